"""Lines of a handout with boxes to tick, as they come back from a word processor. The boxes are letters there: people
type over one, behind it, or put a cross in its place. A box is known by the word behind it. `intake_form_word.py` calls
it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from handouts import wording
from handouts.wording import folded
from workshop_app.domain.okr import Direction, KeyResultType

POINTS = tuple(map(str, range(1, 9)))
_BOX = re.compile(r"[\u2610\u2611\u2612\u2713\u2714\u2717\u2718\u25a1\u25a0\u2b1c\u2b1b]|\[[ xX]?\]")
_EMPTY = frozenset("\u2610\u25a1\u2b1c") | {"[ ]", "[]"}
_CROSS = re.compile(r"(?<!\w)[xX](?!\w)|(?<!\w)[xX]$")  # a letter by itself, or right before the word
_ANY_MARK = re.compile(rf"{_BOX.pattern}|{_CROSS.pattern}")


class TickedLine(Struct, frozen=True):
    """A line with boxes: the field it is ("type", "points", "direction"), the numbers ticked, from 1, and what else
    was written into it."""

    field: str
    ticked: tuple[int, ...] = ()
    beside: str = ""


def choice_in(text: str) -> TickedLine | None:
    """The choice a cell is; None for a cell of another kind, whatever boxes somebody drew in it."""
    words = wording.load("en")
    said = " ".join(text.replace("\xa0", " ").split())
    head = re.match(rf"{re.escape(folded(words('handout.key_result', n='')))}\s*\d*(?!\w)", said, re.IGNORECASE)
    if head is not None:
        kinds = tuple(words.member(kind).lower() for kind in KeyResultType)
        return _read("type", said[head.end() :], _printed(kinds, said))
    points = words("handout.points")
    if said.casefold().startswith(points.casefold()):
        return _read("points", said[len(points) :], POINTS)
    ways = tuple(words.member(way) for way in Direction)
    if _BOX.search(said) and _printed(ways, said) == ways:
        return _read("direction", said, ways)
    return None


def ticks_in(text: str) -> tuple[int, ...] | None:
    """The lines ticked of a cell that holds nothing but a box for each line beside it; None for another cell."""
    lines = [line for line in text.replace("\xa0", " ").split("\n") if line.strip()]
    if not lines or not all(_ANY_MARK.search(line) and not _ANY_MARK.sub("", line).strip() for line in lines):
        return None
    return tuple(number for number, line in enumerate(lines, 1) if _before(line)[0])


def _printed(words: Sequence[str], said: str) -> tuple[str, ...]:
    """Those of them that stand there: a house may leave some kinds out."""
    return tuple(each for each in words if each.casefold() in said.casefold())


def _read(field: str, said: str, words: Sequence[str]) -> TickedLine:
    ticked: list[int] = []
    beside: list[str] = []
    start = 0
    for number, word in enumerate(words, 1):
        found = re.compile(rf"(?:(?<![^\W_])|(?<=[xX])){re.escape(word)}(?!\w)", re.IGNORECASE).search(said, start)
        if found is None:
            continue
        on, rest = _before(said[start : found.start()])
        ticked += [number] if on else []
        beside.append(rest)
        start = found.end()
    beside.append(said[start:])
    left = " ".join(" ".join(_BOX.sub(" ", each).split()) for each in beside).strip(" ,;")
    return TickedLine(field, tuple(ticked), left)


def _before(said: str) -> tuple[bool, str]:
    """Whether what stands before a word ticks it, and what is left. A cross before the box may belong to the word
    before it: it is no tick, and is told."""
    marks = list(_ANY_MARK.finditer(said))
    if not marks:
        return False, said
    boxes = [at for at, each in enumerate(marks) if _BOX.fullmatch(each[0])]
    mine = marks[boxes[-1] if boxes else -1 :]
    on = any(each[0] not in _EMPTY for each in mine)
    rest = said[: mine[0].start()] + _ANY_MARK.sub(" ", said[mine[0].start() :])
    return on, rest

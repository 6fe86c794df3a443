"""What the feedback forms of a workshop said, counted: how many gave each answer, and what was said in groups (domain
section 6.3). No form and nobody's name is kept, so that what is anonymous stays so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

SCALES = ("worth", "explain", "before", "after")
MOST = 5  # of a scale, which begins at 1
PACES = ("slow", "right", "fast")
FEWEST = 5  # answers to a question: with fewer somebody might be recognised
LONGEST = 4  # digits of a count
_NO_ANSWER = "-"
_PACE_LETTERS = {"s": 0, "r": 1, "f": 2}
_APART = re.compile(r"[\s,;/]+")
_HOW_MANY = re.compile(r"^(?P<said>.*\S)\s*\((?P<count>\d{1,4})\)$", re.DOTALL)

Counts = tuple[int, ...]
NONE_YET: Counts = (0,) * MOST
NO_PACE: Counts = (0,) * len(PACES)


class Feedback(Struct, frozen=True):
    """The answers of one workshop; its id is the workshop's. The four scales hold how many marked 1, 2, 3, 4 and 5,
    `pace` how many found it too slow, right and too fast. `useful`, `change` and `promises` are a group of like words a
    line, with how many said so in brackets at its end. `forms` came back, `ask_again` of them may be asked again."""

    id: str
    forms: int = 0
    worth: Counts = NONE_YET
    explain: Counts = NONE_YET
    before: Counts = NONE_YET
    after: Counts = NONE_YET
    pace: Counts = NO_PACE
    ask_again: int = 0
    sentence: str = ""
    useful: str = ""
    change: str = ""
    promises: str = ""
    we_change: str = ""
    we_by: date | None = None


class OneForm(Struct, frozen=True):
    """The marks of a single form, while it is being counted: 1 to 5 on each scale, 0 where nothing is marked, and the
    place of its pace, None where nothing is."""

    scales: tuple[int, ...]
    pace: int | None = None


class SaidGroup(Struct, frozen=True):
    """What several people said in like words, and how many did; "" where nobody counted."""

    said: str
    count: str = ""


def read_form(words: str) -> OneForm | None:
    """A form as it is typed: four marks from 1 to 5 or "-", then s, r or f for the pace, or nothing: "4 5 2 4 r",
    "4524r", "45-5". None when it is anything else: a mark that is not understood is asked about, never counted."""
    marks = _APART.sub("", words).lower()
    pace = _PACE_LETTERS.get(marks[-1:])
    scales = marks[:-1] if pace is not None else marks
    if len(scales) != len(SCALES) or any(each not in "12345" + _NO_ANSWER for each in scales):
        return None
    return OneForm(tuple(0 if each == _NO_ANSWER else int(each) for each in scales), pace)


def read_counts(words: str, wanted: int) -> Counts | None:
    """So many whole numbers, apart by commas, blanks or semicolons: "0, 0, 2, 7, 8". None when it is anything else."""
    parts = [each for each in _APART.split(words.strip()) if each]
    if len(parts) != wanted or not all(each.isdecimal() and len(each) <= LONGEST for each in parts):
        return None
    return tuple(int(each) for each in parts)


def with_form(counted: Feedback, form: OneForm) -> Feedback:
    """One form more."""
    changed = {
        name: _one_more(getattr(counted, name), mark - 1)
        for name, mark in zip(SCALES, form.scales, strict=True)
        if mark
    }
    pace = counted.pace if form.pace is None else _one_more(counted.pace, form.pace)
    return replace(counted, forms=counted.forms + 1, pace=pace, **changed)


def _one_more(counts: Counts, at: int) -> Counts:
    return tuple(count + (place == at) for place, count in enumerate(counts))


def answers(counts: Sequence[int]) -> int:
    """How many gave one."""
    return sum(counts)


def may_be_told(counts: Sequence[int]) -> bool:
    """Whether there are enough answers for nobody to be recognised."""
    return answers(counts) >= FEWEST


def middle(counts: Sequence[int]) -> str:
    """The answer of the person in the middle when all are put in order; of an even number both, where they differ: "4",
    "3–4". Empty without an answer."""
    given = [mark for mark, count in enumerate(counts, 1) for _ in range(count)]
    if not given:
        return ""
    low, high = given[(len(given) - 1) // 2], given[len(given) // 2]
    return str(low) if low == high else f"{low}–{high}"


def too_many(counted: Feedback) -> tuple[str, ...]:
    """The questions with more answers than forms that came back, when it is said how many did."""
    if not counted.forms:
        return ()
    over = tuple(name for name in (*SCALES, "pace") if answers(getattr(counted, name)) > counted.forms)
    return (*over, "ask_again") if counted.ask_again > counted.forms else over


def groups(words: str) -> tuple[SaidGroup, ...]:
    """The lines as groups; a number in brackets at the end of one is how many said so."""
    return tuple(_group(line.strip()) for line in words.splitlines() if line.strip())


def _group(line: str) -> SaidGroup:
    found = _HOW_MANY.match(line)
    return SaidGroup(found["said"], found["count"]) if found else SaidGroup(line)

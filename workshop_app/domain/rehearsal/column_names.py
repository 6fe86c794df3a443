"""Further names in a left-hand column that is handed on: those an engagement knows, which go without a word, and words
that look like a name, which are asked about. Nothing is guessed: a list of first names would know half of the world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.left_hand import ColumnSheet, SpokenColumn, Stands

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAST = 2  # letters of a piece of a name
_WORD = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")  # without the 's of a possessive
_BEFORE = re.compile(r"(?:^|[.!?…:;|“\"(\n–-])\s*$")  # what stands before the first word of a sentence
# Written with a capital in English wherever they stand, and no names.
_CAPITALS = (
    "i i'm i'd i've i'll ok okr okrs kr krs kpi kpis hr it mr mrs ms dr english german french monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december easter christmas"
)
CAPITALS = frozenset(_CAPITALS.split())


def without_known(column: SpokenColumn, known: ClientNames, text: str) -> SpokenColumn:
    """The column with these names taken out, too. A first name that is a word of this text ("will") stays."""
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    names: dict[str, str] = {known.client: "the client"} if known.client.strip() else {}
    for person in known.people:
        names.setdefault(person, "")
        for piece in person.split():
            if len(piece) >= LEAST and piece[0].isupper() and piece.lower() not in small:
                names.setdefault(piece, "")
    return _with_stands(column, names)


def without_asked(column: SpokenColumn, names: Iterable[str]) -> SpokenColumn:
    """The column with names taken out that somebody said are names."""
    return _with_stands(column, dict.fromkeys(names, ""))


def _with_stands(column: SpokenColumn, names: dict[str, str]) -> SpokenColumn:
    have = dict(column.stands)
    free = iter(_free_letters(column.stands))
    by_person: dict[str, str] = {}
    for name in sorted((each for each in names if each.strip()), key=_longest_first):
        if name not in have:
            owner = next((whole for whole in by_person if name in whole.split()), name)
            by_person.setdefault(owner, names[name] or next(free, "X."))
            have[name] = names[name] or by_person[owner]
    ordered: Stands = tuple((name, have[name]) for name in sorted(have, key=_longest_first))
    return replace(column, stands=ordered)


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _free_letters(stands: Stands) -> Iterator[str]:
    taken = {instead for _, instead in stands}
    return (f"{letter}." for letter in LETTERS if f"{letter}." not in taken)


def likely_names(text: str) -> tuple[str, ...]:
    """Words with a capital inside a sentence that are never written without one, the most frequent first; words side by
    side are one name."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    small = {word for word, _, _ in words if word[0].islower()}
    inside = {word for word, start, _ in words if word[0].isupper() and not _BEFORE.search(text[:start][-4:] or "\n")}
    names = {word for word in inside if _may_be(word, small)}
    found: Counter[str] = Counter()
    last_end, run = -1, list[str]()
    for word, start, end in (*words, ("", -1, -1)):
        beside = bool(run) and start >= 0 and text[last_end:start] == " "
        if run and not (word in names and beside):
            found[" ".join(run)] += 1
            run = []
        if word in names:
            run.append(word)
        last_end = end
    return tuple(name for name, _ in found.most_common())


def _may_be(word: str, small: set[str]) -> bool:
    plain = word.lower()
    return len(word) >= LEAST and not word.isupper() and plain not in small and plain not in CAPITALS


def sheet_text(sheet: ColumnSheet) -> str:
    """Everything a reader of the sheet would read, a line each."""
    parts = [said for _, said in (*sheet.above, *sheet.below)]
    for row in sheet.rows:
        parts += [row.thought, *(said for _, said in row.said)]
    return "\n".join(parts)

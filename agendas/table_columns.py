"""Which column of an agenda table means what.

Called by `table` only. Pure. A heading decides; without one, the content does: what holds clock times that rise is the
start, what holds lengths is the minutes, the longest texts are what happens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from agendas import words
from agendas.typed_times import imported_clock, imported_duration, is_day_fraction


class Column(StrEnum):
    """What a column of an agenda table can mean."""

    ID = "id"
    NUMBER = "number"
    DAY = "day"
    START = "start"
    END = "end"
    MINUTES = "minutes"
    TITLE = "title"
    TYPE = "type"
    LEAD = "lead"
    ROOM_TEXT = "room_text"
    SCRIPT = "script"


_SPAN = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b|\bbis\b|\buntil\b)\s*(.+)", re.IGNORECASE)
_CLOCK_SIGN = re.compile(r"\d\s*[:.h]\s*\d\d|\d\s*[ap]\.?m\b|\buhr\b", re.IGNORECASE)


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words by which columns, kinds and roles are recognised."""
    return tomllib.loads((words.FOLDER / "columns.toml").read_text("utf-8"))


@cache
def total_words() -> frozenset[str]:
    return frozenset(vocabulary()["total"]["words"])


def plain(cell: str) -> str:
    """A cell on one line, without the control characters that come along from a clipboard."""
    return " ".join("".join(char if ord(char) >= 32 else " " for char in cell).split())


def span(text: str) -> tuple[int | None, int | None]:
    """Start and end of "9:00-9:30"; a single time has no end."""
    if (alone := imported_clock(text)) is not None:
        return alone, None
    match = _SPAN.fullmatch(text)
    if match is None:
        return None, None
    begin, end = imported_clock(match[1]), imported_clock(match[2], ends=True)
    return (begin, end) if begin is not None and end is not None else (None, None)


def recognised(rows: Sequence[Sequence[str]]) -> tuple[tuple[Column | None, ...], bool]:
    """What each column means, and whether the first row is a heading."""
    width = max(len(row) for row in rows)
    heading = _by_heading(rows[0], width)
    known = {column for column in heading if column is not None}
    if Column.TITLE in known or len(known) >= 2:
        return _completed(heading, rows[1:]), True
    return _completed([None] * width, rows), False


def _by_heading(row: Sequence[str], width: int) -> list[Column | None]:
    found: list[Column | None] = [None] * width
    for place, cell in enumerate(row):
        text = cell.lower().strip(" :*()[]")
        column = next((Column(name) for name, known in vocabulary()["column"].items() if text in known), None)
        if column not in found:
            found[place] = column
    return found


def _completed(columns: Sequence[Column | None], rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...]:
    """Give columns without a heading the meaning their content has, if nothing has that meaning yet."""
    found = list(columns)
    for column, is_one in ((Column.NUMBER, _is_numbering), (Column.START, _is_start), (Column.MINUTES, _is_minutes)):
        for place in range(len(found)):
            if found[place] is None and column not in found and is_one(_cells(rows, place)):
                found[place] = column
    if Column.TITLE not in found:
        left = [place for place, column in enumerate(found) if column is None]
        texts = {place: [cell for cell in _cells(rows, place) if re.search(r"[^\W\d_]{2}", cell)] for place in left}
        filled = [place for place in left if 2 * len(texts[place]) >= len(rows)]
        if filled:
            # Notes are longer than titles and stand to the right of them: the first column with words wins.
            found[filled[0]] = Column.TITLE
    return tuple(found)


def _cells(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row) and row[place]]


def _is_numbering(cells: Sequence[str]) -> bool:
    """1, 2, 3 ... at least three of them: a length hardly ever looks like that."""
    return len(cells) >= 3 and [cell.rstrip(".") for cell in cells] == [str(n) for n in range(1, len(cells) + 1)]


def _is_start(cells: Sequence[str]) -> bool:
    """Mostly clock times, hardly ever falling. "1:30, 0:45" are lengths: they begin before six in the morning."""
    times = [begin for cell in cells if _looks_like_clock(cell) and (begin := span(cell)[0]) is not None]
    if not times or 3 * len(times) < 2 * len(cells):
        return False
    falls = sum(later < earlier for earlier, later in pairwise(times))
    return times[0] >= 6 * 60 and 3 * falls <= len(times)


def _looks_like_clock(cell: str) -> bool:
    return bool(_CLOCK_SIGN.search(cell)) or is_day_fraction(cell)


def _is_minutes(cells: Sequence[str]) -> bool:
    return bool(cells) and 3 * sum(imported_duration(cell) is not None for cell in cells) >= 2 * len(cells)

"""The lines of an agenda before their cells mean anything: a line that only names a day goes to those below it, and the
lines of a mail are cut into cells. Called by `table` only. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from agendas import table_columns, table_days, typed_lines
from agendas.table_days import DayMark
from agendas.table_times import cell_times, looks_like_clock

_FEWEST = 3  # times that stand alone
_ZONE = re.compile(r"\s+\(?(?:[A-Z]{2,4}T|UTC|GMT|MEZ|MESZ)(?:[+-]\d+)?\)?$")


class TableLine(Struct, frozen=True):
    """A row as it stands in the source; `day` where a line above it names one. `around`: words around a plan that was
    typed line by line, such as a greeting. Rows of another `block` go on at the same time: their times begin anew."""

    line: int
    cells: list[str]
    day: DayMark | None = None
    around: bool = False
    block: int = 0


def under_their_days(rows: Sequence[TableLine]) -> list[TableLine]:
    """Lines that only name a day are no rows: what stands below them belongs to it."""
    kept: list[TableLine] = []
    day = None
    for row in rows:
        named = table_days.line_mark(row.cells)
        if named is None:
            kept.append(replace(row, day=day))
        else:
            day = named
    return kept


def cut_by_words(rows: list[TableLine]) -> list[TableLine]:
    """Lines of a mail become rows of a table."""
    if not rows or any(sum(map(bool, row.cells)) != 1 for row in rows):
        return rows
    if below := _below_their_times(rows):
        return below
    typed = typed_lines.cut([next(filter(None, row.cells)) for row in rows])
    if typed is None:
        return rows
    return [
        replace(row, cells=cells, around=sum(map(bool, cells)) == 1) for row, cells in zip(rows, typed, strict=True)
    ]


def _below_their_times(rows: Sequence[TableLine]) -> list[TableLine]:
    """The rows, where each time is a line of its own with what happens below it, as pages of programmes are copied;
    whatever else stands below one (a room, who speaks) is around the plan. Nothing where they are not so."""
    said = [_ZONE.sub("", next(filter(None, row.cells))) for row in rows]
    times = [at for at, words in enumerate(said) if looks_like_clock(words) and cell_times(words).begin is not None]
    if len(times) < _FEWEST or times[0] > 1 or 3 * len(times) > 2 * len(rows) or len(rows) - 1 in times:
        return []
    if any(behind - at < 2 for at, behind in pairwise(times)):
        return []
    titles = {at + 1: said[at] for at in times}
    return [
        replace(row, cells=[titles.get(at, ""), next(filter(None, row.cells))], around=at not in titles)
        for at, row in enumerate(rows)
        if at not in times
    ]


def with_one_heading(rows: list[TableLine]) -> list[TableLine]:
    """The rows, where one heading spans two ("Time" above "Start" and "End"), with those in one line."""
    for at, (first, second) in enumerate(pairwise(rows[: table_columns.MOST_ABOVE])):
        spans = {at for at, (a, b) in enumerate(pairwise((*first.cells, ""))) if a and b in ("", a)}
        below = [cell for cell in second.cells if cell]
        whole = any(a and not b for a, b in zip_longest(first.cells, second.cells)) and any(
            all(second.cells[at : at + 2]) and at + 1 < len(second.cells) for at in spans
        )
        if whole and all(map(table_columns.is_heading, below)):
            wide = [*second.cells, *[""] * (len(first.cells) - len(second.cells))]
            above = [*first.cells, *[""] * (len(wide) - len(first.cells))]
            joined = replace(second, cells=[low or high for high, low in zip(above, wide, strict=True)])
            return [*rows[:at], joined, *rows[at + 2 :]]
    return rows

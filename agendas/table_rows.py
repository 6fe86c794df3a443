"""The rows of an agenda table once its columns mean something: cells by what they mean, and the times read in them.
Called by `table` only. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from agendas import table_columns, table_days, typed_lines
from agendas.formulas import is_formula
from agendas.table_columns import Column
from agendas.table_days import DayMark
from agendas.table_lines import TableLine
from agendas.table_problems import RowMistake, TableProblem
from agendas.table_times import RowTimes, cell_times, over_days, with_end
from agendas.typed_times import imported_duration

LONGEST_TITLE = 200
_WORDS = frozenset({Column.ID, Column.TYPE, Column.GROUP, Column.LEAD, Column.ROOM_TEXT, Column.SCRIPT})


class ReadRow(Struct, frozen=True):
    """The cells of one row by what they mean, and what could be read in them."""

    line: int
    cells: Mapping[Column, str]
    times: RowTimes = RowTimes()
    minutes: int | None = None
    named: DayMark | None = None
    day: int = 1
    asked: bool = False  # its length stands there, but nobody can read it
    block: int = 0

    @property
    def start(self) -> int | None:
        return self.times.begin

    def text(self, column: Column) -> str:
        return self.cells.get(column, "")


def rows_of(
    body: Sequence[TableLine], columns: tuple[Column | None, ...], heads: Sequence[str], mistakes: list[RowMistake]
) -> list[ReadRow]:
    """The rows; where several columns are titles, one for each group or day that has something in it. The days come one
    after the other."""
    places = [at for at, each in enumerate(columns) if each is Column.TITLE]
    named = {at: table_days.mark(heads[at]) if at < len(heads) else None for at in places}
    by_day = len(places) > 1 and all(named.values())
    found: list[tuple[int, ReadRow]] = []
    for row in body:
        filled = [at for at in places if at < len(row.cells) and row.cells[at]]
        if len({row.cells[at] for at in filled}) < 2 and not by_day:
            filled = filled[:1]  # what all groups do together
        for at in filled or places[:1]:
            cells = [
                cell if place == at or columns[place] is not Column.TITLE else ""
                for place, cell in enumerate(row.cells[: len(columns)])
            ]
            read = _row(replace(row, cells=cells, day=named[at] or row.day), columns, mistakes)
            if read is not None and len(filled) > 1 and not by_day:
                read = replace(read, cells={Column.GROUP: heads[at], **read.cells})
            if read is not None:
                found.append((at if by_day else 0, read))
    if len(places) > 1 and not by_day:
        found = _without_repeats(found)
    return [read for _, read in sorted(found, key=itemgetter(0))]


def _without_repeats(found: Sequence[tuple[int, ReadRow]]) -> list[tuple[int, ReadRow]]:
    """The rows of groups side by side, where one that stands in several lines (its cells were merged) is one item until
    the line behind them."""
    starts = {row.line: row.start for _, row in found}
    behind = dict(zip(starts, [*list(starts.values())[1:], None], strict=True))
    kept: list[tuple[int, ReadRow]] = []
    last: dict[str, int] = {}  # where the last row of each group stands
    for at, row in found:
        group = row.text(Column.GROUP)
        place = last.get(group) if group else None
        before = kept[place][1] if place is not None else None
        end = behind[row.line]
        if place is not None and before is not None and end is not None and _goes_on(before, row, starts):
            kept[place] = (kept[place][0], replace(before, times=replace(before.times, end=end)))
        else:
            last[group] = len(kept)
            kept.append((at, row))
    return kept


def _goes_on(before: ReadRow, row: ReadRow, starts: Mapping[int, int | None]) -> bool:
    """Whether a row says what the one of its group in the line above does."""
    lines = list(starts)
    until = lines[lines.index(row.line) - 1] if row.line in starts and lines.index(row.line) else None
    same = before.text(Column.TITLE) == row.text(Column.TITLE) and not row.minutes
    return same and (before.line == until or before.times.end == row.start)


def _row(row: TableLine, columns: tuple[Column | None, ...], mistakes: list[RowMistake]) -> ReadRow | None:
    """The row with its times read; None for a total, a heading repeated, or a row without a title."""
    by_column = {
        column: cell
        for column, cell in zip(columns, row.cells, strict=False)
        if column is not None and cell and not (column in _WORDS and is_formula(cell))
    }
    title = by_column.get(Column.TITLE, "")
    if not {Column.START, Column.MINUTES} & set(columns):
        title, length = typed_lines.length_in_brackets(title)
        by_column |= {Column.TITLE: title} | ({Column.MINUTES: length} if length else {})
    if title.lower().rstrip(" :") in table_columns.total_words():
        mistakes.append(RowMistake(row.line, TableProblem.TOTAL))
        return None
    if table_columns.is_heading_again(row.cells, columns):
        return None
    if not title:
        said = by_column.keys() & {Column.START, Column.MINUTES}
        if said:
            start = by_column.get(Column.START, "")
            words = said == {Column.START} and cell_times(start).begin is None and any(map(str.isalpha, start))
            mistakes.append(RowMistake(row.line, TableProblem.NOT_OF_THE_PLAN if words else TableProblem.NO_TITLE))
        return None
    if is_formula(title):
        mistakes.append(RowMistake(row.line, TableProblem.TITLE_FORMULA, {"text": title[:80]}))
        return None
    if len(title) > LONGEST_TITLE:
        facts = {"length": len(title), "most": LONGEST_TITLE}
        mistakes.append(RowMistake(row.line, TableProblem.TITLE_TOO_LONG, facts))
        return None
    named = table_days.cell_mark(by_column.get(Column.DAY, "")) or row.day
    return _with_times(ReadRow(row.line, by_column, named=named, block=row.block), mistakes)


def _with_times(row: ReadRow, mistakes: list[RowMistake]) -> ReadRow:
    times = cell_times(row.text(Column.START))
    if row.text(Column.START) and times.begin is None:
        mistakes.append(RowMistake(row.line, TableProblem.START_UNREADABLE, {"text": row.text(Column.START)}, False))
    if row.text(Column.END):
        times = with_end(times, row.text(Column.END))
        ends = table_days.cell_mark(row.text(Column.END_DAY)) or times.end_day
        if times.end is not None and over_days(times, times.day or row.named, ends):
            facts = {"day": row.text(Column.END_DAY) or row.text(Column.END)}
            if row.text(Column.MINUTES):
                times = replace(times, end=None)  # how long it takes is said, and checked below
            else:
                mistakes.append(RowMistake(row.line, TableProblem.ENDS_ANOTHER_DAY, facts, False))
                return replace(row, times=replace(times, end=None), asked=True)
    minutes = None
    if row.text(Column.MINUTES):
        minutes = imported_duration(row.text(Column.MINUTES))
        if minutes is None:  # what the times say is not taken in its place: the coach is asked
            facts = {"text": row.text(Column.MINUTES)}
            mistakes.append(RowMistake(row.line, TableProblem.MINUTES_UNREADABLE, facts, False))
            return replace(row, times=replace(times, end=None), asked=True)
    return replace(row, times=replace(times, minutes=minutes), minutes=minutes)

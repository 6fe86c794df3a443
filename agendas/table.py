"""An agenda from a table somebody has typed: rows of cells in, draft steps and named mistakes out.

Called by the import window with what a paste or a workbook gave (the cells are already split). Pure. It shows what it
understood before anything is imported: which column was taken for what, and which kinds of step are only guessed. A row
that cannot be read is left out and named; nothing is made up. `table_merge` turns the drafts into an agenda.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

from agendas import crossed_out, table_columns, table_days, table_unseen, typed_lines, words
from agendas.formulas import is_formula
from agendas.model import Activity, Lead, StepType
from agendas.table_blocks import one_below_the_other
from agendas.table_columns import Column, plain
from agendas.table_days import DayMark
from agendas.table_guesses import guess, leads, type_said
from agendas.table_lines import TableLine, cut_by_words, under_their_days, with_one_heading
from agendas.table_problems import RowMistake, TableProblem
from agendas.table_sums import beyond_a_day
from agendas.table_times import (
    DAY,
    LONGEST_ROW,
    RowTimes,
    cell_times,
    from_the_beginning,
    on_one_clock,
    over_days,
    with_end,
)
from agendas.typed_times import imported_duration

MOST_ROWS = 500
LONGEST_TITLE = 200
_WORDS = frozenset({Column.ID, Column.TYPE, Column.GROUP, Column.LEAD, Column.ROOM_TEXT, Column.SCRIPT})
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class DraftStep(Struct, frozen=True):
    """What one row was understood to say. `minutes` is None where nobody said how long it takes: it is asked, never
    made up. `id` is empty unless the table has one. `type_guessed`: only the title speaks for it. `start` is what the
    table says; `group` and `lead_words` are its own words for who is at work there and who leads."""

    line: int
    title: str
    minutes: int | None
    type: StepType
    type_guessed: bool = True
    activity: Activity = Activity.NONE
    leads: tuple[Lead, ...] = ()
    id: str = ""
    start: int | None = None
    day: int = 1
    room_text: str = ""
    script: str = ""
    group: str = ""
    lead_words: str = ""


class TablePreview(Struct, frozen=True):
    """Everything that was understood, to be looked at before it is imported."""

    columns: tuple[Column | None, ...]
    has_heading: bool
    steps: tuple[DraftStep, ...]
    mistakes: tuple[RowMistake, ...]
    heads: tuple[str, ...] = ()  # the table's own words above the columns
    heading: int | None = None  # the row of the source in which they stand


class _ReadRow(Struct, frozen=True):
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


def read(
    rows: Sequence[Sequence[str]],
    lines: Sequence[int] | None = None,
    meanings: Sequence[Column | None] | None = None,
    hidden: Collection[int] = (),
) -> TablePreview:
    """Drafts from rows of cells. `lines` gives each row its number in the source (1, 2, 3 ... unless given);
    `meanings` is what the coach says the columns mean, in place of what they look like; `hidden` are the numbers of the
    rows that nobody sees."""
    unseen: list[RowMistake] = []
    numbered = table_unseen.seen(_numbered(rows, lines), hidden, unseen)
    if not numbered:
        return TablePreview((), False, (), (RowMistake(0, TableProblem.NO_ROWS), *unseen))
    table = one_below_the_other(cut_by_words(under_their_days(numbered)))
    if not table:
        return TablePreview((), False, (), (RowMistake(0, TableProblem.NO_TITLE_COLUMN), *unseen))
    table = with_one_heading(table)
    found = table_columns.recognised([each.cells for each in table])
    columns, has_heading = tuple(meanings or found.columns), found.row is not None
    heads, heading = (tuple(table[found.row].cells), table[found.row].line) if found.row is not None else ((), None)
    above, body = table[: found.row or 0], table[found.row + 1 :] if found.row is not None else table
    body = table_unseen.without_crossed(body, columns, unseen)
    lengths = table_columns.lengths_in_minutes([each.cells for each in body], columns, heads)
    body = [replace(each, cells=cells) for each, cells in zip(body, lengths, strict=True)]
    if Column.TITLE not in columns or len(body) > MOST_ROWS:
        why = TableProblem.TOO_MANY_ROWS if Column.TITLE in columns else TableProblem.NO_TITLE_COLUMN
        mistake = RowMistake(0, why, {"rows": len(body), "most": MOST_ROWS})
        return TablePreview(columns, has_heading, (), (mistake, *unseen), heads, heading)
    mistakes = unseen + [RowMistake(each.line, TableProblem.ABOVE_HEADINGS) for each in above]
    mistakes += [RowMistake(each.line, TableProblem.NOT_OF_THE_PLAN) for each in body if each.around]
    read_rows = _rows([each for each in body if not each.around], columns, heads, mistakes)
    blocks = [_timed(list(rows)) for _, rows in groupby(read_rows, attrgetter("block"))]
    steps = _in_their_order(_drafts([row for rows in blocks for row in rows], mistakes), len(blocks))
    for line, day, hours in beyond_a_day((each.line, each.day, each.group, each.minutes) for each in steps):
        mistakes.append(RowMistake(line, TableProblem.DAY_TOO_LONG, {"day": day, "hours": hours}, False))
    mistakes.sort(key=attrgetter("line"))
    return TablePreview(columns, has_heading, steps, tuple(mistakes), heads, heading)


def _numbered(rows: Sequence[Sequence[str]], lines: Sequence[int] | None) -> list[TableLine]:
    return [
        TableLine(line, [crossed_out.like(cell, plain(cell)) for cell in row])
        for line, row in zip(lines or range(1, len(rows) + 1), rows, strict=True)
        if any(cell.strip() for cell in row)
    ]


def sentence(mistake: RowMistake, language: str = "en") -> str:
    """The mistake in words."""
    return words.table_mistake(mistake.problem, mistake.facts, language)


def _rows(
    body: Sequence[TableLine], columns: tuple[Column | None, ...], heads: Sequence[str], mistakes: list[RowMistake]
) -> list[_ReadRow]:
    """The rows; where several columns are titles, one for each group or day that has something in it. The days come one
    after the other."""
    places = [at for at, each in enumerate(columns) if each is Column.TITLE]
    named = {at: table_days.mark(heads[at]) if at < len(heads) else None for at in places}
    by_day = len(places) > 1 and all(named.values())
    found: list[tuple[int, _ReadRow]] = []
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
    return [read for _, read in sorted(found, key=itemgetter(0))]


def _row(row: TableLine, columns: tuple[Column | None, ...], mistakes: list[RowMistake]) -> _ReadRow | None:
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
    if title.lower().rstrip(":") in table_columns.total_words() or table_columns.is_heading_again(row.cells, columns):
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
    return _with_times(_ReadRow(row.line, by_column, named=named, block=row.block), mistakes)


def _with_times(row: _ReadRow, mistakes: list[RowMistake]) -> _ReadRow:
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


def _timed(rows: list[_ReadRow]) -> list[_ReadRow]:
    """The rows on one clock, each on its day. Times that count from the beginning give lengths, but no start."""
    times = [row.times for row in rows]
    if from_the_beginning([row.times for row in rows if not row.asked]):
        ends = [*(each.begin for each in times[1:]), None]
        return [
            replace(
                row, minutes=row.minutes or _between(row.times.begin, row.times.end or end), times=RowTimes(), day=1
            )
            for row, end in zip(rows, ends, strict=True)
            if end is not None or row.times.end is not None or not _ends_the_plan(row)
        ]
    settled, days = on_one_clock(times, [row.named for row in rows])
    return [
        replace(row, times=at, day=day, minutes=row.minutes or _between(at.begin, at.end))
        for row, at, day in zip(rows, settled, days, strict=True)
    ]


def _between(begin: int | None, end: int | None) -> int | None:
    return (end - begin) % DAY or None if begin is not None and end is not None else None


def _ends_the_plan(row: _ReadRow) -> bool:
    return row.text(Column.TITLE).lower().rstrip(" .!") in table_columns.end_words()


def _drafts(rows: list[_ReadRow], mistakes: list[RowMistake]) -> tuple[DraftStep, ...]:
    """A length that is not written is the time to the next row that begins later on that day."""
    steps: list[DraftStep] = []
    used: set[str] = set()
    for place, row in enumerate(rows):
        gap = _to_next(row, rows[place + 1 :])
        minutes = row.minutes if row.minutes is not None or row.asked else gap
        if minutes is None and row.start is not None and _ends_the_plan(row):
            continue
        id = row.text(Column.ID) if _ID.fullmatch(row.text(Column.ID)) else ""
        if id in used:
            mistakes.append(RowMistake(row.line, TableProblem.ID_TWICE, {"id": id}))
            continue
        used.update({id} - {""})
        if minutes is None and not row.asked:
            mistakes.append(RowMistake(row.line, TableProblem.NO_MINUTES, left_out=False))
        elif minutes is not None and minutes > LONGEST_ROW:
            mistakes.append(RowMistake(row.line, TableProblem.TOO_LONG, {"minutes": minutes}, False))
            minutes = None
        if row.times.moved:
            mistakes.append(RowMistake(row.line, TableProblem.AFTERNOON, _shown(row), False))
        steps.append(_draft(row, minutes, id, mistakes))
        following = rows[place + 1] if place + 1 < len(rows) else None
        if (
            row.minutes is not None
            and gap is not None
            and gap != row.minutes
            and following
            and _follows(row, following)
        ):
            facts = {"minutes": row.minutes, "gap": gap}
            mistakes.append(RowMistake(row.line, TableProblem.TIMES_DISAGREE, facts, False))
    return tuple(steps)


def _in_their_order(steps: tuple[DraftStep, ...], blocks: int) -> tuple[DraftStep, ...]:
    """Those of `blocks` that stood side by side, by their times; one without any stays behind the one before it."""
    if blocks < 2:
        return steps
    found: list[tuple[tuple[int, int], DraftStep]] = []
    at = (1, 0)
    for each in steps:
        at = (each.day, each.start if each.start is not None else at[1])
        found.append((at, each))
    return tuple(each for _, each in sorted(found, key=itemgetter(0)))


def _shown(row: _ReadRow) -> Mapping[str, object]:
    assert row.start is not None
    return {"text": row.text(Column.START), "start": f"{row.start // 60 % 24}:{row.start % 60:02}"}


def _follows(row: _ReadRow, following: _ReadRow) -> bool:
    """Whether the next row is on the same day and begins later, not side by side with this one."""
    return (
        row.day == following.day
        and row.start is not None
        and following.start is not None
        and following.start > row.start
    )


def _to_next(row: _ReadRow, rest: Sequence[_ReadRow]) -> int | None:
    later = next((each for each in rest if each.start != row.start or each.day != row.day), None)
    return _between(row.start, later.start) if later is not None and _follows(row, later) else None


def _draft(row: _ReadRow, minutes: int | None, id: str, mistakes: list[RowMistake]) -> DraftStep:
    title = row.text(Column.TITLE)
    guessed, activity = guess(title)
    said = type_said(row.text(Column.TYPE))
    if row.text(Column.TYPE) and said is None:
        mistakes.append(RowMistake(row.line, TableProblem.TYPE_UNKNOWN, {"text": row.text(Column.TYPE)}, False))
    if said is not None and said is not guessed:
        activity = Activity.NONE
    return DraftStep(
        row.line,
        title,
        minutes,
        said or guessed,
        said is None,
        activity,
        leads(row.text(Column.LEAD)),
        id,
        row.start % DAY if row.start is not None else None,
        row.day,
        row.text(Column.ROOM_TEXT),
        row.text(Column.SCRIPT),
        row.text(Column.GROUP),
        row.text(Column.LEAD),
    )

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

from agendas import crossed_out, table_columns, table_groups, table_unseen, words
from agendas.model import Activity, Lead, StepType
from agendas.table_blocks import one_below_the_other
from agendas.table_columns import Column, plain
from agendas.table_guesses import guess, leads, type_said
from agendas.table_lines import TableLine, cut_by_words, under_their_days, with_one_heading
from agendas.table_problems import RowMistake, TableProblem
from agendas.table_rows import ReadRow, rows_of
from agendas.table_sums import beyond_a_day
from agendas.table_times import (
    DAY,
    LONGEST_ROW,
    RowTimes,
    from_the_beginning,
    on_one_clock,
)

MOST_ROWS = 500
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


def read(
    rows: Sequence[Sequence[str]],
    lines: Sequence[int] | None = None,
    meanings: Sequence[Column | None] | None = None,
    hidden: Collection[int] = (),
    begins: Collection[int] = (),
) -> TablePreview:
    """Drafts from rows of cells. `lines` gives each row its number in the source (1, 2, 3 ... unless given);
    `meanings` is what the coach says the columns mean, in place of what they look like; `hidden` are the numbers of the
    rows that nobody sees, `begins` of those that head a table."""
    unseen: list[RowMistake] = []
    numbered = table_unseen.seen(table_unseen.of_the_plan(_numbered(rows, lines), begins, unseen), hidden, unseen)
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
    body = table_unseen.without_crossed(body, columns, heads, unseen)
    counted = table_columns.counted_from_zero([each.cells for each in body], heads)
    lengths = table_columns.lengths_in_minutes(counted, columns, heads)
    body = [replace(each, cells=cells) for each, cells in zip(body, lengths, strict=True)]
    if Column.TITLE not in columns or len(body) > MOST_ROWS:
        why = TableProblem.TOO_MANY_ROWS if Column.TITLE in columns else TableProblem.NO_TITLE_COLUMN
        mistake = RowMistake(0, why, {"rows": len(body), "most": MOST_ROWS})
        return TablePreview(columns, has_heading, (), (mistake, *unseen), heads, heading)
    mistakes = unseen + [RowMistake(each.line, TableProblem.ABOVE_HEADINGS) for each in above]
    mistakes += [RowMistake(each.line, TableProblem.NOT_OF_THE_PLAN) for each in body if each.around]
    read_rows = rows_of([each for each in body if not each.around], columns, heads, mistakes)
    read_rows, known = _by_group(read_rows)
    blocks = [_timed(list(rows), known) for _, rows in groupby(read_rows, attrgetter("block"))]
    steps = _in_their_order(_drafts([row for rows in blocks for row in rows], mistakes, known is not None), len(blocks))
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


def _by_group(rows: list[ReadRow]) -> tuple[list[ReadRow], list[str] | None]:
    """The rows group by group, and the days they name in their order, where groups are at work at once but stand one
    below the other; as they are, and None, where they do not."""
    days = [row.times.day or row.named for row in rows]
    said = [(row.text(Column.GROUP), row.start, day) for row, day in zip(rows, days, strict=True)]
    numbers = table_groups.blocks(said) if not any(row.block for row in rows) else []
    if not any(numbers):
        return rows, None
    grouped = [replace(row, block=number) for row, number in zip(rows, numbers, strict=True)]
    return sorted(grouped, key=attrgetter("block")), list(dict.fromkeys(day.words for day in days if day and day.words))


def _timed(rows: list[ReadRow], known: Sequence[str] | None = None) -> list[ReadRow]:
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
    settled, days = on_one_clock(times, [row.named for row in rows], known or ())
    return [
        replace(row, times=at, day=day, minutes=row.minutes or _between(at.begin, at.end))
        for row, at, day in zip(rows, settled, days, strict=True)
    ]


def _between(begin: int | None, end: int | None) -> int | None:
    return (end - begin) % DAY or None if begin is not None and end is not None else None


def _ends_the_plan(row: ReadRow) -> bool:
    return row.text(Column.TITLE).lower().rstrip(" .!") in table_columns.end_words()


def _drafts(rows: list[ReadRow], mistakes: list[RowMistake], grouped: bool) -> tuple[DraftStep, ...]:
    """A length that is not written is the time to the next row that begins later on that day; of a group that stands
    `grouped` with its rows together, to the next of its own or of all."""
    steps: list[DraftStep] = []
    used: set[str] = set()
    for place, row in enumerate(rows):
        rest = _later(row, rows) if grouped else rows[place + 1 :]
        gap = _to_next(row, rest)
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
        following = rest[0] if rest else None
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


def _shown(row: ReadRow) -> Mapping[str, object]:
    assert row.start is not None
    return {"text": row.text(Column.START), "start": f"{row.start // 60 % 24}:{row.start % 60:02}"}


def _follows(row: ReadRow, following: ReadRow) -> bool:
    """Whether the next row is on the same day and begins later, not side by side with this one."""
    return (
        row.day == following.day
        and row.start is not None
        and following.start is not None
        and following.start > row.start
    )


def _later(row: ReadRow, rows: Sequence[ReadRow]) -> list[ReadRow]:
    """What begins later on that day for the group of a row, or for all."""
    own = row.text(Column.GROUP)
    mine = [each for each in rows if not own or each.text(Column.GROUP) in ("", own)]
    found = [(each.start, each) for each in mine if each.start is not None and _follows(row, each)]
    return [each for _, each in sorted(found, key=itemgetter(0))]


def _to_next(row: ReadRow, rest: Sequence[ReadRow]) -> int | None:
    later = next((each for each in rest if each.start != row.start or each.day != row.day), None)
    return _between(row.start, later.start) if later is not None and _follows(row, later) else None


def _draft(row: ReadRow, minutes: int | None, id: str, mistakes: list[RowMistake]) -> DraftStep:
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

"""An agenda from a table somebody has typed: rows of cells in, draft steps and named mistakes out.

Called by the import window with what a paste or a workbook gave (the cells are already split). Pure. It shows what it
understood before anything is imported: which column was taken for what, and which kinds of step are only guessed. A row
that cannot be read is left out and named; nothing is made up. `table_merge` turns the drafts into an agenda.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from agendas import table_columns, typed_lines, words
from agendas.model import Activity, Lead, StepType
from agendas.table_columns import Column, plain, span
from agendas.typed_times import imported_clock, imported_duration

MOST_ROWS = 500
LONGEST_TITLE = 200
DAY = 24 * 60
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class TableProblem(StrEnum):
    """What can be wrong with a row (or, the first three, with the table)."""

    NO_ROWS = "no_rows"
    NO_TITLE_COLUMN = "no_title_column"
    TOO_MANY_ROWS = "too_many_rows"
    NO_TITLE = "no_title"
    TITLE_TOO_LONG = "title_too_long"
    MINUTES_UNREADABLE = "minutes_unreadable"
    START_UNREADABLE = "start_unreadable"
    NO_MINUTES = "no_minutes"
    TIMES_DISAGREE = "times_disagree"
    TYPE_UNKNOWN = "type_unknown"
    ID_TWICE = "id_twice"


class RowMistake(Struct, frozen=True):
    """One thing wrong. `line` is the row as counted in the source (0: the table as a whole); `left_out` tells whether
    the row is missing from the drafts."""

    line: int
    problem: TableProblem
    facts: Mapping[str, object] = field(default_factory=dict)
    left_out: bool = True


class DraftStep(Struct, frozen=True):
    """What one row was understood to say. `id` is empty unless the table has one. `type_guessed`: only the title
    speaks for it. `start` is what the table says, for the preview; an agenda computes its own."""

    line: int
    title: str
    minutes: int
    type: StepType
    type_guessed: bool = True
    activity: Activity = Activity.NONE
    leads: tuple[Lead, ...] = ()
    id: str = ""
    start: int | None = None
    day: int = 1
    room_text: str = ""
    script: str = ""


class TablePreview(Struct, frozen=True):
    """Everything that was understood, to be looked at before it is imported."""

    columns: tuple[Column | None, ...]
    has_heading: bool
    steps: tuple[DraftStep, ...]
    mistakes: tuple[RowMistake, ...]


class _ReadRow(Struct, frozen=True):
    """The cells of one row by what they mean, and what could be read in them."""

    line: int
    cells: Mapping[Column, str]
    start: int | None = None
    end: int | None = None
    minutes: int | None = None

    def text(self, column: Column) -> str:
        return self.cells.get(column, "")


def read(rows: Sequence[Sequence[str]], lines: Sequence[int] | None = None) -> TablePreview:
    """Drafts from rows of cells. `lines` gives each row its number in the source (1, 2, 3 ... unless given)."""
    numbered = [
        (line, [plain(cell) for cell in row])
        for line, row in zip(lines or range(1, len(rows) + 1), rows, strict=True)
        if any(cell.strip() for cell in row)
    ]
    if not numbered:
        return TablePreview((), False, (), (RowMistake(0, TableProblem.NO_ROWS),))
    if all(sum(map(bool, cells)) == 1 for _, cells in numbered):
        typed = typed_lines.cut([next(filter(None, cells)) for _, cells in numbered])
        numbered = (
            numbered if typed is None else [(line, cells) for (line, _), cells in zip(numbered, typed, strict=True)]
        )
    columns, has_heading = table_columns.recognised([cells for _, cells in numbered])
    body = numbered[1:] if has_heading else numbered
    if Column.TITLE not in columns:
        return TablePreview(columns, has_heading, (), (RowMistake(0, TableProblem.NO_TITLE_COLUMN),))
    if len(body) > MOST_ROWS:
        facts = {"rows": len(body), "most": MOST_ROWS}
        return TablePreview(columns, has_heading, (), (RowMistake(0, TableProblem.TOO_MANY_ROWS, facts),))
    mistakes: list[RowMistake] = []
    read_rows = [_row(line, cells, columns, mistakes) for line, cells in body]
    steps = _drafts([row for row in read_rows if row is not None], mistakes)
    return TablePreview(columns, has_heading, steps, tuple(sorted(mistakes, key=lambda mistake: mistake.line)))


def sentence(mistake: RowMistake, language: str = "en") -> str:
    """The mistake in words."""
    return words.table_mistake(mistake.problem, mistake.facts, language)


def _row(
    line: int, cells: list[str], columns: tuple[Column | None, ...], mistakes: list[RowMistake]
) -> _ReadRow | None:
    """The row with its times read; None for a total, a heading repeated, or a row without a title."""
    by_column = {column: cell for column, cell in zip(columns, cells, strict=False) if column is not None and cell}
    title = by_column.get(Column.TITLE, "")
    if title.lower().rstrip(":") in table_columns.total_words():
        return None
    if not title:
        if by_column.keys() & {Column.START, Column.MINUTES}:
            mistakes.append(RowMistake(line, TableProblem.NO_TITLE))
        return None
    if len(title) > LONGEST_TITLE:
        facts = {"length": len(title), "most": LONGEST_TITLE}
        mistakes.append(RowMistake(line, TableProblem.TITLE_TOO_LONG, facts))
        return None
    return _with_times(_ReadRow(line, by_column), mistakes)


def _with_times(row: _ReadRow, mistakes: list[RowMistake]) -> _ReadRow | None:
    begin, end = span(row.text(Column.START))
    if row.text(Column.START) and begin is None:
        mistakes.append(RowMistake(row.line, TableProblem.START_UNREADABLE, {"text": row.text(Column.START)}, False))
    if row.text(Column.END):
        end = imported_clock(row.text(Column.END), ends=True)
    minutes = None
    if row.text(Column.MINUTES):
        minutes = imported_duration(row.text(Column.MINUTES))
        if minutes is None:
            mistakes.append(RowMistake(row.line, TableProblem.MINUTES_UNREADABLE, {"text": row.text(Column.MINUTES)}))
            return None
    elif begin is not None and end is not None:
        minutes = (end - begin) % DAY or None
    return replace(row, start=begin, end=end, minutes=minutes)


def _drafts(rows: list[_ReadRow], mistakes: list[RowMistake]) -> tuple[DraftStep, ...]:
    """A length that is not written is the time to the next row; a time that goes back begins another day."""
    steps: list[DraftStep] = []
    used: set[str] = set()
    day = 1
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        minutes = row.minutes if row.minutes is not None else _to_next(row, following)
        if minutes is None:
            mistakes.append(RowMistake(row.line, TableProblem.NO_MINUTES))
            continue
        id = row.text(Column.ID) if _ID.fullmatch(row.text(Column.ID)) else ""
        if id in used:
            mistakes.append(RowMistake(row.line, TableProblem.ID_TWICE, {"id": id}))
            continue
        used.update({id} - {""})
        day = _day(row, steps, day)
        steps.append(_draft(row, minutes, id, day, mistakes))
        gap = _to_next(row, following)
        if row.minutes is not None and gap is not None and gap != row.minutes:
            facts = {"minutes": row.minutes, "gap": gap}
            mistakes.append(RowMistake(row.line, TableProblem.TIMES_DISAGREE, facts, False))
    return tuple(steps)


def _to_next(row: _ReadRow, following: _ReadRow | None) -> int | None:
    if following is None or row.start is None or following.start is None or following.start <= row.start:
        return None
    return following.start - row.start


def _day(row: _ReadRow, steps: list[DraftStep], day: int) -> int:
    written = re.search(r"\d+", row.text(Column.DAY))
    if written and 1 <= int(written[0][:2]) <= 31:
        return max(day, int(written[0][:2]))
    known = [step for step in steps if step.start is not None]
    if row.start is None or not known:
        return day
    before = known[-1]
    assert before.start is not None
    goes_on = (before.start + sum(step.minutes for step in steps[steps.index(before) :])) % DAY == row.start
    return day if goes_on or row.start >= before.start else day + 1


def _draft(row: _ReadRow, minutes: int, id: str, day: int, mistakes: list[RowMistake]) -> DraftStep:
    title = row.text(Column.TITLE)
    guessed, activity = guess(title)
    said = _type_said(row.text(Column.TYPE))
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
        _leads(row.text(Column.LEAD)),
        id,
        row.start,
        day,
        row.text(Column.ROOM_TEXT),
        row.text(Column.SCRIPT),
    )


def guess(title: str) -> tuple[StepType, Activity]:
    """The kind of step a title sounds like; an exercise when it sounds like nothing in particular."""
    for pattern, type, activity in _guesses():
        if pattern.search(title.lower()):
            return type, activity
    return StepType.EXERCISE, Activity.NONE


@cache
def _guesses() -> tuple[tuple[re.Pattern[str], StepType, Activity], ...]:
    return tuple(
        (
            re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in entry["words"]) + r")(?!\w)"),
            StepType(entry["type"]),
            Activity(entry.get("activity", "none")),
        )
        for entry in table_columns.vocabulary()["guess"]
    )


def _type_said(text: str) -> StepType | None:
    known = table_columns.vocabulary()["type"]
    text = text.lower()
    return next((StepType(type) for type, entries in known.items() if text == type or text in entries), None)


def _leads(text: str) -> tuple[Lead, ...]:
    """Who leads: "SP then C", "coach + sponsor"; names of people are not roles and give none."""
    known = table_columns.vocabulary()["lead"]
    parts = re.split(r"\s*(?:[,;/+&]|\bthen\b|\band\b|\bund\b|\bdann\b)\s*", text.lower())
    found = [
        Lead(lead) for part in parts for lead, entries in known.items() if part and (part == lead or part in entries)
    ]
    return tuple(dict.fromkeys(found))

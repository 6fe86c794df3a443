"""What a tracker that came back would change: cell by cell against what stands in the file now, and against what stood
there when it was taken out.

Nothing is dropped in silence. What is not understood, or was changed at both ends, is a question, and its cell is left
out; a row that is new, unknown or missing is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct

from workshop_app.application.recording import NAME_FIELDS
from workshop_app.application.tracker import Tracker, TrackerRow
from workshop_app.domain.cycle_scores import kept_end, read_end, read_score
from workshop_app.domain.published import is_promised
from workshop_app.domain.scoring import Model
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT
from workshop_app.domain.tracker import (
    NEEDED,
    SHEETS,
    CellSort,
    SheetKey,
    TrackerColumn,
    is_cut,
    plain,
    was_edited,
)
from workshop_app.domain.values.days import Span, read_day
from workshop_app.domain.values.near_days import is_in_reach


class TrackerDoubt(StrEnum):
    """Why something of a tracker does not come in."""

    NO_SCORE = "no_score"
    NO_END = "no_end"  # neither met nor not met
    NO_DAY = "no_day"
    NO_CHOICE = "no_choice"
    DAY_FOR_TEXT = "day_for_text"  # a spreadsheet made a day of "1/2"
    NO_VALUE = "no_value"  # an error, or a formula nobody reckoned
    TOO_LONG = "too_long"
    CUT = "cut"  # only its beginning stood in the cell
    NEEDS_WORDS = "needs_words"
    BOTH = "both"  # changed here and there
    PUBLISHED = "published"
    FOLLOWS = "follows"  # a column that only shows
    NEW_LINE = "new_line"
    UNKNOWN_LINE = "unknown_line"
    TWICE = "twice"
    MIXED_UP = "mixed_up"  # the row is another than its hidden id says


IDENTITY = frozenset({"cycle", "team", "check_in", "key_result", "subject"})  # what says which row it is


class IncomingLine(Struct, frozen=True):
    """A row as it came: the line it stands on, the id in it, what it held when it was taken out, and its cells by
    column, choices and ticks already without their language."""

    line: int
    id: str
    prints: str
    cells: Mapping[str, object]


class CellChange(Struct, frozen=True):
    """One cell that comes in. `seen` is what stands in the file, `then` what is to stand there, `model` how the cycle
    of its row is scored, and `models` how all those of its tracker are: columns are headed by them."""

    sheet: SheetKey
    line: int
    id: str
    column: TrackerColumn
    team: str
    subject: str
    seen: Any
    then: Any
    model: Model = Model.LEVELS
    models: frozenset[Model] = frozenset({Model.LEVELS})

    @property
    def now_shown(self) -> str:
        return plain(self.column, self.seen)

    @property
    def then_shown(self) -> str:
        return plain(self.column, self.then)


class TrackerQuestion(Struct, frozen=True):
    """What does not come in, and why. `words` is what stands there; `column` None speaks of a whole row, `model` and
    `models` are as of a change."""

    sheet: SheetKey
    line: int
    doubt: TrackerDoubt
    words: str = ""
    column: TrackerColumn | None = None
    team: str = ""
    subject: str = ""
    now: str = ""
    model: Model = Model.LEVELS
    models: frozenset[Model] = frozenset({Model.LEVELS})


class NotRead(StrEnum):
    """Why a sheet or a column was not read."""

    SHEET = "sheet"  # not one of a tracker
    COLUMN = "column"
    COLUMN_TWICE = "column_twice"
    NO_IDS = "no_ids"  # the hidden column with the ids is gone
    SHOWN_ONLY = "shown_only"  # the scores over time follow from the updates


class TrackerNote(Struct, frozen=True):
    """A sheet, or a column of it, that was not read."""

    why: NotRead
    sheet: str
    column: str = ""


class TrackerReading(Struct, frozen=True):
    """What would come in, what is asked, what was not read, and how many rows of each sheet were not in the file
    (nothing is removed)."""

    changes: tuple[CellChange, ...] = ()
    questions: tuple[TrackerQuestion, ...] = ()
    missing: Mapping[SheetKey, int] = {}
    notes: tuple[TrackerNote, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of the workbook bring a change."""
        return len({(each.sheet, each.line) for each in self.changes})


class _Doubtful(Exception):
    """This cell yields a question."""

    def __init__(self, doubt: TrackerDoubt) -> None:
        super().__init__(doubt)
        self.doubt = doubt


def compare(
    now: Tracker,
    came: Mapping[SheetKey, tuple[IncomingLine, ...]],
    notes: tuple[TrackerNote, ...] = (),
) -> TrackerReading:
    """What came against what is there. A sheet that is not in `came` was not in the file; nothing is said of it."""
    changes: list[CellChange] = []
    questions: list[TrackerQuestion] = []
    missing: dict[SheetKey, int] = {}
    for key, lines in came.items():
        rows = {row.id: row for row in now.sheets[key]}
        names = _names(key, now.sheets[key])
        seen: set[str] = set()
        for line in lines:
            row = rows.get(line.id)
            if row is None or line.id in seen:
                questions.append(_left_out(key, line, twice=line.id in seen))
                continue
            seen.add(line.id)
            mixed = _mixed_up(key, line, row, names)
            for each in (mixed,) if mixed else _cells(key, line, row, now.models):
                (changes if isinstance(each, CellChange) else questions).append(each)  # type: ignore[arg-type]
        if len(seen) < len(rows):
            missing[key] = len(rows) - len(seen)
    return TrackerReading(tuple(changes), tuple(questions), missing, notes)


def _left_out(key: SheetKey, line: IncomingLine, *, twice: bool) -> TrackerQuestion:
    doubt = TrackerDoubt.UNKNOWN_LINE if line.id else TrackerDoubt.NEW_LINE
    columns = {column.key: column for column in SHEETS[key]}
    # Its own words tell more than the cycle and team it begins with.
    texts = [(columns[name].kind is None, _words(value)) for name, value in line.cells.items() if _words(value)]
    words = next((text for shown, text in texts if not shown), texts[0][1] if texts else "")
    return TrackerQuestion(key, line.line, TrackerDoubt.TWICE if twice else doubt, words)


def _name_column(key: SheetKey) -> TrackerColumn | None:
    """What a row of this sheet is called by: the first thing that can be changed."""
    return next((column for column in SHEETS[key] if column.kind is not None), None)


def _names(key: SheetKey, rows: tuple[TrackerRow, ...]) -> frozenset[str]:
    column = _name_column(key)
    if column is None or column.sort is not CellSort.TEXT or key is SheetKey.UPDATES:
        return frozenset()
    at = SHEETS[key].index(column)
    return frozenset(plain(column, row.values[at]) for row in rows) - {""}


def _mixed_up(key: SheetKey, line: IncomingLine, row: TrackerRow, names: frozenset[str]) -> TrackerQuestion | None:
    """Whether somebody sorted some columns and not the hidden ones, so that a row carries the id of another: then it
    says another team or check-in than it did, or is called as another row is. Nothing of such a row comes in."""
    called = _name_column(key)
    for column, stored in zip(SHEETS[key], row.values, strict=True):
        tells = column.kind is None and column.key in IDENTITY
        if column.key not in line.cells or not (tells or column is called):
            continue
        raw = line.cells[column.key]
        shown, now = plain(column, raw.date() if isinstance(raw, datetime) else _words(raw)), plain(column, stored)
        if shown != now and was_edited(line.prints, column, shown) is not False and (tells or shown in names):
            words = _words(raw)
            return TrackerQuestion(key, line.line, TrackerDoubt.MIXED_UP, words, None, row.team, row.subject, now)
    return None


def _cells(
    key: SheetKey, line: IncomingLine, row: TrackerRow, models: frozenset[Model]
) -> Iterator[CellChange | TrackerQuestion]:
    for column, stored in zip(SHEETS[key], row.values, strict=True):
        if column.key not in line.cells:
            continue
        raw, now = line.cells[column.key], plain(column, stored)
        try:
            then = _read(column, raw, stored, row)
            shown = plain(column, then)
            edited = was_edited(line.prints, column, shown)
            if shown == now or edited is False:
                continue  # the same, or it moved on here after the tracker was taken out
            if column.kind is None:
                raise _Doubtful(TrackerDoubt.FOLLOWS)
            if edited and was_edited(line.prints, column, now):
                raise _Doubtful(TrackerDoubt.BOTH)
            _check(column, row, stored, then)
        except _Doubtful as doubtful:
            words = _words(raw)
            at = (key, line.line, doubtful.doubt)
            yield TrackerQuestion(*at, words, column, row.team, row.subject, now, row.model, models)
        else:
            yield CellChange(key, line.line, row.id, column, row.team, row.subject, stored, then, row.model, models)


def _check(column: TrackerColumn, row: TrackerRow, stored: object, then: object) -> None:
    place = (column.kind, column.field)
    if row.published and column.kind is not None and is_promised(column.kind, (column.field,)):
        raise _Doubtful(TrackerDoubt.PUBLISHED)
    if isinstance(stored, str) and is_cut(stored):
        raise _Doubtful(TrackerDoubt.CUT)
    if isinstance(then, str) and len(then) > (LONGEST_NAME if column.field in NAME_FIELDS else LONGEST_TEXT):
        raise _Doubtful(TrackerDoubt.TOO_LONG)
    if place in NEEDED and not str(then).strip():
        raise _Doubtful(TrackerDoubt.NEEDS_WORDS)


def _read(column: TrackerColumn, raw: object, stored: object, row: TrackerRow) -> Any:
    """What a cell says, as it would be stored. What it held already is never asked about."""
    if isinstance(raw, str) and raw == plain(column, stored):
        return stored
    if raw is not None and not isinstance(raw, str | int | float | bool | date):
        raise _Doubtful(TrackerDoubt.NO_VALUE)
    match column.sort:
        case CellSort.DAY:
            return _day(raw, row.days)
        case CellSort.SCORE:
            return _end(raw, str(stored), row.model) if column.key == "final_score" else _score(raw)
        case CellSort.CHOICE:
            return _chosen(column, raw)
        case CellSort.TICK:
            return _ticked(raw)
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        if read_day(str(stored), cycle=row.days) == day:
            return stored
        raise _Doubtful(TrackerDoubt.DAY_FOR_TEXT)
    return _words(raw)


def _day(raw: object, cycle: Span | None) -> date | None:
    day: date | None
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
    elif not (words := _words(raw).strip()):
        return None
    else:
        day = read_day(words, cycle=cycle) if isinstance(raw, str) else None
    if day is None or (cycle is not None and not is_in_reach(day, cycle[1])):
        raise _Doubtful(TrackerDoubt.NO_DAY)
    return day


def _score(raw: object) -> str:
    words = _words(raw)
    if words.strip() and read_score(words) is None:
        raise _Doubtful(TrackerDoubt.NO_SCORE)
    return words.strip()


def _end(raw: object, stored: str, model: Model) -> str:
    """What a key result came to, as its cycle is scored: met is 1, as it is kept everywhere. A score of before stays
    what it is, the number that a spreadsheet makes of it too."""
    words = _words(raw).strip()
    if model is not Model.EVEN_ODDS:
        return _score(raw)
    if (typed := read_score(words)) is not None and typed == read_score(stored):
        return stored
    if words and read_end(words, model) is None:
        raise _Doubtful(TrackerDoubt.NO_END)
    return kept_end(words, model)


def _chosen(column: TrackerColumn, raw: object) -> Enum:
    words = _words(raw).strip()
    for member in column.choices or ():
        if member.value == words:
            return member
    raise _Doubtful(TrackerDoubt.NO_CHOICE)


def _ticked(raw: object) -> bool:
    words = _words(raw).strip().casefold()
    if words not in ("", "yes", "no", "true", "false"):
        raise _Doubtful(TrackerDoubt.NO_CHOICE)
    return words in ("yes", "true")


def _words(raw: object) -> str:
    """A cell in words; a number as a spreadsheet shows it."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return f"{raw:.15g}"
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    return str(getattr(raw, "shown", raw))

"""The tracker: what its sheets and columns are, and how what stands in a cell is compared with what is stored. Pure.

One table names every column with the field behind it, so that what is written out and what is read in cannot drift
apart. A column without a field follows from the others: it is shown, and a change of it is told and not taken.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.cycle_scores import read_score
from workshop_app.domain.okr import Direction, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection

LONGEST_IN_CELL = 32_767  # UTF-16 units, in every program that opens workbooks
CUT_AT = 16_000  # characters that stay of a longer text: as UTF-16 they fit whatever they are
CUT = " […]"
ESCAPE = "x005F_"  # how workbooks write an underscore that begins no code; libraries drop it here and there


class CellSort(StrEnum):
    """What a column holds. A score is a number where it can be read as one; a choice is a member of an enum."""

    TEXT = "text"
    SCORE = "score"
    DAY = "day"
    CHOICE = "choice"
    TICK = "tick"


class SheetKey(StrEnum):
    """The sheets in their order, what a spreadsheet user looks for first."""

    OKRS = "okrs"
    OBJECTIVES = "objectives"
    CHECK_INS = "check_ins"
    UPDATES = "updates"
    ACTIONS = "actions"
    CHANGES = "changes"
    GOING_ON = "going_on"
    LOOKING_BACK = "looking_back"
    HEALTH = "health"
    READINGS = "readings"
    NOT_NOW = "not_now"


class ChangedPart(StrEnum):
    """What of a set, an objective or a key result was changed, or that one came or went."""

    TEXT = "text"
    WHY_NOW = "why_now"
    BASELINE = "baseline"
    COMMIT = "commit"
    TARGET = "target"
    STRETCH = "stretch"
    UNIT = "unit"
    MISSION = "mission"
    ADDED = "added"
    REMOVED = "removed"


class TrackerColumn(Struct, frozen=True):
    """One column. `kind` and `field` say what is stored behind it; without a kind it only follows from the others.
    `part` is the name of one of the pairs that a field keeps, such as how sure a team was of one level."""

    key: str
    sort: CellSort = CellSort.TEXT
    kind: type | None = None
    field: str = ""
    choices: type[Enum] | None = None
    part: str = ""

    def held(self, value: object) -> Any:
        """What stands in this column for a stored value."""
        found = getattr(value, self.field)
        return dict(found).get(self.part, "") if self.part else found

    def changed(self, value: Any, then: object) -> Any:
        """The value with something else in this column."""
        if not self.part:
            return replace(value, **{self.field: then})
        pairs = dict(getattr(value, self.field)) | {self.part: then}
        return replace(value, **{self.field: tuple((name, pairs[name]) for name in pairs if pairs[name])})


def _of(kind: type, *fields: str, sort: CellSort = CellSort.TEXT) -> tuple[TrackerColumn, ...]:
    return tuple(TrackerColumn(field, sort, kind, field) for field in fields)


def _shown(*keys: str, sort: CellSort = CellSort.TEXT) -> tuple[TrackerColumn, ...]:
    return tuple(TrackerColumn(key, sort) for key in keys)


def _choice(key: str, choices: type[Enum], kind: type | None = None, field: str = "") -> TrackerColumn:
    return TrackerColumn(key, CellSort.CHOICE, kind, field, choices)


def _sure(level: str) -> TrackerColumn:
    return TrackerColumn(f"sure_of_{level}", kind=KeyResult, field="confidence", part=level)


DAY, SCORE, TICK = CellSort.DAY, CellSort.SCORE, CellSort.TICK
_STATE = _choice("state", DraftStatus)
SHEETS: Mapping[SheetKey, tuple[TrackerColumn, ...]] = {
    SheetKey.OKRS: (
        *_shown("cycle", "team"),
        _STATE,
        *_shown("objective", "number"),
        TrackerColumn("key_result", kind=KeyResult, field="text"),
        _choice("type", KeyResultType, KeyResult, "type"),
        *_of(KeyResult, "unit", "baseline", "commit", "target", "stretch"),
        *map(_sure, ("commit", "target", "stretch")),
        *_of(KeyResult, "champions", "shared_with", "source"),
        *_of(KeyResult, "read_out", sort=DAY),
        *_shown("latest_value"),
        *_shown("latest_day", sort=DAY),
        *_shown("latest_predicted", sort=SCORE),
        _choice("latest_signal", HealthSignal),
        TrackerColumn("final_value", kind=Reflection, field="value"),
        TrackerColumn("final_score", SCORE, Reflection, "score"),
        *_of(Reflection, "learning"),
        _choice("bucket", Bucket, Reflection, "bucket"),
    ),
    SheetKey.OBJECTIVES: (
        *_shown("cycle", "team"),
        _STATE,
        *_shown("mission", "number"),
        TrackerColumn("objective", kind=Objective, field="text"),
        *_of(Objective, "why_now"),
        _choice("direction", Direction, Objective, "direction"),
    ),
    SheetKey.CHECK_INS: (
        *_shown("check_in", sort=DAY),
        *_shown("cycle", "team"),
        *_of(CheckIn, "meeting", "attended", "decisions"),
        *_of(CheckIn, "held", sort=TICK),
    ),
    SheetKey.UPDATES: (
        *_shown("check_in", sort=DAY),
        *_shown("cycle", "team", "number", "key_result"),
        *_of(ProgressLine, "value"),
        *_of(ProgressLine, "measured_on", sort=DAY),
        *_of(ProgressLine, "source", "happened"),
        *_of(ProgressLine, "predicted", sort=SCORE),
        *_of(ProgressLine, "why_changed", "blocker", "who_can_help"),
        *_of(ProgressLine, "blocked_since", sort=DAY),
        _choice("signal", HealthSignal, ProgressLine, "signal"),
        *_of(ProgressLine, "help_from"),
        *_of(ProgressLine, "talked", sort=TICK),
    ),
    SheetKey.ACTIONS: (
        *_shown("check_in", sort=DAY),
        *_shown("cycle", "team", "number", "key_result"),
        TrackerColumn("action", kind=AgreedAction, field="text"),
        *_of(AgreedAction, "who"),
        *_of(AgreedAction, "due", sort=DAY),
        *_of(AgreedAction, "done", sort=TICK),
    ),
    SheetKey.CHANGES: (
        *_shown("changed_on", sort=DAY),
        *_shown("cycle", "team", "number", "subject"),
        _choice("changed", ChangedPart),
        *_shown("before", "after", "why", "agreed_by"),
    ),
    SheetKey.GOING_ON: (
        *_shown("cycle", "team", "number", "key_result"),
        *_of(Reflection, "new_wording"),
        *_of(Reflection, "to_health", sort=TICK),
        *_of(Reflection, "next_champion", "continues_with"),
        *_of(Reflection, "continues_by", sort=DAY),
    ),
    SheetKey.LOOKING_BACK: (
        *_shown("cycle", "team"),
        *_of(SetReflection, "held_on", sort=DAY),
        *_of(SetReflection, "attended", "surprised", "habit_to_keep", "habit_to_drop", "seeds"),
    ),
    SheetKey.HEALTH: (
        *_shown("cycle", "team"),
        TrackerColumn("metric", kind=WatchedMetric, field="name"),
        *_of(WatchedMetric, "stay", "today", "source"),
    ),
    SheetKey.READINGS: (
        *_shown("check_in", sort=DAY),
        *_shown("cycle", "team", "metric"),
        TrackerColumn("reading", kind=HealthReading, field="value"),
        _choice("signal", HealthSignal, HealthReading, "signal"),
        *_of(HealthReading, "note"),
    ),
    SheetKey.NOT_NOW: (*_shown("cycle", "team"), *_of(NotNow, "text", "why")),
}
NEEDED = frozenset({(AgreedAction, "text"), (KeyResult, "text"), (Objective, "text"), (WatchedMetric, "name")})


def in_cell(text: str) -> str:
    """A text as it stands in a cell: whole, unless no program would hold it."""
    return text if len(text.encode("utf-16-le")) // 2 <= LONGEST_IN_CELL else text[:CUT_AT] + CUT


def is_cut(text: str) -> bool:
    """Whether only the beginning of it stands in its cell."""
    return in_cell(text) != text


def plain(column: TrackerColumn, value: object) -> str:
    """One text for everything that means the same in this column: what is compared, and what is shown."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
    text = in_cell(str(value)).replace(ESCAPE, "")
    score = read_score(text) if column.sort is CellSort.SCORE else None
    return text if score is None else f"{score:.10g}"


def fingerprints(columns: tuple[TrackerColumn, ...], values: tuple[Any, ...]) -> str:
    """What a row held when it was taken out, in few characters: tells what somebody edited from what moved on here."""
    return " ".join(
        f"{column.key}:{_print(plain(column, value))}" for column, value in zip(columns, values, strict=True)
    )


def was_edited(prints: str, column: TrackerColumn, shown: str) -> bool | None:
    """Whether a cell holds something else than when it was taken out; None where nobody kept that."""
    kept = dict(_split(prints)).get(column.key)
    return None if kept is None else kept != _print(shown)


def row_print(values: tuple[object, ...]) -> str:
    """The same for a row that only shows: of all its cells together."""
    return _print("\x1f".join(_bare(value) for value in values).rstrip("\x1f"))


def _bare(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int() | float():
            return f"{value:.10g}"
    return str(value)


def _split(prints: str) -> Iterator[tuple[str, str]]:
    for each in prints.split():
        key, _, print_ = each.partition(":")
        yield key, print_


def _print(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"

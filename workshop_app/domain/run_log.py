"""The log of a running workshop: the events, the stored rows they become, and the one way there and back.

Events are facts in UTC. `row_of` and `read_rows` are the only places that know how an event is spelt in the file; a row
that cannot be read is reported, never dropped in silence, and the rows after it still count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import asdict

from workshop_app.domain.identity import new_id
from workshop_app.domain.run_rows import RunEvent


class NoteKind(StrEnum):
    """What a line taken during the day is: a note, a decision, something for the parking lot, or what somebody commits
    themselves to. Commitments stand in the log of a rehearsal only; those of a real day are values of their own."""

    NOTE = "note"
    DECISION = "decision"
    PARKING = "parking"
    COMMITMENT = "commitment"


class GapChoice(StrEnum):
    """What a stretch was in which the machine slept or its clock was moved."""

    COUNT = "count"  # the workshop went on: the time counts
    PAUSE = "pause"  # the workshop stood still: the time is left out
    CLOCK = "clock"  # nothing passed: somebody set the computer's clock


class Face(StrEnum):
    """What the large clock shows."""

    DOWN = "down"  # what is left
    UP = "up"  # what has passed
    CLOCK = "clock"  # the time of day
    NONE = "none"


class Overtime(StrEnum):
    """What the large clock does when the time is up."""

    COUNT_ON = "count_on"
    FREEZE = "freeze"


class Started(Struct, frozen=True):
    """The day began with its first step. `planned_at` is the instant of the day's planned start and `start_minute` the
    same moment in minutes since local midnight: together they map the agenda's clock times to UTC. Without `keep_pins`
    the day runs at another time than planned and fixed clock times mean nothing."""

    at: datetime
    day: int
    start_minute: int
    planned_at: datetime
    keep_pins: bool = True


class StepEntered(Struct, frozen=True):
    """Another step became the current one: the next, or an earlier one again."""

    at: datetime
    step_id: str


class Paused(Struct, frozen=True):
    """The clock was stopped."""

    at: datetime


class Resumed(Struct, frozen=True):
    """The clock went on."""

    at: datetime


class TimeAdded(Struct, frozen=True):
    """A step got longer, or shorter with negative minutes. In a breakout, `round` and `phase` (counted from 0) say
    which part takes the change."""

    at: datetime
    step_id: str
    minutes: int
    round: int = 0
    phase: int = 0


class Added(Struct, frozen=True):
    """Minutes given to (or taken from) a step, and in a breakout to one phase of one round."""

    step_id: str
    minutes: int
    round: int = 0
    phase: int = 0

    @property
    def time(self) -> timedelta:
        return timedelta(minutes=self.minutes)


class PhaseEnded(Struct, frozen=True):
    """A phase of a breakout was ended by hand before its time was up, and the next one began; or (`back`) that was
    taken back. Its minutes are not given to anything else: what follows comes earlier."""

    at: datetime
    step_id: str
    round: int
    phase: int
    back: bool = False


class TimeShifted(Struct, frozen=True):
    """Several steps got other lengths in one go: to meet a delay, or (`back`) to take the last such change back."""

    at: datetime
    changes: tuple[Added, ...]
    back: bool = False


class RoomExtended(Struct, frozen=True):
    """One breakout room got more time in one phase than the others; seats and the day's clock are as they were."""

    at: datetime
    step_id: str
    round: int
    phase: int
    room: str
    minutes: int


class ClockSet(Struct, frozen=True):
    """The large clock shows something else from now on."""

    at: datetime
    face: Face
    overtime: Overtime


class StartMoved(Struct, frozen=True):
    """The current step had begun at another time than the key was pressed; the log keeps both."""

    at: datetime
    step_id: str
    started_at: datetime
    was: datetime


class NoteTaken(Struct, frozen=True):
    """A line written down during a step."""

    at: datetime
    step_id: str
    kind: NoteKind
    text: str


class RoomVisited(Struct, frozen=True):
    """The facilitator looked into a room, or took the tick away again."""

    at: datetime
    step_id: str
    round: int
    room: str
    visited: bool = True


class GapSettled(Struct, frozen=True):
    """Somebody said what a gap of the clocks was. `seconds` is its length (below zero: the clock went back). `passed`
    tells that the run's own time had already moved through the gap before the question was answered."""

    at: datetime
    since: datetime
    seconds: float
    choice: GapChoice
    passed: bool = False


class Finished(Struct, frozen=True):
    """The day ended."""

    at: datetime


Event = (
    Started
    | StepEntered
    | Paused
    | Resumed
    | TimeAdded
    | PhaseEnded
    | TimeShifted
    | RoomExtended
    | ClockSet
    | StartMoved
    | NoteTaken
    | RoomVisited
    | GapSettled
    | Finished
)

KINDS: dict[str, type[Any]] = {
    "started": Started,
    "step_entered": StepEntered,
    "paused": Paused,
    "resumed": Resumed,
    "time_added": TimeAdded,
    "phase_ended": PhaseEnded,
    "time_shifted": TimeShifted,
    "room_extended": RoomExtended,
    "clock_set": ClockSet,
    "start_moved": StartMoved,
    "note_taken": NoteTaken,
    "room_visited": RoomVisited,
    "gap_settled": GapSettled,
    "finished": Finished,
}
_NAMES = {cls: name for name, cls in KINDS.items()}


class LogDamage(Struct, frozen=True):
    """A row of the log that could not be used: its number, its kind as stored, and why ("unknown_kind", "unreadable",
    "missing", "does_not_fit")."""

    number: int
    kind: str
    reason: str


def kind_of(event: Event) -> str:
    """The name an event has in the file and in the printed log."""
    return _NAMES[type(event)]


def row_of(event: Event, run_id: str, number: int) -> RunEvent:
    """The event as it is stored."""
    data = tuple((name, _spell(getattr(event, name))) for name in event.__struct_fields__ if name != "at")
    return RunEvent(new_id(), run_id, number, event.at, kind_of(event), data)


def event_of(row: RunEvent) -> Event:
    """The stored row as an event. Raises ValueError or KeyError when the row is not one of ours or is damaged."""
    cls = KINDS[row.kind]
    if row.at.tzinfo is None:
        raise ValueError("time without zone")
    stored = dict(row.data)
    hints = _hints(row.kind)
    values: dict[str, Any] = {"at": row.at}
    for name in cls.__struct_fields__:
        if name in stored and name != "at":
            values[name] = _read(stored[name], hints[name])
    try:
        event: Event = cls(**values)
    except TypeError as missing:  # a fact without default is not there
        raise ValueError(str(missing)) from missing
    return event


@cache
def _hints(kind: str) -> dict[str, Any]:
    """Worked out once for each kind of event: a report reads thousands of them."""
    return get_type_hints(KINDS[kind])


def read_rows(rows: Iterable[RunEvent]) -> tuple[tuple[tuple[int, Event], ...], tuple[LogDamage, ...]]:
    """All readable events with their numbers, in order, and every row that is missing or cannot be read."""
    events: list[tuple[int, Event]] = []
    damages: list[LogDamage] = []
    expected = 1
    for row in sorted(rows, key=_number):
        damages.extend(LogDamage(number, "", "missing") for number in range(expected, row.number))
        expected = row.number + 1
        try:
            events.append((row.number, event_of(row)))
        except KeyError:
            damages.append(LogDamage(row.number, row.kind, "unknown_kind"))
        except ValueError:
            damages.append(LogDamage(row.number, row.kind, "unreadable"))
    return tuple(events), tuple(damages)


def _number(row: RunEvent) -> int:
    return row.number


def _spell(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.isoformat()
        case tuple():
            return json.dumps([asdict(each) for each in value])
        case _:
            return str(value)


def _read(text: str, kind: Any) -> object:
    if kind == tuple[Added, ...]:
        return _changes(text)
    if kind is bool:
        return {"yes": True, "no": False}[text] if text in {"yes", "no"} else _refuse(text)
    if kind is datetime:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is not None else _refuse(text)
    return kind(text)


def _changes(text: str) -> tuple[Added, ...]:
    """What was added to the day. Until version 3 of the file each was a bare list in the order of the fields."""
    try:
        return tuple(_added(each) if isinstance(each, dict) else _added_in_order(*each) for each in json.loads(text))
    except (TypeError, KeyError) as odd:
        raise ValueError(text) from odd


def _added(members: dict[str, Any]) -> Added:
    return _added_in_order(*(members[name] for name in Added.__struct_fields__))


def _added_in_order(id: Any, minutes: Any, round: Any, phase: Any) -> Added:
    return Added(str(id), int(minutes), int(round), int(phase))


def _refuse(text: str) -> object:
    raise ValueError(text)

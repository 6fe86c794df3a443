"""What a facilitator may ask of a running workshop: the commands, as values. The rule for each is in `run_decide`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop_app.domain.run_log import Face, GapChoice, NoteKind, Overtime

PATIENCE = timedelta(seconds=5)  # a step does not go on by itself for a moment longer past than this


@dataclass(frozen=True, slots=True)
class Start:
    """Begin the day with its first step. See `run_log.Started` for the anchor; `run_plan` works it out. `changes` are
    other lengths to begin with, as in `ShiftTime`: a late start that is to end on time."""

    planned_at: datetime
    start_minute: int
    day: int = 1
    keep_pins: bool = True
    changes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock go on."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go on to the next step; ends a pause."""


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the previous step and continue its time; ends a pause."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give minutes to the current step (or, named, to a later one); below zero takes them away. In a breakout the
    coaching of the running round takes the change, or the phase that runs once coaching is over."""

    minutes: int
    step_id: str = ""


@dataclass(frozen=True, slots=True)
class ShiftTime:
    """Give minutes to several steps, or take them, in one go: step ids with minutes. Taking all of them drops a step.
    `TakeBack` undoes it."""

    changes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last `ShiftTime` for the steps that have not begun since."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Go on to the next step at the moment this one was over (or the next one was fixed to begin), if that has just
    come; `patience` is what counts as just."""

    patience: timedelta = PATIENCE


@dataclass(frozen=True, slots=True)
class ExtendRoom:
    """Give one breakout room more minutes in the phase that runs there."""

    room: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SetClock:
    """Let the large clock show something else, and say what it does when the time is up."""

    face: Face
    overtime: Overtime


@dataclass(frozen=True, slots=True)
class StartedEarlier:
    """The current step really began at `at`, or so many minutes ago."""

    at: datetime | None = None
    minutes_ago: int = 0


@dataclass(frozen=True, slots=True)
class TakeNote:
    """Write a line down, stamped to the current step."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class VisitRoom:
    """Tick a breakout room as visited in this round, or take the tick away."""

    room: str
    visited: bool = True


@dataclass(frozen=True, slots=True)
class SettleGap:
    """Say what a gap between the two clocks was. With `passed`, the run's time had already moved through it."""

    since: datetime
    seconds: float
    choice: GapChoice
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """End the day, wherever it stands."""


Command = (
    Start
    | Pause
    | Resume
    | Next
    | Back
    | Advance
    | AddTime
    | ShiftTime
    | TakeBack
    | ExtendRoom
    | SetClock
    | StartedEarlier
    | TakeNote
    | VisitRoom
    | SettleGap
    | Finish
)
Move = Pause | Resume | Next | Back | Advance | Finish
Adjustment = AddTime | ShiftTime | TakeBack | ExtendRoom | SetClock | StartedEarlier | TakeNote | VisitRoom | SettleGap

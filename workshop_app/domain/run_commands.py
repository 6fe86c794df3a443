"""What a facilitator may ask of a running workshop: the commands, as values. The rule for each is in `run_decide`."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from workshop_app.domain.run_log import Face, GapChoice, NoteKind, Overtime

PATIENCE = timedelta(seconds=5)  # a step does not go on by itself for a moment longer past than this


class Start(Struct, frozen=True):
    """Begin the day with its first step. See `run_log.Started` for the anchor; `run_plan` works it out. `changes` are
    other lengths to begin with, as in `ShiftTime`: a late start that is to end on time."""

    planned_at: datetime
    start_minute: int
    day: int = 1
    keep_pins: bool = True
    changes: tuple[tuple[str, int], ...] = ()


class Pause(Struct, frozen=True):
    """Stop the clock."""


class Resume(Struct, frozen=True):
    """Let the clock go on."""


class Next(Struct, frozen=True):
    """Go on to the next step; ends a pause."""


class NextPhase(Struct, frozen=True):
    """In a breakout: end the phase that runs and begin the next one now; ends a pause. What follows comes earlier."""


class Back(Struct, frozen=True):
    """Return to the previous step and continue its time; ends a pause. In a breakout, a phase
    that was just ended by hand goes on instead, as long as some of its time is left."""


class AddTime(Struct, frozen=True):
    """Give minutes to the current step (or, named, to a later one); below zero takes them away. In a breakout the
    coaching of the running round takes the change, or the phase that runs once coaching is over."""

    minutes: int
    step_id: str = ""


class AddToPhase(Struct, frozen=True):
    """Give minutes to the phase that runs, or take some of what it has left; outside of a breakout to the step."""

    minutes: int


class ShiftTime(Struct, frozen=True):
    """Give minutes to several steps, or take them, in one go: step ids with minutes. Taking all of them drops a step.
    `TakeBack` undoes it."""

    changes: tuple[tuple[str, int], ...]


class TakeBack(Struct, frozen=True):
    """Undo the last `ShiftTime` for the steps that have not begun since."""


class Advance(Struct, frozen=True):
    """Go on to the next step at the moment this one was over (or the next one was fixed to begin), if that has just
    come; `patience` is what counts as just."""

    patience: timedelta = PATIENCE


class ExtendRoom(Struct, frozen=True):
    """Give one breakout room more minutes in the phase that runs there, or one of the groups that work side by side (by
    the id of its strand) in what it does now. All others keep theirs; the longest group counts."""

    room: str
    minutes: int


class SetClock(Struct, frozen=True):
    """Let the large clock show something else, and say what it does when the time is up."""

    face: Face
    overtime: Overtime


class StartedEarlier(Struct, frozen=True):
    """The current step really began at `at`, or so many minutes ago."""

    at: datetime | None = None
    minutes_ago: int = 0


class TakeNote(Struct, frozen=True):
    """Write a line down, stamped to the current step."""

    kind: NoteKind
    text: str


class VisitRoom(Struct, frozen=True):
    """Tick a breakout room as visited in this round, or take the tick away."""

    room: str
    visited: bool = True


class SettleGap(Struct, frozen=True):
    """Say what a gap between the two clocks was. With `passed`, the run's time had already moved through it."""

    since: datetime
    seconds: float
    choice: GapChoice
    passed: bool = False


class Finish(Struct, frozen=True):
    """End the day, wherever it stands."""


Command = (
    Start
    | Pause
    | Resume
    | Next
    | NextPhase
    | Back
    | Advance
    | AddTime
    | AddToPhase
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
Move = Pause | Resume | Next | NextPhase | Back | Advance | Finish
Adjustment = (
    AddTime
    | AddToPhase
    | ShiftTime
    | TakeBack
    | ExtendRoom
    | SetClock
    | StartedEarlier
    | TakeNote
    | VisitRoom
    | SettleGap
)

"""What a facilitator may do with a running workshop: the commands, and the rule for each.

`decide` is pure: it answers a command with the events it causes, or refuses it with KnownError(RUN_NOT_POSSIBLE) and a
reason the screen can word. Called by `application.run_session`, by the simulation on the command line, and by tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run_log import (
    Event,
    Finished,
    GapChoice,
    GapSettled,
    NoteKind,
    NoteTaken,
    Paused,
    Resumed,
    RoomVisited,
    Started,
    StartMoved,
    StepEntered,
    TimeAdded,
)
from workshop_app.domain.run_rounds import part_at, part_to_extend, parts_of
from workshop_app.domain.run_state import RunState
from workshop_app.domain.text import checked, without_forbidden

MOST_MINUTES = 720  # a step of twelve hours is the longest the clock is made for
LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True)
class Start:
    """Begin the day with its first step. See `run_log.Started` for the anchor; `run_plan` works it out."""

    planned_at: datetime
    start_minute: int
    day: int = 1
    keep_pins: bool = True


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
    """Give minutes to several steps, or take them, in one go: step ids with minutes."""

    changes: tuple[tuple[str, int], ...]


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
    | AddTime
    | ShiftTime
    | StartedEarlier
    | TakeNote
    | VisitRoom
    | SettleGap
    | Finish
)


def decide(state: RunState, command: Command, now: datetime) -> tuple[Event, ...]:
    """The events a command causes now. Raises KnownError(RUN_NOT_POSSIBLE, command, reason) when it makes no sense."""
    now = state.not_before(now)
    if isinstance(command, Start):
        return _start(state, command, now)
    if not state.started:
        _refuse(command, "not_started")
    if not state.running:
        _refuse(command, "finished")
    if isinstance(command, Pause | Resume | Next | Back | Finish):
        return _moved(state, command, now)
    return _adjusted(state, command, now)


def _adjusted(
    state: RunState, command: AddTime | ShiftTime | StartedEarlier | TakeNote | VisitRoom | SettleGap, now: datetime
) -> tuple[Event, ...]:
    match command:
        case AddTime():
            return _add_time(state, command, now)
        case ShiftTime(changes=changes):
            return tuple(event for id, minutes in changes for event in _add_time(state, AddTime(minutes, id), now))
        case StartedEarlier():
            return _started_earlier(state, command, now)
        case TakeNote():
            return _take_note(state, command, now)
        case VisitRoom():
            return _visit(state, command, now)
        case SettleGap():
            return _settle(state, command, now)


def _refuse(command: Command, reason: str) -> NoReturn:
    raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command=type(command).__name__, reason=reason)


def _start(state: RunState, command: Start, now: datetime) -> tuple[Event, ...]:
    if state.started:
        _refuse(command, "already_started")
    if not any(step.day == command.day for step in state.agenda.steps):
        _refuse(command, "no_steps")
    return (Started(now, command.day, command.start_minute, command.planned_at, command.keep_pins),)


def _moved(state: RunState, command: Pause | Resume | Next | Back | Finish, now: datetime) -> tuple[Event, ...]:
    ending: tuple[Event, ...] = (Resumed(now),) if state.paused else ()
    match command:
        case Pause():
            return _refuse(command, "paused") if state.paused else (Paused(now),)
        case Resume():
            return ending or _refuse(command, "not_paused")
        case Next():
            if state.current + 1 >= len(state.steps):
                _refuse(command, "last_step")
            return (*ending, StepEntered(now, state.steps[state.current + 1].step.id))
        case Back():
            if state.current == 0:
                _refuse(command, "first_step")
            return (*ending, StepEntered(now, state.steps[state.current - 1].step.id))
        case Finish():
            return (*ending, Finished(now))


def _add_time(state: RunState, command: AddTime, now: datetime) -> tuple[Event, ...]:
    current = state.steps[state.current].step
    index = state.current if not command.step_id or state.plan is None else state.plan.index(command.step_id)
    if index is None:
        _refuse(command, "no_step")
    if index < state.current:
        _refuse(command, "step_over")
    step = state.steps[index].step
    length = step.minutes + state.added_to(step.id) + command.minutes
    if length < 0:
        _refuse(command, "no_time_left")
    if command.minutes == 0 or length > MOST_MINUTES:
        _refuse(command, "too_much" if command.minutes else "no_minutes")
    elapsed = state.elapsed(step.id, now) if step is current else timedelta(0)
    parts = parts_of(step, state.added)
    part = part_to_extend(parts, elapsed)
    if part is None:
        return (TimeAdded(now, step.id, command.minutes),)
    if part.length + timedelta(minutes=command.minutes) < timedelta(0):
        _refuse(command, "no_time_left")
    return (TimeAdded(now, step.id, command.minutes, part.round, part.phase),)


def _started_earlier(state: RunState, command: StartedEarlier, now: datetime) -> tuple[Event, ...]:
    step_id, visit = state.visits[-1]
    begun = command.at if command.at is not None else now - timedelta(minutes=command.minutes_ago)
    if begun > now:
        _refuse(command, "in_the_future")
    earliest = state.visits[-2][1].start if len(state.visits) > 1 else now - timedelta(minutes=MOST_MINUTES)
    if begun < earliest:
        _refuse(command, "too_early")
    if begun == visit.start:
        _refuse(command, "same_time")
    return (StartMoved(now, step_id, begun, visit.start),)


def _take_note(state: RunState, command: TakeNote, now: datetime) -> tuple[Event, ...]:
    text = checked(without_forbidden(command.text).strip(), "note", LONGEST_NOTE)
    if not text:
        raise KnownError(ErrorCode.TEXT_MISSING, field="note")
    return (NoteTaken(now, state.steps[state.current].step.id, command.kind, text),)


def _visit(state: RunState, command: VisitRoom, now: datetime) -> tuple[Event, ...]:
    step = state.steps[state.current].step
    part = part_at(parts_of(step, state.added), state.elapsed(step.id, now))
    if part is None:
        _refuse(command, "no_round")
    if ((part.round, command.room) in state.visited) == command.visited:
        _refuse(command, "already_so")
    return (RoomVisited(now, step.id, part.round, command.room, command.visited),)


def _settle(state: RunState, command: SettleGap, now: datetime) -> tuple[Event, ...]:
    if command.seconds < 0 and command.choice is not GapChoice.CLOCK:
        _refuse(command, "clock_went_back")
    return (GapSettled(now, command.since, command.seconds, command.choice, command.passed),)

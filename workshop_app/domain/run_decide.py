"""What a facilitator may do with a running workshop: the rule for each command.

`decide` is pure: it answers a command with the events it causes, or refuses it with KnownError(RUN_NOT_POSSIBLE) and a
reason the screen can word. Called by `application.run_session`, by the simulation on the command line, and by tests.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NoReturn, assert_never

from msgspec.structs import replace

from agendas.model import Step
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run_commands import (
    AddTime,
    AddToPhase,
    Adjustment,
    Advance,
    Back,
    Command,
    ExtendRoom,
    Finish,
    Move,
    Next,
    NextPhase,
    Pause,
    Resume,
    SetClock,
    SettleGap,
    ShiftTime,
    Start,
    StartedEarlier,
    TakeBack,
    TakeNote,
    VisitRoom,
)
from workshop_app.domain.run_log import (
    Added,
    ClockSet,
    Event,
    Finished,
    GapChoice,
    GapSettled,
    NoteTaken,
    Paused,
    PhaseEnded,
    Resumed,
    RoomExtended,
    RoomVisited,
    Started,
    StartMoved,
    StepEntered,
    TimeAdded,
    TimeShifted,
)
from workshop_app.domain.run_rounds import part_after, part_at, part_to_extend, parts_of, spread
from workshop_app.domain.run_state import RunState, evolve
from workshop_app.domain.run_strands import as_it_runs, strands_now
from workshop_app.domain.text import checked, without_forbidden

MOST_MINUTES = 720  # a step of twelve hours is the longest the clock is made for
LONGEST_NOTE = 4000


def decide(state: RunState, command: Command, now: datetime) -> tuple[Event, ...]:
    """The events a command causes now. Raises KnownError(RUN_NOT_POSSIBLE, command, reason) when it makes no sense."""
    now = state.not_before(now)
    if isinstance(command, Start):
        return _start(state, command, now)
    if not state.started:
        _refuse(command, "not_started")
    if not state.running:
        _refuse(command, "finished")
    if isinstance(command, Move):
        return _moved(state, command, now)
    return _adjusted(state, command, now)


def moment_to_advance(state: RunState, now: datetime) -> datetime | None:
    """When the running step gives way to the next: its end, or the fixed start of the next one; None when it does
    not."""
    step, following = state.step, state.neighbour(1)
    if step is None or following is None or state.paused:
        return None
    end = now + state.left(step, now)
    return end if following.pin is None else max(end, following.pin)


def _adjusted(state: RunState, command: Adjustment, now: datetime) -> tuple[Event, ...]:
    match command:
        case AddTime() | AddToPhase():
            return _add_time(state, command, now)
        case ShiftTime():
            return _shift(state, command, now)
        case TakeBack():
            return _take_back(state, command, now)
        case ExtendRoom():
            return _extend_room(state, command, now)
        case SetClock(face=face, overtime=overtime):
            return (ClockSet(now, face, overtime),)
        case StartedEarlier():
            return _started_earlier(state, command, now)
        case TakeNote():
            return _take_note(state, command, now)
        case VisitRoom():
            return _visit(state, command, now)
        case SettleGap():
            return _settle(state, command, now)
        case _:
            assert_never(command)


def _refuse(command: Command, reason: str) -> NoReturn:
    raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command=type(command).__name__, reason=reason)


def _start(state: RunState, command: Start, now: datetime) -> tuple[Event, ...]:
    if state.started:
        _refuse(command, "already_started")
    if not any(step.day == command.day for step in state.agenda.steps):
        _refuse(command, "no_steps")
    started = Started(now, command.day, command.start_minute, command.planned_at, command.keep_pins)
    if not command.changes:
        return (started,)
    return (started, *_shift(evolve(state, started), ShiftTime(command.changes), now))


def _moved(state: RunState, command: Move, now: datetime) -> tuple[Event, ...]:
    ending: tuple[Event, ...] = (Resumed(now),) if state.paused else ()
    match command:
        case Pause():
            return _refuse(command, "paused") if state.paused else (Paused(now),)
        case Resume():
            return ending or _refuse(command, "not_paused")
        case Next():
            following = state.neighbour(1) or _refuse(command, "last_step")
            return (*ending, StepEntered(now, following.step.id))
        case NextPhase():
            return (*ending, _next_phase(state, command, now))
        case Back() if phase := _phase_to_return_to(state, now):
            return (*ending, phase)
        case Back():
            before = state.neighbour(-1) or _refuse(command, "first_step")
            return (*ending, StepEntered(now, before.step.id))
        case Advance():
            return _advance(state, command, now)
        case Finish():
            return (*ending, Finished(now))
        case _:
            assert_never(command)


def _next_phase(state: RunState, command: NextPhase, now: datetime) -> Event:
    step = state.steps[state.current].step
    parts = parts_of(step, state.changes)
    part = part_at(parts, state.elapsed(step.id, now))
    if part is None:
        _refuse(command, "no_round")
    if part_after(parts, part) is None:
        _refuse(command, "last_phase")
    return PhaseEnded(now, step.id, part.round, part.phase)


def _phase_to_return_to(state: RunState, now: datetime) -> Event | None:
    """The phase that was ended by hand last, if it would still run had it not been; None otherwise."""
    step = state.steps[state.current].step
    last = next((cut for cut in reversed(state.cuts) if cut.step_id == step.id), None)
    if last is None:
        return None
    back = PhaseEnded(now, step.id, last.round, last.phase, back=True)
    part = part_at(parts_of(step, evolve(state, back).changes), state.elapsed(step.id, now))
    return back if part is not None and (part.round, part.phase) == (last.round, last.phase) else None


def _advance(state: RunState, command: Advance, now: datetime) -> tuple[Event, ...]:
    following, moment = state.neighbour(1), moment_to_advance(state, now)
    if following is None or moment is None or not timedelta(0) <= now - moment <= command.patience:
        _refuse(command, "not_now")
    return (StepEntered(state.not_before(moment), following.step.id),)


def _step_to_change(state: RunState, command: AddTime | AddToPhase | ShiftTime, step_id: str, minutes: int) -> Step:
    """The step that takes so many minutes, now or later in the day. Refused when it cannot."""
    index = state.current if not step_id or state.plan is None else state.plan.index(step_id)
    if index is None:
        _refuse(command, "no_step")
    if index < state.current:
        _refuse(command, "step_over")
    step = state.steps[index].step
    length = step.minutes + state.added_to(step.id) + minutes
    if length < 0:
        _refuse(command, "no_time_left")
    if minutes == 0 or length > MOST_MINUTES:
        _refuse(command, "too_much" if minutes else "no_minutes")
    return step


def _shift(state: RunState, command: ShiftTime, now: datetime) -> tuple[Event, ...]:
    changes: list[Added] = []
    for step_id, minutes in command.changes:
        step = _step_to_change(state, command, step_id, minutes)
        parts = parts_of(step, state.changes)
        if parts and step is not state.step:
            done = state.elapsed(step.id, now)  # more than none when somebody went back from it
            left = [part for part in parts if part.end > done]
            # All its time is used: more goes to the last phase, which is the one that went on.
            shares = spread(left or parts[-1:] if minutes > 0 else left, minutes)
            if sum(change for _, _, change in shares) != minutes:
                _refuse(command, "no_time_left")
            changes.extend(Added(step.id, change, number, phase) for number, phase, change in shares)
            continue
        changes.append(_change_now(state, command, step, minutes, now))
    if not changes:
        _refuse(command, "no_minutes")
    return (TimeShifted(now, tuple(changes)),)


def _change_now(state: RunState, command: AddTime | ShiftTime, step: Step, minutes: int, now: datetime) -> Added:
    """What a change of one step means; in a breakout one phase takes it whole."""
    part = part_to_extend(parts_of(step, state.changes), state.elapsed(step.id, now))
    if part is None:
        if not _groups_take(state, step, minutes, now):
            _refuse(command, "no_time_left")
        return Added(step.id, minutes)
    if part.length + timedelta(minutes=minutes) < timedelta(0):
        _refuse(command, "no_time_left")
    return Added(step.id, minutes, part.round, part.phase)


def _groups_take(state: RunState, step: Step, minutes: int, now: datetime) -> bool:
    """Whether groups side by side can take a change whole: what they have done stays, and so does a minute of each of
    their steps to come."""
    then = evolve(state, TimeAdded(now, step.id, minutes))
    if not step.strands or then.is_dropped(step):
        return True
    return then.allotted(step) - state.allotted(step) == timedelta(minutes=minutes)


def _take_back(state: RunState, command: TakeBack, now: datetime) -> tuple[Event, ...]:
    if not state.can_take_back or state.plan is None:
        _refuse(command, "nothing_to_take_back")
    undone = tuple(_undone(state, each) for each in state.shifts[-1] if state.is_later(each.step_id))
    return (TimeShifted(now, tuple(each for each in undone if each.minutes), back=True),)


def _undone(state: RunState, given: Added) -> Added:
    """The opposite of a change, as far as what was given is still there to be taken."""
    planned = state.steps[0 if state.plan is None else state.plan.index(given.step_id) or 0].step
    there = next(
        (
            part.length
            for part in parts_of(planned, state.changes)
            if (part.round, part.phase) == (given.round, given.phase)
        ),
        state.allotted(planned),
    )
    return replace(given, minutes=max(-given.minutes, -int(there / timedelta(minutes=1))))


def _extend_room(state: RunState, command: ExtendRoom, now: datetime) -> tuple[Event, ...]:
    step = state.steps[state.current].step
    elapsed = state.elapsed(step.id, now)
    if step.strands:
        return _extend_group(state, step, command, now)
    common = part_at(parts_of(step, state.changes), elapsed)
    if common is None:
        _refuse(command, "no_round")
    here = part_at(state.room_parts(step, common.round, command.room), elapsed) or common
    if command.minutes == 0 or abs(command.minutes) > MOST_MINUTES:
        _refuse(command, "too_much" if command.minutes else "no_minutes")
    if here.end + timedelta(minutes=command.minutes) < elapsed:
        _refuse(command, "no_time_left")
    return (RoomExtended(now, step.id, here.round, here.phase, command.room, command.minutes),)


def _extend_group(state: RunState, step: Step, command: ExtendRoom, now: datetime) -> tuple[Event, ...]:
    groups = strands_now(step, state.stretched, state.elapsed(step.id, now))
    group = next((each for each in groups if each.id == command.room), None)
    if group is None:
        _refuse(command, "no_round")
    if group.step is None:
        _refuse(command, "group_done")
    if command.minutes == 0 or abs(command.minutes) > MOST_MINUTES:
        _refuse(command, "too_much" if command.minutes else "no_minutes")
    extended = RoomExtended(now, step.id, 0, 0, command.room, command.minutes)
    was, becomes = (
        sum(each.minutes for each in as_it_runs(step, one.stretched).strands if each.id == command.room)
        for one in (state, evolve(state, extended))
    )
    if becomes - was != command.minutes:
        _refuse(command, "no_time_left")
    return (extended,)


def _add_time(state: RunState, command: AddTime | AddToPhase, now: datetime) -> tuple[Event, ...]:
    if isinstance(command, AddToPhase):
        return _add_to_phase(state, command, command.minutes, now)
    step = _step_to_change(state, command, command.step_id, command.minutes)
    added = _change_now(state, command, step, command.minutes, now)
    return (TimeAdded(now, step.id, added.minutes, added.round, added.phase),)


def _add_to_phase(state: RunState, command: AddToPhase, minutes: int, now: datetime) -> tuple[Event, ...]:
    step = _step_to_change(state, command, "", minutes)
    elapsed = state.elapsed(step.id, now)
    part = part_at(parts_of(step, state.changes), elapsed)
    if part is None:
        return _add_time(state, AddTime(minutes), now)
    if minutes < 0 and part.end + timedelta(minutes=minutes) < elapsed:
        _refuse(command, "no_time_left")
    return (TimeAdded(now, step.id, minutes, part.round, part.phase),)


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
    part = part_at(parts_of(step, state.changes), state.elapsed(step.id, now))
    if part is None:
        _refuse(command, "no_round")
    if ((part.round, command.room) in state.visited) == command.visited:
        _refuse(command, "already_so")
    return (RoomVisited(now, step.id, part.round, command.room, command.visited),)


def _settle(state: RunState, command: SettleGap, now: datetime) -> tuple[Event, ...]:
    if command.seconds < 0 and command.choice is not GapChoice.CLOCK:
        _refuse(command, "clock_went_back")
    return (GapSettled(now, command.since, command.seconds, command.choice, command.passed),)

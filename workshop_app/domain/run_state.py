"""The state of a run: all events so far, folded. `evolve` is total and pure; elapsed time is worked out from the times
in the log, never counted.

The run's time line is UTC as the computer's clock told it when the run started. When somebody sets that clock, the time
line goes on undisturbed and `clock_shift` remembers how far the two are apart: time line = wall clock + `clock_shift`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Agenda, Step
from agendas.schedule import shortest_to_clock
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
from workshop_app.domain.run_plan import DayPlan, PlannedStep, day_plan
from workshop_app.domain.run_rounds import Extension, PhaseCut, RoundPart, cut_of, parts_of, without_last
from workshop_app.domain.run_spans import Span, merged
from workshop_app.domain.run_strands import Stretched, as_it_runs


class RunState(Struct, frozen=True):
    """Everything the log says. `visits` holds the spans of every step that was ever current, in order of entering;
    `pauses` are kept for the whole day, sorted and without overlap; `shifts` are the changes of several lengths at once
    that were not taken back. `stretched` remembers how far a step with strands was when its length changed: what was
    over by then does not come back."""

    agenda: Agenda
    plan: DayPlan | None = None
    current: int = 0
    visits: tuple[tuple[str, Span], ...] = ()
    pauses: tuple[Span, ...] = ()
    added: tuple[Added, ...] = ()
    shifts: tuple[tuple[Added, ...], ...] = ()
    extended: tuple[RoomExtended, ...] = ()
    clock: ClockSet | None = None
    notes: tuple[NoteTaken, ...] = ()
    visited: frozenset[tuple[int, str]] = frozenset()
    gaps: tuple[GapSettled, ...] = ()
    moved: tuple[StartMoved, ...] = ()
    finished_at: datetime | None = None
    last_at: datetime | None = None
    clock_shift: timedelta = timedelta(0)
    stretched: tuple[Stretched, ...] = ()
    cuts: tuple[PhaseCut, ...] = ()
    looked_in: tuple[RoomVisited, ...] = ()

    @property
    def started(self) -> bool:
        return self.plan is not None

    @property
    def running(self) -> bool:
        """Started and not yet finished; a paused run is running."""
        return self.plan is not None and self.finished_at is None

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        return () if self.plan is None else self.plan.steps

    @property
    def step(self) -> Step | None:
        """The step that runs now."""
        return self.steps[self.current].step if self.running else None

    @property
    def changes(self) -> tuple[Extension, ...]:
        """Everything that made phases longer or shorter."""
        return (*self.added, *self.cuts)

    def added_to(self, step_id: str) -> int:
        """Minutes added to a step so far."""
        return sum(added.minutes for added in self.added if added.step_id == step_id)

    def is_dropped(self, step: Step) -> bool:
        """Whether all of its time was taken from a step; it is passed over then."""
        return step.minutes > 0 and step.minutes + self.added_to(step.id) <= 0

    def neighbour(self, direction: int) -> PlannedStep | None:
        """The next step (1) or the one before (-1), passing over what was dropped."""
        index = self.current + direction
        while 0 <= index < len(self.steps):
            if not self.is_dropped(self.steps[index].step):
                return self.steps[index]
            index += direction
        return None

    def is_later(self, step_id: str) -> bool:
        """Whether this step still lies ahead."""
        index = None if self.plan is None else self.plan.index(step_id)
        return index is not None and index > self.current

    @property
    def can_take_back(self) -> bool:
        """Whether the last change of several lengths still has something that lies ahead."""
        return self.running and bool(self.shifts) and any(self.is_later(each.step_id) for each in self.shifts[-1])

    def room_parts(self, step: Step, round: int, room: str) -> tuple[RoundPart, ...]:
        """The phases of one round as they run in one room: in step with all others but for the minutes it got."""
        extra = tuple(
            Added(each.step_id, each.minutes, each.round, each.phase)
            for each in self.extended
            if each.room == room and each.step_id == step.id and each.round == round
        )
        return tuple(part for part in parts_of(step, (*self.changes, *extra)) if part.round == round)

    def allotted(self, step: Step) -> timedelta:
        """How long a step may take: as planned plus what was added; side by side, as long as the longest group."""
        if step.strands and not self.is_dropped(step):
            return timedelta(minutes=as_it_runs(step, self.stretched).minutes)
        cut = sum((each.time for each in self.cuts if each.step_id == step.id), timedelta(0))
        return max(timedelta(0), timedelta(minutes=step.minutes + self.added_to(step.id)) + cut)

    def until(self, step_id: str) -> datetime | None:
        """The moment a step counts to, with the minutes added to it; None for one that has a length."""
        index = None if self.plan is None else self.plan.index(step_id)
        moment = None if index is None else self.steps[index].until
        return None if moment is None else moment + timedelta(minutes=self.added_to(step_id))

    def left(self, step: Step, now: datetime, at: datetime | None = None) -> timedelta:
        """What a step still needs when it goes on at `at` (None: now); below zero when its time is over. One that
        counts to a moment needs what is left to that, pauses or not, but at least its shortest length."""
        elapsed, until = self.elapsed(step.id, now), self.until(step.id)
        if until is None or self.is_dropped(step):
            return self.allotted(step) - elapsed
        return max(until - (now if at is None else at), at_least(self, step) - elapsed)

    def elapsed(self, step_id: str, now: datetime) -> timedelta:
        """How long a step has run until now, all visits together, without pauses."""
        total = timedelta(0)
        for visited, span in self.visits:
            if visited == step_id:
                end = span.until(now)
                total += end - span.start - self.paused_between(span.start, end)
        return total

    def paused_between(self, start: datetime, end: datetime) -> timedelta:
        """How much of a stretch was paused."""
        overlaps = (min(end, pause.until(end)) - max(start, pause.start) for pause in self.pauses)
        return sum((overlap for overlap in overlaps if overlap > timedelta(0)), timedelta(0))

    def not_before(self, now: datetime) -> datetime:
        """The moment itself, or the last event's when a clock went back: the log never runs backwards."""
        return now if self.last_at is None else max(now, self.last_at)


def at_least(state: RunState, step: Step) -> timedelta:
    """The shortest a step that counts to a moment lasts, however late it begins, with the minutes added to it."""
    return timedelta(minutes=max(0, shortest_to_clock(step) + state.added_to(step.id)))


def replay(agenda: Agenda, events: Iterable[Event]) -> RunState:
    """The state after these events."""
    state = RunState(agenda)
    for event in events:
        state = evolve(state, event)
    return state


def fits(state: RunState, event: Event) -> bool:
    """Whether an event can follow this state; false for rows that contradict the log or name a step that is gone."""
    match event:
        case Started(day=day):
            return not state.started and any(step.day == day for step in state.agenda.steps)
        case StepEntered(step_id=step_id) | TimeAdded(step_id=step_id) | NoteTaken(step_id=step_id):
            return state.running and state.plan is not None and state.plan.index(step_id) is not None
        case StartMoved(step_id=step_id) | PhaseEnded(step_id=step_id):
            return state.running and state.step is not None and state.step.id == step_id
        case TimeShifted(changes=changes):
            known = state.plan is not None and all(state.plan.index(each.step_id) is not None for each in changes)
            return state.running and known
        case Paused():
            return state.running and not state.paused
        case Resumed():
            return state.running and state.paused
        case RoomExtended() | ClockSet() | RoomVisited() | GapSettled() | Finished():
            return state.running
        case _:
            assert_never(event)


def evolve(state: RunState, event: Event) -> RunState:
    """The state after one more event. An event that does not fit changes nothing."""
    if not fits(state, event):
        return state
    return replace(_evolved(state, event), last_at=state.not_before(event.at))


def _evolved(state: RunState, event: Event) -> RunState:  # noqa: C901 (one line per kind of event)
    match event:
        case Started():
            return _started(state, event)
        case StepEntered(at=at, step_id=step_id):
            return _entered(state, at, step_id)
        case Paused(at=at):
            return replace(state, pauses=(*state.pauses, Span(at)))
        case Resumed(at=at):
            return _without_pause(state, at)
        case TimeAdded(step_id=step_id, minutes=minutes, round=number, phase=phase):
            return _with_added(state, event.at, (Added(step_id, minutes, number, phase),))
        case PhaseEnded():
            return _phase_ended(state, event)
        case TimeShifted():
            return _shifted(state, event)
        case RoomExtended():
            return _extended(state, event)
        case ClockSet():
            return replace(state, clock=event)
        case StartMoved():
            return _start_moved(state, event)
        case NoteTaken():
            return replace(state, notes=(*state.notes, event))
        case RoomVisited(round=number, room=room, visited=visited):
            tick = frozenset({(number, room)})
            ticked = state.visited | tick if visited else state.visited - tick
            return replace(state, visited=ticked, looked_in=(*state.looked_in, event))
        case GapSettled():
            return _gap_settled(state, event)
        case Finished(at=at):
            return replace(_left(_without_pause(state, at), at), finished_at=at)
        case _:
            assert_never(event)


def _started(state: RunState, event: Started) -> RunState:
    plan = day_plan(state.agenda, event.day, event.start_minute, event.planned_at, event.keep_pins)
    return replace(state, plan=plan, current=0, visits=((plan.steps[0].step.id, Span(event.at)),))


def _entered(state: RunState, at: datetime, step_id: str) -> RunState:
    """Leave the current step and go on with another. Going back continues the earlier step's own time; what was spent
    meanwhile stays with the step it was spent in."""
    state = _left(_without_pause(state, at), at)
    index = None if state.plan is None else state.plan.index(step_id)
    return replace(state, current=index or 0, visits=(*state.visits, (step_id, Span(at))))


def _left(state: RunState, at: datetime) -> RunState:
    step_id, span = state.visits[-1]
    return replace(state, visits=(*state.visits[:-1], (step_id, Span(span.start, max(span.start, at)))))


def _without_pause(state: RunState, at: datetime) -> RunState:
    if not state.paused:
        return state
    pause = state.pauses[-1]
    return replace(state, pauses=(*state.pauses[:-1], Span(pause.start, max(pause.start, at))))


def _phase_ended(state: RunState, event: PhaseEnded) -> RunState:
    place = (event.round, event.phase)
    if event.back or state.step is None:
        return replace(state, cuts=without_last(state.cuts, event.step_id, place))
    elapsed = state.elapsed(event.step_id, event.at)
    cut = cut_of(parts_of(state.step, state.changes), event.step_id, place, elapsed)
    return state if cut is None else replace(state, cuts=(*state.cuts, cut))


def _shifted(state: RunState, event: TimeShifted) -> RunState:
    shifts = state.shifts[:-1] if event.back else (*state.shifts, event.changes)
    return replace(_with_added(state, event.at, event.changes), shifts=shifts)


def _extended(state: RunState, event: RoomExtended) -> RunState:
    """Of a room of a breakout, or of one of the groups that work side by side."""
    step = state.step
    if step is None or not step.strands:
        return replace(state, extended=(*state.extended, event))
    change = Stretched(step.id, event.minutes, state.elapsed(step.id, event.at), event.room)
    return replace(state, stretched=(*state.stretched, change))


def _with_added(state: RunState, at: datetime, changes: tuple[Added, ...]) -> RunState:
    side_by_side = {planned.step.id for planned in state.steps if planned.step.strands}
    stretched = (
        Stretched(each.step_id, each.minutes, state.elapsed(each.step_id, at))
        for each in changes
        if each.step_id in side_by_side
    )
    return replace(state, added=(*state.added, *changes), stretched=(*state.stretched, *stretched))


def _start_moved(state: RunState, event: StartMoved) -> RunState:
    """Move the border between the previous visit and this one."""
    visits = list(state.visits)
    step_id, span = visits[-1]
    if len(visits) > 1:
        before_id, before = visits[-2]
        visits[-2] = (before_id, Span(before.start, max(before.start, event.started_at)))
    visits[-1] = (step_id, Span(event.started_at, span.end))
    return replace(state, visits=tuple(visits), moved=(*state.moved, event))


def _gap_settled(state: RunState, event: GapSettled) -> RunState:
    state = replace(state, gaps=(*state.gaps, event))
    length = timedelta(seconds=event.seconds)
    match event.choice:
        case GapChoice.CLOCK:
            return replace(state, clock_shift=state.clock_shift - length)
        case GapChoice.COUNT:
            return state
        case GapChoice.PAUSE:
            # A gap the run's time has not moved through yet is left out from the moment it was settled: the time line
            # jumps over it then.
            start = event.since if event.passed else event.at - length
            return replace(state, pauses=merged((*state.pauses, Span(start, start + length))))
        case _:
            assert_never(event.choice)

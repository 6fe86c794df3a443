"""What a run looks like at one moment: everything both windows, the bell and the printed log need, from one state.

`picture(state, now)` is pure and stores nothing; dropping it, or asking for it a thousand times, changes nothing. All
lengths are exact; rounding to whole seconds is the windows' business.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from agendas.marks import USUAL_LAST_CALL, USUAL_WARNING
from agendas.model import Mark, PhaseKind, Step
from workshop_app.domain.run_log import Face, NoteKind, Overtime
from workshop_app.domain.run_rounds import RoundPart, part_after, part_at, parts_of
from workshop_app.domain.run_state import RunState
from workshop_app.domain.run_strands import StrandNow, strands_now

ZERO = timedelta(0)


class RunStatus(StrEnum):
    """Where a run stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Level(StrEnum):
    """How urgent the running step is."""

    CALM = "calm"
    WARNING = "warning"  # the item's own mark has come, or a fifth of the time is left
    LAST_CALL = "last_call"  # the same, or a twentieth is left
    OVER = "over"


class RowStatus(StrEnum):
    """Where a step stands in the day."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class StepRow(Struct, frozen=True):
    """One step of the day. `start` and `end` are what happened for the past and what is expected for the rest; `actual`
    is None for a step that has not begun. All instants are on the run's time line, see `RunPicture.to_wall`."""

    step: Step
    status: RowStatus
    planned_start: datetime
    planned_end: datetime
    start: datetime
    end: datetime
    actual: timedelta | None
    paused: timedelta
    added: int

    @property
    def dropped(self) -> bool:
        """Whether all of its time was taken away."""
        return self.status is RowStatus.LATER and self.step.minutes > 0 and self.step.minutes + self.added <= 0


class Marks(Struct, frozen=True):
    """How much is left when the clock warns, and when it calls last."""

    warning: timedelta
    last_call: timedelta


class RoomNow(Struct, frozen=True):
    """A breakout room that got more time than the others: its own phase and its own clock, read off the same moment."""

    room: str
    minutes: int
    phase: PhaseKind
    length: timedelta
    remaining: timedelta


class RoundNow(Struct, frozen=True):
    """The breakout round that runs, its phase, and what the next phase is. `position` counts the rounds of this step
    from 1; `part_remaining` is below zero when the last phase is over. `parts` are the phases of this round."""

    number: int
    position: int
    of: int
    phase: PhaseKind
    part_length: timedelta
    part_remaining: timedelta
    next_phase: PhaseKind | None
    next_is_new_round: bool
    visited: frozenset[str]
    rooms: tuple[RoomNow, ...] = ()
    parts: tuple[RoundPart, ...] = ()


class RunPicture(Struct, frozen=True):
    """A run at one moment. `now` is on the run's time line; `behind` is how much later than planned the current step
    will end (negative: ahead); the pinned steps after it may absorb that, which `projected_end` knows. `wall` is what
    the computer's clock shows, at once also when somebody has just set it. `strands` is what each group does where
    they work side by side; `until` the moment the step counts to, if it does."""

    status: RunStatus
    now: datetime
    wall: datetime
    clock_shift: timedelta
    index: int
    step: Step | None
    visit: int
    allotted: timedelta
    elapsed: timedelta
    remaining: timedelta
    level: Level
    behind: timedelta
    planned_end: datetime | None
    projected_end: datetime | None
    rows: tuple[StepRow, ...]
    round: RoundNow | None
    next_step: Step | None
    parked: int
    face: Face | None = None
    overtime: Overtime | None = None
    can_take_back: bool = False
    strands: tuple[StrandNow, ...] = ()
    until: datetime | None = None

    @property
    def marks(self) -> Marks:
        """When the clock of the running step warns."""
        return marks_of(self.step, self.allotted)

    @property
    def over_by(self) -> timedelta:
        return max(ZERO, -self.remaining)

    @property
    def day_behind(self) -> timedelta:
        """How much later than planned the day will end."""
        if self.projected_end is None or self.planned_end is None:
            return ZERO
        return self.projected_end - self.planned_end

    def to_wall(self, moment: datetime) -> datetime:
        """An instant of the run's time line as the computer's clock shows it."""
        return moment - self.clock_shift


def marks_of(step: Step | None, allotted: timedelta) -> Marks:
    """The marks of a step (None: of a phase, which always warns at the usual shares of its length)."""
    own_warning, own_last_call = (None, None) if step is None else (step.warn, step.last_call)
    warn = _before_end(own_warning or USUAL_WARNING, allotted)
    return Marks(warn, min(_before_end(own_last_call or USUAL_LAST_CALL, allotted), warn))


def _before_end(mark: Mark, allotted: timedelta) -> timedelta:
    return allotted * (mark.amount / 100) if mark.percent else timedelta(minutes=mark.amount)


def level_of(remaining: timedelta, marks: Marks) -> Level:
    """How urgent it is with so much left."""
    if remaining <= ZERO:
        return Level.OVER
    if remaining <= marks.last_call:
        return Level.LAST_CALL
    return Level.WARNING if remaining <= marks.warning else Level.CALM


def picture(state: RunState, now: datetime, wall: datetime | None = None) -> RunPicture:
    """The run at this moment of its time line (UTC; never before its last event). `wall` is what the computer's clock
    shows, where that may differ from what the log knows of it."""
    now = state.not_before(now)
    step = state.step
    elapsed = ZERO if step is None else state.elapsed(step.id, now)
    remaining = ZERO if step is None else state.left(step, now)
    allotted = remaining + elapsed
    rows = _rows(state, now)
    return RunPicture(
        status=_status(state),
        now=now,
        wall=now - state.clock_shift if wall is None else wall,
        clock_shift=state.clock_shift,
        index=state.current,
        step=step,
        visit=len(state.visits),
        allotted=allotted,
        elapsed=elapsed,
        remaining=remaining,
        level=Level.CALM if step is None else level_of(remaining, marks_of(step, allotted)),
        behind=_behind(state, rows),
        planned_end=None if state.plan is None else state.plan.end,
        projected_end=_projected_end(state, rows),
        rows=rows,
        round=None if step is None else _round(state, step, elapsed),
        until=None if step is None else state.until(step.id),
        strands=() if step is None else strands_now(step, state.stretched, elapsed),
        next_step=_next(state),
        parked=sum(note.kind is NoteKind.PARKING for note in state.notes),
        face=None if state.clock is None else state.clock.face,
        overtime=None if state.clock is None else state.clock.overtime,
        can_take_back=state.can_take_back,
    )


def _status(state: RunState) -> RunStatus:
    if not state.started:
        return RunStatus.WAITING
    if state.finished_at is not None:
        return RunStatus.FINISHED
    return RunStatus.PAUSED if state.paused else RunStatus.RUNNING


def _next(state: RunState) -> Step | None:
    following = state.neighbour(1) if state.running else None
    return None if following is None else following.step


def _projected_end(state: RunState, rows: tuple[StepRow, ...]) -> datetime | None:
    """When the day will be over: its fixed end until the minutes to spare before that are used up."""
    if state.plan is None or state.finished_at is not None:
        return state.finished_at
    return rows[-1].end if state.plan.fixed_end is None else max(rows[-1].end, state.plan.fixed_end)


def _behind(state: RunState, rows: tuple[StepRow, ...]) -> timedelta:
    if not rows:
        return ZERO
    row = rows[state.current]
    return row.end - row.planned_end


def _rows(state: RunState, now: datetime) -> tuple[StepRow, ...]:
    """Every step with its planned and its actual or expected times. A later step starts when the one before it ends,
    but not before its pin; a step entered before (then left by Back) needs only what is left of its time."""
    rows: list[StepRow] = []
    free = now
    for index, planned in enumerate(state.steps):
        step = planned.step
        spans = [span for step_id, span in state.visits if step_id == step.id]
        actual = state.elapsed(step.id, now) if spans else None
        left = max(ZERO, state.left(step, now))
        status = _row_status(state, index)
        if status is RowStatus.LATER:
            # Nobody waits for the fixed start of what was dropped.
            held = planned.pin if state.running and not state.is_dropped(step) else None
            start = free if held is None else max(free, held)
            end = start + (max(ZERO, state.left(step, now, start)) if state.running else ZERO)
        else:
            start = spans[0].start if spans else planned.start
            end = spans[-1].until(now) if spans else start
            if status is RowStatus.NOW and state.running:
                end = now + left
        free = end if status is not RowStatus.DONE else free
        paused = sum((state.paused_between(span.start, span.until(now)) for span in spans), ZERO)
        added = state.added_to(step.id)
        rows.append(StepRow(step, status, planned.start, planned.end, start, end, actual, paused, added))
    return tuple(rows)


def _row_status(state: RunState, index: int) -> RowStatus:
    if index < state.current:
        return RowStatus.DONE
    if index > state.current:
        return RowStatus.LATER
    return RowStatus.NOW if state.running else RowStatus.DONE


def _round(state: RunState, step: Step, elapsed: timedelta) -> RoundNow | None:
    parts = parts_of(step, state.changes)
    part = part_at(parts, elapsed)
    if part is None:
        return None
    following = part_after(parts, part)
    numbers = [round.number for round in step.rounds]
    return RoundNow(
        number=part.round,
        position=numbers.index(part.round) + 1,
        of=len(numbers),
        phase=part.kind,
        part_length=part.length,
        part_remaining=part.end - elapsed,
        next_phase=None if following is None else following.kind,
        next_is_new_round=_is_new_round(part, following),
        visited=frozenset(room for number, room in state.visited if number == part.round),
        rooms=_rooms(state, step, part.round, elapsed),
        parts=tuple(each for each in parts if each.round == part.round),
    )


def _rooms(state: RunState, step: Step, round: int, elapsed: timedelta) -> tuple[RoomNow, ...]:
    extra: dict[str, int] = {}
    for each in state.extended:
        if each.step_id == step.id and each.round == round:
            extra[each.room] = extra.get(each.room, 0) + each.minutes
    found = []
    for room, minutes in extra.items():
        part = part_at(state.room_parts(step, round, room), elapsed)
        if part is not None and minutes:
            found.append(RoomNow(room, minutes, part.kind, part.length, part.end - elapsed))
    return tuple(found)


def _is_new_round(part: RoundPart, following: RoundPart | None) -> bool:
    return following is not None and following.round != part.round

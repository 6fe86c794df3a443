"""Ways out of a delay while the day runs: the offers of `agendas.rescue` for the day as it stands now.

Pure. What is past, running, or was begun before somebody went back is never touched; nothing changes until an offer is
accepted as one `ShiftTime`, and `TakeBack` undoes it. Called by the stage of the run screen.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from agendas import rescue, strands
from agendas.edits import Change
from agendas.model import Agenda, Flex, Step
from agendas.rescue import LateFixedStart, OfferKind
from agendas.rescue_price import SHORTEST_LEFT
from workshop_app.domain.run_commands import ShiftTime
from workshop_app.domain.run_decide import decide
from workshop_app.domain.run_picture import RowStatus, RunPicture, StepRow, picture
from workshop_app.domain.run_rounds import parts_of
from workshop_app.domain.run_state import RunState, evolve

MINUTE = timedelta(minutes=1)
ORIGIN = 2 * 1440  # the planned start of the day in the minutes used here: far enough from 0 for any day


class LiveOffer(Struct, frozen=True):
    """One way out and its price: which later steps change, when the day then ends, how much `behind` its plan that is,
    and which fixed starts would not hold."""

    kind: OfferKind
    changes: tuple[Change, ...]
    ends: datetime
    behind: timedelta
    cost: int
    late_starts: tuple[LateFixedStart, ...] = ()

    @property
    def request(self) -> ShiftTime:
        """What accepting it means."""
        return ShiftTime(tuple((change.step_id, change.becomes - change.was) for change in self.changes))


def minutes_late(state: RunState, now: datetime) -> int:
    """By how many minutes, a begun one counted, the day will end late, or a fixed start will be missed, whichever is
    more; 0 while it is less than a minute."""
    if not state.running:
        return 0
    delay = _delay(state, picture(state, now))
    return 0 if delay < MINUTE else _minutes(delay)


def offers(state: RunState, now: datetime) -> tuple[LiveOffer, ...]:
    """At most three; none while the day is on time, but for seconds, or free minutes take the delay up."""
    if not state.running or state.plan is None:
        return ()
    shown = picture(state, now)
    if _delay(state, shown) < MINUTE:
        return ()
    later = [_later_step(state, row) for row in _later(shown)]
    over, end = _minute(state, shown.rows[shown.index].end), _minute(state, state.plan.end)
    found = rescue.ways_out(state.agenda, later, over, end)
    return tuple(_offer(state, now, each) for each in found if each.kind is not OfferKind.ABSORBED)


def preview(state: RunState, now: datetime, request: ShiftTime) -> RunPicture:
    """The day as it would run then."""
    for event in decide(state, request, now):
        state = evolve(state, event)
    return picture(state, now)


def _offer(state: RunState, now: datetime, found: rescue.RescueOffer) -> LiveOffer:
    requested = LiveOffer(found.kind, found.changes, now, timedelta(0), found.cost, found.late_starts)
    then = preview(state, now, requested.request) if found.changes else picture(state, now)
    return replace(requested, ends=then.projected_end or now, behind=then.day_behind)


def _later(shown: RunPicture) -> list[StepRow]:
    return [row for row in shown.rows if row.status is RowStatus.LATER and not row.dropped]


def _delay(state: RunState, shown: RunPicture) -> timedelta:
    """How late the day will end, or a fixed start will be, whichever is more."""
    pins = ((row.start, _pin(state, row)) for row in _later(shown))
    return max(shown.day_behind, *(start - pin for start, pin in pins if pin is not None), timedelta(0))


def _left(row: StepRow) -> timedelta:
    """A step entered before and left again needs only what is left of its time."""
    return row.end - row.start


def _pin(state: RunState, row: StepRow) -> datetime | None:
    place = None if state.plan is None else state.plan.index(row.step.id)
    return None if place is None else state.steps[place].pin


def _minute(state: RunState, moment: datetime) -> int:
    return ORIGIN + _minutes(moment - state.steps[0].start)


def _minutes(length: timedelta) -> int:
    """Whole minutes, a begun one counted; a microsecond is none."""
    return math.ceil(round(length / MINUTE, 6))


def _later_step(state: RunState, row: StepRow) -> Step:
    """A step that lies ahead, as long as it is today; one that was begun before is left alone."""
    pin, until = _pin(state, row), state.until(row.step.id)
    left = _minutes(_left(row))
    phases = sum(part.length > timedelta(0) for part in parts_of(row.step, state.added))
    step = _keeping(strands.fitted(row.step, left) if row.step.strands and left else row.step, phases)
    if until is not None:  # of one that was begun before, only what is left of its shortest length
        step = replace(step, flex=Flex(min(step.flex.shortest, left), step.flex.longest))
    return replace(
        step,
        minutes=left,
        pinned=None if pin is None else _minute(state, pin),
        until=None if until is None else _minute(state, until),
        day=1,
        protected=row.step.protected or row.actual is not None,
    )


def as_given(agenda: Agenda) -> Agenda:
    """The agenda for working out changes that `ShiftTime` will be asked for: every phase of a breakout keeps the minute
    which that leaves it."""
    steps = (_keeping(step, sum(part.length > timedelta(0) for part in parts_of(step))) for step in agenda.steps)
    return replace(agenda, steps=tuple(steps))


def _keeping(step: Step, phases: int) -> Step:
    if not phases:
        return step
    shortest = max(step.flex.shortest or SHORTEST_LEFT, phases)
    return replace(step, flex=Flex(min(shortest, step.minutes), step.flex.longest))

"""Ways out of a delay while the day runs, or what to do with minutes in hand: the offers of `agendas.rescue` for the
day as it stands now.

Pure. What is past, running, or was begun before somebody went back is never touched; nothing changes until an offer is
accepted as one `ShiftTime`, and `TakeBack` undoes it. Called by the stage of the run screen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from agendas import rescue, strands
from agendas.builds_on import Purpose
from agendas.clock_times import NOTHING_LEFT
from agendas.edits import Change
from agendas.model import Agenda, Flex, Step
from agendas.rescue import LateFixedStart, OfferKind, Sharing
from agendas.rescue_price import SHORTEST_LEFT, WHOLE
from agendas.rescue_ways import latest_start
from agendas.telling_apart import retitled
from workshop_app.domain.run_commands import ShiftTime
from workshop_app.domain.run_decide import decide
from workshop_app.domain.run_picture import RowStatus, RunPicture, StepRow, picture
from workshop_app.domain.run_rounds import parts_of
from workshop_app.domain.run_state import RunState, at_least, evolve

MINUTE = timedelta(minutes=1)
MinuteOf = Callable[[RunState, datetime], int]
ORIGIN = 2 * 1440  # the planned start of the day in the minutes used here: far enough from 0 for any day


class LiveOffer(Struct, frozen=True):
    """One way out and its price: which later steps change, when the day then ends, how much `behind` its plan that is,
    which fixed starts would not hold, what each dropped step was for, and (with minutes in hand) for which break or
    fixed start they are free."""

    kind: OfferKind
    changes: tuple[Change, ...]
    ends: datetime
    behind: timedelta
    cost: int
    late_starts: tuple[LateFixedStart, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    rest_in: str = ""
    waits_for: str = ""
    goes_to: str = ""

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


def minutes_ahead(state: RunState, now: datetime) -> int:
    """How many minutes there are in hand beyond what the plan leaves free, before the next fixed start or the end."""
    if not state.running or state.plan is None:
        return 0
    shown = picture(state, now)
    rows = _later(shown)
    later = [_later_step(state, row, _on_the_clock) for row in rows]
    over, end = _on_the_clock(state, shown.rows[shown.index].end), _on_the_clock(state, state.plan.end)
    planned = [replace(step, minutes=row.step.minutes) for step, row in zip(later, rows, strict=True)]
    planned_over = _on_the_clock(state, shown.rows[shown.index].planned_end)
    spare = max(0, latest_start(planned, end) - planned_over)
    return max(0, latest_start(later, end) - over - spare)


def offers(
    state: RunState, now: datetime, sharing: Sharing = Sharing.PRIORITY, titles: Mapping[str, str] | None = None
) -> tuple[LiveOffer, ...]:
    """At most three; none while the day is on time, but for seconds, or free minutes take the delay up. Five minutes in
    hand, or more, get offers as well. `titles` are what the steps are called, by id, where two have one name."""
    if not state.running or state.plan is None:
        return ()
    shown = picture(state, now)
    late, early = _delay(state, shown) >= MINUTE, minutes_ahead(state, now)
    if not late and early < WHOLE:
        return ()
    minute = _minute if late else _on_the_clock
    later = [retitled(_later_step(state, row, minute), titles or {}) for row in _later(shown)]
    over, end = minute(state, shown.rows[shown.index].end), minute(state, state.plan.end)
    if late:
        found = rescue.ways_out(state.agenda, later, over, end, sharing=sharing)
    else:
        found = rescue.ways_ahead(later, over, end, early)
    return tuple(_offer(state, now, each) for each in found if each.kind is not OfferKind.ABSORBED)


def most_to_give(state: RunState, now: datetime) -> int:
    """The most minutes that one step ahead could give by its bounds alone; 0 or 1 when none is asked to."""
    return rescue.most_to_give([_later_step(state, row, _minute) for row in _later(picture(state, now))])


def past_fixed_end(state: RunState) -> int:
    """By how many minutes the plan of this day goes past its fixed end by itself; 0 when it does not."""
    plan = state.plan
    if plan is None or plan.fixed_end is None:
        return 0
    return max(0, _minutes(max(planned.end for planned in plan.steps) - plan.fixed_end))


def preview(state: RunState, now: datetime, request: ShiftTime) -> RunPicture:
    """The day as it would run then."""
    for event in decide(state, request, now):
        state = evolve(state, event)
    return picture(state, now)


def _offer(state: RunState, now: datetime, found: rescue.RescueOffer) -> LiveOffer:
    requested = LiveOffer(
        found.kind,
        found.changes,
        now,
        timedelta(0),
        found.cost,
        found.late_starts,
        found.purposes,
        found.rest_in,
        found.waits_for,
        found.goes_to,
    )
    then = preview(state, now, requested.request) if found.changes else picture(state, now)
    if found.kind is OfferKind.FINISH_EARLY and not (found.waits_for or found.goes_to) and state.plan is not None:
        # A fixed end is how the day is counted, not how long anybody has to stay.
        return replace(requested, ends=then.rows[-1].end, behind=then.rows[-1].end - state.plan.end)
    return replace(requested, ends=then.projected_end or now, behind=then.day_behind)


def _later(shown: RunPicture) -> list[StepRow]:
    return [row for row in shown.rows if row.status is RowStatus.LATER and not row.dropped]


def _delay(state: RunState, shown: RunPicture) -> timedelta:
    """How late the day will end, or a fixed start will be, whichever is more."""
    pins = ((row.start, _pin(state, row)) for row in _later(shown))
    return max(shown.day_behind, *(start - pin for start, pin in pins if pin is not None), timedelta(0))


def _pin(state: RunState, row: StepRow) -> datetime | None:
    place = None if state.plan is None else state.plan.index(row.step.id)
    return None if place is None else state.steps[place].pin


def _minute(state: RunState, moment: datetime) -> int:
    """Counted from the planned start. Seconds are no delay: who is 15 minutes and some late wins back 15."""
    return ORIGIN + _minutes(moment - state.steps[0].start, math.floor)


def _on_the_clock(state: RunState, moment: datetime) -> int:
    """As a clock without seconds has it: minutes in hand are counted as they are read."""
    return ORIGIN + _minutes(moment - state.steps[0].start.replace(second=0, microsecond=0), math.floor)


def _minutes(length: timedelta, whole: Callable[[float], int] = math.ceil) -> int:
    """Whole minutes, a begun one counted unless told otherwise; a microsecond is none."""
    return whole(round(length / MINUTE, 6))


def _later_step(state: RunState, row: StepRow, minute: MinuteOf) -> Step:
    """A step that lies ahead, as long as it is today; one that was begun before is left alone, and needs only what is
    left of its time. Lengths are those between the minutes at both ends: seconds that are left of several steps add up
    to what they are, and not each to a minute."""
    pin, until = _pin(state, row), state.until(row.step.id)
    left = minute(state, row.end) - minute(state, row.start)
    phases = sum(part.length > timedelta(0) for part in parts_of(row.step, state.changes))
    step = _keeping(strands.fitted(row.step, left) if row.step.strands and left else row.step, phases)
    if until is not None:
        still = at_least(state, row.step) - (row.actual or timedelta(0))
        least = left if row.end > until else max(0, _minutes(still))
        step = replace(step, flex=Flex(least or NOTHING_LEFT, max(least, step.flex.longest)))
    return replace(
        step,
        minutes=left,
        pinned=None if pin is None else minute(state, pin),
        until=None if until is None else minute(state, until),
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

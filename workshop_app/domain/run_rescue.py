"""Ways out of a delay while the day runs: the offers of `agendas.rescue` for the day as it stands now.

Pure. What is past, running, or was begun before somebody went back is never touched; nothing changes until an offer is
accepted as one `ShiftTime`, and `TakeBack` undoes it. Called by the stage of the run screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agendas import rescue
from agendas.edits import Change
from agendas.model import Agenda, Flex, Step
from agendas.rescue import LateStart, OfferKind
from workshop_app.domain.run_decide import ShiftTime, decide
from workshop_app.domain.run_picture import RowStatus, RunPicture, StepRow, picture
from workshop_app.domain.run_rounds import parts_of
from workshop_app.domain.run_state import RunState, evolve

MINUTE = timedelta(minutes=1)
ORIGIN = 2 * 1440  # the planned start of the day in the minutes used here: far enough from 0 for any day


@dataclass(frozen=True, slots=True)
class Offer:
    """One way out and its price: which later steps change, when the day then ends, how much `behind` its plan that is,
    and which fixed starts would not hold."""

    kind: OfferKind
    changes: tuple[Change, ...]
    ends: datetime
    behind: timedelta
    cost: int
    late_starts: tuple[LateStart, ...] = ()

    @property
    def wish(self) -> ShiftTime:
        """What accepting it means."""
        return ShiftTime(tuple((change.step_id, change.becomes - change.was) for change in self.changes))


def minutes_late(state: RunState, now: datetime) -> int:
    """By how many whole minutes the running step will be over after the last moment at which the rest of the day, as
    long as it is now, would still hold its fixed starts and its end."""
    if not state.running:
        return 0
    shown = picture(state, now)
    late = (shown.rows[shown.index].end - _latest_end(shown, state)) / MINUTE
    return max(0, math.ceil(round(late, 6)))


def offers(state: RunState, now: datetime) -> tuple[Offer, ...]:
    """At most three; none while the day is on time or free minutes take the delay up."""
    late = min(minutes_late(state, now), rescue.LATEST)
    if not late or state.plan is None:
        return ()
    shown = picture(state, now)
    agenda, at = _rest_of_day(state, shown)
    free = _minute(state, _latest_end(shown, state))
    starts = (free - sum(step.minutes for step in agenda.steps[: at + 1]),)
    end = _minute(state, state.plan.end)
    found = rescue.offers(agenda, agenda.steps[at].id, late, starts, end)
    return tuple(_offer(state, now, each) for each in found if each.kind is not OfferKind.ABSORBED)


def preview(state: RunState, now: datetime, wish: ShiftTime) -> RunPicture:
    """The day as it would run then."""
    for event in decide(state, wish, now):
        state = evolve(state, event)
    return picture(state, now)


def _offer(state: RunState, now: datetime, found: rescue.Offer) -> Offer:
    wished = Offer(found.kind, found.changes, now, timedelta(0), found.cost, found.late_starts)
    then = preview(state, now, wished.wish) if found.changes else picture(state, now)
    return replace(wished, ends=then.projected_end or now, behind=then.day_behind)


def _later(shown: RunPicture) -> list[StepRow]:
    return [row for row in shown.rows if row.status is RowStatus.LATER and not row.dropped]


def _latest_end(shown: RunPicture, state: RunState) -> datetime:
    """When the running step has to be over for everything after it to be in time, counted backwards from the planned
    end of the day."""
    latest = shown.planned_end or shown.now
    for row in reversed(_later(shown)):
        latest -= _left(row)
        pin = _pin(state, row)
        if pin is not None:
            latest = min(latest, pin)
    return latest


def _left(row: StepRow) -> timedelta:
    """A step entered before and left again needs only what is left of its time."""
    return row.end - row.start


def _pin(state: RunState, row: StepRow) -> datetime | None:
    place = None if state.plan is None else state.plan.index(row.step.id)
    return None if place is None else state.steps[place].pin


def _minute(state: RunState, moment: datetime) -> int:
    return ORIGIN + round((moment - state.steps[0].start) / MINUTE)


def _rest_of_day(state: RunState, shown: RunPicture) -> tuple[Agenda, int]:
    """The day as an agenda of today's lengths, dropped steps left out, and where the running step stands in it."""
    steps: list[Step] = []
    at = 0
    for row in shown.rows:
        if row.dropped:
            continue
        if row.status is RowStatus.NOW:
            at = len(steps)
        steps.append(_later_step(state, row) if row.status is RowStatus.LATER else _fixed_step(row))
    return replace(state.agenda, steps=tuple(steps)), at


def _fixed_step(row: StepRow) -> Step:
    return replace(row.step, minutes=max(0, row.step.minutes + row.added), pinned=None, day=1)


def _later_step(state: RunState, row: StepRow) -> Step:
    """A step that lies ahead, as long as it is today. In a breakout every phase keeps the minute that `ShiftTime`
    leaves it; one that was begun before is left alone."""
    pin = _pin(state, row)
    phases = sum(part.length > timedelta(0) for part in parts_of(row.step, state.added))
    flex = row.step.flex
    return replace(
        row.step,
        minutes=math.ceil(_left(row) / MINUTE),
        pinned=None if pin is None else _minute(state, pin),
        day=1,
        protected=row.step.protected or row.actual is not None,
        flex=Flex(max(flex.shortest or rescue.SHORTEST_LEFT, phases), flex.longest) if phases else flex,
    )

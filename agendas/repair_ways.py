"""The ways to mend what is too short, too long or missing: minutes moved from one step to another, a step put in.

Called by `repair`, which offers only what mends and harms nothing. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from agendas import fit_order, repair_rounds, schedule
from agendas.fit_day import is_remote
from agendas.model import Agenda, Round, StepType
from agendas.parked import with_free_ids
from agendas.repair_case import Mending, Mendings, RepairCase, RepairKind
from agendas.repair_gaps import unpinned
from agendas.repair_moves import (
    a_break,
    borrowed,
    changed,
    lengthened,
    longer_from_others,
    place_of,
    put_in,
    segment,
    taken,
)
from agendas.rounds import rounds_for

ONE_MINUTE = 60
WHOLE = 5  # minutes: how people speak of time
SHORTEST_INTRODUCTION = 45
BREAK_MINUTES = 10
SCREEN_BREAK_MINUTES = 5
BUFFERS = (15, 10, 5)
LONGEST_MEETING = 2  # a meeting is stretched to at most so many halves more: 60 min become 90
MOST_MEETINGS = 4


def _introductions(case: RepairCase) -> Mendings:
    step, has = case.step, case.finding.has_minutes or 0
    seconds = min(ONE_MINUTE, has * 60 // case.people // 5 * 5)
    if seconds >= SHORTEST_INTRODUCTION:
        yield Mending(RepairKind.SHORTER_INTRODUCTIONS, changed(case.agenda, replace(step, seconds_each=seconds)))
    yield from _lasting(case, RepairKind.LONGER_INTRODUCTIONS, step.minutes + case.needs - has)


def _long_stretch(case: RepairCase) -> Mendings:
    """One break, in the place that leaves the shortest stretches; where one is not enough, the next one is another
    repair."""
    stretches = schedule.stretches(case.agenda, case.starts)
    begins = case.finding.facts["start"]
    stretch = next(e for e in stretches if e.first_step == case.finding.step_id and schedule.clock(e.start) == begins)
    first, last = place_of(case.agenda, stretch.first_step), place_of(case.agenda, stretch.last_step)
    slots = schedule.times(case.agenda, case.starts)
    middles = sorted(
        range(first + 1, last + 1),
        key=lambda each: max(slots[each].start - stretch.start, stretch.end - slots[each].start),
    )
    minutes = SCREEN_BREAK_MINUTES if is_remote(case.agenda) else BREAK_MINUTES
    inside = [step.id for step in case.agenda.steps[first : last + 1]]
    poorer: dict[str, Agenda | None] = {}  # by the first step of the part that gives, whatever the place
    for place in middles:
        donors = segment(case.agenda, case.agenda.steps[place].id)
        if donors[0].id not in poorer:
            poorer[donors[0].id] = taken(case.agenda, minutes, donors, near=inside)
        yield Mending(RepairKind.ADD_BREAK, _with_break(poorer[donors[0].id], minutes, place))


def _with_break(poorer: Agenda | None, minutes: int, place: int) -> Agenda | None:
    """The agenda that gave the minutes with a break before the step that stands at `place`."""
    if poorer is None:
        return None
    return put_in(poorer, a_break(poorer, minutes, fit_order.SHORTEST_BREAK), place, poorer.steps[place].day)


def _longer_step(case: RepairCase) -> Mendings:
    yield from _lasting(case, RepairKind.LONGER_STEP, case.needs)


def _lasting(case: RepairCase, kind: RepairKind, minutes: int) -> Mendings:
    """The step at least so long: in whole fives, or to the minute where there is no more to take."""
    for each in (-(-minutes // WHOLE) * WHOLE, minutes):
        yield Mending(kind, longer_from_others(case.agenda, case.step.id, each))


def _coaching(case: RepairCase) -> Mendings:
    yield from _longer_rounds(case, repair_rounds.coaching_minutes)


def _rooms(case: RepairCase) -> Mendings:
    yield from _longer_rounds(case, lambda one: one.minutes) if case.step.rounds else _longer_step(case)


def _longer_rounds(case: RepairCase, counted: Callable[[Round], int]) -> Mendings:
    """A breakout just long enough for what is counted in each of its rounds."""
    step = case.step
    for minutes in range(step.minutes + 1, step.minutes + 61):
        if all(counted(each) >= case.needs for each in rounds_for(minutes, len(step.rounds))):
            yield from _lasting(case, RepairKind.LONGER_STEP, minutes)
            return


def _third_round(case: RepairCase) -> Mendings:
    if case.finding.remedy == "third_round":
        yield Mending(RepairKind.THIRD_ROUND, repair_rounds.third_round(case.agenda, case.people))


def _more_practice(case: RepairCase) -> Mendings:
    totals = schedule.totals(case.agenda)
    move = -(-(totals.theory - totals.practice) // 2)
    work = [
        step for step in case.agenda.steps if step.type in (StepType.EXERCISE, StepType.BREAKOUT) and not step.protected
    ]
    if not work:
        return
    most = max(work, key=lambda step: step.flex.longest - step.minutes)
    theory = [step for step in segment(case.agenda, most.id) if step.type is StepType.THEORY]
    poorer = taken(case.agenda, move, theory)
    after = None if poorer is None else lengthened(poorer, most.id, most.minutes + move)
    yield Mending(RepairKind.MORE_PRACTICE, after)


def _no_wrap_up(case: RepairCase) -> Mendings:
    last = case.agenda.steps[-1]
    poorer = taken(case.agenda, case.needs, segment(case.agenda, last.id))
    if poorer is not None:
        step = replace(borrowed(poorer, "expert_onsite", "wrap_up", case.needs, case.needs), protected=True)
        yield Mending(RepairKind.ADD_WRAP_UP, put_in(poorer, step, len(poorer.steps), last.day))


def _little_slack(case: RepairCase) -> Mendings:
    closing = next((step for step in reversed(case.agenda.steps) if step.type is StepType.WRAP_UP), None)
    if closing is None or closing.pinned is not None:
        return
    donors = [step for step in segment(case.agenda, closing.id) if step.type is not StepType.WRAP_UP]
    for minutes in BUFFERS:
        poorer = taken(case.agenda, minutes, donors)
        if poorer is not None:
            step = borrowed(poorer, "top_level_full_day", "parking_lot", minutes, 0)
            yield Mending(RepairKind.ADD_BUFFER, put_in(poorer, step, place_of(poorer, closing.id), closing.day))
            return


def _overlap(case: RepairCase) -> Mendings:
    if case.finding.facts["before_start"]:
        yield from unpinned(case)
        return
    place = place_of(case.agenda, case.step.id)
    before = segment(case.agenda, case.agenda.steps[place - 1].id)
    minutes = int(str(case.finding.facts["minutes"]))
    yield Mending(RepairKind.SHORTEN_BEFORE, taken(case.agenda, minutes, before, practice=True))


def _until_late(case: RepairCase) -> Mendings:
    before = [step for step in segment(case.agenda, case.step.id) if step is not case.step]
    minutes = case.needs - (case.finding.has_minutes or 0)
    yield Mending(RepairKind.SHORTEN_BEFORE, taken(case.agenda, minutes, before, practice=True))


def _transition(case: RepairCase) -> Mendings:
    step = case.step
    poorer = taken(case.agenda, case.needs, [each for each in segment(case.agenda, step.id) if each.id != step.id])
    if poorer is not None:
        pause = a_break(poorer, case.needs, case.needs)
        yield Mending(RepairKind.ADD_TRANSITION, put_in(poorer, pause, place_of(poorer, step.id), step.day))


def _key_results(case: RepairCase) -> Mendings:
    step, longer = case.step, case.needs - (case.finding.has_minutes or 0)
    if longer * LONGEST_MEETING <= case.agenda.minutes:
        yield Mending(RepairKind.LONGER_MEETING, lengthened(case.agenda, step.id, step.minutes + longer))
    meetings = int(str(case.finding.facts["meetings"]))
    if 1 < meetings <= MOST_MEETINGS and all(each.day == 1 for each in case.agenda.steps):
        yield Mending(RepairKind.SEVERAL_MEETINGS, _repeated(case.agenda, meetings))


def _repeated(agenda: Agenda, meetings: int) -> Agenda:
    """The same meeting again on further days, each for its share of the key results."""
    steps = list(agenda.steps)
    for day in range(2, meetings + 1):
        for step in agenda.steps:
            again = replace(step, id=f"{step.id}_{day}", day=day)
            steps.append(with_free_ids(replace(agenda, steps=tuple(steps)), again))
    starts, ends = agenda.starts[:1] * meetings, agenda.ends[:1] * meetings
    return schedule.with_steps(replace(agenda, starts=starts, ends=ends), steps)


WAYS: Mapping[str, Callable[[RepairCase], Mendings]] = {
    "introductions": _introductions,
    "long_stretch": _long_stretch,
    "no_break_after_lunch": _long_stretch,
    "share_back_short": _longer_step,
    "lunch_short": _longer_step,
    "break_short": _longer_step,
    "wrap_up_short": _longer_step,
    "coaching_short": _coaching,
    "too_many_rooms": _rooms,
    "never_coach": _third_round,
    "more_theory_than_practice": _more_practice,
    "no_wrap_up": _no_wrap_up,
    "little_slack": _little_slack,
    "overlap": _overlap,
    "until_leaves_little": _until_late,
    "no_transition": _transition,
    "too_many_key_results": _key_results,
}

"""The ways to mend what is missing or double in a day: hours with nothing planned, two breaks in a row, no lunch.

Called by `repair`, which offers only what mends and harms nothing. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from agendas import fit_order, schedule
from agendas.fit_rules import LUNCH_FLOOR
from agendas.model import Activity, StepType
from agendas.repair_case import Mending, Mendings, RepairCase, RepairKind
from agendas.repair_moves import borrowed, put_in, taken
from agendas.repair_order import LUNCH_TIME


def unpinned(case: RepairCase) -> Mendings:
    """Let a step follow what comes before it."""
    if case.step.pinned is not None:
        yield Mending(RepairKind.UNPIN, schedule.pinned(case.agenda, case.step.id, None), case.step.id)


def _one_break(case: RepairCase) -> Mendings:
    """The shorter of the two goes, never a lunch nor one with a fixed start."""
    place = case.agenda.steps.index(case.step)
    both = [step for step in case.agenda.steps[max(0, place - 1) : place + 1] if step.type is StepType.BREAK]
    for step in sorted(both, key=lambda step: step.minutes):
        if step.activity is not Activity.LUNCH and step.pinned is None:
            yield Mending(RepairKind.ONE_BREAK, schedule.without(case.agenda, step.id))


def _add_lunch(case: RepairCase) -> Mendings:
    """The shortest lunch there is, as near to half past twelve as can be, with minutes from the whole day."""
    day = case.step.day
    donors = [step for step in case.agenda.steps if step.day == day]
    poorer = taken(case.agenda, LUNCH_FLOOR, donors, practice=True)
    if poorer is None:
        return
    lunch = replace(borrowed(poorer, "expert_onsite", "lunch", LUNCH_FLOOR, LUNCH_FLOOR), activity=Activity.LUNCH)
    starts = {slot.step_id: slot.start for slot in schedule.times(poorer, case.starts) if slot.day == day}
    places = [place for place, step in enumerate(poorer.steps) if fit_order.is_lunch_hour(starts.get(step.id, 0))]
    for place in sorted(places, key=lambda place: abs(starts[poorer.steps[place].id] - LUNCH_TIME)):
        yield Mending(RepairKind.ADD_LUNCH, put_in(poorer, lunch, place, day))


WAYS: Mapping[str, Callable[[RepairCase], Mendings]] = {
    "long_gap": unpinned,
    "breaks_touch": _one_break,
    "no_lunch": _add_lunch,
}

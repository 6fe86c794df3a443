"""The ways to mend what comes at the wrong time: a plan past its fixed end, theory after the breakout, lunch at nine.

Called by `repair`, which offers only what mends and harms nothing. Pure. A step with a fixed start stays where it is:
somebody had a reason for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from agendas import days, fit_order, fitting, schedule
from agendas.model import Activity, Agenda, Step, StepType
from agendas.repair_case import Mending, Mendings, RepairCase, RepairKind
from agendas.repair_moves import a_break, borrowed, place_of, put_in, segment, taken

LUNCH_TIME = 12 * 60 + 30  # where lunch is moved to, if the items around it allow: as in the sourced day
SHORT_BREAK = 15  # what becomes of a second lunch
_LAST_WRITTEN = 3  # share backs in the agenda with three rounds


def _past_end(case: RepairCase) -> Mendings:
    day = case.step.day
    plan = fitting.fit_to(case.agenda, end=days.fixed_end(case.agenda, day), day=day, starts=case.starts)
    if not plan.missing_minutes:
        yield Mending(RepairKind.FIT_TO_END, plan.agenda)


def _theory_first(case: RepairCase) -> Mendings:
    breakout = case.step
    theory = next((step for step in case.agenda.steps if step.type is StepType.THEORY and not step.strands), None)
    if theory is None:
        return  # it stands beside something else, and that would have to move as well
    if theory.day == breakout.day and theory.pinned is None and breakout.pinned is None:
        place = place_of(case.agenda, breakout.id)
        yield Mending(RepairKind.MOVE_THEORY, days.placed(case.agenda, theory.id, place, theory.day), theory.id)


def _wrap_up_last(case: RepairCase) -> Mendings:
    step = case.step
    if step.pinned is None:
        moved = days.placed(case.agenda, step.id, len(case.agenda.steps), step.day)
        yield Mending(RepairKind.MOVE_WRAP_UP, moved, step.id)


def _lunch_hour(case: RepairCase) -> Mendings:
    """Lunch between two other items of its day, the nearest to half past twelve first; or a break instead."""
    step, agenda = case.step, case.agenda
    if step.pinned is not None:
        return
    others = [place for place, each in enumerate(agenda.steps) if each.day == step.day]
    found = []
    for place in others:
        moved = days.placed(agenda, step.id, place, step.day)
        start = next(slot.start for slot in schedule.times(moved, case.starts) if slot.step_id == step.id)
        if fit_order.is_lunch_hour(start):
            found.append((abs(start % schedule.DAY - LUNCH_TIME), place, moved))
    for _, _, moved in sorted(found, key=lambda each: each[:2]):
        yield Mending(RepairKind.MOVE_LUNCH, moved, step.id)
    yield Mending(RepairKind.LUNCH_AS_BREAK, _as_break(agenda, step))


def _two_lunches(case: RepairCase) -> Mendings:
    """The lunch nearest to half past twelve stays, another one becomes a break."""
    starts = {slot.step_id: slot.start % schedule.DAY for slot in schedule.times(case.agenda, case.starts)}
    lunches = [each for each in case.agenda.steps if each.day == case.step.day and each.activity is Activity.LUNCH]
    lunches.sort(key=lambda each: -abs(starts[each.id] - LUNCH_TIME))
    for lunch in lunches[:-1]:
        if lunch.pinned is None:
            yield Mending(RepairKind.ONE_LUNCH, _as_break(case.agenda, lunch))


def _as_break(agenda: Agenda, lunch: Step) -> Agenda:
    place = place_of(agenda, lunch.id)
    pause = a_break(agenda, min(SHORT_BREAK, lunch.minutes), fit_order.SHORTEST_BREAK)
    return schedule.without(put_in(agenda, pause, place, lunch.day), lunch.id)


def _share_back(case: RepairCase) -> Mendings:
    breakout = case.step
    donors = [step for step in segment(case.agenda, breakout.id) if step.id != breakout.id]
    poorer = taken(case.agenda, case.needs, donors)
    if poorer is not None:
        step = replace(_new_share_back(poorer, case, breakout), activity=Activity.NONE)
        yield Mending(RepairKind.ADD_SHARE_BACK, put_in(poorer, step, place_of(poorer, breakout.id) + 1, breakout.day))


def _new_share_back(agenda: Agenda, case: RepairCase, breakout: Step) -> Step:
    """With the texts of the share back that suits the breakout."""
    if breakout.activity is Activity.ROTATION:
        before = agenda.steps[: place_of(agenda, breakout.id) + 1]
        number = min(_LAST_WRITTEN, sum(step.type is StepType.BREAKOUT for step in before))
        template = "expert_remote" if case.remote else "expert_three_rounds"
        return borrowed(agenda, template, f"share_back_{number}", case.needs, case.needs)
    if case.remote:
        return borrowed(agenda, "top_level_remote", "share_back_2", case.needs, case.needs)
    return borrowed(agenda, "top_level_half_day", "share_back", case.needs, case.needs)


WAYS: Mapping[str, Callable[[RepairCase], Mendings]] = {
    "past_end": _past_end,
    "breakout_first": _theory_first,
    "wrap_up_not_last": _wrap_up_last,
    "lunch_hour": _lunch_hour,
    "two_lunches": _two_lunches,
    "no_share_back": _share_back,
}

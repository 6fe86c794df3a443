"""Steps kept beside the plan: parked, not deleted.

Called by the plan screen. Pure. A parked step remembers where it stood; bringing it back puts it there again. Removing
a step or a whole day from the plan leaves what is parked alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from agendas import days, schedule, side_by_side, strands
from agendas.model import Agenda, ParkedStep, Step


def park(agenda: Agenda, step_id: str) -> Agenda:
    """The agenda with one step taken out of the plan and kept beside it; one out of a strand comes back behind those it
    stood beside."""
    inside = strands.holder(agenda, step_id)
    if inside is not None:
        kept = ParkedStep(strands.find(agenda, step_id), inside[0].id, agenda.steps.index(inside[0]) + 1)
        return replace(side_by_side.without(agenda, step_id), parked=(*agenda.parked, kept))
    step = agenda.step(step_id)
    index = agenda.steps.index(step)
    after = agenda.steps[index - 1].id if index else ""
    alone = sum(each.day == step.day for each in agenda.steps) == 1
    own_day = schedule.day_start(agenda, step.day) if alone else None
    kept = ParkedStep(step, after, index, own_day)
    return replace(days.without(agenda, step_id), parked=(*agenda.parked, kept))


def bring_back(agenda: Agenda, step_id: str, index: int | None = None, day: int | None = None) -> tuple[Agenda, str]:
    """The agenda with a parked step in its plan again: at `index`, or where it stood. Gives the step's id as well,
    which is a new one when the plan has a step of that name by now."""
    kept = find(agenda, step_id)
    rest = replace(agenda, parked=tuple(each for each in agenda.parked if each is not kept))
    step = with_free_ids(rest, kept.step)
    if index is None and kept.own_day is not None:
        return days.with_new_day(rest, step, step.day, kept.own_day), step.id
    last = max((each.day for each in rest.steps), default=1)
    step = replace(step, day=max(1, min(step.day if day is None else day, last)))
    return schedule.inserted(rest, step, _old_place(rest, kept) if index is None else index), step.id


def find(agenda: Agenda, step_id: str) -> ParkedStep:
    """The parked step with this id; KeyError when there is none."""
    for kept in agenda.parked:
        if kept.step.id == step_id:
            return kept
    raise KeyError(step_id)


def throw_away(agenda: Agenda, step_id: str) -> Agenda:
    """The agenda without one parked step."""
    kept = find(agenda, step_id)
    return replace(agenda, parked=tuple(each for each in agenda.parked if each is not kept))


def add_parked(agenda: Agenda, step: Step) -> Agenda:
    """The agenda with one more step beside its plan."""
    step = with_free_ids(agenda, step)
    return replace(agenda, parked=(*agenda.parked, ParkedStep(step, "", len(agenda.steps))))


def free_id(agenda: Agenda, wanted: str) -> str:
    """This id, or the next one like it that neither the plan nor the parked steps have."""
    return _free(set(strands.ids(agenda)), wanted)


def _free(taken: set[str], wanted: str) -> str:
    if wanted not in taken:
        return wanted
    return next(each for n in range(2, len(taken) + 3) if (each := f"{wanted[:58]}_{n}") not in taken)


def with_free_ids(agenda: Agenda, step: Step) -> Step:
    """The step with ids that the agenda does not have, those inside its strands as well."""
    taken = set(strands.ids(agenda))

    def free(wanted: str) -> str:
        found = _free(taken, wanted)
        taken.add(found)
        return found

    return replace(
        step,
        id=free(step.id),
        strands=tuple(
            replace(strand, steps=tuple(replace(each, id=free(each.id)) for each in strand.steps))
            for strand in step.strands
        ),
    )


def _old_place(agenda: Agenda, kept: ParkedStep) -> int:
    for place, step in enumerate(agenda.steps):
        if step.id == kept.after:
            return place + 1
    return 0 if not kept.after else kept.index

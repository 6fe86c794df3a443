"""Moving minutes from one step to another, and putting steps in: what every repair is made of.

Called by the ways to repair. Pure. A move gives back None when the minutes are not there without harm: nothing leaves
its flex to give, nothing protected gives, breaks never give, and minutes never cross a fixed start, because there they
would turn into a gap on one side and an overlap on the other.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from agendas import fitting, loader, schedule
from agendas.fit_day import is_remote
from agendas.model import Agenda, Flex, Step, StepType
from agendas.parked import free_id
from agendas.read_once import read_once

_PRACTICE = 4  # the group of `fitting.group_of` that gives last


def room(step: Step) -> int:
    """What a step can give without harm. A step that may be dropped keeps five minutes: it is not dropped here."""
    lowest, _ = fitting.bounds(step)
    return max(0, step.minutes - max(lowest, min(5, step.minutes)))


def segment(agenda: Agenda, step_id: str) -> list[Step]:
    """The steps between two clock times of one day (fixed starts, and times that a step counts to) that this one
    belongs to."""
    target = agenda.step(step_id)
    parts: list[list[Step]] = [[]]
    for step in agenda.steps:
        if step.day == target.day:
            if step.pinned is not None and parts[-1]:
                parts.append([])
            parts[-1].append(step)
            if step.until is not None:
                parts.append([])
    return next(part for part in parts if target in part)


def taken(
    agenda: Agenda,
    minutes: int,
    donors: Collection[Step],
    *,
    near: Collection[str] = (),
    practice: bool = False,
) -> Agenda | None:
    """The agenda with so many minutes less in these steps. One step alone if one can give them all, theory before
    share backs, the widest flex first; steps that are `near` come before all others; practice only if allowed."""
    givers = [
        step
        for step in donors
        if room(step)
        and step.type is not StepType.BREAK
        and step.type is not StepType.WRAP_UP
        and (practice or fitting.group_of(step) < _PRACTICE)
    ]
    givers.sort(key=lambda step: (step.id not in near, fitting.group_of(step), -room(step)))
    alone = [step for step in givers if room(step) >= minutes]
    if alone and (not near or alone[0].id in near or givers[0].id not in near):
        givers = alone[:1]
    for step in givers:
        share = min(minutes, room(step))
        if share:
            agenda = schedule.with_minutes(agenda, step.id, step.minutes - share)
            minutes -= share
    return None if minutes else agenda


def lengthened(agenda: Agenda, step_id: str, minutes: int) -> Agenda | None:
    """A step made longer, also beyond its flex: the repair has a reason for it. Not where the clock decides."""
    if agenda.step(step_id).until is not None:
        return None
    agenda = schedule.with_minutes(agenda, step_id, minutes)
    step = agenda.step(step_id)
    return changed(agenda, replace(step, flex=Flex(step.flex.shortest, max(step.flex.longest, minutes))))


def longer_from_others(agenda: Agenda, step_id: str, minutes: int, *, practice: bool = False) -> Agenda | None:
    """A step made longer with minutes from the steps around it."""
    extra = minutes - agenda.step(step_id).minutes
    donors = [step for step in segment(agenda, step_id) if step.id != step_id]
    poorer = taken(agenda, extra, donors, practice=practice)
    return None if poorer is None else lengthened(poorer, step_id, minutes)


def changed(agenda: Agenda, step: Step) -> Agenda:
    """The agenda with this step in place of the one with its id."""
    return schedule.with_steps(agenda, [step if each.id == step.id else each for each in agenda.steps])


def a_break(agenda: Agenda, minutes: int, shortest: int) -> Step:
    """A new break, on screens or with coffee."""
    source = ("team_level_remote", "first_break") if is_remote(agenda) else ("expert_three_rounds", "afternoon_break")
    step = borrowed(agenda, *source, minutes, shortest)
    return replace(step, id=free_id(agenda, "break"))


def borrowed(agenda: Agenda, template_id: str, step_id: str, minutes: int, shortest: int) -> Step:
    """A new step with the texts of a built-in one, in the agenda's language where it is written in that."""
    model = _built_in(template_id, agenda.language).step(step_id)
    return replace(
        model,
        id=free_id(agenda, step_id),
        minutes=minutes,
        flex=Flex(min(shortest, minutes), max(model.flex.longest, minutes)),
        day=1,
        rounds=(),
    )


@read_once
def _built_in(template_id: str, language: str) -> Agenda:
    """Looked up once: every repair of every finding asks after each change of a plan, and the answer is on the disk."""
    return loader.load(template_id, language if language in loader.languages(template_id) else "en")


def place_of(agenda: Agenda, step_id: str) -> int:
    return next(place for place, step in enumerate(agenda.steps) if step.id == step_id)


def put_in(agenda: Agenda, step: Step, place: int, day: int) -> Agenda:
    """The agenda with one more step on this day, before the step that stands at `place` now."""
    agenda = schedule.inserted(agenda, replace(step, day=day), place)
    return changed(agenda, replace(agenda.step(step.id), day=day))

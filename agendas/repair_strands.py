"""What can be done about a finding inside a strand: the same as on any day, with the minutes of that strand alone, and
with those in which its group waits for the others. The step that holds it stays as long as it is, so that nobody else
notices.

Called by `repair`, which offers only what mends and harms nothing. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from agendas import fit_order, repair_ways, schedule, strands
from agendas.fit_day import is_remote
from agendas.model import Agenda, Flex, Step, StepType, Strand
from agendas.parked import with_free_ids
from agendas.repair_case import Mending, Mendings, RepairCase, RepairKind
from agendas.repair_moves import a_break, put_in, taken

_WAIT = "wait_for_the_others"


def ways(case: RepairCase) -> Mendings:
    """For a finding at a step in a strand."""
    assert case.finding.step_id is not None
    inside = strands.holder(case.agenda, case.finding.step_id)
    if inside is None or case.finding.code not in _WAYS:
        return
    holder, strand = inside
    alone = replace(case, agenda=_as_a_day(case.agenda, holder, strand), starts=None)
    for way in _WAYS[case.finding.code](alone):
        yield Mending(way.kind, None if way.agenda is None else _put_back(case.agenda, holder, strand, way.agenda))


def breaks(case: RepairCase) -> Mendings:
    """For a group that has no break while the others have one: a break in what it does meanwhile."""
    group = case.finding.facts.get("group_without_break")
    for holder in case.agenda.steps:
        for strand in holder.strands:
            if group and strand.title == group:
                alone = _as_a_day(case.agenda, holder, strand)
                for place in _middle_first(case, alone):
                    after = _with_break(alone, place)
                    then = None if after is None else _put_back(case.agenda, holder, strand, after)
                    yield Mending(RepairKind.ADD_BREAK, then)


def _middle_first(case: RepairCase, alone: Agenda) -> list[int]:
    """The places for a break, first the one that leaves the shortest stretches."""
    facts = case.finding.facts
    begin, end = (schedule.parse_clock(str(facts[name])) or 0 for name in ("start", "end"))
    starts = [slot.start for slot in schedule.times(alone)]
    return sorted(range(len(starts)), key=lambda place: max(starts[place] - begin, end - starts[place]))


def _with_break(alone: Agenda, place: int) -> Agenda | None:
    minutes = repair_ways.SCREEN_BREAK_MINUTES if is_remote(alone) else repair_ways.BREAK_MINUTES
    poorer = taken(alone, minutes, alone.steps)
    return None if poorer is None else put_in(poorer, a_break(poorer, minutes, fit_order.SHORTEST_BREAK), place, 1)


def _as_a_day(agenda: Agenda, holder: Step, strand: Strand) -> Agenda:
    """The strand as a day of its own; what its group waits for the others at the end can all be given."""
    steps = tuple(replace(each, day=1) for each in strand.steps)
    wait = holder.minutes - strand.minutes
    if wait:
        first = steps[0]
        steps += (replace(first, id=_WAIT, minutes=wait, flex=Flex(1, wait), type=StepType.THEORY, rounds=()),)
    start = next(slot.start for slot in schedule.times(agenda) if slot.step_id == holder.id)
    return replace(agenda, steps=steps, starts=(start,), ends=(), parked=())


def _put_back(agenda: Agenda, holder: Step, strand: Strand, after: Agenda) -> Agenda | None:
    known = {step.id for step in strand.steps}
    steps = []
    for step in after.steps:
        if step.id == _WAIT:
            continue
        steps.append(step if step.id in known else with_free_ids(agenda, step))
    mended = replace(strand, steps=tuple(replace(each, day=holder.day) for each in steps))
    if mended.minutes > holder.minutes:
        return None
    there = tuple(mended if each.id == strand.id else each for each in holder.strands)
    return schedule.with_steps(
        agenda, [replace(each, strands=there) if each.id == holder.id else each for each in agenda.steps]
    )


def _kinds(way: Callable[[RepairCase], Mendings], *kinds: RepairKind) -> Callable[[RepairCase], Mendings]:
    def only(case: RepairCase) -> Mendings:
        yield from (each for each in way(case) if each.kind in kinds)

    return only


# What is about one group. Everything else (a share back for all, slack, seats) is a matter of the whole day.
_WAYS: Mapping[str, Callable[[RepairCase], Mendings]] = {
    code: _kinds(repair_ways.WAYS[code], RepairKind.LONGER_STEP, RepairKind.ADD_TRANSITION)
    for code in ("lunch_short", "break_short", "wrap_up_short", "coaching_short", "too_many_rooms", "no_transition")
}

"""Three rounds of practice in the time of two (or one): the repair that gives everybody in a trio each seat once.

Called by `repair` only. Pure.
"""

from __future__ import annotations

from msgspec.structs import replace

from agendas import fit_rules, schedule
from agendas.model import Activity, Agenda, Flex, PhaseKind, Round, Step, StepType
from agendas.repair_moves import a_break, borrowed, changed, place_of, put_in
from agendas.rounds import group_sizes, rounds_for

SHORTEST_SHARE_BACK = 5
SHORTEST_BREAK = 5


def coaching_minutes(one: Round) -> int:
    """How much of a round is coaching."""
    return sum(phase.minutes for phase in one.phases if phase.kind is PhaseKind.COACHING)


def third_round(agenda: Agenda, people: int) -> Agenda | None:
    """The day with three rounds; None when its breakouts are not one step, or two with one round each."""
    practice = [step for step in agenda.steps if step.activity is Activity.ROTATION]
    if len(practice) == 1:
        (step,) = practice
        return changed(agenda, replace(step, rounds=rounds_for(step.minutes, fit_rules.ROUNDS_FOR_ALL_SEATS)))
    if len(practice) == 2 and all(len(step.rounds) == 1 for step in practice):
        return _third_step(agenda, practice[0], practice[1], fit_rules.SHARE_BACK_FLOOR * len(group_sizes(people)))
    return None


def _third_step(agenda: Agenda, first: Step, second: Step, share_back: int) -> Agenda | None:
    """A breakout more, with its share back of at least so many minutes; what the share backs no longer need becomes a
    break before it."""
    long, quick, _ = fit_rules.three_rounds(first.minutes + second.minutes)
    agenda = _of_length(_of_length(agenda, first.id, long), second.id, quick)
    backs = [step for step in (_share_back_after(agenda, each) for each in (first, second)) if step is not None]
    place = place_of(agenda, second.id) + 1
    pause = closing = 0
    if len(backs) == 2:
        whole = sum(step.minutes for step in backs)
        opening, closing = round(whole / 3), max(whole // 4, share_back)
        pause = whole - opening - 2 * closing
        if pause < SHORTEST_BREAK:
            opening, pause = opening + pause, 0
        if min(opening, closing) < max(SHORTEST_SHARE_BACK, share_back):
            return None
        agenda = _of_length(_of_length(agenda, backs[0].id, opening), backs[1].id, closing)
        place = place_of(agenda, backs[1].id) + 1
    new = [borrowed(agenda, "expert_three_rounds", "breakout_3", quick, 20)]
    if closing:
        new.append(borrowed(agenda, "expert_three_rounds", "share_back_3", closing, 10))
    if pause:
        new.insert(0, a_break(agenda, pause, SHORTEST_BREAK))
    for step in reversed(new):
        agenda = put_in(agenda, step, place, second.day)
    return agenda


def _share_back_after(agenda: Agenda, step: Step) -> Step | None:
    """The next share back on the same day, before any other practice; lunch may lie between."""
    for each in agenda.steps[place_of(agenda, step.id) + 1 :]:
        if each.day != step.day or each.type is StepType.BREAKOUT:
            return None
        if each.type is StepType.SHARE_BACK:
            return each
    return None


def _of_length(agenda: Agenda, step_id: str, minutes: int) -> Agenda:
    """A step of this length with its flex stretched to hold it: a shorter round is another exercise, not a cut one."""
    agenda = schedule.with_minutes(agenda, step_id, minutes)
    step = agenda.step(step_id)
    flex = Flex(min(step.flex.shortest, minutes), max(step.flex.longest, minutes))
    return changed(agenda, replace(step, flex=flex))

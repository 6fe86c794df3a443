"""Who is known to come late or to leave early: dealt for beforehand, and nobody's rule is broken by it."""

from __future__ import annotations

import pytest

from agendas import breakouts
from agendas.plan_values import PeopleFacts, PlannedRound, Rules

NAMES = tuple(f"P{number:02}" for number in range(1, 25))


def seated(one: PlannedRound) -> set[str]:
    return {name for room in one.rooms for name in room.people}


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("people", [9, 10, 17, 24])
def test_a_late_one_and_a_leaver_sit_where_they_are_there(people: int, keep: bool) -> None:
    names = NAMES[:people]
    facts = PeopleFacts(leaves_after={"P02": 2}, arrives_after={"P05": 1})
    plan = breakouts.plan(names, 3, facts=facts, keep=keep, seed=3)
    assert seated(plan.rounds[0]) == set(names) - {"P05"}
    assert seated(plan.rounds[1]) == set(names)
    assert seated(plan.rounds[2]) == set(names) - {"P02"}
    missed = breakouts.report(plan, names)
    assert "P02" not in missed.never_coach  # she coaches before she leaves
    assert "P05" not in (*missed.never_coach, *missed.never_coached)  # and he in the two rounds he is there for


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_rules_hold_in_every_round_also_after_somebody_left(seed: int, keep: bool) -> None:
    rules = Rules(apart=(("P01", "P02"), ("P03", "P04")), together=(("P05", "P06"),), hosts={"P07": 2})
    facts = PeopleFacts(leaves_after={"P08": 1, "P06": 2}, arrives_after={"P02": 1})
    plan = breakouts.plan(NAMES[:12], 3, rules=rules, facts=facts, keep=keep, seed=seed)
    assert breakouts.report(plan, NAMES[:12], rules).broken_rules == ()


def test_two_come_in_different_rounds_and_nobody_is_seated_before() -> None:
    facts = PeopleFacts(arrives_after={"P01": 1, "P02": 2})
    plan = breakouts.plan(NAMES[:9], 3, facts=facts)
    assert ["P01" in seated(one) for one in plan.rounds] == [False, True, True]
    assert ["P02" in seated(one) for one in plan.rounds] == [False, False, True]


def test_where_nobody_would_be_there_at_first_all_are_dealt() -> None:
    plan = breakouts.plan(NAMES[:3], 2, facts=PeopleFacts(arrives_after=dict.fromkeys(NAMES[:3], 1)))
    assert seated(plan.rounds[1]) == set(NAMES[:3])

"""How often the facilitator sits in with a pair, and where there are more pairs than one can sit in with."""

from __future__ import annotations

import pytest

from agendas import breakouts, sitting_in
from agendas.plan_values import BreakoutPlan, PeopleFacts, PlannedRoom, PlannedRound

NAMES = tuple(f"P{number:02}" for number in range(1, 25))


def day(*pairs: int) -> BreakoutPlan:
    """A round for each, with so many pairs and one trio."""
    trio = PlannedRoom(1, "Ana", "Ben", ("Cho",))
    rounds = (
        PlannedRound(number, (trio, *(PlannedRoom(at, f"c{at}", f"d{at}", ()) for at in range(2, count + 2))))
        for number, count in enumerate(pairs, 1)
    )
    return BreakoutPlan(tuple(rounds), 0)


@pytest.mark.parametrize(
    ("pairs", "since", "said"),
    [
        ((0, 0), 0, ""),
        ((0, 1), 0, "You sit in with a pair once, in round 2."),
        ((1, 0, 1), 0, "You sit in with a pair 2 times, in rounds 1, 3."),
        ((1, 0, 1), 1, "You sit in with a pair once, in round 3."),
        ((0, 2), 0, "You sit in with a pair once, in round 2. Round 2 has 2 pairs; you can sit in with one."),
        (
            (2, 3, 2),
            0,
            "You sit in with a pair 3 times, in rounds 1, 2, 3. "
            "Rounds 1, 3 have 2 pairs each; you can sit in with one. Round 2 has 3 pairs; you can sit in with one.",
        ),
        ((2, 0), 1, ""),
    ],
)
def test_what_pairs_ask_of_the_facilitator(pairs: tuple[int, ...], since: int, said: str) -> None:
    assert sitting_in.sentence(day(*pairs), since) == said


def test_a_chair_that_is_empty_is_no_second_person() -> None:
    lonely = PlannedRound(1, (PlannedRoom(1, "Ana", "", ()), PlannedRoom(2, "Ben", "Cho", ())))
    assert sitting_in.pairs_in(lonely) == 1


@pytest.mark.parametrize("people", [9, 12, 15])
def test_second_pairs_are_there_only_for_turns_to_coach(people: int) -> None:
    """Two leave after round 1: all the others coach, for which some round has to have two pairs."""
    plan = breakouts.plan(NAMES[:people], 3, facts=PeopleFacts(leaves_after={"P01": 1, "P02": 1}), keep=False)
    pairs = [sitting_in.pairs_in(each) for each in plan.rounds]
    assert max(pairs) > 1
    assert sum(len(each.rooms) for each in plan.rounds) == people, "not a room more than there are turns to be had"
    assert breakouts.report(plan, NAMES[:people]).never_coach == ()

"""How seldom people can meet again at best: bounds that hold, with the reason they rest on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import breakouts
from agendas.limits import LimitSource, best_possible, fewest_again, sentence, shapes_of


@pytest.mark.parametrize(
    ("people", "rounds", "size", "meetings", "source"),
    [
        (9, 4, 3, 0, LimitSource.TABLE),
        (30, 14, 3, 0, LimitSource.TABLE),
        (9, 5, 3, 9, LimitSource.ALL_MET),
        (6, 2, 3, 2, LimitSource.FEW_ROOMS),
        (12, 5, 3, 1, LimitSource.LITERATURE),
        (13, 6, 3, 4, LimitSource.ALL_MET),
        (13, 5, 3, 0, LimitSource.NOT_PROVED),
        (16, 6, 4, 24, LimitSource.ALL_MET),
    ],
)
def test_the_bound_and_what_it_rests_on(
    people: int, rounds: int, size: int, meetings: int, source: LimitSource
) -> None:
    found = best_possible(people, rounds, size)
    assert (found.meetings, found.source) == (meetings, source)
    counted = 0 if source is LimitSource.LITERATURE else meetings  # what is proved elsewhere is not counted
    assert fewest_again(shapes_of(people, rounds, size)) == counted
    assert "{" not in sentence(found, meetings)


@pytest.mark.parametrize(
    ("shapes", "meetings"),
    [
        ([(3, 3)], 0),
        ([(3, 3), (3, 3)], 2),  # a room of three scatters into two: two of them stay together, twice
        ([(3, 3), (3, 3), (3, 3)], 4),
        ([(2, 2), (4,)], 2),  # all four are together: both pairs meet again
        ([(4,), (2, 2)], 2),
        ([(4,), (4,)], 6),
        ([(5,), (2, 3)], 4),
        ([(6, 3), (3, 3, 3)], 3),
        ([(6, 1, 1, 1), (3, 3, 3)], 3),  # six in three rooms: three pairs
        ([(9, 1, 1, 1), (3, 3, 3, 3)], 6),  # nine in four rooms: two, two, two and three
        ([(3, 3, 3), (6, 3)], 3),
        ([(3, 3, 3)] * 4, 0),
        ([(3, 3, 3)] * 5, 9),  # 45 meetings, 36 pairs
        ([(2, 2)] * 3, 0),
        ([(2, 2)] * 4, 2),
    ],
)
def test_so_many_meetings_are_enforced_by_rooms_or_by_pairs(shapes: list[tuple[int, ...]], meetings: int) -> None:
    assert fewest_again(shapes) == meetings


@pytest.mark.parametrize(
    ("people", "rounds", "size", "facts"),
    [
        (9, 4, 3, {"people": 9, "rounds": 4, "rooms": 3, "meetings": 36, "pairs": 36}),
        (13, 6, 3, {"people": 13, "rounds": 6, "rooms": 5, "meetings": 82, "pairs": 78}),
        (12, 5, 3, {"people": 12, "rounds": 5, "rooms": 4, "meetings": 60, "pairs": 66, "most": 4}),
    ],
)
def test_the_figures_a_bound_is_worded_with(people: int, rounds: int, size: int, facts: dict[str, int]) -> None:
    assert best_possible(people, rounds, size).facts == facts


def test_what_is_said_of_a_plan() -> None:
    ruled_out = best_possible(12, 5)
    assert sentence(ruled_out, 0) == "Nobody meets anybody twice."
    assert "it is proved that 12 people in trios have at most 4 rounds" in sentence(ruled_out, 1)
    assert sentence(ruled_out, 3).startswith("Meetings again that cannot be avoided: at least 1.")
    assert sentence(best_possible(13, 5), 1) == (
        "Whether a plan exists in which fewer people meet again is not proved."
    )
    assert "make only 78 pairs" in sentence(best_possible(13, 6), 4)


def test_those_who_must_be_together_are_not_passed_over() -> None:
    bound = best_possible(7, 3)
    assert sentence(bound, 0, kept_again=2) == "Nobody meets anybody twice, except those who must be together."
    assert sentence(bound, 2, kept_again=2).startswith("No plan with rooms of these sizes does better")
    assert sentence(bound, 4, kept_again=2).startswith("Meetings again that cannot be avoided: at least 2.")
    assert sentence(bound, 4, kept_again=4).startswith("Whether a plan exists")


@given(st.integers(2, 20), st.integers(1, 6), st.integers(2, 5), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_no_plan_is_better_than_the_bound(people: int, rounds: int, size: int, seed: int) -> None:
    size = size if size <= people else 3
    names = [f"P{number}" for number in range(people)]
    found = breakouts.plan(names, rounds, size=size, seed=seed, keep=False)
    assert breakouts.report(found, names).met_again >= best_possible(people, rounds, size).meetings

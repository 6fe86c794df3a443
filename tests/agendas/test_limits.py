"""How seldom people can meet again at best: bounds that hold, with the reason they rest on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import breakouts
from agendas.limits import LimitSource, best_possible, sentence


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
    assert "{" not in sentence(found, meetings)


def test_what_is_said_of_a_plan() -> None:
    ruled_out = best_possible(12, 5)
    assert sentence(ruled_out, 0) == "Nobody meets anybody twice."
    assert "it is proved that 12 people in trios have at most 4 rounds" in sentence(ruled_out, 1)
    assert sentence(ruled_out, 3).startswith("Meetings again that cannot be avoided: at least 1.")
    assert sentence(best_possible(13, 5), 1).endswith("is not proved.")
    assert "make only 78 pairs" in sentence(best_possible(13, 6), 4)


@given(st.integers(2, 20), st.integers(1, 6), st.integers(2, 5), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_no_plan_is_better_than_the_bound(people: int, rounds: int, size: int, seed: int) -> None:
    size = size if size <= people else 3
    names = [f"P{number}" for number in range(people)]
    found = breakouts.plan(names, rounds, size=size, seed=seed, keep=False)
    assert breakouts.report(found, names).met_again >= best_possible(people, rounds, size).meetings

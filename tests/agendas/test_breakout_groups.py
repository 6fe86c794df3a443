"""Group sizes and round phases: the tables, and the rules behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendas.breakouts import BreakoutsImpossible, group_sizes, round_phases, rounds_for
from agendas.model import PhaseKind


@pytest.mark.parametrize(
    ("people", "sizes"),
    [
        (2, (2,)),
        (3, (3,)),
        (4, (4,)),
        (5, (3, 2)),
        (6, (3, 3)),
        (7, (3, 4)),
        (8, (4, 4)),
        (9, (3, 3, 3)),
        (10, (3, 3, 4)),
        (11, (3, 4, 4)),
        (12, (3,) * 4),
        (13, (3, 3, 3, 4)),
        (14, (3, 3, 4, 4)),
        (15, (3,) * 5),
        (16, (3, 3, 3, 3, 4)),
        (17, (3, 3, 3, 4, 4)),
        (18, (3,) * 6),
        (19, (3,) * 5 + (4,)),
        (20, (3,) * 4 + (4, 4)),
        (21, (3,) * 7),
        (22, (3,) * 6 + (4,)),
        (23, (3,) * 5 + (4, 4)),
        (24, (3,) * 8),
    ],
)
def test_trios_first(people: int, sizes: tuple[int, ...]) -> None:
    assert group_sizes(people) == sizes


@given(st.integers(2, 200), st.integers(2, 6))
def test_nobody_is_left_out_or_alone(people: int, size: int) -> None:
    if size > people and size != 3:
        with pytest.raises(BreakoutsImpossible):
            group_sizes(people, size)
        return
    sizes = group_sizes(people, size)
    assert sum(sizes) == people
    assert min(sizes) >= 2
    if size != 3:
        assert max(sizes) - min(sizes) <= 1
    assert list(sizes) == sorted(sizes) or people == 5


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (7, 2, (2, 2, 3)),
        (3, 2, (3,)),
        (5, 4, (5,)),
        (9, 4, (4, 5)),
        (12, 4, (4, 4, 4)),
        (11, 6, (5, 6)),
        (13, 5, (4, 4, 5)),
    ],
)
def test_other_sizes_are_balanced(people: int, size: int, sizes: tuple[int, ...]) -> None:
    assert group_sizes(people, size) == sizes


@pytest.mark.parametrize(
    ("people", "size", "reason"),
    [
        (0, 3, "too_few_people"),
        (1, 3, "too_few_people"),
        (-4, 3, "too_few_people"),
        (3, 4, "size_larger_than_people"),
        (12, 1, "size_out_of_range"),
        (12, 7, "size_out_of_range"),
    ],
)
def test_impossible_groups_say_why(people: int, size: int, reason: str) -> None:
    with pytest.raises(BreakoutsImpossible) as caught:
        group_sizes(people, size)
    assert caught.value.reason == reason
    assert str(people if reason != "size_out_of_range" else size) in str(caught.value)


@pytest.mark.parametrize(
    ("minutes", "phases"),
    [
        (60, [5, 35, 5, 10, 5]),
        (40, [4, 24, 3, 6, 3]),
        (30, [3, 17, 3, 5, 2]),
        (25, [2, 14, 2, 5, 2]),
        (20, [2, 11, 2, 4, 1]),
        (45, [5, 27, 3, 7, 3]),
    ],
)
def test_rounds_are_cut_by_the_table(minutes: int, phases: list[int]) -> None:
    found = round_phases(minutes)
    assert [phase.minutes for phase in found] == phases
    assert [phase.kind for phase in found] == list(PhaseKind)


@given(st.integers(1, 1440))
def test_phases_add_up_and_coaching_leads(minutes: int) -> None:
    phases = round_phases(minutes)
    assert sum(phase.minutes for phase in phases) == minutes
    assert all(phase.minutes > 0 for phase in phases)
    coaching = next(phase.minutes for phase in phases if phase.kind is PhaseKind.COACHING)
    assert coaching == max(phase.minutes for phase in phases)
    order = [list(PhaseKind).index(phase.kind) for phase in phases]
    assert order == sorted(order)


def test_no_round_without_a_minute() -> None:
    with pytest.raises(ValueError, match="at least one minute"):
        round_phases(0)


@given(st.integers(1, 6), st.integers(6, 300))
def test_rounds_share_a_step(count: int, minutes: int) -> None:
    rounds = rounds_for(minutes, count)
    assert [one.number for one in rounds] == list(range(1, count + 1))
    assert sum(one.minutes for one in rounds) == minutes
    assert max(one.minutes for one in rounds) - min(one.minutes for one in rounds) <= 1

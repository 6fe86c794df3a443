"""The stored rounds, checked pair by pair without a line of the code that makes plans."""

from __future__ import annotations

from itertools import combinations

import pytest

from agendas.designs import rounds_without_repeat

TABLES = {
    (9, 3): 4,
    (12, 3): 4,
    (15, 3): 7,
    (18, 3): 8,
    (21, 3): 10,
    (24, 3): 11,
    (27, 3): 13,
    (30, 3): 14,
    (16, 4): 5,
    (20, 4): 5,
}


@pytest.mark.parametrize(("people", "size"), TABLES)
def test_everybody_is_in_one_room_each_round_and_meets_nobody_twice(people: int, size: int) -> None:
    rounds = rounds_without_repeat(people, size)
    assert rounds is not None
    assert len(rounds) == TABLES[people, size]
    met: set[tuple[int, ...]] = set()
    for rooms in rounds:
        assert {len(room) for room in rooms} == {size}
        assert sorted(person for room in rooms for person in room) == list(range(people))
        pairs = [pair for room in rooms for pair in combinations(sorted(room), 2)]
        assert met.isdisjoint(pairs)
        met.update(pairs)


@pytest.mark.parametrize("people", [9, 15, 21, 27, 18, 24, 30])
def test_one_more_round_is_impossible_because_hardly_anybody_is_left_to_meet(people: int) -> None:
    rounds = rounds_without_repeat(people, 3)
    assert rounds is not None
    assert len(rounds) == (people - 1) // 2


def test_other_head_counts_have_no_table() -> None:
    assert rounds_without_repeat(10, 3) is None
    assert rounds_without_repeat(15, 5) is None

"""Dealing seats when the groups themselves are the difficulty."""

from __future__ import annotations

import pytest

from agendas.seats import NumberedRoom, deal_evenly, deal_fairly, fair_shapes, rotate


def test_three_rounds_in_one_trio_rotate() -> None:
    seated = deal_fairly([[[0, 1, 2]]] * 3)
    assert seated is not None
    rooms = [one[0] for one in seated]
    assert sorted(room.coach for room in rooms) == [0, 1, 2]
    assert sorted(room.coachee for room in rooms) == [0, 1, 2]


def test_groups_whose_seats_do_not_add_up_are_refused() -> None:
    assert deal_fairly([[[0, 1, 2, 3]]] * 3) is None, "three coach seats for four people"


def test_people_always_in_pairs_cannot_observe() -> None:
    # Six observer seats for six people, but 4 and 5 only ever sit in pairs.
    rounds = [[[0, 1, 2, 3], [4, 5]]] * 3
    assert deal_fairly(rounds) is None
    counts = [room.coach for one in deal_evenly(rounds) for room in one]
    assert sorted(counts.count(person) for person in range(6)) == [0, 1, 1, 1, 1, 2]


@pytest.mark.parametrize("people", [3, 4, *range(6, 61)])
def test_fair_shapes_add_up(people: int) -> None:
    shapes = fair_shapes(people)
    assert shapes is not None
    assert all(sum(sizes) == people for sizes in shapes)
    assert sum(len(sizes) for sizes in shapes) == people, "one coach seat each"
    assert {size for sizes in shapes for size in sizes} <= {2, 3, 4}


@pytest.mark.parametrize("people", [2, 5])
def test_two_and_five_have_no_fair_shapes(people: int) -> None:
    assert fair_shapes(people) is None


def test_seats_move_by_one() -> None:
    assert rotate([7, 8, 9], 4) == NumberedRoom(8, 9, (7,))
    assert rotate([7, 8], 1) == NumberedRoom(8, 7, ())

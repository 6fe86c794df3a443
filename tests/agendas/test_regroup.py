"""Latecomers and leavers: frozen rounds stay, everybody has one chair, and hardly anybody moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import breakouts
from agendas.breakouts import BreakoutPlan, BreakoutsImpossible, Rules
from agendas.regroup import Regrouped, moves, regroup


def names(count: int, first: int = 0) -> list[str]:
    return [f"p{number:02}" for number in range(first, first + count)]


def chairs(plan: BreakoutPlan, after: int) -> list[list[str]]:
    return [
        sorted(person for room in each.rooms for person in room.people) for each in plan.rounds if each.number > after
    ]


@settings(max_examples=150, deadline=None)
@given(st.integers(3, 20), st.integers(1, 4), st.integers(0, 4), st.integers(0, 5), st.booleans(), st.data())
def test_everybody_has_one_chair_and_the_past_stays(
    count: int, rounds: int, frozen: int, late: int, keep: bool, data: st.DataObject
) -> None:
    before = breakouts.plan(names(count), rounds, seed=1, keep=keep)
    left = data.draw(st.sets(st.sampled_from(names(count)), max_size=max(0, count + late - 2)))
    there = sorted(set(names(count)) - left | set(names(late, 50)))
    if len(there) < 2:
        return
    found = regroup(before, there, frozen)
    assert [each.number for each in found.plan.rounds] == [each.number for each in before.rounds]
    assert [each for each in found.plan.rounds if each.number <= frozen] == [
        each for each in before.rounds if each.number <= frozen
    ]
    assert chairs(found.plan, frozen) == [sorted(there)] * max(0, rounds - frozen)
    for planned in found.plan.rounds:
        if planned.number > frozen:
            assert len({room.room for room in planned.rooms}) == len(planned.rooms)
            assert all(2 <= len(room.people) <= 4 for room in planned.rooms)
    assert found.moves == moves(before, found.plan)
    _few_moves(found, before, left, set(names(late, 50)), frozen)


def _few_moves(found: Regrouped, before: BreakoutPlan, left: set[str], late: set[str], frozen: int) -> None:
    """Who stays changes rooms only out of a room of one, or to keep a newcomer company."""
    for planned in before.rounds:
        if planned.number <= frozen:
            continue
        alone = sum(len(set(room.people) - left) == 1 for room in planned.rooms)
        others = [move for move in found.moves if move.round == planned.number and move.changes_room]
        assert len(others) <= alone + (1 if late or alone else 0)


@given(st.integers(2, 20), st.integers(1, 4), st.booleans())
def test_nothing_moves_when_nobody_came_or_left(count: int, rounds: int, keep: bool) -> None:
    before = breakouts.plan(names(count), rounds, seed=2, keep=keep)
    found = regroup(before, names(count), 0)
    assert found.plan.rounds == before.rounds
    assert found.moves == ()


def test_a_latecomer_moves_nobody_and_gets_a_turn() -> None:
    before = breakouts.plan(names(9), 6, seed=1)
    found = regroup(before, [*names(9), "zoe"], frozen=1)
    assert {move.round for move in found.moves} == {2, 3, 4, 5, 6}
    assert not any(move.changes_room for move in found.moves)
    report = breakouts.report(found.plan, [*names(9), "zoe"])
    assert report.never_coach == report.never_coached == report.never_observe == ()
    others = [move for move in found.moves if move.person != "zoe"]
    assert len(others) == 2  # one gives up a second turn as coach, one as coachee


def test_the_group_of_a_latecomer_stays_together() -> None:
    before = breakouts.plan(names(9), 3, seed=1)
    found = regroup(before, [*names(9), "zoe"], frozen=0)
    rooms = [next(room.room for room in each.rooms if "zoe" in room.people) for each in found.plan.rounds]
    assert len(set(rooms)) == 1


def test_a_leaver_leaves_a_pair_and_the_observer_takes_the_chair() -> None:
    before = breakouts.plan(names(6), 1, seed=1)
    room = before.rounds[0].rooms[0]
    found = regroup(before, sorted(set(names(6)) - {room.coach}), 0)
    after = found.plan.rounds[0].rooms[0]
    assert (after.coach, after.coachee, after.observers) == (room.observers[0], room.coachee, ())
    assert len(found.moves) == 2


def test_bosses_stay_apart_from_reports_who_come_late() -> None:
    before = breakouts.plan(names(6), 2, seed=1)
    boss = before.rounds[0].rooms[0].coach
    found = regroup(before, [*names(6), "zoe"], 0, Rules(apart=((boss, "zoe"),)))
    assert breakouts.report(found.plan, [*names(6), "zoe"], Rules(apart=((boss, "zoe"),))).broken_rules == ()


def test_one_person_is_no_group() -> None:
    with pytest.raises(BreakoutsImpossible):
        regroup(breakouts.plan(names(3), 1), ["p00"], 0)


def test_where_every_room_is_full_somebody_comes_along() -> None:
    before = breakouts.plan(names(8), 2, seed=1)
    assert [len(room.people) for room in before.rounds[0].rooms] == [4, 4]
    found = regroup(before, [*names(8), "late"])
    for planned in found.plan.rounds:
        assert sorted(len(room.people) for room in planned.rooms) == [2, 3, 4]
    assert {move.person for move in found.moves if move.changes_room} != {"late"}

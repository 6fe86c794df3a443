"""Latecomers and leavers: frozen rounds stay, everybody has one chair, and hardly anybody moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import breakouts
from agendas.breakouts import BreakoutPlan, BreakoutsImpossible, PeopleFacts, Rules
from agendas.model import Seat
from agendas.regroup import moves, offers, seat_now


def names(count: int, first: int = 0) -> list[str]:
    return [f"p{number:02}" for number in range(first, first + count)]


def chairs(plan: BreakoutPlan, after: int) -> list[list[str]]:
    return [
        sorted(person for room in each.rooms for person in room.people) for each in plan.rounds if each.number > after
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 20), st.integers(1, 4), st.integers(0, 4), st.integers(0, 5), st.booleans(), st.data())
def test_everybody_has_one_chair_and_the_past_stays(
    count: int, rounds: int, frozen: int, late: int, keep: bool, data: st.DataObject
) -> None:
    before = breakouts.plan(names(count), rounds, seed=1, keep=keep)
    left = data.draw(st.sets(st.sampled_from(names(count)), max_size=max(0, count + late - 2)))
    there = sorted(set(names(count)) - left | set(names(late, 50)))
    if len(there) < 2:
        return
    found = offers(before, there, frozen)[0]
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
    assert len(found.movers) <= 3 * (len(left) + late)


@given(st.integers(2, 20), st.integers(1, 4), st.booleans())
def test_nothing_moves_when_nobody_came_or_left(count: int, rounds: int, keep: bool) -> None:
    before = breakouts.plan(names(count), rounds, seed=2, keep=keep)
    found = offers(before, names(count), 0)[0]
    assert found.plan.rounds == before.rounds
    assert found.moves == ()


def test_a_latecomer_moves_nobody_and_gets_a_turn() -> None:
    before = breakouts.plan(names(9), 6, seed=1)
    found = offers(before, [*names(9), "zoe"], frozen=1)[0]
    assert {move.round for move in found.moves} == {2, 3, 4, 5, 6}
    assert not any(move.changes_room for move in found.moves)
    report = breakouts.report(found.plan, [*names(9), "zoe"])
    assert report.never_coach == report.never_coached == report.never_observe == ()
    others = [move for move in found.moves if move.person != "zoe"]
    assert len(others) == 2  # one gives up a second turn as coach, one as coachee


def test_the_group_of_a_latecomer_stays_together() -> None:
    before = breakouts.plan(names(9), 3, seed=1)
    found = offers(before, [*names(9), "zoe"], frozen=0)[0]
    rooms = [next(room.room for room in each.rooms if "zoe" in room.people) for each in found.plan.rounds]
    assert len(set(rooms)) == 1


def test_a_leaver_leaves_a_pair_and_the_observer_takes_the_chair() -> None:
    before = breakouts.plan(names(6), 1, seed=1)
    room = before.rounds[0].rooms[0]
    found = offers(before, sorted(set(names(6)) - {room.coach}), 0)[0]
    after = found.plan.rounds[0].rooms[0]
    assert (after.coach, after.coachee, after.observers) == (room.observers[0], room.coachee, ())
    assert len(found.moves) == 2


def test_bosses_stay_apart_from_reports_who_come_late() -> None:
    before = breakouts.plan(names(6), 2, seed=1)
    boss = before.rounds[0].rooms[0].coach
    found = offers(before, [*names(6), "zoe"], 0, Rules(apart=((boss, "zoe"),)))[0]
    assert breakouts.report(found.plan, [*names(6), "zoe"], Rules(apart=((boss, "zoe"),))).broken_rules == ()


def test_one_person_is_no_group() -> None:
    with pytest.raises(BreakoutsImpossible):
        offers(breakouts.plan(names(3), 1), ["p00"], 0)[0]


def test_where_every_room_is_full_somebody_comes_along() -> None:
    before = breakouts.plan(names(8), 2, seed=1)
    assert [len(room.people) for room in before.rounds[0].rooms] == [4, 4]
    found = offers(before, [*names(8), "late"])[0]
    for planned in found.plan.rounds:
        assert [len(room.people) for room in planned.rooms] == [3, 3, 3]
    assert len(found.movers) == 2
    assert "late" not in found.report.never_coach + found.report.never_coached


def sizes(plan: BreakoutPlan, after: int) -> list[list[int]]:
    return [sorted(len(room.people) for room in each.rooms) for each in plan.rounds if each.number > after]


def test_a_quad_gives_its_observer_before_a_pair_is_left() -> None:
    before = breakouts.plan(names(10), 3, seed=1)
    trio = next(room for room in before.rounds[0].rooms if len(room.people) == 3)
    found = offers(before, sorted(set(names(10)) - {trio.observers[0]}), frozen=1)[0]
    assert sizes(found.plan, 1) == [[3, 3, 3]] * 2
    assert len(found.movers) == 1


def test_three_pairs_become_trios_and_the_facilitator_is_another_offer() -> None:
    before = breakouts.plan(names(9), 3, seed=1)
    gone = {room.observers[0] for room in before.rounds[0].rooms}
    first, *others = offers(before, sorted(set(names(9)) - gone), frozen=1)
    assert sizes(first.plan, 1) == [[3, 3]] * 2
    assert [len(first.movers), first.facilitated] == [2, 0]
    assert any(each.movers == () and each.facilitated == 6 for each in others)


@pytest.mark.parametrize("keep", [True, False])
def test_a_latecomer_with_two_rounds_ahead_coaches_and_is_coached(keep: bool) -> None:
    before = breakouts.plan(names(12), 3, seed=1, keep=keep)
    found = offers(before, [*names(12), "zoe"], frozen=1)[0]
    assert "zoe" not in found.report.never_coach + found.report.never_coached
    assert len(found.movers) <= 1
    assert found.plan.rounds[0] == before.rounds[0]


def test_who_comes_for_the_last_round_takes_a_seat_from_nobody_who_needs_it() -> None:
    before = breakouts.plan(names(9), 3, seed=1)
    found = offers(before, [*names(9), "zoe"], frozen=2)[0]
    (move,) = found.moves
    assert move.becomes is not None
    assert move.becomes.seat is Seat.OBSERVER
    assert found.report.never_coach == found.report.never_coached == ("zoe",)
    assert not found.report.everybody_has_every_seat


def test_a_latecomer_in_the_middle_of_a_round_watches_at_once() -> None:
    before = breakouts.plan(names(8), 3, seed=1, keep=False)
    after = seat_now(before, 2, ["zoe"], Rules(apart=(("p00", "zoe"),)))
    assert [(move.round, move.person) for move in moves(before, after)] == [(2, "zoe")]
    room = next(room for room in after.rounds[1].rooms if "zoe" in room.people)
    assert (room.observers[-1], "p00" in room.people) == ("zoe", False)
    assert seat_now(after, 2, ["zoe"]) == after


def test_who_has_said_that_they_leave_is_no_latecomer_afterwards() -> None:
    facts = PeopleFacts(leaves_after={"p04": 1})
    before = breakouts.plan(names(9), 3, seed=1, keep=False, facts=facts)
    assert all("p04" not in room.people for each in before.rounds[1:] for room in each.rooms)
    found = offers(before, names(9), 1, facts=facts)
    assert [each.plan.rounds for each in found] == [before.rounds], "nothing has happened"
    late = offers(before, [*names(9), "zoe"], 1, facts=facts)[0]
    assert all("p04" not in room.people for each in late.plan.rounds[1:] for room in each.rooms)
    assert chairs(late.plan, 1) == [sorted({*names(9), "zoe"} - {"p04"})] * 2


def test_who_comes_late_joins_people_of_other_teams_who_share_a_language() -> None:
    before = breakouts.plan(names(9), 1, seed=1)
    own = before.rounds[0].rooms[2]
    others = {name for room in before.rounds[0].rooms[:2] for name in room.people}
    facts = PeopleFacts(
        teams={**dict.fromkeys(before.rounds[0].rooms[0].people, "Sales"), "zoe": "Sales"},
        languages={**dict.fromkeys(others, "en"), **dict.fromkeys(own.people, "de"), "zoe": "de"},
    )
    found = offers(before, [*names(9), "zoe"], 0, facts=facts)[0]
    assert next(room.room for room in found.plan.rounds[0].rooms if "zoe" in room.people) == own.room


@pytest.mark.parametrize(("count", "rounds"), [(4, 3), (7, 3), (8, 4)])
def test_one_leaves_and_one_comes_into_new_groups_and_nobody_is_left_alone(count: int, rounds: int) -> None:
    before = breakouts.plan(names(count), rounds, keep=False)
    there = [*names(count)[1:], "zoe"]
    for each in offers(before, there, frozen=1):
        for planned in each.plan.rounds[1:]:
            assert all(len(room.people) > 1 and room.coach and room.coachee for room in planned.rooms)
            assert sorted(person for room in planned.rooms for person in room.people) == sorted(there)

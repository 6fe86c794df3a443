"""What a change on the day costs: told apart from what was so before, in one order, the same for every reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import breakouts, day_offers, regroup
from agendas.breakouts import BreakoutPlan, PeopleFacts, Rules
from agendas.day_offers import DayOffer
from agendas.model import Seat

Missing = set[tuple[Seat, str]]


def names(count: int) -> list[str]:
    return [f"p{number:02}" for number in range(count)]


def missing(plan: BreakoutPlan, people: list[str]) -> Missing:
    """Counted here, from the chairs alone."""
    had = {(Seat.COACH, room.coach) for each in plan.rounds for room in each.rooms}
    had |= {(Seat.COACHEE, room.coachee) for each in plan.rounds for room in each.rooms}
    had |= {(Seat.OBSERVER, name) for each in plan.rounds for room in each.rooms for name in room.observers}
    return {(seat, name) for seat in Seat for name in people} - had


def told(seats: day_offers.Missed) -> Missing:
    return {(seat, name) for seat, who in seats.items() for name in who}


def movers(before: BreakoutPlan, after: BreakoutPlan) -> set[str]:
    was = {(each.number, name): room.room for each in before.rounds for room in each.rooms for name in room.people}
    rooms = ((each.number, room.room, name) for each in after.rounds for room in each.rooms for name in room.people)
    return {name for number, room, name in rooms if was.get((number, name), room) != room}


def pairs(plan: BreakoutPlan, frozen: int = 0) -> int:
    """How often the facilitator sits in."""
    return sum(len(room.people) == 2 for each in plan.rounds for room in each.rooms if each.number > frozen)


def in_order(before: BreakoutPlan, found: tuple[DayOffer, ...], there: list[str], frozen: int) -> bool:
    worth = [
        (pairs(each.way.plan, frozen), len(missing(each.way.plan, there)), len(movers(before, each.way.plan)))
        for each in found
    ]
    return worth == sorted(worth)


@settings(max_examples=40, deadline=None)
@given(st.integers(7, 24), st.integers(2, 5), st.booleans(), st.integers(1, 2), st.integers(0, 99))
def test_the_facilitator_sits_in_last_then_fewest_missed_seats_then_fewest_who_move(
    count: int, rounds: int, keep: bool, gone: int, seed: int
) -> None:
    before = breakouts.plan(names(count), rounds, seed=seed, keep=keep)
    there = names(count)[: seed % (count - gone)] + names(count)[seed % (count - gone) + gone :]
    frozen = 1 + seed % (rounds - 1)
    found = day_offers.day_offers(before, there, frozen)
    few = [each for each in found if len(each.way.movers) <= 3]
    assert in_order(before, tuple(few), there, frozen)
    for each in found:
        now, then = missing(each.way.plan, there), missing(before, there)
        assert told(each.cost.lost) == now - then
        assert told(each.cost.gained) == then - now
        assert told(each.cost.standing) == then & now
        for planned in each.way.plan.rounds[frozen:]:
            sizes = {len(room.people) for room in planned.rooms}
            assert not {2, 4} <= sizes, "a quad could give its observer"


def test_what_was_missed_before_is_no_price_and_is_told_once() -> None:
    """Twelve, two rounds: eleven seats are missed by plan, whoever leaves."""
    before = breakouts.plan(names(12), 2)
    there = [name for name in names(12) if name != "p04"]
    found = day_offers.day_offers(before, there, 1)
    assert len(found) > 1
    assert {len(each.way.movers) for each in found} == {0, 2}
    assert [pairs(each.way.plan, 1) for each in found] == sorted(pairs(each.way.plan, 1) for each in found)
    assert len(found[0].way.movers) == 2  # only then does the facilitator sit in
    for each in found:
        assert sum(map(len, each.cost.lost.values())) <= 1
    standing = told(day_offers.as_before(each.cost for each in found))
    assert standing <= missing(before, there)
    assert standing == {each for way in found for each in told(way.cost.standing)}


def test_whatever_a_latecomer_misses_is_told_of_her() -> None:
    before = breakouts.plan(names(9), 3)
    (found,) = day_offers.day_offers(before, [*names(9), "zoe"], 2)
    assert told(found.cost.lost) == {(Seat.COACH, "zoe"), (Seat.COACHEE, "zoe")}
    assert told(found.cost.standing) == set()


@pytest.mark.parametrize("keep", [True, False])
def test_who_is_known_to_leave_later_counts_in_every_offer(keep: bool) -> None:
    """They miss what they cannot get any more, and no offer says that nobody does."""
    facts = PeopleFacts(leaves_after={"p02": 1})
    before = breakouts.plan(names(9), 3, keep=keep)
    there = [name for name in names(9) if name != "p05"]
    for each in day_offers.day_offers(before, there, 1, facts=facts):
        now = missing(each.way.plan, there)
        assert each.way.report.missed_seats == len(now) > 0
        assert any(name == "p02" for _, name in now)


def test_a_rule_that_must_hold_is_broken_by_no_offer_where_one_keeps_it() -> None:
    before = breakouts.plan(names(10), 3, rules=Rules(apart=(("p00", "p01"),)))
    rules = Rules(apart=(("p00", "p01"),))
    for gone in names(10)[2:]:
        there = [name for name in names(10) if name != gone]
        found = day_offers.day_offers(before, there, 1, rules)
        assert [each.cost.broken for each in found] == [()] * len(found)


@pytest.mark.parametrize(("count", "rounds"), [(10, 3), (12, 2), (15, 3), (12, 3), (13, 2)])
def test_groups_made_anew_stand_where_their_price_puts_them(count: int, rounds: int) -> None:
    before = breakouts.plan(names(count), rounds, seed=1)
    there = names(count)[1:]
    plan = breakouts.plan(there, rounds, seed=2)
    again = regroup.Regrouped(plan, (), breakouts.report(plan, there))
    ways = [each.way for each in day_offers.day_offers(before, there, 0)]
    at = day_offers.place_of_new_deal(again, ways)
    placed = (*ways[:at], again, *ways[at:])
    worth = [(pairs(each.plan), len(missing(each.plan, there))) for each in placed]
    assert worth == sorted(worth)

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
def test_groups_made_anew_come_first_but_for_offers_that_miss_fewer_seats(count: int, rounds: int) -> None:
    before = breakouts.plan(names(count), rounds, seed=1)
    there = names(count)[1:]
    plan = breakouts.plan(there, rounds, seed=2)
    again = regroup.Regrouped(plan, (), breakouts.report(plan, there))
    ways = [each.way for each in day_offers.day_offers(before, there, 0)]
    at = day_offers.place_of_new_deal(again, ways)
    missed = len(missing(again.plan, there))
    assert all(len(missing(each.plan, there)) < missed for each in ways[:at])
    assert at == len(ways) or len(missing(ways[at].plan, there)) >= missed


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("late", ["", "p07"])
def test_who_leaves_at_lunch_coaches_before_in_every_plan(seed: int, keep: bool, late: str) -> None:
    facts = PeopleFacts(leaves_after={"p03": 1}, arrives_after={late: 1} if late else {})
    plan = breakouts.plan(names(16), 3, seed=seed, keep=keep, facts=facts)
    found = breakouts.report(plan, names(16))
    assert "p03" not in found.never_coach
    assert found.missed_seats <= (4 if late else 3) + 2 * keep


@pytest.mark.parametrize("gone", ["p00", "p06", "p12"])
def test_more_movers_than_a_change_is_worth_come_last_also_beside_somebody_who_leaves(gone: str) -> None:
    facts = PeopleFacts(leaves_after={"p03": 1}, arrives_after={"p07": 1})
    before = breakouts.plan(names(16), 3, seed=4, keep=False, facts=facts)
    there = [name for name in names(16) if name != gone]
    many = [len(each.way.movers) > 3 for each in day_offers.day_offers(before, there, 0, facts=facts)]
    assert many == sorted(many)
    assert many[0] is False


@pytest.mark.parametrize(
    ("count", "keep", "seed", "frozen", "gone"),
    [
        (14, False, 0, 1, {"p00", "p05"}),
        (14, False, 2, 0, {"p00", "p05"}),
        (14, True, 0, 1, {"p00", "p05"}),
        (10, False, 0, 0, {"p05"}),
        (13, False, 2, 0, {"p06"}),
    ],
)
def test_who_leaves_early_keeps_the_turn_to_coach_where_an_offer_does(
    count: int, keep: bool, seed: int, frozen: int, gone: set[str]
) -> None:
    """Rather the facilitator sits in with a pair: for who leaves early there is no later round."""
    leaves = ("p01", "p02")
    facts = PeopleFacts(leaves_after=dict.fromkeys(leaves, 2))
    plan = breakouts.plan(names(count), 3, seed=seed, facts=facts, keep=keep)
    there = [name for name in names(count) if name not in gone]
    lost = [
        sum((Seat.COACH, name) in missing(each.way.plan, there) for name in leaves)
        for each in day_offers.day_offers(plan, there, frozen, facts=facts)
    ]
    assert lost[0] == min(lost)

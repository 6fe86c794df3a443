"""Groups of a workshop: dealt from people, edited by hand, told as they are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader
from agendas.breakouts import BreakoutsImpossible
from agendas.model import Seat
from agendas.plan_values import PeopleFacts, Rules
from workshop_app.domain.groups import (
    SeatCount,
    boss_rules,
    deal,
    fair_start,
    missing,
    new_rooms,
    people_in,
    rotation_steps,
    same_groups,
    strangers,
    swapped,
    truth,
)
from workshop_app.domain.people import Person
from workshop_app.domain.reseating import made_again, reseat_offers, sit_in_now
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound


def people(count: int, **fields: object) -> list[Person]:
    return [Person(f"p{number:02}", f"P{number}", team=f"T{number % 6}", **fields) for number in range(count)]  # type: ignore[arg-type]


def in_room(room: SeatedRoom) -> set[str]:
    return {room.coach, room.coachee, *room.observers} - {""}


def of_before(rounds: Sequence[SeatedRound]) -> GroupPlan:
    """Groups as a file has them that was written before it was kept whether they stay the same all day."""
    return GroupPlan("w", 1, tuple(rounds))


def test_rounds_follow_the_agenda() -> None:
    assert [(n, step.id) for n, step in rotation_steps(loader.load("expert_three_rounds"))] == [
        (1, "breakout_1"),
        (2, "breakout_2"),
        (3, "breakout_3"),
    ]
    assert rotation_steps(loader.load("team_level_half_day")) == ()


@pytest.mark.parametrize(("rounds", "never"), [(2, 6), (3, 0)])
def test_eighteen_people(rounds: int, never: int) -> None:
    everyone = people(18)
    dealt = deal(everyone, rounds, seed=1)
    report = truth(dealt.rounds, everyone)
    assert (len(report.never_coach), len(report.never_coached), len(report.never_observe)) == (never,) * 3
    assert same_groups(dealt.plan("w"))
    assert dealt == deal(everyone, rounds, seed=1)


def test_bosses_sit_elsewhere_while_there_is_another_room() -> None:
    boss = Person("boss", "Boss")
    everyone = [boss, *people(5, reports_to="boss")]
    assert deal(everyone[:4], 1, seed=0).relaxed  # four people are one room: no other way
    report = truth(deal(everyone[:4], 1, seed=0).rounds, everyone[:4])
    assert len(report.broken_rules) == 3
    mixed = [boss, Person("r", "R", reports_to="boss"), *people(4)]
    dealt = deal(mixed, 2, seed=0)
    assert not dealt.relaxed
    assert truth(dealt.rounds, mixed).broken_rules == ()


@given(st.integers(3, 40), st.integers(1, 4), st.integers(0, 99), st.booleans(), st.data())
def test_swapping_keeps_everybody_seated_once(
    count: int, rounds: int, seed: int, keep: bool, data: st.DataObject
) -> None:
    everyone = people(count)
    dealt = deal(everyone, rounds, seed, keep)
    one, other = data.draw(st.sampled_from(everyone)), data.draw(st.sampled_from(everyone))
    number = data.draw(st.sampled_from([None, *range(1, rounds + 1)]))
    changed = swapped(dealt.rounds, one.id, other.id, number)
    for each in changed:
        seats = [id for room in each.rooms for id in (room.coach, room.coachee, *room.observers)]
        assert sorted(seats) == sorted(person.id for person in everyone)
    assert swapped(changed, one.id, other.id, number) == dealt.rounds


def test_latecomers_and_leavers_are_named() -> None:
    everyone = people(7)
    rounds = deal(everyone[:6], 2, seed=0).rounds
    assert missing(rounds, everyone) == (everyone[6],)
    assert strangers(rounds, everyone[1:]) == {"p00"}


def test_one_person_is_no_group() -> None:
    with pytest.raises(BreakoutsImpossible):
        deal(people(1), 2, seed=0)


def test_a_leaver_changes_only_what_lies_ahead_and_rooms_keep_their_names() -> None:
    everyone = people(9)
    named = tuple(
        replace(one, rooms=tuple(replace(room, room=f"Deck {room.room}") for room in one.rooms))
        for one in deal(everyone, 3, seed=1).rounds
    )
    here = [person for person in everyone if person.id != "p04"]
    found = reseat_offers(of_before(named), here, frozen=1)[0]
    assert found.rounds[0] == named[0]
    assert strangers(found.rounds[1:], here) == frozenset()
    assert missing(found.rounds[1:], here) == ()
    assert {move.round for move in found.way.moves} == {2, 3}
    assert {room.room for one in found.rounds for room in one.rooms} <= {"Deck 1", "Deck 2", "Deck 3"}
    assert [found.rooms[number] for number in sorted(found.rooms)] == ["Deck 1", "Deck 2", "Deck 3"]


def test_three_latecomers_open_a_room_of_their_own() -> None:
    everyone = people(12)
    rounds = deal(everyone[:9], 2, seed=1).rounds
    found = reseat_offers(of_before(rounds), everyone, frozen=0)[0]
    assert missing(found.rounds, everyone) == ()
    assert {room.room for room in found.rounds[0].rooms} == {"1", "2", "3", "4"}


def test_the_boss_of_a_boss_counts() -> None:
    chain = [Person("a", "A"), Person("b", "B", reports_to="a"), Person("c", "C", reports_to="b")]
    assert sorted(boss_rules(chain)) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert boss_rules(chain[1:]) == (("b", "c"),)
    circle = [Person("a", "A", reports_to="b"), Person("b", "B", reports_to="a")]
    assert sorted(boss_rules(circle)) == [("a", "b"), ("b", "a")]


def test_offers_name_their_price() -> None:
    everyone = people(9)
    rounds = deal(everyone, 3, seed=1).rounds
    here = [person for person in everyone if person.id not in rounds[0].rooms[0].observers]
    first, *others = reseat_offers(of_before(rounds), here, frozen=1)
    assert first.cost.facilitated == 0
    assert 0 < len(first.movers) <= 3
    assert any(each.cost.facilitated and len(each.movers) < len(first.movers) for each in others)
    assert first.way.report == truth(first.rounds, here)


def test_a_rule_that_was_broken_before_is_no_price() -> None:
    everyone = people(9)
    rounds = deal(everyone, 3, seed=1).rounds
    here = [person for person in everyone if person.id not in rounds[0].rooms[0].observers]
    pairs = itertools.combinations([each.id for each in here], 2)
    rooms = [in_room(room) for one in rounds[1:] for room in one.rooms]
    rules = Rules(rather_not=tuple(pair for pair in pairs if any(set(pair) <= room for room in rooms)))
    for found in reseat_offers(of_before(rounds), here, frozen=1, rules=rules):
        before = truth(rounds, here, rules).broken_rules
        after = truth(found.rounds, here, rules).broken_rules
        assert set(after) & set(before)  # some of it was planned like this
        assert found.cost.broken == tuple(rule for rule in after if rule not in before)


def test_a_rule_that_an_offer_breaks_is_its_price() -> None:
    """Nobody of the first room would rather share one with anybody else, and the plan keeps to that."""
    everyone = people(9)
    rounds = deal(everyone, 2, seed=1).rounds
    one = rounds[0].rooms[0].coach
    gone = {rounds[0].rooms[0].coachee, *rounds[0].rooms[0].observers}
    here = [person for person in everyone if person.id not in gone]
    rules = Rules(rather_not=tuple((one, each.id) for each in here if each.id != one))
    assert not [rule for rule in truth(rounds, here, rules).broken_rules if rule.round == 1]
    found = reseat_offers(of_before(rounds), here, frozen=0, rules=rules)
    assert any(rule.people and one in rule.people and rule.round == 1 for each in found for rule in each.cost.broken)


def test_pairs_the_plan_had_anyway_are_no_price() -> None:
    everyone = people(5)
    rounds = deal(everyone, 2, seed=1).rounds
    nobody_left = reseat_offers(of_before(rounds), everyone, frozen=0)[0]
    pairs = sum(len(in_room(room)) == 2 for one in nobody_left.rounds for room in one.rooms)
    assert (pairs, nobody_left.cost.facilitated) == (2, 0)


def test_who_comes_in_the_middle_of_a_round_has_a_chair_at_once() -> None:
    everyone = people(10)
    rounds = deal(everyone[:9], 3, seed=1).rounds
    after = sit_in_now(rounds, everyone, running=2)
    assert (after[0], after[2]) == (rounds[0], rounds[2])
    assert missing(after[1:2], everyone) == ()


def test_what_it_costs_counts_the_chair_in_the_round_that_runs() -> None:
    """Whoever comes in the middle of a round observes in it, so that no offer says that she would not."""
    everyone = people(10)
    rounds = deal(everyone[:9], 3, seed=1).rounds
    for found in reseat_offers(of_before(rounds), everyone, frozen=1, running=1):
        assert found.way.report == truth(found.rounds, everyone)
        assert "p09" not in found.way.report.never_observe
        assert "p09" not in found.cost.lost.get(Seat.OBSERVER, ())


@pytest.mark.parametrize("facts", [PeopleFacts(arrives_after={"p09": 1}), PeopleFacts(leaves_after={"p09": 0})])
def test_whoever_is_known_to_be_away_has_no_chair_in_the_round_that_runs(facts: PeopleFacts) -> None:
    everyone = people(10)
    rounds = deal(everyone[:9], 3, seed=1).rounds
    found = reseat_offers(of_before(rounds), everyone, frozen=1, facts=facts, running=1)[0]
    assert found.rounds[0] == rounds[0]
    assert sit_in_now(rounds, everyone, 1, facts=facts) == rounds


@pytest.mark.parametrize("count", [9, 13, 19, 22, 30])
@pytest.mark.parametrize("rounds", [2, 3])
def test_one_who_leaves_and_one_who_comes_later_make_no_new_groups_of_the_rest(count: int, rounds: int) -> None:
    facts = PeopleFacts(leaves_after={"p00": 1}, arrives_after={"p03": 1})
    kept = deal(people(count), rounds, seed=1, facts=facts).rounds
    assert same_groups(of_before(kept))
    assert "p03" in {each.person for each in new_rooms(kept)}  # comes in round 2
    mixed = deal(people(count), rounds, seed=1, keep=False, facts=facts).rounds
    assert not same_groups(of_before(mixed))


def test_letters_are_given_anew_only_where_the_same_people_sit_in_every_round() -> None:
    """Somebody who leaves after round 1 gets no seat in round 2 from somebody who has coached less."""
    facts = PeopleFacts(leaves_after={"p00": 1})
    dealt = deal(people(9), 3, seed=1, facts=facts).rounds
    coached = {f"p{number:02}": SeatCount(coach=number % 3) for number in range(9)}
    fair = fair_start(dealt, coached)
    assert fair != dealt
    for one in fair:
        seated = [id for room in one.rooms for id in people_in(room) if id]
        assert ("p00" in seated) == (one.number == 1)
        assert len(seated) == len(set(seated)) == (9 if one.number == 1 else 8)


def test_a_swap_for_the_whole_day_leaves_rounds_alone_in_which_one_of_the_two_is_away() -> None:
    facts = PeopleFacts(leaves_after={"p00": 1})
    dealt = deal(people(9), 3, seed=1, facts=facts).rounds
    after = swapped(dealt, "p00", "p05", None)
    assert after[0] != dealt[0]
    assert after[1:] == dealt[1:]


def test_who_sat_in_on_round_one_does_not_make_the_facilitator_sit_in_all_day() -> None:
    """Seventeen of six trios: somebody came into the middle of round 1, a trio loses one at lunch, and the pair may
    join two other trios."""
    everyone = people(17)
    dealt = deal(everyone, 3, seed=1).rounds
    first = dealt[0].rooms[0]
    guest = next(room for room in dealt[0].rooms[1:] if len(room.observers) == 1)
    moved = replace(first, observers=first.observers + guest.observers[:1])  # sat in with others in round 1 only
    left = replace(guest, observers=())
    rooms = tuple({first.room: moved, guest.room: left}.get(room.room, room) for room in dealt[0].rooms)
    rounds = (replace(dealt[0], rooms=rooms), *dealt[1:])
    assert same_groups(of_before(rounds))
    gone = [id for room in dealt[0].rooms if len(people_in(room)) == 4 for id in people_in(room)[:2]]
    here = [person for person in everyone if person.id not in gone]
    offers = reseat_offers(of_before(rounds), here, frozen=1)
    assert any(not each.cost.facilitated for each in offers)
    for each in offers:
        homes = [{id: room.room for room in one.rooms for id in people_in(room) if id} for one in each.rounds[1:]]
        assert homes[0] == homes[1], "who moves stays there"


@pytest.mark.parametrize(
    ("count", "rounds", "keep", "gone", "late"),
    [(4, 2, False, 0, 0), (6, 2, False, 2, 0), (7, 2, True, 0, 1), (5, 3, False, 1, 0)],
)
def test_what_seats_cannot_tell_of_small_or_changed_groups_is_kept(
    count: int, rounds: int, keep: bool, gone: int, late: int
) -> None:
    """After somebody came or left, too; read from the seats some of each would be taken for the other."""
    misread = 0
    for seed in range(1, 6):
        plan = deal(people(count), rounds, seed, keep=keep).plan("w")
        assert same_groups(plan) == keep
        there = [*people(count)[gone:], *[Person(f"late{number}", "Late") for number in range(late)]]
        for offer in reseat_offers(plan, there, frozen=1):
            after = offer.taken(plan)
            assert same_groups(after) == keep
            assert after.seed == plan.seed
            misread += same_groups(of_before(offer.rounds)) != keep
    assert misread, "such a case"


@pytest.mark.parametrize("keep", [True, False])
def test_made_again_they_are_made_as_they_were_and_it_is_kept_from_then_on(keep: bool) -> None:
    everyone = people(9)
    dealt = deal(everyone, 3, 1, keep=keep)
    for plan in (dealt.plan("w"), of_before(dealt.rounds)):
        offer = made_again(plan, everyone[1:], 3, 2, SeatRules(), {})
        assert offer is not None
        assert offer.taken(plan) == GroupPlan("w", 2, offer.rounds, keep)

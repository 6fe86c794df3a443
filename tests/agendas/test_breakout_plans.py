"""Who sits where: rotation, fairness, rules, and the report about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas.breakouts import (
    BreakoutPlan,
    BreakoutsImpossible,
    BrokenRule,
    PeopleFacts,
    PlannedRoom,
    PlannedRound,
    Rules,
    SeatCounts,
    group_sizes,
    mixture,
    plan,
    report,
    who_met_whom,
)


def names(count: int) -> list[str]:
    return [f"P{number:02}" for number in range(1, count + 1)]


def whole(found: BreakoutPlan, people: Sequence[str]) -> bool:
    """Everybody sits in exactly one room of every round, and every room has a coach and a coachee."""
    return all(
        sorted(name for room in one.rooms for name in room.people) == sorted(people)
        and [room.room for room in one.rooms] == list(range(1, len(one.rooms) + 1))
        for one in found.rounds
    )


def letters(found: BreakoutPlan) -> list[tuple[str, ...]]:
    return [room.people for room in found.rounds[0].rooms]


@given(st.integers(2, 40), st.integers(1, 6), st.integers(0, 5), st.booleans())
@settings(max_examples=40, deadline=None)
def test_everybody_sits_once_in_every_round(count: int, rounds: int, seed: int, keep: bool) -> None:
    people = names(count)
    found = plan(people, rounds, seed=seed, keep=keep)
    assert [one.number for one in found.rounds] == list(range(1, rounds + 1))
    assert whole(found, people)
    assert found.seed == seed


def test_a_trio_rotates_by_the_table_and_starts_again() -> None:
    found = plan(names(3), 4)
    ((a, b, c),) = letters(found)
    seats = [(one.rooms[0].coach, one.rooms[0].coachee, one.rooms[0].observers) for one in found.rounds]
    assert seats == [(a, b, (c,)), (b, c, (a,)), (c, a, (b,)), (a, b, (c,))]


def test_a_quad_and_a_pair_rotate() -> None:
    quad = plan(names(4), 5)
    ((a, b, c, d),) = letters(quad)
    assert [one.rooms[0].people for one in quad.rounds] == [
        (a, b, c, d),
        (b, c, d, a),
        (c, d, a, b),
        (d, a, b, c),
        (a, b, c, d),
    ]
    pair = plan(names(2), 3)
    ((a, b),) = letters(pair)
    assert [one.rooms[0] for one in pair.rounds] == [
        PlannedRoom(1, a, b, ()),
        PlannedRoom(1, b, a, ()),
        PlannedRoom(1, a, b, ()),
    ]


def test_five_people_are_a_trio_and_a_pair_observed_by_the_facilitator() -> None:
    found = plan(names(5), 2)
    assert [[len(room.observers) for room in one.rooms] for one in found.rounds] == [[1, 0], [1, 0]]


@pytest.mark.parametrize(("rounds", "missed"), [(1, (12, 12, 12)), (2, (6, 6, 6)), (3, (0, 0, 0)), (4, (0, 0, 0))])
def test_who_never_does_what_in_trios(rounds: int, missed: tuple[int, int, int]) -> None:
    found = report(plan(names(18), rounds), names(18))
    assert (len(found.never_coach), len(found.never_coached), len(found.never_observe)) == missed


@pytest.mark.parametrize(("rounds", "never_coach"), [(1, 3), (2, 2), (3, 1), (4, 0)])
def test_who_never_coaches_in_a_quad(rounds: int, never_coach: int) -> None:
    assert len(report(plan(names(4), rounds), names(4)).never_coach) == never_coach


def test_the_third_letter_never_coaches_in_two_rounds() -> None:
    found = plan(names(9), 2)
    assert sorted(report(found, names(9)).never_coach) == sorted(people[2] for people in letters(found))


@pytest.mark.parametrize("count", [3, 4, *range(6, 61)])
def test_new_groups_give_everybody_each_seat_once_in_three_rounds(count: int) -> None:
    people = names(count)
    found = plan(people, 3, keep=False)
    counts = report(found, people).counts
    assert whole(found, people)
    assert counts == dict.fromkeys(people, SeatCounts(1, 1, 1))


@pytest.mark.parametrize("count", [9, 12, 13, 18, 20, 24])
def test_a_block_cut_short_repeats_no_seat(count: int) -> None:
    counts = report(plan(names(count), 2, keep=False), names(count)).counts
    assert all(max(one.coach, one.coachee, one.observer) == 1 for one in counts.values())


@pytest.mark.parametrize(
    ("count", "rounds"),
    [(9, 4), (12, 4), (15, 4), (18, 6), (21, 6), (24, 6), (30, 6), (11, 3), (14, 4), (17, 6), (28, 6)],
)
def test_no_pair_meets_twice_where_that_is_known_to_work(count: int, rounds: int) -> None:
    assert report(plan(names(count), rounds, keep=False), names(count)).repeated_pairs == 0


def test_few_pairs_meet_again_where_some_must() -> None:
    assert report(plan(names(6), 3, keep=False), names(6)).repeated_pairs <= 4
    assert report(plan(names(15), 6, keep=False), names(15)).repeated_pairs <= 3


@pytest.mark.parametrize(("count", "size"), [(5, 3), (12, 4), (13, 4), (11, 2), (15, 5), (12, 6)])
def test_seats_stay_even_in_other_sizes(count: int, size: int) -> None:
    found = plan(names(count), 4, size=size, keep=False)
    counts = report(found, names(count)).counts.values()
    assert all(
        sorted(len(room.people) for room in one.rooms) == sorted(group_sizes(count, size)) for one in found.rounds
    )
    coached, were_coached = [one.coach for one in counts], [one.coachee for one in counts]
    assert max(coached) - min(coached) <= 1
    assert max(were_coached) - min(were_coached) <= 2


def test_the_same_people_in_any_order_give_the_same_plan() -> None:
    people = names(14)
    for keep in (True, False):
        assert plan(people, 3, seed=7, keep=keep) == plan(people[::-1], 3, seed=7, keep=keep)
    assert plan(people, 3, seed=7) != plan(people, 3, seed=8)


def test_a_plan_is_the_same_on_every_machine() -> None:
    assert letters(plan(names(7), 1, seed=3)) == [("P01", "P03", "P04"), ("P07", "P06", "P05", "P02")]


@given(st.integers(6, 24), st.integers(0, 50), st.booleans(), st.data())
@settings(max_examples=20, deadline=None)
def test_people_kept_apart_never_share_a_room(count: int, seed: int, keep: bool, data: st.DataObject) -> None:
    people = names(count)
    pairs = list(combinations(people, 2))
    apart = tuple(data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)))
    found = plan(people, 3, seed=seed, keep=keep, rules=Rules(apart=apart))
    for one in found.rounds:
        for room in one.rooms:
            assert not any(set(pair) <= set(room.people) for pair in apart)


def test_a_hard_case_of_keeping_apart_is_found() -> None:
    bosses, staff = [f"B{n}" for n in range(6)], [f"S{n}" for n in range(6)]
    rules = Rules(apart=(tuple(bosses),))
    with pytest.raises(BreakoutsImpossible) as caught:
        plan(bosses + staff, 1, rules=rules)
    assert caught.value.reason == "rules_clash"
    assert "B0, B1, B2, B3, B4 apart" in str(caught.value)
    assert plan(bosses[:4] + staff + ["T1", "T2"], 2, rules=rules, keep=False)


def test_together_and_rather_not_are_kept_where_possible() -> None:
    people = names(12)
    rules = Rules(together=(("P01", "P09"), ("P02", "P03", "P04")), rather_not=(("P05", "P06"), ("P07", "P08")))
    for keep in (True, False):
        found = report(plan(people, 3, rules=rules, keep=keep), people, rules)
        assert found.broken_rules == ()


def test_what_cannot_be_kept_is_reported() -> None:
    people = names(4)
    rules = Rules(rather_not=(("P01", "P02"),), together=(("P03", "Nobody"),))
    assert report(plan(people, 1, rules=rules), people, rules).broken_rules == (
        BrokenRule("rather_not", 1, ("P01", "P02")),
    )


def test_requested_pairs_do_not_count_as_repeats() -> None:
    rules = Rules(together=(("P01", "P02"),))
    found = plan(names(18), 3, rules=rules, keep=False)
    assert report(found, names(18), rules).repeated_pairs == 0
    assert report(found, names(18)).repeated_pairs == 1


def test_teams_are_spread() -> None:
    people = names(12)
    teams = {name: "abc"[number // 4] for number, name in enumerate(people)}
    for keep in (True, False):
        for one in plan(people, 2, facts=PeopleFacts(teams=teams), keep=keep).rounds:
            assert all(len({teams[name] for name in room.people}) == 3 for room in one.rooms)


def test_confident_people_open_trios_and_take_the_last_seat_of_quads() -> None:
    able = frozenset({"P01", "P05", "P09"})
    found = plan(names(10), 1, facts=PeopleFacts(can_coach=able))
    for people in letters(found):
        assert len(able.intersection(people)) == 1
        assert people[-1 if len(people) == 4 else 0] in able


def test_two_confident_people_in_a_quad_sit_first_and_last() -> None:
    ((a, _, _, d),) = letters(plan(names(4), 1, facts=PeopleFacts(can_coach=frozenset({"P02", "P03"}))))
    assert {a, d} == {"P02", "P03"}


@pytest.mark.parametrize(
    ("people", "rounds", "options", "reason"),
    [
        ([], 1, {}, "too_few_people"),
        (["Ana"], 1, {}, "too_few_people"),
        (["Ana", "Ben", "Ana"], 1, {}, "duplicate_names"),
        (["Ana", " ", "Ben"], 1, {}, "empty_name"),
        (["Ana", "Ben", "Cho"], 1, {"size": 5}, "size_larger_than_people"),
        (["Ana", "Ben", "Cho"], 0, {}, "rounds_out_of_range"),
        (["Ana", "Ben", "Cho"], 99, {}, "rounds_out_of_range"),
        (names(301), 1, {}, "too_many_people"),
        (["Ana", "Ben"], 1, {"rules": Rules(apart=(("Ana", "Ben"),), together=(("Ben", "Ana"),))}, "rules_clash"),
        (["Ana", "Ben", "Cho"], 1, {"rules": Rules(apart=(("Ana", "Ben"),))}, "rules_clash"),
    ],
)
def test_impossible_plans_say_why(people: list[str], rounds: int, options: dict[str, object], reason: str) -> None:
    with pytest.raises(BreakoutsImpossible) as caught:
        plan(people, rounds, **options)  # type: ignore[arg-type]
    assert caught.value.reason == reason
    assert "{" not in str(caught.value)
    if reason == "rules_clash":
        assert "Ana, Ben apart" in str(caught.value)


def test_a_plan_changed_by_hand_is_reported_as_it_is() -> None:
    by_hand = BreakoutPlan(
        (
            PlannedRound(1, (PlannedRoom(1, "Ana", "Ben", ("Cho",)),)),
            PlannedRound(2, (PlannedRoom(1, "Ana", "Ben", ()),)),
        ),
        seed=0,
    )
    found = report(by_hand, ["Ana", "Ben", "Cho", "Dev"], Rules(apart=(("Ben", "Cho"),)))
    assert found.never_coach == ("Ben", "Cho", "Dev")
    assert found.never_coached == ("Ana", "Cho", "Dev")
    assert found.never_observe == ("Ana", "Ben", "Dev")
    assert found.repeated_pairs == 1
    assert found.counts["Ana"] == SeatCounts(2, 0, 0)
    assert found.broken_rules == (BrokenRule("apart", 1, ("Ben", "Cho")),)


@pytest.mark.parametrize(
    ("count", "rounds", "size"),
    [(15, 7, 3), (18, 8, 3), (21, 9, 3), (24, 11, 3), (27, 13, 3), (30, 14, 3), (30, 6, 3), (16, 5, 4), (20, 5, 4)],
)
def test_tables_are_dealt_without_a_repeat_and_with_even_seats(count: int, rounds: int, size: int) -> None:
    people = names(count)
    found = plan(people, rounds, size=size, seed=rounds, keep=False)
    told = report(found, people)
    assert whole(found, people)
    assert told.met_again == 0
    for seat in ("coach", "coachee", "observer"):
        times = [getattr(each, seat) for each in told.counts.values()]
        assert max(times) - min(times) <= 1
    if size == 3:
        block = report(BreakoutPlan(found.rounds[:3], 0), people).counts
        assert block == dict.fromkeys(people, SeatCounts(1, 1, 1))


@pytest.mark.parametrize(
    ("count", "rounds", "most"),
    [
        (6, 4, 9),
        (6, 5, 16),
        (7, 3, 5),
        (8, 4, 12),
        (10, 4, 3),
        (12, 6, 8),
        (13, 5, 2),
        (13, 6, 7),
        (14, 6, 4),
        (15, 6, 0),
    ],
)
def test_few_meet_again_beside_the_tables(count: int, rounds: int, most: int) -> None:
    assert report(plan(names(count), rounds, keep=False), names(count)).met_again <= most


def test_rules_and_costs_are_met_on_a_table() -> None:
    people = names(18)
    rules = Rules(apart=(("P01", "P02"), ("P03", "P04")), hosts={"P05": 2, "P06": 4})
    facts = PeopleFacts(brings_okr=frozenset(people[:6]), teams={name: str(at % 9) for at, name in enumerate(people)})
    found = plan(people, 6, rules=rules, facts=facts, keep=False)
    told = report(found, people, rules)
    assert (told.met_again, told.broken_rules) == (0, ())
    assert mixture(found, facts).same_team <= 2


def test_on_a_table_on_which_all_meet_a_rule_is_kept_by_meeting_others_again() -> None:
    rules = Rules(apart=(("P01", "P02"),), together=(("P03", "P04"),))
    told = report(plan(names(15), 7, rules=rules, keep=False), names(15), rules)
    assert told.broken_rules == ()
    assert told.met_again > 0


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize(("count", "rounds"), [(9, 3), (10, 3), (13, 3), (14, 3), (18, 6), (8, 2)])
def test_who_leaves_at_lunch_coaches_and_is_coached_before(count: int, rounds: int, keep: bool) -> None:
    people = names(count)
    found = plan(people, rounds, facts=PeopleFacts(leaves_after={"P03": 2}), keep=keep)
    assert report(found, people).counts["P03"] == SeatCounts(1, 1, 0)
    later = [room for one in found.rounds[2:] for room in one.rooms]
    assert not any("P03" in room.people for room in later)


def test_no_novice_sits_where_a_quad_misses_out() -> None:
    able = frozenset({"P02", "P05", "P11"})
    for seed in range(40):
        for people in letters(plan(names(14), 3, seed=seed, facts=PeopleFacts(can_coach=able))):
            assert len(people) == 3 or people[-1] in able


def test_who_met_on_an_earlier_day_meets_others() -> None:
    people = names(12)
    first = plan(people, 3, seed=1, keep=False)
    matrix = who_met_whom([first])
    met = {
        (one, other): matrix.times[i][j]
        for i, one in enumerate(people)
        for j, other in enumerate(people)
        if i < j and matrix.times[i][j]
    }
    second = plan(people, 1, seed=2, facts=PeopleFacts(met=met), keep=False)
    assert report(BreakoutPlan((*first.rounds, *second.rounds), 0), people).met_again == 0


def test_the_search_ends_early_when_it_is_told_to() -> None:
    asked: list[None] = []

    def go_on() -> bool:
        asked.append(None)
        return len(asked) < 3

    assert whole(plan(names(13), 6, keep=False, go_on=go_on), names(13))
    assert len(asked) < 10

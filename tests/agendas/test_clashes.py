"""Rules that cannot all be kept: the smallest set of them is named, and it is checked against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas import clashes
from agendas.breakouts import BreakoutsImpossible, Rules, group_sizes, plan, report
from agendas.clashes import HardRule, smallest_clash


def names(count: int) -> list[str]:
    return [f"P{number:02}" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "rules", "said"),
    [
        (
            12,
            Rules(together=(("P01", "P02"), ("P02", "P03"), ("P07", "P08")), apart=(("P01", "P03"), ("P04", "P05"))),
            "P01, P02 together; P02, P03 together; P01, P03 apart",
        ),
        (12, Rules(together=(("P01", "P02", "P03", "P04", "P05"),)), "P01, P02, P03, P04 together"),
        (6, Rules(together=(("P01", "P02"), ("P03", "P04"), ("P05", "P06"))),
         "P01, P02 together; P03, P04 together; P05, P06 together"),
        (12, Rules(apart=(tuple(names(7)),)), "P01, P02, P03, P04, P05 apart"),
        (12, Rules(hosts={"P01": 1, "P02": 2}, together=(("P01", "P02"),)),
         "P01 in room 1 all day; P02 in room 2 all day; P01, P02 together"),
        (12, Rules(hosts={"P01": 1, "P02": 5}), "P02 in room 5 all day"),
        # room 1 of seven people has three chairs
        (7, Rules(hosts={"P01": 1, "P03": 1}, together=(("P01", "P05"), ("P01", "P02", "P04"))),
         "P01 in room 1 all day; P01, P05 together; P01, P02, P04 together"),
    ],
)  # fmt: skip
def test_the_smallest_set_is_named(count: int, rules: Rules, said: str) -> None:
    with pytest.raises(BreakoutsImpossible) as caught:
        plan(names(count), 2, rules=rules)
    assert caught.value.reason == "rules_clash"
    assert sorted(str(caught.value.facts["rules"]).split("; ")) == sorted(said.split("; "))
    assert said.split("; ")[0] in str(caught.value)


def can_be_kept(people: Sequence[str], sizes: Sequence[int], rules: Rules) -> bool:
    """By putting one after the other into every room."""
    apart = {frozenset(pair) for entry in rules.apart for pair in combinations(entry, 2)}
    together = {frozenset(pair) for entry in rules.together for pair in combinations(entry, 2)}
    room_of: dict[str, int] = {}

    def fits(person: str, room: int) -> bool:
        return (
            sum(each == room for each in room_of.values()) < sizes[room]
            and rules.hosts.get(person, room + 1) == room + 1
            and not any(
                frozenset((person, mate)) in (apart if at == room else together) for mate, at in room_of.items()
            )
        )

    def seat(at: int) -> bool:
        if at == len(people):
            return True
        for room in range(len(sizes)):
            if fits(people[at], room):
                room_of[people[at]] = room
                if seat(at + 1):
                    return True
                del room_of[people[at]]
        return False

    return seat(0)


def as_rules(found: Sequence[HardRule]) -> Rules:
    return Rules(
        apart=tuple(each.people for each in found if each.kind == "apart"),
        together=tuple(each.people for each in found if each.kind == "together"),
        hosts={each.people[0]: each.room for each in found if each.kind == "host"},
    )


@given(st.integers(6, 9), st.integers(0, 99), st.data())
@settings(max_examples=40, deadline=None)
def test_rules_are_kept_or_a_set_is_named_of_which_none_can_be_left_out(
    count: int, seed: int, data: st.DataObject
) -> None:
    people, sizes = names(count), group_sizes(count)
    entry = st.lists(st.sampled_from(people), min_size=2, max_size=3, unique=True).map(tuple)
    rules = Rules(
        apart=tuple(data.draw(st.lists(entry, max_size=5))),
        together=tuple(data.draw(st.lists(entry, max_size=3))),
        hosts=data.draw(st.dictionaries(st.sampled_from(people), st.integers(1, len(sizes)), max_size=2)),
    )
    found = smallest_clash(people, [sizes], rules)
    assert bool(found) != can_be_kept(people, sizes, rules)
    if not found:
        assert report(plan(people, 2, seed=seed, rules=rules), people, rules).broken_rules == ()
        return
    assert not can_be_kept(people, sizes, as_rules(found))
    for left_out in found:
        rest = [each for each in found if each is not left_out]
        assert can_be_kept(people, sizes, as_rules(rest)), clashes.said(found)

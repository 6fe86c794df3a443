"""Offers against everything that could be done: all ways in which at most one person changes rooms, all seatings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import pytest

from agendas import breakouts
from agendas.breakouts import BreakoutPlan, Rules
from agendas.regroup import offers

Groups = list[frozenset[str]]
Masks = tuple[int, int, int]  # who coaches, who is coached, who observes, a bit for each person


def names(count: int) -> list[str]:
    return [f"p{number:02}" for number in range(count)]


def groups_of(plan: BreakoutPlan, number: int, there: frozenset[str]) -> Groups:
    rooms = next(each.rooms for each in plan.rounds if each.number == number)
    return [frozenset(room.people) & there for room in rooms]


def with_one_mover(groups: Groups, mover: str | None, late: tuple[str, ...]) -> Iterator[Groups]:
    """The mover may go to each room, or to a new one; so may who comes late. Two to four in a room, and never a pair
    beside a quad."""
    travellers = (*((mover,) if mover else ()), *late)
    stay = [group.difference(travellers) for group in groups]
    for places in product(range(len(groups) + 1), repeat=len(travellers)):
        rooms = [set(group) for group in (*stay, frozenset())]
        for traveller, place in zip(travellers, places, strict=True):
            rooms[place].add(traveller)
        sizes = {len(room) for room in rooms if room}
        if sizes <= {2, 3, 4} and not {2, 4} <= sizes:
            yield [frozenset(room) for room in rooms if room]


def seatings(groups: Groups, bit: dict[str, int]) -> set[Masks]:
    each = [
        {
            (bit[coach], bit[coachee], sum(bit[other] for other in group if other not in {coach, coachee}))
            for coach, coachee in permutations(sorted(group), 2)
        }
        for group in groups
    ]
    return {tuple(sum(parts) for parts in zip(*rooms, strict=True)) for rooms in product(*each)}  # type: ignore[misc]


def fewest_missed(plan: BreakoutPlan, there: list[str], frozen: int, must: tuple[str, ...]) -> int | None:
    """The fewest seats missed when at most one moves and who must coaches and is coached; None where that cannot be."""
    bit = {name: 1 << at for at, name in enumerate(there)}
    had = [0, 0, 0]
    for room in (room for each in plan.rounds if each.number <= frozen for room in each.rooms):
        for seat, people in enumerate(((room.coach,), (room.coachee,), room.observers)):
            for name in people:
                had[seat] |= bit.get(name, 0)
    ahead = [each.number for each in plan.rounds if each.number > frozen]
    late = tuple(name for name in there if all(name not in room.people for room in plan.rounds[-1].rooms))
    needed = sum(bit[name] for name in must)
    best = None
    for mover in (None, *(name for name in there if name not in late)):
        found = {tuple(had)}
        for number in ahead:
            groups = groups_of(plan, number, frozenset(there))
            one_round = set().union(*(seatings(each, bit) for each in with_one_mover(groups, mover, late)))
            found = {tuple(a | b for a, b in zip(so_far, more, strict=True)) for so_far in found for more in one_round}
        for coach, coachee, observer in found:
            if coach & needed == needed == coachee & needed:
                missed = sum(len(there) - seats.bit_count() for seats in (coach, coachee, observer))
                best = missed if best is None else min(best, missed)
    return best


@pytest.mark.parametrize(("count", "frozen", "seed"), [(6, 1, 1), (7, 1, 2)])
def test_a_latecomer_with_two_rounds_ahead_costs_no_seat_that_a_move_could_save(
    count: int, frozen: int, seed: int
) -> None:
    before = breakouts.plan(names(count), 3, seed=seed, keep=False)
    there = [*names(count), "zoe"]
    best = fewest_missed(before, there, frozen, ("zoe",))
    first = offers(before, there, frozen)[0]
    assert best is not None
    assert "zoe" not in first.report.never_coach + first.report.never_coached
    assert first.report.missed_seats == best
    assert len(first.movers) <= 1


@pytest.mark.parametrize("keep", [True, False])
def test_one_of_seven_leaves_and_no_way_with_one_mover_misses_less(keep: bool) -> None:
    before = breakouts.plan(names(7), 3, seed=3, keep=keep)
    for gone in names(7):
        there = [name for name in names(7) if name != gone]
        best = fewest_missed(before, there, 1, ())
        found = offers(before, there, 1)
        assert best is not None
        assert min(each.report.missed_seats for each in found) <= best, gone


def test_where_only_a_new_deal_keeps_the_rules_it_is_offered() -> None:
    before = breakouts.plan(names(9), 3, seed=1, rules=Rules(apart=(("p00", "p01"),)))
    there = [*names(9), "zoe"]
    foes = tuple(("zoe", name) for name in names(9)[:7])
    rules = Rules(apart=(("p00", "p01"), *foes))
    first = offers(before, there, 1, rules)[0]
    assert first.report.broken_rules == ()

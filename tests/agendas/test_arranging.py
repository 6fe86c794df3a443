"""What a stored table costs once people are dealt onto it, against counting every request one by one."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from msgspec.structs import replace

from agendas import arranging
from agendas.designs import rounds_without_repeat
from agendas.limits import shapes_of
from agendas.solver import APART, MET_BEFORE, RATHER_NOT, Groups, Requests, RoomNeed


def wished(people: int, pairs: dict[tuple[int, int], int], *needs: RoomNeed) -> Requests:
    costs = [[0] * people for _ in range(people)]
    for (one, other), cost in pairs.items():
        costs[one][other] = costs[other][one] = cost
    return Requests(costs, True, needs)


def counted(rounds: list[Groups], requests: Requests) -> int:
    rooms = [set(group) for groups in rounds for group in groups]
    pairs = sum(requests.pair_cost[one][other] for room in rooms for one, other in combinations(sorted(room), 2))
    lacking = [need.cost for room in rooms for need in requests.needs if len(room) >= need.smallest]
    met = [need.cost for room in rooms for need in requests.needs if len(room) >= need.smallest and room & need.people]
    return pairs + sum(lacking) - sum(met)


BRING_AN_OKR = RoomNeed(frozenset({0, 4, 7}), 40)
COACHES = RoomNeed(frozenset({1}), 30, smallest=4)
REQUESTS = {
    "pairs": (9, 4, 3, {(0, 1): MET_BEFORE, (2, 5): RATHER_NOT, (3, 8): -20}, ()),
    "needs": (9, 2, 3, {}, (BRING_AN_OKR,)),
    "needs of larger rooms only": (9, 3, 3, {(0, 1): 1}, (COACHES,)),
    "needs of quads": (16, 3, 4, {(0, 1): 1}, (BRING_AN_OKR, COACHES)),
    "nobody for it": (9, 2, 3, {}, (RoomNeed(frozenset(), 40),)),
}


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("steps", [0, 1, 300])
def test_people_dealt_onto_a_table_cost_what_their_requests_say(name: str, steps: int) -> None:
    people, rounds, size, pairs, needs = REQUESTS[name]
    table = rounds_without_repeat(people, size)
    assert table is not None
    requests = wished(people, pairs, *needs)
    for seed in range(4):
        dealt = arranging._Dealt(table, rounds, requests, Random(seed))
        dealt.improve(steps)
        assert dealt.cost == counted(dealt.groups(), requests)


def test_dealing_pays() -> None:
    """With three who bring an OKR, each room can have one in each of two rounds."""
    people, rounds, size, pairs, needs = REQUESTS["needs"]
    requests = wished(people, pairs, *needs)
    found = arranging.groups_for_all(shapes_of(people, rounds), size, requests, Random(1))
    assert counted(found, requests) == 0
    met = [frozenset(pair) for groups in found for group in groups for pair in combinations(group, 2)]
    assert len(met) == len(set(met))


@pytest.mark.parametrize(("cost", "keeps"), [(APART, False), (RATHER_NOT, False), (MET_BEFORE, True), (-1, False)])
def test_a_table_that_breaks_what_a_search_could_mend_is_searched_on(cost: int, keeps: bool) -> None:
    """In four rounds of nine everybody meets everybody, so any pair shares a room."""
    table = rounds_without_repeat(9, 3)
    assert table is not None
    assert arranging._Dealt(table, 4, wished(9, {(0, 1): cost}), Random(1)).keeps_the_rules is keeps


def test_a_whole_table_with_nothing_asked_is_left_as_it_is_dealt() -> None:
    table = rounds_without_repeat(9, 3)
    assert table is not None
    plain = wished(9, {})
    dealt = arranging._Dealt(table, 4, plain, Random(1))
    before = dealt.groups()
    dealt.improve(300)
    assert (dealt.groups(), dealt.cost) == (before, 0)
    found = arranging.groups_for_all(shapes_of(9, 4), 3, plain, Random(1))
    met = [frozenset(pair) for groups in found for group in groups for pair in combinations(group, 2)]
    assert len(met) == len(set(met)) == 36, "everybody has met everybody"


def test_exchanging_people_and_rounds_makes_it_cheaper() -> None:
    people, rounds, size, pairs, needs = REQUESTS["needs of quads"]
    table = rounds_without_repeat(people, size)
    assert table is not None
    costs = []
    for steps in (0, 2000):
        dealt = arranging._Dealt(table, rounds, wished(people, pairs, *needs), Random(3))
        dealt.improve(steps)
        costs.append(dealt.cost)
    assert costs[1] < costs[0]


def test_a_host_has_the_same_room_in_every_round() -> None:
    apart = wished(9, {(0, 4): APART})  # as whoever asks for two hosts keeps them apart
    requests = replace(apart, hosts={0: 2, 4: 0})
    for seed in range(3):
        for groups in arranging.groups_for_all(shapes_of(9, 2), 3, requests, Random(seed)):
            assert 0 in groups[2]
            assert 4 in groups[0]

"""What the search is asked for: rules and facts about people by name, turned into costs by number.

Called by `breakouts` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from agendas import solver
from agendas.plan_values import PeopleFacts, Rules, pairs_named
from agendas.rounds import TRIO
from agendas.solver import Requests, RoomNeed

BOTH_LEAVE = 200  # two who leave early in one room: only one of them can have the seats that come first


def requests(names: Sequence[str], rules: Rules, facts: PeopleFacts, avoid_repeats: bool) -> Requests:
    """Costs of pairs and rooms for these names (numbered as they stand) and who keeps which room."""
    number = {name: at for at, name in enumerate(names)}
    hosts = {number[name]: room - 1 for name, room in sorted(rules.hosts.items()) if name in number}
    return Requests(_pair_costs(names, number, rules, facts), avoid_repeats, _needs(number, facts), hosts)


def _needs(number: Mapping[str, int], facts: PeopleFacts) -> tuple[RoomNeed, ...]:
    wanted: tuple[tuple[Iterable[str], int, int], ...] = (
        (facts.can_coach, solver.NOBODY_FOR_THE_LAST_SEAT, TRIO + 1),
        (facts.brings_okr, solver.NO_REAL_OKR, 0),
        (facts.leaves_after, solver.NOBODY_FOR_THE_LAST_SEAT // 2, TRIO + 1),  # whom a room of four can best spare
    )
    needs = (
        RoomNeed(frozenset(number[name] for name in names if name in number), cost, smallest)
        for names, cost, smallest in wanted
    )
    return tuple(need for need in needs if need.people)


def _pair_costs(names: Sequence[str], number: Mapping[str, int], rules: Rules, facts: PeopleFacts) -> list[list[int]]:
    costs = [[0] * len(names) for _ in names]

    def add(pairs: Iterable[tuple[str, str]], cost: int) -> None:
        for one, other in pairs:
            costs[number[one]][number[other]] += cost
            costs[number[other]][number[one]] += cost

    add(pairs_named(_alike(facts.teams), names), solver.SAME_TEAM)
    add(pairs_named(_alike(facts.levels), names), solver.SAME_LEVEL)
    add(_unlike(names, facts.languages), solver.OTHER_LANGUAGE)
    add(pairs_named([facts.can_coach], names), solver.BOTH_EXPERIENCED)
    add(pairs_named([facts.leaves_after], names), BOTH_LEAVE)
    for pair, times in facts.met.items():
        add(pairs_named([pair], names), solver.MET_BEFORE * times)
    add(pairs_named(rules.rather_not, names), solver.RATHER_NOT)
    add(pairs_named(rules.together, names), -solver.TOGETHER)
    add(pairs_named(rules.apart, names), solver.APART)
    add(_hosts(names, rules.hosts, same_room=False), solver.APART)
    add(_hosts(names, rules.hosts, same_room=True), -solver.TOGETHER)
    return costs


def _alike(known: Mapping[str, str]) -> list[list[str]]:
    """People who have the same word there."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(known):
        if known[name]:
            by_word.setdefault(known[name], []).append(name)
    return list(by_word.values())


def _unlike(names: Sequence[str], known: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations([name for name in names if known.get(name)], 2)
        if known[one] != known[other]
    ]


def _hosts(names: Sequence[str], hosts: Mapping[str, int], same_room: bool) -> list[tuple[str, str]]:
    there = [name for name in names if name in hosts]
    return [(one, other) for one, other in combinations(there, 2) if (hosts[one] == hosts[other]) == same_room]

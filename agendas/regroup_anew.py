"""The rooms of the rounds ahead dealt anew: what is left where every smaller change would break a rule that must hold.
Called by `regroup_ways` only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from random import Random

from agendas import asking, solver
from agendas.clashes import smallest_clash
from agendas.limits import shapes_of
from agendas.plan_values import PeopleFacts, Rules
from agendas.regroup_seats import OpenRoom, Rooms
from agendas.rounds import group_sizes


def dealt_anew(
    ahead: Mapping[int, Rooms], people: Mapping[int, Sequence[str]], rules: Rules, facts: PeopleFacts, random: Random
) -> dict[int, Rooms]:
    """Rooms for the people of each round, who stay together where `ahead` is one round's rooms only; empty where the
    rules cannot be kept. Each room stands where most of its people were."""
    everybody = sorted(set(chain.from_iterable(people.values())))
    if any(set(each) != set(everybody) for each in people.values()):
        return {}
    shapes = [group_sizes(len(everybody))] if len(ahead) == 1 else shapes_of(len(everybody), len(ahead))
    if smallest_clash(everybody, shapes, rules):
        return {}
    requests = asking.requests(everybody, rules, facts, avoid_repeats=len(ahead) > 1)
    found = solver.arrange(shapes, requests, random, steps=solver.STEPS // 2)
    dealt = {}
    for number, groups in zip(sorted(ahead), found.rounds, strict=True):
        named = [[everybody[person] for person in group] for group in groups]
        dealt[number] = _placed(ahead[number], named, rules.hosts)
    return dealt


def _placed(before: Rooms, groups: Sequence[Sequence[str]], hosts: Mapping[str, int]) -> Rooms:
    """The groups in rooms; who was in the room already keeps the chair."""
    numbers = list(range(1, max(len(groups), *(room.number for room in before)) + 1))
    was = {room.number: room for room in before}
    given = {at: hosts[person] for at, group in enumerate(groups) for person in group if person in hosts}
    ways = sorted(
        (
            (-len({*group} & {*(was[number].people if number in was else ())}), at, number)
            for at, group in enumerate(groups)
            for number in numbers
        ),
    )
    for _, at, number in ways:
        if at not in given and number not in given.values():
            given[at] = number
    return sorted((_room(given[at], was, group) for at, group in enumerate(groups)), key=lambda room: room.number)


def _room(number: int, was: Mapping[int, OpenRoom], group: Sequence[str]) -> OpenRoom:
    room = was[number].copy() if number in was else OpenRoom(number)
    for person in room.people:
        if person not in group:
            room.release(person)
    room.arrivals += [person for person in group if person not in room.people]
    return room

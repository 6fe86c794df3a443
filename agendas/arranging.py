"""Groups for all rounds: from a stored table where nobody need meet again, else by search from several starts.

Called by `breakouts` only, on numbers instead of names. A table fixes who meets whom up to who sits at which of its
places and which of its rounds are held; both are chosen so that the requests are met as well as they can be. Where a
rule is left broken, the search looks for something cheaper and may let people meet again for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from random import Random

from msgspec.structs import replace

from agendas import limits, solver
from agendas.designs import Rooms, rounds_without_repeat
from agendas.rounds import TRIO
from agendas.solver import Arranged, Groups, Requests

GoOn = Callable[[], bool]

_EXCHANGES = 4_000  # tried with each table
_FRESH = 3  # searches from a start drawn by lot, beside those from tables


def groups_for_all(
    shapes: Sequence[Sequence[int]], size: int, requests: Requests, random: Random, go_on: GoOn | None = None
) -> list[Groups]:
    """New groups for each round in rooms of these sizes (see `limits.shapes_of`), the cheapest found."""
    people, rounds = sum(shapes[0]), len(shapes)
    requests = replace(requests, fewest_again=limits.fewest_again(shapes))
    best: Arranged | None = None
    table = rounds_without_repeat(people, size)
    if table is not None and rounds <= len(table):
        dealt = _Dealt(table, rounds, requests, random)
        dealt.improve(_EXCHANGES)
        best = Arranged([_hosted(groups, requests) for groups in dealt.groups()], dealt.cost)
        if requests.is_plain:
            return best.rounds
        if dealt.keeps_the_rules:
            return _mixed_better(best, shapes, requests, random, go_on)
    for start in _starts(people, size, shapes, random, best):
        if go_on is not None and not go_on() and best is not None:
            break
        found = solver.arrange(shapes, requests, random, start, go_on)
        if best is None or found.cost < best.cost:
            best = found
        if found.proved:
            break
    assert best is not None
    return best.rounds


def _mixed_better(
    best: Arranged, shapes: Sequence[Sequence[int]], requests: Requests, random: Random, go_on: GoOn | None
) -> list[Groups]:
    """A table mixes people as its rounds allow; where fewer rounds are held than it has, a search may mix them better
    and still let nobody meet again."""
    for start in (best.rounds, None):
        found = solver.arrange(shapes, requests, random, start, go_on, solver.STEPS // 2)
        if found.cost < best.cost and not _meet_again(found.rounds):
            best = found
    return best.rounds


def _meet_again(rounds: Sequence[Groups]) -> bool:
    met = [frozenset(pair) for groups in rounds for group in groups for pair in combinations(group, 2)]
    return len(met) > len(set(met))


def _starts(
    people: int, size: int, shapes: Sequence[Sequence[int]], random: Random, found: Arranged | None
) -> Iterator[list[Groups] | None]:
    """Where the search begins: at what a table gave, at the tables beside this head count, and by lot (None)."""
    if found is not None:
        yield found.rounds
    elif size == TRIO:
        for seats in (people, people + 1, people + 2, people - 1):
            table = rounds_without_repeat(seats, size)
            if table is not None:
                yield _cut_to(table, seats, people, shapes, random)
    for _ in range(_FRESH):
        yield None


def _cut_to(
    table: Sequence[Rooms], seats: int, people: int, shapes: Sequence[Sequence[int]], random: Random
) -> list[Groups]:
    """A table for other head counts, without the places too many and with those who are too few, in these sizes. What
    it has too few of in rounds is drawn by lot."""
    chosen = random.sample(list(table), min(len(table), len(shapes)))
    places = list(range(max(seats, people)))
    random.shuffle(places)
    cut = []
    for number, sizes in enumerate(shapes):
        if number < len(chosen):
            rooms = [[places[at] for at in room if places[at] < people] for room in chosen[number]]
            random.shuffle(rooms)
            rooms.sort(key=len, reverse=True)
        else:
            rooms = [[person] for person in random.sample(range(people), people)]
        cut.append(_reshaped(rooms, sizes, people))
    return cut


def _reshaped(rooms: Sequence[Sequence[int]], sizes: Sequence[int], people: int) -> Groups:
    """As many as fit keep their room; the others take the chairs that are left."""
    groups: Groups = [[] for _ in sizes]
    order = sorted(range(len(sizes)), key=lambda place: (sizes[place] != TRIO, -sizes[place]))
    for place, room in zip(order, rooms, strict=False):
        groups[place] = list(room[: sizes[place]])
    seated = {person for group in groups for person in group}
    others = iter([person for person in range(people) if person not in seated])
    for group, size in zip(groups, sizes, strict=True):
        group += [next(others) for _ in range(size - len(group))]
    return groups


def _hosted(groups: Groups, requests: Requests) -> Groups:
    """The same groups, each host's at the place of the room; rooms of a table may stand in any order."""
    wanted = [next((requests.hosts[one] for one in group if one in requests.hosts), None) for group in groups]
    at = {room: group for group, room in zip(groups, wanted, strict=True) if room is not None}
    others = iter([group for group, room in zip(groups, wanted, strict=True) if room is None or at[room] is not group])
    return [at[place] if place in at else next(others) for place in range(len(groups))]


class _Dealt:
    """People dealt onto the places of a table, and the choice of its rounds."""

    def __init__(self, table: Sequence[Rooms], rounds: int, requests: Requests, random: Random) -> None:
        self._random = random
        self._requests = requests
        order = random.sample(range(len(table)), len(table))
        self._held, self._spare = order[:rounds], order[rounds:]
        self._rooms = [{place: room for room in each for place in room} for each in table]
        self._table = table
        self._at = list(range(len(self._rooms[0])))
        random.shuffle(self._at)
        self.cost = sum(map(self._round_cost, self._held))

    @property
    def keeps_the_rules(self) -> bool:
        """Whether nothing is broken that a search could mend: a rule, or people who belong together are not."""
        costs = self._requests.pair_cost
        if any(cost < 0 for line in costs for cost in line):
            return False
        return not any(
            costs[one][other] >= solver.RATHER_NOT
            for groups in self.groups()
            for group in groups
            for one, other in combinations(group, 2)
        )

    def groups(self) -> list[Groups]:
        return [[[self._at[place] for place in room] for room in self._table[number]] for number in self._held]

    def improve(self, steps: int) -> None:
        """Exchange two people in all rounds, or a round that is held for one that is not, as annealing goes."""
        random, heat = self._random.random, 24.0
        for _ in range(0 if self._requests.is_plain else steps):
            heat *= 0.999
            before = self.cost
            undo = self._exchange_rounds() if self._spare and random() < 0.1 else self._exchange_people()
            change = self.cost - before
            if change > 0 and (change > 20 * heat or random() >= math.exp(-change / heat)):
                undo()
                self.cost = before

    def _exchange_rounds(self) -> Callable[[], None]:
        random = self._random.random
        i, j = int(random() * len(self._held)), int(random() * len(self._spare))
        held, spare = self._held, self._spare
        self.cost += self._round_cost(spare[j]) - self._round_cost(held[i])

        def exchange() -> None:
            held[i], spare[j] = spare[j], held[i]

        exchange()
        return exchange

    def _exchange_people(self) -> Callable[[], None]:
        random, at = self._random.random, self._at
        one, other = int(random() * len(at)), int(random() * len(at))

        def exchange() -> None:
            at[one], at[other] = at[other], at[one]

        self.cost -= self._cost_around(one, other)
        exchange()
        self.cost += self._cost_around(one, other)
        return exchange

    def _cost_around(self, one: int, other: int) -> int:
        """What the rooms of two places cost in all rounds held."""
        total = 0
        for number in self._held:
            rooms = self._rooms[number]
            total += self._room_cost(rooms[one])
            if rooms[other] is not rooms[one]:
                total += self._room_cost(rooms[other])
        return total

    def _round_cost(self, number: int) -> int:
        return sum(map(self._room_cost, self._table[number]))

    def _room_cost(self, room: Sequence[int]) -> int:
        group = [self._at[place] for place in room]
        costs = self._requests.pair_cost
        total = sum(costs[one][other] for one, other in combinations(group, 2))
        for need in self._requests.needs:
            if len(group) >= need.smallest and not any(person in need.people for person in group):
                total += need.cost
        return total

"""Who sits with whom: a search over group memberships, on numbers instead of names.

Called by `arranging` only. Deterministic: the same input and the same `Random` give the same answer on every
machine, because the effort is counted in steps and never in seconds, and no set is ever walked through.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from msgspec import Struct, field

# Costs of two people sharing a room, far enough apart that no number of weaker requests outweighs a stronger rule.
APART = 1_000_000
TOGETHER = 20_000  # for each round in which two people who belong together are not
RATHER_NOT = 400
REPEAT = 60  # for each time two people meet again
NO_REAL_OKR = 40  # for each room to which nobody brings one
NOBODY_FOR_THE_LAST_SEAT = 30  # for each room of four in which nobody coaches already
MET_BEFORE = 20  # for each time two people met on an earlier day
SAME_TEAM = 12
OTHER_LANGUAGE = 8
SAME_LEVEL = 4
BOTH_EXPERIENCED = 2

STEPS = 60_000  # of one search
_HOT, _WARM = 24.0, 16.0  # a search from a good start begins warm
_COOL, _COLD = 8.0, 1.5  # where it ends: small requests need it colder than meetings alone
_BACKTRACK_LIMIT = 50_000
_ASK_EVERY = 1024  # steps between two questions whether to go on

Groups = list[list[int]]


class RoomNeed(Struct, frozen=True):
    """One of these people should sit in each room of at least `smallest`; a room without any costs so much."""

    people: frozenset[int]
    cost: int
    smallest: int = 0


class Requests(Struct, frozen=True):
    """What the search minimises. `pair_cost` is the cost of each pair sharing a room once (negative: they belong
    together); `avoid_repeats` whether meeting again costs; `hosts` keep their room (counted from 0) in all rounds;
    `fewest_again` is a bound: so many times two people must meet again whatever is done."""

    pair_cost: Sequence[Sequence[int]]
    avoid_repeats: bool
    needs: tuple[RoomNeed, ...] = ()
    hosts: dict[int, int] = field(default_factory=dict)
    fewest_again: int = 0

    def least_cost(self, rounds: int) -> int:
        """What no arrangement can be cheaper than: all requests met, nobody met again who need not."""
        again = REPEAT * (rounds - 1) + (rounds - 1) * (rounds - 2) // 2 if self.avoid_repeats else 0
        requested = [
            min(0, cost * rounds + again) for row, line in enumerate(self.pair_cost) for cost in line[:row] if cost < 0
        ]
        if requested or not self.avoid_repeats:
            return sum(requested)
        # Whether some of them meet a third time is not worth a longer search, where nothing else is asked for.
        return REPEAT * self.fewest_again + (REPEAT - 1 if self.is_plain else 0)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked for but that people meet as few again as can be."""
        return not self.needs and not any(any(line) for line in self.pair_cost)


class Arranged(Struct, frozen=True):
    """Groups for every round and what they cost; `proved`: nothing is cheaper."""

    rounds: list[Groups]
    cost: int
    proved: bool = False


def arrange(
    shapes: Sequence[Sequence[int]],
    requests: Requests,
    random: Random,
    start: Sequence[Groups] | None = None,
    go_on: Callable[[], bool] | None = None,
    steps: int = STEPS,
) -> Arranged:
    """Groups for every round (`shapes` gives the group sizes of each), the cheapest arrangement found; from a `start`
    of the same sizes where there is a good one. `go_on` is asked now and then: False ends with the best so far."""
    search = _Search(shapes, requests, random, start)
    search.improve(steps, _HOT if start is None else _WARM, go_on)
    return Arranged(search.best, search.best_cost, search.best_cost <= search.least_cost)


class _Search:
    """Simulated annealing by swapping two people of one round."""

    def __init__(
        self,
        shapes: Sequence[Sequence[int]],
        requests: Requests,
        random: Random,
        start: Sequence[Groups] | None,
    ) -> None:
        self.random = random
        self.needs = requests.needs
        self.again = REPEAT if requests.avoid_repeats else 0
        self.least_cost = requests.least_cost(len(shapes))
        people = sum(shapes[0])
        self.stays = [person in requests.hosts for person in range(people)]
        self.coldest = _COOL if requests.is_plain else _COLD
        self.kind = [tuple(person in need.people for need in self.needs) for person in range(people)]
        # What one more meeting of a pair would cost, and what one fewer would save; the pair's own cost stands in both.
        self.price = [list(line) for line in requests.pair_cost]
        self.saving = [list(line) for line in requests.pair_cost]
        self.own = requests.pair_cost
        self.met = [[0] * people for _ in range(people)]
        self.rounds = [
            _with_hosts(start[number], requests.hosts) if start is not None else _start(sizes, people, requests, random)
            for number, sizes in enumerate(shapes)
        ]
        self.cost = 0
        for groups in self.rounds:
            for group in groups:
                self._seat(group)
        self.best = [[list(group) for group in groups] for groups in self.rounds]
        self.best_cost = self.cost

    def _seat(self, group: list[int]) -> None:
        for place, one in enumerate(group):
            for other in group[:place]:
                self.cost += self.price[one][other]
                self._meet(one, other, 1)
        self.cost += self._lacks(group)

    def _lacks(self, group: list[int]) -> int:
        return sum(
            need.cost
            for number, need in enumerate(self.needs)
            if len(group) >= need.smallest and not any(self.kind[person][number] for person in group)
        )

    def _swap_cost(self, one: int, here: list[int], other: int, there: list[int]) -> int:
        price, saving, change = self.price, self.saving, 0
        dear, saved = price[other], saving[one]
        for mate in here:
            if mate != one:
                change += dear[mate] - saved[mate]
        dear, saved = price[one], saving[other]
        for mate in there:
            if mate != other:
                change += dear[mate] - saved[mate]
        if self.needs and self.kind[one] != self.kind[other]:
            change -= self._lacks(here) + self._lacks(there)
            change += self._lacks([other, *(mate for mate in here if mate != one)])
            change += self._lacks([one, *(mate for mate in there if mate != other)])
        return change

    def _swap(self, here: list[int], i: int, there: list[int], j: int) -> None:
        one, other = here[i], there[j]
        if self.again:
            for mate in here:
                if mate != one:
                    self._meet(one, mate, -1)
                    self._meet(other, mate, 1)
            for mate in there:
                if mate != other:
                    self._meet(other, mate, -1)
                    self._meet(one, mate, 1)
        here[i], there[j] = other, one

    def _meet(self, one: int, other: int, by: int) -> None:
        """One meeting more or less: the first is free, each further one costs, the third a little more."""
        times = self.met[one][other] + by
        self.met[one][other] = self.met[other][one] = times
        if self.again:
            own = self.own[one][other]
            price = own + self.again + times - 1 if times else own
            saving = own + self.again + times - 2 if times > 1 else own
            self.price[one][other] = self.price[other][one] = price
            self.saving[one][other] = self.saving[other][one] = saving

    def improve(self, steps: int, hot: float, go_on: Callable[[], bool] | None) -> None:
        """Swap while it pays, and now and then when it does not, ever more rarely."""
        movable = [groups for groups in self.rounds if len(groups) > 1]
        if not movable:
            return
        random, stays, heat = self.random.random, self.stays, hot
        cooling = (self.coldest / hot) ** (_ASK_EVERY / steps)
        for step in range(steps):
            if self.best_cost <= self.least_cost:
                return
            if step and step % _ASK_EVERY == 0:
                heat *= cooling
                if go_on is not None and not go_on():
                    return
            groups = movable[int(random() * len(movable))]
            a = int(random() * len(groups))
            b = int(random() * (len(groups) - 1))
            here, there = groups[a], groups[b + (b >= a)]
            i, j = int(random() * len(here)), int(random() * len(there))
            if stays[here[i]] or stays[there[j]]:
                continue
            change = self._swap_cost(here[i], here, there[j], there)
            if change > 0 and (change > 20 * heat or random() >= math.exp(-change / heat)):
                continue
            self._swap(here, i, there, j)
            self.cost += change
            if self.cost < self.best_cost:
                self.best_cost = self.cost
                self.best = [[list(group) for group in each] for each in self.rounds]


def _start(sizes: Sequence[int], people: int, requests: Requests, random: Random) -> Groups:
    order = list(range(people))
    random.shuffle(order)
    valid = _without_clashes(order, sizes, requests)
    if valid is not None:
        return valid
    places = iter(order)
    return _with_hosts([[next(places) for _ in range(size)] for size in sizes], requests.hosts)


def _with_hosts(groups: Groups, hosts: dict[int, int]) -> Groups:
    """The same groups with each host in the room that is theirs, in exchange for somebody there."""
    groups = [list(group) for group in groups]
    for host, room in hosts.items():
        at = next(place for place, group in enumerate(groups) if host in group)
        guest = next((person for person in groups[room] if hosts.get(person) != room), None)
        if at != room and guest is not None:
            groups[at][groups[at].index(host)] = guest
            groups[room][groups[room].index(guest)] = host
    return groups


def _without_clashes(order: Sequence[int], sizes: Sequence[int], requests: Requests) -> Groups | None:
    """A seating that breaks no hard rule, found by trying; None when there is none or it is too hard to find."""
    cost_of = requests.pair_cost
    blocks = _blocks(order, requests)
    clashes = [sum(cost >= APART // 2 for person in block for cost in cost_of[person]) for block, _ in blocks]
    queue = sorted(range(len(blocks)), key=lambda at: (blocks[at][1] is None, len(blocks[at][0]) == 1, -clashes[at]))
    groups: Groups = [[] for _ in sizes]
    tries = 0

    def place(at: int) -> bool:
        nonlocal tries
        if at == len(queue):
            return True
        block, given = blocks[queue[at]]
        seen_empty: list[int] = []
        for room, (group, size) in enumerate(zip(groups, sizes, strict=True)):
            tries += 1
            if given not in {None, room} or len(group) + len(block) > size or tries > _BACKTRACK_LIMIT:
                continue
            if not group and size in seen_empty:
                continue
            if not group:
                seen_empty.append(size)
            if all(cost_of[person][mate] < APART // 2 for person in block for mate in group):
                group.extend(block)
                if place(at + 1):
                    return True
                del group[-len(block) :]
        return False

    return groups if place(0) else None


def _blocks(order: Sequence[int], requests: Requests) -> list[tuple[list[int], int | None]]:
    """People who belong together, and the room where it is given."""
    blocks: list[tuple[list[int], int | None]] = []
    seen: set[int] = set()
    for first in order:
        if first in seen:
            continue
        seen.add(first)
        block = [first]
        for person in block:
            mates = [mate for mate in order if requests.pair_cost[person][mate] <= -TOGETHER // 2 and mate not in seen]
            seen.update(mates)
            block += mates
        blocks.append((block, next((requests.hosts[each] for each in block if each in requests.hosts), None)))
    return blocks

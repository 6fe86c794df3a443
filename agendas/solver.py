"""Who sits with whom: a search over group memberships, on numbers instead of names.

Called by `breakouts` only. Deterministic: the same input and the same `Random` give the same answer on every
machine, because the effort is counted in steps and never in seconds, and no set is ever walked through.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from msgspec import Struct

# Costs of two people sharing a room, far enough apart that no number of weaker requests outweighs a stronger rule.
APART = 1_000_000
TOGETHER = 20_000  # for each round in which two people who belong together are not
RATHER_NOT = 400
REPEAT = 60  # for each time two people meet again
SAME_TEAM = 12
BOTH_EXPERIENCED = 2

_STEPS = 60_000
_BACKTRACK_LIMIT = 50_000

Groups = list[list[int]]


class Requests(Struct, frozen=True):
    """The cost of each pair sharing a room once (negative: they belong together), and whether meeting again costs."""

    pair_cost: Sequence[Sequence[int]]
    avoid_repeats: bool

    def least_cost(self, rounds: int) -> int:
        """What no arrangement can be cheaper than: all requests met, nobody met twice unless requested for."""
        again = REPEAT * rounds * (rounds - 1) // 2 if self.avoid_repeats else 0
        requested = [
            min(0, cost * rounds + again) for row, line in enumerate(self.pair_cost) for cost in line[:row] if cost < 0
        ]
        return sum(requested)


def arrange(shapes: Sequence[Sequence[int]], requests: Requests, random: Random) -> list[Groups]:
    """Groups for every round (`shapes` gives the group sizes of each), the cheapest arrangement found."""
    search = _Search(shapes, requests, random)
    search.improve(_STEPS)
    return search.best


class _Search:
    """Simulated annealing by swapping two people of one round."""

    def __init__(self, shapes: Sequence[Sequence[int]], requests: Requests, random: Random) -> None:
        self.random = random
        self.cost_of = requests.pair_cost
        self.repeat = REPEAT if requests.avoid_repeats else 0
        self.least_cost = requests.least_cost(len(shapes))
        people = sum(shapes[0])
        self.met = [[0] * people for _ in range(people)]
        self.rounds = [self._start(sizes, people) for sizes in shapes]
        for groups in self.rounds:
            for group in groups:
                for person in group:
                    self._count(person, group, 1)
        self.cost = self._whole_cost()
        self.best = [[list(group) for group in groups] for groups in self.rounds]
        self.best_cost = self.cost

    def _start(self, sizes: Sequence[int], people: int) -> Groups:
        order = list(range(people))
        self.random.shuffle(order)
        valid = _without_clashes(order, sizes, self.cost_of)
        if valid is not None:
            return valid
        places = iter(order)
        return [[next(places) for _ in range(size)] for size in sizes]

    def _whole_cost(self) -> int:
        total = 0
        for one in range(len(self.met)):
            for other in range(one):
                times = self.met[one][other]
                total += times * self.cost_of[one][other] + self.repeat * times * (times - 1) // 2
        return total

    def _count(self, person: int, group: list[int], change: int) -> None:
        """Note that `person` meets (or no longer meets) the others of a group, seen from `person` only."""
        for other in group:
            if other != person:
                self.met[person][other] += change

    def _swap_cost(self, one: int, here: list[int], other: int, there: list[int]) -> int:
        change = 0
        cost_of, met, repeat = self.cost_of, self.met, self.repeat
        for mate in here:
            if mate != one:
                change += cost_of[other][mate] + repeat * met[other][mate]
                change -= cost_of[one][mate] + repeat * (met[one][mate] - 1)
        for mate in there:
            if mate != other:
                change += cost_of[one][mate] + repeat * met[one][mate]
                change -= cost_of[other][mate] + repeat * (met[other][mate] - 1)
        return change

    def _swap(self, here: list[int], i: int, there: list[int], j: int) -> None:
        one, other = here[i], there[j]
        for mate in here:
            if mate != one:
                self._meet(one, mate, -1)
                self._meet(other, mate, 1)
        for mate in there:
            if mate != other:
                self._meet(other, mate, -1)
                self._meet(one, mate, 1)
        here[i], there[j] = other, one

    def _meet(self, one: int, other: int, change: int) -> None:
        self.met[one][other] += change
        self.met[other][one] += change

    def improve(self, steps: int) -> None:
        """Swap while it pays, and now and then when it does not, ever more rarely."""
        movable = [groups for groups in self.rounds if len(groups) > 1]
        if not movable:
            return
        random, hot, cold = self.random.random, 80.0, 1.5
        for step in range(steps):
            if self.best_cost <= self.least_cost:
                return
            groups = movable[int(random() * len(movable))]
            a = int(random() * len(groups))
            b = int(random() * (len(groups) - 1))
            here, there = groups[a], groups[b + (b >= a)]
            i, j = int(random() * len(here)), int(random() * len(there))
            change = self._swap_cost(here[i], here, there[j], there)
            if change > 0:
                heat = hot * (cold / hot) ** (step / steps)
                if change > 20 * heat or random() >= math.exp(-change / heat):
                    continue
            self._swap(here, i, there, j)
            self.cost += change
            if self.cost < self.best_cost:
                self.best_cost = self.cost
                self.best = [[list(group) for group in each] for each in self.rounds]


def _without_clashes(order: Sequence[int], sizes: Sequence[int], cost_of: Sequence[Sequence[int]]) -> Groups | None:
    """A seating that breaks no hard rule, found by trying; None when there is none or it is too hard to find."""
    clashes = [sum(cost >= APART for cost in cost_of[person]) for person in range(len(order))]
    queue = sorted(order, key=lambda person: -clashes[person])
    groups: Groups = [[] for _ in sizes]
    tries = 0

    def place(at: int) -> bool:
        nonlocal tries
        if at == len(queue):
            return True
        person = queue[at]
        seen_empty: list[int] = []
        for group, size in zip(groups, sizes, strict=True):
            tries += 1
            if len(group) == size or (not group and size in seen_empty) or tries > _BACKTRACK_LIMIT:
                continue
            if not group:
                seen_empty.append(size)
            if all(cost_of[person][mate] < APART for mate in group):
                group.append(person)
                if place(at + 1):
                    return True
                group.pop()
        return False

    return groups if place(0) else None

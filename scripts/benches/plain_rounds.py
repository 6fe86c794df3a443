"""What the rounds are measured by, without a line of the code that makes them: a plain annealer, and a verifier that
reads a plan as names in rooms."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from random import Random

Seats = tuple[str, str, tuple[str, ...]]  # coach, coachee, observers


def annealed(shapes: list[tuple[int, ...]], seed: int, steps: int) -> int:
    """How many times people meet again after so many swaps of two people in a round, as anybody would write it."""
    random = Random(seed)
    people = sum(shapes[0])
    rounds = []
    for sizes in shapes:
        order = random.sample(range(people), people)
        places = iter(order)
        rounds.append([[next(places) for _ in range(size)] for size in sizes])
    met = [[0] * people for _ in range(people)]
    for pair in (pair for groups in rounds for group in groups for pair in combinations(group, 2)):
        _count(met, *pair, 1)
    again = best = sum(max(0, times - 1) for row in range(people) for times in met[row][:row])
    for step in range(steps):
        groups = random.choice(rounds)
        if len(groups) < 2:
            return best
        here, there = random.sample(groups, 2)
        i, j = random.randrange(len(here)), random.randrange(len(there))
        change = _swap(met, here, i, there, j)
        heat = 0.6 * 0.1 ** (step / steps)
        if change > 0 and random.random() >= math.exp(-change / heat):
            _swap(met, here, i, there, j)
            continue
        again += change
        best = min(best, again)
        if not best:
            break
    return best


def _count(met: list[list[int]], one: int, other: int, by: int) -> int:
    """One meeting more or less of two people; how many meetings again that makes."""
    before = met[one][other]
    met[one][other] = met[other][one] = before + by
    return max(0, before + by - 1) - max(0, before - 1)


def _swap(met: list[list[int]], here: list[int], i: int, there: list[int], j: int) -> int:
    one, other = here[i], there[j]
    change = 0
    for group, old, new in ((here, one, other), (there, other, one)):
        for mate in group:
            if mate != old:
                change += _count(met, old, mate, -1) + _count(met, new, mate, 1)
    here[i], there[j] = other, one
    return change


def mistakes(rounds: list[list[Seats]], people: list[str]) -> list[str]:
    """What is wrong with a plan of three rounds in which everybody should have each seat exactly once."""
    found = []
    seats: Counter[tuple[str, int]] = Counter()
    for number, rooms in enumerate(rounds, 1):
        seated = sorted(name for coach, coachee, rest in rooms for name in (coach, coachee, *rest))
        if seated != sorted(people):
            found.append(f"round {number}: somebody has no chair, or two")
        if any(len(rest) > 2 for _, _, rest in rooms):
            found.append(f"round {number}: a room of five or more")
        for coach, coachee, rest in rooms:
            seats.update([(coach, 0), (coachee, 1), *((name, 2) for name in rest)])
    found += [
        f"{name} has seat {seat} {seats[name, seat]} times"
        for name in people
        for seat in range(3)
        if seats[name, seat] != 1
    ]
    return found


def met_again(rounds: list[list[Seats]]) -> int:
    """How many times two people share a room who had done so before."""
    times: Counter[tuple[str, ...]] = Counter()
    for coach, coachee, rest in (room for rooms in rounds for room in rooms):
        times.update(combinations(sorted((coach, coachee, *rest)), 2))
    return sum(each - 1 for each in times.values())

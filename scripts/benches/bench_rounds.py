"""Rounds: meetings again by head count, seats for everybody, what a leaver or a latecomer costs; times of one core."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

TABLES = (
    (9, 4, 3),
    (12, 4, 3),
    (15, 7, 3),
    (18, 8, 3),
    (21, 10, 3),
    (24, 11, 3),
    (27, 13, 3),
    (30, 14, 3),
    (16, 5, 4),
    (20, 5, 4),
)
BETWEEN = (
    (30, 6, 3), (15, 6, 3), (13, 6, 3), (8, 4, 3), (6, 4, 3), (6, 5, 3), (7, 3, 3), (10, 4, 3), (12, 6, 3),
    (13, 5, 3), (14, 6, 3),
)  # fmt: skip
SEEDS = 5
CASES = 200
PLAIN_STEPS, PLAIN_RUNS = 150_000, 3
CHANGES = {"one leaver": (1, 0), "two leavers": (2, 0), "one latecomer": (0, 1)}


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    for case in (*TABLES, *BETWEEN):
        yield _table_row(*case)
    yield _all_head_counts()
    for keep in (True, False):
        for name in CHANGES:
            yield from _change_rows(name, keep)


def names(count: int) -> list[str]:
    return [f"P{number:02}" for number in range(count)]


def seats(plan) -> list:
    return [[(room.coach, room.coachee, room.observers) for room in one.rooms] for one in plan.rounds]


def _table_row(people: int, rounds: int, size: int) -> tuple[str, str]:
    from plain_rounds import annealed, met_again

    from agendas import breakouts, limits

    again, taken, uneven = [], [], 0
    for seed in range(SEEDS):
        started = time.process_time()
        plan = breakouts.plan(names(people), rounds, size=size, seed=seed, keep=False)
        taken.append((time.process_time() - started) * 1000)
        again.append(met_again(seats(plan)))
        uneven += _uneven(plan)
    shapes = limits.shapes_of(people, rounds, size)
    plain = (
        min(annealed(shapes, seed, PLAIN_STEPS) for seed in range(PLAIN_RUNS))
        if (people, rounds, size) in BETWEEN
        else "-"
    )
    best = breakouts.best_possible(people, rounds, size)
    said = f"{min(again)} to {max(again)} again (at least {best.meetings}, {best.source}; plain annealer {plain})"
    return f"{people} x {rounds}, rooms of {size}", f"{said}, {statistics.median(taken):.0f} ms, uneven seats {uneven}"


def _uneven(plan) -> bool:
    """Whether somebody has a seat two times more often than somebody else."""
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for coach, coachee, rest in (room for rooms in seats(plan) for room in rooms):
        for count, people in zip(counts, ((coach,), (coachee,), rest), strict=True):
            count.update(people)
    everybody = {name for count in counts for name in count}
    return any(max(count[name] for name in everybody) - min(count[name] for name in everybody) > 1 for count in counts)


def _all_head_counts() -> tuple[str, str]:
    from plain_rounds import mistakes

    from agendas import breakouts

    started = time.process_time()
    fair = [
        count
        for count in range(7, 61)
        if not mistakes(seats(breakouts.plan(names(count), 3, seed=count, keep=False)), names(count))
    ]
    taken = time.process_time() - started
    return "7 to 60 people x 3: everybody each seat exactly once", f"{len(fair)} of 54, {taken:.1f} s in all"


def _change_rows(name: str, keep: bool) -> Iterator[tuple[str, str]]:
    from agendas import breakouts, regroup

    random, gone, late = Random(9), *CHANGES[name]
    sums: Counter[str] = Counter()
    movers, taken = [], []
    for case in range(CASES):
        people, rounds = random.randint(7, 30), random.randint(2, 4)
        frozen = random.randint(0, rounds - 1)
        plan = breakouts.plan(names(people), rounds, seed=case, keep=keep)
        there = sorted(set(names(people)) - set(random.sample(names(people), gone))) + ["late"] * late
        started = time.process_time()
        found = regroup.offers(plan, there, frozen)
        taken.append((time.process_time() - started) * 1000)
        movers.append(len(_other_room(plan, found[0].plan)))
        sums += _counted(seats(found[0].plan), there, frozen, rounds)
        sums["before"] += sum(map(len, _missing(seats(plan), names(people))))
        sums["offers"] += len(found)
    few = sum(count <= 3 for count in movers) / CASES
    label = f"{name}, {'same groups' if keep else 'new groups'}"
    yield (
        f"{label}: go to another room",
        f"median {statistics.median(movers):.0f}, most {max(movers)}, three or fewer {few:.0%}",
    )
    told = f"{sums['pairs']} of {sums['rounds']} with a pair, {sums['beside']} beside a room of four"
    yield f"{label}: rounds", told
    yield f"{label}: seats missed", f"{sums['missed']} after, {sums['before']} before; {sums['offers']} offers"
    if late:
        yield f"{label}: never coaches, is never coached", f"{sums['vain']} of {sums['ahead']} with two rounds ahead"
    yield f"{label}: worked out in", f"median {statistics.median(taken):.0f} ms, most {max(taken):.0f} ms"


def _other_room(before, after) -> set[str]:
    was = {(one.number, name): room.room for one in before.rounds for room in one.rooms for name in room.people}
    now = {(one.number, name): room.room for one in after.rounds for room in one.rooms for name in room.people}
    return {name for (number, name), room in now.items() if was.get((number, name), room) != room}


def _counted(rounds: list, there: list[str], frozen: int, planned: int) -> Counter[str]:
    sums: Counter[str] = Counter()
    for rooms in rounds[frozen:]:
        sizes = [2 + len(rest) for _, _, rest in rooms]
        sums["rounds"] += 1
        sums["pairs"] += 2 in sizes
        sums["beside"] += 2 in sizes and 4 in sizes
    missing = _missing(rounds, there)
    sums["missed"] = sum(map(len, missing))
    if "late" in there and planned - frozen > 1:
        sums["ahead"] = 1
        sums["vain"] = int(any("late" in each for each in missing[:2]))
    return sums


def _missing(rounds: list, people: list[str]) -> tuple[set[str], set[str], set[str]]:
    flat = [room for rooms in rounds for room in rooms]
    return (
        set(people) - {coach for coach, _, _ in flat},
        set(people) - {coachee for _, coachee, _ in flat},
        set(people) - {name for _, _, rest in flat for name in rest},
    )

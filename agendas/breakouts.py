"""Practice breakouts: group sizes, round phases, who sits where in which round, and the plain truth about a plan.

Called by the groups screen, the run, the documents, the fit check and the command line. Pure and deterministic: the
same people, rules and seed give the same plan on every machine, in whatever order the names arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from random import Random

from msgspec import Struct, field

from agendas import solver
from agendas.rounds import TRIO, BreakoutsImpossible, group_sizes, round_phases, rounds_for
from agendas.seats import BLOCK, NumberedRoom, deal_evenly, deal_fairly, fair_shapes, rotate
from agendas.solver import Groups

__all__ = [
    "BreakoutPlan",
    "BreakoutsImpossible",
    "BrokenRule",
    "PlannedRoom",
    "PlannedRound",
    "Rules",
    "SeatCounts",
    "SeatReport",
    "group_sizes",
    "plan",
    "report",
    "round_phases",
    "rounds_for",
]

MOST_ROUNDS = 12
MOST_PEOPLE = 300


class PlannedRoom(Struct, frozen=True):
    """One room in one round. No observers in a pair: the facilitator sits in."""

    room: int
    coach: str
    coachee: str
    observers: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return (self.coach, self.coachee, *self.observers)


class PlannedRound(Struct, frozen=True):
    """All rooms of one round, in room order."""

    number: int
    rooms: tuple[PlannedRoom, ...]


class BreakoutPlan(Struct, frozen=True):
    """Who sits where, for all rounds of a workshop."""

    rounds: tuple[PlannedRound, ...]
    seed: int


class Rules(Struct, frozen=True):
    """Requests about who shares a room; each entry lists two or more people and holds for every two of them. `apart` is
    never broken (no plan is made instead), `together` and `rather_not` are kept where possible and reported where not.
    Names of people who are not there are ignored."""

    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    rather_not: tuple[tuple[str, ...], ...] = ()


class SeatCounts(Struct, frozen=True):
    """How often one person had each seat."""

    coach: int = 0
    coachee: int = 0
    observer: int = 0


class BrokenRule(Struct, frozen=True):
    """One rule that two people break in one round. `rule` is "apart", "together" or "rather_not"."""

    rule: str
    round: int
    people: tuple[str, str]


class SeatReport(Struct, frozen=True):
    """What a plan does to people. `repeated_pairs` counts the pairs who share a room in more than one round, except
    those who were to stay together; names are sorted."""

    repeated_pairs: int
    never_coach: tuple[str, ...]
    never_coached: tuple[str, ...]
    never_observe: tuple[str, ...]
    broken_rules: tuple[BrokenRule, ...]
    counts: Mapping[str, SeatCounts] = field(default_factory=dict)


def plan(
    people: Sequence[str],
    rounds: int,
    *,
    size: int = TRIO,
    seed: int = 0,
    rules: Rules = Rules(),
    can_coach: frozenset[str] = frozenset(),
    teams: Mapping[str, str] = {},
    keep: bool = True,
) -> BreakoutPlan:
    """Seat everybody for all rounds: the same group all day (`keep`), or new groups each round.

    Raises BreakoutsImpossible when the people, the sizes or the rules allow no plan."""
    names = _checked(people, rounds)
    sizes = group_sizes(len(names), size)
    _refuse_contradiction(names, rules)
    random = Random(seed)
    costs = _pair_costs(names, rules, can_coach, teams)
    if keep:
        groups = solver.arrange([sizes], solver.Requests(costs, avoid_repeats=False), random)[0]
        groups = [_lettered(group, [names[person] in can_coach for person in group]) for group in groups]
        seated = [[rotate(group, turn) for group in groups] for turn in range(rounds)]
    else:
        seated = _new_groups(len(names), rounds, sizes if size != TRIO else None, costs, random)
    result = BreakoutPlan(tuple(_named(number, rooms, names) for number, rooms in enumerate(seated, start=1)), seed)
    clashes = _broken(result, names, rules, only="apart")
    if clashes:
        raise BreakoutsImpossible("apart_rules", pairs=tuple(sorted({clash.people for clash in clashes})))
    return result


def _checked(people: Sequence[str], rounds: int) -> list[str]:
    """The names sorted, so that the order they come in does not matter."""
    if len(people) < 2:
        raise BreakoutsImpossible("too_few_people", people=len(people))
    if len(people) > MOST_PEOPLE:
        raise BreakoutsImpossible("too_many_people", people=len(people), most=MOST_PEOPLE)
    if not 1 <= rounds <= MOST_ROUNDS:
        raise BreakoutsImpossible("rounds_out_of_range", rounds=rounds, most=MOST_ROUNDS)
    if any(not name.strip() for name in people):
        raise BreakoutsImpossible("empty_name")
    names = sorted(people)
    twice = sorted({one for one, other in pairwise(names) if one == other})
    if twice:
        raise BreakoutsImpossible("duplicate_names", names=tuple(twice))
    return names


def _pairs(entries: Iterable[Iterable[str]], names: Iterable[str]) -> list[tuple[str, str]]:
    """Every two people named together in an entry, of those who are there, sorted and once."""
    there = set(names)
    return sorted({pair for entry in entries for pair in combinations(sorted(there.intersection(entry)), 2)})


def _refuse_contradiction(names: Sequence[str], rules: Rules) -> None:
    apart = set(_pairs(rules.apart, names))
    both = [pair for pair in _pairs(rules.together, names) if pair in apart]
    if both:
        raise BreakoutsImpossible("rules_contradict", pairs=tuple(both))


def _pair_costs(
    names: Sequence[str], rules: Rules, can_coach: frozenset[str], teams: Mapping[str, str]
) -> list[list[int]]:
    number = {name: at for at, name in enumerate(names)}
    costs = [[0] * len(names) for _ in names]

    def add(pairs: Iterable[tuple[str, str]], cost: int) -> None:
        for one, other in pairs:
            costs[number[one]][number[other]] += cost
            costs[number[other]][number[one]] += cost

    by_team: dict[str, list[str]] = {}
    for name in names:
        if teams.get(name):
            by_team.setdefault(teams[name], []).append(name)
    add(_pairs(by_team.values(), names), solver.SAME_TEAM)
    add(_pairs([can_coach], names), solver.BOTH_EXPERIENCED)
    add(_pairs(rules.rather_not, names), solver.RATHER_NOT)
    add(_pairs(rules.together, names), -solver.TOGETHER)
    add(_pairs(rules.apart, names), solver.APART)
    return costs


def _lettered(group: Sequence[int], experienced: Sequence[bool]) -> list[int]:
    """Put the people of a group in letter order. In groups of four and more the last seat may never coach: it goes to
    somebody who coaches already; the next such person opens as A."""
    confident = [person for person, able in zip(group, experienced, strict=True) if able]
    others = [person for person, able in zip(group, experienced, strict=True) if not able]
    if confident and len(group) > TRIO:
        return [*confident[1:], *others, confident[0]]
    return [*confident, *others]


def _new_groups(
    people: int, rounds: int, fixed: tuple[int, ...] | None, costs: list[list[int]], random: Random
) -> list[list[NumberedRoom]]:
    """New groups each round. Whole blocks of three rounds are dealt so that everybody has each seat once; a block
    that is cut short keeps that promise as far as it goes."""
    fair = fair_shapes(people) if fixed is None and rounds > 1 else None
    requests = solver.Requests(costs, avoid_repeats=True)
    if fair is None:
        groups = solver.arrange([fixed or group_sizes(people)] * rounds, requests, random)
        return deal_evenly(groups)
    blocks = -(-rounds // BLOCK)
    shapes = (fair * blocks)[:rounds]
    arranged = solver.arrange(shapes, requests, random)
    seated: list[list[NumberedRoom]] = []
    for start in range(0, rounds, BLOCK):
        seated += _deal_block(arranged[start : start + BLOCK], fair, random)
    return seated


def _deal_block(block: list[Groups], fair: tuple[tuple[int, ...], ...], random: Random) -> list[list[NumberedRoom]]:
    """Deal one block; rounds it lacks are imagined, so that the real ones fit a fair whole."""
    people = sum(fair[0])
    no_requests = solver.Requests([[0] * people] * people, avoid_repeats=False)
    missing = fair[len(block) :]
    imagined = solver.arrange(missing, no_requests, random) if missing else []
    seated = deal_fairly([*block, *imagined])
    return deal_evenly(block) if seated is None else seated[: len(block)]


def _named(number: int, rooms: Sequence[NumberedRoom], names: Sequence[str]) -> PlannedRound:
    return PlannedRound(
        number,
        tuple(
            PlannedRoom(at, names[room.coach], names[room.coachee], tuple(names[person] for person in room.observers))
            for at, room in enumerate(rooms, start=1)
        ),
    )


def report(plan: BreakoutPlan, people: Sequence[str], rules: Rules = Rules()) -> SeatReport:
    """Who never has which seat, who meets twice, which rules are broken. Also true for a plan changed by hand."""
    counts = {name: [0, 0, 0] for name in sorted(set(people))}
    met: dict[tuple[str, str], int] = {}
    for planned in plan.rounds:
        for room in planned.rooms:
            for name, seat in ((room.coach, 0), (room.coachee, 1), *((name, 2) for name in room.observers)):
                counts.setdefault(name, [0, 0, 0])[seat] += 1
            for pair in combinations(sorted(room.people), 2):
                met[pair] = met.get(pair, 0) + 1
    requested = set(_pairs(rules.together, counts))
    return SeatReport(
        repeated_pairs=sum(times > 1 for pair, times in met.items() if pair not in requested),
        never_coach=tuple(name for name in sorted(counts) if not counts[name][0]),
        never_coached=tuple(name for name in sorted(counts) if not counts[name][1]),
        never_observe=tuple(name for name in sorted(counts) if not counts[name][2]),
        broken_rules=tuple(_broken(plan, sorted(counts), rules)),
        counts={name: SeatCounts(*counts[name]) for name in sorted(counts)},
    )


def _broken(plan: BreakoutPlan, names: Sequence[str], rules: Rules, only: str = "") -> list[BrokenRule]:
    broken = []
    kinds = (("apart", rules.apart), ("together", rules.together), ("rather_not", rules.rather_not))
    for kind, entries in kinds:
        if only and kind != only:
            continue
        pairs = _pairs(entries, names)
        for planned in plan.rounds:
            room_of = {name: room.room for room in planned.rooms for name in room.people}
            for one, other in pairs:
                same = one in room_of and room_of[one] == room_of.get(other)
                if same != (kind == "together"):
                    broken.append(BrokenRule(kind, planned.number, (one, other)))
    return broken

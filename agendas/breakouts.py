"""Practice breakouts: group sizes, round phases, who sits where in which round, and the plain truth about a plan.

Called by the groups screen, the run, the documents, the fit check and the command line. Pure and deterministic: the
same people, rules and seed give the same plan on every machine, in whatever order the names arrive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random

from agendas import arranging, asking, clashes, solver
from agendas.arranging import GoOn
from agendas.clashes import HardRule
from agendas.coming_and_going import as_they_come_and_go, seated_again
from agendas.limits import best_possible, shapes_of
from agendas.plan_values import (
    NO_FACTS,
    NO_RULES,
    BreakoutPlan,
    PeopleFacts,
    PlannedRoom,
    PlannedRound,
    Rules,
)
from agendas.rounds import TRIO, BreakoutsImpossible, group_sizes, round_phases, rounds_for
from agendas.seats import BLOCK, NumberedRoom, deal_evenly, deal_fairly, rotate
from agendas.solver import Groups, Requests
from agendas.truth import BrokenRule, SeatCounts, SeatReport, broken, mixture, report, who_met_whom

__all__ = [
    "BreakoutPlan",
    "BreakoutsImpossible",
    "BrokenRule",
    "PeopleFacts",
    "PlannedRoom",
    "PlannedRound",
    "Rules",
    "SeatCounts",
    "SeatReport",
    "best_possible",
    "group_sizes",
    "mixture",
    "plan",
    "report",
    "round_phases",
    "rounds_for",
    "who_met_whom",
]

MOST_ROUNDS = 14
MOST_PEOPLE = 300


def plan(
    people: Sequence[str],
    rounds: int,
    *,
    size: int = TRIO,
    seed: int = 0,
    rules: Rules = NO_RULES,
    facts: PeopleFacts = NO_FACTS,
    keep: bool = True,
    go_on: GoOn | None = None,
) -> BreakoutPlan:
    """Seat everybody for all rounds: the same group all day (`keep`), or new groups each round. `go_on` is asked while
    groups are looked for; when it says False, the best found so far is used.

    Raises BreakoutsImpossible when the people, the sizes or the rules allow no plan."""
    names = _checked(people, rounds)
    shapes = [group_sizes(len(names), size)] if keep else shapes_of(len(names), rounds, size)
    clash = clashes.smallest_clash(names, shapes, rules)
    if clash:
        raise BreakoutsImpossible("rules_clash", rules=clashes.said(clash), clash=clash)
    random = Random(seed)
    requests = asking.requests(names, rules, facts, avoid_repeats=not keep)
    if keep:
        seated = _same_groups(names, rounds, shapes, requests, facts, random, go_on)
    else:
        seated = _new_groups(names, rounds, size, requests, facts, random, go_on)
    result = BreakoutPlan(
        tuple(_named(number, rooms, names) for number, rooms in enumerate(seated, start=1)), seed, keep
    )
    known = as_they_come_and_go(result, names, rules, facts)
    result = result if known is result else seated_again(known, names, rules, facts)
    not_kept = [each for each in broken(result, names, rules) if each.rule != "rather_not"]
    if not_kept:
        found = dict.fromkeys(HardRule(each.rule, each.people, rules.hosts.get(each.people[0], 0)) for each in not_kept)
        raise BreakoutsImpossible("rules_not_kept", rules=clashes.said(tuple(found)), clash=tuple(found))
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


def _same_groups(
    names: Sequence[str],
    rounds: int,
    shapes: Sequence[Sequence[int]],
    requests: Requests,
    facts: PeopleFacts,
    random: Random,
    go_on: GoOn | None,
) -> list[list[NumberedRoom]]:
    groups = solver.arrange(shapes, requests, random, None, go_on).rounds[0]
    lettered = [_lettered(group, names, facts) for group in groups]
    return [[rotate(group, turn) for group in lettered] for turn in range(rounds)]


def _lettered(group: Sequence[int], names: Sequence[str], facts: PeopleFacts) -> list[int]:
    """Put the people of a group in letter order. In groups of four and more the last seat may never coach: it goes to
    somebody who coaches already; the next such person opens as A. Who leaves early is B, who is coached and coaches in
    the first two rounds, or A where there is only one; who comes late is C, who does so in the second and third."""
    confident = [person for person in group if names[person] in facts.can_coach]
    leaving = [person for person in group if facts.leaves_after.get(names[person], BLOCK) < BLOCK]
    others = [person for person in group if person not in confident]
    order = [*confident, *others]
    if confident and len(group) > TRIO:
        last = next((person for person in confident if person not in leaving), confident[0])
        order = [*(person for person in order if person != last), last]
    for person in leaving[:1]:
        order.remove(person)
        order.insert(max(min(facts.leaves_after[names[person]], 2), 1) - 1, person)
    for person in [each for each in group if names[each] in facts.arrives_after and each not in leaving][:1]:
        order.remove(person)
        order.insert(2, person)
    return order


def _new_groups(
    names: Sequence[str],
    rounds: int,
    size: int,
    requests: Requests,
    facts: PeopleFacts,
    random: Random,
    go_on: GoOn | None,
) -> list[list[NumberedRoom]]:
    """New groups each round. Whole blocks of three rounds are dealt so that everybody has each seat once; a block
    that is cut short keeps that promise as far as it goes."""
    people = len(names)
    able = frozenset(at for at, name in enumerate(names) if name in facts.can_coach)
    late = {at: facts.arrives_after[name] for at, name in enumerate(names) if name in facts.arrives_after}
    leaves = {at: facts.leaves_after[name] for at, name in enumerate(names) if name in facts.leaves_after}
    # Large rooms last, where somebody leaves: a quad can spare an observer.
    whole_block = sorted(shapes_of(people, BLOCK, size), key=max) if leaves else shapes_of(people, BLOCK, size)
    shapes = (whole_block * -(-rounds // BLOCK))[:rounds] if rounds > 1 else shapes_of(people, rounds, size)
    arranged = arranging.groups_for_all(shapes, size, requests, random, go_on)
    if sum(len(room_sizes) for room_sizes in whole_block) != people:  # not a chair to coach from for everybody
        return deal_evenly(arranged, able)
    seated: list[list[NumberedRoom]] = []
    for start in range(0, rounds, BLOCK):
        watches = {at: (after, BLOCK) for at, after in leaves.items() if 0 < after < BLOCK and start == 0}
        watches |= {at: (0, first) for at, first in late.items() if first < BLOCK and start == 0}
        seated += _deal_block(arranged[start : start + BLOCK], whole_block, watches, able, random)
    return seated


def _deal_block(
    block: list[Groups],
    shapes: Sequence[Sequence[int]],
    watches: Mapping[int, tuple[int, int]],
    able: frozenset[int],
    random: Random,
) -> list[list[NumberedRoom]]:
    """Deal one block; rounds it lacks are imagined, so that the real ones fit a fair whole. `watches`: see
    `deal_fairly`."""
    people = sum(shapes[0])
    missing = shapes[len(block) :]
    nothing_asked = Requests([[0] * people] * people, avoid_repeats=False)
    imagined = solver.arrange(missing, nothing_asked, random).rounds if missing else []
    seated = deal_fairly([*block, *imagined], watches) or deal_fairly([*block, *imagined])
    return deal_evenly(block, able) if seated is None else seated[: len(block)]


def _named(number: int, rooms: Sequence[NumberedRoom], names: Sequence[str]) -> PlannedRound:
    return PlannedRound(
        number,
        tuple(
            PlannedRoom(at, names[room.coach], names[room.coachee], tuple(names[person] for person in room.observers))
            for at, room in enumerate(rooms, start=1)
        ),
    )

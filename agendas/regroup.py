"""Latecomers and leavers: the rounds still ahead dealt again, as several offers with their price.

Called by the groups screen, the running day and `breakouts`. Pure and deterministic. Rounds that are over, or running,
are frozen: they stay exactly as they were. What may happen to the rooms:

    a quad gives its observer; a pair never stays beside one
    pairs join to a quad, or go to two trios; a room of one is given up
    only then, or where who leaves early would never coach, does the facilitator sit in with a pair
    latecomers join the smallest room, or quads give one each and a room of their own is opened

Of those, fewest missed seats come first, then fewest people who move (`DayChange.rank`). People change chairs where
that gives somebody a seat that would be missed. Who comes with a single round ahead takes the seat most people have
had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from agendas.plan_values import NO_FACTS, NO_RULES, BreakoutPlan, PeopleFacts, PlannedRoom, PlannedRound, Rules
from agendas.regroup_values import Chair, Regrouped, SeatMove, clashes, moves
from agendas.regroup_ways import DayChange, refused
from agendas.rounds import BreakoutsImpossible

__all__ = ["Chair", "Regrouped", "SeatMove", "moves", "offers", "priced", "seat_now"]

_OFFERS = 4


def offers(
    plan: BreakoutPlan,
    people: Collection[str],
    frozen: int = 0,
    rules: Rules = NO_RULES,
    facts: PeopleFacts = NO_FACTS,
) -> tuple[Regrouped, ...]:
    """The plan for who is there now, in up to four ways that differ in who moves, what is missed or how many pairs the
    facilitator visits, best first. Rounds up to number `frozen` are left as they are.

    Raises BreakoutsImpossible when fewer than two people are left."""
    there = set(people)
    if len(there) < 2:
        raise BreakoutsImpossible("too_few_people", people=len(there))
    change = DayChange(plan, there, frozen, rules, facts)
    if not change.ahead or not change.size:
        return (change.priced(plan),)
    ways = sorted(change.ways(), key=change.rank)
    done = sum(each.number <= frozen for each in plan.rounds)
    least = refused(ways[0], done)
    found: dict[tuple[int, ...], Regrouped] = {}
    for each in ways:
        worth = (len(each.movers), each.report.missed_seats, each.facilitated)
        beaten = any(all(a <= b for a, b in zip(other, worth, strict=True)) for other in found)
        if not beaten and refused(each, done) == least:
            found[worth] = each
    return tuple(found.values())[:_OFFERS]


def priced(
    before: BreakoutPlan,
    after: BreakoutPlan,
    people: Collection[str],
    frozen: int,
    rules: Rules = NO_RULES,
    facts: PeopleFacts = NO_FACTS,
) -> Regrouped:
    """An offer whose rounds ahead were changed once more, with what it costs then."""
    return DayChange(before, set(people), frozen, rules, facts).priced(after)


def seat_now(plan: BreakoutPlan, running: int, latecomers: Iterable[str], rules: Rules = NO_RULES) -> BreakoutPlan:
    """The plan with places in the round that runs for who comes in the middle of it: an empty observer's chair each, in
    a pair first, then in the smallest room. Nobody else changes chairs, and other rounds are as they were."""
    rounds = (_with_watchers(each, latecomers, rules) if each.number == running else each for each in plan.rounds)
    return replace(plan, rounds=tuple(rounds))


def _with_watchers(planned: PlannedRound, latecomers: Iterable[str], rules: Rules) -> PlannedRound:
    rooms = list(planned.rooms)
    seated = {person for room in rooms for person in room.people}
    for person in sorted(set(latecomers) - seated):
        clash = clashes(rules, {person, *seated})

        def price(at: int, person: str = person, clash: Counter[frozenset[str]] = clash) -> tuple[int, int, int]:
            watched = rooms[at].people
            return sum(clash[frozenset((person, other))] for other in watched), len(watched), at

        best = min(range(len(rooms)), key=price)
        room = rooms[best]
        rooms[best] = PlannedRoom(room.room, room.coach, room.coachee, (*room.observers, person))
        seated.add(person)
    return PlannedRound(planned.number, tuple(rooms))

"""What a change on the day costs, and in which order its offers stand: the one place that decides it.

Called by `domain.reseating` (both windows) and `breakouts` on the command line. Pure. `regroup` finds the ways; here
each is told apart from what was so before anybody came or left, so that a seat missed all along is no price of the
change, and who is known to come or leave later does so. The facilitator sits in last, but before somebody who leaves
early never coaches; then fewest missed seats come first, then fewest people who move. What moves more people than the
change is worth comes after all that does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from agendas import regroup
from agendas.coming_and_going import as_they_come_and_go
from agendas.model import Seat
from agendas.plan_values import NO_FACTS, NO_RULES, BreakoutPlan, PeopleFacts, Rules
from agendas.regroup_values import Regrouped
from agendas.regroup_ways import turns_lost
from agendas.sitting_in import pairs_in
from agendas.truth import BrokenRule, SeatReport, report

Missed = Mapping[Seat, tuple[str, ...]]


class Cost(Struct, frozen=True):
    """What a way costs that was not so before. `lost`: seats that would be missed now, and whatever a latecomer misses;
    `gained`: seats that were missed and would not be any more; `standing`: those missed before and still. `facilitated`
    counts the pairs more in which the facilitator sits in, `broken` the rules that held before. `crowded`: how many
    pairs there are, by round, where they become more than one facilitator can sit in with."""

    lost: Missed = field(default_factory=dict)
    gained: Missed = field(default_factory=dict)
    standing: Missed = field(default_factory=dict)
    facilitated: int = 0
    broken: tuple[BrokenRule, ...] = ()
    crowded: Mapping[int, int] = field(default_factory=dict)


class DayOffer(Struct, frozen=True):
    """One way to go on, and what it costs."""

    way: Regrouped
    cost: Cost


def day_offers(
    plan: BreakoutPlan,
    people: Collection[str],
    frozen: int,
    rules: Rules = NO_RULES,
    facts: PeopleFacts = NO_FACTS,
    planned: BreakoutPlan | None = None,
) -> tuple[DayOffer, ...]:
    """The offers for these people, best first; rounds up to `frozen` stay. `planned` is the plan as it was announced,
    where `plan` has a chair already for who came into the middle of a round.

    Raises BreakoutsImpossible when fewer than two people are left."""
    there = sorted(set(people))
    ahead = [name for name in there if facts.leaves_after.get(name, frozen + 1) > frozen]
    found = regroup.offers(plan, ahead if len(ahead) > 1 else there, frozen, rules, facts)
    ways = [_as_known(plan, each, there, frozen, rules, facts) for each in found]
    if any(new.plan is not old.plan for new, old in zip(ways, found, strict=True)):
        ways.sort(key=partial(_order, facts=facts))  # as found they are in order
    before = plan if planned is None else planned
    return tuple(DayOffer(each, cost(before, each, there, rules, frozen)) for each in ways)


def cost(before: BreakoutPlan, way: Regrouped, people: Collection[str], rules: Rules, frozen: int = 0) -> Cost:
    """What this way costs these people, beside what was so in the plan before."""
    there = sorted(set(people))
    came = set(there) - {name for each in before.rounds for room in each.rooms for name in room.people}
    was = report(before, there, rules)
    then = {(seat, name) for seat, names in missed(was).items() for name in names if name not in came}
    now = {(seat, name) for seat, names in missed(way.report).items() for name in names}
    pairs = sum(len(room.people) == 2 for each in before.rounds if each.number > frozen for room in each.rooms)
    return Cost(
        lost=_by_seat(now - then),
        gained=_by_seat(then - now),
        standing=_by_seat(then & now),
        facilitated=max(0, way.facilitated - pairs),
        broken=tuple(rule for rule in way.report.broken_rules if rule not in was.broken_rules),
        crowded=_crowded(before, way.plan, frozen),
    )


def place_of_new_deal(again: Regrouped, ways: Sequence[Regrouped]) -> int:
    """Where groups made anew stand among the offers, while nobody has sat anywhere and so nobody moves: first, as the
    method asks before round 1, but for offers in which fewer seats are missed."""
    return next((at for at, each in enumerate(ways) if _seats_missed(again) <= _seats_missed(each)), len(ways))


def missed(found: SeatReport) -> dict[Seat, tuple[str, ...]]:
    """Who never has which seat."""
    names = (found.never_coach, found.never_coached, found.never_observe)
    return {seat: who for seat, who in zip(Seat, names, strict=True) if who}


def as_before(costs: Iterable[Cost]) -> Missed:
    """The seats that were missed before anybody came or left, and would be with some of the offers: told once."""
    return _by_seat((seat, name) for each in costs for seat, names in each.standing.items() for name in names)


def _by_seat(missing: Iterable[tuple[Seat, str]]) -> dict[Seat, tuple[str, ...]]:
    found = set(missing)
    names = {seat: tuple(sorted(name for each, name in found if each is seat)) for seat in Seat}
    return {seat: who for seat, who in names.items() if who}


def _as_known(
    plan: BreakoutPlan, way: Regrouped, there: Sequence[str], frozen: int, rules: Rules, facts: PeopleFacts
) -> Regrouped:
    """The way with who is known to come or to leave later; its report is about everybody who is there."""
    after = as_they_come_and_go(way.plan, there, rules, facts, since=frozen)
    return regroup.priced(plan, after, there, frozen, rules, facts)


def _crowded(before: BreakoutPlan, after: BreakoutPlan, frozen: int) -> dict[int, int]:
    was = {each.number: pairs_in(each) for each in before.rounds}
    now = {each.number: pairs_in(each) for each in after.rounds if each.number > frozen}
    return {number: pairs for number, pairs in now.items() if pairs > max(1, was.get(number, 0))}


def _seats_missed(each: Regrouped) -> tuple[int, int]:
    return _hard(each), each.report.missed_seats


def _hard(each: Regrouped) -> int:
    return sum(rule.rule != "rather_not" for rule in each.report.broken_rules)


def _order(each: Regrouped, facts: PeopleFacts) -> tuple[int, ...]:
    lost, seats = turns_lost(each, facts), each.report.missed_seats
    return _hard(each), each.too_many, lost, each.facilitated, seats, len(each.movers)

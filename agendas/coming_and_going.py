"""Who is known beforehand to come late or to leave early: the rounds without them.

Called by `breakouts`, which deals for everybody so that they have their seats in the rounds they are there for, and by
the running day, which has other news, too. Pure. An absence is met as it would be on the day, by the offer that breaks
no rule and in which fewest seats are missed: then the fewest pairs are left.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from agendas import regroup
from agendas.plan_values import BreakoutPlan, PeopleFacts, Rules
from agendas.truth import report

_NEVER = 10**6


def there_in(names: Collection[str], number: int, facts: PeopleFacts) -> set[str]:
    """Who of these takes part in the round of this number (counted from 1)."""
    return {name for name in names if facts.arrives_after.get(name, 0) < number <= facts.leaves_after.get(name, _NEVER)}


def as_they_come_and_go(
    plan: BreakoutPlan, names: Collection[str], rules: Rules, facts: PeopleFacts, since: int = 0
) -> BreakoutPlan:
    """The plan, in which all of these have a seat in every round after number `since`, without those who are absent in
    some: stretches of rounds in which the same people are there are dealt again, the others stay. A stretch that fewer
    than two people would be left for stays as it is."""
    ahead = [each.number for each in plan.rounds if each.number > since]
    for there, stretch in groupby(ahead, partial(there_in, names, facts=facts)):
        numbers = list(stretch)
        if 1 < len(there) < len(set(names)):
            plan = _without_absent(plan, there, numbers, set(names), rules, facts)
    return plan


def _without_absent(
    plan: BreakoutPlan, there: set[str], numbers: list[int], names: set[str], rules: Rules, facts: PeopleFacts
) -> BreakoutPlan:
    """The best of the offers for this stretch, judged by what the whole day comes to."""
    until = [each for each in plan.rounds if each.number <= numbers[-1]]
    later = [each for each in plan.rounds if each.number > numbers[-1]]
    going = PeopleFacts(leaves_after=facts.leaves_after)
    ways = (
        replace(plan, rounds=(*offer.plan.rounds, *later))
        for offer in regroup.offers(replace(plan, rounds=tuple(until)), there, numbers[0] - 1, rules, going)
    )
    return min(ways, key=partial(_price, names=sorted(names), rules=rules, leaving=frozenset(going.leaves_after)))


def _price(plan: BreakoutPlan, names: list[str], rules: Rules, leaving: frozenset[str]) -> tuple[int, int, int, int]:
    """Nobody has been told a room yet: that somebody changes rooms is cheaper than a pair. Who leaves early coaches
    before."""
    found = report(plan, names, rules)
    pairs = sum(len(room.people) == 2 for each in plan.rounds for room in each.rooms)
    hard = sum(each.rule != "rather_not" for each in found.broken_rules)
    return hard, found.missed_seats, len(leaving.intersection(found.never_coach)), pairs

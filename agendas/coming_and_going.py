"""Who is known beforehand to come late or to leave early: the rounds dealt again from where they do.

Called by `breakouts`, which deals for who is there at the beginning, and by the running day, which has other news, too.
Pure. Each change is met as it would be on the day, by the offer that breaks no rule and in which fewest seats are
missed: known beforehand, it is the facilitator who can be asked to sit in.
"""

from __future__ import annotations

from collections.abc import Collection

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
    """The plan with the rounds after number `since` dealt again wherever somebody is known to come or leave. A round
    that fewer than two people would be left for stays as it is."""
    known = {*facts.leaves_after.values(), *facts.arrives_after.values()}
    for after in sorted(number for number in known if number >= since):
        there = there_in(names, after + 1, facts)
        if 0 <= after < len(plan.rounds) and len(there) > 1:
            plan = min(regroup.offers(plan, there, after, rules), key=_price).plan
    return plan


def priced(
    before: BreakoutPlan, after: BreakoutPlan, there: Collection[str], frozen: int, rules: Rules
) -> regroup.Regrouped:
    """An offer whose rounds ahead were changed once more, with what it costs then."""
    ahead = [room for each in after.rounds if each.number > frozen for room in each.rooms]
    pairs = sum(len(room.people) == 2 for room in ahead)
    return regroup.Regrouped(after, regroup.moves(before, after), report(after, sorted(there), rules), pairs)


def _price(offer: regroup.Regrouped) -> tuple[int, int]:
    return sum(each.rule != "rather_not" for each in offer.report.broken_rules), offer.report.missed_seats

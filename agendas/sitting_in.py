"""How often the facilitator has to sit in with a pair, who have nobody to observe them, and the rounds in which there
are more pairs than one facilitator can sit in with. The one rule of it for the groups screen and the command line;
pure. Fewer pairs would be fewer turns to coach, so a plan may well have them: they are said, not hidden."""

from __future__ import annotations

from collections.abc import Mapping

from agendas import words
from agendas.plan_values import BreakoutPlan, PlannedRound

PAIR = 2


def pairs_in(planned: PlannedRound) -> int:
    """How many rooms of a round hold two people and nobody who observes them."""
    return sum(len([name for name in room.people if name]) == PAIR and not room.observers for room in planned.rooms)


def sentence(plan: BreakoutPlan, since: int = 0, language: str = "en") -> str:
    """What that asks of the facilitator in the rounds after number `since`; empty where there are no pairs."""
    pairs = {each.number: found for each in plan.rounds if each.number > since and (found := pairs_in(each))}
    if not pairs:
        return ""
    once_or_more = "once" if len(pairs) == 1 else "times"
    return " ".join([words.sitting_in(once_or_more, pairs, len(pairs), language), *too_many(pairs, language)])


def too_many(pairs: Mapping[int, int], language: str = "en") -> list[str]:
    """The rounds with more pairs than one facilitator can sit in with, each number of pairs in a sentence. `pairs` are
    how many there are, by the number of the round."""
    said = []
    for many in sorted({found for found in pairs.values() if found > 1}):
        rounds = [number for number, found in pairs.items() if found == many]
        said.append(words.sitting_in("too_many" if len(rounds) == 1 else "too_many_each", rounds, many, language))
    return said

"""How seldom people can meet again at best, and why: the bound that a plan of new groups each round is measured by.

Called by `arranging`, which stops where nothing better is possible, and by whoever tells a coach what a plan is worth
(groups screen, command line). Pure. What is proved rests on one of four reasons: two rounds of few rooms must share
pairs, all pairs are used up, a stored table shows that it can be done, or the literature rules it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from agendas import words
from agendas.designs import rounds_without_repeat
from agendas.rounds import TRIO, group_sizes
from agendas.seats import BLOCK, fair_shapes

# No nearly Kirkman triple system of twelve exists (see `designs`): a fifth round must repeat at least one pair.
_RULED_OUT = {(12, TRIO): 4}


class LimitSource(StrEnum):
    """What a bound rests on."""

    TABLE = "table"
    FEW_ROOMS = "few_rooms"
    ALL_MET = "all_met"
    LITERATURE = "literature"
    NOT_PROVED = "not_proved"


class FewestRepeats(Struct, frozen=True):
    """At least so many times two people of the same workshop meet again (a pair that meets three times counts twice).
    `source` NOT_PROVED: it may be that even the best plan has more than `meetings`; with FEW_ROOMS, ALL_MET and
    LITERATURE fewer are impossible, with TABLE a plan with none is stored. `facts` word the reason."""

    meetings: int
    source: LimitSource
    facts: Mapping[str, int]

    def is_reached(self, met_again: int) -> bool:
        """Whether a plan in which so many meet again is as good as any."""
        return met_again <= self.meetings


def shapes_of(people: int, rounds: int, size: int = TRIO) -> list[tuple[int, ...]]:
    """The group sizes of each round when groups are new each round. Head counts that are no multiple of three change
    sizes from round to round, so that everybody can have each seat once in three rounds."""
    fair = fair_shapes(people) if size == TRIO and rounds > 1 else None
    if fair is None:
        return [group_sizes(people, size)] * rounds
    return list((fair * -(-rounds // BLOCK))[:rounds])


def best_possible(people: int, rounds: int, size: int = TRIO) -> FewestRepeats:
    """The fewest times people meet again in so many rounds of new groups, with the reason. Raises BreakoutsImpossible
    where no groups can be made at all."""
    shapes = shapes_of(people, rounds, size)
    table = rounds_without_repeat(people, size)
    meetings = sum(map(_pairs_in, shapes))
    facts = {
        "people": people,
        "rounds": rounds,
        "rooms": max(map(len, shapes)),
        "meetings": meetings,
        "pairs": people * (people - 1) // 2,
    }
    if table is not None and rounds <= len(table):
        return FewestRepeats(0, LimitSource.TABLE, facts)
    few_rooms, all_met = _by_rooms(shapes), meetings - facts["pairs"]
    if few_rooms > max(0, all_met):
        return FewestRepeats(few_rooms, LimitSource.FEW_ROOMS, facts)
    if all_met > 0:
        return FewestRepeats(all_met, LimitSource.ALL_MET, facts)
    if rounds > _RULED_OUT.get((people, size), rounds):
        return FewestRepeats(1, LimitSource.LITERATURE, facts | {"most": _RULED_OUT[people, size]})
    return FewestRepeats(0, LimitSource.NOT_PROVED, facts)


def sentence(limit: FewestRepeats, met_again: int, language: str = "en", *, kept_again: int = 0) -> str:
    """Whether another plan could do better than one in which `met_again` meet again, and how that is known. How often
    those who must be together do is `kept_again`; they are not among them, and the bound is theirs first."""
    if not met_again:
        return words.limit("none_but_together" if kept_again else "none", limit.facts, language)
    if limit.is_reached(met_again + kept_again):
        return words.limit(limit.source, limit.facts, language)
    fewest = max(0, limit.meetings - kept_again)
    return words.limit("at_least" if fewest else "not_proved", {**limit.facts, "fewest": fewest}, language)


def fewest_again(shapes: Sequence[Sequence[int]]) -> int:
    """The bound for rooms of these sizes, round by round, as far as counting gives it."""
    people = sum(shapes[0])
    return max(0, _by_rooms(shapes), sum(map(_pairs_in, shapes)) - people * (people - 1) // 2)


def _pairs_in(sizes: Sequence[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _by_rooms(shapes: Sequence[Sequence[int]]) -> int:
    """Meetings again that the number of rooms enforces: in each round, as many as with the worst of those before."""
    return sum(
        max((_must_share(first, second) for first in shapes[:place]), default=0) for place, second in enumerate(shapes)
    )


def _must_share(first: Sequence[int], second: Sequence[int]) -> int:
    """Pairs who share a room in both rounds at least: a room of five people that scatter into three rooms leaves two
    rooms with two of them."""
    return max(
        sum(_scattered(size, len(others)) for size in sizes) for sizes, others in ((first, second), (second, first))
    )


def _scattered(size: int, rooms: int) -> int:
    each, more = divmod(size, rooms)
    return (rooms - more) * (each * (each - 1) // 2) + more * ((each + 1) * each // 2)

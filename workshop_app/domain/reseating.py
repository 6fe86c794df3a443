"""Seating people again after somebody came or left: the offers of `agendas.day_offers` for people and rounds as they
are stored, and, while no round has begun, the groups made anew. Pure; asked by the groups screen and the running day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from agendas import breakouts, regroup
from agendas.breakouts import BreakoutsImpossible, PeopleFacts, Rules
from agendas.coming_and_going import there_in
from agendas.day_offers import Cost, cost, day_offers, place_of_new_deal
from agendas.plan_values import NO_FACTS, NO_RULES
from agendas.regroup_values import Regrouped
from workshop_app.domain.groups import (
    SeatCount,
    deal,
    fair_start,
    named_again,
    numbered,
    same_groups,
    with_bosses,
)
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules, facts_of
from workshop_app.domain.workshops import GroupPlan, SeatedRound


class Reseated(Struct, frozen=True):
    """One offer: the rounds for who is there now, what moves and what the whole day then comes to (`way`), the price of
    the change (`cost`), and the names of the rooms the moves are told in. `again` is the seed of groups that were made
    anew, before anybody sat anywhere, and `same_all_day` how; None where people move as the day stands."""

    rounds: tuple[SeatedRound, ...]
    way: Regrouped
    cost: Cost
    rooms: dict[int, str]
    again: int | None = None
    same_all_day: bool | None = None

    @property
    def movers(self) -> tuple[str, ...]:
        """Who goes to another room; nobody where nobody has sat anywhere."""
        return self.way.movers if self.again is None else ()

    def taken(self, plan: GroupPlan) -> GroupPlan:
        """The groups of a workshop as this offer makes them."""
        if self.again is None:
            return replace(plan, rounds=self.rounds)
        return replace(plan, rounds=self.rounds, seed=self.again, same_all_day=self.same_all_day)


def reseat_offers(
    groups: GroupPlan,
    people: Sequence[Person],
    frozen: int,
    rules: Rules = NO_RULES,
    facts: PeopleFacts | None = None,
    running: int = 0,
) -> tuple[Reseated, ...]:
    """Ways to seat everybody after somebody came or left, fewest missed seats first; rounds up to `frozen` stay as
    they were. `rules` come beside bosses and reports; hosts are held to rooms by their names. Who is known (`facts`) to
    leave or to come in the rounds ahead does so in each offer. Who came into the middle of the round that is `running`
    (0: none) observes in it from now on, and what an offer costs counts that seat. The coach chooses.

    Raises BreakoutsImpossible when fewer than two people are left."""
    rounds = groups.rounds
    known, kept = facts_of(people) if facts is None else facts, with_bosses(people, rules)
    seated = sit_in_now(rounds, people, running, rules, known) if running else rounds
    plan, rooms = numbered(seated, same_groups(groups))
    found = day_offers(plan, [person.id for person in people], frozen, kept, known, numbered(rounds)[0])
    return tuple(Reseated(named_again(each.way.plan, rooms), each.way, each.cost, rooms) for each in found)


def made_again(
    groups: GroupPlan,
    people: Sequence[Person],
    needed: int,
    seed: int,
    asked: SeatRules,
    so_far: Mapping[str, SeatCount],
) -> Reseated | None:
    """The offer that is there while no round has begun: so many rounds dealt anew, in which the groups stay or
    change as they did. Nobody has sat anywhere, so it moves nobody. None when there is no plan."""
    try:
        dealt = deal(people, needed, seed, same_groups(groups), asked.rules, asked.facts, bosses=asked.bosses)
    except BreakoutsImpossible:
        return None
    after = fair_start(dealt.rounds, so_far)
    before, rooms = numbered(groups.rounds)
    plan, rooms_after = numbered(after)
    ids = [person.id for person in people]
    pairs = sum(not room.observers for one in after for room in one.rooms)
    way = Regrouped(plan, regroup.moves(before, plan), breakouts.report(plan, ids, asked.strict), pairs)
    found = replace(cost(before, way, ids, asked.strict), facilitated=pairs, broken=way.report.broken_rules)
    return Reseated(after, way, found, rooms | rooms_after, dealt.seed, dealt.same_all_day)


def with_made_again(again: Reseated | None, found: tuple[Reseated, ...]) -> tuple[Reseated, ...]:
    """All offers in their order, the groups made anew among them."""
    if again is None:
        return found
    at = place_of_new_deal(again.way, [each.way for each in found])
    return (*found[:at], again, *found[at:])


def sit_in_now(
    rounds: Sequence[SeatedRound],
    people: Sequence[Person],
    running: int,
    rules: Rules = NO_RULES,
    facts: PeopleFacts = NO_FACTS,
) -> tuple[SeatedRound, ...]:
    """The rounds with an observer's chair in the one that runs for each who came in the middle of it; who is known
    (`facts`) to come later, or to have left, gets none. Nobody else changes chairs, and all other rounds stay as they
    are."""
    plan, rooms = numbered(rounds)
    here = there_in([person.id for person in people], running, facts)
    found = regroup.seat_now(plan, running, here, with_bosses(people, rules))
    return named_again(found, rooms)

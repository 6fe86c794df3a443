"""Seating people again after somebody came or left: the offers of `agendas.regroup` for people and rounds as they are
stored, and, while no round has begun, the groups made anew. Pure; asked by the groups screen and the running day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from agendas import breakouts, regroup
from agendas.breakouts import BreakoutsImpossible, PeopleFacts, Rules, SeatReport
from agendas.coming_and_going import as_they_come_and_go, priced, there_in
from agendas.model import Seat
from agendas.plan_values import NO_FACTS, NO_RULES
from agendas.regroup import SeatMove
from agendas.truth import BrokenRule
from workshop_app.domain.groups import (
    SeatCount,
    deal,
    fair_start,
    named_again,
    numbered,
    people_in,
    same_groups,
    with_bosses,
)
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules, facts_of
from workshop_app.domain.workshops import GroupPlan, SeatedRound


class Reseated(Struct, frozen=True):
    """One offer: the rounds for who is there now, everything that moves, and the names of the rooms the moves are told
    in. Its price: `movers` go to another room, `reseated` keep the room and get another chair, `report` names who
    misses which seat over the whole day, `lost` says of whom that is new or who comes late. Of `facilitated` (pairs in
    which the facilitator has to sit in) and `broken` (rules) only what the plan did not have before is counted. `again`
    is the seed of groups that were made anew, before anybody sat anywhere, and `same_all_day` how; None where people
    move as the day stands."""

    rounds: tuple[SeatedRound, ...]
    moves: tuple[SeatMove, ...]
    rooms: dict[int, str]
    movers: tuple[str, ...]
    report: SeatReport
    facilitated: int = 0
    reseated: tuple[str, ...] = ()
    lost: Mapping[Seat, tuple[str, ...]] = field(default_factory=dict)
    broken: tuple[BrokenRule, ...] = ()
    again: int | None = None
    same_all_day: bool | None = None

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
    """Ways to seat everybody after somebody came or left, what the method asks for first; rounds up to `frozen` stay as
    they were. `rules` come beside bosses and reports; hosts are held to rooms by their names. Who is known (`facts`) to
    leave or to come in the rounds ahead does so in each offer. Who came into the middle of the round that is `running`
    (0: none) observes in it from now on, and what an offer costs counts that seat. The coach chooses.

    Raises BreakoutsImpossible when fewer than two people are left."""
    rounds = groups.rounds
    known, kept = facts_of(people) if facts is None else facts, with_bosses(people, rules)
    seated = sit_in_now(rounds, people, running, rules, known) if running else rounds
    plan, rooms = numbered(seated, same_groups(groups))
    ids = [person.id for person in people]
    ahead = [id for id in ids if known.leaves_after.get(id, frozen + 1) > frozen]
    before = breakouts.report(numbered(rounds)[0], ids, kept)
    pairs_before = sum(len(room.people) == 2 for one in plan.rounds if one.number > frozen for room in one.rooms)
    came = set(ids) - {id for one in rounds for room in one.rooms for id in people_in(room)}
    found = []
    for each in regroup.offers(plan, ahead if len(ahead) > 1 else ids, frozen, kept, known):
        after = as_they_come_and_go(each.plan, ids, kept, known, since=frozen)
        moved = each if after is each.plan else priced(plan, after, ids, frozen, kept)
        broken = tuple(rule for rule in moved.report.broken_rules if rule not in before.broken_rules)
        added = (max(0, moved.facilitated - pairs_before), moved.reseated, _lost(before, moved.report, came), broken)
        cost = (moved.movers, moved.report, *added)
        found.append(Reseated(named_again(moved.plan, rooms), moved.moves, rooms, *cost))
    return tuple(found)


def made_again(
    groups: GroupPlan,
    people: Sequence[Person],
    needed: int,
    seed: int,
    asked: SeatRules,
    so_far: Mapping[str, SeatCount],
) -> Reseated | None:
    """The offer that comes first while no round has begun: so many rounds dealt anew, in which the groups stay or
    change as they did. Nobody has sat anywhere, so it moves nobody. None when there is no plan."""
    try:
        dealt = deal(people, needed, seed, same_groups(groups), asked.rules, asked.facts, bosses=asked.bosses)
    except BreakoutsImpossible:
        return None
    after = fair_start(dealt.rounds, so_far)
    before, rooms = numbered(groups.rounds)
    plan, rooms_after = numbered(after)
    ids = [person.id for person in people]
    report = breakouts.report(plan, ids, asked.strict)
    came = set(ids) - {id for one in groups.rounds for room in one.rooms for id in people_in(room)}
    lost = _lost(breakouts.report(before, ids), report, came)
    broken = tuple(dict.fromkeys(report.broken_rules))
    pairs = sum(not room.observers for one in after for room in one.rooms)
    cost = ((), report, pairs, (), lost, broken)
    moves = regroup.moves(before, plan)
    return Reseated(after, moves, rooms | rooms_after, *cost, dealt.seed, dealt.same_all_day)


def _lost(before: SeatReport, after: SeatReport, came: set[str]) -> dict[Seat, tuple[str, ...]]:
    """Who misses a seat that was theirs before; of those who came late, whatever they miss."""
    kinds = (
        (Seat.COACH, before.never_coach, after.never_coach),
        (Seat.COACHEE, before.never_coached, after.never_coached),
        (Seat.OBSERVER, before.never_observe, after.never_observe),
    )
    return {
        seat: names
        for seat, then, now in kinds
        if (names := tuple(name for name in now if name in came or name not in then))
    }


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

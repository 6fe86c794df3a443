"""Who sits where in a workshop's breakouts: from its people and agenda to a plan, a hand edit, and the plain truth
about it. The seating itself is `agendas.breakouts`; this module only knows what a person and a workshop are. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, field
from msgspec.structs import replace

from agendas import breakouts, regroup
from agendas.arranging import GoOn
from agendas.breakouts import (
    BreakoutPlan,
    BreakoutsImpossible,
    PeopleFacts,
    PlannedRoom,
    PlannedRound,
    Rules,
    SeatReport,
)
from agendas.clashes import HardRule
from agendas.coming_and_going import as_they_come_and_go, priced, there_in
from agendas.model import Activity, Agenda, Seat, Step
from agendas.plan_values import NO_FACTS, NO_RULES
from agendas.regroup import SeatMove
from agendas.rounds import TRIO
from agendas.truth import MeetingMatrix
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules, boss_pairs, facts_of
from workshop_app.domain.workshops import SeatedRoom, SeatedRound


class DealtGroups(Struct, frozen=True):
    """A fresh plan. `relaxed`: bosses and their reports could not all be kept apart, and `why`; the report names
    whom."""

    rounds: tuple[SeatedRound, ...]
    seed: int
    relaxed: bool = False
    why: BreakoutsImpossible | None = None


class Reseated(Struct, frozen=True):
    """One offer: the rounds for who is there now, everything that moves, and the names of the rooms the moves are told
    in. Its price: `movers` go to another room, `reseated` keep the room and get another chair, `report` names who
    misses which seat over the whole day, `lost` says of whom that is new or who comes late, `facilitated` counts the
    pairs in which the facilitator has to sit in."""

    rounds: tuple[SeatedRound, ...]
    moves: tuple[SeatMove, ...]
    rooms: dict[int, str]
    movers: tuple[str, ...]
    report: SeatReport
    facilitated: int = 0
    reseated: tuple[str, ...] = ()
    lost: Mapping[Seat, tuple[str, ...]] = field(default_factory=dict)


def rotation_steps(agenda: Agenda) -> tuple[tuple[int, Step], ...]:
    """The rounds of the day with the step each belongs to, numbered through the day from 1."""
    steps = [step for step in agenda.steps if step.activity is Activity.ROTATION for _ in step.rounds]
    return tuple(enumerate(steps, 1))


def boss_rules(people: Iterable[Person]) -> tuple[tuple[str, str], ...]:
    """Everybody with each boss above them, the boss of a boss included, among these people."""
    everyone = tuple(people)
    here = {person.id for person in everyone}
    return tuple((boss, person) for boss, person in boss_pairs(everyone) if boss in here)


def with_bosses(people: Iterable[Person], rules: Rules = NO_RULES) -> Rules:
    """The rules with everybody kept apart from the bosses above them."""
    return replace(rules, apart=(*rules.apart, *boss_rules(people)))


def deal(
    people: Sequence[Person],
    rounds: int,
    seed: int,
    keep: bool = True,
    rules: Rules = NO_RULES,
    facts: PeopleFacts | None = None,
    go_on: GoOn | None = None,
    bosses: Sequence[tuple[str, str]] | None = None,
) -> DealtGroups:
    """Seat these people for all rounds: teams mixed, bosses away from their reports, who coaches already in the D seat.
    `rules` come beside bosses and reports, `bosses` are these people's unless more is known (who is between them may
    take no part); `facts` are those of the people's pages (`facts_of`) unless more is known.

    Raises BreakoutsImpossible when there are too few people or the rules clash. Where only bosses and their reports are
    in the way of each other they are let in together, and reported: a workshop never fails for that alone."""
    known = facts_of(people) if facts is None else facts
    asked = SeatRules(rules, boss_rules(people) if bosses is None else tuple(bosses), known)
    ids = [person.id for person in people if known.leaves_after.get(person.id) != 0]
    plan, relaxed = plan_as_asked(ids, rounds, asked, seed=seed, keep=keep, go_on=go_on)
    return DealtGroups(seated(plan), plan.seed, relaxed is not None, relaxed)


def plan_as_asked(
    names: Sequence[str],
    rounds: int,
    asked: SeatRules,
    *,
    size: int = TRIO,
    seed: int = 0,
    keep: bool = True,
    go_on: GoOn | None = None,
) -> tuple[BreakoutPlan, BreakoutsImpossible | None]:
    """The plan, and why bosses were let in with their reports, if they were. Raises BreakoutsImpossible."""
    facts = asked.facts
    try:
        return breakouts.plan(
            names, rounds, size=size, seed=seed, rules=asked.strict, facts=facts, keep=keep, go_on=go_on
        ), None
    except BreakoutsImpossible as impossible:
        if not _only_bosses(impossible, asked):
            raise
        why = impossible
    rules = asked.relaxed
    return breakouts.plan(names, rounds, size=size, seed=seed, rules=rules, facts=facts, keep=keep, go_on=go_on), why


def _only_bosses(impossible: BreakoutsImpossible, asked: SeatRules) -> bool:
    """Whether it is for bosses alone that there is no plan."""
    clash: Sequence[HardRule] = impossible.facts.get("clash", ())  # type: ignore[assignment]
    bosses = {frozenset(pair) for pair in asked.bosses}
    own = {frozenset(pair) for entry in asked.rules.apart for pair in combinations(entry, 2)}
    return bool(clash) and all(
        rule.kind == "apart" and frozenset(rule.people) in bosses and frozenset(rule.people) not in own
        for rule in clash
    )


class SeatCount(Struct, frozen=True):
    """How often somebody has had each seat."""

    coach: int = 0
    coachee: int = 0
    observer: int = 0


NEVER = SeatCount()


def seat_counts(rounds: Iterable[SeatedRound]) -> Mapping[str, SeatCount]:
    """Who has had which seat how often in these rounds, by person."""
    counts: dict[str, SeatCount] = {}
    for room in (room for one in rounds for room in one.rooms):
        for person, seat in (
            (room.coach, "coach"),
            (room.coachee, "coachee"),
            *((o, "observer") for o in room.observers),
        ):
            if person:
                known = counts.get(person, NEVER)
                counts[person] = replace(known, **{seat: getattr(known, seat) + 1})
    return counts


def fair_start(rounds: Sequence[SeatedRound], before: Mapping[str, SeatCount]) -> tuple[SeatedRound, ...]:
    """The same groups with their letters given anew: who has coached least so far begins as coach, who has coached most
    takes the seat that misses out. Groups that are new each round stay as they are."""
    if not before or not same_groups(rounds):
        return tuple(rounds)
    exchange: dict[str, str] = {}
    for room in rounds[0].rooms if rounds else ():
        letters = [person for person in _people(room) if person]
        fair = sorted(letters, key=lambda person: (before.get(person, NEVER).coach, -before.get(person, NEVER).coachee))
        exchange |= dict(zip(letters, fair, strict=True))
    return tuple(replace(one, rooms=tuple(_exchanged(room, exchange) for room in one.rooms)) for one in rounds)


def seated(plan: BreakoutPlan) -> tuple[SeatedRound, ...]:
    """A plan as it is stored."""
    return tuple(
        SeatedRound(one.number, tuple(SeatedRoom(str(r.room), r.coach, r.coachee, r.observers) for r in one.rooms))
        for one in plan.rounds
    )


def reseat_offers(
    rounds: Sequence[SeatedRound],
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
    known, kept = facts_of(people) if facts is None else facts, with_bosses(people, rules)
    seated = sit_in_now(rounds, people, running, rules, known) if running else rounds
    plan, rooms = _numbered(seated)
    ids = [person.id for person in people]
    ahead = [id for id in ids if known.leaves_after.get(id, frozen + 1) > frozen]
    before = breakouts.report(plan, ids)
    came = set(ids) - {id for one in rounds for room in one.rooms for id in _people(room)}
    found = []
    for each in regroup.offers(plan, ahead if len(ahead) > 1 else ids, frozen, kept, known):
        after = as_they_come_and_go(each.plan, ids, kept, known, since=frozen)
        moved = each if after is each.plan else priced(plan, after, ids, frozen, kept)
        lost = _lost(before, moved.report, came)
        cost = (moved.movers, moved.report, moved.facilitated, moved.reseated, lost)
        found.append(Reseated(_named_again(moved.plan, rooms), moved.moves, rooms, *cost))
    return tuple(found)


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
    plan, rooms = _numbered(rounds)
    here = there_in([person.id for person in people], running, facts)
    found = regroup.seat_now(plan, running, here, with_bosses(people, rules))
    return _named_again(found, rooms)


def _numbered(rounds: Sequence[SeatedRound]) -> tuple[BreakoutPlan, dict[int, str]]:
    """The plan with rooms by number, and the names of the rooms."""
    names = dict.fromkeys(room.room for one in rounds for room in one.rooms)
    given = {name: int(name) for name in names if name.isdecimal()}
    named = [name for name in names if name not in given]
    given |= {name: number for number, name in enumerate(named, max(given.values(), default=0) + 1)}
    planned = (
        PlannedRound(one.number, tuple(PlannedRoom(given[r.room], r.coach, r.coachee, r.observers) for r in one.rooms))
        for one in rounds
    )
    return BreakoutPlan(tuple(planned), seed=0), {number: name for name, number in given.items()}


def _named_again(plan: BreakoutPlan, rooms: dict[int, str]) -> tuple[SeatedRound, ...]:
    return tuple(
        SeatedRound(
            one.number,
            tuple(
                SeatedRoom(rooms.setdefault(r.room, str(r.room)), r.coach, r.coachee, r.observers) for r in one.rooms
            ),
        )
        for one in plan.rounds
    )


def truth(rounds: Sequence[SeatedRound], people: Sequence[Person], rules: Rules = NO_RULES) -> SeatReport:
    """Who never has which seat, which pairs meet again, which rules are broken; people are ids."""
    planned, _ = _numbered(rounds)
    return breakouts.report(planned, [person.id for person in people], with_bosses(people, rules))


def met(rounds: Iterable[SeatedRound], people: Sequence[str] = ()) -> MeetingMatrix:
    """Who met whom how often in these rounds, of one day or of several."""
    plan, _ = _numbered(tuple(rounds))
    return breakouts.who_met_whom([plan], people)


def seat_name(seat: str, names: Mapping[str, str], gone: str = "") -> str:
    """Who sits there. The seat of somebody who was forgotten since holds their initials in place of an id."""
    return names.get(seat) or (seat if "." in seat else gone)


def same_groups(rounds: Sequence[SeatedRound]) -> bool:
    """Whether the same people share a room all day. Who comes late or leaves early makes no other groups of the
    rest."""
    seats = [[frozenset(filter(None, _people(room))) for room in one.rooms] for one in rounds]
    return all(_alike(seats[0], other) for other in seats[1:])


def _alike(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    both = frozenset().union(*one) & frozenset().union(*other)
    return {room & both for room in one if room & both} == {room & both for room in other if room & both}


def swapped(rounds: Sequence[SeatedRound], one: str, other: str, number: int | None) -> tuple[SeatedRound, ...]:
    """Two people change places in round `number`, or all day when it is None."""
    exchange = {one: other, other: one}
    return tuple(
        replace(each, rooms=tuple(_exchanged(room, exchange) for room in each.rooms))
        if number in {None, each.number}
        else each
        for each in rounds
    )


def missing(
    rounds: Sequence[SeatedRound], people: Sequence[Person], facts: PeopleFacts = NO_FACTS
) -> tuple[Person, ...]:
    """Who takes part but has no seat in some round (came later than the groups). Where somebody is known to be absent,
    nobody misses them."""

    seated = {one.number: {id for room in one.rooms for id in _people(room)} for one in rounds}
    return tuple(
        person
        for person in people
        if any(person.id not in ids and there_in((person.id,), number, facts) for number, ids in seated.items())
    )


def strangers(rounds: Sequence[SeatedRound], people: Sequence[Person], facts: PeopleFacts = NO_FACTS) -> frozenset[str]:
    """Ids that have a seat but do not take part (any more), or are known to be absent in that round."""
    here = {person.id for person in people}
    return frozenset(
        id
        for one in rounds
        for room in one.rooms
        for id in _people(room)
        if id and (id not in here or not there_in((id,), one.number, facts))
    )


def _people(room: SeatedRoom) -> tuple[str, ...]:
    return (room.coach, room.coachee, *room.observers)


def _exchanged(room: SeatedRoom, exchange: dict[str, str]) -> SeatedRoom:
    return replace(
        room,
        coach=exchange.get(room.coach, room.coach),
        coachee=exchange.get(room.coachee, room.coachee),
        observers=tuple(exchange.get(id, id) for id in room.observers),
    )

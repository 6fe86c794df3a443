"""Who sits where in a workshop's breakouts: from its people and agenda to a plan, a hand edit, and the plain truth
about it. The seating itself is `agendas.breakouts`; this module only knows what a person and a workshop are. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from agendas import breakouts
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
from agendas.coming_and_going import there_in
from agendas.model import Activity, Agenda, Step
from agendas.plan_values import NO_FACTS, NO_RULES, stay_together
from agendas.rounds import TRIO
from agendas.sitting_in import pairs_in
from agendas.truth import MeetingMatrix
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules, boss_pairs, facts_of
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound


class DealtGroups(Struct, frozen=True):
    """A fresh plan; its groups stay the `same_all_day`, or are new each round. `relaxed`: not all bosses and their
    reports could be kept apart, and `why`."""

    rounds: tuple[SeatedRound, ...]
    seed: int
    same_all_day: bool
    relaxed: bool = False
    why: BreakoutsImpossible | None = None

    def plan(self, workshop_id: str) -> GroupPlan:
        """As it is stored."""
        return GroupPlan(workshop_id, self.seed, self.rounds, self.same_all_day)


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
    return DealtGroups(seated(plan), plan.seed, keep, relaxed is not None, relaxed)


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
    takes the seat that misses out. Only in rooms in which the same people sit in every round: a seat somewhere else, or
    in a round they are not there for, is nobody's to take over."""
    if not before:
        return tuple(rounds)
    exchange: dict[str, str] = {}
    for room in rounds[0].rooms if rounds else ():
        letters = [person for person in people_in(room) if person]
        if all(any(set(letters) == set(filter(None, people_in(r))) for r in one.rooms) for one in rounds):
            fair = sorted(letters, key=lambda each: (before.get(each, NEVER).coach, -before.get(each, NEVER).coachee))
            exchange |= dict(zip(letters, fair, strict=True))
    return tuple(replace(one, rooms=tuple(_exchanged(room, exchange) for room in one.rooms)) for one in rounds)


def seated(plan: BreakoutPlan) -> tuple[SeatedRound, ...]:
    """A plan as it is stored."""
    return tuple(
        SeatedRound(one.number, tuple(SeatedRoom(str(r.room), r.coach, r.coachee, r.observers) for r in one.rooms))
        for one in plan.rounds
    )


def numbered(rounds: Sequence[SeatedRound], same_all_day: bool | None = None) -> tuple[BreakoutPlan, dict[int, str]]:
    """The plan with rooms by number, and the names of the rooms."""
    names = dict.fromkeys(room.room for one in rounds for room in one.rooms)
    given = {name: int(name) for name in names if name.isdecimal()}
    named = [name for name in names if name not in given]
    given |= {name: number for number, name in enumerate(named, max(given.values(), default=0) + 1)}
    planned = (
        PlannedRound(one.number, tuple(PlannedRoom(given[r.room], r.coach, r.coachee, r.observers) for r in one.rooms))
        for one in rounds
    )
    return BreakoutPlan(tuple(planned), 0, same_all_day), {number: name for name, number in given.items()}


def named_again(plan: BreakoutPlan, rooms: dict[int, str]) -> tuple[SeatedRound, ...]:
    """The rounds of such a plan, with the names of the rooms."""
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
    planned, _ = numbered(rounds)
    return breakouts.report(planned, [person.id for person in people], with_bosses(people, rules))


def met(rounds: Iterable[SeatedRound], people: Sequence[str] = ()) -> MeetingMatrix:
    """Who met whom how often in these rounds, of one day or of several."""
    plan, _ = numbered(tuple(rounds))
    return breakouts.who_met_whom([plan], people)


def with_several_pairs(rounds: Sequence[SeatedRound]) -> frozenset[int]:
    """The numbers of the rounds in which one facilitator cannot sit in with every pair."""
    return frozenset(each.number for each in numbered(rounds)[0].rounds if pairs_in(each) > 1)


def seat_name(seat: str, names: Mapping[str, str], gone: str = "") -> str:
    """Who sits there. The seat of somebody who was forgotten since holds their initials in place of an id."""
    return names.get(seat) or (seat if "." in seat else gone)


def same_groups(plan: GroupPlan) -> bool:
    """Whether the groups stay the same all day, but for who comes, leaves, or moves because of it: as they were made.
    Of groups made before that was kept the seats tell, which small or changed ones do not do for certain."""
    if plan.same_all_day is not None:
        return plan.same_all_day
    return stay_together([[list(filter(None, people_in(room))) for room in one.rooms] for one in plan.rounds])


class NewRoom(Struct, frozen=True):
    """Somebody who sits in another room from this round on than before, or comes only then."""

    person: str
    room: str
    since: int


def new_rooms(rounds: Sequence[SeatedRound]) -> tuple[NewRoom, ...]:
    """Of groups that stay together: who does not stay in the room of the first round."""
    where = {id: room.room for room in (rounds[0].rooms if rounds else ()) for id in people_in(room)}
    found = []
    for one in rounds[1:]:
        here = {id: room.room for room in one.rooms for id in people_in(room) if id}
        found += [NewRoom(id, room, one.number) for id, room in here.items() if where.get(id) != room]
        where |= here
    return tuple(found)


def swapped(rounds: Sequence[SeatedRound], one: str, other: str, number: int | None) -> tuple[SeatedRound, ...]:
    """Two people change places in round `number`, or all day when it is None: in every round they are both there
    for."""
    exchange = {one: other, other: one}

    def both_sit(each: SeatedRound) -> bool:
        return {one, other} <= {id for room in each.rooms for id in people_in(room)}

    return tuple(
        replace(each, rooms=tuple(_exchanged(room, exchange) for room in each.rooms))
        if number in {None, each.number} and both_sit(each)
        else each
        for each in rounds
    )


def missing(
    rounds: Sequence[SeatedRound], people: Sequence[Person], facts: PeopleFacts = NO_FACTS
) -> tuple[Person, ...]:
    """Who takes part but has no seat in some round (came later than the groups). Where somebody is known to be absent,
    nobody misses them."""

    seated = {one.number: {id for room in one.rooms for id in people_in(room)} for one in rounds}
    return tuple(
        person
        for person in people
        if any(person.id not in ids and there_in((person.id,), number, facts) for number, ids in seated.items())
    )


def seatless(rounds: Sequence[SeatedRound], people: Iterable[Person]) -> tuple[Person, ...]:
    """Who takes part and has no seat in any round, for whatever reason: they are named wherever groups are called
    ready."""
    seated = {id for one in rounds for room in one.rooms for id in people_in(room)}
    return tuple(person for person in people if person.id not in seated)


def strangers(rounds: Sequence[SeatedRound], people: Sequence[Person], facts: PeopleFacts = NO_FACTS) -> frozenset[str]:
    """Ids that have a seat but do not take part (any more), or are known to be absent in that round."""
    here = {person.id for person in people}
    return frozenset(
        id
        for one in rounds
        for room in one.rooms
        for id in people_in(room)
        if id and (id not in here or not there_in((id,), one.number, facts))
    )


def people_in(room: SeatedRoom) -> tuple[str, ...]:
    """Coach, coachee, observers; ids, one of which may be empty."""
    return (room.coach, room.coachee, *room.observers)


def _exchanged(room: SeatedRoom, exchange: dict[str, str]) -> SeatedRoom:
    return replace(
        room,
        coach=exchange.get(room.coach, room.coach),
        coachee=exchange.get(room.coachee, room.coachee),
        observers=tuple(exchange.get(id, id) for id in room.observers),
    )

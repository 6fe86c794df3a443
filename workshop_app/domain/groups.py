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
from agendas.model import Activity, Agenda, Seat, Step
from agendas.plan_values import NO_RULES, bosses_above
from agendas.regroup import SeatMove
from agendas.truth import MeetingMatrix
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import SeatedRoom, SeatedRound


class DealtGroups(Struct, frozen=True):
    """A fresh plan. `relaxed`: bosses and direct reports could not all be kept apart; the report names whom."""

    rounds: tuple[SeatedRound, ...]
    seed: int
    relaxed: bool = False


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
    reports = {person.id: person.reports_to or "" for person in people}
    return tuple((boss, person) for boss, person in bosses_above(reports) if boss in reports)


def facts_of(people: Iterable[Person]) -> PeopleFacts:
    """What the people's pages say that counts for groups: who coaches already, team, level and language."""
    everyone = tuple(people)
    return PeopleFacts(
        can_coach=frozenset(person.id for person in everyone if person.can_coach),
        teams={person.id: person.team for person in everyone if person.team},
        levels={person.id: person.level for person in everyone if person.level},
        languages={person.id: person.language for person in everyone if person.language},
    )


def deal(
    people: Sequence[Person],
    rounds: int,
    seed: int,
    keep: bool = True,
    rules: Rules = NO_RULES,
    facts: PeopleFacts | None = None,
    go_on: GoOn | None = None,
) -> DealtGroups:
    """Seat these people for all rounds: teams mixed, bosses away from their reports, who coaches already in the D seat.
    `rules` come beside bosses and reports; `facts` are those of the people's pages (`facts_of`) unless more is known.

    Raises BreakoutsImpossible when there are too few people or the rules clash. Bosses are let in with their reports,
    and reported, when there is no other way: a workshop never fails for that."""
    ids = [person.id for person in people]
    known = facts_of(people) if facts is None else facts
    bosses = boss_rules(people)
    strict = replace(rules, apart=(*rules.apart, *bosses))
    try:
        plan = breakouts.plan(ids, rounds, seed=seed, rules=strict, facts=known, keep=keep, go_on=go_on)
        relaxed = False
    except BreakoutsImpossible:
        loose = replace(rules, rather_not=(*rules.rather_not, *bosses))
        plan = breakouts.plan(ids, rounds, seed=seed, rules=loose, facts=known, keep=keep, go_on=go_on)
        relaxed = bool(bosses)
    return DealtGroups(seated(plan), plan.seed, relaxed)


NOBODY_LEAVES: Mapping[str, int] = {}


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
) -> tuple[Reseated, ...]:
    """Ways to seat everybody after somebody came or left, what the method asks for first; rounds up to `frozen` stay as
    they were. The coach chooses. `rules` come beside bosses and reports; hosts are held to rooms by their names.

    Raises BreakoutsImpossible when fewer than two people are left."""
    plan, rooms = _numbered(rounds)
    known = facts_of(people) if facts is None else facts
    found = regroup.offers(plan, [person.id for person in people], frozen, with_bosses(people, rules), known)
    before = breakouts.report(plan, [person.id for person in people])
    seated = {id for one in rounds for room in one.rooms for id in _people(room)}
    came = {person.id for person in people} - seated
    return tuple(
        Reseated(
            _named_again(each.plan, rooms),
            each.moves,
            rooms,
            each.movers,
            each.report,
            each.facilitated,
            each.reseated,
            _lost(before, each.report, came),
        )
        for each in found
    )


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
    rounds: Sequence[SeatedRound], people: Sequence[Person], running: int, rules: Rules = NO_RULES
) -> tuple[SeatedRound, ...]:
    """The rounds with an observer's chair in the one that runs for each who came in the middle of it. Nobody else
    changes chairs, and all other rounds stay as they are."""
    plan, rooms = _numbered(rounds)
    found = regroup.seat_now(plan, running, [person.id for person in people], with_bosses(people, rules))
    return _named_again(found, rooms)


def with_bosses(people: Iterable[Person], rules: Rules = NO_RULES) -> Rules:
    """The rules with everybody kept apart from the bosses above them."""
    return replace(rules, apart=(*rules.apart, *boss_rules(people)))


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
    plan, _ = _numbered(rounds)
    return breakouts.report(plan, [person.id for person in people], with_bosses(people, rules))


def met(rounds: Iterable[SeatedRound], people: Sequence[str] = ()) -> MeetingMatrix:
    """Who met whom how often in these rounds, of one day or of several."""
    plan, _ = _numbered(tuple(rounds))
    return breakouts.who_met_whom([plan], people)


def met_before(days: Iterable[Sequence[SeatedRound]]) -> dict[tuple[str, str], int]:
    """How often two people shared a room on earlier days, as `PeopleFacts.met` wants it."""
    matrix = met(one for rounds in days for one in rounds)
    pairs = combinations(range(len(matrix.people)), 2)
    return {
        (matrix.people[row], matrix.people[column]): times
        for row, column in pairs
        if (times := matrix.times[row][column])
    }


def seat_name(seat: str, names: Mapping[str, str], gone: str = "") -> str:
    """Who sits there. The seat of somebody who was forgotten since holds their initials in place of an id."""
    return names.get(seat) or (seat if "." in seat else gone)


def same_groups(rounds: Sequence[SeatedRound]) -> bool:
    """Whether the same people share a room all day."""
    return len({frozenset(frozenset(_people(room)) for room in one.rooms) for one in rounds}) <= 1


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
    rounds: Sequence[SeatedRound], people: Sequence[Person], leaves_after: Mapping[str, int] = NOBODY_LEAVES
) -> tuple[Person, ...]:
    """Who takes part but has no seat in some round (came later than the groups). Who leaves after so many rounds needs
    none in those that follow."""
    return tuple(
        person
        for person in people
        if any(
            all(person.id not in _people(room) for room in one.rooms)
            for one in rounds
            if one.number <= leaves_after.get(person.id, one.number)
        )
    )


def strangers(rounds: Sequence[SeatedRound], people: Sequence[Person]) -> frozenset[str]:
    """Ids that have a seat but do not take part (any more)."""
    here = {person.id for person in people}
    return frozenset(id for one in rounds for room in one.rooms for id in _people(room) if id and id not in here)


def _people(room: SeatedRoom) -> tuple[str, ...]:
    return (room.coach, room.coachee, *room.observers)


def _exchanged(room: SeatedRoom, exchange: dict[str, str]) -> SeatedRoom:
    return replace(
        room,
        coach=exchange.get(room.coach, room.coach),
        coachee=exchange.get(room.coachee, room.coachee),
        observers=tuple(exchange.get(id, id) for id in room.observers),
    )

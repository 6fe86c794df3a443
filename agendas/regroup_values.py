"""The values of a change on the day: who moves from which chair to which, and one offer with its price. Called by
`regroup` and `regroup_ways`, which hand them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import combinations

from msgspec import Struct

from agendas.model import Seat
from agendas.plan_values import BreakoutPlan, PeopleFacts, PlannedRound, Rules, pairs_named
from agendas.truth import SeatReport

# What two people in one room weigh, beside rules: they meet again, are of a team or level, or share no language.
MET = 10
_SAME_TEAM, _SAME_LEVEL, _OTHER_LANGUAGE, _MET_BEFORE = 3, 1, 2, 4


class Chair(Struct, frozen=True):
    """A chair: the room's number and the seat."""

    room: int
    seat: Seat


class SeatMove(Struct, frozen=True):
    """What changes for one person in one round; `was` is None for who comes new, `becomes` for who has left."""

    round: int
    person: str
    was: Chair | None
    becomes: Chair | None

    @property
    def changes_room(self) -> bool:
        return self.was is not None and self.becomes is not None and self.was.room != self.becomes.room


class Regrouped(Struct, frozen=True):
    """The plan as it would be, everything that moves (in the order of rounds and names), and the price: `report` names
    who would never coach, be coached or observe over the whole day; `facilitated` counts the pairs in which the
    facilitator has to sit in, added up over the rounds ahead; `too_many` how many more change rooms than the change is
    worth."""

    plan: BreakoutPlan
    moves: tuple[SeatMove, ...]
    report: SeatReport
    facilitated: int = 0
    too_many: int = 0

    @property
    def movers(self) -> tuple[str, ...]:
        """Who has to go to another room in some round, beside those who came or left."""
        return tuple(sorted({move.person for move in self.moves if move.changes_room}))

    @property
    def reseated(self) -> tuple[str, ...]:
        """Who keeps the room in all rounds and gets another chair."""
        both = {move.person for move in self.moves if move.was is not None and move.becomes is not None}
        return tuple(sorted(both.difference(self.movers)))


def moves(before: BreakoutPlan, after: BreakoutPlan) -> tuple[SeatMove, ...]:
    """Everybody whose chair is another one, round by round."""
    found: list[SeatMove] = []
    was_rounds = {each.number: each for each in before.rounds}
    for planned in after.rounds:
        old = _places(was_rounds[planned.number]) if planned.number in was_rounds else {}
        new = _places(planned)
        found += [
            SeatMove(planned.number, person, old.get(person), new.get(person))
            for person in sorted({*old, *new})
            if old.get(person) != new.get(person)
        ]
    return tuple(found)


def clashes(rules: Rules, people: Collection[str]) -> Counter[frozenset[str]]:
    """What two people in one room break; those who belong together are worth something there."""
    clash: Counter[frozenset[str]] = Counter()
    for entries, price in ((rules.apart, 10_000), (rules.rather_not, 10), (rules.together, -1_000)):
        for pair in pairs_named(entries, people):
            clash[frozenset(pair)] += price
    return clash


def _places(planned: PlannedRound) -> dict[str, Chair]:
    places = {}
    for room in planned.rooms:
        places[room.coach] = Chair(room.room, Seat.COACH)
        places[room.coachee] = Chair(room.room, Seat.COACHEE)
        places |= {person: Chair(room.room, Seat.OBSERVER) for person in room.observers}
    return places


def unlike(facts: PeopleFacts, people: Collection[str]) -> Counter[frozenset[str]]:
    """What it weighs that two of these people share a room, by what is known of them; little, and never against a
    rule."""
    weight: Counter[frozenset[str]] = Counter()
    for one, other in combinations(sorted(people), 2):
        pair = frozenset((one, other))
        for known, price in ((facts.teams, _SAME_TEAM), (facts.levels, _SAME_LEVEL)):
            weight[pair] += price * (bool(known.get(one)) and known.get(one) == known.get(other))
        tongues = facts.languages.get(one, ""), facts.languages.get(other, "")
        weight[pair] += _OTHER_LANGUAGE * (all(tongues) and tongues[0] != tongues[1])
        weight[pair] += _MET_BEFORE * facts.met.get((one, other), 0)
    return weight

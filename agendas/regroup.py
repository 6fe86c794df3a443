"""Latecomers and leavers: the rounds still ahead dealt again with as few moves as possible.

Called by the groups screen. Pure and deterministic. Rounds that are over, or running, are frozen: they stay exactly as
they were. In the others whoever is there keeps room and seat unless a chair was left empty beside them:

    a leaver's chair    goes to somebody who comes new into the room, else to an observer who needs that seat most
    a room of one       is given up; who is left joins the smallest room
    a latecomer         joins the smallest room; three of them make a room of their own

Afterwards a latecomer who would never coach (or be coached) changes seats with somebody in the room who has that seat
another time as well: that costs one move and nobody a turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Literal, assert_never

from msgspec import Struct, field

from agendas.model import Seat
from agendas.plan_values import NO_RULES, BreakoutPlan, PlannedRoom, PlannedRound, Rules
from agendas.rounds import TRIO, BreakoutsImpossible

_Turn = Literal[Seat.COACH, Seat.COACHEE]  # what everybody should have been once
_TURNS: tuple[_Turn, ...] = (Seat.COACH, Seat.COACHEE)
FULL = 4  # a room that has this many gets nobody more while others have fewer


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
    """The plan as it would be, and everything that moves, in the order of rounds and names."""

    plan: BreakoutPlan
    moves: tuple[SeatMove, ...]


class _OpenRoom(Struct):
    """A room while it is being put together."""

    number: int
    coach: str = ""
    coachee: str = ""
    observers: list[str] = field(default_factory=list)
    arrivals: list[str] = field(default_factory=list)

    @property
    def people(self) -> list[str]:
        return [each for each in (self.coach, self.coachee, *self.observers, *self.arrivals) if each]


def regroup(plan: BreakoutPlan, people: Collection[str], frozen: int = 0, rules: Rules = NO_RULES) -> Regrouped:
    """The plan for who is there now; rounds up to number `frozen` are left as they are."""
    there = set(people)
    if len(there) < 2:
        raise BreakoutsImpossible("too_few_people", people=len(there))
    apart = {frozenset(pair) for entry in rules.apart for pair in combinations(sorted(set(entry)), 2)}
    together = _stay_together(plan.rounds)
    done = [each for each in plan.rounds if each.number <= frozen]
    had = _seats_of(done)
    ahead: list[PlannedRound] = []
    for planned in plan.rounds:
        if planned.number > frozen:
            met = _meetings([*done, *ahead])
            rooms = _with_everybody(
                planned, there, met if together else Counter({p: -n for p, n in met.items()}), apart
            )
            ahead.append(_seated(planned.number, rooms, had))
            had += _seats_of(ahead[-1:])
    ahead = _fairer(done, ahead, _newcomers(plan, there, frozen))
    result = BreakoutPlan(tuple(sorted((*done, *ahead), key=_number)), plan.seed)
    return Regrouped(result, moves(plan, result))


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


def _number(planned: PlannedRound) -> int:
    return planned.number


def _places(planned: PlannedRound) -> dict[str, Chair]:
    return {person: Chair(room.room, seat) for room in planned.rooms for person, seat in _chairs(room)}


def _chairs(room: PlannedRoom) -> list[tuple[str, Seat]]:
    return [
        (room.coach, Seat.COACH),
        (room.coachee, Seat.COACHEE),
        *((person, Seat.OBSERVER) for person in room.observers),
    ]


def _stay_together(rounds: Sequence[PlannedRound]) -> bool:
    return len({frozenset(frozenset(room.people) for room in each.rooms) for each in rounds}) <= 1


def _newcomers(plan: BreakoutPlan, there: set[str], frozen: int) -> list[str]:
    seated = {person for each in plan.rounds if each.number > frozen for room in each.rooms for person in room.people}
    return sorted(there - seated)


def _seats_of(rounds: Iterable[PlannedRound]) -> Counter[tuple[str, Seat]]:
    return Counter(chair for each in rounds for room in each.rooms for chair in _chairs(room))


def _meetings(rounds: Iterable[PlannedRound]) -> Counter[frozenset[str]]:
    pairs = (pair for each in rounds for room in each.rooms for pair in combinations(room.people, 2))
    return Counter(frozenset(pair) for pair in pairs)


def _with_everybody(
    planned: PlannedRound, there: set[str], liked: Counter[frozenset[str]], apart: set[frozenset[str]]
) -> list[_OpenRoom]:
    """The rooms of one round without who has left, and with a room for everybody who is there."""
    rooms = [_without_absent(room, there) for room in planned.rooms]
    seated = {person for room in rooms for person in room.people}
    homeless = [person for room in rooms if len(room.people) == 1 for person in room.people]
    homeless += sorted(there - seated)
    rooms = [room for room in rooms if len(room.people) > 1]
    number = max((room.room for room in planned.rooms), default=0)

    def join(person: str, choice: Sequence[_OpenRoom]) -> None:
        def cost(room: _OpenRoom) -> tuple[int, int, int, int]:
            pairs = [frozenset((person, other)) for other in room.people]
            return (
                sum(pair in apart for pair in pairs),
                len(room.people),
                -sum(liked[pair] for pair in pairs),
                room.number,
            )

        min(choice, key=cost).arrivals.append(person)

    while homeless:
        pairs = [room for room in rooms if len(room.people) < TRIO]
        open_rooms = [room for room in rooms if len(room.people) < FULL]
        if pairs:
            join(homeless.pop(0), pairs)
        elif len(homeless) >= TRIO or (len(homeless) == 2 and len(open_rooms) < 2):
            number += 1
            rooms.append(_OpenRoom(number, arrivals=homeless[:TRIO]))
            del homeless[:TRIO]
        elif open_rooms:
            join(homeless.pop(0), open_rooms)
        else:  # every room is full: somebody comes along, so that the newcomer does not sit alone
            number += 1
            fullest = max(rooms, key=lambda room: (len(room.people), -room.number))
            rooms.append(_OpenRoom(number, arrivals=[homeless.pop(0), _who_goes(fullest)]))
    return rooms


def _who_goes(room: _OpenRoom) -> str:
    return room.arrivals.pop() if room.arrivals else room.observers.pop()


def _without_absent(room: PlannedRoom, there: set[str]) -> _OpenRoom:
    return _OpenRoom(
        room.room,
        room.coach if room.coach in there else "",
        room.coachee if room.coachee in there else "",
        [person for person in room.observers if person in there],
    )


def _seated(number: int, rooms: Sequence[_OpenRoom], had: Counter[tuple[str, Seat]]) -> PlannedRound:
    """Empty coach and coachee chairs filled: by arrivals first, who have no chair to leave, then by observers."""
    seated = []
    for room in rooms:
        coach = room.coach or _taken(room, Seat.COACH, had)
        coachee = room.coachee or _taken(room, Seat.COACHEE, had)
        seated.append(PlannedRoom(room.number, coach, coachee, (*room.observers, *room.arrivals)))
    return PlannedRound(number, tuple(seated))


def _taken(room: _OpenRoom, seat: Seat, had: Counter[tuple[str, Seat]]) -> str:
    choice = room.arrivals or room.observers
    person = min(choice, key=lambda each: (had[each, seat], each))
    choice.remove(person)
    return person


def _fairer(done: list[PlannedRound], ahead: list[PlannedRound], newcomers: Sequence[str]) -> list[PlannedRound]:
    """Give newcomers the seats they would miss, where the one who has the seat keeps another turn in it."""
    for person in newcomers:
        for seat in _TURNS:
            counts = _seats_of([*done, *ahead])
            if counts[person, seat]:
                continue
            for place, planned in enumerate(ahead):
                changed = _exchanged(planned, person, seat, counts)
                if changed is not None:
                    ahead[place] = changed
                    break
    return ahead


def _exchanged(
    planned: PlannedRound, person: str, seat: _Turn, counts: Counter[tuple[str, Seat]]
) -> PlannedRound | None:
    """This round with the newcomer in that seat, or None when somebody would lose their only turn."""
    rooms = list(planned.rooms)
    for place, room in enumerate(rooms):
        if person not in room.observers:
            continue
        match seat:
            case Seat.COACH:
                holder, coach, coachee = room.coach, person, room.coachee
            case Seat.COACHEE:
                holder, coach, coachee = room.coachee, room.coach, person
            case _:
                assert_never(seat)
        if counts[holder, seat] < 2:
            return None
        observers = tuple(holder if each == person else each for each in room.observers)
        rooms[place] = PlannedRoom(room.room, coach, coachee, observers)
        return PlannedRound(planned.number, tuple(rooms))
    return None

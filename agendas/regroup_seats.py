"""Chairs in the rounds ahead after somebody came or left: who takes an empty one, and who changes so that nobody
misses a seat. Called by `regroup` only.

Costs are counted by person: a seat never had is dear, a chair other than the one announced is cheap. Two people of a
room change chairs where that is cheaper for both together; where the one who gives up a seat would then miss it, the
next change is looked for with them, as long as the whole chain pays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct, field

from agendas.plan_values import PlannedRoom, PlannedRound

COACH, COACHEE, OBSERVER = range(3)
SEATS = (COACH, COACHEE, OBSERVER)

_MISSED = (1_000, 900, 500)  # never coach, never coached, never observe
_MISSED_ANYWAY = 100  # a seat that the plan had not given before the change
_FIRST = 4
_OTHER_CHAIR = 10
_DISTURBED = 60  # somebody who keeps their room changes chairs at all
_UNEVEN = 2
_LONGEST_CHAIN = 6
_FEW_ROUNDS = 3  # with more ahead there are more ways, and shorter ones
_SWEEPS = 6


class OpenRoom(Struct):
    """A room while it is being put together."""

    number: int
    coach: str = ""
    coachee: str = ""
    observers: list[str] = field(default_factory=list)
    arrivals: list[str] = field(default_factory=list)

    @property
    def people(self) -> list[str]:
        return [each for each in (self.coach, self.coachee, *self.observers, *self.arrivals) if each]

    def copy(self) -> OpenRoom:
        return OpenRoom(self.number, self.coach, self.coachee, [*self.observers], [*self.arrivals])

    def release(self, person: str) -> None:
        """The person gets up from whatever chair."""
        self.coach = "" if self.coach == person else self.coach
        self.coachee = "" if self.coachee == person else self.coachee
        self.observers = [each for each in self.observers if each != person]
        self.arrivals = [each for each in self.arrivals if each != person]


Rooms = list[OpenRoom]
Had = Counter[tuple[str, int]]


def opened(planned: PlannedRound, there: Collection[str]) -> Rooms:
    """The rooms of a round with the chairs of who has left empty."""
    return [
        OpenRoom(
            room.room,
            room.coach if room.coach in there else "",
            room.coachee if room.coachee in there else "",
            [person for person in room.observers if person in there],
        )
        for room in planned.rooms
    ]


def seats_had(rounds: Iterable[PlannedRound]) -> Had:
    """How often each person had each seat, by its number."""
    had: Had = Counter()
    for room in (room for each in rounds for room in each.rooms):
        had[room.coach, COACH] += 1
        had[room.coachee, COACHEE] += 1
        had.update((person, OBSERVER) for person in room.observers)
    return had


def filled(rooms: Rooms, had: Had) -> Rooms:
    """Empty chairs of coach and coachee taken: by arrivals first, who have no chair to leave, then by observers."""
    done = []
    for room in rooms:
        full = room.copy()
        full.coach = full.coach or _taken(full, COACH, had)
        full.coachee = full.coachee or _taken(full, COACHEE, had)
        full.observers, full.arrivals = [*full.observers, *full.arrivals], []
        done.append(full)
        had[full.coach, COACH] += 1
        had[full.coachee, COACHEE] += 1
        had.update((person, OBSERVER) for person in full.observers)
    return done


def _taken(room: OpenRoom, seat: int, had: Had) -> str:
    choice = room.arrivals or room.observers
    person = min(choice, key=lambda each: (had[each, seat], each))
    choice.remove(person)
    return person


class _SeatedTable(Struct):
    """A room of the board: who sits in which chair, by seat."""

    number: int
    chairs: tuple[list[str], list[str], list[str]]


class SeatBoard:
    """All rounds ahead with everybody seated, and what each person's chairs cost."""

    def __init__(
        self,
        ahead: Mapping[int, Rooms],
        before: Mapping[int, PlannedRound],
        done: Had,
        excused: Collection[str],
        first: Collection[str] = (),
        leaving: Collection[str] = (),
    ) -> None:
        self._rooms = {
            number: [_SeatedTable(room.number, ([room.coach], [room.coachee], [*room.observers])) for room in rooms]
            for number, rooms in ahead.items()
        }
        self._excused = excused  # who comes so late that a seat missed is no reason to move others
        self._first = first  # whose turn as coach and coachee comes before those of others
        self._leaving = leaving  # who is to coach before they go
        self._longest = _LONGEST_CHAIN if len(ahead) <= _FEW_ROUNDS else _LONGEST_CHAIN // 2
        self._was: dict[tuple[int, str], tuple[int, int]] = {}
        for number, planned in before.items():
            for each in planned.rooms:
                self._was[number, each.coach] = (each.room, COACH)
                self._was[number, each.coachee] = (each.room, COACHEE)
                self._was |= {(number, person): (each.room, OBSERVER) for person in each.observers}
        announced = done + seats_had(before.values())
        self._given = frozenset(each for each, times in announced.items() if times)
        self._newcomers = frozenset(self._people_in(ahead)) - {person for _, person in self._was}
        self._count: Had = done.copy()
        self._others: Counter[str] = Counter()  # chairs other than announced, by person
        self._place: dict[tuple[int, str], tuple[int, int]] = {}  # (index of the room, seat) by round and person
        for number, rooms in ahead.items():
            for at, room in enumerate(rooms):
                for person, seat in ((room.coach, 0), (room.coachee, 1), *((each, 2) for each in room.observers)):
                    self._sit(number, at, person, seat)
        self._people = sorted({person for _, person in self._place})

    @staticmethod
    def _people_in(ahead: Mapping[int, Rooms]) -> set[str]:
        return {person for rooms in ahead.values() for room in rooms for person in room.people}

    def planned(self) -> list[PlannedRound]:
        """The rounds as they would be."""
        return [
            PlannedRound(
                number,
                tuple(
                    PlannedRoom(
                        room.number, room.chairs[COACH][0], room.chairs[COACHEE][0], tuple(room.chairs[OBSERVER])
                    )
                    for room in rooms
                ),
            )
            for number, rooms in self._rooms.items()
        ]

    def improve(self) -> None:
        """Change chairs as long as it pays."""
        for _ in range(_SWEEPS):
            better = [self._helped(person, seat) for person in self._people for seat in SEATS]
            better += [self._swept(number, at) for number, rooms in self._rooms.items() for at in range(len(rooms))]
            if not any(better):
                return

    def take_usual_seats(self, people: Iterable[str]) -> None:
        """Who comes for one round only takes the seat most people have had, from somebody who had it before."""
        for person in people:
            for (number, who), (at, seat) in list(self._place.items()):
                if who != person:
                    continue
                had = [sum(self._count[each, wanted] > 0 for each in self._people) for wanted in SEATS]
                for wanted in sorted(SEATS, key=lambda each: (-had[each], -each)):
                    holder = self._holders(number, at, wanted)[0] if self._holders(number, at, wanted) else ""
                    if seat == wanted or (holder and self._count[holder, wanted] > 1):
                        if seat != wanted:
                            self._exchange(number, person, holder)
                        break

    # -- one change

    def _helped(self, person: str, seat: int) -> bool:
        return self._lacks(person, seat) and self._chain(person, seat, 0, self._longest, set())

    def _chain(self, person: str, seat: int, spent: int, left: int, done: set[tuple[int, int]]) -> bool:
        """Give the person this seat in some round; if the one who had it now lacks it, help them in turn. True when all
        of it pays; else everything is as it was."""
        for number in self._rooms:
            place = self._place.get((number, person))
            if place is None or (number, place[0]) in done or place[1] == seat:
                continue
            for holder in list(self._holders(number, place[0], seat)):
                change = spent + self._exchange(number, person, holder)
                if change < 0:
                    return True
                lacks = next(
                    ((who, each) for who in (holder, person) for each in SEATS if self._lacks(who, each)), None
                )
                if left > 1 and lacks and self._chain(*lacks, change, left - 1, {*done, (number, place[0])}):
                    return True
                self._exchange(number, person, holder)
        return False

    def _swept(self, number: int, at: int) -> bool:
        people = [person for seat in SEATS for person in self._holders(number, at, seat)]
        better = False
        for place, one in enumerate(people):
            for other in people[:place]:
                if self._place[number, one][1] != self._place[number, other][1]:
                    if self._exchange(number, one, other) < 0:
                        better = True
                    else:
                        self._exchange(number, one, other)
        return better

    def _lacks(self, person: str, seat: int) -> bool:
        """Whether a seat is missed that others may be disturbed for."""
        return (
            not self._count[person, seat]
            and person not in self._excused
            and self._missed(person, seat) > _DISTURBED * 2
        )

    def _holders(self, number: int, at: int, seat: int) -> list[str]:
        return self._rooms[number][at].chairs[seat]

    def _exchange(self, number: int, one: str, other: str) -> int:
        """Two people of a room change chairs; what that changes in costs."""
        before = self._cost(one) + self._cost(other)
        (at, seat), (_, others) = self._place[number, one], self._place[number, other]
        mine, theirs = self._holders(number, at, seat), self._holders(number, at, others)
        i, j = mine.index(one), theirs.index(other)
        mine[i], theirs[j] = other, one
        self._get_up(number, one)
        self._get_up(number, other)
        self._sit(number, at, one, others)
        self._sit(number, at, other, seat)
        return self._cost(one) + self._cost(other) - before

    def _sit(self, number: int, at: int, person: str, seat: int) -> None:
        self._place[number, person] = (at, seat)
        self._count[person, seat] += 1
        self._others[person] += self._is_other(number, at, person, seat)

    def _get_up(self, number: int, person: str) -> None:
        at, seat = self._place.pop((number, person))
        self._count[person, seat] -= 1
        self._others[person] -= self._is_other(number, at, person, seat)

    def _is_other(self, number: int, at: int, person: str, seat: int) -> bool:
        was = self._was.get((number, person))
        return was is not None and was != (self._rooms[number][at].number, seat)

    def _cost(self, person: str) -> int:
        counts = [self._count[person, seat] for seat in SEATS]
        cost = sum(_UNEVEN * count * count for count in counts)
        if person not in self._excused:
            cost += sum(self._missed(person, seat) for seat, count in enumerate(counts) if not count)
        return cost + _OTHER_CHAIR * self._others[person] + (_DISTURBED if self._others[person] else 0)

    def _missed(self, person: str, seat: int) -> int:
        announced = person in self._newcomers or (person, seat) in self._given
        if (person in self._first and seat != OBSERVER) or (person in self._leaving and seat == COACH):
            return _FIRST * _MISSED[seat]
        return _MISSED[seat] if announced else _MISSED_ANYWAY

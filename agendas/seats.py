"""Who coaches, is coached and observes once the groups of each round are known.

Called by `breakouts` only; works on numbers instead of names. For groups that stay together the seats move by one
letter; for new groups each round the turns are dealt so that nobody has the same seat twice while that can be avoided.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from agendas.solver import Groups

_Room = tuple[int, int]  # round and place in it, both counted from 0

BLOCK = 3  # rounds after which everybody can have had each seat once
NOBODY_IS_ABSENT: Mapping[int, tuple[int, int]] = {}


class NumberedRoom(Struct, frozen=True):
    """One room of one round, by numbers."""

    coach: int
    coachee: int
    observers: tuple[int, ...]


def rotate(group: Sequence[int], turn: int) -> NumberedRoom:
    """Seats for the given turn (0 first): each letter moves one seat on; after the last distinct turn start again."""
    at = turn % len(group)
    coach, coachee, *observers = (*group[at:], *group[:at])
    return NumberedRoom(coach, coachee, tuple(observers))


def fair_shapes(people: int) -> tuple[tuple[int, ...], ...] | None:
    """Group sizes of three rounds in which everybody can have each seat exactly once, or None (two or five people).

    With trios and fours alone the coach seats do not add up unless the number divides by three, so some rounds swap
    fours for pairs; the facilitator observes a pair."""
    trios, rest = divmod(people, BLOCK)
    if rest == 0:
        return ((3,) * trios,) * BLOCK
    if rest == 1:
        with_four = (3,) * (trios - 1) + (4,)
        return (with_four, with_four, (3,) * (trios - 1) + (2, 2))
    if trios < 2:
        return None
    return ((3,) * (trios - 2) + (4, 4), (3,) * trios + (2,), (3,) * trios + (2,))


def deal_fairly(
    rounds: Sequence[Groups], watches: Mapping[int, tuple[int, int]] = NOBODY_IS_ABSENT
) -> list[list[NumberedRoom]] | None:
    """Seats for three rounds with everybody in each seat exactly once; None when these groups do not allow it. Whoever
    is absent in some of them observes then: `watches` gives the first of these rounds and the one after the last, so
    that the other seats are in the rounds they are there for."""
    observers = _one_observation_each(rounds, watches)
    if observers is None:
        return None
    return _alternate(rounds, observers, sorted(person for person, (first, _) in watches.items() if first))


def _one_observation_each(rounds: Sequence[Groups], watches: Mapping[int, tuple[int, int]]) -> dict[int, _Room] | None:
    """Match every person to one room to observe in, filling each room's observer seats."""
    rooms_of: dict[int, list[_Room]] = {}
    free: dict[_Room, int] = {}
    for room, group in _rooms(rounds):
        free[room] = len(group) - 2
        for person in group:
            first, end = watches.get(person, (0, BLOCK))
            if first <= room[0] < end:
                rooms_of.setdefault(person, []).append(room)
    if sum(free.values()) != len(rooms_of):
        return None
    seated: dict[_Room, list[int]] = {room: [] for room in free}
    if not all(_find_place(person, rooms_of, free, seated, set()) for person in sorted(rooms_of)):
        return None
    return {person: room for room, people in seated.items() for person in people}


def _find_place(
    person: int,
    rooms_of: Mapping[int, Sequence[_Room]],
    free: Mapping[_Room, int],
    seated: dict[_Room, list[int]],
    tried: set[_Room],
) -> bool:
    """Seat one observer, asking those already seated to move over where they can (an augmenting path)."""
    for room in rooms_of[person]:
        if room in tried:
            continue
        tried.add(room)
        if len(seated[room]) < free[room]:
            seated[room].append(person)
            return True
        for other in list(seated[room]):
            if _find_place(other, rooms_of, free, seated, tried):
                seated[room].remove(other)
                seated[room].append(person)
                return True
    return False


def _rooms(rounds: Sequence[Groups]) -> Iterator[tuple[_Room, list[int]]]:
    for number, groups in enumerate(rounds):
        for at, group in enumerate(groups):
            yield (number, at), group


def _alternate(
    rounds: Sequence[Groups], observes: Mapping[int, _Room], coach_first: Sequence[int] = ()
) -> list[list[NumberedRoom]]:
    """Two people are left in each room and two rooms to each person: along these rings coach and coachee alternate. The
    people named first coach in the earlier of their rooms, where two of them do not share a ring."""
    pairs = {room: [person for person in group if observes[person] != room] for room, group in _rooms(rounds)}
    rooms_of: dict[int, list[_Room]] = {}
    for room, pair in pairs.items():
        for person in pair:
            rooms_of.setdefault(person, []).append(room)
    coach: dict[_Room, int] = {}
    begins = [(rooms_of[person][0], person) for person in coach_first]
    for room, person in [*begins, *((room, pair[0]) for room, pair in pairs.items())]:
        # The coachee coaches in the next room of the ring, so the seat of the ring's last person is settled as well.
        while room not in coach:
            coach[room] = person
            person = next(each for each in pairs[room] if each != person)
            room = next(each for each in rooms_of[person] if each != room)
    return [
        [
            NumberedRoom(
                coach[number, at],
                next(person for person in pairs[number, at] if person != coach[number, at]),
                tuple(person for person in group if observes[person] == (number, at)),
            )
            for at, group in enumerate(groups)
        ]
        for number, groups in enumerate(rounds)
    ]


def deal_evenly(rounds: Sequence[Groups], spare: Container[int] = ()) -> list[list[NumberedRoom]]:
    """Seats for any groups: chairs of observers are shared out as evenly as the groups allow, then everybody coaches as
    often as they are coached, give or take one. Where some must observe once more, `spare` people do first."""
    members = dict(_rooms(rounds))
    observers = _observers_evenly(members, spare)
    facing = {
        room: tuple(person for person in group if person not in observers[room]) for room, group in members.items()
    }
    coach = _in_turn(facing)
    return [
        [
            NumberedRoom(
                coach[number, at],
                next(person for person in facing[number, at] if person != coach[number, at]),
                tuple(person for person in group if person in observers[number, at]),
            )
            for at, group in enumerate(groups)
        ]
        for number, groups in enumerate(rounds)
    ]


def _observers_evenly(members: Mapping[_Room, Sequence[int]], spare: Container[int]) -> dict[_Room, set[int]]:
    """All observers' chairs filled, nobody a second time before everybody who can has had a first (a matching that is
    grown by paths, one more chair for each person at a time)."""
    order = {room: sorted(group, key=lambda person: (person not in spare, person)) for room, group in members.items()}
    held: dict[int, list[_Room]] = {}
    observers: dict[_Room, set[int]] = {room: set() for room in members}

    def find(room: _Room, most: int, tried: set[int]) -> bool:
        for person in order[room]:
            if person in tried or person in observers[room]:
                continue
            tried.add(person)
            rooms = held.setdefault(person, [])
            free = len(rooms) < most
            for other in [] if free else list(rooms):
                if find(other, most, tried):
                    observers[other].discard(person)
                    rooms.remove(other)
                    free = True
                    break
            if free:
                observers[room].add(person)
                rooms.append(room)
                return True
        return False

    chairs = [room for room, group in members.items() for _ in group[2:]]
    most = 0
    while chairs:
        most += 1
        chairs = [room for room in chairs if not find(room, most, set())]
    return observers


def _in_turn(facing: Mapping[_Room, tuple[int, ...]]) -> dict[_Room, int]:
    """Who coaches of the two who face each other in each room, so that nobody coaches twice more than is coached: rooms
    are walked from person to person, each coached in the room that the walk leaves and coach in the one it enters."""
    doors: dict[int, list[_Room]] = {}
    for room, two in facing.items():
        for person in two:
            doors.setdefault(person, []).append(room)
    coach: dict[_Room, int] = {}

    def walk(person: int) -> None:
        while room := next((each for each in doors[person] if each not in coach), None):
            coach[room] = person
            one, other = facing[room]
            person = other if person == one else one

    for start in sorted(doors):  # a walk ends where the rooms left are odd in number: such people begin one, or end one
        if sum(room not in coach for room in doors[start]) % 2:
            walk(start)
    for start in sorted(doors):
        walk(start)
    return coach

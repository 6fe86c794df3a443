"""Who coaches, is coached and observes once the groups of each round are known.

Called by `breakouts` only; works on numbers instead of names. For groups that stay together the seats move by one
letter; for new groups each round the turns are dealt so that nobody has the same seat twice while that can be avoided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from agendas.solver import Groups

_Room = tuple[int, int]  # round and place in it, both counted from 0

BLOCK = 3  # rounds after which everybody can have had each seat once


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


def deal_fairly(rounds: Sequence[Groups]) -> list[list[NumberedRoom]] | None:
    """Seats for three rounds with everybody in each seat exactly once; None when these groups do not allow it."""
    observers = _one_observation_each(rounds)
    if observers is None:
        return None
    return _alternate(rounds, observers)


def _one_observation_each(rounds: Sequence[Groups]) -> dict[int, _Room] | None:
    """Match every person to one room to observe in, filling each room's observer seats."""
    rooms_of: dict[int, list[_Room]] = {}
    free: dict[_Room, int] = {}
    for room, group in _rooms(rounds):
        free[room] = len(group) - 2
        for person in group:
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


def _alternate(rounds: Sequence[Groups], observes: Mapping[int, _Room]) -> list[list[NumberedRoom]]:
    """Two people are left in each room and two rooms to each person: along these rings coach and coachee alternate."""
    pairs = {room: [person for person in group if observes[person] != room] for room, group in _rooms(rounds)}
    rooms_of: dict[int, list[_Room]] = {}
    for room, pair in pairs.items():
        for person in pair:
            rooms_of.setdefault(person, []).append(room)
    coach: dict[_Room, int] = {}
    for first in pairs:
        room = first
        # The coachee coaches in the next room of the ring, so the seat of the ring's last person is settled as well.
        person = pairs[room][0]
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


def deal_evenly(rounds: Sequence[Groups]) -> list[list[NumberedRoom]]:
    """Seats for any groups: turns to coach are shared out as evenly as the groups allow, then turns to be coached."""
    members = dict(_rooms(rounds))
    coach = _shared_out(members)
    turns = Counter(coach.values())
    others = {
        room: sorted((person for person in group if person != coach[room]), key=turns.__getitem__)
        for room, group in members.items()
    }
    coachee = _shared_out(others)
    return [
        [
            NumberedRoom(coach[room], coachee[room], tuple(p for p in others[room] if p != coachee[room]))
            for room in ((number, at) for at in range(len(groups)))
        ]
        for number, groups in enumerate(rounds)
    ]


def _shared_out(members: Mapping[_Room, Sequence[int]]) -> dict[_Room, int]:
    """One person for each room, nobody a second time before everybody who can has had a first."""
    chosen: dict[_Room, int] = {}
    rooms_of: dict[int, list[_Room]] = {}

    def find(room: _Room, most: int, tried: set[int]) -> bool:
        for person in members[room]:
            if person in tried:
                continue
            tried.add(person)
            held = rooms_of.setdefault(person, [])
            if len(held) < most:
                held.append(room)
                chosen[room] = person
                return True
            for other in list(held):
                if find(other, most, tried):
                    held.remove(other)
                    held.append(room)
                    chosen[room] = person
                    return True
        return False

    most = 0
    while len(chosen) < len(members):
        most += 1
        for room in members:
            if room not in chosen:
                find(room, most, set())
    return chosen

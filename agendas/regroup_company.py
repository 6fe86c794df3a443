"""Who keeps a latecomer company where groups are new each round: one person who goes with her to a room of their own
in every round where that leaves no pair beside a quad. That opens a seat more to coach from, and nobody else moves.

Called by `regroup_ways` only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, product

from agendas.regroup_rooms import FULL
from agendas.regroup_seats import OpenRoom, Rooms
from agendas.rounds import TRIO

_MOST = 16  # companies that are worked out to the end
_WAYS_IN = 3  # rooms that she may join in a round in which none is opened
_MOST_ROUNDS = 3  # in which a room is opened


def companies(
    ahead: Mapping[int, Rooms], late: str, clash: Mapping[frozenset[str], int], hosts: Mapping[str, int]
) -> Iterator[dict[int, Rooms]]:
    """The rounds with a room opened for these two, as rooms by round; the most promising first. Rounds that are not
    named stay as they would be without."""
    found = []
    for person in sorted({each for rooms in ahead.values() for room in rooms for each in room.people}):
        if person in hosts or clash.get(frozenset((person, late)), 0) > 0:
            continue
        able = {number: room for number, rooms in ahead.items() if (room := _left_by(rooms, person)) is not None}
        for count in range(1, min(len(able), _MOST_ROUNDS) + 1):
            found += [
                (_price([able[number] for number in chosen], person), chosen, person)
                for chosen in combinations(sorted(able), count)
            ]
    taken: Counter[tuple[int, ...]] = Counter()
    for _, chosen, person in sorted(found):
        taken[chosen] += 1
        if taken[chosen] <= max(2, _MOST // max(1, len({each for _, each, _ in found}))):
            opened = {number: _with_company(ahead[number], person, late) for number in chosen}
            others = [_joined(rooms, late) for number, rooms in ahead.items() if number not in chosen]
            numbers = [number for number in ahead if number not in chosen]
            if len(numbers) > 1:  # too many ways; she joins as she would without company
                yield opened
                continue
            for ways in product(*others):
                yield opened | dict(zip(numbers, ways, strict=True))


def _left_by(rooms: Rooms, person: str) -> OpenRoom | None:
    """The room this person can leave: two at least stay, and no pair stands beside a quad."""
    own = next((room for room in rooms if person in room.people), None)
    if own is None or len(own.people) < TRIO:
        return None
    others = [len(room.people) for room in rooms if room is not own]
    return None if FULL in (*others, len(own.people) - 1) or min(others, default=TRIO) < 2 else own


def _price(left: list[OpenRoom], person: str) -> tuple[int, int]:
    """Pairs that are left behind, and chairs that stay empty."""
    return sum(len(room.people) == TRIO for room in left), sum(person not in room.observers for room in left)


def _with_company(rooms: Rooms, person: str, late: str) -> Rooms:
    after = [room.copy() for room in rooms]
    for room in after:
        room.release(person)
    number = max(room.number for room in rooms) + 1
    return [*after, OpenRoom(number, arrivals=[person, late])]


def _joined(rooms: Rooms, late: str) -> list[Rooms]:
    """Ways to take her in where no room is opened: each of the smallest rooms. None in which somebody who was left in a
    room by themselves would stay there."""
    found = []
    for at in sorted(range(len(rooms)), key=lambda each: len(rooms[each].people))[:_WAYS_IN]:
        sizes = [len(room.people) + (place == at) for place, room in enumerate(rooms)]
        if min(sizes) > 1 and max(sizes) <= FULL and not {2, FULL} <= set(sizes):
            after = [room.copy() for room in rooms]
            after[at].arrivals.append(late)
            found.append(after)
    return found

"""Ways to put rooms right after somebody came or left: a quad gives its observer, pairs join, a room is given up, a new
one is opened. Called by `regroup` only; sizes first, then who.

A `Remedy` says only how many rooms do what, so there are few; each is then tried with several people. The sizes that
are wanted are those of a plan made today for so many people: no pairs where groups stay together, and where they are
new each round as many as fair seats ask for (`seats.fair_shapes`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from msgspec import Struct

from agendas.regroup_seats import OpenRoom, Rooms
from agendas.rounds import TRIO

FULL = 4  # a room that has this many gets nobody more
_MOST = 6  # rooms of a kind that do something at once
_EMPTY_CHAIR = 40  # against what two people weigh in one room
_TRIES = 24  # choices of people for one remedy


class Remedy(Struct, frozen=True):
    """How many quads and trios give somebody away (trios only to keep a newcomer company), how many pairs are given up,
    how many rooms are opened. Rooms of one are given up anyway. `pairs` are left, `beside` says that quads are left
    with them, `movers` change rooms."""

    quads_give: int
    trios_give: int
    pairs_end: int
    opened: int
    pairs: int
    beside: bool
    movers: int


class Wishes(Struct, frozen=True):
    """What a choice of people is judged by, low being good. `clash` is the price of two people in one room, `liking` of
    them meeting again; `settled` are hosts and their rooms; `movers` have to move in another round anyway."""

    clash: Mapping[frozenset[str], int]
    liking: Mapping[frozenset[str], int]
    settled: Mapping[str, int]
    movers: Collection[str] = ()


def remedies(rooms: Rooms, newcomers: int) -> list[Remedy]:
    """Every way, in sizes, in which nobody sits alone; fewest pairs beside quads first, then fewest movers."""
    sizes = Counter(len(room.people) for room in rooms)
    found = {
        remedy
        for give in range(min(sizes[FULL], _MOST) + 1)
        for third in range(min(sizes[TRIO], newcomers, _MOST // 3) + 1)
        for end in range(min(sizes[2], _MOST) + 1)
        for new in range(min((newcomers + give + third + 2 * end + sizes[1]) // 2, _MOST) + 1)
        if (remedy := _remedy(sizes, newcomers, (give, third), end, new)) is not None
    }
    return sorted(
        found, key=lambda each: (each.beside, each.pairs, each.movers, each.opened, each.quads_give, each.trios_give)
    )


def _remedy(sizes: Mapping[int, int], newcomers: int, give: tuple[int, int], end: int, new: int) -> Remedy | None:
    movers = sum(give) + 2 * end + sizes.get(1, 0)
    free = _spread(_receivers(sizes, give, end, new), newcomers + movers)
    if free is None:
        return None
    pairs = sum(size == 2 for size in free)
    return Remedy(*give, end, new, pairs, pairs > 0 and any(size >= FULL for size in free), movers)


def _receivers(sizes: Mapping[int, int], give: tuple[int, int], end: int, new: int) -> list[int]:
    """The sizes of the rooms that are left, before anybody joins; rooms that gave are last."""
    kept = [size for size in sorted(sizes) for _ in range(sizes[size]) if size not in {0, 1, 2}]
    for size, count in zip((FULL, TRIO), give, strict=True):
        for _ in range(count):
            kept.remove(size)
    return [*([0] * new), *([2] * (sizes.get(2, 0) - end)), *kept, *([TRIO] * give[0]), *([2] * give[1])]


def _spread(sizes: list[int], people: int) -> list[int] | None:
    """Who has no room joins: new rooms and pairs are made trios first, then trios quads. None when some are left over
    or a new room stays without company."""
    sizes = list(sizes)
    for wanted in (2, TRIO, FULL):
        for at, size in enumerate(sizes):
            while people and size < wanted:
                size += 1
                people -= 1
            sizes[at] = size
    return None if people or any(size < 2 for size in sizes) else sizes


def choices(rooms: Rooms, newcomers: Sequence[str], remedy: Remedy, wishes: Wishes, random: Random) -> Iterator[Rooms]:
    """Rooms as the remedy leaves them, with different people; none twice. Chairs of arrivals are still to be given."""
    seen: set[frozenset[frozenset[str]]] = set()
    for number in range(_TRIES):
        found = _chosen(rooms, newcomers, remedy, wishes, random, by_lot=number > 0)
        key = frozenset(frozenset(room.people) for room in found)
        if key not in seen:
            seen.add(key)
            yield found


def _chosen(
    rooms: Rooms, newcomers: Sequence[str], remedy: Remedy, wishes: Wishes, random: Random, by_lot: bool
) -> Rooms:
    left = [room.copy() for room in rooms]
    givers = _some(left, FULL, remedy.quads_give, wishes, random, by_lot)
    givers += _some(left, TRIO, remedy.trios_give, wishes, random, by_lot)
    ended = _some(left, 2, remedy.pairs_end, wishes, random, by_lot)
    ended += [room for room in left if len(room.people) == 1]
    homeless = [person for room in ended for person in room.people]
    for room in givers:
        person = _who_goes(room, wishes, random, by_lot)
        room.release(person)
        homeless.append(person)
    left = [room for room in left if room.people and not any(room is each for each in ended)]
    number = max((room.number for room in rooms), default=0)
    left += [OpenRoom(number + at) for at in range(1, remedy.opened + 1)]
    homeless += newcomers
    for wanted in (2, TRIO, FULL):
        while homeless and any(len(room.people) < wanted for room in left):
            smaller = [room for room in left if len(room.people) < wanted]
            _join(homeless, smaller[:1] if by_lot and wanted < FULL else smaller, wishes, givers)
    return left


def _some(rooms: Rooms, size: int, count: int, wishes: Wishes, random: Random, by_lot: bool) -> list[OpenRoom]:
    """So many rooms of this size; mostly those of people who move in another round anyway."""
    alike = [room for room in rooms if len(room.people) == size]
    if by_lot:
        random.shuffle(alike)
    if random.random() < 0.7:
        alike.sort(key=lambda room: not any(person in wishes.movers for person in room.people))
    return alike[:count]


def _who_goes(room: OpenRoom, wishes: Wishes, random: Random, by_lot: bool) -> str:
    """Somebody whose room it is not; an observer first, who leaves no chair empty, and who moves in another round."""
    free = [person for person in room.people if wishes.settled.get(person) != room.number] or room.people
    observers = [person for person in free if person in room.observers] or free
    moving = [person for person in free if person in wishes.movers]
    return random.choice(free) if by_lot and random.random() < 0.4 else (moving or observers)[-1]


def _join(homeless: list[str], rooms: Sequence[OpenRoom], wishes: Wishes, givers: Sequence[OpenRoom]) -> None:
    """The best match of somebody without a room and a room."""

    def price(person: str, room: OpenRoom) -> tuple[int, ...]:
        pairs = [frozenset((person, other)) for other in room.people]
        return (
            sum(wishes.clash.get(pair, 0) for pair in pairs) + (wishes.settled.get(person, room.number) != room.number),
            any(room is giver for giver in givers),
            len(room.people),
            sum(wishes.liking.get(pair, 0) for pair in pairs),
        )

    person, room = min(
        ((person, room) for person in homeless for room in rooms),
        key=lambda each: (*price(*each), each[1].number, each[0]),
    )
    homeless.remove(person)
    room.arrivals.append(person)


def price_of(rooms: Rooms, before: Rooms, wishes: Wishes) -> tuple[int, int, int]:
    """How good a choice is before chairs are given: rules broken, then people who move afresh, then empty chairs and
    meetings again."""
    was = {person: room.number for room in before for person in room.people}
    moved = [person for room in rooms for person in room.people if was.get(person, room.number) != room.number]
    pairs = [frozenset(pair) for room in rooms for pair in combinations(room.people, 2)]
    clash = sum(wishes.clash.get(pair, 0) for pair in pairs)
    clash += sum(wishes.settled.get(person, room.number) != room.number for room in rooms for person in room.people)
    empty = sum((not room.coach) + (not room.coachee) for room in rooms)
    afresh = sum(person not in wishes.movers for person in moved)
    return clash, afresh, _EMPTY_CHAIR * empty + sum(wishes.liking.get(pair, 0) for pair in pairs)

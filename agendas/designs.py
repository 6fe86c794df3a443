"""Rounds in which nobody meets anybody twice, where mathematics knows how: resolvable designs, by head count.

Called by `breakouts` only, on numbers instead of names; the seats are dealt on top (`seats`). Each table is a start
from which the rest follows by counting on, so a reader can check it with a pencil:

- 15, 18, 21, 24 and 30 people: one or two rounds of trios, found by an exact-cover search, in which every difference
  between two places of a ring occurs once. Moving all of them one place on gives the next round.
- 9 and 27 people: the lines of a plane and of a space over three numbers, a round for each direction.
- 12, 16 and 20 people: rows of a square against its orthogonal squares (the field of four numbers, or of five).

More rounds are impossible where every person has met all others (9, 15, 21, 27 trios; 16 fours) or, of an even number,
all but one (18, 24, 30). Twelve people in trios have four: five would be a nearly Kirkman triple system, which exists
for every multiple of six but 6 and 12 (Kotzig and Rosa 1974; Baker and Wilson 1977; Rees and Stinson 1987).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from msgspec import Struct

Rooms = tuple[tuple[int, ...], ...]


class _Ring(Struct, frozen=True):
    """Places in `levels` rings of `length` each, numbered ring by ring, and then those who stay where they are. Each of
    the `starts` is moved on `length` times; `still` are trios (0 and a place in the other two rings) whose `length`
    moves make one round together."""

    length: int
    levels: int
    starts: tuple[Rooms, ...]
    still: tuple[tuple[int, int], ...] = ()


_RINGS = {
    15: _Ring(7, 2, (((14, 1, 10), (0, 8, 5), (2, 6, 13), (3, 4, 9), (7, 11, 12)),)),
    18: _Ring(
        4,
        4,
        (
            ((6, 11, 17), (4, 10, 13), (5, 8, 12), (2, 3, 7), (1, 14, 15), (0, 9, 16)),
            ((1, 13, 17), (0, 8, 11), (6, 10, 12), (3, 9, 14), (2, 4, 5), (7, 15, 16)),
        ),
    ),
    21: _Ring(
        7,
        3,
        (((9, 10, 12), (4, 7, 16), (0, 13, 14), (2, 11, 15), (1, 8, 18), (3, 5, 6), (17, 19, 20)),),
        ((1, 1), (4, 2), (5, 4)),
    ),
    24: _Ring(
        11,
        2,
        (((9, 14, 23), (5, 13, 22), (0, 4, 6), (2, 10, 20), (7, 8, 11), (1, 18, 21), (3, 15, 16), (12, 17, 19)),),
    ),
    30: _Ring(
        14,
        2,
        (
            (
                (13, 20, 28),
                (9, 15, 29),
                (8, 17, 21),
                (1, 26, 27),
                (14, 23, 25),
                (6, 16, 24),
                (4, 10, 18),
                (0, 3, 19),
                (5, 7, 22),
                (2, 11, 12),
            ),
        ),
    ),
}
_SPACES = {9: 2, 27: 3}  # dimensions over the three numbers 0, 1, 2
_SQUARES = {(12, 3): 4, (16, 4): 4, (20, 4): 5}  # the side of the square, by people and size of a room
_FOUR = ((0, 0, 0, 0), (0, 1, 2, 3), (0, 2, 3, 1), (0, 3, 1, 2))  # products in the field of four; its sums are bitwise


@cache
def rounds_without_repeat(people: int, size: int) -> tuple[Rooms, ...] | None:
    """All the rounds of the table for so many people in rooms of `size`, as numbers from 0; None without a table. Any
    of the rounds may be left out, and taken in any order."""
    if size == 3 and people in _RINGS:
        return tuple(_around(_RINGS[people]))
    if size == 3 and people in _SPACES:
        return tuple(_directions(_SPACES[people]))
    if (people, size) in _SQUARES:
        return tuple(_squares(_SQUARES[people, size], size))
    return None


def _around(ring: _Ring) -> Iterator[Rooms]:
    moving = ring.length * ring.levels

    def on(place: int, by: int) -> int:
        level, at = divmod(place, ring.length)
        return place if place >= moving else level * ring.length + (at + by) % ring.length

    for start in ring.starts:
        for by in range(ring.length):
            yield tuple(tuple(on(place, by) for place in room) for room in start)
    for second, third in ring.still:
        trio = (0, ring.length + second, 2 * ring.length + third)
        yield tuple(tuple(on(place, by) for place in trio) for by in range(ring.length))


def _directions(dimensions: int) -> Iterator[Rooms]:
    """Lines are {point, point + direction, point + 2 directions}; of a direction and its double one is enough."""
    points = list(product(range(3), repeat=dimensions))
    number = {point: at for at, point in enumerate(points)}
    for direction in points:
        if next((part for part in direction if part), 0) != 1:
            continue
        lines = {_line(point, direction, number) for point in points}
        yield tuple(sorted(lines))


def _line(point: tuple[int, ...], direction: tuple[int, ...], number: dict[tuple[int, ...], int]) -> tuple[int, ...]:
    steps = ([(p + times * d) % 3 for p, d in zip(point, direction, strict=True)] for times in range(3))
    return tuple(sorted(number[tuple(step)] for step in steps))


def _squares(side: int, size: int) -> Iterator[Rooms]:
    """`size` teams of `side`: in the round r, the room of (x, y) seats the x-th of the first team, the y-th of the
    second, and so on by orthogonal squares; all with the same value in one more square meet in the same round. Where
    teams are as many as the side (16 fours), the teams themselves are a round."""
    field = range(side)
    for round_ in field:
        rooms = []
        for x, y in product(field, field):
            if _sum(side, x, _times(side, size - 1, y)) == round_:
                seats = (x, y, *(_sum(side, x, _times(side, factor, y)) for factor in range(1, size - 1)))
                rooms.append(tuple(team * side + seat for team, seat in enumerate(seats)))
        yield tuple(rooms)
    if side == size:
        yield tuple(tuple(team * side + seat for seat in field) for team in range(size))


def _sum(side: int, one: int, other: int) -> int:
    return one ^ other if side == 4 else (one + other) % side


def _times(side: int, one: int, other: int) -> int:
    return _FOUR[one][other] if side == 4 else one * other % side

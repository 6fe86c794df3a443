"""Which lines stand on which page of the drafting board, and in letters of which size. No Qt: how much room there is
the board says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

Room = Callable[[int, str], int | None]  # from this line on, in this size: how many fit; None when not even the title


class BoardSlice(Struct, frozen=True):
    """One page: its section, its first line, the line behind its last, and the size of its letters."""

    section: int
    first: int
    end: int
    step: str = ""


def pages_of(at: int, count: int, letters: tuple[str, str, str], room: Room) -> Iterator[BoardSlice]:
    """One page in the largest letters, else as many as it takes in large ones; where a page of those has room for its
    title only, all of them have a smaller title."""
    largest, large, tight = letters
    if room(0, largest) == count:
        yield BoardSlice(at, 0, count, largest)
        return
    pages = tuple(_cut(at, count, large, room))
    yield from pages if all(room(page.first, large) for page in pages) else _cut(at, count, tight, room)


def _cut(at: int, count: int, step: str, room: Room) -> Iterator[BoardSlice]:
    first = 0
    while first < count or not first:
        end = min(count, first + max(1, room(first, step) or 0))
        yield BoardSlice(at, first, end, step)
        first = max(end, 1)

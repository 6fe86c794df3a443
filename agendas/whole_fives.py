"""The fewest lengths that are no whole five minutes: when a plan is to reach a total exactly, which items are odd.

Called by `fitting`, where giving kind by kind has left minutes that several items would have to hold. Exact and fast:
the sums that can be reached are kept as the bits of a number. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

FIVE = 5


class Room(Struct, frozen=True):
    """How many minutes one item can give (or get) at most, those that make it a whole five among them, and how many it
    would give if nobody minded odd lengths."""

    most: int
    whole: tuple[int, ...]
    wish: int


def fewest_odd(rooms: Sequence[Room], wanted: int) -> tuple[int, ...] | None:
    """How many minutes each gives so that all of them are `wanted`, as few as possible are no whole five, and each is
    as near to its wish as the items after it allow. None when they cannot reach it."""
    reach = _reaches(rooms, wanted)
    odd = next((count for count, sums in enumerate(reach[0]) if sums >> wanted & 1), None)
    if odd is None:
        return None
    shares, left = [], wanted
    for room, (_, rest) in zip(rooms, pairwise(reach), strict=True):
        share, odd = _nearest(room, rest, left, odd)
        shares.append(share)
        left -= share
    return tuple(shares)


def _nearest(room: Room, rest: Sequence[int], left: int, odd: int) -> tuple[int, int]:
    """The share next to the wish with which the items after this one still reach the rest, and how many of those may be
    odd then."""
    found = []
    for share in range(min(room.most, left) + 1):
        odd_then = odd - (share not in room.whole and share > 0)
        if any(sums >> (left - share) & 1 for sums in rest[: odd_then + 1]):
            found.append((abs(share - room.wish), share, odd_then))
    _, share, odd_then = min(found)
    return share, odd_then


def _reaches(rooms: Sequence[Room], wanted: int) -> list[list[int]]:
    """For the items from each one on: bit n of entry k is set when they can give n minutes with k odd lengths."""
    count, mask = len(rooms) + 1, (1 << wanted + 1) - 1
    after = [1] + [0] * (count - 1)
    found = [after]
    for room in reversed(rooms):
        here = list(after)
        for place, sums in enumerate(after):
            for share in room.whole:
                here[place] |= sums << share & mask
            if place + 1 < count:
                for share in set(range(1, min(room.most, wanted) + 1)).difference(room.whole):
                    here[place + 1] |= sums << share & mask
        after = here
        found.append(after)
    return found[::-1]

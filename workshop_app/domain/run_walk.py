"""The facilitator's way round the breakout rooms: in which order, and when, so that each is seen once in a round.

Pure; called by the views of the run. The first room of a round moves on from round to round, so that nobody is always
visited last, when there is least left to hear.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct


class Visit(Struct, frozen=True):
    """When to look into a room."""

    room: str
    at: datetime


def walk(rooms: Sequence[str], round_number: int, begins: datetime, length: timedelta) -> tuple[Visit, ...]:
    """One visit per room, evenly over the coaching of a round that begins at this moment and is this long."""
    if not rooms:
        return ()
    first = (round_number - 1) % len(rooms)
    order = (*rooms[first:], *rooms[:first])
    return tuple(Visit(room, begins + length * (place / len(rooms))) for place, room in enumerate(order))

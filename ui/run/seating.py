"""Who is where in the round that runs, as plain values: for the wall, for the walk round the rooms, for the clocks of
single rooms. No Qt; called by `view_state`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from agendas.model import PhaseKind, Seat
from workshop_app.domain.naming import folded
from workshop_app.domain.run import RoomNow, RunPicture, walk
from workshop_app.domain.workshops import GroupPlan, SeatedRoom


class SeatLine(Struct, frozen=True):
    """One person's place in this round: where, in which seat, with whom."""

    name: str
    room: str
    seat: Seat
    coach: str
    coachee: str
    observers: tuple[str, ...]


class RoomClock(Struct, frozen=True):
    """The clock of one room: what is left there of which phase, and by how many minutes it differs from the others."""

    room: str
    phase: PhaseKind
    remaining: timedelta
    extra: int


class RoomLine(Struct, frozen=True):
    """One breakout room for the walk round; `look_in` is when its turn comes (None outside the coaching)."""

    room: str
    coach: str
    coachee: str
    observers: tuple[str, ...]
    visited: bool
    clock: RoomClock
    look_in: datetime | None


def room_lines(picture: RunPicture, groups: GroupPlan | None, names: Mapping[str, str]) -> tuple[RoomLine, ...]:
    """The rooms of the round that runs; empty outside a breakout or without groups."""
    now = picture.round
    if now is None:
        return ()
    rooms = seated_rooms(picture, groups)
    turns = _turns(picture, rooms)

    def name(person: str) -> str:
        return names.get(person, person)

    return tuple(
        RoomLine(
            room.room,
            name(room.coach),
            name(room.coachee),
            tuple(map(name, room.observers)),
            room.room in now.visited,
            room_clock(picture, room.room),
            turns.get(room.room),
        )
        for room in rooms
    )


def seat_lines(rooms: tuple[RoomLine, ...]) -> tuple[SeatLine, ...]:
    """Everybody's place, sorted by name."""
    lines: list[SeatLine] = []
    for room in rooms:
        places = (
            (room.coach, Seat.COACH),
            (room.coachee, Seat.COACHEE),
            *((each, Seat.OBSERVER) for each in room.observers),
        )
        lines.extend(
            SeatLine(name, room.room, seat, room.coach, room.coachee, room.observers) for name, seat in places if name
        )
    return tuple(sorted(lines, key=_by_name))


def seated_rooms(picture: RunPicture, groups: GroupPlan | None) -> tuple[SeatedRoom, ...]:
    """The rooms of the round that runs, as planned."""
    if picture.round is None or groups is None:
        return ()
    return next((each.rooms for each in groups.rounds if each.number == picture.round.number), ())


def room_clock(picture: RunPicture, room: str) -> RoomClock:
    """One room's clock: its own where it got other minutes, else the round's."""
    now = picture.round
    assert now is not None
    own: RoomNow | None = next((each for each in now.rooms if each.room == room), None)
    if own is None:
        return RoomClock(room, now.phase, now.part_remaining, 0)
    return RoomClock(room, own.phase, own.remaining, own.minutes)


def _turns(picture: RunPicture, rooms: tuple[SeatedRoom, ...]) -> dict[str, datetime]:
    now = picture.round
    if now is None or now.phase is not PhaseKind.COACHING:
        return {}
    begins = picture.now + now.part_remaining - now.part_length
    return {turn.room: turn.at for turn in walk([each.room for each in rooms], now.position, begins, now.part_length)}


def _by_name(line: SeatLine) -> tuple[str, str]:
    """An Ö stands with the O, where people look for it."""
    return (folded(line.name), line.room)

"""The rooms of the breakout that runs as the facilitator's tiles: who sits in which seat, the room's own clock, when it
was looked into. Pure; no Qt. Asked for by `views`.

The letter is the one that the sentence of the round gives the seat (`domain/seat_letters`).
"""

from __future__ import annotations

from datetime import tzinfo

from msgspec import Struct

from agendas.model import PhaseKind, Seat
from ui.run.seating import RoomLine
from ui.run.timing import countdown
from ui.run.view_state import local_clock
from workshop_app.domain.run import RunPicture, RunState


class TileSeat(Struct, frozen=True):
    """One person."""

    letter: str
    seat: Seat
    name: str


class Tile(Struct, frozen=True):
    """One room; `left` as the clock shows it, `extra` the minutes it differs by, `visited_at` and `turn` times of day,
    empty where there is none; `phase` what it is in where the others are in another."""

    room: str
    seats: tuple[TileSeat, ...]
    left: str
    extra: int
    visited: bool
    visited_at: str
    turn: str
    phase: PhaseKind | None = None


def tiles(
    state: RunState, picture: RunPicture, rooms: tuple[RoomLine, ...], turns: tuple[str, ...], zone: tzinfo | None
) -> tuple[Tile, ...]:
    """One for each of the rooms, in their order."""
    return tuple(
        Tile(
            line.room,
            _seats(line),
            countdown(line.clock.remaining),
            line.clock.extra,
            line.visited,
            _visited_at(state, picture, line.room, zone) if line.visited else "",
            turn,
            None if picture.round is None or line.clock.phase is picture.round.phase else line.clock.phase,
        )
        for line, turn in zip(rooms, turns, strict=False)
    )


def door_numbers(tiles: tuple[Tile, ...]) -> tuple[int, ...]:
    """The number that each room is called by: the one on its door, also where groups are fewer now and the fifth tile
    is room 6; where a door has a name, they are counted."""
    if all(each.room.isdecimal() for each in tiles):
        return tuple(int(each.room) for each in tiles)
    return tuple(range(1, len(tiles) + 1))


def tile_meant(tiles: tuple[Tile, ...], first: int, page: int, number: int) -> Tile | None:
    """The room that this number means while so many tiles from `first` on are in sight. One in sight comes before the
    others, and on a later page a number of no room there counts those in sight. None where there is no such room."""
    doors = dict(zip(door_numbers(tiles), tiles, strict=True))
    seen = tiles[first : first + page]
    named = doors.get(number)
    if named not in seen and first and number <= len(seen):
        return seen[number - 1]
    return named


def _seats(line: RoomLine) -> tuple[TileSeat, ...]:
    people = [(Seat.COACH, line.coach), (Seat.COACHEE, line.coachee)]
    people += [(Seat.OBSERVER, name) for name in line.observers]
    lettered = zip(people, line.letters, line.ids, strict=True)
    return tuple(TileSeat(letter, seat, name) for (seat, name), letter, id in lettered if id)


def _visited_at(state: RunState, picture: RunPicture, room: str, zone: tzinfo | None) -> str:
    number = 0 if picture.round is None else picture.round.number
    for each in reversed(state.looked_in):
        if (each.round, each.room, each.visited) == (number, room, True):
            return local_clock(picture, each.at, zone)
    return ""

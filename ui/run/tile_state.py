"""The rooms of the breakout that runs as the facilitator's tiles: who sits in which seat, the room's own clock, when it
was looked into. Pure; no Qt. Asked for by `views`.

The letter is the person's as long as the groups stay the same (the seat they had in the first round), else the seat's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from msgspec import Struct

from agendas.model import Seat
from ui.run.seating import RoomLine, seated_rooms
from ui.run.timing import countdown
from ui.run.view_state import local_clock
from workshop_app.domain.run import RunPicture, RunState
from workshop_app.domain.workshops import GroupPlan, SeatedRoom

LETTERS = "ABCDEFGH"


class TileSeat(Struct, frozen=True):
    """One person."""

    letter: str
    seat: Seat
    name: str


class Tile(Struct, frozen=True):
    """One room; `left` as the clock shows it, `extra` the minutes it differs by, `visited_at` and `turn` times of day,
    empty where there is none."""

    room: str
    seats: tuple[TileSeat, ...]
    left: str
    extra: int
    visited: bool
    visited_at: str
    turn: str


def tiles(
    state: RunState,
    picture: RunPicture,
    groups: GroupPlan | None,
    rooms: tuple[RoomLine, ...],
    turns: tuple[str, ...],
    zone: tzinfo | None,
) -> tuple[Tile, ...]:
    """One for each of the rooms, in their order."""
    letters = _first_letters(groups)
    seated = seated_rooms(picture, groups)
    found = []
    for line, room, turn in zip(rooms, seated, turns, strict=False):
        found.append(
            Tile(
                line.room,
                _seats(line, room, letters, groups),
                countdown(line.clock.remaining),
                line.clock.extra,
                line.visited,
                _visited_at(state, picture, line.room, zone) if line.visited else "",
                turn,
            )
        )
    return tuple(found)


def _people(room: SeatedRoom) -> tuple[str, ...]:
    return tuple(each for each in (room.coach, room.coachee, *room.observers) if each)


def _first_letters(groups: GroupPlan | None) -> Mapping[str, str]:
    if groups is None or not groups.rounds:
        return {}
    return {
        person: LETTERS[min(place, len(LETTERS) - 1)]
        for room in groups.rounds[0].rooms
        for place, person in enumerate(_people(room))
    }


def _seats(
    line: RoomLine, room: SeatedRoom, letters: Mapping[str, str], groups: GroupPlan | None
) -> tuple[TileSeat, ...]:
    first = () if groups is None or not groups.rounds else groups.rounds[0].rooms
    together = any(set(_people(each)) == set(_people(room)) for each in first)
    people = [(room.coach, Seat.COACH, line.coach), (room.coachee, Seat.COACHEE, line.coachee)]
    people += [(each, Seat.OBSERVER, name) for each, name in zip(room.observers, line.observers, strict=False)]
    shown = [each for each in people if each[0]]
    return tuple(
        TileSeat(letters.get(id, "") if together else LETTERS[min(place, len(LETTERS) - 1)], seat, name)
        for place, (id, seat, name) in enumerate(shown)
    )


def _visited_at(state: RunState, picture: RunPicture, room: str, zone: tzinfo | None) -> str:
    number = 0 if picture.round is None else picture.round.number
    for each in reversed(state.looked_in):
        if (each.round, each.room, each.visited) == (number, room, True):
            return local_clock(picture, each.at, zone)
    return ""

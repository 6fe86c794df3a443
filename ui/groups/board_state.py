"""The board as places, without Qt: which rooms stand across, who sits where, and which place lies beside which."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ui.groups.view_state import GroupRoom, GroupsView, RoundView, SeatView
from ui.widgets.alike import alike

JUMP = 5  # rooms that Page Up and Page Down go on


class BoardPlace(Struct, frozen=True):
    """A chair, by round, room and chair, each counted from 0. One more than the last chair means the room itself: who
    is put down there observes in it."""

    row: int
    column: int
    seat: int


class Try(Struct, frozen=True):
    """A person in the air, and above what: somebody to change places with, or (`other` empty) a room to go to. `round`
    is the number of the round."""

    round: int
    person: str
    other: str = ""
    room: str = ""


class BoardState:
    """Rooms across, rounds down."""

    def __init__(self, view: GroupsView | None = None) -> None:
        self.rounds: tuple[RoundView, ...] = view.rounds if view is not None else ()
        names = dict.fromkeys(room.room for one in self.rounds for room in one.rooms)
        self.rooms = tuple(sorted(names, key=_in_order))
        self.alike = alike(seat.name for one in self.rounds for room in one.rooms for seat in room.seats)
        self._cells = [{room.room: room for room in one.rooms} for one in self.rounds]
        self._places = {
            (place.row, seat.person_id): place for place, seat in self.seats()
        }  # of who sits there; nobody has two chairs in a round

    @property
    def rows(self) -> tuple[int, ...]:
        """How many chairs the fullest room of each round has."""
        return tuple(max((len(room.seats) for room in one.rooms), default=1) for one in self.rounds)

    def cell(self, row: int, column: int) -> GroupRoom | None:
        """A room in a round; None where that room stands empty."""
        if not (0 <= row < len(self._cells) and 0 <= column < len(self.rooms)):
            return None
        return self._cells[row].get(self.rooms[column])

    def seats(self) -> Iterator[tuple[BoardPlace, SeatView]]:
        """Every chair with who sits in it."""
        for row, cells in enumerate(self._cells):
            for column, name in enumerate(self.rooms):
                room = cells.get(name)
                for at, seat in enumerate(room.seats if room is not None else ()):
                    yield BoardPlace(row, column, at), seat

    def seat(self, place: BoardPlace | None) -> SeatView | None:
        """Who sits there."""
        room = None if place is None else self.cell(place.row, place.column)
        if room is None or place is None or not 0 <= place.seat < len(room.seats):
            return None
        return room.seats[place.seat]

    def place_of(self, row: int, person: str) -> BoardPlace | None:
        """Where somebody sits in a round."""
        return self._places.get((row, person))

    def room_itself(self, beside: BoardPlace | None, column: int) -> BoardPlace | None:
        """A room as a place to go to, in the round of another place."""
        room = None if beside is None else self.cell(beside.row, column)
        return None if beside is None or room is None else BoardPlace(beside.row, column, len(room.seats))

    def first_of(self, person: str, after: BoardPlace | None = None) -> BoardPlace | None:
        """Where somebody sits first; in the round of `after`, if they sit there."""
        rows = list(range(len(self.rounds)))
        if after is not None and after.row in rows:
            rows.insert(0, after.row)
        return next((found for row in rows if (found := self.place_of(row, person)) is not None), None)

    def tried(self, person: str, place: BoardPlace | None) -> Try | None:
        """What putting this person down here would be; None where it would be nothing."""
        room = None if place is None else self.cell(place.row, place.column)
        if place is None or room is None or self.rounds[place.row].over:
            return None
        number, seat = self.rounds[place.row].number, self.seat(place)
        own = self.place_of(place.row, person)
        if seat is not None:
            return None if seat.person_id == person else Try(number, person, other=seat.person_id)
        return None if own is None or own.column == place.column else Try(number, person, room=room.room)

    # -- by keys

    def nearest(self, place: BoardPlace) -> BoardPlace | None:
        """This place, or what stands there after rooms and chairs have changed."""
        if not self.rounds or not self.rooms:
            return None
        row = max(0, min(place.row, len(self.rounds) - 1))
        taken = [at for at in range(len(self.rooms)) if self.cell(row, at) is not None]
        if not taken:
            return None
        column = min(taken, key=lambda at: abs(at - place.column))
        room = self.cell(row, column)
        return BoardPlace(row, column, max(0, min(place.seat, len(room.seats) - 1 if room else 0)))

    def across(self, place: BoardPlace, by: int) -> BoardPlace:
        """So many rooms to the right (or left), past rooms that stand empty."""
        wanted, step = place.column + by, 1 if by > 0 else -1
        columns = range(max(0, min(wanted, len(self.rooms) - 1)), len(self.rooms) if by > 0 else -1, step)
        found = next((at for at in columns if self.cell(place.row, at) is not None), place.column)
        return self.nearest(BoardPlace(place.row, found, place.seat)) or place

    def down(self, place: BoardPlace, by: int, rooms_too: bool = False) -> BoardPlace:
        """One chair down (or up), into the next round after the last. With `rooms_too` the room itself comes after its
        last chair."""
        room = self.cell(place.row, place.column)
        last = (len(room.seats) if room else 0) - (0 if rooms_too else 1)
        if 0 <= place.seat + by <= last:
            return BoardPlace(place.row, place.column, place.seat + by)
        row = place.row + by
        if not 0 <= row < len(self.rounds):
            return place
        there = self.nearest(BoardPlace(row, place.column, 0))
        if there is None:
            return place
        room = self.cell(there.row, there.column)
        chairs = len(room.seats) if room else 1
        return BoardPlace(there.row, there.column, 0 if by > 0 else chairs - (0 if rooms_too else 1))


def _in_order(room: str) -> tuple[bool, int, str]:
    """Numbered rooms by number, then the others by name."""
    return (False, int(room), room) if room.isdecimal() else (True, 0, room)

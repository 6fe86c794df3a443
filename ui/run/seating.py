"""Who is where in the round that runs, as plain values: for the wall, for the walk round the rooms, for the clocks of
single rooms. No Qt; called by `view_state`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from agendas.model import Activity, PhaseKind, Seat
from workshop_app.domain.naming import in_order
from workshop_app.domain.run import RoomNow, RunPicture, walk
from workshop_app.domain.seat_letters import round_titles, seat_letters
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom

DAY = 24 * 60


class SeatLine(Struct, frozen=True):
    """One person's place in this round: where, in which seat, with whom. `seat` None: nobody has given them one yet.
    `letter` is the one that the round's sentence gives this seat."""

    name: str
    room: str
    seat: Seat | None
    coach: str
    coachee: str
    observers: tuple[str, ...]
    letter: str = ""


class RoomClock(Struct, frozen=True):
    """The clock of one room: what is left there of which phase, and by how many minutes it differs from the others."""

    room: str
    phase: PhaseKind
    remaining: timedelta
    extra: int


class RoomLine(Struct, frozen=True):
    """One breakout room for the walk round; `look_in` is when its turn comes (None outside the coaching); `ids`
    are the people's, in the order coach, coachee, observers, and `letters` theirs in this round."""

    room: str
    coach: str
    coachee: str
    observers: tuple[str, ...]
    visited: bool
    clock: RoomClock
    look_in: datetime | None
    ids: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


def room_lines(picture: RunPicture, groups: GroupPlan | None, names: Mapping[str, str]) -> tuple[RoomLine, ...]:
    """The rooms of the round that runs; empty outside a breakout or without groups."""
    now = picture.round
    if now is None:
        return ()
    rooms = seated_rooms(picture, groups)
    turns = _turns(picture, rooms)
    letters = _letters(picture, groups)

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
            (room.coach, room.coachee, *room.observers),
            tuple(letters.get(id, "") for id in (room.coach, room.coachee, *room.observers)),
        )
        for room in rooms
    )


def _letters(picture: RunPicture, groups: GroupPlan | None) -> Mapping[str, str]:
    """By person, as the sentence of the round that runs gives them."""
    if picture.round is None or groups is None:
        return {}
    titles = round_titles(row.step for row in picture.rows)
    return seat_letters(groups.rounds, titles).get(picture.round.number, {})


def seat_lines(rooms: tuple[RoomLine, ...], late: Sequence[str] = ()) -> tuple[SeatLine, ...]:
    """Everybody's place, sorted by name; `late` are the names of those who are there and have no seat."""
    lines = [SeatLine(name, "", None, "", "", ()) for name in late]
    for room in rooms:
        places = (
            (room.coach, Seat.COACH),
            (room.coachee, Seat.COACHEE),
            *((each, Seat.OBSERVER) for each in room.observers),
        )
        for (name, seat), letter in zip(places, room.letters, strict=True):
            if name:
                lines.append(SeatLine(name, room.room, seat, room.coach, room.coachee, room.observers, letter))
    return tuple(sorted(lines, key=_by_name))


def unseated(
    picture: RunPicture,
    groups: GroupPlan | None,
    attending: Sequence[Attendance],
    names: Mapping[str, str],
    zone: tzinfo | None = None,
) -> tuple[str, ...]:
    """Who is there and has no seat in the round that runs: somebody who came late and was not dealt for. Not who is
    known to come later or to have left, by the clock on the wall in `zone` (None: the computer's own)."""
    rooms = seated_rooms(picture, groups)
    if not rooms or picture.round is None or picture.step is None:
        return ()
    seated = {each for room in rooms for each in (room.coach, room.coachee, *room.observers)}
    wall = picture.wall.astimezone(zone)
    minute = wall.hour * 60 + wall.minute + (picture.step.day - 1) * DAY
    return tuple(
        names[each.person_id]
        for each in attending
        if each.present
        and each.person_id not in seated
        and each.person_id in names
        and (each.arrives_at is None or each.arrives_at <= minute)
        and (each.leaves_at is None or minute < each.leaves_at)
        and not _gone_to_lunch(picture, each.leaves_lunch)
        and (each.leaves_after is None or picture.round.number <= each.leaves_after)
    )


def _gone_to_lunch(picture: RunPicture, day: int | None) -> bool:
    """Whether the lunch of this day has come, late or early as the day runs. A lunch that is not there never comes."""
    if day is None or picture.step is None or picture.step.day != day:
        return day is not None and picture.step is not None and picture.step.day > day
    rows = (row for row in picture.rows if row.step.activity is Activity.LUNCH and row.step.day == day)
    return any(row.start <= picture.now for row in rows)


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


def _by_name(line: SeatLine) -> tuple[tuple[str, str], str]:
    """An Ö stands with the O, where people look for it."""
    return (in_order(line.name), line.room)

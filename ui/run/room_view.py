"""What the room's window shows: a pure function from one picture to one frozen value. `RoomView` has no field for
scripts, tips, notes or anything else that is the facilitator's own, so that nothing private can leak by mistake.

No Qt here, and no sentences: words come from `ui/run/room_words.py`."""

from __future__ import annotations

import math

from msgspec import Struct

from agendas.model import PhaseKind, StepType
from handouts.room_cards import RoomCard
from ui.run.digits import Digits, digits
from ui.run.group_lines import GroupLine, group_lines
from ui.run.guidance import phase_task
from ui.run.seating import RoomClock, SeatLine, room_lines, seat_lines, unseated
from ui.run.timing import ZERO
from ui.run.view_state import (
    NO_TEXTS,
    BellMoment,
    PhaseView,
    WindowMaterial,
    local_clock,
    moment,
    phase_view,
    said_later,
    starts_at,
    wall_clock,
)
from workshop_app.domain.run import RunPicture, RunStatus

SEATS_PER_PAGE = 9  # as many names as can be read from the last row


class PhaseShare(Struct, frozen=True):
    """One phase of the round on the band: how long it is in minutes, and the share of it that is left, 0 to 1."""

    phase: PhaseKind
    minutes: float
    left: float


class RoomView(Struct, frozen=True):
    """What the projector shows. Everything here may be read by everybody. `rooms` holds the clocks of rooms that differ
    from the large one; `message` is what the facilitator has just written for everybody, `card` what is held up;
    `until` is when the item ends, `minute` the time of day on the wall in minutes; `parts` the phases of a round."""

    status: RunStatus
    title: str
    todo: str
    type: StepType | None
    digits: Digits
    phase: PhaseView | None
    seats: tuple[SeatLine, ...]
    rooms: tuple[RoomClock, ...]
    page: int
    pages: int
    page_size: int
    next_title: str
    next_at: str
    clock: str
    moment: BellMoment | None
    message: str
    black: bool
    rehearsal: bool
    groups: tuple[GroupLine, ...] = ()
    until: str = ""
    minute: int = 0
    parts: tuple[PhaseShare, ...] = ()
    card: RoomCard | None = None


def room_view(picture: RunPicture, material: WindowMaterial, per_page: int = SEATS_PER_PAGE) -> RoomView:
    """What the room sees now; `per_page` is how many seat lines its window has room for."""
    step, following = picture.step, picture.next_step
    rooms = room_lines(picture, material.groups, material.names)
    late = unseated(picture, material.groups, material.attending, material.names, material.zone)
    seats = seat_lines(rooms, late)
    pages = max(1, math.ceil(len(seats) / max(1, per_page)))
    # Equal pages: 13 people on two pages are 7 and 6, never 12 and 1.
    size = math.ceil(len(seats) / pages) if seats else 0
    # By the time of day, not by the step's: while the clock is paused people still look for their seats.
    page = int(picture.now.timestamp() / material.page_seconds) % pages
    wall = picture.wall.astimezone(material.zone)
    ends = picture.now + picture.remaining + said_later(picture)
    return RoomView(
        status=picture.status,
        title=step.title if step else "",
        todo=phase_task(picture, material.language) or (step.texts if step else NO_TEXTS).room_text,
        type=step.type if step else None,
        digits=digits(picture, material.zone),
        phase=phase_view(picture, material),
        seats=seats[page * size : (page + 1) * size],
        rooms=tuple(line.clock for line in rooms if line.clock.extra),
        page=page + 1,
        pages=pages,
        page_size=size,
        next_title=following.title if following else "",
        next_at=starts_at(picture, following, material),
        clock=wall_clock(picture, material),
        moment=moment(picture),
        message=material.message,
        black=material.black,
        rehearsal=material.rehearsal,
        groups=group_lines(picture, material.zone),
        until=local_clock(picture, ends if step else None, material.zone),
        minute=wall.hour * 60 + wall.minute,
        parts=_band(picture),
        card=material.card,
    )


def _band(picture: RunPicture) -> tuple[PhaseShare, ...]:
    """The phases of the round that runs; one alone is no more than the item's own band."""
    now = picture.round
    if now is None or now.part_remaining <= ZERO or len(now.parts) < 2:
        return ()
    found = []
    for part in now.parts:
        if part.length <= ZERO:
            continue
        left = (part.end - picture.elapsed) / part.length
        found.append(PhaseShare(part.kind, part.length.total_seconds() / 60, round(max(0.0, min(1.0, left)), 3)))
    return tuple(found)

"""What the two windows of a running day show: pure functions from one picture to one frozen value each.

No Qt here, and no sentences: words come from `ui/run/words.py`. `RoomView` is what the whole room sees; it has no field
for scripts, tips, notes or anything else that is the facilitator's own, so that nothing private can leak by mistake.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from agendas.model import Lead, PhaseKind, Seat, Step, StepType
from agendas.schedule import parse_clock
from workshop_app.domain.run import (
    Level,
    NoteTaken,
    RowStatus,
    RunPicture,
    RunStatus,
    StartedEarlier,
    StepRow,
)
from workshop_app.domain.run_picture import level_of, marks_of
from workshop_app.domain.workshops import GroupPlan, SeatedRoom

ZERO = timedelta(0)
MINUTE = timedelta(minutes=1)
CUE_SHOWN = timedelta(seconds=6)  # how long a moment that rings is also seen
FORGOTTEN = timedelta(seconds=30)  # how long after a planned moment to ask whether it was forgotten
PAGE_SECONDS = 8


class Moment(StrEnum):
    """What has just happened, shown for a few seconds: the visible bell."""

    TIME_UP = "time_up"
    NEXT_PHASE = "next_phase"


@dataclass(frozen=True, slots=True)
class Digits:
    """The one countdown of both windows. `share` is what is left of it, 0 to 1; `of_phase` tells that it is a phase of
    a breakout round and not the whole step."""

    text: str
    level: Level
    share: float
    over: bool
    paused: bool
    of_phase: bool


@dataclass(frozen=True, slots=True)
class PhaseView:
    """The breakout round that runs."""

    phase: PhaseKind
    position: int
    of: int
    next_phase: PhaseKind | None
    next_is_new_round: bool
    next_at: str
    step_left: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person's place in this round: where, in which seat, with whom."""

    name: str
    room: str
    seat: Seat
    coach: str
    coachee: str
    observers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomView:
    """What the projector shows. Everything here may be read by everybody."""

    status: RunStatus
    title: str
    todo: str
    type: StepType | None
    digits: Digits
    phase: PhaseView | None
    seats: tuple[SeatLine, ...]
    page: int
    pages: int
    next_title: str
    next_at: str
    clock: str
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One breakout room for the walk round."""

    room: str
    coach: str
    coachee: str
    observers: tuple[str, ...]
    visited: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the day: planned and actual minutes (None: not begun), start as it was or is expected."""

    step_id: str
    start: str
    title: str
    type: StepType
    planned: int
    actual: int | None
    status: RowStatus
    moved: int


@dataclass(frozen=True, slots=True)
class ConductorView:
    """What the facilitator sees: the same countdown, and everything of their own. `behind` is in whole minutes, below
    zero when ahead; `begun_late` asks whether the next step has really not begun."""

    status: RunStatus
    title: str
    digits: Digits
    phase: PhaseView | None
    behind: int
    ends_at: str
    clock: str
    leads: tuple[Lead, ...]
    todo: str
    script: str
    tips: str
    failure: str
    next_title: str
    next_at: str
    then_title: str
    then_at: str
    rooms: tuple[RoomLine, ...]
    rows: tuple[DayRow, ...]
    parked: int
    notes: tuple[NoteTaken, ...]
    overdue: bool
    last_step: bool
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Material:
    """What the windows need besides the picture: the groups, the names, the notes, and where the clock stands."""

    groups: GroupPlan | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[NoteTaken, ...] = ()
    zone: tzinfo | None = None


def countdown(remaining: timedelta) -> str:
    """ "23:41", "1:03:41"; "−0:30" when over. A full second shows until it has wholly passed."""
    seconds = (
        math.ceil(remaining / timedelta(seconds=1)) if remaining > ZERO else int(-remaining / timedelta(seconds=1))
    )
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    sign = "−" if remaining <= -timedelta(seconds=1) else ""
    return sign + (f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}")


def until_next_second(picture: RunPicture) -> int:
    """Milliseconds until the digits change, so that both windows turn over on the second."""
    left = picture.remaining % timedelta(seconds=1)
    return max(1, math.ceil((left or timedelta(seconds=1)) / timedelta(milliseconds=1)))


def digits(picture: RunPicture) -> Digits:
    """The countdown: of the phase while a phase has time left, else of the step."""
    remaining, allotted = picture.remaining, picture.allotted
    of_phase = picture.round is not None and picture.round.part_remaining > ZERO
    if picture.round is not None and of_phase:
        remaining, allotted = picture.round.part_remaining, picture.round.part_length
    share = min(1.0, max(0.0, remaining / allotted)) if allotted else 0.0
    over = remaining < ZERO
    return Digits(
        text=countdown(remaining),
        level=level_of(remaining, marks_of(None if of_phase else picture.step, allotted))
        if picture.step
        else Level.CALM,
        share=share,
        over=over,
        paused=picture.status is RunStatus.PAUSED,
        of_phase=of_phase,
    )


def moment(picture: RunPicture) -> Moment | None:
    """The visible cue, worked out from the picture so that both windows show it together."""
    if picture.step is None or picture.status is not RunStatus.RUNNING:
        return None
    if -CUE_SHOWN < picture.remaining <= ZERO:
        return Moment.TIME_UP
    now = picture.round
    if now is None or picture.elapsed < CUE_SHOWN:
        return None
    return Moment.NEXT_PHASE if now.part_length - now.part_remaining < CUE_SHOWN else None


def room_view(picture: RunPicture, material: Material, per_page: int = 12) -> RoomView:
    """What the room sees now; `per_page` is how many seat lines its window has room for."""
    step, following = picture.step, picture.next_step
    seats = seat_lines(picture, material)
    pages = max(1, math.ceil(len(seats) / max(1, per_page)))
    # Equal pages: 13 people on two pages are 7 and 6, never 12 and 1.
    size = math.ceil(len(seats) / pages) if seats else 0
    page = int(picture.elapsed / timedelta(seconds=PAGE_SECONDS)) % pages
    return RoomView(
        status=picture.status,
        title=step.title if step else "",
        todo=step.texts.room_text if step else "",
        type=step.type if step else None,
        digits=digits(picture),
        phase=_phase(picture, material),
        seats=seats[page * size : (page + 1) * size],
        page=page + 1,
        pages=pages,
        next_title=following.title if following else "",
        next_at=_starts_at(picture, following, material),
        clock=wall_clock(picture, material),
        moment=moment(picture),
    )


def conductor_view(picture: RunPicture, material: Material) -> ConductorView:
    """What the facilitator sees now."""
    step, following = picture.step, picture.next_step
    then = picture.rows[picture.index + 2].step if step and len(picture.rows) > picture.index + 2 else None
    texts = step.texts if step else None
    return ConductorView(
        status=picture.status,
        title=step.title if step else "",
        digits=digits(picture),
        phase=_phase(picture, material),
        behind=whole_minutes(picture.behind),
        ends_at=_local(picture, picture.projected_end, material),
        clock=wall_clock(picture, material),
        leads=step.leads if step else (),
        todo=texts.room_text if texts else "",
        script=texts.script if texts else "",
        tips=texts.tips if texts else "",
        failure=texts.failure if texts else "",
        next_title=following.title if following else "",
        next_at=_starts_at(picture, following, material),
        then_title=then.title if then else "",
        then_at=_starts_at(picture, then, material),
        rooms=room_lines(picture, material),
        rows=tuple(_day_row(picture, row, material) for row in picture.rows),
        parked=picture.parked,
        notes=material.notes,
        overdue=following is not None and picture.over_by >= FORGOTTEN and picture.status is RunStatus.RUNNING,
        last_step=step is not None and following is None,
        moment=moment(picture),
    )


def whole_minutes(length: timedelta) -> int:
    """Minutes towards zero: 59 seconds late is on time."""
    return int(length / MINUTE)


def wall_clock(picture: RunPicture, material: Material) -> str:
    """The time of day as the computer's clock has it."""
    return _local(picture, picture.now, material)


def room_lines(picture: RunPicture, material: Material) -> tuple[RoomLine, ...]:
    """The rooms of the round that runs; empty outside a breakout or without groups."""
    visited = picture.round.visited if picture.round else frozenset()

    def name(person: str) -> str:
        return material.names.get(person, person)

    return tuple(
        RoomLine(
            room.room, name(room.coach), name(room.coachee), tuple(map(name, room.observers)), room.room in visited
        )
        for room in _rooms(picture, material)
    )


def seat_lines(picture: RunPicture, material: Material) -> tuple[SeatLine, ...]:
    """Everybody's place in the round that runs, sorted by name."""
    lines: list[SeatLine] = []
    for room in room_lines(picture, material):
        places = (
            (room.coach, Seat.COACH),
            (room.coachee, Seat.COACHEE),
            *((each, Seat.OBSERVER) for each in room.observers),
        )
        lines.extend(
            SeatLine(name, room.room, seat, room.coach, room.coachee, room.observers) for name, seat in places if name
        )
    return tuple(sorted(lines, key=_by_name))


def parse_earlier(text: str, wall: datetime, zone: tzinfo | None = None) -> StartedEarlier | None:
    """ "10:04" is a time of day, "3" is three minutes ago; None when it is neither."""
    text = text.strip()
    if text.isdecimal() and len(text) <= 3:
        return StartedEarlier(minutes_ago=int(text))
    minute = parse_clock(text)
    if minute is None:
        return None
    local = wall.astimezone(zone)
    begun = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
    if begun - local > timedelta(hours=12):  # "23:58" said just after midnight
        begun -= timedelta(days=1)
    return StartedEarlier(at=begun)


def gap_minutes(seconds: float) -> int:
    """The length of a gap in whole minutes, at least one."""
    return max(1, round(abs(seconds) / 60))


def _by_name(line: SeatLine) -> tuple[str, str]:
    return (line.name.casefold(), line.room)


def _rooms(picture: RunPicture, material: Material) -> tuple[SeatedRoom, ...]:
    if picture.round is None or material.groups is None:
        return ()
    return next((each.rooms for each in material.groups.rounds if each.number == picture.round.number), ())


def _local(picture: RunPicture, moment: datetime | None, material: Material) -> str:
    if moment is None:
        return ""
    return f"{picture.to_wall(moment).astimezone(material.zone):%H:%M}"


def _starts_at(picture: RunPicture, step: Step | None, material: Material) -> str:
    if step is None:
        return ""
    row = next(row for row in picture.rows if row.step is step)
    return _local(picture, row.start, material)


def _phase(picture: RunPicture, material: Material) -> PhaseView | None:
    now = picture.round
    if now is None or now.part_remaining <= ZERO:
        return None
    return PhaseView(
        phase=now.phase,
        position=now.position,
        of=now.of,
        next_phase=now.next_phase,
        next_is_new_round=now.next_is_new_round,
        next_at=_local(picture, picture.now + now.part_remaining, material),
        step_left=countdown(picture.remaining),
    )


def _day_row(picture: RunPicture, row: StepRow, material: Material) -> DayRow:
    return DayRow(
        step_id=row.step.id,
        start=_local(picture, row.start, material),
        title=row.step.title,
        type=row.step.type,
        planned=row.step.minutes,
        actual=None if row.actual is None else round(row.actual / MINUTE),
        status=row.status,
        moved=whole_minutes(row.start - row.planned_start),
    )

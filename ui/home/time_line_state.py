"""What the time line of the overview shows, worked out without Qt: three lanes, the marks in them, today. Read with the
calendar, so only once the first picture stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from workshop_app.application import calendar_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.cycles import months_later
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.sessions import LAST_SESSION, InterviewSession
from workshop_app.domain.workshops import Workshop, WorkshopStatus

FIRST_CYCLE = 1
NEXT_SET = f"reset_publish_{FIRST_CYCLE}"
SHOWN_IN_CYCLE = frozenset(
    {CalendarKind.DEADLINE, CalendarKind.CHECK_IN, CalendarKind.REFLECT, CalendarKind.EVENT}
)  # the rest stands in the calendar


class Lane(StrEnum):
    """The three phases of an engagement, domain section 2.2."""

    PARAMETERS = "parameters"
    WORKSHOPS = "workshops"
    CYCLE = "cycle"


class Sign(StrEnum):
    """What a mark stands for, told apart by shape."""

    SESSION = "session"
    READ_OUT = "read_out"
    POSTPONED = "postponed"
    WORKSHOP = "workshop"
    PUBLISHED = "published"
    CHECK_IN = "check_in"
    MID_CYCLE = "mid_cycle"
    REFLECT = "reflect"
    NEXT_SET = "next_set"
    EVENT = "event"


class LineMark(Struct, frozen=True):
    """One mark: a day, or a window from `day` to `last`. `words` are the user's or the calendar's own; `done` tells
    that it is over; `address` is where it leads."""

    lane: Lane
    sign: Sign
    day: date
    last: date
    words: str = ""
    done: bool = False
    address: str = "calendar"
    key: ParameterKey | None = None


class TimeLine(Struct, frozen=True, dict=True):
    """The months shown, from the first day of one to the first day of another (not shown), and every mark by day."""

    first: date
    end: date
    today: date
    marks: tuple[LineMark, ...]

    def lane(self, lane: Lane) -> tuple[LineMark, ...]:
        return self._lanes[lane]

    @cached_property
    def next_workshop(self) -> LineMark | None:
        """The first that is still ahead."""
        ahead = (each for each in self.lane(Lane.WORKSHOPS) if not each.done and each.day >= self.today)
        return next(ahead, None)

    @cached_property
    def _lanes(self) -> Mapping[Lane, tuple[LineMark, ...]]:
        """Sorted out once: each of two hundred marks asks for those beside it."""
        return {lane: tuple(mark for mark in self.marks if mark.lane is lane) for lane in Lane}


def time_line(reader: Reader, today: date) -> TimeLine | None:
    """The first cycle and what leads to it; None while nothing has a date. Public holidays are left out, as
    everywhere on the overview."""
    entries = calendar_queries.calendar(reader, country="")
    marks = sorted((*_parameters(reader), *_workshops(reader, entries), *_cycle(entries, today)), key=_by_day)
    if not marks:
        return None
    days = [mark.day for mark in marks] + [mark.last for mark in marks]
    first, last = min(days), max(days)
    return TimeLine(_month(first), months_later(_month(last), 1), today, tuple(marks))


def _parameters(reader: Reader) -> Iterator[LineMark]:
    for each in reader.all(InterviewSession):
        day = each.started_at.astimezone().date() if each.started_at else each.planned_on
        if day is not None:
            sign = Sign.READ_OUT if each.number == LAST_SESSION else Sign.SESSION
            yield LineMark(
                Lane.PARAMETERS, sign, day, day, done=each.ended_at is not None, address="interview/sessions"
            )
    for key, record in queries.parameters(reader).items():
        if record.status is ParameterStatus.PARKED and record.parked_until is not None:
            until = record.parked_until
            yield LineMark(Lane.PARAMETERS, Sign.POSTPONED, until, until, address=f"interview/{key}", key=key)


def _workshops(reader: Reader, entries: Iterable[CalendarEntry]) -> Iterator[LineMark]:
    planned = {each.id: each for each in queries.workshops(reader)}
    for each in entries:
        if each.kind is CalendarKind.WORKSHOP and each.cycle <= FIRST_CYCLE:
            yield _workshop(each, planned.get(each.workshop_id or ""))


def _workshop(entry: CalendarEntry, planned: Workshop | None) -> LineMark:
    """One that is planned, or one that the calendar counts and nobody has planned yet."""
    if planned is None:
        return LineMark(Lane.WORKSHOPS, Sign.WORKSHOP, entry.day, entry.last, entry.title)
    over = planned.status is WorkshopStatus.FINISHED
    return LineMark(
        Lane.WORKSHOPS, Sign.WORKSHOP, entry.day, entry.last, entry.title, over, address=f"workshops/{planned.id}"
    )


def _cycle(entries: Iterable[CalendarEntry], today: date) -> Iterator[LineMark]:
    for each in entries:
        if each.cycle != FIRST_CYCLE:
            continue
        if each.kind in SHOWN_IN_CYCLE:
            over = each.done or (each.last < today and each.check_in_id is None)
            address = f"cycle/{each.check_in_id}" if each.check_in_id else "calendar"
            address = f"drafts/{each.set_id}" if each.set_id else address
            yield LineMark(Lane.CYCLE, _sign(each), each.day, each.last, each.title, over, address)
        elif each.id == NEXT_SET:
            yield LineMark(Lane.CYCLE, Sign.NEXT_SET, each.day, each.last, each.title, each.last < today)


def _sign(entry: CalendarEntry) -> Sign:
    if entry.kind is CalendarKind.DEADLINE:
        return Sign.PUBLISHED
    if entry.kind is CalendarKind.REFLECT:
        return Sign.REFLECT
    if entry.kind is CalendarKind.EVENT:
        return Sign.EVENT
    return Sign.MID_CYCLE if entry.id.startswith("mid_cycle") else Sign.CHECK_IN


def _by_day(mark: LineMark) -> tuple[date, date]:
    return mark.day, mark.last


def _month(day: date) -> date:
    return date(day.year, day.month, 1)

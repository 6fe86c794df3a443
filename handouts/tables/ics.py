"""Dates as a file for calendar programs (ICS). Whoever has dates to hand over gives events; the bytes are those of the
icalendar library. Used by the agenda and the engagement calendar; `handouts.export.save_bytes` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from workshop_app.domain.reading_direction import with_marks
from workshop_app.domain.text import without_forbidden

if TYPE_CHECKING:
    from icalendar import Component


class Event(Struct, frozen=True):
    """One entry: whole days from `first` to `last`, both included, or moments when they are ones. `uid` is the same
    each time, so that a file taken in again changes entries and doubles none."""

    uid: str
    title: str
    first: date | datetime
    last: date | datetime
    text: str = ""
    place: str = ""


def write(events: Iterable[Event], part: str, stamp: datetime) -> bytes:
    """The file. `part` names what wrote it ("agenda"), `stamp` is when it was made (UTC)."""
    from icalendar import Calendar

    events = tuple(events)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//okr-workshop//{part}//")
    for event in events:
        calendar.add_component(_component(event, stamp))
    if any(isinstance(event.first, datetime) and event.first.tzinfo is not UTC for event in events):
        calendar.add_missing_timezones()  # a program that does not know the zone by its name reads it here
    return bytes(calendar.to_ical())


def _component(event: Event, stamp: datetime) -> Component:
    import icalendar

    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp)
    made.add("dtstart", event.first)
    if isinstance(event.last, datetime):
        made.add("dtend", event.last)
    else:
        made.add("dtend", event.last + timedelta(days=1))  # the end is the first day after it
        made.add("transp", "TRANSPARENT")  # a milestone is no meeting: the day stays free
    made.add("summary", with_marks(without_forbidden(event.title)))
    for name, words in (("description", event.text), ("location", event.place)):
        if words:
            made.add(name, with_marks(without_forbidden(words)))
    return made

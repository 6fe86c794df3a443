"""Calendars (.ics) as a table: a row for each event, and for everybody who is asked to any of them. Called by `tables`.

Whoever reads people takes the guests, whoever reads a programme the events: neither has what the other looks for. Times
are those of the place an event names, else of the calendar, else of this computer, as calendars show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.rows import Gathering, IncomingTable, Watch, too_large

T = TypeVar("T")
LARGEST = 5_000_000  # bytes; the parser is Python
_HEADS = ("Guests", "E-mail", "Response", "Date", "Start", "Minutes", "Title", "Notes", "Event status")
_NO_PEOPLE = frozenset({"ROOM", "RESOURCE"})
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_ANSWERS = ("ACCEPTED", "TENTATIVE", "", "DECLINED")  # of somebody who is asked several times the first counts


def is_one(data: bytes) -> bool:
    """Whether a file is a calendar, whatever it is called."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def read(data: bytes, path: str, watch: Watch) -> IncomingTable:
    """One row an event, in the order of time, or one row a guest; KnownError for what is damaged or far too much."""
    if len(data) > LARGEST:
        raise too_large(path)
    from icalendar import Calendar  # only a calendar should pay for it

    watch(0, 1)
    try:
        calendars: Any = Calendar.from_ical(data, multiple=True)
        gathering = _gathered(calendars, path)
    except _UNREADABLE as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error
    repeating = sum(
        bool(event.get("RRULE") or event.get("RDATE")) for each in calendars for event in each.walk("VEVENT")
    )
    return replace(gathering.table(), repeating=repeating)


def _gathered(calendars: Any, path: str) -> Gathering:
    gathering = Gathering(path)
    events = [(event, _zone(each)) for each in calendars for event in each.walk("VEVENT")]
    rows = sorted(_event(event, zone) for event, zone in events)
    guests = _guests([event for event, _ in events])
    for number, row in enumerate([_HEADS, *rows, *guests] if rows else [], 1):
        gathering.add(number, [without_forbidden(cell) for cell in row])
    return gathering


def _zone(calendar: Any) -> ZoneInfo | None:
    """The zone that the calendar as a whole says its times are shown in."""
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]))
    except (KeyError, ValueError, OSError, ZoneInfoNotFoundError):
        return None


def _event(event: Any, zone: ZoneInfo | None) -> tuple[str, ...]:
    """A time that nobody can read is empty, and asked about: it costs neither its own event nor the others."""
    begin = _read(event, "DTSTART", date)
    title, notes, status = (_said(event, each) for each in ("SUMMARY", "DESCRIPTION", "STATUS"))
    if not isinstance(begin, datetime):
        return "", "", "", begin.isoformat() if begin else "", "", "", title, notes, status
    length = _length(event, begin)
    minutes = str(round(length / timedelta(minutes=1))) if length else ""
    begin = begin.astimezone(zone) if str(begin.tzinfo) == "UTC" else begin
    return "", "", "", begin.date().isoformat(), f"{begin:%H:%M}", minutes, title, notes, status


def _length(event: Any, begin: datetime) -> timedelta | None:
    """How long it takes; None where it does not say, or ends by another kind of clock than it begins."""
    length, end = _read(event, "DURATION", timedelta), _read(event, "DTEND", datetime)
    if length is None and end is not None and (end.tzinfo is None) == (begin.tzinfo is None):
        return end - begin
    return length


def _read(event: Any, name: str, kind: type[T]) -> T | None:
    """What stands under this name, where it is of this kind."""
    try:
        found = event.decoded(name)
    except _UNREADABLE:
        return None
    return found if isinstance(found, kind) else None


def _said(event: Any, name: str) -> str:
    """Its words; the first of them where an event has several."""
    found = event.get(name, "")
    return str(found[0] if isinstance(found, list) else found)


def _guests(events: Sequence[Any]) -> Iterator[tuple[str, ...]]:
    """Whoever invites first, then those who are asked, each once; a room has no name here, so that it is listed as
    nobody."""
    found: dict[str, tuple[str, str, str]] = {}
    for event in events:
        asked = event.get("ATTENDEE", [])
        host = event.get("ORGANIZER") if asked else None
        for each in [*([host] if host is not None else []), *(asked if isinstance(asked, list) else [asked])]:
            name, address, answer = _guest(each)
            before = found.get(address, (name, address, answer))
            found[address] = (before[0] or name, address, min(before[2], answer, key=_ANSWERS.index))
    for name, address, answer in found.values():
        yield name, address, answer.lower()


def _guest(person: Any) -> tuple[str, str, str]:
    name = str(person.params.get("CN", "")).strip()
    if str(person.params.get("CUTYPE", "")).upper() in _NO_PEOPLE:
        return "", f"{name} <{_address(person)}>", ""
    answer = str(person.params.get("PARTSTAT", "")).upper()
    return "" if "@" in name else name, _address(person), answer if answer in _ANSWERS else ""


def _address(person: Any) -> str:
    words = str(person)
    return words[7:] if words[:7].lower() == "mailto:" else words

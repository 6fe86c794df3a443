"""The dates of an engagement for calendar programs. Called by the calendar screen, on the worker thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct, field

from handouts.compose.frame import joined
from handouts.tables import ics
from handouts.wording import Words, apart
from workshop_app.domain.calendar import CalendarEntry, CalendarKind

TASKS = {"coach": "calendar.task_coach", "lead": "calendar.task_lead", "people": "calendar.task_people"}
OBSTACLES = {"weekend": "calendar.weekend", "holiday": "calendar.holiday", "blackout": "calendar.blackout"}


class Dates(Struct, frozen=True):
    """What the file is made from. `places` holds where each workshop is, by its id; `title` names the file where it is
    not the whole calendar."""

    engagement_id: str
    client: str
    entries: tuple[CalendarEntry, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


def name(dates: Dates, words: Words) -> str:
    """The file's name without ending: as the printed calendar's."""
    return dates.title or words("calendar.file", client=dates.client)


def render(dates: Dates, words: Words, stamp: datetime) -> bytes:
    """The file. `stamp` is when it was made (UTC)."""
    return ics.write(_events(dates, words), "calendar", stamp)


def _events(dates: Dates, words: Words) -> Iterable[ics.Event]:
    workshops = {each.workshop_id: each.title for each in dates.entries if each.kind is CalendarKind.WORKSHOP}
    for entry in dates.entries:
        title = _title(entry, words, workshops.get(entry.workshop_id, ""))
        yield ics.Event(
            uid=f"{entry.id}-{dates.engagement_id}@okr-workshop",
            title=f"{apart(title)} ({apart(dates.client)})" if dates.client else title,
            first=entry.day,
            last=entry.last,
            text=_moved(entry, words),
            place=dates.places.get(entry.workshop_id or "", "") if entry.kind is CalendarKind.WORKSHOP else "",
        )


def _title(entry: CalendarEntry, words: Words, workshop: str) -> str:
    """A task says whose it is, for three people import the same file, and which workshop it is for; a commitment that
    it is one, and whether it is done."""
    if entry.kind is CalendarKind.COMMITMENT:
        return words("calendar.commitment_done" if entry.done else "calendar.commitment", what=entry.title)
    if entry.who not in TASKS:
        return entry.title
    return words(TASKS[entry.who], what=joined(entry.title, workshop))


def _moved(entry: CalendarEntry, words: Words) -> str:
    if entry.obstacle is None:
        return ""
    why = entry.obstacle_name or words(OBSTACLES[entry.obstacle.value])
    return words("calendar.moved_from", day=words.date(entry.wanted), why=why)

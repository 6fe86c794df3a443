"""The programme of a conference in the XML that frab, pretalx and others publish ("schedule.xml"), as a table. Called
by `tables`; the format is described at https://c3voc.de/wiki/schedule.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.packages import PackageFault, PackageRefused, watched_tree
from workshop_app.incoming.rows import MOST_CELLS, Gathering, IncomingTable, Watch

_HEADS = ("Date", "Start", "Duration", "Title", "Track", "Speakers", "Notes")


def is_one(data: bytes) -> bool:
    """Whether a file is such a programme, whatever it is called."""
    start = data[:5000]
    return b"<schedule" in start and (b"<conference" in start or b"<day" in start)


def read(data: bytes, path: str, watch: Watch) -> IncomingTable:
    """One row an event, of each day by their times; a room is what groups at work at once have."""
    watch(0, 1)
    try:
        root = watched_tree(data, "schedule")
    except PackageRefused as refused:
        code = ErrorCode.TABLE_TOO_LARGE if refused.fault is PackageFault.TOO_LARGE else ErrorCode.TABLE_DAMAGED
        raise KnownError(code, path=path, most=MOST_CELLS, detail=refused.detail) from refused
    gathering = Gathering(path)
    rows = [row for day in root.iter("day") for row in sorted(_events(day), key=lambda row: row[:2])]
    for number, row in enumerate([_HEADS, *rows] if rows else [], 1):
        gathering.add(number, [without_forbidden(cell) for cell in row])
    return gathering.table()


def _events(day: Element) -> Iterator[tuple[str, ...]]:
    rooms = list(day.iter("room"))
    several = sum(each.find("event") is not None for each in rooms) > 1
    for room in rooms:
        for event in room.iter("event"):
            people = ", ".join(_said(each) for each in event.iter("person"))
            start = _said(event.find("start"))
            start = start.zfill(5) if start else ""  # none is not midnight
            told = (_said(event.find("duration")), _said(event.find("title")))
            place = room.get("name", "") if several else ""
            yield day.get("date", ""), start, *told, place, people, _said(event.find("subtitle"))


def _said(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""

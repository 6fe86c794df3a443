"""Reads what still lies ahead of an engagement: its workshops, and the milestones of its calendar."""

from __future__ import annotations

from datetime import date

from handouts.gather import ComposeOptions
from workshop_app.application import calendar_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.workshops import Workshop

MILESTONES = frozenset([CalendarKind.WORKSHOP, CalendarKind.DEADLINE, CalendarKind.CYCLE, CalendarKind.REFLECT])
TO_THE_NEXT_SET = ("reset_review", "reset_publish")  # what a top leader reads, and what everybody will


def workshops_ahead(reader: Reader, today: date) -> tuple[tuple[date, str], ...]:
    """The workshops still ahead."""
    ahead = [(each.day, each.title) for each in reader.all(Workshop) if each.day is not None and each.day >= today]
    return tuple(sorted(ahead))


def milestones_ahead(reader: Reader, options: ComposeOptions) -> tuple[tuple[date, str], ...]:
    """What a sponsor keeps in mind of the calendar: workshops, when OKRs are published, where a cycle begins, is looked
    at by all teams and ends, and the way to the next set."""
    entries = calendar_queries.calendar(reader, language=options.language)
    return tuple((each.day, each.title) for each in entries if each.day >= options.day and _is_milestone(each))


def _is_milestone(entry: CalendarEntry) -> bool:
    if entry.kind is CalendarKind.RESET:
        return entry.id.startswith(TO_THE_NEXT_SET)
    return entry.kind in MILESTONES or entry.id == calendar_queries.MID_CYCLE

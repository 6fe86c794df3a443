"""Reads roles and dates of the engagement into the sources of their documents, as `gather` does for the others."""

from __future__ import annotations

from collections.abc import Iterator

from handouts import wording
from handouts.gather import ComposeOptions, imprint
from handouts.gather_parameters import shown
from handouts.parameter_sources import CalendarLine, CalendarSource, PrintedRole, RolesSource
from workshop_app.application import calendar_queries, interview_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.calendar_order import slip_words
from workshop_app.domain.days_off import Obstacle
from workshop_app.domain.own_parameters import answer_of
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.roles import RoleNeed
from workshop_app.domain.workshops import Workshop


def roles(reader: Reader, options: ComposeOptions) -> tuple[RolesSource, ...]:
    """One line per role and holder, in the order of the days from which they are needed."""
    assignments = queries.roles(reader)
    lines = []
    for deadline in calendar_queries.role_deadlines(reader, options.day):
        row = deadline.row
        needed = row.need is not RoleNeed.NOT_HERE
        since = deadline.urgent_on if needed else None
        holders = [each for each in assignments if each.kind is row.kind and each.name.strip()]
        lines += [
            PrintedRole(row.kind, each.name.strip(), each.contact.strip(), each.load.strip(), since, False, needed)
            for each in holders
        ]
        if not holders:
            load = row.assignment.load.strip() if row.assignment else ""
            lines.append(PrintedRole(row.kind, "", "", load, since, row.gap, needed))
    return (RolesSource(imprint(reader, options), tuple(lines)),)


def calendar(reader: Reader, options: ComposeOptions) -> tuple[CalendarSource, ...]:
    facts = interview_queries.facts(reader)
    lines = sorted(_lines(reader, options.language), key=lambda line: (line.first, line.last, line.what))
    if not lines:
        return ()
    slips = calendar_queries.out_of_order(reader)
    date_words = wording.load(options.language).with_short_dates().date
    notes = tuple(slip_words(each, options.language, date_words) for each in slips)
    return (CalendarSource(imprint(reader, options), tuple(lines), facts.cycle_start, facts.cycle_end, notes),)


def _lines(reader: Reader, language: str) -> Iterator[CalendarLine]:
    """The dates everybody shares: what coach and lead prepare around a workshop stands in its own list,
    and what people committed themselves to in its report."""
    words = wording.load(language)
    places = {each.id: each.place for each in reader.all(Workshop)}
    for entry in calendar_queries.calendar(reader, language=language):
        if entry.kind not in (CalendarKind.TASK, CalendarKind.COMMITMENT):
            place = places.get(entry.workshop_id or "", "")
            yield CalendarLine(entry.day, entry.last, entry.title, place, _moved(entry, words))
    for each in shown(reader, language):
        answer = answer_of(each.subject)
        if answer.status is ParameterStatus.PARKED and answer.parked_until is not None:
            what = words("calendar.parked", parameter=each.short_title)
            yield CalendarLine(answer.parked_until, answer.parked_until, what, answer.owner)
    for day in sorted({day for each in shown(reader, language) if (day := answer_of(each.subject).review_on)}):
        yield CalendarLine(day, day, words("calendar.review"))


def _moved(entry: CalendarEntry, words: wording.Words) -> str:
    """Why it is not on the day it would fall on; weekends explain themselves."""
    if entry.obstacle is None or entry.obstacle is Obstacle.WEEKEND:
        return ""
    why = entry.obstacle_name or words(f"calendar.{entry.obstacle.value}")
    return words("calendar.moved", why=why)


def count_one(reader: Reader, options: ComposeOptions) -> int:
    return 1


def count_calendar(reader: Reader, options: ComposeOptions) -> int:
    return len(calendar(reader, options))

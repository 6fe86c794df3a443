"""Reads roles and dates of the engagement into the sources of their documents, as `gather` does for the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from handouts import wording
from handouts.gather import ComposeOptions, imprint
from handouts.gather_parameters import shown
from handouts.parameter_sources import CalendarLine, CalendarSource, PrintedRole, RolesSource
from workshop_app.application import calendar_queries, interview_queries, queries, role_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.calendar_order import slip_words
from workshop_app.domain.days_off import Obstacle
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.own_parameters import answer_of
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.roles import RoleNeed, names_in
from workshop_app.domain.workshops import Workshop

MOST_ADDRESSES = 6  # of one role; more people are reached through whoever leads them


def roles(reader: Reader, options: ComposeOptions) -> tuple[RolesSource, ...]:
    """One line per role and holder, in the order of the days from which they are needed."""
    assignments = queries.roles(reader)
    emails = {each.name.strip(): each.email.strip() for each in reader.all(Person) if each.email.strip()}
    lines: list[PrintedRole] = []
    for deadline in calendar_queries.role_deadlines(reader, options.day):
        row = deadline.row
        needed = row.need is not RoleNeed.NOT_HERE
        since = deadline.urgent_on if needed else None
        holders = [each for each in assignments if each.kind is row.kind and each.name.strip()]
        lines += [
            PrintedRole(row.kind, each.name.strip(), _addresses(each, emails), each.load.strip(), since, False, needed)
            for each in holders
        ]
        if not holders:
            load = row.assignment.load.strip() if row.assignment else ""
            lines.append(PrintedRole(row.kind, "", "", load, since, row.gap, needed))
        if row.in_sets:
            named = wording.in_a_row(role_queries.named_in_sets(reader).names)
            lines[-max(len(holders), 1) :] = [replace(lines[-1], name=named, gap=False)]
    return (RolesSource(imprint(reader, options), tuple(lines)),)


def _addresses(holder: RoleAssignment, emails: Mapping[str, str]) -> str:
    """What was typed, and of a few people together the addresses that the list of people knows besides, each on a line
    of its own."""
    typed = holder.contact.strip()
    names = names_in(holder.name)
    known = [emails[name] for name in names if name in emails] if len(names) <= MOST_ADDRESSES else []
    return "\n".join(filter(None, (typed, *(each for each in known if each not in typed))))


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

"""Reads roles and dates of the engagement into the sources of their documents, as `gather` does for the others."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from handouts import wording
from handouts.gather import ComposeOptions, imprint, imprint_of_cycle
from handouts.gather_ahead import engagement_dates
from handouts.gather_parameters import shown
from handouts.parameter_sources import CalendarSource, PrintedRole, RolesSource
from workshop_app.application import calendar_queries, interview_queries, queries, role_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar_order import slip_words
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.people import Person
from workshop_app.domain.roles import RoleNeed, names_in

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
    lines = tuple(each.line for each in engagement_dates(reader, options.language, shown(reader, options.language)))
    if not lines:
        return ()
    slips = calendar_queries.out_of_order(reader)
    date_words = wording.load(options.language).with_short_dates().date
    notes = tuple(slip_words(each, options.language, date_words) for each in slips)
    return (CalendarSource(imprint_of_cycle(reader, options, 1), lines, facts.cycle_start, facts.cycle_end, notes),)


def count_one(reader: Reader, options: ComposeOptions) -> int:
    return 1


def count_calendar(reader: Reader, options: ComposeOptions) -> int:
    return len(calendar(reader, options))

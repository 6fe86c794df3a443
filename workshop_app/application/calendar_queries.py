"""The read side of dates: the engagement calendar, days off, and when each role becomes urgent. Part of the surface
told in `interview_queries`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from agendas.model import AgendaKind
from workshop_app.application import queries
from workshop_app.application.interview_queries import facts
from workshop_app.application.ports import Reader
from workshop_app.application.public_holidays import public_holidays
from workshop_app.domain import calendar as dates
from workshop_app.domain import role_dates
from workshop_app.domain.cycles import plausible
from workshop_app.domain.days_off import DaysOff
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

# Counted workshops, and the kind of planned one that takes their place.
COUNTED = {
    AgendaKind.TOP_LEVEL: "top_level_workshop_1",
    AgendaKind.EXPERT: "expert_workshop_1",
    AgendaKind.TEAM_LEVEL: "team_workshops_1",
    AgendaKind.CHAMPION: "kr_champion_workshop_1",
}


def calendar(
    reader: Reader, country: str | None = None, region: str | None = None, cycles: int = 1, language: str = "en"
) -> tuple[dates.CalendarEntry, ...]:
    """The engagement calendar with the workshops planned and their preparation. `country` None takes the
    engagement's."""
    known = facts(reader)
    off = days_off(reader, country, region, cycles)
    planned = _planned(reader)
    entries = [
        each for each in dates.engagement_calendar(known, off, cycles, language) if not _stands_for(each, planned)
    ]
    entries += dates.workshop_days(planned)
    for workshop in planned:
        entries += dates.workshop_preparation(workshop, off, language)
    return tuple(sorted(entries, key=lambda each: (each.day, each.last)))


def days_off(reader: Reader, country: str | None = None, region: str | None = None, cycles: int = 1) -> DaysOff:
    """Blackout weeks and public holidays around the engagement."""
    known, engagement = facts(reader), queries.engagement(reader)
    days = [each.day for each in _planned(reader) if each.day is not None]
    if known.cycle_start is not None:
        months = timedelta(days=31 * known.cycle_months * max(1, cycles) + 60)
        days += [known.cycle_start - timedelta(days=90), known.cycle_start + months]
    years = range(min(days).year, max(days).year + 1) if days else range(0)
    where = engagement.country if country is None else country
    within = (engagement.region if country is None else "") if region is None else region
    try:
        return DaysOff(known.blackout, public_holidays(where, years, within))
    except KnownError:
        if country is None:  # a country this version knows no holidays of: the calendar goes on without them
            return DaysOff(known.blackout)
        raise


def role_deadlines(reader: Reader, today: date | None = None) -> tuple[role_dates.RoleDeadline, ...]:
    """Every role with the day it becomes urgent, by day."""
    return role_dates.role_deadlines(
        queries.roles(reader), queries.parameters(reader), facts(reader), _planned(reader), today
    )


def _planned(reader: Reader) -> tuple[Workshop, ...]:
    """The workshops with a day that can be planned around."""
    return tuple(each for each in queries.workshops(reader) if plausible(each.day))


def _stands_for(entry: dates.CalendarEntry, planned: Iterable[Workshop]) -> bool:
    """Whether a workshop with a day of its own takes the place of a counted one."""
    return entry.id in {COUNTED[each.kind] for each in planned if each.kind in COUNTED}

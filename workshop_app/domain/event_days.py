"""Sets that are tied to an event and not to the end of the cycle: their days in the calendar, and on which days their
check-ins fall (domain section 12). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from workshop_app.domain.calendar import CalendarEntry, CalendarKind, calendar_words, entry_on
from workshop_app.domain.cycle_days import SHARED_END
from workshop_app.domain.days_off import DaysOff, Shift
from workshop_app.domain.okr import DraftSet

REFLECT_DAYS = 7  # the look back begins the day after the event


def event_entries(
    sets: Iterable[tuple[DraftSet, str]], days_off: DaysOff, language: str = "en"
) -> Iterator[CalendarEntry]:
    """The day of each event, which nobody moves, and the look back after it; each set comes with its team's name."""
    words = calendar_words(language)["event"]
    for draft, team in sets:
        if draft.event_day is None:
            continue
        day, name = draft.event_day, draft.event.strip() or words["nameless"]
        title = words["of_team"].format(event=name, team=team)
        yield CalendarEntry(
            f"event_{draft.id}", CalendarKind.EVENT, title, day, day, day, cycle=draft.cycle, set_id=draft.id
        )
        yield entry_on(
            f"event_reflect_{draft.id}",
            CalendarKind.REFLECT,
            words["reflect"].format(team=team),
            day + timedelta(days=1),
            days_off,
            Shift.LATER,
            lasts=REFLECT_DAYS,
            cycle=draft.cycle,
            set_id=draft.id,
        )


def check_ins_until(event: date, shared: Iterable[date], rhythm: int, published: date | None) -> tuple[date, ...]:
    """On which days such a set meets: with all the others while its event is ahead, and on in the same rhythm (days)
    where the cycle ends before it. None falls into the two weeks before the event. Where the cycle has no days yet,
    they are counted from publishing."""
    last_day = event - timedelta(days=SHARED_END)
    days = [day for day in sorted(shared) if day <= last_day]
    day = days[-1] if days else published
    while day is not None and rhythm > 0 and (day := day + timedelta(days=rhythm)) <= last_day:
        if not days or day > days[-1]:
            days.append(day)
    return tuple(days)

"""Reads the dates of an engagement, for every paper that tells of them: the calendar tells all, the others those of
some kinds, and none counts a day of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from handouts import wording
from handouts.gather import ComposeOptions
from handouts.parameter_sources import CalendarLine
from workshop_app.application import calendar_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.days_off import Obstacle
from workshop_app.domain.own_parameters import answer_of
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.workshops import Workshop

if TYPE_CHECKING:
    from handouts.gather_parameters import Shown

# What a client keeps in mind of the calendar; the rest are check-ins, mails and tasks.
PROPOSED = frozenset(
    [
        *(CalendarKind.PREPARATION, CalendarKind.WORKSHOP, CalendarKind.DRAFTING),
        *(CalendarKind.DEADLINE, CalendarKind.CYCLE, CalendarKind.REFLECT),
    ]
)
TO_THE_NEXT_SET = ("reset_review", "reset_publish")  # what a top leader reads, and what everybody will
REVIEW = "review"  # of the parameters
MOST_NAMED = 3  # of the parameters that are looked at again on one day


class EngagementDate(Struct, frozen=True):
    """One date as it is printed, and what it is: `kind` and `id` of its calendar entry, None where it is a day of a
    parameter."""

    line: CalendarLine
    kind: CalendarKind | None = None
    id: str = ""


def engagement_dates(reader: Reader, language: str, listed: Iterable[Shown]) -> tuple[EngagementDate, ...]:
    """The dates everybody shares, in order: what coach and lead prepare around a workshop stands in its own list, and
    what people committed themselves to in its report. `listed` are the parameters that are shown."""
    words = wording.load(language)
    found = (*_of_calendar(reader, words), *_of_parameters(tuple(listed), words))
    return tuple(sorted(found, key=lambda each: (each.line.first, each.line.last, each.line.what)))


def _of_calendar(reader: Reader, words: wording.Words) -> Iterator[EngagementDate]:
    places = {each.id: each.place for each in reader.all(Workshop)}
    for entry in calendar_queries.calendar(reader, language=words.language):
        if entry.kind not in (CalendarKind.TASK, CalendarKind.COMMITMENT):
            place = places.get(entry.workshop_id or "", "")
            line = CalendarLine(entry.day, entry.last, entry.title, place, _moved(entry, words))
            yield EngagementDate(line, entry.kind, entry.id)


def _of_parameters(listed: Iterable[Shown], words: wording.Words) -> Iterator[EngagementDate]:
    reviews: dict[date, list[str]] = {}
    for each in listed:
        answer = answer_of(each.subject)
        if answer.status is ParameterStatus.PARKED and answer.parked_until is not None:
            what = words("calendar.parked", parameter=each.short_title)
            yield EngagementDate(CalendarLine(answer.parked_until, answer.parked_until, what, answer.owner))
        if answer.review_on is not None:
            reviews.setdefault(answer.review_on, []).append(each.short_title)
    for day, titles in reviews.items():
        what = _reviewed(titles, words) if len(reviews) > 1 else words("calendar.review")
        yield EngagementDate(CalendarLine(day, day, what), id=REVIEW)


def _reviewed(titles: list[str], words: wording.Words) -> str:
    """Which parameters one of several days is about; of more than a few, how many."""
    if len(titles) <= MOST_NAMED:
        return words("calendar.review_of", parameters=wording.in_a_row(titles))
    return words("calendar.review_some", n=len(titles))


def _moved(entry: CalendarEntry, words: wording.Words) -> str:
    """Why it is not on the day it would fall on; weekends explain themselves."""
    if entry.obstacle is None or entry.obstacle is Obstacle.WEEKEND:
        return ""
    why = entry.obstacle_name or words(f"calendar.{entry.obstacle.value}")
    return words("calendar.moved", why=why)


def workshops_ahead(reader: Reader, today: date) -> tuple[tuple[date, str], ...]:
    """The workshops still ahead."""
    ahead = [(each.day, each.title) for each in reader.all(Workshop) if each.day is not None and each.day >= today]
    return tuple(sorted(ahead))


def milestones_ahead(reader: Reader, options: ComposeOptions, listed: Iterable[Shown]) -> tuple[CalendarLine, ...]:
    """What a sponsor keeps in mind of the calendar and is not over: what a proposal tells, where a cycle is looked at
    by all teams, the way to the next set, and when parameters are looked at again."""
    dates = engagement_dates(reader, options.language, listed)
    return tuple(each.line for each in dates if each.line.last >= options.day and _is_milestone(each))


def _is_milestone(each: EngagementDate) -> bool:
    if each.kind is CalendarKind.RESET:
        return each.id.startswith(TO_THE_NEXT_SET)
    return each.kind in PROPOSED or each.id in (calendar_queries.MID_CYCLE, REVIEW)

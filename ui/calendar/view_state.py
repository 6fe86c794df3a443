"""What the calendar screen shows, worked out without Qt: the dates by month, what was moved and why, what they are
counted from. Also the jobs that fetch public holidays and write the file for calendar programs. Called by the calendar
panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handouts import wording
from handouts.tables.dates import Dates, name, render
from workshop_app.application import calendar_queries, interview_queries, public_holidays, queries
from workshop_app.application.commands.parameters import SetDetail
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.calendar_order import OrderSlip
from workshop_app.domain.cycles import months_later
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts, date_ranges

if TYPE_CHECKING:
    from ui.background import Progress

MOST_CYCLES = 4
PREPARATION_MONTHS = 2  # the interviews begin eight weeks before a cycle


class CalendarRequest(Struct, frozen=True):
    """What the user wants to see: so many cycles, whether the tasks around workshops are among them, and whether they
    stand below their workshop or with everything else in their month."""

    cycles: int = 1
    tasks: bool = True
    by_workshop: bool = True


class Month(Struct, frozen=True):
    """The entries that begin in one month, `first` is its first day; or, with `workshop`, one workshop and everything
    around it, `first` is its day."""

    first: date
    entries: tuple[CalendarEntry, ...]
    workshop: str = ""


class CalendarView(Struct, frozen=True, dict=True):
    """The whole screen. `with_holidays` tells whether the country's holidays were stepped around; `unread` holds the
    lines about weeks to stay out of that carry no date, `slips` the dates that break the order of an engagement, told
    in `language`."""

    months: tuple[Month, ...]
    facts: ProgrammeFacts
    country: str
    region: str
    zone: str
    blackout: str
    unread: tuple[str, ...]
    with_holidays: bool
    proposed: date
    today: date
    slips: tuple[OrderSlip, ...] = ()
    language: str = "en"

    @cached_property
    def entries(self) -> tuple[CalendarEntry, ...]:
        return tuple(entry for month in self.months for entry in month.entries)

    @cached_property
    def moved(self) -> int:
        return sum(entry.moved for entry in self.entries)

    @property
    def backwards(self) -> bool:
        """Whether the last day written down lies before the first."""
        start, end = self.facts.cycle_start, self.facts.cycle_end
        return start is not None and end is not None and end < start


def calendar_view(reader: Reader, request: CalendarRequest, today: date, with_holidays: bool) -> CalendarView:
    """Everything the screen shows. Without holidays nothing slow is touched."""
    engagement, facts = queries.engagement(reader), interview_queries.facts(reader)
    country = engagement.country if with_holidays else ""
    region = engagement.region if with_holidays else ""
    entries = calendar_queries.calendar(reader, country, region, request.cycles, _language(reader))
    shown = [each for each in entries if request.tasks or each.kind is not CalendarKind.TASK]
    return CalendarView(
        months=_sections(shown) if request.by_workshop else _months(shown),
        facts=facts,
        country=engagement.country,
        region=engagement.region,
        zone=engagement.zone,
        blackout=facts.blackout_words,
        unread=_unread(facts.blackout_words, facts.blackout),
        with_holidays=bool(country),
        proposed=months_later(date(today.year, today.month, 1), PREPARATION_MONTHS + 1),
        today=today,
        slips=calendar_queries.out_of_order(reader),
        language=_language(reader),
    )


def _months(entries: Iterable[CalendarEntry]) -> tuple[Month, ...]:
    return tuple(Month(first, tuple(each)) for first, each in groupby(entries, key=_month))


def _sections(entries: Sequence[CalendarEntry]) -> tuple[Month, ...]:
    """In the order of days: each planned workshop with everything around it, so that no tasks bury it, and between two
    of them what belongs to none, by month."""
    held: dict[str | None, CalendarEntry] = {}
    for each in entries:
        if each.kind is CalendarKind.WORKSHOP and each.workshop_id is not None:
            held.setdefault(each.workshop_id, each)
    around: dict[str | None, list[CalendarEntry]] = {}
    for each in entries:
        around.setdefault(each.workshop_id, []).append(each)
    shown: list[Month] = []
    for each in (one for one in entries if held.get(one.workshop_id, one) is one):
        if each.workshop_id in held:
            shown.append(Month(each.day, tuple(around[each.workshop_id]), each.title))
        elif shown and not shown[-1].workshop and shown[-1].first == _month(each):
            shown[-1] = Month(shown[-1].first, (*shown[-1].entries, each))
        else:
            shown.append(Month(_month(each), (each,)))
    return tuple(shown)


def detail_command(reader: Reader, name: str, value: str) -> SetDetail:
    """Write one record field of parameter 4, where the cycle's dates live: nothing is typed twice."""
    return SetDetail(queries.parameter(reader, ParameterKey.CYCLE).id, name, value)


def _month(entry: CalendarEntry) -> date:
    return date(entry.day.year, entry.day.month, 1)


def _unread(text: str, found: tuple[DateRange, ...]) -> tuple[str, ...]:
    """Lines in words only: left to people."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(line for line in lines if not date_ranges(line))


def _language(reader: Reader) -> str:
    """The engagement's language where the calendar is written in it."""
    language = queries.engagement(reader).language
    return language if language in wording.languages() else "en"


# ---------------------------------------------------------------------------------------------- on the worker


class Known(Struct, frozen=True):
    """What was looked up: every country, the regions of the chosen one, and what stopped its holidays, if anything."""

    country: str
    region: str
    countries: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    problem: KnownError | None = None


class LookUp(Struct, frozen=True):
    """Job: fetch the library of public holidays, so that asking it on the window's thread is quick from then on."""

    country: str
    region: str
    year: int

    def __call__(self, progress: Progress) -> Known:
        progress.tell(0, 1)
        problem = None
        try:
            public_holidays.public_holidays(self.country, (self.year,), self.region)
        except KnownError as error:
            problem = error
        regions = public_holidays.regions(self.country) if self.country else ()
        return Known(self.country, self.region, public_holidays.countries(), regions, problem)


class WriteDates(Struct, frozen=True):
    """Job: the file for calendar programs. Gives the path it was written to."""

    dates: Dates
    language: str
    folder: Path
    stamp: datetime

    def __call__(self, progress: Progress) -> Path:
        from handouts import export

        progress.tell(0, 1)
        words = wording.load(self.language)
        return export.save_bytes(render(self.dates, words, self.stamp), name(self.dates, words), "ics", self.folder)


def write_dates(reader: Reader, view: CalendarView, folder: Path, stamp: datetime) -> WriteDates:
    """What is written: the dates as they are shown. KnownError(NOTHING_TO_EXPORT) while there are none."""
    engagement, language = queries.engagement(reader), _language(reader)
    if not view.entries:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=wording.load(language)("calendar.title"))
    places = {each.id: each.place for each in queries.workshops(reader) if each.place}
    return WriteDates(Dates(engagement.id, engagement.client, view.entries, places), language, folder, stamp)

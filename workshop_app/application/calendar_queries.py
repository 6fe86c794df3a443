"""The read side of dates: the engagement calendar, days off, and when each role becomes urgent. Part of the surface
told in `interview_queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from agendas.model import AgendaKind
from workshop_app.application import queries
from workshop_app.application.interview_queries import facts
from workshop_app.application.ports import Reader
from workshop_app.application.public_holidays import public_holidays
from workshop_app.application.role_queries import sets_name_champions
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain import calendar as dates
from workshop_app.domain import role_dates
from workshop_app.domain.calendar_order import STEPS, CalendarStep, OrderSlip, StepDays, order_slips, typed_steps
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.cycle_days import CycleDays
from workshop_app.domain.cycles import plausible
from workshop_app.domain.days_off import DaysOff
from workshop_app.domain.errors import KnownError
from workshop_app.domain.event_days import check_ins_until, event_entries
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.sessions import LAST_SESSION, InterviewSession, read_aloud_title
from workshop_app.domain.workshops import Workshop

# Counted workshops, and the kind of planned one that takes their place.
MID_CYCLE = f"{CalendarStep.MID_CYCLE.value}_1"
READ_ALOUD = "read_aloud_"
INTERVIEWS = f"{CalendarStep.PARAMETERS.value}_1"
COUNTED = {kind: f"{step.value}_1" for kind, step in STEPS.items()}


def calendar(
    reader: Reader, country: str | None = None, region: str | None = None, cycles: int = 1, language: str = "en"
) -> tuple[dates.CalendarEntry, ...]:
    """The engagement calendar with the workshops planned, their preparation and what people committed
    themselves to. `country` None takes the
    engagement's."""
    known = facts(reader)
    off = days_off(reader, country, region, cycles)
    planned, asked = _planned(reader), _interviews(reader)
    check_ins = dates.planned_check_ins(_check_ins(reader), language)
    entries = [
        replace(each, day=asked.first, last=asked.last, wanted=asked.first, obstacle=None, obstacle_name="")
        if asked is not None and each.id == INTERVIEWS
        else each
        for each in dates.engagement_calendar(known, off, cycles, language)
        if not _stands_for(each, planned) and not dates.is_planned(each, check_ins, known.check_in_days)
    ]
    entries += check_ins
    entries += _reading_aloud(reader, language) if known.cycle_start is not None else ()
    entries += dates.workshop_days(planned)
    held = tuple(each.day for each in entries if each.kind is dates.CalendarKind.CHECK_IN)
    for workshop in planned:
        entries += dates.workshop_preparation(workshop, off, language, held)
    entries += event_entries(_tied_to_events(reader), off, language)
    promised = [each for each in reader.all(Commitment) if plausible(each.due)]
    entries += dates.commitment_days(map(ToldPeople(reader).told, promised) if promised else ())
    return tuple(sorted(entries, key=lambda each: (each.day, each.last)))


def _check_ins(reader: Reader) -> Iterator[tuple[CheckIn, str, int]]:
    """Those that are planned or held, with team and cycle."""
    found = reader.all(CheckIn)
    if not found:
        return
    sets = {each.id: each for each in reader.all(DraftSet)}
    teams = {each.id: each.name for each in queries.teams(reader)}
    for each in found:
        if each.set_id in sets and plausible(each.day):
            of = sets[each.set_id]
            yield each, teams.get(of.team_id, ""), of.cycle


def _tied_to_events(reader: Reader) -> Iterator[tuple[DraftSet, str]]:
    """Sets with a day of their own, and their teams."""
    teams = {each.id: each.name for each in queries.teams(reader)}
    for each in reader.all(DraftSet):
        if each.event_day is not None and plausible(each.event_day):
            yield each, teams.get(each.team_id, "")


def check_in_days(reader: Reader, draft: DraftSet | None = None) -> tuple[date, ...]:
    """The days on which the calendar expects check-ins in the first cycle; of a set that is tied to an event, until
    that. Public holidays are left out."""
    known = facts(reader)
    counted = dates.engagement_calendar(known, DaysOff(known.blackout))
    days = tuple(each.day for each in counted if each.kind is dates.CalendarKind.CHECK_IN)
    if draft is None or draft.event_day is None:
        return days
    return check_ins_until(draft.event_day, days, known.check_in_days, draft.published_on)


def out_of_order(reader: Reader) -> tuple[OrderSlip, ...]:
    """The dates written down that break the order of an engagement. Public holidays are left out: they would move only
    what nobody wrote down, and the overview asks this whenever it is shown."""
    known = facts(reader)
    typed = tuple(_typed(reader, known))
    given = {each.step for each in typed}
    counted = dates.engagement_calendar(known, DaysOff(known.blackout))
    rest = _counted(counted, queries.parameter(reader, ParameterKey.LEVEL).option)
    return order_slips(
        (*typed, *(each for each in rest if each.step not in given)),
        known.cycle_start,
        known.cycle_end,
        known.check_in_dates,
        used=_are_used(known),
    )


def _are_used(known: ProgrammeFacts) -> bool:
    """Whether the calendar shows the check-in dates written down and does not count its own."""
    start, end = known.cycle_start, known.cycle_end
    if start is None or end is None or end < start or not known.check_in_dates:
        return True
    return bool(CycleDays(1, start, end + timedelta(days=1), known).check_in_dates)


def _typed(reader: Reader, known: ProgrammeFacts) -> Iterator[StepDays]:
    """Every step whose days somebody wrote down: interviews, workshops of the first cycle, and the dates of
    parameter 4."""
    if (asked := _interviews(reader)) is not None:
        yield asked
    yield from typed_steps(known, _planned(reader))


def _interviews(reader: Reader) -> StepDays | None:
    """The days of the sessions that ask the parameters; the last one only reads aloud what was decided."""
    planned = [each.planned_on for each in reader.all(InterviewSession) if each.number < LAST_SESSION]
    days = [day for day in planned if day is not None and plausible(day)]
    return StepDays(CalendarStep.PARAMETERS, min(days), max(days)) if days else None


def _reading_aloud(reader: Reader, language: str) -> Iterator[dates.CalendarEntry]:
    """The meetings that read aloud what was decided, on the day they were held, else planned. They stand beside the
    interviews, which are counted from where a cycle begins."""
    for each in reader.all(InterviewSession):
        day = each.started_at.astimezone().date() if each.started_at else each.planned_on
        if each.number >= LAST_SESSION and day is not None and plausible(day):
            id, title = f"{READ_ALOUD}{each.number}", read_aloud_title(language)
            yield dates.CalendarEntry(id, dates.CalendarKind.PREPARATION, title, day, day, day)


def _counted(entries: Iterable[dates.CalendarEntry], level: str) -> Iterator[StepDays]:
    """The steps of the first cycle as they are counted, without those nobody holds: pilots alone have no top-level
    workshop, the top level alone no team workshop."""
    missing = {"pilots_only": {CalendarStep.TOP_LEVEL}, "top_only": {CalendarStep.TEAM, CalendarStep.TALKS}}.get(
        level, set()
    )
    ids = {f"{step.value}_1": step for step in CalendarStep} | {"check_in_1_1": CalendarStep.CHECK_IN}
    for each in entries:
        if each.id in ids and ids[each.id] not in missing:
            yield StepDays(ids[each.id], each.day, each.last, typed=False)


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
    sessions = reader.all(InterviewSession)
    return role_dates.role_deadlines(
        *(queries.roles(reader), queries.parameters(reader), facts(reader), _planned(reader), sessions),
        today=today,
        sets_name_champions=sets_name_champions(reader),
    )


def _planned(reader: Reader) -> tuple[Workshop, ...]:
    """The workshops with a day that can be planned around."""
    return tuple(each for each in queries.workshops(reader) if plausible(each.day))


def _stands_for(entry: dates.CalendarEntry, planned: Iterable[Workshop]) -> bool:
    """Whether a workshop with a day of its own takes the place of a counted one; a check-in of all teams, on its day,
    that of the one in the middle of the cycle."""
    if entry.id == MID_CYCLE:
        return any(each.kind is AgendaKind.CHECK_IN and not each.team_id and each.day == entry.day for each in planned)
    return entry.id in {COUNTED[each.kind] for each in planned if each.kind in COUNTED}

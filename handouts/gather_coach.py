"""Reads the engagement into the coach's own papers. What is private stays behind: the log has dates, minutes and
topics, and none of the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from handouts import gather_programme
from handouts.coach_sources import (
    ArchiveSource,
    IndexedPaper,
    IndexedSet,
    LeftHandSource,
    LoggedSession,
    ProposalSource,
    SessionLogSource,
)
from handouts.gather import ComposeOptions, imprint, imprint_of_all, imprint_of_cycle
from handouts.gather_ahead import PROPOSED, EngagementDate, engagement_dates
from handouts.gather_changes import changes
from handouts.gather_parameters import shown
from handouts.gather_sets import team_names
from handouts.gather_workshops import workshop_imprint, workshops
from workshop_app.application import calendar_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import printed_cycle
from workshop_app.application.version_queries import editions, record_version
from workshop_app.application.work_minutes import work_minutes
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.own_parameters import key_of
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.reflections import SetReflection
from workshop_app.domain.sessions import BACK, LAST_SESSION, InterviewSession, load
from workshop_app.domain.versions import EditionKind, RecordEdition
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import WorkshopStatus

if TYPE_CHECKING:
    from handouts.catalogue.artefact import Artefact

DEPLOYMENT = frozenset([calendar_queries.INTERVIEWS, f"{calendar_queries.READ_ALOUD}{LAST_SESSION}"])
TRAINING = frozenset([CalendarKind.WORKSHOP, CalendarKind.DRAFTING])  # up to the day on which sets are published
CYCLE = frozenset([CalendarKind.CYCLE, CalendarKind.CHECK_IN, CalendarKind.REFLECT])
LONGEST = 24 * 60  # minutes of one session; a day that nobody ended is none
RECORD = "parameters_record"


def count_one(_reader: Reader, _options: ComposeOptions) -> int:
    return 1


def proposals(reader: Reader, options: ComposeOptions) -> tuple[ProposalSource, ...]:
    """What is known already; what is not is left to write."""
    dates = engagement_dates(reader, options.language, shown(reader, options.language))
    (roles,) = gather_programme.roles(reader, options)
    why = queries.parameter(reader, ParameterKey.WHY)
    sponsor = next((each.name.strip() for each in queries.roles(reader) if each.kind is RoleKind.SPONSOR), "")
    out = min((each.line.first for each in dates if each.kind is CalendarKind.DEADLINE), default=date.max)
    first = _span(each for each in dates if each.id in DEPLOYMENT)
    second = _span(each for each in dates if each.kind in TRAINING and each.line.first <= out)
    third = _span(each for each in dates if each.kind in CYCLE)
    return (
        ProposalSource(
            imprint_of_cycle(reader, options, 1),
            sponsor,
            why.decision.strip() if why.status is ParameterStatus.DECIDED else "",
            (first, second, third),
            tuple(each.line for each in dates if each.kind in PROPOSED),
            tuple(each for each in roles.roles if each.needed),
        ),
    )


def _span(dates: Iterable[EngagementDate]) -> tuple[date, date] | None:
    mine = [each.line for each in dates]
    return (min(each.first for each in mine), max(each.last for each in mine)) if mine else None


def session_logs(reader: Reader, options: ComposeOptions) -> tuple[SessionLogSource, ...]:
    """Interviews, workshops and looks back that were held; check-ins are their teams' own. Empty lines when blank."""
    if options.blank:
        return (SessionLogSource(imprint_of_all(reader, options), ()),)
    held = (*_interviews(reader, options), *_days(reader, options), *_look_backs(reader))
    return (SessionLogSource(imprint_of_all(reader, options), tuple(sorted(held, key=lambda each: each.day))),)


def _interviews(reader: Reader, options: ComposeOptions) -> Iterator[LoggedSession]:
    plans = load(options.language)
    titles, keys = (
        {each.number: each.title for each in plans},
        {one.id: one.key for each in plans for one in each.blocks},
    )
    asked = {each.id: each.name.strip() for each in reader.all(Interviewee)}
    names = {key_of(each.subject): each.short_title for each in shown(reader, options.language)}
    for each in reader.all(InterviewSession):
        if each.started_at is None:
            continue
        spent = sum(one.seconds for one in each.covered) // 60
        if each.ended_at is not None:
            spent = spent or round((each.ended_at - each.started_at).total_seconds() / 60)
        about = (keys.get(one.block, one.block.removeprefix(BACK)) for one in each.covered if one.seconds)
        topics = tuple(dict.fromkeys(names[key] for key in about if key in names))
        day = each.started_at.astimezone().date()
        who = ", ".join(asked[id] for id in each.attendees if asked.get(id))
        yield LoggedSession(day, titles.get(each.number, plans[-1].title), who, spent if spent < LONGEST else 0, topics)


def _days(reader: Reader, options: ComposeOptions) -> Iterator[LoggedSession]:
    for workshop, agenda in workshops(reader, options):
        if workshop.status is WorkshopStatus.FINISHED and workshop.day is not None:
            head = workshop_imprint(reader, options, workshop, agenda)
            work = work_minutes(reader, workshop, agenda)
            yield LoggedSession(
                workshop.day,
                head.title,
                workshop.place.strip(),
                work.minutes,
                planned=not work.measured,
                people=len(queries.participants(reader, workshop.id, present_only=True)),
            )


def _look_backs(reader: Reader) -> Iterator[LoggedSession]:
    teams, sets = team_names(reader), reader.column(DraftSet, "team_id")
    for each in reader.all(SetReflection):
        if each.held_on is not None and each.id in sets:
            yield LoggedSession(each.held_on, "", teams.get(sets[each.id], ""))


def left_hand_forms(reader: Reader, options: ComposeOptions) -> tuple[LeftHandSource, ...]:
    return (LeftHandSource(imprint(reader, options)),)


def _issued(edition: RecordEdition) -> tuple[date, bool]:
    """On which day, and whether it was signed."""
    return edition.signed_on or edition.at.date(), edition.kind is EditionKind.SIGNED


def archives(
    rows: Callable[[], Iterable[Artefact[Any]]], reader: Reader, options: ComposeOptions
) -> tuple[ArchiveSource, ...]:
    """Every kind of document there is something for, of all `rows`, and every set with its state."""
    issued = max(editions(reader), key=lambda each: each.at, default=None)
    groups: dict[str, list[IndexedPaper]] = {}
    for each in rows():
        count = each.count(reader, options) if each.id != "archive_index" else 0
        if count:
            paper = IndexedPaper(each.title(options.language), count)
            if each.id == RECORD and issued is not None:
                paper = IndexedPaper(paper.title, count, issued.label, *_issued(issued), record_version(reader).label)
            groups.setdefault(each.group.value, []).append(paper)
    teams = team_names(reader)
    sets = tuple(
        IndexedSet(
            teams[each.team_id],
            each.cycle,
            each.version,
            each.status,
            each.published_on,
            _changed(reader, each, options),
            printed_cycle(reader, each.cycle),
        )
        for each in reader.all(DraftSet)
        if each.team_id in teams
    )
    found = tuple((group, tuple(papers)) for group, papers in groups.items())
    return (ArchiveSource(imprint_of_all(reader, options), found, sets),)


def _changed(reader: Reader, draft: DraftSet, options: ComposeOptions) -> date | None:
    """The last day on which it became another set than the one that was published."""
    if draft.published_on is None:
        return None
    return max((made.at.date() for made in changes(reader, draft, draft.published_on, options.day)), default=None)

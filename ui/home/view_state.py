"""What the overview says, as one value computed without Qt: what is decided and open, and the one thing to do next."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from agendas.model import Activity, Agenda, StepType
from ui.home.check_ins_due import SOON, CheckInAhead, coming_check_ins, to_look_back, without_check_in
from workshop_app.application import queries
from workshop_app.application.commitments import still_open
from workshop_app.application.ports import Reader
from workshop_app.application.role_queries import role_rows
from workshop_app.application.told_people import ToldPeople
from workshop_app.application.turnout import people_there
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import OpenQuestion, ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.readiness import ready_for_workshop
from workshop_app.domain.seven_steps import steps_done, without_champion
from workshop_app.domain.workshops import Workshop, WorkshopStatus

if TYPE_CHECKING:
    from ui.home.time_line_state import TimeLine
    from workshop_app.domain.calendar_order import OrderSlip

CONCLUDED = frozenset({ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE})
FEW = 8  # workshops and drafts shown at first
FEW_POINTS = 4


class NextThing(StrEnum):
    """The one thing to do next."""

    RESUME = "resume"
    RUN_TODAY = "run_today"
    DECIDE = "decide"
    FIND_PEOPLE = "find_people"
    PLAN = "plan"
    INVITE = "invite"
    GROUP = "group"
    PRINT = "print"
    DRAFT = "draft"
    CHECK_IN = "check_in"
    PLAN_CHECK_IN = "plan_check_in"
    LOOK_BACK = "look_back"


class NextStep(Struct, frozen=True):
    """What to do, where, and the facts of its sentence."""

    what: NextThing
    address: str
    count: int = 0
    title: str = ""
    day: date | None = None
    coming: CheckInAhead | None = None


class Dot(Struct, frozen=True):
    """One parameter among the eleven; `words` is its decision, where there is one."""

    key: ParameterKey
    status: ParameterStatus
    words: str = ""
    until: date | None = None


class OpenPoint(Struct, frozen=True):
    """A question nobody could answer yet: by when, and who finds out."""

    key: ParameterKey
    text: str
    owner: str
    due: date | None
    late: bool


class DueCommitment(Struct, frozen=True):
    """What somebody (`owner`) committed themselves to and has not done: by when, and in which workshop."""

    workshop_id: str
    workshop: str
    text: str
    owner: str
    due: date | None
    late: bool


class DueCommitments(Struct, frozen=True):
    """The first of them, and how many more there are."""

    first: tuple[DueCommitment, ...] = ()
    more: int = 0


class WorkshopRow(Struct, frozen=True):
    """One workshop of the list."""

    id: str
    title: str
    day: date | None
    people: int
    finished: bool


class DraftRow(Struct, frozen=True):
    """One team's set, and which of its seven steps are written."""

    id: str
    team: str
    objectives: int
    status: DraftStatus
    key_results: int = 0
    without_champion: int = 0
    steps: tuple[bool, ...] = ()


class HomeState(Struct, frozen=True):
    """Everything on the overview. `workshops` and `drafts` are few unless all were asked for; `more_workshops` and
    `more_drafts` count the others; `points` are the first open questions, `commitments` the first that are not done;
    `published` counts the sets that are; `slips` are dates out of order, and `line` is the time line: both wait for the
    calendar."""

    client: str
    cycle: str
    cycle_start: date | None
    cycle_months: int
    sample: bool
    next: NextStep
    decided: int
    parameters: int
    dots: tuple[Dot, ...]
    undecided: tuple[ParameterKey, ...]
    open_questions: int
    points: tuple[OpenPoint, ...]
    coach: str
    missing_roles: tuple[RoleKind, ...]
    people: int
    workshops: tuple[WorkshopRow, ...]
    drafts: tuple[DraftRow, ...]
    more_workshops: int = 0
    more_drafts: int = 0
    slips: tuple[OrderSlip, ...] = ()
    line: TimeLine | None = None
    own_decided: int = 0
    own_parameters: int = 0
    commitments: DueCommitments = DueCommitments()
    check_ins: tuple[CheckInAhead, ...] = ()
    published: int = 0


def home_state(reader: Reader, today: date, all_rows: bool = False, dates: bool = False) -> HomeState:
    """Read the overview of an engagement as of today; a long programme shows few workshops and drafts at first. `dates`
    looks at their order, too."""
    engagement = queries.engagement(reader)
    records, counts = queries.parameters(reader), queries.overview(reader, today)
    undecided = tuple(missing.key for missing in ready_for_workshop(records.values()))
    planned, sets = queries.workshops(reader), queries.draft_sets(reader)
    own = reader.all(OwnParameter)
    near = queries.nearest_workshops(planned, today, len(planned) if all_rows else FEW)
    first = sets if all_rows else sets[:FEW]
    return HomeState(
        client=engagement.client,
        cycle=engagement.cycle_name,
        cycle_start=engagement.cycle_start,
        cycle_months=engagement.cycle_months,
        sample=engagement.sample,
        next=_next_step(reader, counts, undecided, today),
        decided=counts.decided,
        parameters=counts.parameters,
        dots=tuple(_dot(key, record) for key, record in records.items()),
        undecided=undecided,
        open_questions=counts.open_questions,
        points=_points(reader, today) if counts.open_questions else (),
        coach=engagement.coach,
        missing_roles=tuple(row.kind for row in role_rows(reader) if row.gap),
        people=counts.people,
        workshops=tuple(_workshop_row(reader, each) for each in near),
        drafts=_drafts(reader, first),
        more_workshops=len(planned) - len(near),
        more_drafts=len(sets) - len(first),
        slips=_slips(reader) if dates else (),
        line=_line(reader, today) if dates else None,
        own_decided=sum(each.answer.status in CONCLUDED for each in own),
        own_parameters=len(own),
        commitments=_commitments(reader, today),
        check_ins=coming_check_ins(reader, today, FEW_POINTS),
        published=sum(each.status is DraftStatus.PUBLISHED for each in sets),
    )


def _dot(key: ParameterKey, record: ParameterRecord) -> Dot:
    return Dot(key, record.status, record.decision or record.staff_text, record.parked_until)


def _slips(reader: Reader) -> tuple[OrderSlip, ...]:
    """Imported here: it needs the content files, and the overview is the first thing a start shows."""
    from workshop_app.application import calendar_queries

    return calendar_queries.out_of_order(reader)


def _line(reader: Reader, today: date) -> TimeLine | None:
    """Imported here for the same reason."""
    from ui.home.time_line_state import time_line

    return time_line(reader, today)


def _points(reader: Reader, today: date) -> tuple[OpenPoint, ...]:
    """The open questions that are due first; those without a day come last."""
    waiting = sorted(reader.all(OpenQuestion, answer=""), key=lambda each: (each.due or date.max, each.position))
    told = ToldPeople(reader)
    return tuple(
        OpenPoint(each.key, each.text, each.owner, each.due, each.due is not None and each.due < today)
        for each in map(told.told, waiting[:FEW_POINTS])
    )


def _commitments(reader: Reader, today: date) -> DueCommitments:
    waiting = still_open(reader)
    if not waiting:
        return DueCommitments()
    titles = {each.id: each.title for each in queries.workshops(reader)}
    told = ToldPeople(reader)
    first = tuple(
        DueCommitment(
            each.workshop_id, titles.get(each.workshop_id, ""), each.text, each.who, each.due, each.is_overdue(today)
        )
        for each in map(told.told, waiting[:FEW_POINTS])
    )
    return DueCommitments(first, len(waiting) - len(first))


def _next_step(reader: Reader, counts: queries.Overview, undecided: tuple[ParameterKey, ...], today: date) -> NextStep:
    begun = queries.unfinished_runs(reader) if counts.workshops else ()
    if begun:
        running = reader.get(Workshop, begun[-1].workshop_id)
        return NextStep(NextThing.RESUME, f"workshops/{running.id}/run", title=running.title)
    ahead = counts.next_workshop
    if ahead is not None and ahead.day == today:
        return NextStep(NextThing.RUN_TODAY, f"workshops/{ahead.id}/run", title=ahead.title, day=ahead.day)
    coming = next(iter(coming_check_ins(reader, today, 1)), None)
    if coming is not None and coming.days <= SOON and (ahead is None or ahead.day is None or coming.day <= ahead.day):
        return NextStep(NextThing.CHECK_IN, coming.address, title=coming.team, day=coming.day, coming=coming)
    ended = to_look_back(reader, today)
    if ended is not None and (ahead is None or ahead.day is None or ahead.day > today + timedelta(days=SOON)):
        return NextStep(NextThing.LOOK_BACK, f"cycle/{ended.id}/reflect", title=_team(reader, ended))
    if undecided:
        return NextStep(NextThing.DECIDE, f"interview/{_first_open(reader) or undecided[0]}", len(undecided))
    if not counts.people:
        return NextStep(NextThing.FIND_PEOPLE, "people")
    if ahead is None:
        return _after_workshops(reader, counts)
    return _prepare(reader, ahead)


def _first_open(reader: Reader) -> ParameterKey | None:
    """The interview goes in its own order, also through parameters a workshop could do without."""
    still_open = (ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING)
    records = queries.parameters(reader)
    return next((key for key, record in records.items() if record.status in still_open), None)


def _after_workshops(reader: Reader, counts: queries.Overview) -> NextStep:
    held = any(each.status is WorkshopStatus.FINISHED for each in queries.workshops(reader))
    if held and not counts.drafts_agreed:
        return NextStep(NextThing.DRAFT, "drafts", counts.draft_sets)
    unplanned = without_check_in(reader)
    if unplanned is not None:
        return NextStep(NextThing.PLAN_CHECK_IN, f"cycle/{unplanned.id}", title=_team(reader, unplanned))
    return NextStep(NextThing.PLAN, "workshops/new")


def _team(reader: Reader, draft: DraftSet) -> str:
    return next((each.name for each in queries.teams(reader) if each.id == draft.team_id), "")


def _prepare(reader: Reader, ahead: Workshop) -> NextStep:
    """The next workshop, piece by piece: who comes, who sits with whom, what to print."""
    if not queries.attendance(reader, ahead.id):
        return NextStep(NextThing.INVITE, f"workshops/{ahead.id}/groups", title=ahead.title, day=ahead.day)
    if queries.groups(reader, ahead.id) is None and _rotates(queries.agenda(reader, ahead.id).agenda):
        return NextStep(NextThing.GROUP, f"workshops/{ahead.id}/groups", title=ahead.title, day=ahead.day)
    return NextStep(NextThing.PRINT, "documents", title=ahead.title, day=ahead.day)


def _rotates(agenda: Agenda) -> bool:
    return any(step.type is StepType.BREAKOUT and step.activity is Activity.ROTATION for step in agenda.steps)


def _workshop_row(reader: Reader, each: Workshop) -> WorkshopRow:
    finished = each.status is WorkshopStatus.FINISHED
    return WorkshopRow(each.id, each.title, each.day, people_there(reader, each), finished)


def _drafts(reader: Reader, sets: tuple[DraftSet, ...]) -> tuple[DraftRow, ...]:
    teams = {team.id: team.name for team in queries.teams(reader)}
    return tuple(_draft_row(reader, each, teams.get(each.team_id, "")) for each in sets)


def _draft_row(reader: Reader, each: DraftSet, team: str) -> DraftRow:
    objectives = queries.objectives(reader, each.id)
    results = {one.id: queries.key_results(reader, one.id) for one in objectives}
    every = [one for few in results.values() for one in few]
    return DraftRow(
        each.id,
        team,
        len(objectives),
        each.status,
        len(every),
        without_champion(every),
        steps_done(each, objectives, results),
    )

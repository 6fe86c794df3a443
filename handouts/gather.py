"""Reads the engagement into the frozen sources documents are made from. Runs where the reader lives (the GUI thread or
the command line), takes milliseconds, and decides what a participant may see: private fields are never copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from agendas import breakouts, schedule
from agendas.model import Agenda, PhaseKind, Round
from handouts import wording
from handouts.document import Edition
from handouts.source import (
    AgendaLine,
    AgendaSource,
    DraftChecks,
    DraftObjective,
    DraftSource,
    Imprint,
    OpenItem,
    RecordEntry,
    RecordSource,
    RunSheetSource,
    SeatCardsSource,
    Source,
    TableSeats,
    WorkshopImprint,
)
from workshop_app.application import draft_queries, queries
from workshop_app.application.draft_queries import DraftSetView, ObjectiveDraft
from workshop_app.application.ports import Reader
from workshop_app.domain import parameter_content
from workshop_app.domain.engagement import RoleAssignment, RoleKind, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.parameter_content import FieldKind, ParameterContent
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

GONE = "–"


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What the user may choose. `edition` None is each artefact's usual one; `workshop_id`, `team_id` and `set_id`
    narrow to one; `blank` prints a fillable form empty, once; `day` stands in the imprint."""

    day: date
    edition: Edition | None = None
    language: str = "en"
    workshop_id: str | None = None
    team_id: str | None = None
    set_id: str | None = None
    blank: bool = False


def imprint(reader: Reader, options: ComposeOptions) -> Imprint:
    engagement = queries.engagement(reader)
    return Imprint(
        client=engagement.client,
        cycle=engagement.cycle_name,
        coach=engagement.coach,
        confidentiality=engagement.confidentiality,
        day=options.day,
        language=options.language,
    )


def parameters_record(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    records = {record.key: record for record in reader.all(ParameterRecord)}
    questions = reader.all(OpenQuestion)
    entries = tuple(
        _entry(content, records[content.key], questions, options.language)
        for content in parameter_content.load(options.language)
        if content.key in records
    )
    if not entries:
        return ()
    sponsor = _role(reader, RoleKind.SPONSOR)
    return (RecordSource(imprint(reader, options), entries, sponsor, _role(reader, RoleKind.PROJECT_LEAD)),)


def _entry(
    content: ParameterContent, record: ParameterRecord, questions: tuple[OpenQuestion, ...], language: str
) -> RecordEntry:
    """The public half of a record; `disagreed`, `verbatim` and `follow_up` are not read."""
    words = wording.load(language)
    titles = {option.id: option.title for option in content.options}
    open_items = (OpenItem(each.text, each.owner, each.due) for each in questions if _still_open(each, record))
    details = []
    for field in content.fields:
        value = record.detail(field.name).strip()
        if value and field.kind is FieldKind.DATE:
            value = _date_in_words(value, words)
        if value:
            details.append((field.label, field.shown(value)))
    return RecordEntry(
        key=content.key,
        title=content.title,
        short_title=content.short_title,
        status=record.status,
        choice=titles.get(record.option, ""),
        decision=record.decision.strip(),
        rationale=record.rationale.strip(),
        exceptions=record.exceptions.strip(),
        details=tuple(details),
        decided_by=record.decided_by,
        decided_on=record.decided_on,
        applies_from=record.applies_from,
        review_on=record.review_on,
        owner=record.owner,
        staff_text=record.staff_text.strip(),
        parked_until=record.parked_until,
        parked_reason=record.parked_reason.strip(),
        open_items=tuple(open_items),
    )


def _still_open(question: OpenQuestion, record: ParameterRecord) -> bool:
    return question.key is record.key and bool(question.text.strip()) and not question.answer.strip()


def _date_in_words(value: str, words: wording.Words) -> str:
    try:
        return words.date(date.fromisoformat(value))
    except ValueError:  # typed by hand: stays as typed
        return value


def _role(reader: Reader, kind: RoleKind) -> str:
    """Everybody named for a role, on one line."""
    return ", ".join(each.name for each in reader.all(RoleAssignment) if each.kind is kind and each.name.strip())


def _workshops(reader: Reader, options: ComposeOptions) -> tuple[tuple[Workshop, Agenda], ...]:
    found = []
    for workshop in reader.all(Workshop):
        snapshot = reader.find(WorkshopAgenda, workshop.id)
        wanted = options.workshop_id in {None, workshop.id}
        if wanted and snapshot is not None and snapshot.agenda.steps:
            found.append((workshop, snapshot.agenda))
    return tuple(found)


def _starts(workshop: Workshop, agenda: Agenda) -> tuple[int, ...]:
    return (workshop.start, *agenda.starts[1:])


def _workshop_imprint(reader: Reader, options: ComposeOptions, workshop: Workshop, agenda: Agenda) -> WorkshopImprint:
    slots = schedule.times(agenda, _starts(workshop, agenda))
    return WorkshopImprint(
        imprint=imprint(reader, options),
        title=workshop.title or agenda.title,
        day=workshop.day,
        place=workshop.place,
        start=slots[0].start,
        end=slots[-1].end,
        people=len(_present(reader, workshop)),
    )


def _present(reader: Reader, workshop: Workshop) -> tuple[Attendance, ...]:
    return tuple(each for each in reader.all(Attendance, workshop_id=workshop.id) if each.present)


def participant_agenda(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    return tuple(
        AgendaSource(_workshop_imprint(reader, options, workshop, agenda), agenda.purpose, _lines(workshop, agenda))
        for workshop, agenda in _workshops(reader, options)
    )


def _lines(workshop: Workshop, agenda: Agenda) -> tuple[AgendaLine, ...]:
    slots = schedule.times(agenda, _starts(workshop, agenda))
    return tuple(
        AgendaLine(slot.day, slot.start, slot.end, step.title, step.type, step.leads)
        for slot, step in zip(slots, (agenda.step(slot.step_id) for slot in slots), strict=True)
    )


def run_sheet(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    return tuple(
        RunSheetSource(_workshop_imprint(reader, options, workshop, agenda), agenda, _starts(workshop, agenda))
        for workshop, agenda in _workshops(reader, options)
    )


def seat_cards(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    sources = []
    for workshop, agenda in _workshops(reader, options):
        rounds = tuple(round for step in agenda.steps for round in step.rounds)
        if rounds:
            head = _workshop_imprint(reader, options, workshop, agenda)
            tables = _tables(reader, workshop)
            sources.append(SeatCardsSource(head, tables, len(rounds), _shape(rounds[0])))
    return tuple(sources)


def _shape(round: Round) -> tuple[tuple[PhaseKind, int], ...]:
    return tuple((phase.kind, phase.minutes) for phase in round.phases)


def _tables(reader: Reader, workshop: Workshop) -> tuple[TableSeats, ...]:
    """The tables of the group plan; without one, as many nameless tables as the people need, and at least one."""
    plan = reader.find(GroupPlan, workshop.id)
    if plan is not None and plan.rounds:
        return _planned_tables(plan.rounds, {person.id: person.name for person in reader.all(Person)})
    people = len(_present(reader, workshop))
    sizes = breakouts.group_sizes(people) if people > 1 else (3,)
    return tuple(TableSeats(str(nth), size) for nth, size in enumerate(sizes, start=1))


def _planned_tables(rounds: tuple[SeatedRound, ...], names: Mapping[str, str]) -> tuple[TableSeats, ...]:
    tables: dict[str, list[tuple[int, SeatedRoom]]] = {}
    for round in rounds:
        for room in round.rooms:
            tables.setdefault(room.room, []).append((round.number, _with_names(room, names)))
    return tuple(
        TableSeats(room, max(2 + len(seats.observers) for _, seats in seated), tuple(seated))
        for room, seated in tables.items()
    )


def _with_names(room: SeatedRoom, names: Mapping[str, str]) -> SeatedRoom:
    """Names for ids; somebody who was removed since is a dash."""
    observers = tuple(names.get(id, GONE) for id in room.observers)
    return SeatedRoom(room.room, names.get(room.coach, GONE), names.get(room.coachee, GONE), observers)


def _sets(reader: Reader, options: ComposeOptions) -> tuple[DraftSet, ...]:
    return tuple(
        each
        for each in reader.all(DraftSet)
        if options.set_id in {None, each.id} and options.team_id in {None, each.team_id}
    )


def drafting_handout(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    if options.blank:
        return (DraftSource(imprint(reader, options), blank=True),)
    head, shelf = imprint(reader, options), _shelf(reader)
    return tuple(_draft(head, shelf, each, None) for each in _sets(reader, options))


def draft_okrs(reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    head, shelf = imprint(reader, options), _shelf(reader)
    drafts = (_draft(head, shelf, each, _checks(reader, shelf, each)) for each in _sets(reader, options))
    return tuple(draft for draft in drafts if draft.objectives)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Every draft of the file, read once: asking the store again for each of eight teams can be felt."""

    teams: Mapping[str, Team]
    sets: tuple[DraftSet, ...]
    objectives: Mapping[str, tuple[ObjectiveDraft, ...]]  # by set

    def elsewhere(self, draft: DraftSet) -> tuple[tuple[str, str], ...]:
        """(team name, text) of the other teams' key results."""
        others = (each for each in self.sets if each.team_id != draft.team_id and each.team_id in self.teams)
        return tuple(
            (self.teams[other.team_id].name, row.text)
            for other in others
            for objective in self.objectives.get(other.id, ())
            for row in objective.key_results
        )


def _shelf(reader: Reader) -> _Shelf:
    rows: dict[str, list[KeyResult]] = {}
    for row in reader.all(KeyResult):
        rows.setdefault(row.objective_id, []).append(row)
    objectives: dict[str, list[ObjectiveDraft]] = {}
    for objective in reader.all(Objective):
        found = ObjectiveDraft(objective, tuple(rows.get(objective.id, ())))
        objectives.setdefault(objective.set_id, []).append(found)
    return _Shelf(
        teams={team.id: team for team in reader.all(Team)},
        sets=reader.all(DraftSet),
        objectives={id: tuple(found) for id, found in objectives.items()},
    )


def _draft(head: Imprint, shelf: _Shelf, draft: DraftSet, checks: DraftChecks | None) -> DraftSource:
    team = shelf.teams.get(draft.team_id)
    return DraftSource(
        imprint=head,
        team=team.name if team else "",
        mission=draft.mission.strip(),
        depends_on=draft.depends_on.strip(),
        depended_on_by=draft.depended_on_by.strip(),
        context=draft.context.strip(),
        status=draft.status,
        version=draft.version,
        objectives=tuple(_objective(each) for each in shelf.objectives.get(draft.id, ())),
        checks=checks,
    )


def _objective(draft: ObjectiveDraft) -> DraftObjective:
    objective = draft.objective
    text, why_now = objective.text.strip(), objective.why_now.strip()
    return DraftObjective(objective.id, text, why_now, objective.direction, draft.key_results)


def _checks(reader: Reader, shelf: _Shelf, draft: DraftSet) -> DraftChecks | None:
    team = shelf.teams.get(draft.team_id)
    if team is None:
        return None
    return DraftChecks(
        view=DraftSetView(draft, team, shelf.objectives.get(draft.id, ())),
        limits=draft_queries.caps(reader),
        language=queries.engagement(reader).language,
        elsewhere=shelf.elsewhere(draft),
        aside=frozenset((each.subject_id, each.code, each.text) for each in reader.all(Dismissal)),
    )


def count(artefact_id: str, reader: Reader, options: ComposeOptions) -> int:
    """How many documents an artefact would make, without reading what stands in them."""
    match artefact_id:
        case "parameters_record":
            return min(1, reader.count(ParameterRecord))
        case "participant_agenda" | "run_sheet":
            return len(_workshops(reader, options))
        case "seat_cards":
            return sum(any(step.rounds for step in agenda.steps) for _, agenda in _workshops(reader, options))
        case "drafting_handout":
            return 1 if options.blank else len(_sets(reader, options))
        case "draft_okrs":
            return sum(reader.count(Objective, set_id=each.id) > 0 for each in _sets(reader, options))
        case _:
            raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=artefact_id)


Gatherer = Callable[[Reader, ComposeOptions], tuple[Source, ...]]

GATHERERS: Mapping[str, Gatherer] = {
    "parameters_record": parameters_record,
    "participant_agenda": participant_agenda,
    "run_sheet": run_sheet,
    "seat_cards": seat_cards,
    "drafting_handout": drafting_handout,
    "draft_okrs": draft_okrs,
}

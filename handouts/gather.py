"""Reads the engagement into the frozen sources documents are made from. Runs where the reader lives (the GUI thread or
the command line), takes milliseconds, and decides what a participant may see: private fields are never copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from handouts import wording
from handouts.document import Edition
from handouts.imprint import Imprint, OpenItem
from handouts.source import (
    DraftChecks,
    DraftObjective,
    DraftSource,
    RecordEntry,
    RecordSource,
    Source,
)
from workshop_app.application import draft_queries, queries
from workshop_app.application.draft_queries import DraftSetView, ObjectiveDraft
from workshop_app.application.ports import Reader
from workshop_app.domain import parameter_content
from workshop_app.domain.engagement import RoleAssignment, RoleKind, Team
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.parameter_content import FieldKind, ParameterContent
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord


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


Gatherer = Callable[[Reader, ComposeOptions], tuple[Source, ...]]
Counter = Callable[[Reader, ComposeOptions], int]


def count_record(reader: Reader, options: ComposeOptions) -> int:
    return min(1, reader.count(ParameterRecord))


def count_handouts(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else len(_sets(reader, options))


def count_drafts(reader: Reader, options: ComposeOptions) -> int:
    return sum(reader.count(Objective, set_id=each.id) > 0 for each in _sets(reader, options))


# Per artefact: what reads its sources, and what only counts them.
GATHERERS: Mapping[str, tuple[Gatherer, Counter]] = {
    "parameters_record": (parameters_record, count_record),
    "drafting_handout": (drafting_handout, count_handouts),
    "draft_okrs": (draft_okrs, count_drafts),
}

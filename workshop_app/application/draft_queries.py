"""The read side of drafting: one set as a value, and the questions still open about it.

Used by the drafts screen and by the documents that print drafts. The caps come from the parameter interview.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.draft_surroundings import NOTHING_AROUND, DraftSurroundings, surroundings
from workshop_app.application.ports import Reader
from workshop_app.application.team_results import TeamResults
from workshop_app.domain import draft_checks, draft_order, draft_whole, parameter_rules
from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.cycles import span_of_set
from workshop_app.domain.dependencies import answered
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_days import check_learned_by
from workshop_app.domain.draft_elsewhere import Elsewhere
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts, ObjectiveFacts, objective_facts
from workshop_app.domain.draft_language import written_in
from workshop_app.domain.draft_order import AsideKey
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.programme_facts import ProgrammeFacts, programme_facts
from workshop_app.domain.said_then import SaidThen, said_then
from workshop_app.domain.scoring import Model, models_of_cycles
from workshop_app.domain.values.days import Span


class ObjectiveDraft(Struct, frozen=True):
    """An objective and its key results, in order."""

    objective: Objective
    key_results: tuple[KeyResult, ...]


class DraftSetView(Struct, frozen=True):
    """A draft set with its team and everything below it, in order."""

    draft: DraftSet
    team: Team
    objectives: tuple[ObjectiveDraft, ...]

    @property
    def key_results(self) -> tuple[KeyResult, ...]:
        return tuple(result for one in self.objectives for result in one.key_results)


class Agreement(Struct, frozen=True):
    """What drafts go by. `said` are the parameters somebody answered; the usual values stand for the others. `begun` is
    how the cycles are scored that have begun, by their number, whatever was decided since; `decided` is what was, where
    it is another way than that of the cycle this is for, and `scoring_status` how far the talk about it is; `meant` is
    what the levels of a cycle mean that has begun in them."""

    facts: ProgrammeFacts
    said: frozenset[ParameterKey]
    language: str
    begun: Mapping[int, Model] = {}
    decided: Model | None = None
    meant: SaidThen = SaidThen()
    scoring_status: ParameterStatus = ParameterStatus.NOT_ASKED

    @property
    def model(self) -> Model:
        if self.facts.caps.prescored:
            return Model.LEVELS
        return Model.GRADE if self.facts.scoring == Model.GRADE else Model.EVEN_ODDS

    @property
    def cycle(self) -> Span | None:
        """Its first and its last day, which place days without a year; None while one of them is open."""
        start, end = self.facts.cycle_start, self.facts.cycle_end
        return None if start is None or end is None else (start, end)

    @property
    def most_in_set(self) -> int:
        """Key results of a whole set: what was agreed, unless fewer fit under the objectives."""
        caps = self.facts.caps
        return min(caps.krs_per_set, caps.objectives * caps.krs_per_objective)


def draft_set(reader: Reader, set_id: str) -> DraftSetView:
    """The set; KnownError(NOT_FOUND) when it or its team is gone."""
    draft = reader.get(DraftSet, set_id)
    return DraftSetView(
        draft,
        reader.get(Team, draft.team_id),
        tuple(ObjectiveDraft(one, queries.key_results(reader, one.id)) for one in queries.objectives(reader, set_id)),
    )


def agreement(reader: Reader) -> Agreement:
    """What was agreed in the interview about drafts, the usual where nothing was said."""
    records, engagement = queries.parameters(reader), queries.engagement(reader)
    return Agreement(
        programme_facts(records, engagement, reader.all(OwnParameter), reader.all(SharedWord)),
        frozenset(key for key, record in records.items() if answered(record)),
        engagement.language,
        models_of_cycles(reader.all(DraftSet)),
        meant=said_then(records.get(ParameterKey.SCORING), Model.LEVELS),
        scoring_status=queries.parameter(reader, ParameterKey.SCORING).status,
    )


def agreed_for(agreed: Agreement, draft: DraftSet) -> Agreement:
    """The same for one set, scored as its cycle is, with the days of that; one that is tied to an event ends on its
    day."""
    if agreed.begun.get(draft.cycle, agreed.model) is not agreed.model:
        agreed = _scored(agreed, agreed.begun[draft.cycle])
    days = span_of_set(agreed.cycle, draft.cycle, draft.event_day)
    if days is None:
        return agreed if draft.event_day is None else _until(agreed, agreed.facts.cycle_start, draft.event_day)
    return _until(agreed, *days)


def _scored(agreed: Agreement, model: Model) -> Agreement:
    caps = replace(agreed.facts.caps, prescored=model is Model.LEVELS)
    facts, meant = replace(agreed.facts, scoring=str(model), caps=caps), agreed.meant
    if model is Model.LEVELS:
        facts = replace(facts, level_commit=meant.commit, level_target=meant.target, level_stretch=meant.stretch)
    return replace(agreed, facts=facts, decided=agreed.model)


def _until(agreed: Agreement, start: date | None, end: date) -> Agreement:
    return replace(agreed, facts=replace(agreed.facts, cycle_start=start, cycle_end=end))


def days_of(reader: Reader, draft: DraftSet) -> Span | None:
    """First and last day of the cycle this set is for; None while they are open."""
    return agreed_for(agreement(reader), draft).cycle


def caps(reader: Reader, draft: DraftSet | None = None) -> parameter_rules.Caps:
    """The figures of the agreement; of a set, with the days that hold for it."""
    agreed = agreement(reader)
    return caps_of(agreed if draft is None else agreed_for(agreed, draft))


def caps_of(agreed: Agreement) -> parameter_rules.Caps:
    """The same of an agreement that is at hand."""
    return replace(agreed.facts.caps, cycle=agreed.cycle)


class SetQuestions(Struct, frozen=True):
    """What is asked about a set by now, and the answers that keep other questions away: those given to the wordings
    that stand there. `without_start`: how many key results have no value of today."""

    open: tuple[DraftFinding, ...]
    aside: tuple[Dismissal, ...]
    without_start: int = 0


def questions_of(
    reader: Reader,
    set_id: str,
    asked_again: frozenset[AsideKey] = frozenset(),
    elsewhere: Elsewhere | None = None,
    today: date | None = None,
    screen: str = "en",
) -> SetQuestions:
    """The questions about a set, its objectives and key results. `asked_again` are put-aside questions whose time
    has come (see `postponed`); `elsewhere` the key results of all teams, read here where they are not given.
    `screen` is the language to ask in, which need not be that of the drafts."""
    others = TeamResults(reader).all() if elsewhere is None else elsewhere
    *_, asked = questions_in_steps(reader, set_id, asked_again, others, today, screen)
    return cast(SetQuestions, asked)


def questions_in_steps(
    reader: Reader,
    set_id: str,
    asked_again: frozenset[AsideKey],
    elsewhere: Elsewhere,
    today: date | None,
    screen: str,
) -> Iterator[SetQuestions | None]:
    """The same in small steps, for a screen where somebody may go on typing between two of them. All of it is of the
    set as it stood at the first one, and the last one gives it."""
    view = draft_set(reader, set_id)
    yield None
    language, limits = queries.engagement(reader).language, caps(reader, view.draft)
    yield None
    around = surroundings(reader, view.draft, today, screen)
    found: tuple[DraftFinding, ...] = ()
    for by_now in _findings_in_steps(view, limits, language, elsewhere, around):
        found = by_now
        yield None
    aside = {key_of(one): one for one in reader.all(Dismissal) if not (one.later and key_of(one) in asked_again)}
    lacking = without_start(view, language)
    left, hiding = draft_order.left_and_hiding(found, aside, set_id, screen, lacking)
    yield SetQuestions(left, tuple(one for key, one in aside.items() if key in hiding), lacking)


def without_start(view: DraftSetView, language: str) -> int:
    """How many key results of a set have no value of today, neither in its field nor in the sentence."""
    return sum(draft_checks.lacks_start(_start_facts(one, language)) for one in view.key_results)


def _start_facts(one: KeyResult, language: str) -> KeyResultFacts:
    said, type = written_in(one.text, language), one.type
    return KeyResultFacts(
        one.text, one.id, type, baseline=one.baseline, starts_at_zero=one.starts_at_zero, language=said
    )


def findings_for(
    reader: Reader, set_id: str, asked_again: frozenset[AsideKey] = frozenset(), elsewhere: Elsewhere | None = None
) -> tuple[DraftFinding, ...]:
    """Only the open ones."""
    return questions_of(reader, set_id, asked_again, elsewhere).open


def postponed(reader: Reader) -> frozenset[AsideKey]:
    """Questions put off until the file is opened again: read once when the screen is made, they are asked anew."""
    return frozenset(key_of(one) for one in reader.all(Dismissal) if one.later)


def key_of(one: Dismissal) -> AsideKey:
    """What a question put aside is known by."""
    return one.subject_id, one.code, one.text


def all_findings(
    view: DraftSetView,
    limits: parameter_rules.Caps,
    language: str,
    elsewhere: Elsewhere,
    around: DraftSurroundings = NOTHING_AROUND,
) -> tuple[DraftFinding, ...]:
    """Every question, put aside or not, in the order the set is read."""
    *_, found = _findings_in_steps(view, limits, language, elsewhere, around)
    return found


def _findings_in_steps(
    view: DraftSetView,
    limits: parameter_rules.Caps,
    language: str,
    elsewhere: Elsewhere,
    around: DraftSurroundings,
) -> Iterator[tuple[DraftFinding, ...]]:
    """The last step gives all of them."""
    facts: list[KeyResultFacts] = []
    of_parts: list[DraftFinding] = []
    for one in view.objectives:
        of_parts += _objective_findings(one, language, limits, around)
        yield ()
        for result in one.key_results:
            facts.append(_key_result_facts(result, view.draft, language, limits, around))
            of_parts += draft_whole.of_key_result(facts[-1], limits)
            yield ()
    whole = _set_facts(view, tuple(facts), elsewhere, language, around)
    yield ()
    yield (*draft_whole.of_set(whole, limits), *of_parts)


def _objective_findings(
    one: ObjectiveDraft, language: str, limits: parameter_rules.Caps, around: DraftSurroundings
) -> tuple[DraftFinding, ...]:
    text, why_now, screen = one.objective.text, one.objective.why_now, around.screen
    above = around.above.get(one.objective.id, ())
    found = draft_checks.check_objective(text, one.objective.id, written_in(text, language), screen, above)
    # No reason is asked for while nothing stands there that could have one.
    if text.strip() or any(result.text.strip() for result in one.key_results):
        found += draft_checks.check_why_now(why_now, one.objective.id, written_in(why_now, language), screen)
    by_when = dict(one.objective.answered).get("by_when", "")
    return (*found, *check_learned_by(by_when, one.objective.id, limits.cycle, language, screen))


def _key_result_facts(
    result: KeyResult, draft: DraftSet, language: str, limits: parameter_rules.Caps, around: DraftSurroundings
) -> KeyResultFacts:
    """Levels are asked for once somebody began to write them, and only where three are agreed before the start; a
    champion once they stand: that is step six."""
    levels = [result.commit, result.target, result.stretch]
    refining = draft.status is not DraftStatus.DRAFT
    begun = limits.prescored and (refining or any(level.strip() for level in levels))
    done = refining or all(level.strip() for level in levels)
    return KeyResultFacts(
        text=result.text,
        id=result.id,
        type=result.type,
        baseline=result.baseline,
        commit=result.commit if begun else None,
        target=result.target if begun else None,
        stretch=result.stretch if begun else None,
        champions=result.champions if done else None,
        starts_at_zero=result.starts_at_zero,
        wanted=result.wanted,
        language=written_in(result.text, language),
        screen=around.screen,
        cycle=limits.cycle,
        crisis=limits.crisis,
        may_be_milestone=KeyResultType.MILESTONE in limits.allowed_types and _type_is_open(result),
        source=result.source,
        stretch_odds=dict(result.confidence).get("stretch", "") if limits.prescored else None,
        predicted=around.predicted.get(result.id, ()),
        people=around.people,
        teams=around.teams,
        start_was_of=around.starts_of.get(result.id, ""),
        above=around.above.get(result.id, ()),
    )


def _type_is_open(result: KeyResult) -> bool:
    """Whether only the sentence is written: the type is the usual one, and nothing says yet that it is meant."""
    fields = (result.baseline, result.commit, result.target, result.stretch, result.unit)
    return result.type is KeyResultType.METRIC and not any(field.strip() for field in fields)


def _set_facts(
    view: DraftSetView,
    results: tuple[KeyResultFacts, ...],
    elsewhere: Elsewhere,
    language: str,
    around: DraftSurroundings,
) -> DraftSetFacts:
    return DraftSetFacts(
        id=view.draft.id,
        objectives=tuple(filter(None, map(_counted, view.objectives))),
        alignment="\n".join((view.draft.depends_on, view.draft.depended_on_by, *(each.gives for each in around.needs))),
        key_results=results,
        elsewhere=elsewhere,
        team_id=view.team.id,
        shared=frozenset(one.id for one in view.key_results if one.shared_with.strip()),
        language=language,
        screen=around.screen,
        needs=around.needs,
        publish=around.publish,
        today=around.today,
        confirming=view.draft.status is not DraftStatus.DRAFT,
        published=view.draft.status is DraftStatus.PUBLISHED,
    )


def _counted(one: ObjectiveDraft) -> ObjectiveFacts | None:
    results = ((result.text, result.type) for result in one.key_results)
    return objective_facts(one.objective.id, one.objective.text, one.objective.direction, results)

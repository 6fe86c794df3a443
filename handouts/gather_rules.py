"""What a client agreed on, as far as whoever drafts has to know it: read from the answers, never typed again. Only what
somebody answered is there; the usual values speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from handouts.source import DraftRules
from handouts.wording import in_one_line
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.dependencies import answered
from workshop_app.domain.naming import folded
from workshop_app.domain.okr import DraftSet, KeyResultType
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import HealthMetric, programme_facts
from workshop_app.domain.said_then import said_then
from workshop_app.domain.scoring import Model, model_decided, models_of_cycles

WHILE_DRAFTING = (
    ParameterKey.NUMBER,
    ParameterKey.TYPES,
    ParameterKey.SCORING,
    ParameterKey.CYCLE,
    ParameterKey.TOOLS,
)
LIMITS = {
    ParameterKey.NUMBER: {"max_objectives", "max_krs_per_objective", "max_krs_per_set"},
    ParameterKey.TYPES: {"allowed_types", "max_milestones"},
}


def rules_agreed(reader: Reader, language: str) -> DraftRules:
    """The rules that a page tells as agreed: what is only being talked about is none of them, however far its fields
    are filled."""
    return draft_rules(reader, language, decided=True)


def draft_rules(reader: Reader, language: str, *, decided: bool = False) -> DraftRules:
    """The rules in force for drafts, in words where a person chose words: what was answered counts for whoever drafts,
    on paper as on the screen."""
    answers = queries.parameters(reader).items()
    known = {key: each for key, each in answers if answered(each)}
    records = {key: each for key, each in known.items() if not decided or each.status is ParameterStatus.DECIDED}
    facts = programme_facts(records, queries.engagement(reader), reader.all(OwnParameter), reader.all(SharedWord))
    number, types = (_has_figures(records.get(key), key) for key in (ParameterKey.NUMBER, ParameterKey.TYPES))
    caps, prescored = facts.caps, queries.scoring_model(reader) is Model.LEVELS
    scoring, told = records.get(ParameterKey.SCORING), ParameterKey.CYCLE in records or not decided
    return DraftRules(
        objectives=caps.objectives if number else 0,
        most_per_objective=caps.krs_per_objective if number else 0,
        most_per_set=min(caps.krs_per_set, caps.objectives * caps.krs_per_objective) if number else 0,
        balance=_choice(records.get(ParameterKey.NUMBER), "balance", language),
        types=caps.allowed_types if types else (),
        milestones=caps.milestones_per_objective if types else 0,
        milestone_rule=facts.milestone_rule,
        baseline_rule=facts.baseline_rule,
        levels=(facts.level_commit, facts.level_target, facts.level_stretch),
        y_means=facts.y_means if _choice(scoring, "to_number", language) else "",
        prescored=prescored,
        scale="" if prescored else _scale(facts.scoring, language),
        cycle_start=facts.cycle_start if told else None,
        cycle_end=facts.cycle_end if told else None,
        check_ins=_choice(scoring, "cadence", language),
        mid_cycle_change=scoring.detail("mid_cycle_change").strip() if scoring else "",
        publish_by=facts.publish_by,
        draft_place=facts.draft_place,
        publish_place=facts.publish_place,
        tracker=facts.tracker,
        check_in_template=facts.template_place,
        template=facts.template_version,
        health_metrics=tuple(_metric(each) for each in facts.health_metrics),
        health_beside=_beside(reader, facts.health_metrics),
        words=tuple(f"{word}: {meaning}" for word, meaning in (*facts.glossary, *facts.abbreviations)),
        in_words=tuple(_in_words(records, language)),
    )


def scored_as(reader: Reader, rules: DraftRules, cycle: int, language: str) -> DraftRules:
    """The same for this cycle: once it has begun it is scored as it was then, whatever was chosen since, and what was
    agreed on with it holds on."""
    begun = models_of_cycles(reader.all(DraftSet, cycle=cycle)).get(cycle)
    record = queries.parameter(reader, ParameterKey.SCORING)
    if begun is None or begun is model_decided(record):
        return rules
    meant, in_levels = said_then(record, begun), begun is Model.LEVELS
    rhythm = content_of(ParameterKey.SCORING, language).field("cadence")
    return replace(
        rules,
        prescored=in_levels,
        scale="" if in_levels else _scale(begun, language),
        levels=(meant.commit, meant.target, meant.stretch),
        y_means=meant.y_means if in_levels else "",
        check_ins=rhythm.shown(meant.cadence) if rhythm is not None and meant.cadence else "",
        mid_cycle_change=meant.mid_cycle_change,
        check_in_template=meant.template,
    )


def _has_figures(record: ParameterRecord | None, key: ParameterKey) -> bool:
    """Whether somebody chose or filled in what the limits are read from; a decision in words alone has none, and the
    usual ones are not what was agreed."""
    if record is None or not answered(record):
        return False
    names = LIMITS.get(key)
    given = (value for name, value in record.details if names is None or name in names)
    return bool(record.option) or any(value.strip() for value in given)


def _in_words(
    records: Mapping[ParameterKey, ParameterRecord], language: str
) -> Iterator[tuple[ParameterKey, str, str]]:
    """Decisions on how to draft that are words alone."""
    for key in WHILE_DRAFTING:
        record = records.get(key)
        if record is not None and record.status is ParameterStatus.DECIDED and not _has_figures(record, key):
            yield key, content_of(key, language).short_title, record.decision.strip()


def _beside(reader: Reader, agreed: tuple[HealthMetric, ...]) -> bool:
    """Whether a team watches more than was agreed on for all: its own, or a key result that became one."""
    known = {folded(each.name) for each in agreed}
    return any(folded(each.name) not in known for each in reader.all(WatchedMetric) if each.name.strip())


def types_here(here: Reader) -> tuple[KeyResultType, ...]:
    """The kinds of key result a handout of this engagement lets one tick, in their order."""
    return draft_rules(here, "en").types or tuple(KeyResultType)


def _scale(option: str, language: str) -> str:
    chosen = content_of(ParameterKey.SCORING, language).option(option)
    return chosen.title if chosen else ""


def _choice(record: ParameterRecord | None, name: str, language: str) -> str:
    """A choice as it is read; empty when nobody made it."""
    field = content_of(record.key, language).field(name) if record else None
    value = record.detail(name) if record else ""
    return field.shown(value) if field and value else ""


def _metric(metric: HealthMetric) -> str:
    return in_one_line(filter(None, (metric.name, metric.range)), ": ".join)

"""What the drafts screen tells about the agreed answers, computed without Qt: which parameter each fact comes from, and
the client's own words cut to a length a side pane can carry."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ui.okr.view_state import at_a_glance
from workshop_app.application.draft_queries import Agreement
from workshop_app.application.rescoring import next_to_begin
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.scoring import Model

LONGEST = 240  # characters of one answer; the record has every word
MOST_LINES = 20  # house words or health metrics


class Fact(Struct, frozen=True):
    """One thing to know: `what` names the sentence, `values` fill it, `own` are the client's words."""

    what: str
    values: tuple[int | str, ...] = ()
    own: str = ""
    types: tuple[KeyResultType, ...] = ()


class AgreedPart(Struct, frozen=True):
    """The facts of one parameter. `said` is False while the usual values stand in for an answer; `key` None is the
    word list, which comes from extra parameters; `may_be_rescored` whether the cycle can be scored as was decided
    since."""

    key: ParameterKey | None
    said: bool
    facts: tuple[Fact, ...]
    may_be_rescored: bool = False


def agreed_parts(agreed: Agreement, *, may_be_rescored: bool = False) -> tuple[AgreedPart, ...]:
    """In the order in which a team meets them."""
    parts = (
        AgreedPart(ParameterKey.NUMBER, ParameterKey.NUMBER in agreed.said, tuple(_numbers(agreed))),
        AgreedPart(ParameterKey.TYPES, ParameterKey.TYPES in agreed.said, tuple(_types(agreed))),
        AgreedPart(ParameterKey.SCORING, ParameterKey.SCORING in agreed.said, tuple(_scoring(agreed)), may_be_rescored),
        AgreedPart(ParameterKey.KPIS, True, tuple(_health(agreed))),
        AgreedPart(None, True, tuple(_house_words(agreed))),
    )
    return tuple(part for part in parts if part.facts)


def _numbers(agreed: Agreement) -> Iterator[Fact]:
    caps = agreed.facts.caps
    yield Fact("caps", (caps.objectives, caps.krs_per_objective, agreed.most_in_set))
    if caps.balance != "free":
        yield Fact(caps.balance)


def _types(agreed: Agreement) -> Iterator[Fact]:
    caps = agreed.facts.caps
    yield Fact("types", types=caps.allowed_types)
    if KeyResultType.MILESTONE in caps.allowed_types:
        yield Fact("milestones", (caps.milestones_per_objective,))
        yield from _own("milestone_rule", agreed.facts.milestone_rule)
    if KeyResultType.BASELINE in caps.allowed_types:
        yield from _own("baseline_rule", agreed.facts.baseline_rule)


def _scoring(agreed: Agreement) -> Iterator[Fact]:
    yield from _levels(agreed)
    if agreed.decided is not None:
        option = content_of(ParameterKey.SCORING, agreed.language).option(agreed.decided)
        yield Fact("begun")
        decided = agreed.scoring_status is ParameterStatus.DECIDED
        title = option.title if option else ""
        yield Fact("decided" if decided else "talked_about", (next_to_begin(agreed),), title)


def _levels(agreed: Agreement) -> Iterator[Fact]:
    facts = agreed.facts
    if agreed.model is not Model.LEVELS:
        option = content_of(ParameterKey.SCORING, agreed.language).option(facts.scoring)
        yield Fact("model", own=option.title if option else "")
        yield Fact("one_number")
        return
    levels = (("0.3", facts.level_commit), ("0.7", facts.level_target), ("1.0", facts.level_stretch))
    written = [(score, words) for score, words in levels if words]
    if not written:
        yield Fact("levels")
    for score, words in written:
        yield Fact("level", (score,), at_a_glance(words, LONGEST))
    yield Fact("y_target" if facts.y_means == "target" else "y_stretch")


def _health(agreed: Agreement) -> Iterator[Fact]:
    for one in agreed.facts.health_metrics[:MOST_LINES]:
        words = f"{one.name}: {one.range}" if one.range else one.name
        yield Fact("health", own=at_a_glance(words, LONGEST))


def _house_words(agreed: Agreement) -> Iterator[Fact]:
    for word, meaning in (*agreed.facts.glossary, *agreed.facts.abbreviations)[:MOST_LINES]:
        yield Fact("word", own=at_a_glance(f"{word}: {meaning}", LONGEST))


def _own(what: str, words: str) -> Iterator[Fact]:
    if words:
        yield Fact(what, own=at_a_glance(words, LONGEST))

"""What was agreed about OKRs, on one page for everybody who drafts: why, who, caps, types, levels, dates, places,
reviews, whom to ask. Every parameter that is decided has its line: the rules that were agreed on with it, else the
decision itself. Each stands whole; a long one takes more of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from handouts.compose.agreed_rules import agreed_facts
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import days, facts, joined, margins, whose
from handouts.compose.staff_page import answered
from handouts.document import Density, Document, Edition, FactList, Inline, Paragraph, Section, Title, text
from handouts.form_sources import RulesSource
from handouts.parameter_sources import RecordEntry
from handouts.source import DraftRules
from handouts.wording import Words, as_typed
from workshop_app.domain.parameters import ParameterKey

SHARE = 0.28  # of the width for what a rule is called
# What stands in lines of its own, where somebody said more than the decision.
_IN_RULES: Mapping[ParameterKey, Callable[[DraftRules], bool]] = {
    ParameterKey.NUMBER: lambda rules: bool(rules.most_per_objective),
    ParameterKey.SCORING: lambda rules: rules.prescored or bool(rules.scale),
    ParameterKey.CYCLE: lambda rules: rules.cycle_start is not None and rules.cycle_end is not None,
    ParameterKey.TYPES: lambda rules: bool(rules.types),
    ParameterKey.TOOLS: lambda rules: bool(rules.draft_place and rules.publish_place),
}
_BY_NAME = frozenset([ParameterKey.WHY, ParameterKey.REVIEWS])  # staff ask about them, and are answered


def compose(source: RulesSource, words: Words) -> Document:
    """One page: set closer where it must be; then without the reasons, which stand on the page for staff, too."""
    bare = replace(source, why="", reviews=None)
    return first_on_one_page(_document(each, words, density) for each in (source, bare) for density in Density)


def _document(source: RulesSource, words: Words, density: Density) -> Document:
    imprint = source.imprint
    title = words("artefact.rules_page")
    return Document(
        id="rules_page",
        name=words("rules.file", client=imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, whose(imprint, words), compact=True),
                    Paragraph(text(_lead(imprint.cycle, words)), lead=True),
                    FactList(
                        (
                            *facts((words("staff.question_why"), source.why), *_decisions(source, first=True)),
                            *_rules(source, words),
                            *facts(*_decisions(source, first=False), *_last(source, words)),
                        ),
                        SHARE,
                        density=density,
                    ),
                )
            ),
        ),
        margins=margins(imprint, words, title),
        author=imprint.coach,
    )


def _decisions(source: RulesSource, *, first: bool) -> Iterator[tuple[str, str]]:
    """Those that no rule tells, as they were decided: who writes OKRs is asked `first`."""
    for each in source.decided:
        if (each.key == ParameterKey.LEVEL) is first and not _is_told(each, source.rules):
            yield each.short_title, as_typed(each.decision or each.choice)


def _is_told(entry: RecordEntry, rules: DraftRules) -> bool:
    """Whether it stands in lines of its own."""
    if entry.own:
        return False
    key = ParameterKey(entry.key)
    return key in _BY_NAME or bool(rules.said(key)) or (key in _IN_RULES and _IN_RULES[key](rules))


def _rules(source: RulesSource, words: Words) -> Iterator[tuple[str, Inline]]:
    """With the days of reflect and reset behind those of the cycle."""
    for label, said in agreed_facts(source.rules, words):
        yield label, said
        ends = days(*source.reflect, words) if source.reflect else source.reflect_said
        if ends and label == words("handout.cycle"):
            yield from facts((words("log.look_back"), ends))


def _last(source: RulesSource, words: Words) -> Iterator[tuple[str, str]]:
    """What is asked behind all rules: reviews, and whom to ask."""
    if source.reviews is not None:
        yield words("rules.reviews"), answered(source.reviews, words)
    yield words("staff.contact"), joined(*source.ask)


def _lead(cycle: str, words: Words) -> str:
    return words("rules.lead_cycle", cycle=cycle) if cycle else words("rules.lead")

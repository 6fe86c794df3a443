"""Questions everybody asks, answered by what this client agreed on; where nothing was said, by what is usual."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.compose.frame import joined, margins, whose
from handouts.document import Document, Edition, Heading, Paragraph, Section, Title, Together, text
from handouts.form_sources import RulesSource
from handouts.source import DraftRules
from handouts.wording import Words
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.parameters import ParameterKey

SAME = ("task", "unknown", "daily", "sure", "write")  # answered alike everywhere
ENDS = (".", "!", "?", "…", ":")


def compose(source: RulesSource, words: Words) -> Document:
    imprint = source.imprint
    title = words("artefact.common_questions")
    asked = (
        Together((Heading(question, 3), Paragraph(text(answer)))) for question, answer in _asked(source.rules, words)
    )
    return Document(
        id="common_questions",
        name=words("common.file", client=imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, whose(imprint, words), compact=True),
                    Paragraph(text(words("common.lead")), lead=True),
                    *asked,
                )
            ),
        ),
        margins=margins(imprint, words, title),
        author=imprint.coach,
    )


def _asked(rules: DraftRules, words: Words) -> Iterator[tuple[str, str]]:
    yield words("common.many"), _many(rules, words)
    task, unknown, *others = ((words(f"common.{key}"), words(f"common.{key}_answer")) for key in SAME)
    yield task
    yield unknown
    yield words("common.milestone"), _milestone(rules, words)
    if rules.prescored and rules.y_means:
        yield words("common.y"), words("common.y_target" if rules.y_means == "target" else "common.y_stretch")
    yield from others
    yield words("common.change"), _sentence(rules.mid_cycle_change) or words("common.change_answer")
    yield words("common.when"), _sentence(rules.check_ins) or words("common.when_usual")
    places = (("drafts", rules.draft_place), ("sets", rules.publish_place), ("tracker", rules.tracker))
    place = joined(*(words(f"common.place_{key}", place=said) for key, said in places if said.strip()))
    if place:
        yield words("common.place"), _sentence(place)


def _sentence(said: str) -> str:
    """With a full stop, unless it has an end, or ends with an address, which a full stop would break."""
    last = said.rsplit(maxsplit=1)[-1:]
    if not last or said.endswith(ENDS) or any(sign in last[0] for sign in "/\\@"):
        return said
    return f"{said}."


def _many(rules: DraftRules, words: Words) -> str:
    if not rules.most_per_objective:
        return _sentence(rules.said(ParameterKey.NUMBER)) or words("common.many_usual")
    most, total = rules.most_per_objective, rules.most_per_set
    return f"{words('handout.at_most', objectives=rules.objectives, most=most, total=total)}."


def _milestone(rules: DraftRules, words: Words) -> str:
    if rules.types and KeyResultType.MILESTONE not in rules.types:
        return words("common.milestone_none")
    if rules.milestones:
        return words("common.milestone_most", most=rules.milestones)
    return _sentence(rules.said(ParameterKey.TYPES)) or words("common.milestone_some")

"""What was agreed about OKRs, on one page for everybody who drafts: why, caps, types, levels, dates, places, reviews,
whom to ask. Every rule stands whole; a long one takes more of the page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handouts.compose.agreed_rules import agreed_facts
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import cycle_of, facts, joined, margins
from handouts.compose.staff_page import answered
from handouts.document import Density, Document, Edition, FactList, Paragraph, Section, Title, text
from handouts.form_sources import RulesSource
from handouts.wording import Words

SHARE = 0.28  # of the width for what a rule is called


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
                    Title(title, joined(imprint.client, cycle_of(imprint, words)), compact=True),
                    Paragraph(text(_lead(imprint.cycle, words)), lead=True),
                    FactList(
                        (
                            *facts((words("staff.question_why"), source.why)),
                            *agreed_facts(source.rules, words),
                            *facts(*_last(source, words)),
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


def _last(source: RulesSource, words: Words) -> Iterator[tuple[str, str]]:
    """What is asked behind all rules: reviews, and whom to ask."""
    if source.reviews is not None:
        yield words("rules.reviews"), answered(source.reviews, words)
    yield words("staff.contact"), joined(*source.ask)


def _lead(cycle: str, words: Words) -> str:
    return words("rules.lead_cycle", cycle=cycle) if cycle else words("rules.lead")

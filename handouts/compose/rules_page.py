"""What was agreed about OKRs, on one page for everybody who drafts: caps, types, levels, dates, places. Every rule
stands whole; a long one takes more of the page."""

from __future__ import annotations

from handouts.compose.agreed_rules import agreed_facts
from handouts.compose.frame import joined, margins
from handouts.document import Document, Edition, FactList, Paragraph, Section, Title, text
from handouts.form_sources import RulesSource
from handouts.wording import Words


def compose(source: RulesSource, words: Words) -> Document:
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
                    Title(title, joined(imprint.client, imprint.cycle), compact=True),
                    Paragraph(text(_lead(imprint.cycle, words)), lead=True),
                    FactList(agreed_facts(source.rules, words), 0.28),
                )
            ),
        ),
        margins=margins(imprint, words, title),
        author=imprint.coach,
    )


def _lead(cycle: str, words: Words) -> str:
    return words("rules.lead_cycle", cycle=cycle) if cycle else words("rules.lead")

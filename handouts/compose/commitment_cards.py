"""Commitment cards (artefact 36): whom I coach next, by when, and what I will watch out for. A card for each person,
three to a page with lines to cut along."""

from __future__ import annotations

from handouts.compose.frame import margins, workshop_file
from handouts.document import (
    Block,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    PageBreak,
    Paragraph,
    Rule,
    Section,
    Together,
    quiet,
    text,
)
from handouts.wording import Words
from handouts.workshop_sources import PeopleSource

PER_PAGE = 3


def compose(source: PeopleSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.commitment_cards")
    blocks: list[Block] = []
    for at, person in enumerate(source.people):
        if at and not at % PER_PAGE:
            blocks.append(PageBreak())
        elif at:
            blocks.append(Rule())
        blocks.append(_card(person.name, words))
    return Document(
        id="commitment_cards",
        name=workshop_file("commitment", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _card(name: str, words: Words) -> Together:
    rows = (
        FormRow((FormField(words("commitment.whom")), FormField(words("commitment.by"))), (120, 50)),
        FormRow((FormField(words("commitment.on")), FormField(words("commitment.tell"))), (120, 50)),
        FormRow((FormField(words("commitment.watch"), lines=2),), (1,)),
    )
    return Together((Heading(name, 2), Paragraph(text(quiet(words("commitment.lead")))), FieldGrid(rows)))

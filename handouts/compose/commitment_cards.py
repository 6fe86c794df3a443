"""Commitment cards (artefact 36): whom I coach next, by when, and what I will watch out for. A card for each person,
four to a sheet."""

from __future__ import annotations

from collections import Counter

from handouts.compose.frame import joined, margins, workshop_file
from handouts.document import Card, Cards, Document, Edition, FormField, FormRow, Orientation, Section
from handouts.wording import Words
from handouts.workshop_sources import PeopleSource
from workshop_app.application.people_names import same

DRAFT, HABIT = 2, 3  # lines: what they are called takes more than one


def compose(source: PeopleSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.commitment_cards")
    often = Counter(same(person.name) for person in source.people)
    teams = (person.team if often[same(person.name)] > 1 else "" for person in source.people)
    cards = tuple(
        _card(person.name, joined(team, workshop.title), words)
        for person, team in zip(source.people, teams, strict=True)
    )
    return Document(
        id="commitment_cards",
        name=workshop_file("commitment", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Cards(cards),), Orientation.LANDSCAPE),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _card(name: str, workshop: str, words: Words) -> Card:
    rows = (
        FormRow(
            (FormField(words("commitment.whom"), words("commitment.person")), FormField(words("commitment.by"))),
            (88, 36),
        ),
        FormRow((FormField(words("commitment.on"), lines=DRAFT), FormField(words("commitment.tell"))), (88, 36)),
        FormRow((FormField(words("commitment.watch"), words("commitment.one"), lines=HABIT),), (1,)),
    )
    return Card(name, "", (), joined(workshop, words("commitment.keep")), fields=rows)

"""Name cards: a tent per person, folded along its middle, four to a sheet."""

from __future__ import annotations

from handouts.compose.frame import margins, workshop_file
from handouts.document import Card, Cards, Document, Edition, Orientation, Section
from handouts.wording import Words
from handouts.workshop_sources import PeopleSource


def compose(source: PeopleSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.name_cards")
    cards = tuple(Card(person.name, person.team, (), workshop.title, tent=True) for person in source.people)
    return Document(
        id="name_cards",
        name=workshop_file("name_cards", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Cards(cards),), Orientation.LANDSCAPE),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )

"""Metric cards (artefact 22): one number a card, large enough to be read across a table; the question is the same on
all of them, because the answer depends on what a team wants to move."""

from __future__ import annotations

from handouts.compose.frame import margins
from handouts.document import Card, Cards, Document, Edition, Orientation, Section
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

CARDS = 16


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.metric_cards")
    ask = words("metric.ask")
    cards = tuple(Card(words(f"metric.card_{nth}"), "", (), ask, tent=True) for nth in range(1, CARDS + 1))
    return Document(
        id="metric_cards",
        name=words("metric.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Cards(cards),), Orientation.LANDSCAPE),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )

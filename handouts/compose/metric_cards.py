"""Metric cards (artefact 22): one number a card, large enough to be read across a table. The back holds questions and
no answer, because that depends on what a team wants to move now."""

from __future__ import annotations

from handouts.compose.frame import margins
from handouts.document import Card, Cards, Document, Edition, Orientation, Section, strong, text
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

CARDS = 16
PILES = ("key_result", "health_metric", "tracked")
ASKED = ("inside", "move", "unwatched")


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.metric_cards")
    piles = "    ".join(f"{words('frame.box')} {words(f'metric.{pile}')}" for pile in PILES)
    fronts = tuple(Card(words(f"metric.card_{nth}"), "", (), piles, sign=True) for nth in range(1, CARDS + 1))
    backs = tuple(_back(nth, words) for nth in range(1, CARDS + 1))
    return Document(
        id="metric_cards",
        name=words("metric.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Cards(fronts, backs=backs),), Orientation.LANDSCAPE),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )


def _back(nth: int, words: Words) -> Card:
    """A question about this number, and those about every number."""
    asked = (text(strong(words(f"metric.card_{nth}_ask"))), *(text(words(f"metric.{each}")) for each in ASKED))
    return Card(words(f"metric.card_{nth}"), "", asked, words("metric.depends"))

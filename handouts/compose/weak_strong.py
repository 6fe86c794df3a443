"""Weak and stronger key results (artefact 20): one page, the right column to be covered by hand."""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import margins
from handouts.document import (
    Cell,
    Density,
    Document,
    Edition,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.measure import fits_as_drawn
from handouts.wording import Words

PAIRS = 18


def compose(source: HandCardsSource, words: Words) -> Document:
    return first_on_one_page((_document(source, words, density) for density in Density), fits_as_drawn)


def _document(source: HandCardsSource, words: Words, density: Density) -> Document:
    title = words("artefact.weak_strong")
    header = tuple(Cell(text(words(f"pairs.{column}"))) for column in ("weak", "why", "strong"))
    rows = tuple(_row(nth, words) for nth in range(1, PAIRS + 1))
    return Document(
        id="weak_strong",
        name=words("pairs.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, compact=True),
                    Paragraph(text(quiet(words("pairs.lead")))),
                    Table(header, rows, (55, 32, 83), density=density),
                )
            ),
        ),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )


def _row(nth: int, words: Words) -> Row:
    weak, why, better = (words(f"pairs.{column}_{nth}") for column in ("weak", "why", "strong"))
    return Row((Cell(text(weak)), Cell(text(quiet(why))), Cell(text(strong(better)))))

"""A team's numbers on one page with three boxes each: health metric, key result, just tracked. Sorted ones are ticked,
the others are ticked by hand; the questions of the exercise stand below."""

from __future__ import annotations

from handouts.compose.frame import joined, margins
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    text,
)
from handouts.gather_sorter import SorterSource
from handouts.wording import Words
from workshop_app.domain.beside_the_set import SortedMetric
from workshop_app.domain.metric_sorting import PILES, sorter_words

WIDTHS = (60, 20, 20, 20)


def compose(source: SorterSource, words: Words) -> Document:
    title = words("artefact.metric_sorter")
    header = (
        Cell(text(words("sorter.number"))),
        *(Cell(text(words(f"sorter.pile.{pile}"))) for pile in PILES),
    )
    rows = tuple(_row(each, words) for each in source.metrics if each.name.strip())
    asked = tuple(text(each) for each in sorter_words(words.language).questions)
    blocks: tuple[Block, ...] = (
        Title(title, joined(source.team, words("sorter.subtitle"))),
        Paragraph(text(words("sorter.lead"))),
        Table(header, rows, WIDTHS),
        Note(words("sorter.ask"), asked),
    )
    return Document(
        id="metric_sorter",
        name=file_name(source, words),
        title=f"{title}: {source.team}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(source.imprint, words, joined(title, source.team)),
        author=source.imprint.coach,
    )


def file_name(source: SorterSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("sorter.file", team=source.team or words("draft.team_nameless"))


def _row(each: SortedMetric, words: Words) -> Row:
    boxes = (words("sorter.ticked") if each.pile is pile else words("frame.box") for pile in PILES)
    return Row((Cell(text(each.name.strip())), *(Cell(text(box)) for box in boxes)))

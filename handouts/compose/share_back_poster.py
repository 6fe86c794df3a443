"""The share-back poster (artefact 24): two columns to write in, large enough for a wall; one sheet per share back."""

from __future__ import annotations

from handouts.compose.frame import margins, workshop_file
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Orientation,
    PageBreak,
    Row,
    Section,
    Size,
    Table,
    Title,
    strong,
    text,
)
from handouts.wording import Words
from handouts.workshop_sources import ShareBackSource

ROWS = 6


def compose(source: ShareBackSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.share_back_poster")
    blocks: list[Block] = []
    for step in source.titles:
        blocks += [PageBreak()] if blocks else []
        blocks += [Title(step, workshop.title), _columns(words)]
    return Document(
        id="share_back_poster",
        name=workshop_file("share_back", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, Size.WALL),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _columns(words: Words) -> Table:
    heads = Row((Cell(text(strong(words("share_back.worked")))), Cell(text(strong(words("share_back.stuck"))))))
    return Table((), (heads, *(Row((Cell(lines=1), Cell(lines=1))),) * ROWS), (1, 1))

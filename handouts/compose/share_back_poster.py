"""The share-back poster (artefact 24): two columns to write in, large enough for a wall; one sheet per share back."""

from __future__ import annotations

from dataclasses import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import margins, workshop_file
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Orientation,
    PageBreak,
    ReadingDistance,
    Row,
    Section,
    Table,
    Title,
    strong,
    text,
)
from handouts.wording import Words
from handouts.workshop_sources import ShareBackSource

ROWS = (7, 6, 5, 4, 3)  # to write on, as many as one sheet holds


def compose(source: ShareBackSource, words: Words) -> Document:
    longest = replace(source, titles=(max(source.titles, key=len),))
    alone = first_on_one_page(_posters(longest, rows, words) for rows in ROWS)
    return _posters(source, _rows_of(alone), words)


def _rows_of(document: Document) -> int:
    (table,) = (block for block in document.sections[0].blocks if isinstance(block, Table))
    return len(table.rows) - 1


def _posters(source: ShareBackSource, rows: int, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.share_back_poster")
    blocks: list[Block] = []
    for step in source.titles:
        blocks += [PageBreak()] if blocks else []
        blocks += [Title(step, workshop.title), _columns(rows, words)]
    return Document(
        id="share_back_poster",
        name=workshop_file("share_back", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, ReadingDistance.WALL),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _columns(rows: int, words: Words) -> Table:
    heads = Row((Cell(text(strong(words("share_back.worked")))), Cell(text(strong(words("share_back.stuck"))))))
    return Table((), (heads, *(Row((Cell(lines=1), Cell(lines=1))),) * rows), (1, 1))

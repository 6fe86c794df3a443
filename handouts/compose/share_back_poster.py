"""The share-back poster (artefact 24): what to tell about the coaching, and two columns to write in, large enough for a
wall; one sheet per share back."""

from __future__ import annotations

from msgspec.structs import replace

from agendas.words import share_back_format, share_back_questions
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
from handouts.workshop_sources import ShareBackSheet, ShareBackSource

ROWS = (7, 6, 5, 4, 3, 2)  # to write on, as many as one sheet holds


def compose(source: ShareBackSource, words: Words) -> Document:
    return _posters(source, tuple(_rows_on(sheet, source, words) for sheet in source.sheets), words)


def _rows_on(sheet: ShareBackSheet, source: ShareBackSource, words: Words) -> int:
    alone = replace(source, sheets=(sheet,))
    return _rows_of(first_on_one_page(_posters(alone, (rows,), words) for rows in ROWS))


def _rows_of(document: Document) -> int:
    (table,) = (block for block in document.sections[0].blocks if isinstance(block, Table))
    return len(table.rows) - 1


def _posters(source: ShareBackSource, rows: tuple[int, ...], words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.share_back_poster")
    blocks: list[Block] = []
    for sheet, count in zip(source.sheets, rows, strict=True):
        blocks += [PageBreak()] if blocks else []
        blocks += [Title(sheet.title, _subtitle(sheet, workshop.title, words)), _columns(sheet, count, words)]
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


def _subtitle(sheet: ShareBackSheet, workshop: str, words: Words) -> str:
    """How the share back goes; which workshop it is where nothing is known about that."""
    return share_back_format(sheet.groups, words.language) if sheet.round else workshop


def _columns(sheet: ShareBackSheet, rows: int, words: Words) -> Table:
    """Two columns to write in; where the share back looks back on coaching, what is asked stands beside them."""
    lines = (Cell(lines=1), Cell(lines=1))
    if not sheet.round:
        return Table((), (_heads(words, "worked", "stuck"), *(Row(lines),) * rows), (1, 1))
    asked = share_back_questions(sheet.round, words.language)[:rows]
    body = (Row((Cell(text(each)), *lines)) for each in asked)
    return Table((), (_heads(words, "ask", "worked", "stuck"), *body), (1.5, 1, 1))


def _heads(words: Words, *heads: str) -> Row:
    return Row(tuple(Cell(text(strong(words(f"share_back.{head}")))) for head in heads))

"""Names that stand whole in the columns of a table, asked before it is drawn: by composers of posters. A name that has
no room is set smaller before it is broken.
"""

from __future__ import annotations

from msgspec.structs import replace

from handouts.document import Block, Cell, Document, Row, Section, Table
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper

SMALLEST = 0.5  # of its neighbours' letters: what is still longer is broken
SPARE = 0.99  # a hair, for what is rounded


def breaks_no_word(document: Document) -> bool:
    """Whether each word of its tables stands whole in its column, on every paper and in bold letters."""
    return all(
        share >= cell.size
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row, shares in zip(block.rows, _shares(block, section, document), strict=True)
        for cell, share in zip(row.cells, shares, strict=True)
    )


def with_whole_names(document: Document) -> Document:
    """The same with smaller letters in the cells that need them."""

    def narrowed(block: Block, section: Section) -> Block:
        if not isinstance(block, Table):
            return block
        rows = zip(block.rows, _shares(block, section, document), strict=True)
        return replace(block, rows=tuple(_narrowed(row, shares) for row, shares in rows))

    return replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(narrowed(block, section) for block in section.blocks))
            for section in document.sections
        ),
    )


def _narrowed(row: Row, shares: tuple[float, ...]) -> Row:
    cells = zip(row.cells, shares, strict=True)
    return replace(row, cells=tuple(_fitted(cell, share) for cell, share in cells))


def _fitted(cell: Cell, share: float) -> Cell:
    return replace(cell, size=max(share * SPARE, SMALLEST)) if share < cell.size else cell


def _shares(table: Table, section: Section, document: Document) -> list[tuple[float, ...]]:
    """Of each cell the smallest that any paper asks for."""
    from handouts import fonts
    from handouts.pdf_tables import word_shares  # reportlab; nobody waits for it who prints nothing

    themes = [theme_for(paper).for_document(document) for paper in (Paper.LETTER, Paper.A4)]
    with fonts.LOCK:
        found = [
            word_shares(table, theme.for_size(section.size), theme.frame(section.orientation).text_width)
            for theme in themes
        ]
    return [tuple(map(min, *rows)) for rows in zip(*found, strict=True)]

"""Names that stand whole in the columns of a table, asked before it is drawn: by composers of posters. A name that has
no room is set smaller before it is broken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from handouts.document import Block, Cell, Document, Row, Section, Table
from handouts.theme import Theme, columns_used, theme_for
from workshop_app.domain.engagement import Paper

SMALLEST = 0.5  # of its neighbours' letters: what is still longer is broken
SPARE = 0.99  # a hair, for what is rounded
EVERY_PAPER = (Paper.LETTER, Paper.A4)
LINES = 2  # a name takes at most, where its column can have the room: three are read as two people
WIDER = (1.0, 1.1, 1.2, 1.3, 1.4)  # a column of names, beside its neighbours
Places = Sequence[tuple[Theme, float]]


def breaks_no_word(document: Document, papers: Sequence[Paper] = EVERY_PAPER) -> bool:
    """Whether each word of its tables stands whole in its column, on these papers and in bold letters."""
    return all(
        share >= cell.size
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row, shares in zip(block.rows, _shares(block, _papers(section, document, papers)), strict=True)
        for cell, share in zip(row.cells, shares, strict=True)
    )


def with_whole_names(document: Document, papers: Sequence[Paper] = EVERY_PAPER) -> Document:
    """The same with more room for a head that would be broken and for the columns whose names would take three lines,
    and smaller letters in the cells that need them."""

    def narrowed(block: Block, section: Section) -> Block:
        if not isinstance(block, Table):
            return block
        places = _papers(section, document, papers)
        either = [*places, *_papers(section, replace(document, large=not document.large), papers)]
        block = _with_room(_with_whole_head(block, either), places)
        rows = zip(block.rows, _shares(block, places), strict=True)
        return replace(block, rows=tuple(_narrowed(row, shares) for row, shares in rows))

    return replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(narrowed(block, section) for block in section.blocks))
            for section in document.sections
        ),
    )


def _with_whole_head(table: Table, places: Places) -> Table:
    """With so much room for the first column that its head, and what is counted in it, is not broken."""
    from handouts import fonts
    from handouts.pdf_table_room import first_head_share

    with fonts.LOCK:
        asked = max(first_head_share(table, theme, wide) for theme, wide in places) / SPARE
    first, rest = table.widths[0], sum(table.widths[1:])
    if asked <= 1 or asked * first >= first + rest:
        return table
    wider = asked * first * rest / (first + rest - asked * first)
    return replace(table, widths=(wider, *table.widths[1:]))


def _with_room(table: Table, places: Places) -> Table:
    """Its columns of names as alike as two lines for each name allow; as they are where no share of the width does."""
    from handouts import fonts
    from handouts.pdf_table_room import room_asked

    with fonts.LOCK:
        asked = [room_asked(table, theme, LINES) for theme, _ in places]
    first, *names = table.widths
    for wider in sorted(product(WIDER, repeat=len(names)), key=sum):
        shares = [width * more for width, more in zip(names, wider, strict=True)]
        shared = replace(table, widths=(first * sum(shares) / sum(names), *shares))  # as wide as it was
        if all(_has_room(shared, *place, rooms) for place, rooms in zip(places, asked, strict=True)):
            return table if set(wider) == {1.0} else shared
    return table


def _has_room(table: Table, theme: Theme, width: float, asked: Mapping[tuple[int, int], float]) -> bool:
    columns = theme.columns(table.widths, columns_used(table), width)
    ends = [x + wide for x, wide in columns]
    return all(ends[last] - columns[first][0] >= room for (first, last), room in asked.items())


def _narrowed(row: Row, shares: tuple[float, ...]) -> Row:
    cells = zip(row.cells, shares, strict=True)
    return replace(row, cells=tuple(_fitted(cell, share) for cell, share in cells))


def _fitted(cell: Cell, share: float) -> Cell:
    return replace(cell, size=max(share * SPARE, SMALLEST)) if share < cell.size else cell


def _shares(table: Table, places: Places) -> list[tuple[float, ...]]:
    """Of each cell the smallest that any paper asks for."""
    from handouts import fonts
    from handouts.pdf_table_room import word_shares  # reportlab; nobody waits for it who prints nothing

    with fonts.LOCK:
        found = [word_shares(table, theme, wide) for theme, wide in places]
    return [tuple(map(min, zip(*rows, strict=True))) for rows in zip(*found, strict=True)]


def _papers(section: Section, document: Document, papers: Sequence[Paper]) -> Places:
    """How it is set on each paper, and how wide."""
    themes = [theme_for(paper).for_document(document) for paper in papers]
    return [(each.for_size(section.size), each.frame(section.orientation).text_width) for each in themes]

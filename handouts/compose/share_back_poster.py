"""The share-back poster (artefact 24): a row for each room, two columns for thick pens, large
enough for a wall. One sheet for each share back, several where many rooms come back from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec.structs import replace

from agendas.words import share_back_line
from handouts.compose.breakout_poster import SIZES
from handouts.compose.fitting import on_large_sheets
from handouts.compose.frame import poster_margins, workshop_file
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
    Tone,
    strong,
    text,
)
from handouts.measure import fits_to_the_foot, rest_as_drawn
from handouts.whole_words import with_whole_names
from handouts.wording import Words
from handouts.workshop_sources import ShareBackSheet, ShareBackSource

ON_SHEET = 8  # rooms that still have room for a thick pen
UNKNOWN = 6  # rows while nobody knows how many rooms there will be

# A title, and a row for each room.
Poster = tuple[Block, ...]

HEADS = SIZES[2:]  # larger ones would take the room of the pens


def compose(source: ShareBackSource, words: Words) -> Document:
    return _composed(source, words)


def compose_large(source: ShareBackSource, words: Words) -> Document:
    """On sheets of twice the size, its rows as high as those let them be."""
    return on_large_sheets(_composed(source, words, large=True), words)


def _composed(source: ShareBackSource, words: Words, *, large: bool = False) -> Document:
    """On as few sheets as letters that are read from three metres allow: who holds the pen sees all rooms at once. In
    the largest ones that ask for no further sheet."""
    size = min(HEADS, key=lambda each: sum(len(_posters(sheet, each, source, words, large)) for sheet in source.sheets))
    posters = [poster for sheet in source.sheets for poster in _posters(sheet, size, source, words, large)]
    filled = [_filled(poster, size, source, words, large) for poster in posters]
    blocks = [block for poster in filled for block in (PageBreak(), *poster)][1:]
    return with_whole_names(replace(_document(blocks, size, source, words), large=large))


def _posters(
    sheet: ShareBackSheet, size: ReadingDistance, source: ShareBackSource, words: Words, large: bool
) -> list[Poster]:
    """On as few sheets as hold them, each with its title."""
    rooms = len(sheet.rooms)
    posters: list[Poster] = []
    for sheets in range(ceil(max(rooms, 1) / ON_SHEET), max(rooms, 1) + 1):
        on_sheet = ceil(max(rooms, 1) / sheets)
        posters = [_poster(each, source.workshop.title, words) for each in _parted(sheet, on_sheet)]
        if all(fits_to_the_foot(_alone(poster, size, source, words, large)) for poster in posters):
            break
    return posters


def _parted(sheet: ShareBackSheet, on_sheet: int) -> Iterator[ShareBackSheet]:
    for first in range(0, max(len(sheet.rooms), 1), on_sheet):
        yield replace(sheet, rooms=sheet.rooms[first : first + on_sheet])


def _alone(poster: Poster, size: ReadingDistance, source: ShareBackSource, words: Words, large: bool) -> Document:
    return replace(_document(poster, size, source, words), large=large)


def _document(blocks: Sequence[Block], size: ReadingDistance, source: ShareBackSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.share_back_poster")
    return Document(
        id="share_back_poster",
        name=workshop_file("share_back", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=poster_margins(workshop, words, title),
        author=workshop.imprint.coach,
    )


def _poster(sheet: ShareBackSheet, workshop: str, words: Words) -> Poster:
    """How the share back goes; where it does not look back on coaching, which workshop it is. What is asked the
    facilitator says: in letters for a wall it would take the room of the pens."""
    heads = tuple(Cell(text(strong(words(f"share_back.{head}")))) for head in ("room", "worked", "stuck"))
    rooms = (Cell(text(strong(room)), tone=Tone.ACCENT) for room in sheet.rooms or ("",) * UNKNOWN)
    rows = tuple(Row((room, Cell(), Cell())) for room in rooms)
    if not sheet.round:
        pairs = tuple(Row(row.cells[1:]) for row in rows)
        heard = tuple(Cell(text(strong(words(f"share_back.{head}")))) for head in ("heard", "follows"))
        return Title(sheet.title, workshop, compact=True), Table(heard, pairs, (1, 1), upright=True)
    told = share_back_line(sheet.round, len(sheet.rooms), words.language)
    return (
        Title(sheet.title, told, compact=True),
        Table(heads, rows, (1.3, 6, 6), upright=True),
    )


def _filled(poster: Poster, size: ReadingDistance, source: ShareBackSource, words: Words, large: bool) -> Poster:
    """Its rows as high as the sheet lets them be."""
    *above, table = poster
    assert isinstance(table, Table)
    room = rest_as_drawn(_alone(poster, size, source, words, large), len(table.rows))
    return (*above, replace(table, rows=tuple(replace(row, room=room) for row in table.rows)))

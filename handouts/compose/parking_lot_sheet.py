"""The parking lot on the wall (artefact 23): what is set aside, who looks after it, until when. Landscape, large type,
room to write; what earlier workshops left open stands on it already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page, on_large_sheets
from handouts.compose.frame import date_or_nothing, joined, margins, workshop_file
from handouts.document import Cell, Document, Edition, Orientation, ReadingDistance, Row, Section, Table, Title, text
from handouts.measure import fits_to_the_foot, rest_as_drawn
from handouts.wording import Words
from handouts.workshop_sources import ParkedLine, ParkingLotSource

SIZES = (ReadingDistance.NEAR_HALL, ReadingDistance.WALL, ReadingDistance.NEAR_WALL)
MOST, FEWEST = 12, 3  # rows to write on, as many as one sheet holds


def compose(source: ParkingLotSource, words: Words) -> Document:
    return _fullest(source, SIZES, words, lambda sheet: sheet)


def compose_large(source: ParkingLotSource, words: Words) -> Document:
    """On a sheet of twice the size the next smaller letters are large enough, and leave room for a row more."""
    return _fullest(source, SIZES[1:], words, partial(on_large_sheets, words=words))


def _fullest(
    source: ParkingLotSource, sizes: Sequence[ReadingDistance], words: Words, on_paper: Callable[[Document], Document]
) -> Document:
    """In the largest letters in which the fewest rows fit, with as many as then do, down to the foot: what was typed
    breaks elsewhere in a word processor's letters, and a sheet for two empty rows hangs on no wall."""
    fits = partial(fits_to_the_foot, any_letters=True)
    sheets = (on_paper(_sheet(source, FEWEST, size, words)) for size in sizes)
    least = first_on_one_page(sheets, fits)
    if not fits(least):
        return least
    size = least.sections[0].size
    free = next(
        (each for each in range(MOST, FEWEST, -1) if fits(on_paper(_sheet(source, each, size, words)))),
        FEWEST,
    )
    full = on_paper(_sheet(source, free, size, words))
    return on_paper(_sheet(source, free, size, words, rest_as_drawn(full, len(source.items) + free, True)))


def _sheet(source: ParkingLotSource, empty: int, size: ReadingDistance, words: Words, room: float = 0) -> Document:
    workshop = source.workshop
    title = words("artefact.parking_lot_sheet")
    header = tuple(Cell(text(words(f"parking.{column}"))) for column in ("item", "owner", "due"))
    taken = (*(_row(item, words) for item in source.items), *(Row((Cell(lines=1),) * 3),) * empty)
    rows = tuple(replace(row, room=room) for row in taken)
    return Document(
        id="parking_lot_sheet",
        name=workshop_file("parking", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, joined(workshop.title, date_or_nothing(workshop.day, words)), compact=True),
                    Table(header, rows, (58, 24, 18)),
                ),
                Orientation.LANDSCAPE,
                size,
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _row(item: ParkedLine, words: Words) -> Row:
    owner = Cell(text(item.owner)) if item.owner else Cell(lines=1)
    due = Cell(text(words.date(item.due))) if item.due else Cell(lines=1)
    return Row((Cell(text(item.text)), owner, due))

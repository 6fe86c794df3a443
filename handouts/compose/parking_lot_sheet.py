"""The parking lot on the wall (artefact 23): what is set aside, who looks after it, until when. Landscape, large type,
room to write; what earlier workshops left open stands on it already.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from handouts.compose.fitting import on_large_sheets
from handouts.compose.frame import date_or_nothing, joined, poster_margins, workshop_file
from handouts.document import Cell, Document, Edition, Orientation, ReadingDistance, Row, Section, Table, Title, text
from handouts.measure import fits_in_word, fits_to_the_foot, pages
from handouts.wording import Words, names_as_typed
from handouts.workshop_sources import ParkedLine, ParkingLotSource
from workshop_app.domain.engagement import Paper

# Twenty points and more, which is read from three metres; rather a second sheet than smaller letters.
SIZES, LARGE_SIZES = (ReadingDistance.NEAR_HALL,), (ReadingDistance.NEAR_HALL, ReadingDistance.WALL)
ROOM = tuple(step / 20 for step in range(20, -1, -1))  # below the words of each row, in lines to write on
_NUMBERED = re.compile(r"(?<=[^\W\d]) (?=\d{1,3}(?!\w))")  # a number stays with its word: "cycle 2"
MOST, FEWEST = 12, 3  # rows to write on: as many as a sheet holds, and what a day needs


def compose(source: ParkingLotSource, words: Words) -> Document:
    return _fullest(source, SIZES, words, lambda sheet: sheet)


def compose_large(source: ParkingLotSource, words: Words) -> Document:
    """On a sheet of twice the size smaller letters are large enough, too, and leave room for more rows."""
    return _fullest(source, LARGE_SIZES, words, partial(on_large_sheets, words=words))


def _fullest(
    source: ParkingLotSource, sizes: Sequence[ReadingDistance], words: Words, on_paper: Callable[[Document], Document]
) -> Document:
    """On as few sheets as take the fewest rows to write on, in the largest letters in which they do, with as many rows
    as then fit, down to the foot: a sheet for two empty rows hangs on no wall."""

    def made(free: int, size: ReadingDistance, room: float = 0) -> Document:
        return on_paper(_sheet(source, free, size, words, room))

    def fits(sheets: int, free: int, size: ReadingDistance) -> bool:
        return fits_in_word(made(free, size)) if sheets == 1 else fits_to_the_foot(made(free, size), sheets)

    sheets = max(pages(made(FEWEST, sizes[-1]), paper) for paper in Paper)
    while (size := next((each for each in sizes if fits(sheets, FEWEST, each)), None)) is None:
        sheets += 1
    fitting = partial(fits, sheets, size=size)
    free = FEWEST + bisect_left(range(FEWEST + 1, MOST * sheets + 1), True, key=lambda rows: not fitting(rows))
    if sheets > 1:  # higher rows would go over to the next sheet
        return made(free, size)
    higher = bisect_left(ROOM, True, key=lambda room: fits_in_word(made(free, size, room)))
    return made(free, size, ROOM[min(higher, len(ROOM) - 1)])


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
        margins=poster_margins(workshop, words, title, titled=True),
        author=workshop.imprint.coach,
    )


def _row(item: ParkedLine, words: Words) -> Row:
    owner = Cell(text(names_as_typed(item.owner))) if item.owner else Cell(lines=1)
    due = Cell(text(words.date(item.due))) if item.due else Cell(lines=1)
    return Row((Cell(text(_NUMBERED.sub("\u00a0", item.text))), owner, due))

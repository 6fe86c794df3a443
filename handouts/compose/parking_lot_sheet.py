"""The parking lot on the wall (artefact 23): what is set aside, who looks after it, until when. Landscape, large type,
room to write; what earlier workshops left open stands on it already.
"""

from __future__ import annotations

from math import ceil

from handouts.compose.frame import date_or_nothing, joined, margins, workshop_file
from handouts.document import Cell, Document, Edition, Orientation, Row, Section, Size, Table, Title, text
from handouts.wording import Words
from handouts.workshop_sources import ParkedLine, ParkingLotSource

ROOM = 6.0  # empty rows that one lying sheet holds
LETTERS = 40  # of an item on one line
FEWEST_EMPTY = 2


def compose(source: ParkingLotSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.parking_lot_sheet")
    header = tuple(Cell(text(words(f"parking.{column}"))) for column in ("item", "owner", "due"))
    empty = max(FEWEST_EMPTY, int(ROOM - sum(_height(item) for item in source.items)))
    rows = (*(_row(item, words) for item in source.items), *(Row((Cell(lines=1),) * 3),) * empty)
    return Document(
        id="parking_lot_sheet",
        name=workshop_file("parking", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, joined(workshop.title, date_or_nothing(workshop.day, words))),
                    Table(header, rows, (58, 24, 18)),
                ),
                Orientation.LANDSCAPE,
                Size.WALL,
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _height(item: ParkedLine) -> float:
    """In empty rows: a line of text takes half of one."""
    return 0.35 + 0.5 * ceil(max(len(item.text), 1) / LETTERS)


def _row(item: ParkedLine, words: Words) -> Row:
    owner = Cell(text(item.owner)) if item.owner else Cell(lines=1)
    due = Cell(text(words.date(item.due))) if item.due else Cell(lines=1)
    return Row((Cell(text(item.text)), owner, due))

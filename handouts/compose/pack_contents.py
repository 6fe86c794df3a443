"""The first page of a workshop pack: what is in it, how many of each to print, and what is kept from the participants.
It belongs to no catalogue: only `handouts/pack.py` asks for it, when the files are known.
"""

from __future__ import annotations

from msgspec import Struct

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of, margins, workshop_file, workshop_line
from handouts.document import (
    Align,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.imprint import WorkshopImprint
from handouts.measure import fits_as_drawn
from handouts.wording import Words

WIDTHS = (4, 9, 50, 8, 29)


class Packed(Struct, frozen=True):
    """One file: `copies` 0 is sent and not printed, `pages` None only the program that opens it knows. `how` says what
    is done with its sheets, where that is not plain."""

    title: str
    file: str
    edition: Edition
    pages: int | None
    copies: int
    how: str = ""


class ContentsSource(Struct, frozen=True):
    """A pack that was just written."""

    workshop: WorkshopImprint
    people: int
    assumed: bool
    files: tuple[Packed, ...]


def compose(source: ContentsSource, words: Words) -> Document:
    return first_on_one_page((_contents(source, words, density) for density in Density), fits_as_drawn)


def _contents(source: ContentsSource, words: Words, density: Density) -> Document:
    workshop = source.workshop
    title = words("pack.contents")
    people = words.count("materials.people", source.people)
    counted = words("pack.assumed" if source.assumed else "pack.counted", people=people)
    blocks: list[Block] = [
        Title(workshop.title, joined(title, workshop_line(workshop, words)), compact=True),
        Paragraph(text(counted), lead=True),
    ]
    for edition in Edition:
        blocks += _part(
            words(f"pack.{edition}"), [f for f in source.files if f.copies and f.edition is edition], words, density
        )
    blocks += _sent([file for file in source.files if not file.copies], words)
    return Document(
        id="pack_contents",
        name=workshop_file("pack_contents", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _part(title: str, files: list[Packed], words: Words, density: Density) -> tuple[Block, ...]:
    if not files:
        return ()
    header = (
        Cell(),
        Cell(text(words("pack.copies")), Align.END),
        Cell(text(words("pack.document"))),
        Cell(text(words("pack.pages")), Align.END),
        Cell(text(words("pack.how"))),
    )
    return (Heading(title, 2), Table(header, tuple(_row(file, words) for file in files), WIDTHS, density=density))


def _row(file: Packed, words: Words) -> Row:
    pages = "" if file.pages is None else str(file.pages)
    copies = Cell(text(strong(str(file.copies))), Align.END)
    how = Cell(text(quiet(file.how)))
    return Row((Cell(text(words("frame.box"))), copies, Cell(text(file.title)), Cell(text(pages), Align.END), how))


def _sent(files: list[Packed], words: Words) -> tuple[Block, ...]:
    names = lines_of(*(quiet(file.file) for file in files))
    return (Heading(words("pack.send"), 2), Paragraph(names))

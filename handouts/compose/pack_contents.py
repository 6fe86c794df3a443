"""The first page of a workshop pack: what is in it, how many of each to print, what is done with the sheets and where
they lie, and what is kept from the participants. It belongs to no catalogue: only `handouts/pack.py` asks for it, when
the files are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import (
    Align,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Inline,
    Note,
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

WIDTHS = (4, 8, 42, 9, 9, 38)
FEW = 3  # papers of one kind that are named one by one on the fullest page, too


class PackPlace(StrEnum):
    """Where a paper lies on the day."""

    PERSON = "person"
    TABLE = "table"
    WALL = "wall"
    COACH = "coach"
    FACILITATOR = "facilitator"  # nobody else may see it


class Packed(Struct, frozen=True):
    """One file: `copies` 0 is sent and not printed, `pages` None only the program that opens it knows. `sides` of a
    sheet are printed; `how` says what is done with the sheets, where that is not plain; `kind` is what papers of its
    kind are called, `each` the pages of every paper where several are told together: each begins a sheet."""

    title: str
    file: str
    place: PackPlace
    pages: int | None
    copies: int
    how: str = ""
    sides: int = 1
    kind: str = ""
    each: tuple[int, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets all copies take."""
        return self.copies * sum(-(-pages // self.sides) for pages in self.each or (self.pages or 0,))


class ContentsSource(Struct, frozen=True):
    """A pack that was just written."""

    workshop: WorkshopImprint
    people: int
    assumed: bool
    files: tuple[Packed, ...]


def compose(source: ContentsSource, words: Words) -> Document:
    """Where that is more than a page, many papers of one kind are one row."""
    brief = replace(source, files=tuple(_kinds(source.files, words)))
    shapes = (_contents(each, words, density) for each in (source, brief) for density in Density)
    return first_on_one_page(shapes, fits_as_drawn)


def _kinds(files: Sequence[Packed], words: Words) -> Iterator[Packed]:
    """Each kind of paper once: many of one kind together, where as many of each are printed."""
    for (kind, place, copies), group in groupby(files, key=lambda file: (file.kind, file.place, file.copies)):
        several = list(group)
        if len(several) <= FEW or not kind or not all(file.pages for file in several):
            yield from several
        else:
            title = words("pack.several", kind=kind, n=len(several))
            each = tuple(file.pages or 0 for file in several)
            yield replace(several[0], title=title, place=place, pages=sum(each), copies=copies, each=each)


def _contents(source: ContentsSource, words: Words, density: Density) -> Document:
    workshop = source.workshop
    title = words("pack.contents")
    people = words.count("materials.people", source.people)
    counted = words("pack.assumed" if source.assumed else "pack.counted", people=people)
    printed = [file for file in source.files if file.copies]
    blocks: list[Block] = [
        Title(workshop.title, joined(title, workshop_line(workshop, words)), compact=True),
        Note("", (_sheets(printed, counted, words),)),
        Table(_header(words), tuple(_rows(printed, words)), WIDTHS, density=density),
        *_sent([file for file in source.files if not file.copies], words),
    ]
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


def _sheets(files: Sequence[Packed], counted: str, words: Words) -> Inline:
    """How much paper that is, and how much of it is cut, hung up or kept back; nothing where a file does not say."""
    if not all(file.pages for file in files):
        return text(counted)
    walls = sum(file.sheets for file in files if file.place is PackPlace.WALL)
    mine = sum(file.sheets for file in files if file.place in (PackPlace.COACH, PackPlace.FACILITATOR))
    every = words.count("pack.sheets", sum(file.sheets for file in files))
    return text(strong(every), f" {words('pack.of_them', walls=walls, mine=mine)} {counted}")


def _header(words: Words) -> tuple[Cell, ...]:
    return (
        Cell(),
        Cell(text(words("pack.copies")), Align.END),
        Cell(text(words("pack.document"))),
        Cell(text(words("pack.pages")), Align.END),
        Cell(text(words("pack.sheets_of")), Align.END),
        Cell(text(words("pack.how"))),
    )


def _rows(files: Sequence[Packed], words: Words) -> Iterator[Row]:
    """By the place they lie in, which heads them."""
    for place in PackPlace:
        mine = [file for file in files if file.place is place]
        if mine:
            where = quiet(f"   {words(f'pack.where.{place}')}")
            yield Row((Cell(text(strong(words(f"pack.lies.{place}")), where), span=len(WIDTHS)),))
            yield from (_row(file, words) for file in mine)


def _row(file: Packed, words: Words) -> Row:
    pages = "" if file.pages is None else str(file.pages)
    copies = Cell(text(strong(str(file.copies))), Align.END)
    sheets = str(file.sheets) if file.pages else ""
    return Row(
        (
            Cell(text(words("frame.box"))),
            copies,
            Cell(text(file.title)),
            Cell(text(pages), Align.END),
            Cell(text(sheets), Align.END),
            Cell(text(quiet(file.how))),
        )
    )


def _sent(files: list[Packed], words: Words) -> tuple[Block, ...]:
    names = joined(*(file.file for file in files))
    return (Heading(words("pack.send"), 3), Paragraph(text(quiet(names)), note=True))

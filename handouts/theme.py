"""Tokens for both renderers: paper, margins, type, spaces and colours. Blocks hold none of these; `pdf.py` and
`word.py` take them all from here, so that both files of one document look like siblings. No library is imported here.

All lengths are points (1/72 inch), all colours are hex strings that stay apart when printed in grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from handouts.document import (
    Block,
    Cards,
    Density,
    Document,
    Orientation,
    PageBreak,
    ReadingDistance,
    Table,
    Together,
    Tone,
)
from workshop_app.domain.colours import WHITE, readable, tint
from workshop_app.domain.engagement import Paper

MILLIMETRE = 72 / 25.4


def mm(length: float) -> float:
    """Millimetres as points."""
    return length * MILLIMETRE


HEAD_LINE, LOGO_GAP = 22.0, 10.0  # from the text to the line of the running head, and from its words to a logo
LOGO_WIDEST, LOGO_HIGHEST = mm(46), 26.0  # what is higher would come too near to the edge that no printer prints
GROUND = 0.07  # so much of a colour is behind words; all of ours stay readable on it
KEPT_LINES = 5  # to write on: so many stay on one page
KEPT_REMARKS = 8  # of a boxed note: so many do, too
# Times as large as at a desk: a wall is read from four metres, from six on A3; a full one from three.
LARGER = 1.4  # letters on a sheet of twice the size
MOST_SPACE = 1.8  # the white does not grow beyond a wall's: in a hall the names shall be large, not the gaps
MOST_HEAD = 1.6  # nor does a title that stands on one line with what is said about it, nor a note
WALL = 20.05  # points: names and heads on a wall are never smaller
HALL_LEADING = 1.28  # of the letters' size: two lines of a name shall look like one name
# Of the body's size, and of the distance of its lines: a card is read in the hand, at 13 points where it can be and
# never at less than 10.5; then there is a second card. Lines move closer before letters get smaller than 11 points.
HAND = ((1.37, 1.0), (1.29, 1.0), (1.19, 1.0), (1.19, 0.87), (1.11, 0.87))
CARD_GUTTER, CARD_CELL = 6.0, 3.0  # points between the columns of a card, and above and below the words of its cells
TOLD = (1.16, 1.11)  # of the body's size: what is said at the foot of a card, on one line or on more of the smallest
TIMES = {  # all on a poster in a hall is 20 points and more
    ReadingDistance.DESK: 1.0,
    ReadingDistance.NEAR_WALL: 1.4,
    ReadingDistance.WALL: 1.8,
    ReadingDistance.NEAR_HALL: 2.11,
    ReadingDistance.MID_HALL: 2.25,
    ReadingDistance.HALL: 2.4,
    ReadingDistance.FAR_HALL: 2.7,
    ReadingDistance.BACK_ROW: 2.95,
    ReadingDistance.LAST_ROW: 3.16,
}

_SIZES = {Paper.A4: (mm(210), mm(297)), Paper.LETTER: (612.0, 792.0)}

BAND, BOX_PAD, BOX_RULE = 8.0, 4.0, 2.25  # of the strip of a day: its line, and its boxes
PLOT_HIGH, PLOT_SIDE, PLOT_DOT = 36.0, 6.0, 3.2  # points: of a small plot, the room at its sides, and its dots
PLOT_MARK = (3.0, 9.0)  # wide and high


class Type(Struct, frozen=True):
    """One size of type: `leading` is the distance from line to line, `before` and `after` the white above and below."""

    size: float
    leading: float
    bold: bool = False
    before: float = 0
    after: float = 0

    def times(self, factor: float) -> Type:
        return Type(self.size * factor, self.leading * factor, self.bold, self.before * factor, self.after * factor)

    def at_least(self, size: float) -> Type:
        return self if self.size >= size else replace(self, size=size, leading=size * HALL_LEADING)

    def close(self) -> Type:
        """The same letters with their lines as close as those of a poster."""
        return replace(self, leading=min(self.leading, self.size * HALL_LEADING))


class Colours(Struct, frozen=True):
    """Ink on white paper. One accent; everything else is a grey with a touch of it. `mark` is the accent where no word
    stands, `heading` the colour of first headings."""

    ink: str = "#1A2428"
    quiet: str = "#5A676D"
    line: str = "#AEBABF"
    hairline: str = "#D9E0E3"
    accent: str = "#0F6E84"
    tint: str = "#F1F5F6"
    open: str = "#8A5200"
    open_tint: str = "#FBF4E8"
    bar: str = "#B9C4C9"
    mark: str = "#0F6E84"
    heading: str = "#1A2428"


class Spaces(Struct, frozen=True):
    """White space, in steps of 3 points."""

    tiny: float = 3
    small: float = 6
    medium: float = 12
    large: float = 21
    cell: float = 4.5  # above and below the text of a table cell
    gutter: float = 12  # between columns
    indent: float = 13  # bullets
    writing: float = mm(8)  # from one handwriting line to the next
    signing: float = mm(10)  # a signature is higher

    def times(self, factor: float) -> Spaces:
        return Spaces(*(getattr(self, name) * factor for name in self.__struct_fields__))


class Frame(Struct, frozen=True):
    """Where text may stand on a page: the sheet, and the box inside it, from the top left corner."""

    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float

    @property
    def bottom(self) -> float:
        return self.height - self.top - self.text_height


class PageMargins(Struct, frozen=True):
    """The margins of a Word template, in points."""

    top: float
    right: float
    bottom: float
    left: float


class Theme(Struct, frozen=True):
    """Everything a renderer needs to know that is not in the document."""

    paper: Paper = Paper.A4
    large: bool = False  # sheets of twice the size
    poster: bool = False  # no running head: the text begins higher, and ends lower
    margins: PageMargins | None = None  # of Word's pages, where a template says so
    fields: bool = False  # marked fields of a PDF can be filled on the screen
    colours: Colours = Colours()
    spaces: Spaces = Spaces()
    title: Type = Type(24, 29, bold=True, before=0, after=4)
    subtitle: Type = Type(11, 15.5, after=0)
    headings: tuple[Type, Type, Type] = (
        Type(14, 18, bold=True, before=24, after=6),
        Type(11, 15, bold=True, before=17, after=4),
        Type(9.5, 14, bold=True, before=12, after=2),
    )
    lead: Type = Type(11, 16.5, after=9)
    body: Type = Type(9.5, 14, after=6)
    small: Type = Type(8, 11)
    head: Type = Type(8, 11)  # above the columns of a table
    close: Type = Type(9, 12)  # tables of many rows
    closest: Type = Type(8.5, 11.6)
    lectern: Type = Type(8.2, 11.1)
    cue: Type = Type(11, 13, bold=True)  # when an item begins, found from where one stands
    compact_title: Type = Type(18, 22, bold=True)
    compact_note: Type = Type(9.5, 14)
    note: Type = Type(8, 11, after=6)
    box: Type = Type(10.5, 13.5)  # of the strip of a day: what is told in a box
    card_title: Type = Type(20, 24, bold=True)
    name: Type = Type(34, 44, bold=True)  # on a card that stands on a table
    team: Type = Type(15, 20)  # below that name
    # Word has no fonts of ours: names that every Word and LibreOffice has, or has an equal for (Carlito).
    word_font: str = "Calibri"
    word_font_complex: str = "Arial"
    word_scale: float = 1.1  # Calibri draws smaller than the PDF's font at the same size

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper, upright."""
        short, long = _SIZES[self.paper]
        return (long, 2 * short) if self.large else (short, long)

    def for_document(self, document: Document) -> Theme:
        """The same look on sheets as the document asks for."""
        return replace(self, large=document.large, poster=document.margins.poster)

    def for_size(self, size: ReadingDistance) -> Theme:
        """The same look for another distance: everything but the sheet and its margins grows alike."""
        times = TIMES[size] * (LARGER if self.large else 1)
        if times == 1:
            return self
        asked = (self.title, self.subtitle, self.lead, self.body, self.small, *self.headings)
        title, subtitle, lead, body, small, first, second, third = (type.times(times) for type in asked)
        sheet, far = LARGER if self.large else 1, TIMES[size] >= TIMES[ReadingDistance.NEAR_HALL]
        head = small.at_least(WALL * sheet if far else body.size) if times >= TIMES[ReadingDistance.WALL] else small
        near = WALL if times >= TIMES[ReadingDistance.NEAR_HALL] else 0
        spaces = self.spaces.times(min(times, MOST_SPACE * sheet))
        return replace(
            self,
            spaces=replace(spaces, cell=self.spaces.cell * sheet),  # nor that around the words of a table
            title=title,
            subtitle=subtitle,
            headings=(first, second, third),
            lead=lead,
            body=body.close() if far else body,
            small=small,
            head=head,
            compact_title=self.compact_title.times(min(times, MOST_HEAD * sheet)),
            compact_note=self.compact_note.times(min(times, MOST_HEAD * sheet)).at_least(near),
            note=self.note.times(min(times, MOST_HEAD * sheet)).at_least(near * sheet),
            box=self.box.times(min(times, MOST_HEAD * sheet)).at_least(near * sheet),
        )

    def frame(self, orientation: Orientation) -> Frame:
        """Upright pages are set to the common box of A4 and Letter (170 mm wide), so both break lines alike."""
        short, long = self.sheet
        if self.margins is not None:
            wide, high = (short, long) if orientation is Orientation.PORTRAIT else (long, short)
            edge = self.margins
            width, height = wide - edge.left - edge.right, high - edge.top - edge.bottom
            return Frame(wide, high, edge.left, edge.top, width, height)
        if orientation is Orientation.PORTRAIT:
            text_width = mm(170)
            return Frame(short, long, (short - text_width) / 2, mm(22), text_width, long - mm(22) - mm(22))
        side, (top, bottom) = mm(20), (mm(13), mm(17)) if self.poster else (mm(22), mm(20))
        return Frame(long, short, side, top, long - 2 * side, short - top - bottom)

    def columns(self, widths: Sequence[float], count: int, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each column's text, from relative widths. The gutter stands between columns, not at
        the edges of the page; a column without a width gets the average of the others."""
        shares = [max(share, 0.01) for share in widths] or [1.0]
        shares += [sum(shares) / len(shares)] * (count - len(shares))
        gutter = min(self.spaces.gutter, width / len(shares) / 4)
        room = width - gutter * (len(shares) - 1)
        columns: list[tuple[float, float]] = []
        x = 0.0
        for share in shares:
            wide = room * share / sum(shares)
            columns.append((x, wide))
            x += wide + gutter
        return columns

    def card(self, large: bool = False) -> tuple[float, float]:
        """A quarter of the lying sheet, A6 on A4, or half of it."""
        short, long = self.sheet
        return long / 2, short if large else short / 2

    def on_cards(self) -> Theme:
        """With the white of a card's table."""
        return replace(self, spaces=replace(self.spaces, gutter=CARD_GUTTER, cell=CARD_CELL))

    def rows(self, density: Density) -> Type:
        """The type of a table's rows."""
        types = (self.body, self.close, self.closest, self.lectern)
        return dict(zip(Density, types, strict=True))[density]

    def cell(self, density: Density) -> float:
        """The white above and below the words of its cells."""
        return self.spaces.cell * dict(zip(Density, (1, 0.72, 0.5, 0.5), strict=True))[density]

    def fact(self, density: Density) -> float:
        """The white above and below a fact, which has no rule."""
        return self.spaces.tiny / (6 if density in (Density.CLOSEST, Density.LECTERN) else 2)

    def tone(self, tone: Tone) -> str:
        """The colour of a tone's rule or bar."""
        return {Tone.NEUTRAL: self.colours.line, Tone.ACCENT: self.colours.accent, Tone.OPEN: self.colours.open}[tone]

    def tint(self, tone: Tone) -> str:
        """The ground behind a tone's words; pale enough to photocopy."""
        return self.colours.open_tint if tone is Tone.OPEN else self.colours.tint


def columns_used(table: Table) -> int:
    """How many columns the table's widest row takes; a row may have more cells than the table has widths."""
    rows = (table.header, *(row.cells for row in table.rows))
    return max(1, len(table.widths), *(sum(max(cell.span, 1) for cell in row) for row in rows))


def theme_for(paper: Paper | str) -> Theme:
    """The house's theme on this paper; ValueError for a paper nobody knows."""
    return Theme(paper=Paper(paper.lower()))


def theme_of(document: Document, paper: Paper | str) -> Theme:
    """The theme in the document's house style. Nothing moves by it: colours change, and the head has a logo."""
    return replace(theme_for(paper), colours=_in_colours(document.style.accent, document.style.second))


@lru_cache(maxsize=16)
def _in_colours(accent: str, second: str) -> Colours:
    """The first colour for marks, numbers and cues, the second for first headings and the ground of notes. Where words
    stand, both are as dark as words have to be."""
    colours = Colours()
    if second:
        ground = tint(second, GROUND)
        colours = replace(colours, heading=readable(second, WHITE, ground), tint=ground)
    if accent:
        colours = replace(colours, accent=readable(accent, WHITE, colours.tint), mark=accent)
    return colours


class Sheets(Struct, frozen=True):
    """A stretch of pages that lie alike: either running blocks with head and foot, or cards to cut out."""

    orientation: Orientation
    blocks: tuple[Block, ...] = ()
    cards: Cards | None = None
    size: ReadingDistance = ReadingDistance.DESK


def sheets(document: Document) -> Iterator[Sheets]:
    """The document's sections, with cards taken out: they need sheets of their own, lying and without margins."""
    for section in document.sections:
        running: list[Block] = []
        for block in _cards_apart(section.blocks):
            if not isinstance(block, Cards):
                running.append(block)
                continue
            if _has_words(running):
                yield Sheets(section.orientation, tuple(running), size=section.size)
            running = []
            if block.cards:
                yield Sheets(Orientation.LANDSCAPE, cards=block)
        if _has_words(running):
            yield Sheets(section.orientation, tuple(running), size=section.size)


def _cards_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """Cards cannot stay together with anything: a Together that holds some is taken apart."""
    for block in blocks:
        if isinstance(block, Together) and any(isinstance(inner, Cards) for inner in block.blocks):
            yield from _cards_apart(block.blocks)
        else:
            yield block


def _has_words(blocks: Sequence[Block]) -> bool:
    return any(not isinstance(block, PageBreak) for block in blocks)

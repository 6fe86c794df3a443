"""A document is a list of blocks. Blocks have no units, no fonts and no colours in them: `theme.py` gives those, and
two renderers (`pdf.py`, `word.py`) draw the same blocks. If a thing can be done in only one format, it is not a block.

Composers (`compose/`) build Documents from values; user text enters as plain `str` and is never read as markup.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from handouts.block_manners import Align as Align
from handouts.block_manners import Density as Density
from handouts.block_manners import Orientation as Orientation
from handouts.block_manners import ReadingDistance as ReadingDistance
from handouts.block_manners import TextStyle as TextStyle
from handouts.block_manners import Tone as Tone
from handouts.figure_blocks import Bar as Bar
from handouts.figure_blocks import Figure as Figure
from handouts.figure_blocks import LinePlot as LinePlot
from handouts.figure_blocks import LinePlots as LinePlots
from handouts.figure_blocks import TimeBand as TimeBand
from handouts.figure_blocks import TimeBox as TimeBox
from handouts.figure_blocks import TimeStrip as TimeStrip
from workshop_app.domain.house_style import PaperStyle
from workshop_app.domain.reading_direction import without_isolates
from workshop_app.domain.text import without_forbidden


class Edition(StrEnum):
    """Who a document is for. Chosen in compose; a participant edition simply never holds the facilitator's words."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


class TextRun(Struct, frozen=True):
    """A piece of text inside a paragraph. What is `said` is told before it to whoever hears the page, not its style."""

    text: str
    style: TextStyle = TextStyle.PLAIN
    said: str = ""


Inline = tuple[TextRun, ...]


def text(*parts: str | TextRun) -> Inline:
    """`text("due ", strong("3 May"))`: plain strings become plain runs."""
    return tuple(part if isinstance(part, TextRun) else TextRun(part) for part in parts)


def strong(words: str) -> TextRun:
    return TextRun(words, TextStyle.STRONG)


def quiet(words: str) -> TextRun:
    return TextRun(words, TextStyle.QUIET)


def emphasis(words: str) -> TextRun:
    return TextRun(words, TextStyle.EMPHASIS)


class Title(Struct, frozen=True):
    """The document's name, once, at the top; `subtitle` says for whom and when. `compact`, as forms and tables need it:
    smaller, with the subtitle at the end of the same line."""

    words: str
    subtitle: str = ""
    compact: bool = False


class Heading(Struct, frozen=True):
    """A real heading, level 1 to 3. `mark` is a stable bookmark name (Word) / named destination (PDF)."""

    words: str
    level: int = 1
    mark: str = ""
    keep_with_next: bool = True


class Paragraph(Struct, frozen=True):
    """Running text. Newlines inside runs are line breaks. `mark` is a stable bookmark in Word, so that what a client
    writes over it can be found again."""

    runs: Inline
    align: Align = Align.START
    lead: bool = False  # the opening sentence, one size up
    note: bool = False  # what is read close by, one size down; on a wall it does not grow with the names
    mark: str = ""


class BulletList(Struct, frozen=True):
    """Items with bullets or numbers."""

    items: tuple[Inline, ...]
    numbered: bool = False


class Cell(Struct, frozen=True):
    """`lines` leaves room to write by hand (8 mm each) under whatever text the cell holds; in a table with rules the
    row's own one is the last of them, unless the cell is `ruled`: then all are drawn. `size` is a share of the row's
    letters: of a name that is set smaller before it is broken, or of what is found first on a wall. A `spark` are
    values from 0 to 1, drawn as small bars above the words, which say them; `shade` is how dark the ground is, 0 to 1,
    of a figure that says it too. What is `asked` stands small above each of the lines, if they are
    `ruled`. Of entries that `hang` the lines after the first are indented."""

    runs: Inline = ()
    align: Align = Align.START
    lines: int = 0
    span: int = 1
    tone: Tone = Tone.NEUTRAL
    size: float = 1.0
    spark: tuple[float, ...] = ()
    shade: float = 0.0
    ruled: bool = False
    asked: tuple[str, ...] = ()
    hang: bool = False


class Row(Struct, frozen=True):
    """One row of a table. `room` is left free below its words, in lines to write on; or above them, too, where they
    stand in the `middle` of its height. In an `airy` one nobody writes there: it is white that parts it from others."""

    cells: tuple[Cell, ...]
    strong: bool = False
    middle: bool = False
    room: float = 0
    airy: bool = False

    @property
    def written(self) -> bool:
        """Whether people write into it: its rule is one to write on. Such a row has room, or a ruled cell, or no words
        but those of its first cell, which says what it is about."""
        free = len(self.cells) > 1 and not any(run.text for cell in self.cells[1:] for run in cell.runs)
        return (bool(self.room) and not self.airy) or free or any(cell.lines or cell.ruled for cell in self.cells)


class Table(Struct, frozen=True):
    """`widths` are relative (any unit). The header row repeats on every page; rows are not split unless taller than a
    page. `lined` False draws no rules (a layout of facts). `upright` rules stand between the columns, too: where people
    write across them. Of one that `leads` the last row stays with what follows."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    lined: bool = True
    caption: str = ""
    density: Density = Density.NORMAL
    upright: bool = False
    leads: bool = False

    @property
    def begins_with_two(self) -> bool:
        """Whether the first row does not stand alone under its head at the foot of a page. What is read from the
        lectern has rows as high as a part of a page: there, one is enough."""
        return len(self.rows) > 2 and self.lined and self.density is not Density.LECTERN


class FactList(Struct, frozen=True):
    """Label-value pairs in two columns, quiet labels; empty values are left out by the composer. `share` of the width
    is for the labels, so that several lists stand in one line; 0 takes what the longest label asks for. `marks` are
    bookmarks of the values, in the order of the pairs ("" for none). They are no content controls: LibreOffice drops
    every comment that stands in one."""

    pairs: tuple[tuple[str, Inline], ...]
    share: float = 0
    marks: tuple[str, ...] = ()
    density: Density = Density.NORMAL


class FormField(Struct, frozen=True):
    """A labelled field to write in by hand; `value` prints typed text and the rest of the `lines` stay free. In Word it
    is a content control with the tag `mark`, in the PDF of a form a field of that name, so that a filled handout can be
    read back. `choices` stand with a box each after the label, those in `chosen` ticked, or in `rings` that are
    crossed by hand. `rest`: it has these lines at least, and takes what is left of the page that is printed
    (`whole_sheets`). A box to `tick` stands at the end of each line, ticked beside what is `chosen` of the value."""

    label: str
    hint: str = ""
    value: str = ""
    lines: int = 1
    mark: str = ""
    choices: tuple[str, ...] = ()
    chosen: frozenset[int] = frozenset()
    rest: bool = False
    rings: bool = False
    tick: bool = False


class FormRow(Struct, frozen=True):
    """Fields side by side, relative widths. In a grid an `open` row has no rules in it or below it, a `tall` one has
    room to ring a choice. `below`: labels stand below their lines, as who signs does; `closes`: an entry ends."""

    fields: tuple[FormField, ...]
    widths: tuple[float, ...]
    open: bool = False
    tall: bool = False
    below: bool = False
    closes: bool = False


class FieldGrid(Struct, frozen=True):
    """Rows of fields in one frame, each in a box of its own; it stays on one page when it fits on one. A `close` one is
    nearer to its neighbours. With `columns`, shares of the width, the first row is their heads, and each field below is
    one line for the pen, what it is for small before it; one of no lines only says something."""

    rows: tuple[FormRow, ...]
    close: bool = False
    columns: tuple[float, ...] = ()


class Card(Struct, frozen=True):
    """One card to cut out: a title, who it is for, a small table, short blocks of text, and places to write. An entry
    of the body that is one strong run heads those after it; in a `ruled` one a hair stands between entries, and the
    numbers are large. `told` is said at its foot as large as the rest, before a
    `footer` in small letters. A `tent` is folded along its middle and stands on a table, a `sign` is held up: its title
    is as large as it fits, the body is not printed."""

    title: str
    subtitle: str
    body: tuple[Inline, ...]
    footer: str = ""
    numbered: bool = False
    ruled: bool = False
    tent: bool = False
    sign: bool = False
    fields: tuple[FormRow, ...] = ()
    table: Table | None = None
    told: Inline = ()


class Cards(Struct, frozen=True):
    """Cards four to a lying sheet, or two that are twice as `large`, with cutting lines. Each sheet is followed by one
    of its `backs`, if any, which meet when it is turned over its long edge, as printers do it by themselves. A
    `stamp` stands small at the lower edge of each: what it replaces."""

    cards: tuple[Card, ...]
    large: bool = False
    backs: tuple[Card, ...] = ()
    stamp: str = ""


class SignOff(Struct, frozen=True):
    """Lines for name, role, date and signature."""

    statement: str
    signatories: tuple[tuple[str, str], ...]  # role, name (may be empty)
    labels: tuple[str, str, str] = ("Name", "Date", "Signature")  # in the document's language


class Note(Struct, frozen=True):
    """A boxed remark: what is open, what to watch out for."""

    title: str
    blocks: tuple[Inline, ...]
    tone: Tone = Tone.NEUTRAL


class Image(Struct, frozen=True):
    """A picture by its bytes (PNG or JPEG); `width` is a share of the text width, 0 to 1."""

    data: bytes
    alt: str
    width: float = 1.0


class Rule(Struct, frozen=True):
    """A thin line across the text."""


class PageBreak(Struct, frozen=True):
    """What follows starts on a new page."""


class Together(Struct, frozen=True):
    """Blocks that stay on one page when they fit on one (a parameter's head with its decision)."""

    blocks: tuple[Block, ...]


class AtFoot(Struct, frozen=True):
    """What stands at the foot of the page it comes to, whatever is above it: a signature."""

    block: Table | FormRow | FieldGrid


RarerBlock = Cards | SignOff | Note | Image | Figure | LinePlots | TimeStrip | Rule | PageBreak | Together | AtFoot
Block = Title | Heading | Paragraph | BulletList | Table | FactList | FormField | FormRow | FieldGrid | RarerBlock


class Section(Struct, frozen=True):
    """A stretch of pages with one orientation and one size of type."""

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    size: ReadingDistance = ReadingDistance.DESK


class Margins(Struct, frozen=True):
    """What stands in the running head and foot: domain section 8 (client, team, cycle, status, version, date,
    confidentiality, edition). `page` holds the words for "page {page} of {pages}" in the document's language;
    `foot_note` is a line of the coach's own below the foot. A `poster` has no running head: its words begin higher, and
    say first what they are."""

    head_left: str = ""
    head_right: str = ""
    foot_left: str = ""
    foot_right: str = ""
    page: str = "{page} / {pages}"
    foot_note: str = ""
    poster: bool = False


class Document(Struct, frozen=True):
    """`id` is the catalogue id; `name` the file name without ending; `language` the words' language (BCP 47).
    `properties` travel unseen with a Word file, so that it is known when it comes back; never anything private.
    `author` and `day` stand in the file's own properties: the coach only where that is wanted, the day of printing. A
    `form` can be filled on the screen: marked fields are fields of its PDF. A `large` one lies on sheets of twice the
    size, A3 for A4. A `letter` goes out under the letterhead of a Word template although somebody writes into boxes of
    it: it promises no number of pages. One that `returns` carries with it what stood in it. Of a `one_sided` one
    each page goes to other hands: its PDF asks printers to leave the backs empty. `style` is the house style
    it is drawn in; `logo_alt` says in words what its logo is."""

    id: str
    name: str
    title: str
    edition: Edition
    language: str
    sections: tuple[Section, ...]
    margins: Margins = Margins()
    author: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    form: bool = False
    large: bool = False
    letter: bool = False
    returns: bool = False
    style: PaperStyle = PaperStyle()
    logo_alt: str = ""
    one_sided: bool = False


def as_property(words: str) -> str:
    """Words that stand in the properties of a file, in its table of contents or beside a field: without what no file
    can hold, and without the marks that keep names apart on its pages."""
    return without_isolates(without_forbidden(words))

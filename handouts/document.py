"""A document is a list of blocks. Blocks have no units, no fonts and no colours in them: `theme.py` gives those, and
two renderers (`pdf.py`, `word.py`) draw the same blocks. If a thing can be done in only one format, it is not a block.

Composers (`compose/`) build Documents from values; user text enters as plain `str` and is never read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Edition(StrEnum):
    """Who a document is for. Chosen in compose; a participant edition simply never holds the facilitator's words."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


class TextStyle(StrEnum):
    """How a run of text is spoken, not how it looks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    EMPHASIS = "emphasis"


class Align(StrEnum):
    """Where text stands in its column."""

    START = "start"
    END = "end"
    CENTRE = "centre"


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class ReadingDistance(StrEnum):
    """How far away a stretch of pages is read from."""

    DESK = "desk"
    WALL = "wall"


class Tone(StrEnum):
    """A meaning that the theme may tint; the words must say it too (black-and-white safe)."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text inside a paragraph."""

    text: str
    style: TextStyle = TextStyle.PLAIN


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


@dataclass(frozen=True, slots=True)
class Title:
    """The document's name, once, at the top; `subtitle` says for whom and when."""

    words: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A real heading, level 1 to 3. `mark` is a stable bookmark name (Word) / named destination (PDF)."""

    words: str
    level: int = 1
    mark: str = ""
    keep_with_next: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Newlines inside runs are line breaks. `mark` is a stable bookmark in Word, so that what a client
    writes over it can be found again."""

    runs: Inline
    align: Align = Align.START
    lead: bool = False  # the opening sentence, one size up
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items with bullets or numbers."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`lines` leaves room to write by hand (8 mm each) under whatever text the cell holds."""

    runs: Inline = ()
    align: Align = Align.START
    lines: int = 0
    span: int = 1
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are relative (any unit). The header row repeats on every page; rows are not split unless taller than a
    page. `lined` False draws no rules (a layout of facts)."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    lined: bool = True
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FactList:
    """Label-value pairs in two columns, quiet labels; empty values are left out by the composer. `share` of the width
    is for the labels, so that several lists stand in one line; 0 takes what the longest label asks for."""

    pairs: tuple[tuple[str, Inline], ...]
    share: float = 0


@dataclass(frozen=True, slots=True)
class FormField:
    """A labelled field to write in by hand; `value` prints typed text and the rest of the `lines` stay free. In Word it
    is a content control with the tag `mark`, so that a filled handout can be read back."""

    label: str
    hint: str = ""
    value: str = ""
    lines: int = 1
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """Fields side by side, relative widths."""

    fields: tuple[FormField, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card to cut out: a title, who it is for, and short blocks of text. A `tent` is folded along its middle and
    stands on a table: its title is as large as it fits, the body is not printed."""

    title: str
    subtitle: str
    body: tuple[Inline, ...]
    footer: str = ""
    numbered: bool = False
    tent: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards four to a page (A6 on A4 landscape), with cutting lines."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines for name, role, date and signature."""

    statement: str
    signatories: tuple[tuple[str, str], ...]  # role, name (may be empty)
    labels: tuple[str, str, str] = ("Name", "Date", "Signature")  # in the document's language


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark: what is open, what to watch out for."""

    title: str
    blocks: tuple[Inline, ...]
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by its bytes (PNG or JPEG); `width` is a share of the text width, 0 to 1."""

    data: bytes = field(repr=False)
    alt: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure."""

    label: str
    start: float
    length: float
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Figure:
    """Bars on a common scale (plan against actual); `alt` says in words what it shows."""

    bars: tuple[Bar, ...]
    alt: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the text."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page when they fit on one (a parameter's head with its decision)."""

    blocks: tuple[Block, ...]


Block = (
    Title
    | Heading
    | Paragraph
    | BulletList
    | Table
    | FactList
    | FormField
    | FormRow
    | Cards
    | SignOff
    | Note
    | Image
    | Figure
    | Rule
    | PageBreak
    | Together
)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages with one orientation and one size of type."""

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    size: ReadingDistance = ReadingDistance.DESK


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands in the running head and foot: domain section 8 (client, team, cycle, status, version, date,
    confidentiality, edition). `page` holds the words for "page {page} of {pages}" in the document's language."""

    head_left: str = ""
    head_right: str = ""
    foot_left: str = ""
    foot_right: str = ""
    page: str = "{page} / {pages}"


@dataclass(frozen=True, slots=True)
class Document:
    """`id` is the catalogue id; `name` the file name without ending; `language` the words' language (BCP 47).
    `properties` travel unseen with a Word file, so that it is known when it comes back; never anything private."""

    id: str
    name: str
    title: str
    edition: Edition
    language: str
    sections: tuple[Section, ...]
    margins: Margins = Margins()
    author: str = ""
    properties: tuple[tuple[str, str], ...] = ()

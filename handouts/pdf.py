"""A Document as a PDF: blocks become strips, strips fill pages, pages are drawn. `export.py` and the preview call
`render`. With `fonts.py` this is the only reportlab; no file is touched and no text is ever read as markup.

The page count is known before anything is drawn, so "page x of y" needs no second run. Equal input gives equal bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from handouts import fonts
from handouts.document import (
    AtFoot,
    Block,
    BulletList,
    Cards,
    Document,
    FactList,
    FieldGrid,
    Figure,
    FormField,
    FormRow,
    Heading,
    Image,
    LinePlots,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    RarerBlock,
    Rule,
    SignOff,
    Table,
    TimeStrip,
    Title,
    Together,
    as_property,
)
from handouts.logo_drawing import LogoStamp, logo_width
from handouts.pdf_blocks import (
    bullet_strips,
    heading_strips,
    image_strips,
    note_strips,
    paragraph_strips,
    rule_strips,
    sign_off_strips,
    title_strips,
)
from handouts.pdf_cards import card_sheets
from handouts.pdf_fields import FormFields
from handouts.pdf_figures import figure_strips
from handouts.pdf_file import pack_objects
from handouts.pdf_flow import (
    Anchor,
    Fill,
    Ink,
    Picture,
    PlacedWords,
    Strip,
    Stroke,
    Tick,
    TypedField,
    height_of,
    moved,
    paged,
    strikes,
    sunk,
    tied,
)
from handouts.pdf_forms import grid_strips
from handouts.pdf_margins import draw_logo, margins_of, mark
from handouts.pdf_operators import DocumentLetters
from handouts.pdf_structure import StructureTree, describe
from handouts.pdf_tables import facts_strips, form_strips, table_strips
from handouts.pdf_tags import Tag, tagged
from handouts.theme import Frame, Sheets, Theme, sheets
from workshop_app.domain.text import one_line

rl_config.useA85 = 0  # plain bytes in the streams: a fifth smaller, and no time lost on encoding


class _PdfPage(Struct, frozen=True):
    """One page, ready to draw: ink from the sheet's top left corner. Cards have no head and foot."""

    frame: Frame
    ink: tuple[Ink, ...]
    margins: bool


def render(document: Document, theme: Theme) -> bytes:
    """The document as the bytes of a PDF file; a form has fields in it."""
    theme = replace(theme.for_document(document), fields=document.form)
    with fonts.LOCK:  # reportlab's fonts serve one document at a time
        pages = [page for stretch in sheets(document) for page in _pages(stretch, theme)]
        if not pages:
            pages = [_PdfPage(theme.frame(Orientation.PORTRAIT), (), margins=True)]
        return _drawn(document, pages, theme)


class Filled(NamedTuple):
    """How many pages `render` would draw, the free height of its last one, and the `white` its last block ends with."""

    pages: int
    room: float
    white: float = 0.0


def filled(document: Document, theme: Theme, lower: float = 0.0) -> Filled:
    """Laid out once and placed nowhere: a composer asks this of one form of a page after the other. On pages that are
    `lower` by so many points it has to stand where somebody else's lines are higher."""
    theme = theme.for_document(document)
    pages, room, white = 0, 0.0, 0.0
    with fonts.LOCK:
        for stretch in sheets(document):
            frame = theme.frame(stretch.orientation)
            if stretch.cards is not None:
                pages += sum(1 for _ in card_sheets(stretch.cards, frame, theme))
                continue
            strips = _strips(stretch.blocks, theme.for_size(stretch.size), frame)
            height = frame.text_height - lower
            found = paged([replace(each, foot=False) for each in strips], height)
            pages, last = pages + len(found), found[-1] if found else []
            room = height - max((y + strip.height + strip.after for y, strip in last), default=0.0)
            white = last[-1].strip.after if last else 0.0
    return Filled(pages, room, white)


def count_pages(document: Document, theme: Theme) -> int:
    """How many pages `render` would draw."""
    return filled(document, theme).pages


def laid_out(document: Document, theme: Theme) -> list[_PdfPage]:
    """The pages that `render` would draw."""
    theme = theme.for_document(document)
    with fonts.LOCK:
        return [page for stretch in sheets(document) for page in _pages(stretch, theme)]


def _pages(stretch: Sheets, theme: Theme) -> Iterator[_PdfPage]:
    frame = theme.frame(stretch.orientation)
    if stretch.cards is not None:
        for sheet in card_sheets(stretch.cards, frame, theme):
            yield _PdfPage(frame, sheet, margins=False)
        return
    strips = _strips(stretch.blocks, theme.for_size(stretch.size), frame)
    for page in paged(strips, frame.text_height):
        ink = [item for y, strip in page for item in moved(strip.ink, frame.left, frame.top + y)]
        yield _PdfPage(frame, tuple(ink), margins=True)


def _strips(blocks: Iterable[Block], theme: Theme, frame: Frame) -> list[Strip]:
    strips: list[Strip] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        found = tagged(_block(block, theme, frame), Tag("P"))  # whatever a block did not name is text
        if found and new_page:
            found[0] = _on_new_page(found[0])
            new_page = False
        strips += found
    return strips


def _on_new_page(strip: Strip) -> Strip:
    return replace(strip, new_page=True)


def _block(block: Block, theme: Theme, frame: Frame) -> list[Strip]:
    width, height = frame.text_width, frame.text_height
    match block:
        case Title():
            return title_strips(block, theme, width)
        case Heading():
            return heading_strips(block, theme, width)
        case Paragraph():
            return paragraph_strips(block, theme, width)
        case BulletList():
            return bullet_strips(block, theme, width)
        case Table():
            return table_strips(block, theme, width, height)
        case FactList():
            return facts_strips(block, theme, width, height)
        case FormField():
            return form_strips(FormRow((block,), (1,)), theme, width)
        case FormRow():
            return form_strips(block, theme, width)
        case FieldGrid():
            return grid_strips(block, theme, width, height)
        case _:
            return _rarer_block(block, theme, frame)


def _rarer_block(block: RarerBlock, theme: Theme, frame: Frame) -> list[Strip]:
    width, height = frame.text_width, frame.text_height
    match block:
        case SignOff():
            return sign_off_strips(block, theme, width)
        case Note():
            return note_strips(block, theme, width)
        case Image():
            return image_strips(block, _pixels(block), theme, width, height)
        case Figure() | LinePlots() | TimeStrip():
            return figure_strips(block, theme, width)
        case Rule():
            return rule_strips(theme, width)
        case Together():
            strips = _strips(block.blocks, theme, frame)
            return tied(strips) if height_of(strips) <= height else strips
        case AtFoot():
            return sunk(_block(block.block, theme, frame))
        case Cards() | PageBreak():
            return []  # sheets() and _strips() have taken these
        case _:
            assert_never(block)


def _pixels(image: Image) -> tuple[int, int]:
    width, height = ImageReader(io.BytesIO(image.data)).getSize()
    return width, height


def _drawn(document: Document, pages: Sequence[_PdfPage], theme: Theme) -> bytes:
    file = io.BytesIO()
    # Without a first font of ours reportlab would name Helvetica, which is not embedded. (Its stub has the wrong type.)
    first: Any = fonts.main_font().name
    canvas = Canvas(
        file, invariant=1, pageCompression=1, lang=document.language, initialFontName=first, pdfVersion=(1, 7)
    )
    # What no text of a PDF can hold is dropped here, too: a file from elsewhere may carry it past every screen.
    title, author = as_property(document.title), as_property(document.author)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(as_property(document.margins.head_left or document.margins.foot_left))
    canvas.setCreator("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if document.one_sided:
        canvas.setViewerPreference("Duplex", "Simplex")
    outline, letters, tree = _Outline(canvas), DocumentLetters(canvas), StructureTree(canvas)
    fields = FormFields(canvas, letters, tree)
    stamp = LogoStamp(canvas, document.style.logo.data) if document.style.logo else None
    for number, page in enumerate(pages, 1):
        ink = page.ink
        if page.margins:
            ink += tuple(margins_of(document, page.frame, theme, number, len(pages), logo_width(document.style.logo)))
        canvas.setPageSize((page.frame.width, page.frame.height))
        _draw(canvas, ink, page.frame, outline, letters, tree, fields)
        if stamp is not None and page.margins:
            draw_logo(canvas, stamp, page.frame, logo_width(document.style.logo))
        canvas.showPage()
        tree.end_page()
    fields.finish()
    pack_objects(canvas, tree.write())
    describe(canvas, title, author, document.day)
    canvas.save()
    return file.getvalue()


class _Outline:
    """The reader's table of contents. Levels may not be skipped, so a level 3 under a level 1 becomes a 2."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._level = -1
        self._used: set[str] = set()

    def add(self, anchor: Anchor, y: float) -> None:
        key = anchor.mark
        if not key or key in self._used:  # a name is one place only; the first heading keeps it
            key = f"\u00a7{len(self._used)}"
        self._used.add(key)
        self._canvas.bookmarkHorizontal(key, 0, y + 20)
        if anchor.words.strip():
            self._level = min(anchor.level - 1, self._level + 1)
            self._canvas.addOutlineEntry(one_line(as_property(anchor.words)), key, self._level)


def _draw(
    canvas: Canvas,
    ink: Sequence[Ink],
    frame: Frame,
    outline: _Outline,
    letters: DocumentLetters,
    tree: StructureTree,
    fields: FormFields,
) -> None:
    """Grounds and lines first, which no reader reads; then pictures; then all text in one text object."""
    top = frame.height
    mark(canvas, "/Artifact BMC")
    tree.comes([item.tag for item in ink if isinstance(item, PlacedWords | Picture | TypedField | Tick)])
    words = [item for item in ink if isinstance(item, PlacedWords)]
    for item in (*ink, *strikes(words)):
        match item:
            case Fill(x, y, width, height, colour):
                canvas.setFillColor(HexColor(colour))
                canvas.rect(x, top - y - height, width, height, stroke=0, fill=1)
            case Stroke(x0, y0, x1, y1, width, colour, dashed):
                canvas.setStrokeColor(HexColor(colour))
                canvas.setLineWidth(width)
                canvas.setDash(*((3, 3),) if dashed else ())
                canvas.line(x0, top - y0, x1, top - y1)
            case Anchor():
                outline.add(item, top - item.y)
            case TypedField():
                fields.type_in(item, top)
            case Tick():
                fields.tick(item, top)
            case PlacedWords() | Picture():
                pass
            case _:
                assert_never(item)
    mark(canvas, "EMC")
    for picture in [item for item in ink if isinstance(item, Picture)]:
        _draw_picture(canvas, picture, top, tree)
    _reach_figures(words, top)
    canvas.drawText(letters.page(words, top, tree))  # type: ignore[arg-type]  # all it asks for is `getCode`


def _reach_figures(words: Sequence[PlacedWords], top: float) -> None:
    """Say of letters that are pictures how far they reach."""
    for x, y, piece, tag in words:
        if tag is not None and tag.kind == "Figure":
            left = x + piece.x
            tag.reach(left, top - y, left + piece.size * len(piece.text) / 2, top - y + piece.size)


def _draw_picture(canvas: Canvas, picture: Picture, top: float, tree: StructureTree) -> None:
    x, y, width, height, data, tag = picture
    mark(canvas, tree.begin(tag))
    canvas.drawImage(ImageReader(io.BytesIO(data)), x, top - y - height, width, height, mask="auto")
    mark(canvas, "EMC")
    if tag is not None:
        tag.reach(x, top - y - height, x + width, top - y)

"""A Document as a Word file: real styles, tables, fields, controls and bookmarks, nothing drawn. `export.py` calls
`render`. python-docx keeps the package (parts, relations, pictures, properties); the text is WordprocessingML written
by `word_blocks`. Equal input gives equal bytes: the zip is packed again with one fixed date.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import assert_never

import docx
from docx.document import Document as WordFile
from msgspec.structs import replace

from handouts import word_template
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
    ReadingDistance,
    Rule,
    SignOff,
    Table,
    TimeStrip,
    Title,
    Together,
    as_property,
)
from handouts.form_parts import PAD
from handouts.sent_parts import properties_of
from handouts.theme import Frame, Sheets, Theme, sheets
from handouts.word_asides import image, note, rule
from handouts.word_blocks import (
    Keep,
    bullets,
    facts,
    form_field,
    form_row,
    heading,
    lined_table,
    sign_off,
    text,
    title,
)
from handouts.word_cards import CARD_MARGIN, EDGE, cards
from handouts.word_figures import figure
from handouts.word_forms import form_grid
from handouts.word_margins import RunningHeads, set_part
from handouts.word_numbering import WordNumbers, numbering_xml
from handouts.word_plots import cut_ends, line_plots
from handouts.word_strips import time_strip
from handouts.word_styles import in_wall_styles, settings_xml, styles_xml
from handouts.word_template import WordTemplate, dressed
from handouts.word_xml import (
    CUSTOM_KIND,
    HEAD,
    NAMESPACES,
    at_foot,
    custom_xml,
    last_freed,
    on_new_page,
    paragraph,
    parted,
    twips,
    without_gap,
    without_space_before,
)

_CUSTOM = "docProps/custom.xml"
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - of a document without a day; file properties want one
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument"


def render(document: Document, theme: Theme) -> bytes:
    """The document as the bytes of a .docx file."""
    theme = theme.for_document(document)
    template = word_template.opened(document.style.template.data) if document.style.template else WordTemplate()
    form = _is_form(document)
    if form:
        template = template.without_margins()
    file = docx.Document(io.BytesIO(_skeleton(document, theme, template, form)))
    book = WordNumbers(theme, theme.frame(Orientation.PORTRAIT), _picture_adder(file))
    margins = RunningHeads(file, document, book, template)
    stretches = list(sheets(document)) or [Sheets(Orientation.PORTRAIT)]
    parts = [_stretch(stretch, book, margins, last=stretch is stretches[-1]) for stretch in stretches]
    set_part(file.part, f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>".encode())
    set_part(file.part.numbering_part, numbering_xml(theme, book.numbered_lists, book.large_lists).encode())
    _describe(file, document)
    saved = io.BytesIO()
    file.save(saved)
    sent = properties_of(file.part.element) if document.returns else ()
    return _packed(saved.getvalue(), custom_xml((*document.properties, *sent)))


def _stretch(stretch: Sheets, book: WordNumbers, margins: RunningHeads, last: bool) -> str:
    """One section of the file: its blocks, then the page they stand on."""
    near = book.theme
    letter = stretch.size is ReadingDistance.DESK  # a poster fills its sheet: no letterhead
    frame = (replace(near, margins=margins.edges) if letter else near).frame(stretch.orientation)
    book.frame = frame
    if stretch.cards is None:
        book.theme = near.for_size(stretch.size)
        xml = without_gap(without_space_before(_blocks(stretch.blocks, book, None)))
        book.theme = near
        if stretch.size is not ReadingDistance.DESK:
            xml = in_wall_styles(xml)
        return _ended(
            xml, _page(frame, margins.of(frame, letter), margins.begin(frame, letter), margins.end(frame)), last
        )
    edge = CARD_MARGIN
    bare = Frame(frame.width, frame.height, edge, edge, frame.width - 2 * edge, frame.height - 2 * edge + EDGE)
    faces = cards(stretch.cards, book)
    cut = cut_ends(frame, edge, not stretch.cards.large, book)
    ended = [_ended(face, _page(bare, margins.none(cut)), False) for face in faces[:-1]]
    return "".join(ended) + _ended(faces[-1], _page(bare, margins.none(cut)), last)


def _ended(xml: str, page: str, last: bool) -> str:
    """A section ends with its properties: after the last paragraph of the file, or inside one of its own that takes
    no room (a section may not end with a table)."""
    tiny = '<w:spacing w:line="20" w:lineRule="exact"/>'
    if last:
        closing = f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{tiny}</w:pPr></w:p>' if xml.endswith("</w:tbl>") else ""
        return (xml or paragraph("")) + closing + page
    return f'{xml}<w:p><w:pPr><w:pStyle w:val="Gap"/>{tiny}{page}</w:pPr></w:p>'


def _page(frame: Frame, references: str, head: float = 0.0, foot: float = 0.0) -> str:
    """`head` is where the running head begins, `foot` where the foot ends, from the edge of the sheet; 0 for the middle
    of the margin."""
    lying = ' w:orient="landscape"' if frame.width > frame.height else ""
    differs = "<w:titlePg/>" if 'w:type="first"' in references else ""
    right = frame.width - frame.left - frame.text_width
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(frame.width)}" w:h="{twips(frame.height)}"{lying}/>'
        f'<w:pgMar w:top="{twips(frame.top)}" w:right="{twips(right)}" w:bottom="{twips(frame.bottom)}" '
        f'w:left="{twips(frame.left)}" w:header="{twips(head or frame.top / 2)}" '
        f'w:footer="{twips(foot or frame.bottom / 2)}" w:gutter="0"/>{differs}</w:sectPr>'
    )


def _blocks(blocks: tuple[Block, ...], book: WordNumbers, keep: Keep) -> str:
    parts: list[str] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = bool(parts)
            continue
        xml = _block(block, book, keep)
        if not xml:
            continue
        if new_page:
            xml, new_page = on_new_page(xml), False
        if parts:
            parts[-1] = parted(parts[-1], xml)
        parts.append(xml)
    return "".join(parts)


def _block(block: Block, book: WordNumbers, keep: Keep) -> str:
    match block:
        case Title():
            return title(block, book, keep)
        case Heading():
            return heading(block, book)
        case Paragraph():
            return text(block, book, keep)
        case BulletList():
            return bullets(block, book, keep)
        case Table():
            return lined_table(block, book, keep)
        case FactList():
            return facts(block, book, keep)
        case FormField():
            return form_field(block, book, keep)
        case FormRow():
            return form_row(block, book, keep)
        case FieldGrid():
            return form_grid(block, book, keep)
        case _:
            return _rarer_block(block, book, keep)


def _rarer_block(block: RarerBlock, book: WordNumbers, keep: Keep) -> str:
    match block:
        case SignOff():
            return sign_off(block, book, keep)
        case Note():
            return note(block, keep)
        case Image():
            return image(block, book, keep)
        case Figure() | LinePlots() | TimeStrip():
            return _drawn(block, book, keep)
        case Rule():
            return rule(keep)
        case Together():
            xml = _blocks(block.blocks, book, True)
            return xml if keep else last_freed(xml)
        case AtFoot():
            pad = PAD if isinstance(block.block, FieldGrid) else 0.0
            return at_foot(_block(block.block, book, keep), book.frame.left, pad)
        case Cards() | PageBreak():
            return ""  # sheets() and _blocks() have taken these
        case _:
            assert_never(block)


def _drawn(block: Figure | LinePlots | TimeStrip, book: WordNumbers, keep: Keep) -> str:
    if isinstance(block, Figure):
        return figure(block, book, keep)
    return line_plots(block, book) if isinstance(block, LinePlots) else time_strip(block, book)


def _picture_adder(file: WordFile):  # type: ignore[no-untyped-def]
    def add(data: bytes) -> tuple[str, int, int]:
        relation, image = file.part.get_or_add_image(io.BytesIO(data))
        return relation, image.px_width, image.px_height

    return add


def _describe(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title = as_property(document.title)[:255]
    properties.author = as_property(document.author)[:255]
    properties.last_modified_by = properties.author
    properties.language = document.language
    properties.subject = as_property(document.margins.head_left or document.margins.foot_left)[:255]
    # Noon: the same day wherever it is read. Not the hour, so that equal documents give equal bytes.
    day = document.day
    properties.created = properties.modified = datetime(day.year, day.month, day.day, 12) if day else _EPOCH  # noqa: DTZ001
    properties.revision = 1


def _farthest(document: Document) -> ReadingDistance:
    """The one distance, beside a desk's, at which a document is read."""
    return next(
        (each.size for each in document.sections if each.size is not ReadingDistance.DESK), ReadingDistance.DESK
    )


def _skeleton(document: Document, theme: Theme, template: WordTemplate, form: bool) -> bytes:
    """The smallest package that is a Word file, in our styles. python-docx's own template brings 900 kB of styles
    nobody uses and a picture of an empty page."""
    parts = {
        "document": f"{HEAD}<w:document {NAMESPACES}><w:body/></w:document>",
        "styles": dressed(
            styles_xml(theme, document.language, _farthest(document)), template, _half_points(theme), form
        ),
        "numbering": numbering_xml(theme, 0),
        "settings": settings_xml(document.language, sides=template.even is not None),
    }
    if template.theme:
        parts["theme"] = template.theme.decode()
    kind, family = {"document": "document.main"}, {"theme": _THEME}
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{family.get(name, _WORD)}.{kind.get(name, name)}+xml"/>'
        for name in parts
    )
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{kinds}{CUSTOM_KIND}</Types>'
    )
    names = [name for name in parts if name != "document"]
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for at, name in enumerate(names, 1)
    )
    top = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    top += f'<Relationship Id="rId2" Type="{_OFFICE}/custom-properties" Target="{_CUSTOM}"/>'
    rels = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{{}}</Relationships>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", rels.format(top))
        package.writestr("word/_rels/document.xml.rels", rels.format(relations))
        package.writestr(_CUSTOM, custom_xml(()))
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return file.getvalue()


def _is_form(document: Document) -> bool:
    """Whether people write into boxes of it: such pages are measured, and a letterhead would push the last box off."""
    return not document.letter and (document.form or any(_has_boxes(section.blocks) for section in document.sections))


def _has_boxes(blocks: tuple[Block, ...]) -> bool:
    return any(
        _has_boxes(each.blocks)
        if isinstance(each, Together)
        else isinstance(each.block if isinstance(each, AtFoot) else each, FieldGrid | FormRow | FormField)
        for each in blocks
    )


def _half_points(theme: Theme) -> int:
    """The size of our tables and forms, as Word counts."""
    return round(theme.body.size * theme.word_scale * 2)


def _packed(data: bytes, properties: str) -> bytes:
    """The same parts with one fixed date each, and the properties of the file."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, properties if name == _CUSTOM else source.read(name))
    return file.getvalue()

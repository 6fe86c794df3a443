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
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from handouts.document import (
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
    Margins,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    ReadingDistance,
    Rule,
    SignOff,
    Table,
    Title,
    Together,
)
from handouts.theme import Frame, Sheets, Theme, sheets
from handouts.word_blocks import (
    Keep,
    WordNumbers,
    bullets,
    facts,
    figure,
    form_field,
    form_row,
    heading,
    image,
    lined_table,
    note,
    rule,
    sign_off,
    text,
    title,
)
from handouts.word_cards import CARD_MARGIN, cards
from handouts.word_forms import form_grid
from handouts.word_styles import HEAD, in_wall_styles, numbering_xml, settings_xml, styles_xml
from handouts.word_xml import (
    CUSTOM_KIND,
    NAMESPACES,
    custom_xml,
    field,
    last_freed,
    on_new_page,
    paragraph,
    run,
    twips,
    without_space_before,
)
from workshop_app.domain.text import without_forbidden

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - of a document without a day; file properties want one
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WIDEST_LETTER = 0.51  # of its size, on average, in the widest font that stands in for ours
_Line = tuple[str, str, bool]  # of a head or foot: left, right, and whether each needs a line of its own


def render(document: Document, theme: Theme) -> bytes:
    """The document as the bytes of a .docx file."""
    theme = theme.for_document(document)
    file = docx.Document(io.BytesIO(_skeleton(document, theme)))
    book = WordNumbers(theme, theme.frame(Orientation.PORTRAIT), _picture_adder(file))
    margins = _RunningHeads(file, document.margins, theme)
    stretches = list(sheets(document)) or [Sheets(Orientation.PORTRAIT)]
    parts = [_stretch(stretch, book, margins, last=stretch is stretches[-1]) for stretch in stretches]
    _replace(file.part, f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>".encode())
    _replace(file.part.numbering_part, numbering_xml(theme, book.numbered_lists).encode())
    _describe(file, document)
    saved = io.BytesIO()
    file.save(saved)
    return _packed(saved.getvalue())


def _stretch(stretch: Sheets, book: WordNumbers, margins: _RunningHeads, last: bool) -> str:
    """One section of the file: its blocks, then the page they stand on."""
    frame = book.theme.frame(stretch.orientation)
    book.frame = frame
    if stretch.cards is None:
        near = book.theme
        book.theme = near.for_size(stretch.size)
        xml = without_space_before(_blocks(stretch.blocks, book, None))
        book.theme = near
        if stretch.size is not ReadingDistance.DESK:
            xml = in_wall_styles(xml)
        return _ended(xml, _page(frame, margins.of(frame)), last)
    edge = CARD_MARGIN
    bare = Frame(frame.width, frame.height, edge, edge, frame.width - 2 * edge, frame.height - 2 * edge)
    faces = cards(stretch.cards, book)
    ended = [_ended(face, _page(bare, margins.none()), False) for face in faces[:-1]]
    return "".join(ended) + _ended(faces[-1], _page(bare, margins.none()), last)


def _ended(xml: str, page: str, last: bool) -> str:
    """A section ends with its properties: after the last paragraph of the file, or inside one of its own that takes
    no room (a section may not end with a table)."""
    tiny = '<w:spacing w:line="20" w:lineRule="exact"/>'
    if last:
        closing = f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{tiny}</w:pPr></w:p>' if xml.endswith("</w:tbl>") else ""
        return (xml or paragraph("")) + closing + page
    return f'{xml}<w:p><w:pPr><w:pStyle w:val="Gap"/>{tiny}{page}</w:pPr></w:p>'


def _page(frame: Frame, references: str) -> str:
    lying = ' w:orient="landscape"' if frame.width > frame.height else ""
    right = frame.width - frame.left - frame.text_width
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(frame.width)}" w:h="{twips(frame.height)}"{lying}/>'
        f'<w:pgMar w:top="{twips(frame.top)}" w:right="{twips(right)}" w:bottom="{twips(frame.bottom)}" '
        f'w:left="{twips(frame.left)}" w:header="{twips(frame.top / 2)}" w:footer="{twips(frame.bottom / 2)}" '
        f'w:gutter="0"/></w:sectPr>'
    )


def _blocks(blocks: tuple[Block, ...], book: WordNumbers, keep: Keep) -> str:
    parts: list[str] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = bool(parts)
            continue
        xml = _block(block, book, keep)
        if xml and new_page:
            xml, new_page = on_new_page(xml), False
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


def _rarer_block(
    block: Cards | SignOff | Note | Image | Figure | Rule | PageBreak | Together, book: WordNumbers, keep: Keep
) -> str:
    match block:
        case SignOff():
            return sign_off(block, book, keep)
        case Note():
            return note(block, keep)
        case Image():
            return image(block, book, keep)
        case Figure():
            return figure(block, book, keep)
        case Rule():
            return rule(keep)
        case Together():
            xml = _blocks(block.blocks, book, True)
            return xml if keep else last_freed(xml)
        case Cards() | PageBreak():
            return ""  # sheets() and _blocks() have taken these
        case _:
            assert_never(block)


class _RunningHeads:
    """Running heads and feet: one pair for each width of page, none for cards."""

    def __init__(self, file: WordFile, margins: Margins, theme: Theme) -> None:
        self._file = file
        self._margins = margins
        self._theme = theme
        self._made: dict[float, str] = {}

    def of(self, frame: Frame) -> str:
        """References to the head and foot for this page."""
        margins = self._margins
        foot = _text_around(margins.page)
        if margins.foot_right:
            foot = run(margins.foot_right + "   \u00b7   ") + foot
        head = (
            run(margins.head_left),
            run(margins.head_right),
            self._parted(margins.head_left, margins.head_right, frame),
        )
        right = f"{margins.foot_right}   -   {margins.page}"
        feet = (run(margins.foot_left), foot, self._parted(margins.foot_left, right, frame))
        return self._pair(frame.text_width, head, feet)

    def _parted(self, left: str, right: str, frame: Frame) -> bool:
        """Whether both sides need a line each: letters are counted, with the widest font that is to be expected."""
        letter = self._theme.small.size * self._theme.word_scale * _WIDEST_LETTER
        return bool(left) and (len(left) + len(right) + 2) * letter > frame.text_width

    def none(self) -> str:
        """References to an empty head and foot: without them a section would take those before it."""
        return self._pair(0, ("", "", False), ("", "", False))

    def _pair(self, width: float, above: _Line, below: _Line) -> str:
        if width not in self._made:
            head, head_id = self._file.part.add_header_part()  # type: ignore[no-untyped-call]
            foot, foot_id = self._file.part.add_footer_part()  # type: ignore[no-untyped-call]
            _replace(head, _margin("hdr", "Header" if width else "Gap", above, width))
            _replace(foot, _margin("ftr", "Footer" if width else "Gap", below, width))
            self._made[width] = (
                f'<w:headerReference w:type="default" r:id="{head_id}"/>'
                f'<w:footerReference w:type="default" r:id="{foot_id}"/>'
            )
        return self._made[width]


def _margin(tag: str, style: str, line: _Line, width: float) -> bytes:
    left, right, parted = line
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>' if width else ""
    middle = f"<w:r>{'<w:br/>' if parted else ''}<w:tab/></w:r>" if right else ""
    content = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>{left}{middle}{right}</w:p>'
    return f"{HEAD}<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode()


def _text_around(pattern: str) -> str:
    """ "Page {page} of {pages}" with Word's own fields in it."""
    before, numbered, rest = pattern.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    return (
        run(before)
        + (field("PAGE", "1") if numbered else "")
        + run(middle)
        + (field("NUMPAGES", "1") if "{pages}" in rest else "")
        + run(after)
    )


def _picture_adder(file: WordFile):  # type: ignore[no-untyped-def]
    def add(data: bytes) -> tuple[str, int, int]:
        relation, image = file.part.get_or_add_image(io.BytesIO(data))
        return relation, image.px_width, image.px_height

    return add


def _replace(part: XmlPart, xml: bytes) -> None:
    """The part's whole content; python-docx offers no public way to set it."""
    part._element = parse_xml(xml)  # noqa: SLF001


def _describe(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title = without_forbidden(document.title)[:255]
    properties.author = without_forbidden(document.author)[:255]
    properties.last_modified_by = properties.author
    properties.language = document.language
    properties.subject = without_forbidden(document.margins.head_left)[:255]
    # Noon: the same day wherever it is read. Not the hour, so that equal documents give equal bytes.
    day = document.day
    properties.created = properties.modified = datetime(day.year, day.month, day.day, 12) if day else _EPOCH  # noqa: DTZ001
    properties.revision = 1


def _farthest(document: Document) -> ReadingDistance:
    """The one distance, beside a desk's, at which a document is read."""
    return next(
        (each.size for each in document.sections if each.size is not ReadingDistance.DESK), ReadingDistance.DESK
    )


def _skeleton(document: Document, theme: Theme) -> bytes:
    """The smallest package that is a Word file, in our styles. python-docx's own template brings 900 kB of styles
    nobody uses and a picture of an empty page."""
    parts = {
        "document": f"{HEAD}<w:document {NAMESPACES}><w:body/></w:document>",
        "styles": styles_xml(theme, document.language, _farthest(document)),
        "numbering": numbering_xml(theme, 0),
        "settings": settings_xml(document.language),
    }
    kind = {"document": "document.main"}
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind.get(name, name)}+xml"/>' for name in parts
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
    top += f'<Relationship Id="rId2" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
    rels = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{{}}</Relationships>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", rels.format(top))
        package.writestr("word/_rels/document.xml.rels", rels.format(relations))
        package.writestr("docProps/custom.xml", custom_xml(document.properties))
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return file.getvalue()


def _packed(data: bytes) -> bytes:
    """The same parts with one fixed date each."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, source.read(name))
    return file.getvalue()

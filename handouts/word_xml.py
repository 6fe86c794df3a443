"""Small pieces of WordprocessingML as strings, each with its children in the order the schema asks for. `word.py` and
`word_blocks.py` build with them; user text enters only through `run` and `attribute`, which escape it.

Strings, because building a long document element by element takes many times as long as parsing one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from handouts.document import Align, Inline, TextStyle, as_property
from handouts.line_ends import held
from handouts.marks import bookmark
from workshop_app.domain.reading_direction import balanced, holds_isolates, without_isolates
from workshop_app.domain.text import without_forbidden

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)

_ALIGN = {Align.START: "", Align.END: '<w:jc w:val="right"/>', Align.CENTRE: '<w:jc w:val="center"/>'}
_RUN_STYLES = {
    TextStyle.PLAIN: "",
    TextStyle.STRONG: "Strong",
    TextStyle.QUIET: "Quiet",
    TextStyle.EMPHASIS: "Emphasis",
    TextStyle.GONE: "Gone",
    TextStyle.CUE: "Cue",
}
_KEEP = {True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>', None: ""}
_LINE_PARTS = re.compile("([\n\t])")
_PARAGRAPH_HEAD = re.compile(r"^<w:p><w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext[^>]*/>)?")
_HEADING_HEAD = re.compile(r'<w:p><w:pPr><w:pStyle w:val="Heading\d(?:As\d)?"/>(?:<w:keepNext[^>]*/>)?')
_NEW_PAGE = re.compile(r"<w:p><w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext[^>]*/>)?<w:pageBreakBefore/>")
_HEADED = re.compile(r'<w:tbl><w:tblPr><w:tblStyle w:val="HandoutTable\w*"/>.*?<w:trPr><w:cantSplit/><w:tblHeader/>')
_GAP = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(?:Form)?Gap"/>(?:<w:keepNext/>)?</w:pPr></w:p>\Z')
# Letters that Word draws with another font than the rest, or from the right, and only when their run says so.
_OTHER_SCRIPTS = re.compile(
    "[\u0590-\u109f\u1100-\u1cff\u2d80-\u2ddf\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffef\U0001f000-\U0003ffff]"
)
_FROM_THE_RIGHT = "<w:rtl/>"
# What stands before the size of a run's letters in the schema's order.
_BEFORE_SIZE = re.compile(r"<w:rPr>(?:<w:rStyle [^>]*/>)?(?:<w:rFonts [^>]*/>)?(?:<w:b/><w:bCs/>)?(?:<w:vanish/>)?")
_TEXTS = re.compile("<w:t [^>]*>([^<]*)")
_RUNS = re.compile("<w:r>(<w:rPr>.*?</w:rPr>)?(.*?)</w:r>")
_BREAK = "<w:br/>"
# Stand at the left edge of their column or of what they are the head of, from wherever they run.
_AT_THE_EDGE = (
    *("TableText", "TableHeading", "WritingLine", "WritingTyped", "BoxLine", "BoxRule", "Line"),
    *("Heading", "CardTitle", "CardSubtitle", "Title", "Subtitle", "CompactTitle", "UnderTitle"),
)
_OTHER_SIDE = {Align.START: Align.END, Align.END: Align.START, Align.CENTRE: Align.CENTRE}


def twips(points: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(points * 20)


def attribute(text: str) -> str:
    """Any text as a quoted attribute value."""
    return quoteattr(as_property(text).replace("\n", " "))


def run(text: str, style: str = "") -> str:
    """Text as runs: newlines become line breaks, tabs tabs; other scripts have their fonts and directions."""
    text = balanced(held(without_forbidden(text)))
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if text.isascii() or not (_OTHER_SCRIPTS.search(text) or holds_isolates(text)):
        return _run(text, properties)
    from handouts.word_scripts import in_scripts  # few documents need it

    return in_scripts(text, properties, _run)


def _run(text: str, properties: str) -> str:
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    content = "".join(_content(part) for part in _LINE_PARTS.split(text))
    return f"<w:r>{properties}{content}</w:r>"


def _content(part: str) -> str:
    if part == "\n":
        return "<w:br/>"
    if part == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""


def runs(inline: Inline, style: str = "") -> str:
    """Runs in their styles; `style` is the one of plain runs."""
    return "".join([run(part.text, _RUN_STYLES[part.style] or style) for part in inline])


def resized(xml: str, points: float) -> str:
    """The same paragraphs in letters of this size, where it is one."""
    if not points:
        return xml
    size = f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'
    xml = xml.replace("<w:r><w:t", "<w:r><w:rPr></w:rPr><w:t")
    return _BEFORE_SIZE.sub(rf"\g<0>{size}", xml)


def paragraph(
    content: str,
    style: str = "",
    *,
    keep: bool | None = None,
    align: Align = Align.START,
    after: float | None = None,
    numbering: int = 0,
    more: str = "",
    tabs: str = "",
    far: bool = False,
) -> str:
    """A paragraph. `keep` ties it to the next one or frees it from its style's tie; `more` is for what comes last in
    the schema's order (an indent, a section's properties). In a cell or a head what runs from the right stands at the
    left edge unless it is `far`. Lines that run against each other are paragraphs of their own: Word has one direction
    for each."""
    mixed = _FROM_THE_RIGHT in content
    if mixed and _BREAK in content and not (numbering or tabs or more or "<w:sdt>" in content):
        first, *others = _one_way(content)
        if others:
            above = paragraph(first, style, keep=True, align=align, after=0, far=far)
            return above + paragraph(_joined(others), style, keep=keep, align=align, after=after, far=far)
    right = mixed and not tabs and _runs_right(content)  # what stands at a tab stands at the right of the first words
    if right and style.startswith(_AT_THE_EDGE) and not far:
        align = _OTHER_SIDE[align]  # of such a paragraph Word calls the right side left
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + _KEEP[keep]
        + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else "")
        + tabs
        + ("<w:bidi/>" if right else "")
        + (f'<w:spacing w:after="{twips(after)}"/>' if after is not None else "")
        + _ALIGN[align]
        + more
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def _one_way(content: str) -> list[str]:
    """The lines of runs, those with one direction together."""
    found: list[str] = []
    before = False
    for line in _RUNS.sub(_parted_run, content).split(_BREAK):
        right = _runs_right(line)
        if found and right == before:
            found[-1] = _joined((found[-1], line))
        else:
            found.append(line)
        before = right
    return found


def _parted_run(found: re.Match[str]) -> str:
    """The same words in a run for each line."""
    looks, words = found[1] or "", found[2]
    return _BREAK.join(f"<w:r>{looks}{each}</w:r>" if each else "" for each in words.split(_BREAK))


def _joined(lines: Iterable[str]) -> str:
    return f"<w:r>{_BREAK}</w:r>".join(lines)


def _runs_right(content: str) -> bool:
    from handouts.shaping import runs_right

    return runs_right("".join(_TEXTS.findall(content)))


class Box(Struct, frozen=True):
    """One cell: what it holds (at least one paragraph), how many grid columns it takes, and its properties' children
    that come after `gridSpan` (borders, shading, margins, vertical alignment), in the schema's order."""

    content: str
    width: float
    span: int = 1
    properties: str = ""


def row(boxes: Iterable[Box], *, header: bool = False, height: float = 0) -> str:
    """A table row that is not split over pages; `header` repeats it on every page."""
    properties = "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    if header:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join([_cell(box) for box in boxes])}</w:tr>"


def _cell(box: Box) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    width = f'<w:tcW w:w="{twips(box.width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{span}{box.properties}</w:tcPr>{box.content}</w:tc>"


def table(style: str, columns: Iterable[float], rows: Iterable[str], *, header: bool = False, alt: str = "") -> str:
    """A table with fixed columns (widths in points) in one of our table styles."""
    widths = [twips(width) for width in columns]
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    look = f'<w:tblLook w:val="{"0020" if header else "0000"}" w:firstRow="{int(header)}" w:lastRow="0" '
    look += 'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    described = f"<w:tblDescription w:val={attribute(alt)}/>" if alt else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def field(instruction: str, shown: str) -> str:
    """A field Word works out itself, with what is shown until it does."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{escape(shown)}</w:t></w:r></w:fldSimple>'


def bookmarked(content: str, name: str, number: int) -> str:
    """Content with a bookmark around it."""
    start = f'<w:bookmarkStart w:id="{number}" w:name={attribute(bookmark(name))}/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def control(value: str, label: str, mark: str, number: int) -> str:
    """A content control inside a paragraph: typed text is found again by its tag, `mark`."""
    shown = "" if value else "<w:showingPlcHdr/>"
    if not _OTHER_SCRIPTS.search(value):
        value = without_isolates(value)  # they would be runs of their own
    if "\n" not in value and not _OTHER_SCRIPTS.search(value):
        # LibreOffice joins the lines of a plain-text control, and says its words again for each run in it.
        shown += '<w:text w:multiLine="1"/>'
    # Word needs something to click on: blanks that vanish when the first letter is typed, and that print as nothing.
    content = run(value) if value else run("\u00a0" * 12, "PlaceholderText")
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={attribute(label[:60])}/><w:tag w:val={attribute(mark[:60])}/>"
        f'<w:id w:val="{number}"/>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


CUSTOM_KIND = (
    '<Override PartName="/docProps/custom.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)


def custom_xml(properties: Iterable[tuple[str, str]]) -> str:
    """The file's own properties (Word: File, Info, Advanced Properties, Custom). Numbers start at 2: the format says
    so, and this is the class of properties that users may define."""
    users = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    entries = "".join(
        f'<property fmtid="{users}" pid="{number}" name={attribute(name)}>'
        f"<vt:lpwstr>{escape(as_property(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    )


def picture(relation: str, width: float, height: float, alt: str, number: int) -> str:
    """A picture in the line, with its alternative text."""
    size = f'cx="{round(width * 12700)}" cy="{round(height * 12700)}"'
    name = f'id="{number}" name="Picture {number}" descr={attribute(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {name}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def on_new_page(xml: str) -> str:
    """The block starts a page: its first paragraph says so, or a small one before its table."""
    if not xml.startswith("<w:p>"):
        return paragraph("", "Gap").replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>") + xml
    return _PARAGRAPH_HEAD.sub(r"\g<0><w:pageBreakBefore/>", without_space_before(xml), count=1)


def without_space_before(xml: str) -> str:
    """A heading at the top of a page needs no white above it."""
    head = _HEADING_HEAD.match(xml)
    return f'{head[0]}<w:spacing w:before="0"/>{xml[head.end() :]}' if head else xml


def parted(xml: str, following: str) -> str:
    """A block as it stands above the one that follows. The white under a table or a box is a paragraph: above a
    heading, which has white of its own, it would be added to it, and at the foot of a full page it would begin one
    that stays empty."""
    if _HEADING_HEAD.match(following) or _NEW_PAGE.match(following):
        return without_gap(xml)
    if _HEADED.match(following):  # its header has white above it
        cut = max(xml.rfind("<w:p>"), 0)
        return xml[:cut] + xml[cut:].replace('"Gap"/>', '"TableGap"/>') if _GAP.match(xml, cut) else xml
    return xml


def without_gap(xml: str) -> str:
    """The white below the last block is left out; what was not kept with it is not kept with what follows."""
    cut = xml.rfind("<w:p>")
    gap = _GAP.match(xml, cut) if cut >= 0 else None
    if gap is None:
        return xml
    return xml[:cut] if "keepNext" in gap[0] else last_freed(xml[:cut])


def at_foot(xml: str, left: float, pad: float) -> str:
    """The table lies on the lower margin of its page; it hangs on a paragraph of no height, for Word moves such a table
    to the page of the paragraph behind it. `left` is the margin: a table as wide as the text lies in LibreOffice only
    where its place is told from the edge of the sheet. `pad` is the white at the sides of its cells: said by the cells,
    it moves no edge of the table."""
    place = f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{twips(left)}" w:tblpYSpec="bottom"/>'
    lying = xml[: xml.rfind("</w:tbl>") + len("</w:tbl>")]
    lying = lying.replace("<w:tblW ", f'{place}<w:tblOverlap w:val="never"/><w:tblW ', 1)
    if pad:
        none, side = ' w:w="0" w:type="dxa"/>', f' w:w="{twips(pad)}" w:type="dxa"/>'
        lying = lying.replace("<w:tblLook ", f"<w:tblCellMar><w:left{none}<w:right{none}</w:tblCellMar><w:tblLook ", 1)
        lying = lying.replace("</w:tcBorders>", f"</w:tcBorders><w:tcMar><w:left{side}<w:right{side}</w:tcMar>")
    return lying + paragraph("", "Gap", more='<w:spacing w:line="20" w:lineRule="exact"/>')


def last_freed(xml: str) -> str:
    """The last paragraph, or all of the last table row, is no longer kept with what follows."""
    cut = xml.rfind("<w:tr>") if xml.endswith("</w:tbl>") else xml.rfind("<w:p>")
    return xml[:cut] + xml[cut:].replace("<w:keepNext/>", "") if cut >= 0 else xml

"""The structure tree of a PDF (ISO 32000-1, 14.7 and 14.8; PDF/UA-1): which stretch of which page is what, the way
back from each stretch to its element, and the file's own description of itself. reportlab writes none of it, so
`pdf.py` asks here for the operators around each stretch and for the objects at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from handouts.pdf_glyphs import utf16
from handouts.pdf_tags import ARTIFACT, HEADING, Tag
from workshop_app.domain.reading_direction import as_seen
from workshop_app.domain.text import without_forbidden

_FIELDS = 100_000  # of the tree's way back: pages are numbered below it, fields to fill in from it on
_CELLS = frozenset(["TD", "TH"])  # stand in their row even when nothing is in them


class StructureTree:
    """Grows while pages are drawn; `write` puts it into the file."""

    def __init__(self, canvas: Canvas) -> None:
        self._file: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - reportlab has no other door
        self._pages: list[list[Tag]] = [[]]  # the tag of each stretch of each page; the last is being drawn
        self._blocks: dict[int, Tag] = {}  # in the order in which they are first seen
        self._known: dict[int, int] = {}  # the objects' numbers of the tags
        self._objects: dict[int, str] = {}
        self._fields: list[Tag] = []
        self._page_names: list[str] = []
        self._level = 0
        self._titled = 0

    def comes(self, tags: Iterable[Tag | None]) -> None:
        """The blocks of a page in the order in which they are read, whatever is drawn first."""
        for tag in dict.fromkeys(tags):
            if tag is not None and tag is not ARTIFACT:
                block = tag.top()
                self._blocks.setdefault(id(block), block)

    def begin(self, tag: Tag | None) -> str:
        """The operator before a stretch of a page; EMC ends it. What has no tag belongs to the page alone."""
        if tag is None or tag is ARTIFACT:
            return "/Artifact <</Type /Pagination>> BDC"
        page = self._pages[-1]
        tag.marks.append((len(self._pages) - 1, len(page)))
        page.append(tag)
        return f"/{tag.kind} <</MCID {len(page) - 1}>> BDC"

    def field(self, tag: Tag) -> int:
        """The number under which the element of a field to fill in is found from its place on the page."""
        self.comes((tag,))
        self._fields.append(tag)
        return _FIELDS + len(self._fields) - 1

    def placed(self, tag: Tag, number: int) -> None:
        """The field is this object, on the page that is being drawn."""
        tag.widget = (len(self._pages) - 1, number)

    def end_page(self) -> None:
        """reportlab's page has no place for its number in the tree, nor for the order it is read in."""
        page = self._file.idToObject[f"Page{len(self._pages)}"]
        page.__NoDefault__ = [*type(page).__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages) - 1
        page.Tabs = "/S"
        self._pages.append([])

    def write(self) -> dict[int, str]:
        """All elements, and the way back to them from each stretch of each page: objects by their numbers."""
        numbers = self._file.idToObjectNumberAndVersion
        self._page_names = [_reference(numbers[f"Page{at}"][0]) for at in range(1, len(self._pages))]
        root, document, back = self._object(), self._object(), self._object()
        titles = (tag for tag in self._blocks.values() if tag.kind == HEADING)
        self._titled = int(any(tag.level == 0 for tag in titles))
        children = [self._element(tag, document) for tag in self._blocks.values()]
        self._set(document, f"/S/Document/P {_reference(root)}/K[{' '.join(map(_reference, children))}]")
        pages = enumerate(self._pages[:-1])
        numbered = [f"{at}[{' '.join([_reference(self._known[id(tag)]) for tag in tags])}]" for at, tags in pages]
        numbered += [f"{_FIELDS + at} {_reference(self._known[id(tag)])}" for at, tag in enumerate(self._fields)]
        self._set(back, f"/Nums[{' '.join(numbered)}]")
        tree = f"/Type/StructTreeRoot/K {_reference(document)}/ParentTree {_reference(back)}"
        self._set(root, f"{tree}/ParentTreeNextKey {_FIELDS + len(self._fields)}")
        self._file.Catalog.StructTreeRoot = _reference(root)
        self._file.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        return self._objects

    def _element(self, tag: Tag, parent: int) -> int:
        number = self._known[id(tag)] = self._object()
        kids = [_reference(self._element(each, number)) for each in tag.children if each.kind in _CELLS or each.holds()]
        first = tag.marks[0][0] if tag.marks else 0
        for page, mark in tag.marks:
            elsewhere = f"<</Type/MCR/Pg {self._page_names[page]}/MCID {mark}>>"
            kids.append(str(mark) if page == first else elsewhere)
        if tag.widget is not None:
            first = tag.widget[0]
            kids.append(f"<</Type/OBJR/Obj {_reference(tag.widget[1])}>>")
        words = [f"/S/{self._kind(tag)}/P {_reference(parent)}"]
        if tag.marks or tag.widget is not None:
            words.append(f"/Pg {self._page_names[first]}")
        words.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else "")
        words.append(_facts(tag))
        self._set(number, "".join(words))
        return number

    def _kind(self, tag: Tag) -> str:
        """Headings are numbered as they follow each other, without a gap; a title comes before the first level."""
        if tag.kind != HEADING:
            return tag.kind
        self._level = min(max(tag.level + self._titled, 1), self._level + 1, 6)
        return f"H{self._level}"

    def _object(self) -> int:
        """A number of reportlab's count, for an object of ours."""
        self._file.objectcounter += 1
        return int(self._file.objectcounter)

    def _set(self, number: int, words: str) -> None:
        self._objects[number] = f"<<{words}>>"


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _facts(tag: Tag) -> str:
    """What a reader is told of an element beside its place."""
    said = as_seen(tag.said)
    if tag.kind == "Figure":
        box = " ".join(f"{edge:.1f}" for edge in tag.box or (0, 0, 0, 0))
        place = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        return f"/Alt<FEFF{utf16(said)}>{place}"
    words = f"/ActualText<FEFF{utf16(said)}>" if said else ""
    if tag.kind not in _CELLS:
        return words
    scope = "/Scope/Column" if tag.kind == "TH" else ""
    span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
    return f"{words}/A<</O/Table{scope}{span}>>" if scope or span else words


def describe(canvas: Canvas, title: str, author: str, day: date | None) -> None:
    """What the file says of itself (XMP), for programs that look for it there: title, day, and that it is tagged."""
    file = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - reportlab has no other door
    named = escape(without_forbidden(title))
    told = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{named}</rdf:li></rdf:Alt></dc:title>'
    if author:
        told += f"<dc:creator><rdf:Seq><rdf:li>{escape(without_forbidden(author))}</rdf:li></rdf:Seq></dc:creator>"
    if day is not None:  # noon: the same day wherever it is read
        told += f"<xmp:CreateDate>{day.isoformat()}T12:00:00Z</xmp:CreateDate>"
        file._timeStamp.YMDhms = (day.year, day.month, day.day, 12, 0, 0)  # noqa: SLF001
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'{told}<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), packet.encode())
    file.Catalog.Metadata = stream

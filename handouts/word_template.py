"""Our Word files in a coach's own template: its styles in place of ours of the same name, its page margins, its header
above our running head and its footer below our foot. Used by `word` and `word_margins`; what `template_file` kept is
all there is, and anything else is as if there were none.

Forms, tables and cards keep their sizes: they are made for the hand and for one page. What they inherit is the font.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from handouts.template_margins import EVEN, FIRST, cleaned
from handouts.theme import PageMargins, mm

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIP = 1 / 20
MOST_UNPACKED = 20_000_000  # bytes: what we keep of a template unpacks to a tenth of it
_LEAST, _MOST = mm(8), mm(45)  # of a margin: what is wider leaves no room for a form
_BROKEN = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError, EOFError, RuntimeError)

# The children of properties in the order of the schema; what is not here is not taken over.
_PARAGRAPH = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "bidi",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
]
_LETTERS = [
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "outline",
    "shadow",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "u",
    "shd",
]
_OURS = frozenset({"keepNext", "keepLines", "numPr", "outlineLvl"})  # of a paragraph style: what our pages need
_NOT_THEIRS = frozenset({"numPr", "outlineLvl", "pageBreakBefore"})
_TAKEN = frozenset(
    [
        "normal",
        "title",
        "subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "body text",
        "list bullet",
        "list number",
        "caption",
        "strong",
        "emphasis",
    ]
)


_OF_FORMS = frozenset({"title", "heading 1", "heading 2", "heading 3"})
_MARGINS = {"header": "Letterhead", "footer": "Letterfoot"}  # theirs beside ours: our own lines stay small


class WordTemplate(Struct, frozen=True):
    """The parts of a kept template; empty where it has none."""

    styles: bytes = b""
    theme: bytes = b""
    head: bytes = b""
    foot: bytes = b""
    margins: PageMargins | None = None
    media: Mapping[str, bytes] = {}
    first: tuple[bytes, bytes] | None = None  # head and foot of the first page where they are others
    even: tuple[bytes, bytes] | None = None  # and of pages on the left

    def around(self, kind: str) -> tuple[bytes, bytes]:
        """Head and foot of the pages that Word calls so: default, first, even."""
        others = {"first": self.first, "even": self.even}.get(kind)
        return others if others is not None else (self.head, self.foot)

    def without_margins(self) -> WordTemplate:
        """Its styles alone: a form stays on its pages."""
        return replace(self, head=b"", foot=b"", first=None, even=None, margins=None)


NAMES, PAGES = ("head.xml", "foot.xml"), ("", FIRST, EVEN)


@lru_cache(maxsize=4)
def opened(data: bytes) -> WordTemplate:
    """The parts; none for what is no template of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
                return WordTemplate()
            parts = {name: package.read(name) for name in package.namelist()}
        for name in ("styles.xml", "theme.xml", "page.xml"):
            if name in parts:
                _tree(parts[name])
        head, foot, *others = (_harmless(parts.get(f"{page}{name}", b"")) for page in PAGES for name in NAMES)
    except _BROKEN:
        return WordTemplate()
    return WordTemplate(
        parts.get("styles.xml", b""),
        parts.get("theme.xml", b""),
        head,
        foot,
        _margins(parts.get("page.xml", b"")),
        {name: part for name, part in parts.items() if name.startswith("media/")},
        (others[0], others[1]) if f"{FIRST}head.xml" in parts else None,
        (others[2], others[3]) if f"{EVEN}head.xml" in parts else None,
    )


def _harmless(data: bytes) -> bytes:
    """A header or footer once more without what does not belong there: the file may come from anybody."""
    if not data:
        return b""
    _tree(data)
    root = ElementTree.fromstring(data)
    return bytes(ElementTree.tostring(root, "utf-8")) if cleaned(root, {}) else b""


def _tree(data: bytes) -> Any:
    if b"<!" in data:
        raise ValueError("a document type")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _margins(data: bytes) -> PageMargins | None:
    if not data:
        return None
    found = _tree(data)
    sides = []
    for name in ("top", "right", "bottom", "left"):
        said = found.get(f"{_W}{name}", "")
        if not said.lstrip("-").isdigit():
            return None
        sides.append(min(max(abs(int(said)) * _TWIP, _LEAST), _MOST))
    return PageMargins(*sides)


def pieces(data: bytes, relations: Mapping[str, str], style: str) -> list[str]:
    """The paragraphs and tables of a header or footer, one by one, its pictures under these relations."""
    root = _tree(data)
    for each in root.iter(f"{_W}p"):
        properties = each.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            each.insert(0, properties)
        properties.insert(0, _element("pStyle", val=style))
    for each in root.iter():
        for name, value in each.attrib.items():
            if value in relations:
                each.set(name, relations[value])
    return [etree.tostring(each, encoding="unicode", with_tail=False) for each in root]


def dressed(ours: str, template: WordTemplate, body: int, form: bool = False) -> str:
    """Our styles with the template's in place of those of the same name. `body` is the size of our tables and forms in
    half points. A `form` has their title and headings only: a wider font would break its pages."""
    return _dressed(ours, template.styles, body, form) if template.styles else ours


@lru_cache(maxsize=16)
def _dressed(ours: str, styles: bytes, body: int, form: bool) -> str:
    """A pack has thirty files in the same styles."""
    root, theirs = _tree(ours.encode()), _TemplateStyles(_tree(styles))
    taken = _OF_FORMS if form else _TAKEN
    if not form:
        _defaults(root, theirs)
    for style in root.iter(f"{_W}style"):
        name = _name(style)
        if name in taken and name in theirs:
            _take_over(style, *theirs.properties(name))
        elif style.get(f"{_W}type") == "paragraph" and (style.get(f"{_W}customStyle") == "1" or name in _MARGINS):
            _pin(style, body)
            _like_its_heading(style, theirs)
    for name, id in _MARGINS.items():
        if name in theirs:
            root.append(_style_of_margin(id, *theirs.properties(name)))
    return str(etree.tostring(root, encoding="unicode"))


class _TemplateStyles:
    """The styles of the template by their names, each with what it inherits."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._by_id = {each.get(f"{_W}styleId"): each for each in root.iter(f"{_W}style")}
        self._by_name = {_name(each): each for each in root.iter(f"{_W}style")}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def defaults(self) -> tuple[list[Any], list[Any]]:
        """What all its paragraphs and letters start from."""
        return (
            _children(self._root.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr"), _PARAGRAPH),
            _children(self._root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"), _LETTERS),
        )

    def properties(self, name: str) -> tuple[list[Any], list[Any]]:
        """Of its paragraphs and of its letters; of all but Normal without what Normal says."""
        paragraph: dict[str, Any] = {}
        letters: dict[str, Any] = {}
        for each in reversed(self._chain(self._by_name[name])):
            paragraph |= {child.tag: child for child in _children(each.find(f"{_W}pPr"), _PARAGRAPH)}
            letters |= {child.tag: child for child in _children(each.find(f"{_W}rPr"), _LETTERS)}
        if name == "normal":
            first = self.defaults()[0]
            paragraph = {child.tag: child for child in first} | paragraph
        return list(paragraph.values()), list(letters.values())

    def _chain(self, style: Any) -> list[Any]:
        chain = [style]
        while len(chain) < 12:
            based = chain[-1].find(f"{_W}basedOn")
            above = self._by_id.get(based.get(f"{_W}val")) if based is not None else None
            if above is None or above in chain or _name(above) == "normal":
                break
            chain.append(above)
        return chain


def _style_of_margin(id: str, paragraph: list[Any], letters: list[Any]) -> Any:
    style = _element("style", type="paragraph", customStyle="1", styleId=id)
    style.append(_element("name", val=id))
    style.append(_element("basedOn", val="Normal"))
    _put(etree.SubElement(style, f"{_W}pPr"), paragraph, _PARAGRAPH)
    _put(etree.SubElement(style, f"{_W}rPr"), letters, _LETTERS)
    return style


def _name(style: Any) -> str:
    found = style.find(f"{_W}name")
    return str(found.get(f"{_W}val", "")).casefold() if found is not None else ""


def _children(properties: Any, known: Iterable[str]) -> list[Any]:
    wanted = {f"{_W}{name}" for name in known}
    return [each for each in properties if each.tag in wanted] if properties is not None else []


def _defaults(root: Any, theirs: _TemplateStyles) -> None:
    """Fonts, size and colour that everything starts from; the language stays the document's."""
    ours = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    if ours is not None:
        _put(ours, theirs.defaults()[1], _LETTERS)


def _take_over(style: Any, paragraph: list[Any], letters: list[Any]) -> None:
    here = style.find(f"{_W}pPr")
    if here is not None:
        keep = [each for each in here if etree.QName(each).localname in _OURS]
        for each in list(here):
            here.remove(each)
        theirs = [each for each in paragraph if etree.QName(each).localname not in _NOT_THEIRS]
        _put(here, [*theirs, *keep], _PARAGRAPH)
    said = style.find(f"{_W}rPr")
    if said is None:
        said = etree.SubElement(style, f"{_W}rPr")
    if _name(style) != "normal":
        for each in list(said):
            said.remove(each)
    _put(said, letters, _LETTERS)


def _pin(style: Any, body: int) -> None:
    """A style of ours has a size and lines of its own, whatever Normal says now."""
    paragraph, letters = style.find(f"{_W}pPr"), style.find(f"{_W}rPr")
    if letters is not None and letters.find(f"{_W}sz") is None:
        _put(letters, [_element("sz", val=str(body)), _element("szCs", val=str(body))], _LETTERS)
    if paragraph is None:
        return
    spacing = paragraph.find(f"{_W}spacing")
    if spacing is not None and spacing.get(f"{_W}line") is None:
        spacing.set(f"{_W}line", "271")
        spacing.set(f"{_W}lineRule", "auto")
    missing = [
        each
        for each in (_element("ind", left="0", right="0", firstLine="0"), _element("jc", val="left"))
        if paragraph.find(each.tag) is None
    ]
    _put(paragraph, missing, _PARAGRAPH)


def _like_its_heading(style: Any, theirs: _TemplateStyles) -> None:
    """ "Heading 1 As 2" looks like their second heading, and a compact title has the letters of their title."""
    name = _name(style)
    looks = f"heading {name[-1]}" if " as " in name else "title" if name == "compact title" else ""
    letters = style.find(f"{_W}rPr")
    if not looks or looks not in theirs or letters is None:
        return
    found = theirs.properties(looks)[1]
    if looks == "title":
        found = [each for each in found if etree.QName(each).localname not in ("sz", "szCs", "position", "spacing")]
    _put(letters, found, _LETTERS)


def _element(name: str, **attributes: str) -> Any:
    return etree.Element(f"{_W}{name}", {f"{_W}{key}": value for key, value in attributes.items()})


def _put(properties: Any, children: Iterable[Any], order: list[str]) -> None:
    """Into their places in the order of the schema, each in the place of one that was there."""
    for each in children:
        there = properties.find(each.tag)
        if there is not None:
            properties.remove(there)
        properties.append(deepcopy(each))
    place = {f"{_W}{name}": at for at, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda each: place.get(each.tag, len(order)))

"""A header or footer out of a stranger's template, made harmless: words, tables, tabs, pictures and page numbers stay;
links, controls, fields that fetch, embedded objects and what only newer programs know go. Called by `template_file`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

FIRST, EVEN = "first_", "even_"  # begin the names of the parts of a first page that differs, and of pages on the left
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KNOWN = (
    W,
    "{http://schemas.openxmlformats.org/drawingml/2006/",
    "{urn:schemas-microsoft-com:vml}",
    "{urn:schemas-microsoft-com:office:office}",
)
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE"})
_OPENED = frozenset(f"{W}{name}" for name in ("hyperlink", "smartTag", "customXml", "ins", "sdtContent", "fldSimple"))
_GONE = frozenset(
    f"{W}{name}"
    for name in (
        "object",
        "control",
        "del",
        "moveFrom",
        "altChunk",
        "subDoc",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "proofErr",
        "permStart",
        "permEnd",
        "sdtPr",
        "sdtEndPr",
        "pStyle",
        "rStyle",
        "tblStyle",
        "sectPr",
    )
)
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"


def cleaned(root: Element, pictures: Mapping[str, str]) -> bool:
    """Clean it in place; `pictures` are the names under which its pictures are kept, by their relation. False when
    nothing is left to see."""
    _clean(root, pictures, _fetches(root))
    words = "".join(each.text or "" for each in root.iter(f"{W}t")).strip()
    return bool(words) or any(name.startswith("media/") for each in root.iter() for name in each.attrib.values())


def _fetches(root: Element) -> bool:
    """Whether any of its fields is more than a number of a page: then the last results stay as plain words."""
    told = [each.text or "" for each in root.iter(f"{W}instrText")]
    told = ["".join(told)] if told else []
    names = [word for words in told for word in words.replace("\\", " ").split() if word.isupper() and len(word) > 3]
    return any(name not in _FIELDS for name in names)


def _clean(parent: Element, pictures: Mapping[str, str], plain: bool) -> None:
    children = list(parent)
    for each in children:
        parent.remove(each)
    for each in children:
        for kept in _kept(each, pictures, plain):
            parent.append(kept)
    for name, value in list(parent.attrib.items()):
        if name.startswith(R):
            if value in pictures:
                parent.set(name, pictures[value])
            elif not value.startswith("media/"):
                del parent.attrib[name]
        elif (
            (name.startswith("{") and not name.startswith(_KNOWN))
            or name in ("href", "onclick")
            or name.rpartition("}")[2] in ("href", "hlinkClick")
        ):
            del parent.attrib[name]


def _kept(each: Element, pictures: Mapping[str, str], plain: bool) -> Iterator[Element]:
    """What stays of one element: itself, what is in it, or nothing."""
    if each.tag == f"{_MC}AlternateContent":
        other = each.find(f"{_MC}Fallback")
        for inner in other if other is not None else ():
            yield from _kept(inner, pictures, plain)
        return
    if not str(each.tag).startswith(_KNOWN) or each.tag in _GONE or _is_object(each):
        return
    if plain and each.tag in (f"{W}fldChar", f"{W}instrText"):
        return
    if each.tag == f"{W}sdt" or each.tag in _OPENED:
        for inner in list(each):
            yield from _kept(inner, pictures, plain)
        return
    if str(each.tag).endswith(("}hlinkClick", "}hlinkHover", "}extLst")):
        return
    _clean(each, pictures, plain)
    if each.tag in (f"{W}drawing", f"{W}pict") and _pictureless(each):
        return
    yield each


def _is_object(each: Element) -> bool:
    return each.tag == f"{W}pict" and each.find(f".//{_OLE}") is not None


def _pictureless(each: Element) -> bool:
    """A drawing whose picture did not come along. Of shapes only those that hold words or pictures stay."""
    if any(value.startswith("media/") for inner in each.iter() for value in inner.attrib.values()):
        return False
    return not any((inner.text or "").strip() for inner in each.iter(f"{W}t"))

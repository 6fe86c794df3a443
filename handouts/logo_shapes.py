"""An SVG of nothing but shapes: scripts and links are taken out of it, and one that would look different elsewhere, or
be drawn for ever, is a fault. Asked when a logo is taken in, and again before it is drawn: a file may come from
anybody.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from lxml import etree

MOST_SHAPES = 5_000  # drawn on every page, repeated ones counted each time
DEEPEST = 60

_SVG = "{http://www.w3.org/2000/svg}"
_GONE = frozenset({"script", "foreignObject", "a", "animate", "animateMotion", "animateTransform", "set", "metadata"})
_LETTERS = frozenset({"text", "tspan", "textPath", "tref", "font", "flowRoot"})
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]+)|@import\s+[\"']?([^\"';\s]+)", re.IGNORECASE)


class LogoFaultKind(StrEnum):
    """What is wrong with an SVG."""

    NO_PICTURE = "no_picture"
    LETTERS = "letters"
    ELSEWHERE = "elsewhere"
    INTRICATE = "intricate"


class LogoFault(ValueError):
    """An SVG that is no logo; `what` names what it draws from elsewhere."""

    def __init__(self, kind: LogoFaultKind, what: str = "") -> None:
        super().__init__(f"{kind}: {what}")
        self.kind, self.what = kind, what


def harmless(data: bytes) -> bytes:
    """The SVG as it is kept; LogoFault for one that is none of ours."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LogoFault(LogoFaultKind.NO_PICTURE) from error
    if root.tag != f"{_SVG}svg":
        raise LogoFault(LogoFaultKind.NO_PICTURE)
    for each in list(root.iter()):
        _check(each)
    if _shapes(root) > MOST_SHAPES:
        raise LogoFault(LogoFaultKind.INTRICATE)
    kept: bytes = etree.tostring(root)
    return kept


def _check(each: Any) -> None:
    """Take out what draws nothing, and refuse what draws something else elsewhere."""
    if not isinstance(each.tag, str):  # an entity that was not followed
        raise LogoFault(LogoFaultKind.ELSEWHERE, str(each.text)[:40])
    name = etree.QName(each).localname
    if name in _LETTERS:
        raise LogoFault(LogoFaultKind.LETTERS)
    if name in _GONE:
        _take_out(each)
        return
    for attribute, value in list(each.attrib.items()):
        local = etree.QName(attribute).localname
        if local.lower().startswith("on"):
            del each.attrib[attribute]
        elif local == "href" and not value.strip().startswith("#"):
            if not (name == "image" and value.strip().lower().startswith(("data:image/png", "data:image/jpeg"))):
                raise LogoFault(LogoFaultKind.ELSEWHERE, value.strip()[:60])
        else:
            _check_urls(value)
    if name == "style":
        _check_urls(each.text or "")


def _take_out(each: Any) -> None:
    """A script goes with all it holds; of a link what it leads from is kept."""
    parent = each.getparent()
    if parent is None:
        return
    if etree.QName(each).localname == "a":
        each.tag = f"{_SVG}g"
        each.attrib.clear()
    else:
        parent.remove(each)


def _check_urls(words: str) -> None:
    for found in _URL.finditer(words):
        where = found[1] or found[2]
        if not where.startswith("#"):
            raise LogoFault(LogoFaultKind.ELSEWHERE, where[:60])


def _shapes(root: Any) -> int:
    """How many elements are drawn, each as often as it is used: a few lines can stand for billions."""
    by_id = {each.get("id"): each for each in root.iter() if each.get("id")}
    known: dict[Any, int] = {}

    def count(each: Any, depth: int) -> int:
        if depth > DEEPEST:
            return MOST_SHAPES + 1
        if each in known:
            return known[each]
        found = 1 + sum(count(inner, depth + 1) for inner in each)
        if etree.QName(each).localname == "use":
            href = each.get("href") or each.get("{http://www.w3.org/1999/xlink}href") or ""
            used = by_id.get(href.strip().lstrip("#"))
            if used is not None:
                found += count(used, depth + 1)
        known[each] = min(found, MOST_SHAPES + 1)
        return known[each]

    return count(root, 0)

"""A coach's logo as it is kept: a PNG no larger than paper shows, or an SVG of nothing but shapes. Read from any file
somebody chooses, never trusted; screens and the command line call `read_logo`.

Pictures go through Pillow, which knows the ways they are stored (16 bits, grey, four inks, palettes). An SVG loses
scripts and links, and is refused where it would look different elsewhere: letters in a font nobody has, or parts that
stand in another file.
"""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image

from handouts import logo_drawing
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LARGEST_LOGO, LOGO, StyleFile
from workshop_app.incoming import files

LARGEST_FILE = 20_000_000  # bytes on disk: a scanned letterhead has half of it
MOST_DOTS = 60_000_000  # pixels: a photo of a large camera
WIDEST, HIGHEST = 1600, 800  # pixels kept: 46 mm of paper at 880 dots an inch
MOST_SHAPES = 5_000  # drawn on every page, repeated ones counted each time
DEEPEST = 60

_KINDS = ("PNG", "JPEG")
_SVG = "{http://www.w3.org/2000/svg}"
_GONE = frozenset({"script", "foreignObject", "a", "animate", "animateMotion", "animateTransform", "set", "metadata"})
_LETTERS = frozenset({"text", "tspan", "textPath", "tref", "font", "flowRoot"})
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]+)|@import\s+[\"']?([^\"';\s]+)", re.IGNORECASE)
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError, IndexError, KeyError, TypeError)


def read_logo(path: Path) -> StyleFile:
    """The logo in this file, as it is kept. KnownError with the reason when it is none; nothing else is ever opened."""
    data = files.read_bytes(path, LARGEST_FILE)
    kept = _svg(data, path) if _looks_like_svg(data) else _png(data, path)
    if not logo_drawing.can_be_drawn(kept):
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path))
    return StyleFile(LOGO, path.name[:200], kept)


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def _png(data: bytes, path: Path) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # large ones are told by their size
            picture = Image.open(io.BytesIO(data), formats=_KINDS)
            if picture.width * picture.height > MOST_DOTS:
                raise KnownError(ErrorCode.LOGO_TOO_MANY_DOTS, path=str(path), most=MOST_DOTS // 1_000_000)
            picture.draft("RGB", (2 * WIDEST, 2 * HIGHEST))
            picture.load()
            plain = _eight_bits(picture)
            for share in (1.0, 0.7, 0.5, 0.35, 0.25):
                kept = _saved(plain, round(WIDEST * share), round(HIGHEST * share))
                if len(kept) <= LARGEST_LOGO:
                    return kept
    except Image.DecompressionBombError as error:
        raise KnownError(ErrorCode.LOGO_TOO_MANY_DOTS, path=str(path), most=MOST_DOTS // 1_000_000) from error
    except _BROKEN as error:
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path)) from error
    raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In red, green and blue of eight bits, clear where it was."""
    if picture.mode.startswith("I"):  # 16 bits of grey: the upper eight
        return picture.point(lambda level: level / 256).convert("L").convert("RGB")
    clear = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


def _saved(picture: Image.Image, wide: int, high: int) -> bytes:
    smaller = picture.copy()
    smaller.thumbnail((wide, high), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    smaller.save(file, "PNG", optimize=True)
    return file.getvalue()


def _svg(data: bytes, path: Path) -> bytes:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path)) from error
    if root.tag != f"{_SVG}svg":
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path))
    for each in list(root.iter()):
        _check(each, path)
    if _shapes(root) > MOST_SHAPES:
        raise KnownError(ErrorCode.LOGO_INTRICATE, path=str(path))
    kept: bytes = etree.tostring(root)
    if len(kept) > LARGEST_LOGO:
        raise KnownError(ErrorCode.LOGO_INTRICATE, path=str(path))
    return kept


def _check(each: Any, path: Path) -> None:
    """Take out what draws nothing, and refuse what draws something else elsewhere."""
    if not isinstance(each.tag, str):  # an entity that was not followed
        raise KnownError(ErrorCode.LOGO_ELSEWHERE, path=str(path), what=str(each.text)[:40])
    name = etree.QName(each).localname
    if name in _LETTERS:
        raise KnownError(ErrorCode.LOGO_LETTERS, path=str(path))
    if name in _GONE:
        _take_out(each)
        return
    for attribute, value in list(each.attrib.items()):
        local = etree.QName(attribute).localname
        if local.lower().startswith("on"):
            del each.attrib[attribute]
        elif local == "href" and not value.strip().startswith("#"):
            if not (name == "image" and value.strip().lower().startswith(("data:image/png", "data:image/jpeg"))):
                raise KnownError(ErrorCode.LOGO_ELSEWHERE, path=str(path), what=value.strip()[:60])
        else:
            _check_urls(value, path)
    if name == "style":
        _check_urls(each.text or "", path)


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


def _check_urls(words: str, path: Path) -> None:
    for found in _URL.finditer(words):
        where = found[1] or found[2]
        if not where.startswith("#"):
            raise KnownError(ErrorCode.LOGO_ELSEWHERE, path=str(path), what=where[:60])


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

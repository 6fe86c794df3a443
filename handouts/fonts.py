"""Which font draws which character in a PDF. `pdf*.py` asks for the pieces of a text; each piece has one font that has
all its characters. Fonts come from installed packages, are read once per process on first use, and only the glyphs in
use are embedded. A character no font has is drawn as an empty box and reported by `undrawable`: never an error.

FiraGO draws Latin, Greek, Cyrillic, Vietnamese, Hebrew, Arabic, Thai, Georgian and Devanagari in four styles; Noto
fills in rare letters, signs and arrows.
"""

from __future__ import annotations

import io
import re
import string
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from threading import RLock

import justmytype_western_core
import pymupdf_fonts
import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workshop_app.domain.text import without_forbidden

# reportlab registers fonts for the whole process and cannot use one font in two documents at the same time.
LOCK = RLock()

_REMEMBERED = 20_000  # words whose width is kept: the same ones come again and again

REPLACEMENT = "\u25a1"  # a box: seen at once, and drawn by the symbol font

# Per style (bold, italic): package keys, best first. Signs have one style only.
_SIGNS = ("symbols", "stix")
_CHAINS = {
    (False, False): ("figo", "notos", *_SIGNS),
    (True, False): ("figbo", "notosbo", *_SIGNS),
    (False, True): ("figit", "notosit", *_SIGNS),
    (True, True): ("figbi", "notosbi", *_SIGNS),
}
# pymupdf_fonts has signs too, but with CFF outlines, which reportlab cannot read; these are TrueType.
_SIGN_FILES = {
    "symbols": "notosanssymbols2/NotoSansSymbols2-Regular.ttf",
    "stix": "stixtwomath/STIXTwoMath-Regular.ttf",
}

# Drawn as nothing: joiners, marks of direction, soft hyphens, variation selectors. They steer shaping; they are no ink.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Font:
    """One embedded font: its reportlab name, the characters it has and their widths in thousandths of its size."""

    __slots__ = ("_known", "chars", "name", "widths")

    def __init__(self, key: str) -> None:
        data = _bytes(key)
        face = TTFont(key, io.BytesIO(data))
        _with_tabular_digits(face, data)
        pdfmetrics.registerFont(face)
        self.name = key
        # Above U+FFFF reportlab writes a character map that no reader understands; such signs become boxes.
        self.widths: dict[str, float] = {
            chr(code): face.face.charWidths.get(code, face.face.defaultWidth)
            for code in face.face.charToGlyph
            if code <= 0xFFFF
        }
        self.widths["\u00a0"] = self.widths.get("\u00a0", self.widths.get(" ", 250))
        self.chars = frozenset(self.widths)
        self._known: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """How wide the text is; every character must be in `chars`."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            widths = self.widths
            known = self._known[text] = sum([widths[char] for char in text]) / 1000
        return known * size


def _with_tabular_digits(face: TTFont, data: bytes) -> None:
    """Digits of one width, so that columns of numbers and times stand under each other. Only the glyph changes: the
    text read back from the PDF stays the same digits."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(string.digits)
    buffer.guess_segment_properties()
    shapes = uharfbuzz.Face(data)
    uharfbuzz.shape(uharfbuzz.Font(shapes), buffer, {"tnum": True, "kern": False})
    scale = 1000 / shapes.upem
    for digit, info, position in zip(string.digits, buffer.glyph_infos, buffer.glyph_positions, strict=True):
        face.face.charToGlyph[ord(digit)] = info.codepoint
        face.face.charWidths[ord(digit)] = position.x_advance * scale


def _bytes(key: str) -> bytes:
    if key in _SIGNS:
        return resources.files(justmytype_western_core).joinpath("fonts", "ofl", _SIGN_FILES[key]).read_bytes()
    return bytes(pymupdf_fonts.myfont(key))


@cache
def _font(key: str) -> Font:
    with LOCK:
        return Font(key)


@cache
def _chosen(char: str, bold: bool, italic: bool) -> Font | None:
    """The first font of the chain that has the character; None when none has it."""
    for key in _CHAINS[bold, italic]:
        font = _font(key)
        if char in font.chars:
            return font
    return None


@cache
def main_font(bold: bool = False, italic: bool = False) -> Font:
    """The font most text is drawn in."""
    return _font(_CHAINS[bold, italic][0])


def pieces(text: str, bold: bool = False, italic: bool = False) -> list[tuple[str, Font]]:
    """The text cut where the font changes, with what no font has replaced. Order is as given; see `visual`."""
    main = main_font(bold, italic)
    if main.chars.issuperset(text):
        return [(text, main)]
    found: list[tuple[str, Font]] = []
    for char in drawable(text):
        if char in main.chars:
            font = main
        else:
            font = _chosen(char, bold, italic) or _font("symbols")
            char = char if char in font.chars else REPLACEMENT
        if found and found[-1][1] is font:
            found[-1] = (found[-1][0] + char, font)
        else:
            found.append((char, font))
    return found


def drawable(text: str) -> str:
    """The text as it is drawn: composed letters, tabs as spaces, nothing invisible or forbidden."""
    if text.isascii() and text.isprintable():
        return text
    text = without_forbidden(text).replace("\t", "    ")
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return text if main_font().chars.issuperset(text) else "".join(map(_nearest, text))


@cache
def _nearest(char: str) -> str:
    """The character, or the plain letters it stands for when no font has it (full-width digits, mathematical bold)."""
    plain = unicodedata.normalize("NFKC", char)
    if char == "\n" or _chosen(char, False, False) is not None or not main_font().chars.issuperset(plain):
        return char
    return plain


def printed(text: str) -> str:
    """The text a reader of the PDF gets: as drawn, boxes for what no font has, in logical order."""
    text = drawable(text)
    missing = undrawable(text)
    return "".join([REPLACEMENT if char in missing else char for char in text]) if missing else text


def undrawable(text: str) -> frozenset[str]:
    """The characters that will be drawn as a box because no font has them."""
    chars = set(drawable(text)) - main_font().chars - {"\n"}
    return frozenset(char for char in chars if _chosen(char, False, False) is None)


def is_right_to_left(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def visual(word: str, base: str = "R") -> str:
    """A word with right-to-left letters in the order and the shapes it is drawn in, from left to right. `base` is the
    direction of what surrounds it: signs at its ends stand accordingly."""
    from bidi import get_display  # imported on first use: few documents need it

    return str(get_display(_joined(word), base_dir=base))


@cache
def _arabic_forms() -> dict[str, dict[str, str]]:
    """Letter -> its shapes ("initial", "medial", "final", "isolated"), read from Unicode's own presentation forms."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        shape, *letters = unicodedata.decomposition(chr(code)).split()
        source = "".join(chr(int(letter, 16)) for letter in letters)
        if len(source) == 1 or source.startswith("\u0644"):  # single letters, and lam with alef
            forms.setdefault(source, {}).setdefault(shape.strip("<>"), chr(code))
    return forms


def _joined(word: str) -> str:
    """Arabic letters take the shape their neighbours ask for; other letters stay as they are."""
    forms = _arabic_forms()
    units = list(_units(word, forms))
    shaped: list[str] = []
    for at, unit in enumerate(units):
        shapes = forms.get(unit)
        if shapes is None:
            shaped.append(unit)
            continue
        before = _letter(units, at, -1)
        after = _letter(units, at, +1)
        joins_before = "final" in shapes and "initial" in forms.get(before, {})
        joins_after = "initial" in shapes and "final" in forms.get(after, {})
        shape = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            (joins_before, joins_after), "isolated"
        )
        shaped.append(shapes.get(shape, unit))
    return "".join(shaped)


def _units(word: str, forms: dict[str, dict[str, str]]) -> Iterator[str]:
    """Letters of a word; lam and alef are one."""
    at = 0
    while at < len(word):
        step = 2 if word[at] == "\u0644" and word[at : at + 2] in forms else 1
        yield word[at : at + step]
        at += step


def _letter(units: list[str], at: int, step: int) -> str:
    """The next unit in a direction that is no vowel mark."""
    at += step
    while 0 <= at < len(units):
        if not unicodedata.combining(units[at][0]):
            return units[at]
        at += step
    return ""

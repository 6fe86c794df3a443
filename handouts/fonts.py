"""Which font draws which character in a PDF. `pdf*.py` asks for the pieces of a text that is set letter after letter;
each piece has one font that has all its characters. Text that must be shaped goes through `shaping.py`. Fonts come from
installed packages (`font_files.py`), are read once per process on first use, and only the glyphs in use are embedded.
What no font has is marked and reported by `undrawable`: never an error.
"""

from __future__ import annotations

import io
import re
import string
import unicodedata
from functools import cache
from threading import RLock

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from agendas.read_once import read_once
from handouts import font_files, shaping
from workshop_app.domain.reading_direction import balanced
from workshop_app.domain.text import without_forbidden

# reportlab registers fonts for the whole process and cannot use one font in two documents at the same time.
LOCK = RLock()

_REMEMBERED = 20_000  # words whose width is kept: the same ones come again and again

# Drawn as nothing: joiners, marks of direction, soft hyphens, variation selectors. They steer shaping; they are no ink.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# Of these a shaped text needs the joiners, the plain marks of direction, and pairs of isolates; none can turn what
# stands outside it.
_MISLEADING = re.compile("[\u00ad\u200b\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufeff]")
_ODD_SPACES = re.compile("[\x85\u1680\u2028\u2029]")  # no font has a glyph for them


class Font:
    """One embedded font: its reportlab name, the characters it has and their widths in thousandths of its size."""

    __slots__ = ("_known", "chars", "name", "widths")

    def __init__(self, key: str) -> None:
        data = font_files.file_bytes(key)
        face = TTFont(key, io.BytesIO(data))
        _with_tabular_digits(face, data)
        pdfmetrics.registerFont(face)
        self.name = key
        # What must be shaped, and all above U+FFFF (reportlab's map for those is one that no reader understands), is
        # written by glyph instead. What is invisible is not written: some fonts draw a sign for it.
        self.widths: dict[str, float] = {
            chr(code): face.face.charWidths.get(code, face.face.defaultWidth)
            for code in face.face.charToGlyph
            if not (shaping.needs_shaping(chr(code)) or _INVISIBLE.match(chr(code)))
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


@cache
def _font(key: str) -> Font:
    with LOCK:
        return Font(key)


@cache
def _chosen(char: str, bold: bool, italic: bool) -> Font | None:
    """The first font of the chain that has the character; None when none has it."""
    for key in (*font_files.LETTERS[bold, italic], *font_files.SIGNS):
        font = _font(key)
        if char in font.chars:
            return font
    return None


@read_once
def main_font(bold: bool = False, italic: bool = False) -> Font:
    """The font most text is drawn in."""
    return _font(font_files.LETTERS[bold, italic][0])


def is_plain(text: str) -> bool:
    """Whether letter after letter from the left is right, in fonts that are written so."""
    return main_font().chars.issuperset(text) or all(char == "\n" or _chosen(char, False, False) for char in set(text))


def pieces(text: str, bold: bool = False, italic: bool = False) -> list[tuple[str, Font]]:
    """A plain text cut where the font changes."""
    main = main_font(bold, italic)
    if main.chars.issuperset(text):
        return [(text, main)]
    found: list[tuple[str, Font]] = []
    for char in text:
        font = _chosen(char, bold, italic) or main
        if found and found[-1][1] is font:
            found[-1] = (found[-1][0] + char, font)
        else:
            found.append((char, font))
    return found


def without_invisible(text: str) -> str:
    """A plain text without what steers the shapes of others."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def drawable(text: str, beside_shaped: bool = False) -> str:
    """The text as it is drawn: composed letters, tabs as spaces, nothing misleading or forbidden. Beside a shaped one
    of the same paragraph it keeps its marks of direction, which are for that one."""
    if text.isascii() and text.isprintable():
        return text
    text = without_forbidden(text).replace("\t", "    ")
    if text.isascii():
        return text
    text = balanced(_ODD_SPACES.sub(" ", unicodedata.normalize("NFC", text)))
    text = (_MISLEADING if beside_shaped or shaping.needs_shaping(text) else _INVISIBLE).sub("", text)
    return text if main_font().chars.issuperset(text) else "".join(map(_nearest, text))


@cache
def _nearest(char: str) -> str:
    """The character, or the plain letters it stands for when no font has it (full-width digits, mathematical bold)."""
    if char == "\n" or _chosen(char, False, False) is not None:
        return char
    plain = unicodedata.normalize("NFKC", char)
    if plain == char or not main_font().chars.issuperset(plain):
        return char
    return char if font_files.is_cjk(char) and font_files.has_cjk() else plain


def printed(text: str) -> str:
    """The text a reader of the PDF gets: as drawn, what no font has marked, in logical order."""
    text = drawable(text)
    if is_plain(text):
        return text
    return "\n".join(map(shaping.marked, text.split("\n")))  # as it is set: an accent joins no line above it


def undrawable(text: str) -> frozenset[str]:
    """The characters that will be marked because no font has them."""
    text = drawable(text).replace("\n", " ")
    return frozenset() if is_plain(text) else shaping.undrawable(text)

"""The words of a page as the operators a PDF reader follows: the ones reportlab's own text object writes, to the byte.
That object looks up every letter of every line again; a long document says the same few letters thousands of times, so
here each letter of a document and each number is looked up once. `pdf.py` draws with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from handouts.pdf_flow import PlacedWords
from handouts.pdf_glyphs import GlyphLetters, shown
from handouts.pdf_lines import Piece
from handouts.pdf_structure import StructureTree
from handouts.pdf_tags import Tag
from handouts.shaping import Glyph, GlyphFont

_REMEMBERED = 20_000  # numbers: lines stand at the same places on many pages


class PageOperators:
    """One page's text, ready for `Canvas.drawText`, which asks for nothing but `getCode`."""

    def __init__(self, operators: list[str]) -> None:
        self._operators = operators

    def getCode(self) -> str:
        return " ".join(self._operators)


class DocumentLetters:
    """The letters of one document in its embedded fonts. reportlab numbers them as they come, so the order of the
    pages is the order of the calls."""

    def __init__(self, canvas: Canvas) -> None:
        self._file: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - fonts are asked by file
        self._fonts: dict[str, _FontLetters] = {}
        self._shaped: dict[str, GlyphLetters] = {}
        self._shown: dict[tuple[str, str, float, Glyph], str] = {}

    def page(self, words: Iterable[PlacedWords], top: float, tree: StructureTree | None = None) -> PageOperators:
        """All words of a page, `top` from the lower edge of its sheet; each stretch of one tag marked for the tree."""
        operators = ["BT", "1 0 0 1 0 0 Tm"]
        add = operators.append
        font, size, colour, subset = "", 0.0, "", -1
        begun: Tag | int | None = 0
        for x, y, piece, tag in words:
            if tree is not None and tag is not begun:
                add(f"EMC {tree.begin(tag)}" if begun != 0 else tree.begin(tag))
                begun = tag
            if piece.glyphs:
                font = ""
                if piece.colour != colour:
                    colour = piece.colour
                    add(_ink(colour))
                add(self._drawn(piece, _number(x + piece.x), _number(top - y)))
                continue
            if piece.font.name != font or piece.size != size:
                font, size, subset = piece.font.name, piece.size, -1
                letters = self._letters(font)
            if piece.colour != colour:
                colour = piece.colour
                add(_ink(colour))
            add(f"1 0 0 1 {_number(x + piece.x)} {_number(top - y)} Tm")
            shown = []
            for part, codes in letters.written(piece.text):
                if part != subset:
                    subset = part
                    shown.append(f"{letters.name(part)} {_number(size)} Tf {_number(size * 1.2)} TL")
                shown.append(f"({codes}) Tj")
            add(f"{' '.join(shown)} T*")
        if begun != 0:
            add("EMC")
        add("ET")
        return PageOperators(operators)

    def _drawn(self, piece: Piece, x: str, y: str) -> str:
        """A shaped piece, with its letters as they are read."""
        font = cast(GlyphFont, piece.font)
        letters = self._shaped.get(font.name)
        if letters is None:
            letters = self._shaped[font.name] = GlyphLetters(font, self._file)
        key = (piece.text, font.name, piece.size, piece.glyphs[0])
        drawn = self._shown.get(key)
        if drawn is None:
            drawn = self._shown[key] = shown(piece.glyphs, piece.text, letters, piece.size)
        return f"1 0 0 1 {x} {y} Tm {letters.name()} {_number(piece.size)} Tf {drawn}"

    def _letters(self, font: str) -> _FontLetters:
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = _FontLetters(font, self._file)
        return found


class _FontLetters:
    """How one font's letters are written in one document: by their number in its first subset, mostly."""

    def __init__(self, font: str, file: Any) -> None:
        self._font: Any = pdfmetrics.getFont(font)
        self._file = file
        self._known: set[str] = set()
        self._codes: dict[int, str] = {}  # what is not written as itself

    def name(self, subset: int) -> str:
        return str(self._font.getSubsetInternalName(subset, self._file))

    def written(self, text: str) -> Iterator[tuple[int, str]]:
        """The text as pieces of one subset each, escaped."""
        if not self._known.issuperset(text):
            self._learn(text)
        if self._known.issuperset(text):
            if text:
                yield 0, text.translate(self._codes)
            return
        for subset, codes in self._font.splitString(text, self._file):
            yield subset, escapePDF(codes)

    def _learn(self, text: str) -> None:
        for letter in dict.fromkeys(text):
            if letter not in self._known:
                [(subset, code)] = self._font.splitString(letter, self._file)
                if subset == 0:
                    self._known.add(letter)
                    self._codes[ord(letter)] = escapePDF(code)


@lru_cache(maxsize=_REMEMBERED)
def _number(value: float) -> str:
    return str(fp_str(value))


@lru_cache(maxsize=64)
def _ink(colour: str) -> str:
    shade = HexColor(colour)
    return f"{fp_str(shade.red, shade.green, shade.blue)} rg"

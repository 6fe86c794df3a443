"""Lines of text ready to draw: what `pdf_text.py` and `pdf_scripts.py` make and `pdf_operators.py` writes."""

from __future__ import annotations

from typing import NamedTuple

from handouts.fonts import Font
from handouts.shaping import Glyph, GlyphFont


class Piece(NamedTuple):
    """Text in one font, `x` from the left end of its line; with `glyphs` where its letters are shaped. What is `gone`
    is struck through."""

    x: float
    text: str
    font: Font | GlyphFont
    size: float
    colour: str
    glyphs: tuple[Glyph, ...] = ()
    gone: bool = False

    @property
    def width(self) -> float:
        """How far its ink reaches; blanks at its end have none."""
        if self.glyphs or isinstance(self.font, GlyphFont):
            return sum([glyph.advance for glyph in self.glyphs]) * self.size / 1000
        return self.font.width(self.text.rstrip(" "), self.size)


class TextLine(NamedTuple):
    """One line of text, ready to draw: its pieces from left to right. `right`: its paragraph runs from the right."""

    pieces: tuple[Piece, ...]
    width: float
    right: bool = False

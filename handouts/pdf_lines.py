"""Lines of text ready to draw: what `pdf_text.py` and `pdf_scripts.py` make and `pdf_operators.py` writes."""

from __future__ import annotations

from typing import NamedTuple

from handouts.fonts import Font
from handouts.shaping import Glyph, GlyphFont


class Piece(NamedTuple):
    """Text in one font, `x` from the left end of its line; with `glyphs` where its letters are shaped."""

    x: float
    text: str
    font: Font | GlyphFont
    size: float
    colour: str
    glyphs: tuple[Glyph, ...] = ()


class TextLine(NamedTuple):
    """One line of text, ready to draw: its pieces from left to right. `right`: its paragraph runs from the right."""

    pieces: tuple[Piece, ...]
    width: float
    right: bool = False

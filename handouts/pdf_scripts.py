"""Paragraphs that are shaped, as lines: where they may break, and in which order their stretches stand. `pdf_text.py`
hands over what plain setting cannot do; `pdf_operators.py` draws the glyphs.

Words are measured one by one, lines are shaped as a whole; a line's stretches come from left to right, as they
stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from handouts import shaping
from handouts.font_files import east_asian_first, is_cjk, script_of
from handouts.pdf_lines import Piece, TextLine
from handouts.shaping import LetterStretch

_THAI_START = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"  # vowels that a syllable begins with
_SOFT_BREAK = re.compile("[-/_.,;:@&=?\u2013\u2014\u060c\u061b\u0964\u200b]")
# Never at the start of a line, and never at its end (Japanese and Chinese typesetting, JIS X 4051).
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー）］｝」』】〉》〕〗〙％℃…‥々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%"
)
_NOT_LAST = frozenset("（［｛「『【〈《〔〖〘([{¥＄$￥")


class Styled(NamedTuple):
    """Letters of one style: their colour and the look of their font."""

    text: str
    colour: str
    bold: bool
    italic: bool


class _PlacedStretch(NamedTuple):
    """A stretch of the paragraph, its colour, and the place of its first letter."""

    start: int
    stretch: LetterStretch
    colour: str


def _next_sign(text: str, at: int, end: int) -> int:
    """Behind the sign that the word may be cut at next."""
    found = _SOFT_BREAK.search(text, at, end)
    return found.end() if found else end


class _ShapedParagraph:
    """One paragraph: its stretches, and how far the pen has moved before each letter."""

    def __init__(self, parts: Sequence[Styled], size: float) -> None:
        parts = [part._replace(text=shaping.marked(part.text, part.bold, part.italic)) for part in parts]
        self.text = "".join([part.text for part in parts])
        self.right = shaping.runs_right(self.text)
        self._size = size
        self._placed = list(self._stretches(parts))
        advances = [0.0] * len(self.text)
        for start, stretch, _ in self._placed:
            for glyph in shaping.shaped(stretch).glyphs:
                advances[start + glyph.start] += glyph.advance * size / 1000
        self._moved = list(accumulate(advances, initial=0.0))

    def _stretches(self, parts: Sequence[Styled]) -> Iterator[_PlacedStretch]:
        deep, cjk, at = shaping.levels(self.text, self.right), east_asian_first(self.text), 0
        for text, colour, bold, italic in parts:
            for stretch in shaping.stretches(text, deep[at : at + len(text)], bold, italic, cjk):
                yield _PlacedStretch(at, stretch, colour)
                at += len(stretch.text)

    def width(self, start: int, end: int) -> float:
        return self._moved[end] - self._moved[start]

    def line(self, start: int, end: int) -> TextLine:
        """The letters between two places, without the white space at their end, shaped as they stand there."""
        end = start + len(self.text[start:end].rstrip(" "))
        bits = [
            (each.stretch._replace(text=each.stretch.text[max(start - each.start, 0) : end - each.start]), each.colour)
            for each in self._placed
            if each.start < end and each.start + len(each.stretch.text) > start
        ]
        pieces: list[Piece] = []
        x = 0.0
        for at in shaping.visual_order([stretch.level for stretch, _ in bits]):
            stretch, colour = bits[at]
            shaped = shaping.shaped(stretch)
            if shaped.glyphs:  # marks of direction alone are no ink
                pieces.append(Piece(x, stretch.text, stretch.font, self._size, colour, shaped.glyphs))
            x += shaped.width * self._size / 1000
        return TextLine(tuple(pieces), x, self.right)


@lru_cache(maxsize=1_000)
def shaped_lines(parts: tuple[Styled, ...], size: float, width: float) -> tuple[TextLine, ...]:
    """The lines of one paragraph, none wider than `width`. A pack says the same names again and again."""
    return tuple(_lines(parts, size, width))


def _lines(parts: Sequence[Styled], size: float, width: float) -> Iterator[TextLine]:
    paragraph = _ShapedParagraph(parts, size)
    room = width + 0.01
    start = used = 0.0
    begin = 0
    for first, last in _words(paragraph.text):
        solid = first + len(paragraph.text[first:last].rstrip(" "))
        wide = paragraph.width(first, solid)
        if used + wide > room and first > begin:
            yield paragraph.line(begin, first)
            begin, used = first, start
        if wide > room:
            *full, rest = _cut(paragraph, first, solid, room)
            for place, end in full:
                yield paragraph.line(place, end)
                begin = end
            wide = paragraph.width(*rest)
        used += wide + (paragraph.width(solid, last) if solid < last else 0)
    yield paragraph.line(begin, len(paragraph.text))


def _words(text: str) -> Iterator[tuple[int, int]]:
    """What must not be broken, with the white space after it: start and end of each."""
    start = at = 0
    before = ""
    for cluster in shaping.clusters(text):
        if at > start and _may_break(before, cluster):
            yield start, at
            start = at
        at += len(cluster)
        before = cluster
    if at > start:
        yield start, at


def _may_break(before: str, after: str) -> bool:
    if before[-1] == " ":
        return after[0] != " "
    if after[0] == " ":
        return False
    if before[0] in _NOT_LAST or after[0] in _NOT_FIRST:
        return False
    if "Hang" in (script_of(before[0]), script_of(after[0])):
        return False  # Korean has blanks between its words, and a name stays whole
    if is_cjk(after[0]) or is_cjk(before[0]):
        return True
    return after[0] in _THAI_START and "\u0e00" < before[0] < "\u0eff"


def _cut(paragraph: _ShapedParagraph, start: int, end: int, room: float) -> list[tuple[int, int]]:
    """A word wider than the line: cut after a sign where there is one, else between clusters: what is itself wider than
    a line fills this one first."""
    cuts: list[tuple[int, int]] = []
    begin = at = start
    soft = 0
    for cluster in shaping.clusters(paragraph.text[start:end]):
        after = at + len(cluster)
        if at > begin and paragraph.width(begin, after) > room:
            stop = soft if soft > begin and paragraph.width(soft, _next_sign(paragraph.text, soft, end)) <= room else at
            cuts.append((begin, stop))
            begin = stop
        if _SOFT_BREAK.match(cluster[0]):
            soft = after
        at = after
    cuts.append((begin, end))
    return cuts

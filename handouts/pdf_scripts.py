"""Paragraphs that are shaped, as lines: where they may break, and in which order their stretches stand. `pdf_text.py`
hands over what plain setting cannot do; `pdf_operators.py` draws the glyphs.

Words are measured one by one, lines are shaped as a whole; a line's stretches come from left to right, as they
stand.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from handouts import shaping
from handouts.font_files import east_asian_first, is_cjk, script_of
from handouts.line_ends import held_at
from handouts.pdf_lines import Piece, TextLine
from handouts.shaping import LetterStretch

_THAI_START = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"  # vowels that a syllable begins with
_SOFT_BREAK = re.compile("[-/_.,;:@&=? \u2013\u2014\u060c\u061b\u0964\u200b\u00a0]")
# Never at the start of a line, and never at its end (Japanese and Chinese typesetting, JIS X 4051).
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー）］｝」』】〉》〕〗〙％℃…‥々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%\u2069"
)
_NOT_LAST = frozenset("（［｛「『【〈《〔〖〘([{¥＄$￥\u2066\u2067\u2068")


_CJK = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK_SIGNS = "\u3000-\u303f\uff00-\uffef"  # beside them stands a sentence, which may end anywhere
_HELD_NAME = re.compile("(?<![^ ])(?=[^ ]{2,44}(?: |$))[^ ]*\u00a0[^ ]*")  # with what keeps it apart, and a comma
_SHORT_CJK = re.compile(f"(?<![{_CJK}{_CJK_SIGNS}])[{_CJK}]{{2,10}}(?![{_CJK}{_CJK_SIGNS}])")


class Styled(NamedTuple):
    """Letters of one style: their colour, the look of their font, and whether they are struck through."""

    text: str
    colour: str
    bold: bool
    italic: bool
    gone: bool = False


class _PlacedStretch(NamedTuple):
    """A stretch of the paragraph, its colour, and the place of its first letter; what is `gone` is struck through."""

    start: int
    stretch: LetterStretch
    colour: str
    gone: bool


def _next_sign(text: str, at: int, end: int) -> int:
    """Behind the sign that the word may be cut at next."""
    found = _SOFT_BREAK.search(text, at, end)
    return found.end() if found else end


def _between(placed: _PlacedStretch, start: int, end: int) -> _PlacedStretch:
    """What of it stands between two places of the paragraph."""
    at, stretch = placed.start, placed.stretch
    if start <= at and at + len(stretch.text) <= end:
        return placed
    return placed._replace(stretch=stretch._replace(text=stretch.text[max(start - at, 0) : end - at]))


class _ShapedParagraph:
    """One paragraph: its stretches, where it may break, and how far the pen has moved before each letter in thousandths
    of the size: whatever the size, and however wide its lines."""

    def __init__(self, parts: Sequence[Styled]) -> None:
        parts = [part._replace(text=shaping.marked(part.text, part.bold, part.italic)) for part in parts]
        self.text = "".join([part.text for part in parts])
        self.right = shaping.runs_right(self.text)
        self.ends = array("L", _ends(self.text))
        self._placed = list(self._stretches(parts))
        self._starts = array("L", [each.start for each in self._placed])
        advances = array("d", bytes(8 * len(self.text)))
        for start, stretch, *_ in self._placed:
            for glyph in shaping.shaped(stretch).glyphs:
                advances[start + glyph.start] += glyph.advance
        self._moved = array("d", accumulate(advances, initial=0.0))

    def _stretches(self, parts: Sequence[Styled]) -> Iterator[_PlacedStretch]:
        deep, cjk, at = shaping.levels(self.text, self.right), east_asian_first(self.text), 0
        for text, colour, bold, italic, gone in parts:
            for stretch in shaping.stretches(text, deep[at : at + len(text)], bold, italic, cjk):
                yield _PlacedStretch(at, stretch, colour, gone)
                at += len(stretch.text)

    def width(self, start: int, end: int) -> float:
        """From one place to another, in thousandths of the size."""
        return self._moved[end] - self._moved[start]

    def line(self, start: int, end: int, size: float) -> TextLine:
        """The letters between two places, without the white space at their end, shaped as they stand there."""
        end = start + len(self.text[start:end].rstrip(" "))
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        bits = [_between(each, start, end) for each in self._placed[max(first, 0) : last] if start < end]
        pieces: list[Piece] = []
        x = 0.0
        for at in shaping.visual_order([each.stretch.level for each in bits]):
            _, stretch, colour, gone = bits[at]
            shaped = shaping.shaped(stretch)
            if shaped.glyphs:  # marks of direction alone are no ink
                pieces.append(Piece(x, stretch.text, stretch.font, size, colour, shaped.glyphs, gone))
            x += shaped.width * size / 1000
        return TextLine(tuple(pieces), x, self.right)


@lru_cache(maxsize=1_000)
def shaped_lines(parts: tuple[Styled, ...], size: float, width: float) -> tuple[TextLine, ...]:
    """The lines of one paragraph, none wider than `width`. A pack says the same names again and again."""
    return tuple(_lines(_paragraph(parts), size, width))


@lru_cache(maxsize=500)
def _paragraph(parts: tuple[Styled, ...]) -> _ShapedParagraph:
    """A page that is tried in several forms has the same paragraphs in other sizes and widths."""
    return _ShapedParagraph(parts)


def _lines(paragraph: _ShapedParagraph, size: float, width: float) -> Iterator[TextLine]:
    room = (width + 0.01) * 1000 / size
    used = 0.0
    begin = first = 0
    for last in paragraph.ends:
        solid = first + len(paragraph.text[first:last].rstrip(" "))
        wide = paragraph.width(first, solid)
        if used + wide > room and first > begin:
            yield paragraph.line(begin, first, size)
            begin, used = first, 0.0
        if wide > room:
            *full, rest = _cut(paragraph, first, solid, room)
            for place, end in full:
                yield paragraph.line(place, end, size)
                begin = end
            wide = paragraph.width(*rest)
        used += wide + (paragraph.width(solid, last) if solid < last else 0)
        first = last
    yield paragraph.line(begin, len(paragraph.text), size)


def _ends(text: str) -> Iterator[int]:
    """Where each thing ends that must not be broken, with the white space after it. A short word between others is a
    name, and stays whole in Chinese and Japanese, too; one whose blanks hold does in scripts without blanks."""
    start = at = 0
    before = ""
    names = (name for kind in (_SHORT_CJK, _HELD_NAME) for name in kind.finditer(text))
    inside = {place for name in names for place in range(name.start() + 1, name.end())} | held_at(text)
    for cluster in shaping.clusters(text):
        if at > start and at not in inside and _may_break(before, cluster):
            yield at
            start = at
        at += len(cluster)
        before = cluster
    if at > start:
        yield at


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

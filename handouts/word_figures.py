"""Figures of a Word file: bars that are cells with a ground, on a grid made of all their ends: they stay sharp, and a
client can edit them. `word.py` calls `figure`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from handouts.document import Bar, Figure, Tone
from handouts.theme import Theme
from handouts.word_blocks import Keep
from handouts.word_numbering import WordNumbers
from handouts.word_widths import width
from handouts.word_xml import Box, paragraph, row, run, table, twips

MARK = 60  # twentieths of a point: how wide a mark on a bar is
_WIDEST, _WIDEST_TICKED = 0.36, 0.44  # of the text's width, for labels
_BEGINS, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


class _Line(Struct, frozen=True):
    """One bar of the figure: its coloured pieces and its value. Of the bars of one label, whether it is the first and
    the last; a head is both."""

    bar: Bar
    pieces: Sequence[tuple[int, int, str]]
    value: str
    first: bool
    last: bool


class _Hairs(Struct, frozen=True):
    """Where a hair runs through all bars, and where their values begin then (0: behind each bar)."""

    places: tuple[int, ...]
    behind: int
    theme: Theme

    @property
    def edges(self) -> tuple[int, ...]:
        return (*self.places, self.behind) if self.places else ()

    def at(self, edge: int) -> str:
        """The left rule of a cell that begins there."""
        if edge not in self.places:
            return ""
        return (
            f'<w:tcBorders><w:left w:val="single" w:sz="4" w:color="{self.theme.colours.hairline[1:]}"/></w:tcBorders>'
        )


def _tick_words(block: Figure, edges: Sequence[int], left: int, scale: float, total: int) -> str:
    """The words of the places, each in the middle of the room between those of its neighbours."""
    places = [left + round(at * scale) for at, _ in block.ticks]
    middles = [_nearest(edges, (before + after) // 2) for before, after in pairwise(places)]
    cuts = sorted({0, _nearest(edges, places[0] - 400), *middles, total})
    boxes = []
    for before, after in pairwise(cuts):
        said = " ".join(words for (_, words), x in zip(block.ticks, places, strict=True) if before <= x < after)
        content = paragraph(run(said, "Quiet") if said else "", "BarText", keep=True)
        boxes.append(Box(content, (after - before) / 20, edges.index(after) - edges.index(before)))
    return row(boxes, header=True)


def _nearest(edges: Sequence[int], place: int) -> int:
    return min(edges, key=lambda edge: abs(edge - place))


def figure(block: Figure, book: WordNumbers, keep: Keep) -> str:
    """The bars with labels at their left and figures after them; those of one label stand close, as on the PDF."""
    if not block.bars:
        return ""
    total = twips(book.frame.text_width)
    longest = max(width(bar.label, book.letters) for bar in block.bars if not bar.heads)
    widest = _WIDEST_TICKED if block.ticks else _WIDEST
    left = twips(min(longest, total / 20 * widest) + book.theme.spaces.gutter)
    values = ["" if bar.heads else bar.shown or f"{bar.length:.10g} {block.unit}".rstrip() for bar in block.bars]
    behind = [f"{bar.lead}  {value}" if bar.lead else value for bar, value in zip(block.bars, values, strict=True)]
    right = twips(max(width(each, book.theme.small.size * book.theme.word_scale) for each in behind) + 10)
    end = max(block.end, *(bar.start + bar.length for bar in block.bars)) or 1.0
    scale = (total - left - right) / end
    lines = list(_lines(block.bars, values, left, scale, book.theme))
    places = tuple(left + round(at * scale) for at, _ in block.ticks)
    hairs = _Hairs(places, total - right + MARK if places else 0, book.theme)
    ends = {edge for line in lines for each in line.pieces for edge in each[:2]}
    edges = sorted({0, left, total, *hairs.edges, *ends})
    rows = [_tick_words(block, edges, left, scale, total)] if block.ticks else []
    rows += [xml for line in lines for xml in _rows(line, edges, left, keep, hairs)]
    widths = [(after - before) / 20 for before, after in pairwise(edges)]
    return table("BarTable", widths, rows, alt=block.alt) + paragraph("", "Gap", keep=keep)


def _lines(bars: Sequence[Bar], values: Sequence[str], left: int, scale: float, theme: Theme) -> Iterator[_Line]:
    for at, (bar, value) in enumerate(zip(bars, values, strict=True)):
        alone = at + 1 == len(bars) or bool(bars[at + 1].label)
        yield _Line(bar, _coloured(bar, left, scale, theme), value, bool(bar.label) or at == 0, alone)


def _coloured(bar: Bar, left: int, scale: float, theme: Theme) -> list[tuple[int, int, str]]:
    """The pieces of a line that have a ground, from left to right, with its colour: the bar, cut where its mark is."""
    colour = theme.colours.bar if bar.tone is Tone.NEUTRAL else theme.tone(bar.tone)
    if bar.heads:
        return []
    start = left + round(max(bar.start, 0) * scale)
    stop = start + max(round(bar.length * scale), 20)  # never thinner than a hair
    if bar.mark < 0:
        return [(start, stop, colour)]
    first = max(left, left + round(bar.mark * scale) - MARK // 2)
    mark = (first, first + MARK, theme.tone(Tone.ACCENT))
    pieces = [(start, min(stop, mark[0]), colour), mark, (max(start, mark[1]), stop, colour)]
    return sorted(each for each in pieces if each[1] > each[0])


def _rows(line: _Line, edges: Sequence[int], left: int, keep: Keep, hairs: _Hairs) -> Iterator[str]:
    """The bar's row, and below the last one of a label a row of nothing: a label of several lines stands beside all of
    them, so that its bar does not grow with it."""
    if line.bar.heads:
        head = paragraph(run(line.bar.label, "Strong"), "TableText", keep=True)
        yield row([Box(head, edges[-1] / 20, len(edges) - 1)])
        return
    yield row(_boxes(line, edges, left, hairs))
    if line.last:
        label = Box(paragraph("", "BarText", keep=keep), left / 20, edges.index(left), _GOES_ON)
        rest = Box(paragraph("", "BarRoom", keep=keep), (edges[-1] - left) / 20, len(edges) - 1 - edges.index(left))
        yield row([label, rest])


def _boxes(line: _Line, edges: Sequence[int], left: int, hairs: _Hairs) -> list[Box]:
    """Label, room before the bar, the bar, its value: cells between those of the grid's edges that the bar needs."""
    needed = {0, left, edges[-1], *hairs.edges, *(edge for each in line.pieces for edge in each[:2])}
    shown = hairs.behind or (line.pieces[-1][1] if line.pieces else 0)
    boxes: list[Box] = []
    for before, after in pairwise(sorted(needed)):
        content = properties = ""
        style = "BarText"
        if before == 0:
            content, style = run(line.bar.label), "TableText"
            properties = _BEGINS if line.first else _GOES_ON
        elif ground := next((colour for start, stop, colour in line.pieces if start <= before < stop), ""):
            properties = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground[1:]}"/>'
        elif line.pieces and before == shown:
            content = run(f"  {line.bar.lead}", "Strong") if line.bar.lead else ""
            content += run(f"  {line.value}", "Quiet")
        elif before != left or hairs.places:
            properties = hairs.at(before)
        span = edges.index(after) - edges.index(before)
        boxes.append(Box(paragraph(content, style, keep=True), (after - before) / 20, span, properties))
    return boxes

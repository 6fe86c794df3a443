"""The strip of a day in a Word file: one table on the edges of its days, of what is marked in them and of the boxes
below, so that both stay to scale and a client can edit them. `word.py` calls `time_strip`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handouts.document import TimeBox, TimeStrip
from handouts.theme import BOX_PAD, BOX_RULE
from handouts.word_numbering import WordNumbers
from handouts.word_xml import Box, paragraph, row, run, table, twips

Stretch = tuple[int, int]  # from one edge to another, in twips


def time_strip(block: TimeStrip, book: WordNumbers) -> str:
    """Labels, the line, some white, and the boxes."""
    if not block.boxes:
        return ""
    total = twips(book.frame.text_width)
    scale = total / block.end
    days = [_stretch(band.start, band.length, scale) for band in block.bands]
    marks = [_stretch(box.start, box.length, scale) for box in block.boxes] if block.bands else []
    columns = [
        (twips(x), twips(x + wide)) for x, wide in book.theme.columns(block.shares, len(block.boxes), total / 20)
    ]
    edges = sorted({0, total, *(edge for each in (*days, *marks, *columns) for edge in each)})
    labels = dict(
        zip(days, (paragraph(run(band.label, "Quiet"), "StripHead", keep=True) for band in block.bands), strict=True)
    )
    boxes = dict(zip(columns, (_words(box) for box in block.boxes), strict=True))
    look = _box_look(book)
    line = [
        row(_cells(labels, {}, edges)),
        row(_cells({}, _grounds(days, marks, block, book), edges, "StripLine")),
        row(_cells({}, {}, edges, "StripRoom")),
    ]
    rows = [
        *(line if block.bands else ()),
        row(_cells(boxes, dict.fromkeys(columns, look), edges)),
    ]
    widths = [(after - before) / 20 for before, after in pairwise(edges)]
    return table("StripTable", widths, rows, alt=block.alt) + paragraph("", "Gap")


def _stretch(start: float, length: float, scale: float) -> Stretch:
    return round(start * scale), max(round((start + length) * scale), round(start * scale) + 20)


def _words(box: TimeBox) -> str:
    head = paragraph(run(box.head, "Quiet"), "StripHead", keep=True)
    return head + (paragraph(run(box.said, "Strong") + run(box.more), "StripText", keep=True) if box.said else "")


def _box_look(book: WordNumbers) -> str:
    """A rule at the left, a tinted ground, and white around the words."""
    colours = book.theme.colours
    rule = f'<w:left w:val="single" w:sz="{round(BOX_RULE * 8)}" w:space="0" w:color="{colours.mark[1:]}"/>'
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{colours.tint[1:]}"/>'
    sides = (("top", BOX_PAD), ("left", 2 * BOX_PAD), ("bottom", BOX_PAD), ("right", BOX_PAD))
    white = "".join([f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides])
    return f"<w:tcBorders>{rule}</w:tcBorders>{ground}<w:tcMar>{white}</w:tcMar>"


def _grounds(
    days: Sequence[Stretch], marks: Sequence[Stretch], block: TimeStrip, book: WordNumbers
) -> dict[Stretch, str]:
    """The days in pieces, between what is marked in them."""
    colours = book.theme.colours
    cuts = sorted({edge for each in (*days, *marks) for edge in each})
    found: dict[Stretch, str] = {}
    for before, after in pairwise(cuts):
        marked = any(start <= before < stop for start, stop in marks)
        if marked or any(start <= before < stop for start, stop in days):
            fill = colours.mark if marked else colours.hairline
            found[before, after] = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill[1:]}"/>'
    return found


def _cells(
    words: dict[Stretch, str], looks: dict[Stretch, str], edges: Sequence[int], style: str = "StripHead"
) -> list[Box]:
    """A row of the table: the stretches that hold something, and empty cells between them."""
    stretches = sorted(words.keys() | looks.keys())
    cuts = sorted({edges[0], edges[-1], *(edge for each in stretches for edge in each)})
    empty = paragraph("", style, keep=True)
    return [
        Box(
            words.get((before, after), empty),
            (after - before) / 20,
            edges.index(after) - edges.index(before),
            looks.get((before, after), ""),
        )
        for before, after in pairwise(cuts)
    ]

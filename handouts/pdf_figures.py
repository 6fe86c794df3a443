"""Figures as strips: bars on a common scale, and the strip of a day. `pdf.py` calls `figure_strips`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handouts.document import Bar, Figure, Inline, LinePlots, TextRun, TextStyle, TimeBox, TimeStrip, Tone
from handouts.pdf_flow import Fill, Ink, PlacedWords, Strip, Stroke, moved, stacked, tied
from handouts.pdf_plots import plot_strips
from handouts.pdf_tables import text_strips
from handouts.pdf_tags import Tag, spoken, tagged, tagged_ink
from handouts.pdf_text import TextLook, broken, look, natural_width
from handouts.theme import BAND, BOX_PAD, BOX_RULE, Theme

MARK = 3.0  # points: how wide a mark on a bar is
_WIDEST, _WIDEST_TICKED = 0.36, 0.44  # of the width, for labels
_PAIR = 9.5  # from a bar to another one of the same label


def figure_strips(figure: Figure | LinePlots | TimeStrip, theme: Theme, width: float) -> list[Strip]:
    if isinstance(figure, LinePlots):
        return plot_strips(figure, theme, width)
    return time_strips(figure, theme, width) if isinstance(figure, TimeStrip) else bar_strips(figure, theme, width)


def bar_strips(figure: Figure, theme: Theme, width: float) -> list[Strip]:
    """A bar a line on a common scale, its label at the left and its length in figures after it."""
    if not figure.bars:
        return []
    how = look(theme.body, theme.colours)
    small = look(theme.small, theme.colours)
    widest = max((natural_width((TextRun(bar.label),), how) for bar in figure.bars if not bar.heads), default=0)
    left = min(widest, width * (_WIDEST_TICKED if figure.ticks else _WIDEST)) + theme.spaces.gutter
    values = [_behind(bar, figure.unit) for bar in figure.bars]
    right = max((natural_width(value, small) for value in values), default=0) + theme.spaces.small
    scale = (width - left - right) / max([bar.start + bar.length for bar in figure.bars] + [figure.end, 0.0001])
    strips: list[Strip] = []
    ticks = [(left + at * scale, words) for at, words in figure.ticks]
    if ticks:
        strips.append(_tick_words(ticks, look(theme.small, theme.colours, theme.colours.quiet)))
    ends = set[int]()  # a page may end before a head, never behind it
    owed = 0.0  # what a label of several lines still takes beside the second bar of its pair
    for bar, value, below in zip(figure.bars, values, [*figure.bars[1:], None], strict=True):
        if bar.heads:
            ends.add(len(strips) - 1)
            heads = _head_strips(bar, theme, left if ticks else width)
            strips += [replace(each, before=theme.spaces.small) for each in heads]
            continue
        height, label = stacked(text_strips((TextRun(bar.label),), how, left - theme.spaces.gutter, edge=True))
        fills = _bar_ink(bar, left, scale, how.leading / 2, theme)
        pieces = broken(value, small, right * 2)[0].pieces
        behind = width - right + theme.spaces.small if ticks else max(each.x + each.width for each in fills) + 4
        ink = (*label, *fills, *(PlacedWords(behind, how.baseline - 0.4, piece) for piece in pieces))
        paired = below is not None and not below.label  # two bars of one label stand close
        strips.append(Strip(_PAIR if paired else max(height, owed, how.leading) + 2, ink))
        owed = height - _PAIR if paired else 0.0
    if ticks:
        strips[1:] = [_with_hairs(each, [x for x, _ in ticks], theme) for each in strips[1:]]
    strips[0] = replace(strips[0], before=theme.spaces.small)
    strips[-1] = replace(strips[-1], after=theme.spaces.medium)
    whole = tied(tagged(strips, Tag("Figure", said=figure.alt)))
    if ticks:  # the scale is named again on each page
        whole = [whole[0], *(replace(each, repeat=(whole[0],)) for each in whole[1:])]
    return [replace(each, keep=each.keep and at not in ends) for at, each in enumerate(whole)]


def _behind(bar: Bar, unit: str) -> Inline:
    """What stands behind a bar: what leads strong, the rest quiet."""
    shown = TextRun("" if bar.heads else bar.shown or bar_value(bar.length, unit), TextStyle.QUIET)
    return (TextRun(f"{bar.lead}  ", TextStyle.STRONG), shown) if bar.lead else (shown,)


def _bar_ink(bar: Bar, left: float, scale: float, middle: float, theme: Theme) -> list[Fill]:
    """The bar, and the mark across it."""
    colour = theme.colours.bar if bar.tone is Tone.NEUTRAL else theme.tone(bar.tone)
    fills = [Fill(left + max(bar.start, 0) * scale, middle - 4.25, max(bar.length * scale, 0.75), 8.5, colour)]
    if bar.mark >= 0:
        fills.append(Fill(left + bar.mark * scale - MARK / 2, middle - 6.5, MARK, 13, theme.tone(Tone.ACCENT)))
    return fills


def _tick_words(ticks: Sequence[tuple[float, str]], how: TextLook) -> Strip:
    """What the places on the scale mean, above the first bar."""
    ink: list[Ink] = []
    for x, words in ticks:
        line = broken((TextRun(words),), how, 200)[0]
        ink += [PlacedWords(x - line.width / 2, how.baseline, piece) for piece in line.pieces]
    return Strip(how.leading + 2, tuple(ink))


def _with_hairs(strip: Strip, places: Sequence[float], theme: Theme) -> Strip:
    """A hair at each place, below the bars; it reaches over the white before the strip."""
    hairs = (Stroke(x, -strip.before, x, strip.height, 0.5, theme.colours.hairline) for x in places)
    return replace(strip, ink=(*hairs, *strip.ink))


def _head_strips(bar: Bar, theme: Theme, width: float) -> list[Strip]:
    return text_strips((TextRun(bar.label),), look(theme.body, theme.colours, bold=True), width, edge=True)


def bar_value(length: float, unit: str) -> str:
    return f"{length:.10g} {unit}".rstrip()


def time_strips(strip: TimeStrip, theme: Theme, width: float) -> list[Strip]:
    """The line with the days and what is marked in it, then the boxes."""
    if not strip.boxes:
        return []
    scale = width / strip.end
    quiet = look(theme.note, theme.colours, theme.colours.quiet)
    labels: list[Ink] = []
    high = 0.0
    for band in strip.bands:
        said = (TextRun(band.label),)
        lines = text_strips(said, quiet, band.length * scale, band.start * scale, spoken("P", said))
        for at, line in enumerate(lines):
            labels += moved(line.ink, 0, at * quiet.leading)
        high = max(high, len(lines) * quiet.leading)
    days = [Fill(band.start * scale, 0, band.length * scale, BAND, theme.colours.hairline) for band in strip.bands]
    marks = [Fill(box.start * scale, 0, box.length * scale, BAND, theme.colours.mark) for box in strip.boxes]
    line = Strip(BAND, tuple(tagged_ink((*days, *marks), Tag("Figure", said=strip.alt))), after=theme.spaces.tiny)
    found = tied([Strip(high, tuple(labels)), line] if strip.bands else [])
    found = tied([*found, _boxes_strip(strip, theme, width)])
    found[0] = replace(found[0], before=theme.spaces.medium)
    return found


def _boxes_strip(strip: TimeStrip, theme: Theme, width: float) -> Strip:
    """Side by side on a tinted ground, each with a rule at its left, all as high as the highest."""
    columns = theme.columns(strip.shares, len(strip.boxes), width)
    filled = [
        (x, wide, *stacked(_box_words(box, theme, wide - 2 * BOX_PAD)))
        for box, (x, wide) in zip(strip.boxes, columns, strict=True)
    ]
    high = max(height for _, _, height, _ in filled) + 2 * BOX_PAD
    ink: list[Ink] = []
    for x, wide, _, words in filled:
        ink += (Fill(x, 0, wide, high, theme.colours.tint), Fill(x, 0, BOX_RULE, high, theme.colours.mark))
        ink += moved(words, x + 2 * BOX_PAD, BOX_PAD)
    return Strip(high, tuple(ink))


def _box_words(box: TimeBox, theme: Theme, width: float) -> list[Strip]:
    tag, head = Tag("Div"), (TextRun(box.head),)
    said = (TextRun(box.said, TextStyle.STRONG), TextRun(box.more))
    small, large = look(theme.note, theme.colours, theme.colours.quiet), look(theme.box, theme.colours)
    strips = text_strips(head, small, width - BOX_PAD, tag=spoken("P", head, tag))
    return strips + (text_strips(said, large, width - BOX_PAD, tag=spoken("P", said, tag)) if box.said else [])

"""Small plots of values over time as strips: a row of them is one strip, which no page cuts. `pdf_figures` calls it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from handouts.document import LinePlot, LinePlots, TextRun
from handouts.pdf_flow import Fill, Ink, Strip, Stroke, moved, stacked
from handouts.pdf_tables import text_strips
from handouts.pdf_tags import Tag, spoken, tagged_ink
from handouts.pdf_text import look
from handouts.theme import PLOT_DOT, PLOT_HIGH, PLOT_MARK, PLOT_SIDE, Theme


def plot_strips(block: LinePlots, theme: Theme, width: float) -> list[Strip]:
    columns = theme.columns((), max(block.across, 1), width)
    rows = [block.plots[at : at + len(columns)] for at in range(0, len(block.plots), len(columns))]
    found = [
        _row_strip(plots, block.levels, columns, theme, Tag("Figure", said=block.alt if at == 0 else _said(plots)))
        for at, plots in enumerate(rows)
    ]
    return [replace(each, before=theme.spaces.small, after=theme.spaces.small) for each in found]


def _said(plots: Iterable[LinePlot]) -> str:
    return "; ".join(f"{plot.label}: {plot.shown}" for plot in plots)


def _row_strip(
    plots: Sequence[LinePlot],
    levels: Sequence[float],
    columns: Sequence[tuple[float, float]],
    theme: Theme,
    figure: Tag,
) -> Strip:
    """Labels end at one line, plots stand side by side below it."""
    small, quiet = look(theme.small, theme.colours), look(theme.note, theme.colours, theme.colours.quiet)
    said: list[Ink] = []
    drawn: list[Ink] = []
    placed = list(zip(plots, columns, strict=False))
    labels = [stacked(_words(plot.label, small, wide)) for plot, (_, wide) in placed]
    top = max(height for height, _ in labels)
    bottom = 0.0
    for (plot, (x, wide)), (height, label) in zip(placed, labels, strict=True):
        said += moved(label, x, top - height)
        drawn += moved(_plot_ink(plot, levels, wide, theme), x, top + theme.spaces.tiny)
        below = top + PLOT_HIGH + 2 * theme.spaces.tiny
        height, shown = stacked(_words(plot.shown, quiet, wide)) if plot.shown else (0.0, ())
        said += moved(shown, x, below)
        bottom = max(bottom, below + height)
    return Strip(bottom, (*said, *tagged_ink(drawn, figure)))


def _words(words: str, how, width: float) -> list[Strip]:  # type: ignore[no-untyped-def]
    runs = (TextRun(words),)
    return text_strips(runs, how, width, tag=spoken("P", runs))


def _plot_ink(plot: LinePlot, levels: Sequence[float], width: float, theme: Theme) -> list[Ink]:
    colours = theme.colours
    room, inner = PLOT_HIGH, width - 2 * PLOT_SIDE
    ink: list[Ink] = [Stroke(0, room, width, room, 0.75, colours.line)]
    ink += [Stroke(0, room * (1 - at), width, room * (1 - at), 0.5, colours.hairline) for at in levels]
    dots = [(PLOT_SIDE + inner * along, room * (1 - high)) for along, high in plot.points]
    for (x0, y0), (x1, y1) in pairwise(dots):
        ink.append(Stroke(x0, y0, x1, y1, 1.25, colours.quiet))
    ink += [Fill(x - PLOT_DOT / 2, y - PLOT_DOT / 2, PLOT_DOT, PLOT_DOT, colours.quiet) for x, y in dots]
    if plot.mark >= 0:
        y = room * (1 - plot.mark)
        ink.append(Fill(width - PLOT_MARK[0], y - PLOT_MARK[1] / 2, *PLOT_MARK, colours.mark))
    return ink

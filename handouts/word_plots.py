"""What Word draws itself, so that it stays sharp: small plots of values over time in a table with their words, rings
around choices, and the ends of cutting lines. `word.py` and `word_forms` call it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handouts.document import Cell, LinePlot, LinePlots
from handouts.form_parts import RING_ROOM
from handouts.sparks import HIGH, TARGET, laid_out
from handouts.theme import PLOT_DOT, PLOT_HIGH, PLOT_MARK, PLOT_SIDE, Frame, Theme
from handouts.word_numbering import WordNumbers
from handouts.word_xml import Box, attribute, paragraph, row, run, table, twips

EMU = 12700  # to a point
RING_LINE = 0.75  # points
Place = tuple[float, float]  # in points, from the upper left corner


def line_plots(block: LinePlots, book: WordNumbers) -> str:
    """A row of labels and a row of plots with what is shown below them, as often as it takes."""
    if not block.plots:
        return ""
    wide = book.frame.text_width / max(block.across, 1)
    inner = wide - book.theme.spaces.gutter
    gutter, foot = twips(book.theme.spaces.gutter), twips(book.theme.spaces.tiny)
    white = f'<w:tcMar><w:bottom w:w="{foot}" w:type="dxa"/><w:right w:w="{gutter}" w:type="dxa"/></w:tcMar>'
    rows: list[str] = []
    for at in range(0, len(block.plots), block.across):
        plots: list[LinePlot | None] = [*block.plots[at : at + block.across]]
        plots += [None] * (block.across - len(plots))
        rows.append(row(Box(_label(plot), wide, properties=f'{white}<w:vAlign w:val="bottom"/>') for plot in plots))
        rows.append(row(Box(_drawn(plot, block.levels, inner, book), wide, properties=white) for plot in plots))
    return table("StripTable", [wide] * block.across, rows, alt=block.alt) + paragraph("", "Gap")


def with_sparks(boxes: Sequence[Box], cells: Sequence[Cell], book: WordNumbers) -> list[Box]:
    """The cells with their small bars above their words."""
    filled = [*cells, *[Cell()] * (len(boxes) - len(cells))]
    return [
        replace(box, content=_spark(cell, box.width - book.theme.spaces.gutter, book) + box.content)
        if cell.spark
        else box
        for box, cell in zip(boxes, filled, strict=True)
    ]


def _spark(cell: Cell, room: float, book: WordNumbers) -> str:
    colours, drawn = book.theme.colours, laid_out(cell.spark, TARGET, room)
    found = "".join(_box(x + wide / 2, y + high / 2, (wide, high), colours.line) for x, y, wide, high in drawn.bars)
    left, right, level = drawn.hair
    found += _line([(left, level), (right, level)], colours.quiet, 0.5)
    found += _line([(left, HIGH), (right, HIGH)], colours.quiet, 0.5)
    said = "".join(part.text for part in cell.runs)
    return paragraph(_group(found, (drawn.wide, HIGH + 1), said, book.number()), "StripHead", keep=True)


def _label(plot: LinePlot | None) -> str:
    return paragraph(run(plot.label) if plot else "", "BarText", keep=True)


def _drawn(plot: LinePlot | None, levels: Sequence[float], width: float, book: WordNumbers) -> str:
    if plot is None:
        return paragraph("", "StripHead")
    alt = f"{plot.label}: {plot.shown}"
    size = (width, PLOT_HIGH + PLOT_MARK[1] / 2)
    group = _group(_shapes(plot, levels, width, book.theme), size, alt, book.number())
    return paragraph(group, "StripHead", keep=True) + paragraph(run(plot.shown), "StripHead")


def _shapes(plot: LinePlot, levels: Sequence[float], width: float, theme: Theme) -> str:
    colours, inner = theme.colours, width - 2 * PLOT_SIDE
    dots = [(PLOT_SIDE + inner * along, PLOT_HIGH * (1 - high)) for along, high in plot.points]
    found = _line([(0, PLOT_HIGH), (width, PLOT_HIGH)], colours.line, 0.75)
    for at in levels:
        high = PLOT_HIGH * (1 - at)
        found += _line([(0, high), (width, high)], colours.hairline, 0.5)
    found += _line(dots, colours.quiet, 1.25) if len(dots) > 1 else ""
    found += "".join(_box(x, y, (PLOT_DOT, PLOT_DOT), colours.quiet) for x, y in dots)
    if plot.mark >= 0:
        found += _box(width - PLOT_MARK[0] / 2, PLOT_HIGH * (1 - plot.mark), PLOT_MARK, colours.mark)
    return found


def _line(places: Sequence[Place], colour: str, thick: float, dashed: bool = False) -> str:
    """Through all the places."""
    left, top = min(x for x, _ in places), min(y for _, y in places)
    wide, high = max(x for x, _ in places) - left, max(y for _, y in places) - top
    points = [f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in places]
    path = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    form = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(wide)}" h="{_emu(high)}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
    )
    dash = '<a:prstDash val="lgDash"/>' if dashed else ""
    ink = f'<a:noFill/><a:ln w="{_emu(thick)}">{_ground(colour)}{dash}</a:ln>'
    return _shape(form, (left, top), (wide, high), ink)


def _box(x: float, y: float, size: Place, colour: str) -> str:
    """A small one around this place."""
    form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    ink = f"{_ground(colour)}<a:ln><a:noFill/></a:ln>"
    return _shape(form, (x - size[0] / 2, y - size[1] / 2), size, ink)


def rings(places: Sequence[float], across: float, colour: str, alt: str, book: WordNumbers) -> str:
    """One drawing around what stands on its line: a ring begins at each of these places."""
    form = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    ink = f'<a:noFill/><a:ln w="{_emu(RING_LINE)}">{_ground(colour)}</a:ln>'
    shapes = "".join(_shape(form, (x, 0), (across, across), ink) for x in places)
    size = (max(places, default=0.0) + across, across)
    return _floating(shapes, size, ("column", "paragraph"), (RING_ROOM - across) / 2, ("Rings", alt, book.number()))


def cut_ends(frame: Frame, margin: float, across: bool, book: WordNumbers) -> str:
    """From the cards to the edges of their sheet, where no table reaches: whoever cuts looks for the lines there."""
    wide, high = frame.width, frame.height
    ends = [((wide / 2, 0.0), (wide / 2, margin)), ((wide / 2, high - margin), (wide / 2, high))]
    if across:
        ends += [((0.0, high / 2), (margin, high / 2)), ((wide - margin, high / 2), (wide, high / 2))]
    shapes = "".join(_line(end, book.theme.colours.line, 0.5, dashed=True) for end in ends)
    return _floating(shapes, (wide, high), ("page", "page"), 0, ("Cut", "", book.number()))


def _floating(shapes: str, size: Place, of: tuple[str, str], down: float, named: tuple[str, str, int]) -> str:
    """One drawing that takes no room, so far down from where that begins what it is `of`."""
    name, alt, number = named
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{of[0]}"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{of[1]}"><wp:posOffset>{_emu(down)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(size[0])}" cy="{_emu(size[1])}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name} {number}" descr={attribute(alt)}/>{_drawing(shapes, size)}'
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _shape(form: str, at: Place, size: Place, ink: str) -> str:
    return f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{_frame(at, size)}</a:xfrm>{form}{ink}</wps:spPr><wps:bodyPr/></wps:wsp>"


def _group(shapes: str, size: Place, alt: str, number: int) -> str:
    """One drawing in the line."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{_emu(size[0])}" cy="{_emu(size[1])}"/><wp:docPr id="{number}" '
        f'name="Plot {number}" descr={attribute(alt)}/>{_drawing(shapes, size)}'
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _drawing(shapes: str, size: Place) -> str:
    """The shapes as one, as large as that."""
    whole = _pair("ch", (0, 0), size)
    return (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>'
        f"<wpg:cNvGrpSpPr/><wpg:grpSpPr>{_frame((0, 0), size)}{whole}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>"
        "</a:graphicData></a:graphic>"
    )


def _frame(at: Place, size: Place) -> str:
    return f"<a:xfrm>{_pair('', at, size)}"


def _pair(which: str, at: Place, size: Place) -> str:
    off, ext = ("chOff", "chExt") if which else ("off", "ext")
    return f'<a:{off} x="{_emu(at[0])}" y="{_emu(at[1])}"/><a:{ext} cx="{_emu(size[0])}" cy="{_emu(size[1])}"/>'


def _ground(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _emu(points: float) -> int:
    return round(points * EMU)

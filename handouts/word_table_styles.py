"""The table styles of a Word file: rules, cell margins, the header row. Called by `word_styles`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handouts.card_parts import NAMES_APART
from handouts.cell_parts import upright_rule
from handouts.document import Density, Row
from handouts.form_parts import PAD
from handouts.sparks import HIGH, shade
from handouts.theme import CARD_CELL, Theme
from handouts.word_widths import lines
from handouts.word_xml import Box, twips

NARROWER = 0.78  # letters outside ASCII are counted as wide ones
RULE, HEAD_RULE = 0.7, 0.9  # points: what the rule below a row and below the header takes


def table_styles(theme: Theme) -> str:
    """Every table style, the usual one first: the others are based on it."""
    hairline = f'w:val="single" w:sz="4" w:space="0" w:color="{theme.colours.hairline[1:]}"'
    dashed = f'w:val="dashed" w:sz="4" w:space="0" w:color="{theme.colours.line[1:]}"'
    ruled = f'w:val="single" w:sz="7" w:space="0" w:color="{theme.colours.ink[1:]}"'
    spaces = theme.spaces
    rules = f"<w:tblBorders><w:bottom {hairline}/><w:insideH {hairline}/></w:tblBorders>"
    first = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
        f'<w:tcBorders><w:bottom {ruled}/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    white = 'w:val="single" w:sz="16" w:space="0" w:color="FFFFFF"'
    cuts = f"<w:tblBorders><w:insideV {dashed}/></w:tblBorders>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>{_margins(0, 0)}</w:tblPr></w:style>'
        + "".join(
            _table_style(
                f"HandoutTable{name}",
                f"Handout Table {name}".rstrip(),
                rules,
                _margins(theme.cell(each), spaces.gutter, RULE),
                first,
            )
            for name, each in zip(("", "Close", "Closest", "Lectern"), Density, strict=True)
        )
        + _table_style("HandoutTableCard", "Handout Table Card", rules, _margins(CARD_CELL, NAMES_APART, RULE), first)
        + _table_style("PlainTable", "Handout Facts", "", _margins(theme.fact(Density.NORMAL), spaces.gutter))
        + _table_style(
            "PlainTableClosest", "Handout Facts Closest", "", _margins(theme.fact(Density.CLOSEST), spaces.gutter)
        )
        + _table_style("FormTable", "Handout Form", "", _margins(0, spaces.gutter))
        + _table_style("FieldGrid", "Handout Form Grid", "", _boxed(PAD))
        + _table_style("BarTable", "Handout Bars", f"<w:tblBorders><w:insideH {white}/></w:tblBorders>", _margins(0, 0))
        + _table_style("StripTable", "Handout Strip", "", _margins(0, 0))
        + _table_style("CardTable", "Handout Cards", cuts, _margins(0, 0))
    )


def _table_style(id: str, name: str, borders: str, margins: str, conditional: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{borders}{margins}</w:tblPr>{conditional}</w:style>'
    )


def _boxed(sides: float) -> str:
    side = f'w:w="{twips(sides)}" w:type="dxa"'
    none = 'w:w="0" w:type="dxa"'
    return f"<w:tblCellMar><w:top {none}/><w:left {side}/><w:bottom {none}/><w:right {side}/></w:tblCellMar>"


def header_white(theme: Theme) -> float:
    """What stands above the words of a header: with that of the block before it as much as on the PDF."""
    return theme.spaces.medium * 0.75 - theme.body.after


def written_rule(theme: Theme, side: str) -> str:
    """A rule to write on. Two cells meet in one, and the upper edge of the lower one is drawn last: both say it."""
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{theme.colours.line[1:]}"/>'


def in_borders(rules: str) -> str:
    """The rules of a cell, in the schema's order: top, left, bottom, right."""
    return f"<w:tcBorders>{rules}</w:tcBorders>" if rules else ""


def with_uprights(boxes: Sequence[Box], over: str, under: str, beside: float, theme: Theme) -> list[Box]:
    """A thin rule at the left of each cell but the first, between those `over` and `under` it; the words keep their
    place."""
    thick, colour = upright_rule(theme)
    left = f'<w:left w:val="single" w:sz="{round(thick * 8)}" w:space="0" w:color="{colour[1:]}"/>'
    last = len(boxes) - 1
    return [
        replace(
            box,
            properties=in_borders(over + (left if at else "") + under)
            + _sides(beside if at else 0, 0 if at == last else beside),
        )
        for at, box in enumerate(boxes)
    ]


def _sides(left: float, right: float) -> str:
    """The white at both sides of the words of a cell."""
    return f'<w:tcMar><w:left w:w="{twips(left)}" w:type="dxa"/><w:right w:w="{twips(right)}" w:type="dxa"/></w:tcMar>'


def header_margins(theme: Theme, last: bool, left: float = 0) -> str:
    """Of a cell of a header row."""
    top, bottom = twips(header_white(theme)), twips(theme.spaces.cell - HEAD_RULE)
    right = '<w:right w:w="0" w:type="dxa"/>' if last else ""
    start = f'<w:left w:w="{twips(left)}" w:type="dxa"/>' if left else ""
    return f'<w:tcMar><w:top w:w="{top}" w:type="dxa"/>{start}<w:bottom w:w="{bottom}" w:type="dxa"/>{right}</w:tcMar>'


def _margins(vertical: float, right: float, rule: float = 0) -> str:
    """Text starts at the column's edge, so that it stands under the headings; the gutter is at its right. A `rule`
    below takes room of its own in Word, none on the PDF."""
    high, low = (f'w:w="{twips(each)}" w:type="dxa"' for each in (vertical, vertical - rule))
    return (
        f'<w:tblCellMar><w:top {high}/><w:left w:w="0" w:type="dxa"/><w:bottom {low}/>'
        f'<w:right w:w="{twips(right)}" w:type="dxa"/></w:tblCellMar>'
    )


def grounds_of(item: Row, theme: Theme) -> list[str]:
    """The shadings of its cells."""
    greys = (shade(cell.shade, theme.colours.line)[1:] if cell.shade else "" for cell in item.cells)
    return [f'<w:shd w:val="clear" w:color="auto" w:fill="{grey}"/>' if grey else "" for grey in greys]


def row_height(item: Row, widths: Sequence[float], density: Density, theme: Theme) -> float:
    """Of a row as its words ask for, where it has room to write: rather less, for what is lower than on the PDF costs
    nothing, and what is higher may cost a page."""
    type, gutter = theme.rows(density), theme.spaces.gutter
    tallest = type.leading
    counted = item.room or any(cell.lines for cell in item.cells)
    for cell, width in zip(item.cells if counted else (), widths, strict=False):
        said = "".join(part.text for part in cell.runs)
        told = lines(said, type.size * theme.word_scale * NARROWER, width - gutter) if said else 0
        drawn = HIGH + theme.spaces.tiny if cell.spark else 0
        tallest = max(tallest, drawn + told * type.leading + cell.lines * theme.spaces.writing)
    return tallest + 2 * theme.cell(density)

"""Tables, facts and form rows as strips: columns, rows, header rows that repeat, rows taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from handouts.cell_parts import begins_at_right, upright_rule
from handouts.column_room import roomier
from handouts.document import (
    Align,
    Cell,
    Density,
    FactList,
    FormField,
    FormRow,
    Row,
    Table,
    TextRun,
    TextStyle,
)
from handouts.pdf_cells import cell_strips, cell_words, writing_strips
from handouts.pdf_flow import Fill, Ink, PlacedWords, Strip, Stroke, height_of, moved, stacked
from handouts.pdf_tags import ARTIFACT, Tag, spoken, tagged_ink
from handouts.pdf_text import TextLook, aligned, broken, look, natural_width, running
from handouts.sparks import shade
from handouts.theme import KEPT_LINES, WALL, Theme, Type, columns_used

LOW = 6  # a row lower than such a part of a page stays with the next


def text_strips(
    runs: tuple[TextRun, ...], how: TextLook, width: float, x: float = 0, tag: Tag | None = None, edge: bool = False
) -> list[Strip]:
    """One strip per line; no line stands alone at the top or the bottom of a page. `edge`: they stand at the left
    edge with what they are the head of, from wherever they run."""
    placed = aligned if edge else running
    lines = broken(runs, how, width)
    last = len(lines) - 1
    return [
        Strip(
            how.leading,
            tuple([PlacedWords(x, how.baseline, piece, tag) for piece in placed(line, Align.START, width)]),
            keep=at < last and (at == 0 or at == last - 1),
        )
        for at, line in enumerate(lines)
    ]


def table_strips(table: Table, theme: Theme, width: float, page_height: float) -> list[Strip]:
    """Caption, header row and rows, each a strip."""
    columns = columns_of(table, theme, width)
    strips: list[Strip] = []
    tag = Tag("Table" if table.header else "Div")  # without a head it only lays words side by side
    if table.caption:
        caption = look(theme.small, theme.colours, theme.colours.quiet)
        lines = text_strips((TextRun(table.caption),), caption, width, tag=Tag("Caption" if table.header else "P", tag))
        strips += [replace(strip, keep=True) for strip in lines]
        strips[-1] = replace(strips[-1], after=theme.spaces.small)
    header: tuple[Strip, ...] = ()
    if table.header:
        bottom, ink = _header(table.header, tuple(columns), theme, width)
        header = (Strip(bottom, tuple([item for inked in ink for item in tagged_ink(inked, ARTIFACT)])),)
        tags = cell_tags("TH", table.header, len(columns), tag)
        heads = [item for inked, each in zip(ink, [*tags, ARTIFACT], strict=True) for item in tagged_ink(inked, each)]
        strips.append(Strip(bottom, tuple(heads), keep=bool(table.rows)))
    room = page_height - sum(strip.height for strip in header)
    dense = in_density(theme, table.density)
    for at, row in enumerate(table.rows):
        tags = cell_tags("TD", row.cells, len(columns), tag)
        found = _row(row, columns, dense, width, room, table.lined, tags, header)
        if table.upright:
            found = [_with_uprights(strip, row, columns, theme) for strip in found]
        if at == len(table.rows) - 2 and len(found) == 1:
            found[0] = replace(found[0], keep=True)  # the last row does not stand alone on a page
        if at == 0 and table.begins_with_two and len(found) == 1 and found[0].height < page_height / LOW:
            found[0] = replace(found[0], keep=True)
        strips += found
    if strips:
        strips[0] = replace(strips[0], before=theme.spaces.medium * 0.75)
        strips[-1] = replace(strips[-1], after=theme.spaces.medium, keep=table.leads)
    return strips


def columns_of(table: Table, theme: Theme, width: float) -> list[tuple[float, float]]:
    """Left edge and width of each column's text."""
    columns = theme.columns(table.widths, columns_used(table), width)
    if theme.head.size >= WALL:
        return columns  # composers of posters share them out themselves
    head = look(theme.head, theme.colours, bold=True)
    plain = look(in_density(theme, table.density).body, theme.colours)

    def measure(word: TextRun, of_head: bool) -> float:
        return natural_width((word,), head if of_head else plain)

    return roomier(table, columns, measure)


def in_density(theme: Theme, density: Density) -> Theme:
    """As rows of this density are set."""
    if density is Density.NORMAL:
        return theme
    return replace(theme, body=theme.rows(density), spaces=replace(theme.spaces, cell=theme.cell(density)))


def placed_cells(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> Iterator[tuple[Cell, float, float]]:
    """Each cell with its left edge and width; cells beyond the last column are taken into it."""
    at = 0
    for cell in cells:
        first = min(at, len(columns) - 1)
        last = min(at + max(cell.span, 1), len(columns)) - 1
        x = columns[first][0]
        yield cell, x, columns[max(last, first)][0] + columns[max(last, first)][1] - x
        at += max(cell.span, 1)


def cell_tags(kind: str, cells: Sequence[Cell], columns: int, table: Tag) -> list[Tag]:
    """A row of the structure tree, one tag a cell; what the row does not fill is an empty one."""
    if table.kind != "Table":
        row = Tag("Div", table)
        return [spoken("P", cell.runs, row) for cell in cells]
    row = Tag("TR", table)
    tags = [spoken(kind, cell.runs, row, span=max(cell.span, 1)) for cell in cells]
    rest = columns - sum([tag.span for tag in tags])
    if rest > 0:
        Tag(kind, row, span=rest)
    return tags


@lru_cache(maxsize=64)
def _header(
    header: tuple[Cell, ...], columns: tuple[tuple[float, float], ...], theme: Theme, width: float
) -> tuple[float, tuple[tuple[Ink, ...], ...]]:
    """Its height, the ink of each cell, and at last its rule. A long document has many tables with the same header."""
    colour = theme.colours.ink if theme.head.size >= WALL else theme.colours.quiet
    how = look(theme.head, theme.colours, colour, bold=True)
    cells: list[tuple[float, float, tuple[Ink, ...]]] = []
    for cell, x, wide in placed_cells(header, columns):
        height, ink = stacked(cell_words(cell, how, wide, theme, None))
        cells.append((x, height, ink))
    tallest = max((height for _, height, _ in cells), default=0)
    bottom = tallest + theme.spaces.cell
    inked = [tuple(moved(ink, x, tallest - height)) for x, height, ink in cells]
    return bottom, (*inked, (Stroke(0, bottom, width, bottom, 0.9, theme.colours.ink),))


def _row(
    row: Row,
    columns: Sequence[tuple[float, float]],
    theme: Theme,
    width: float,
    room: float,
    lined: bool,
    tags: Sequence[Tag],
    header: tuple[Strip, ...] = (),
) -> list[Strip]:
    """One strip; a strip per line only when the row is taller than a page has room."""
    how = look(theme.body, theme.colours, bold=row.strong)
    pad = theme.spaces.cell if lined else theme.spaces.tiny / 2
    cells = [
        (x, cell_strips(cell, how, wide, theme, lined, tag, cell.span >= len(columns) > 1))
        for (cell, x, wide), tag in zip(placed_cells(row.cells, columns), tags, strict=True)
    ]
    tallest = max([height_of(strips) for _, strips in cells], default=0)
    if tallest + 2 * pad <= room:
        least = max(tallest, how.leading) + row.room * theme.spaces.writing
        height, ink = _slice(cells, least, row.middle)
        slices = [(height + 2 * pad, [*_grounds(row, columns, height + 2 * pad, theme), *moved(ink, 0, pad)])]
    else:
        count = max(len(strips) for _, strips in cells)
        slices = [_slice([(x, strips[at : at + 1]) for x, strips in cells], 0) for at in range(count)]
        slices[-1] = (slices[-1][0] + pad, slices[-1][1])
    if lined:
        bottom, ink = slices[-1]
        ink.append(Stroke(0, bottom, width, bottom, 0.5, theme.colours.line if row.written else theme.colours.hairline))
    strips = [Strip(height, tuple(ink), repeat=header) for height, ink in slices]
    return strips if tallest + 2 * pad <= room else [Strip(pad, keep=True, repeat=header), *strips]


def _grounds(row: Row, columns: Sequence[tuple[float, float]], height: float, theme: Theme) -> list[Ink]:
    """What is shaded, from rule to rule."""
    placed, line = placed_cells(row.cells, columns), theme.colours.line
    shaded = [Fill(x, 0, wide, height, shade(cell.shade, line)) for cell, x, wide in placed if cell.shade]
    return list(tagged_ink(shaded, ARTIFACT))


def _with_uprights(strip: Strip, row: Row, columns: Sequence[tuple[float, float]], theme: Theme) -> Strip:
    """Thin rules between its cells, in the middle of the white between two columns."""
    half = min(theme.spaces.gutter, columns[1][0] - sum(columns[0])) / 2 if len(columns) > 1 else 0.0
    starts = [x - half for _, x, _ in placed_cells(row.cells, columns)][1:]
    rules = tuple([Stroke(x, 0, x, strip.height, *upright_rule(theme)) for x in starts])
    return replace(strip, ink=strip.ink + rules)


def _slice(cells: list[tuple[float, list[Strip]]], lowest: float, middle: bool = False) -> tuple[float, list[Ink]]:
    """The cells side by side, as high as the highest: that height, and their ink; each at its top, or in the middle."""
    placed = [(x, *stacked(strips)) for x, strips in cells]
    tallest = max([lowest, *(height for _, height, _ in placed)])
    down = [(tallest - height) / 2 if middle else 0 for _, height, _ in placed]
    return tallest, [item for (x, _, ink), y in zip(placed, down, strict=True) for item in moved(ink, x, y)]


def facts_strips(facts: FactList, theme: Theme, width: float, page_height: float) -> list[Strip]:
    """Labels as wide as they need (up to a third) or as the block says, values beside them."""
    dense = in_density(theme, facts.density)
    dense = replace(dense, spaces=replace(dense.spaces, tiny=2 * theme.fact(facts.density)))
    label = look(dense.body, theme.colours, theme.colours.quiet)
    widest = max((natural_width((TextRun(words),), label) for words, _ in facts.pairs), default=0)
    gutter = theme.spaces.gutter
    share = width * facts.share - gutter if facts.share else min(widest + 1, width / 3)
    columns = [(0.0, share), (share + gutter, width - share - gutter)]
    strips: list[Strip] = []
    tag = Tag("L")
    for words, value in facts.pairs:
        row = Row((Cell((TextRun(words, TextStyle.QUIET),)), Cell(value)))
        item = Tag("LI", tag)
        tags = (spoken("Lbl", row.cells[0].runs, item), spoken("LBody", value, item))
        strips += _row(row, columns, dense, width, page_height, False, tags)
    if strips:
        strips[0] = replace(strips[0], before=theme.spaces.tiny)
        strips[-1] = replace(strips[-1], after=theme.spaces.medium)
    return strips


def form_strips(row: FormRow, theme: Theme, width: float) -> list[Strip]:
    """Labels above, lines to write on below; typed text stands on the lines."""
    count = max(len(row.fields), 1)
    columns = theme.columns(row.widths[:count], count, width)
    heads: list[tuple[float, float, tuple[Ink, ...]]] = []
    bodies: list[tuple[float, list[Strip]]] = []
    for field, (x, wide) in zip(row.fields, columns, strict=False):
        tag = Tag("Div")
        height, ink = stacked(_label(field, theme, wide, tag))
        heads.append((x, height, ink))
        bodies.append((x, _answer(field, theme, wide, tag)))
    if not heads:
        return []
    tallest = max(height for _, height, _ in heads)
    head = [item for x, height, ink in heads for item in moved(ink, x, 0 if row.below else tallest - height)]
    labels = Strip(tallest, tuple(head), keep=not row.below)
    longest = max(len(body) for _, body in bodies)
    lines = [
        Strip(
            theme.spaces.writing,
            tuple([item for x, body in bodies if at < len(body) for item in moved(body[at].ink, x, 0)]),
            keep=row.below or at < longest - 1 < KEPT_LINES,
        )
        for at in range(longest)
    ]
    strips = [*lines, labels] if row.below else [labels, *lines]
    strips[0] = replace(strips[0], before=theme.spaces.medium * 0.75)
    strips[-1] = replace(strips[-1], after=theme.spaces.medium)
    return strips


def _label(field: FormField, theme: Theme, width: float, tag: Tag) -> list[Strip]:
    label = look(theme.small, theme.colours, bold=True)
    hint = look(theme.small, theme.colours, theme.colours.quiet)
    parts = [(field.label, label), (field.hint, hint)]
    return [
        strip
        for words, how in parts
        if words
        for strip in text_strips((TextRun(words),), how, width, tag=spoken("P", (TextRun(words),), tag))
    ]


def _answer(field: FormField, theme: Theme, width: float, tag: Tag) -> list[Strip]:
    """Typed text sits on the writing lines, one line of text each, with a rule below the last."""
    space = theme.spaces.writing
    how = look(Type(theme.body.size, space), theme.colours)
    baseline = space - 6
    lines = broken((TextRun(field.value),), how, width) if field.value else []
    empty = writing_strips(max(field.lines, len(lines), 1), width, theme)
    above = max(len(lines) - 1, 0)
    empty[:above] = [Strip(space)] * above
    typed = spoken("P", (TextRun(field.value),), tag)
    placed = running if begins_at_right(field.value) else aligned
    return [
        replace(
            strip,
            ink=strip.ink
            + tuple([PlacedWords(0, baseline, piece, typed) for piece in placed(line, Align.START, width)]),
        )
        for strip, line in zip(empty, lines, strict=False)
    ] + empty[len(lines) :]


def boxed(strips: list[Strip], colour: str, tint: str, pad: float, width: float) -> list[Strip]:
    """Strips on a tinted ground with a rule at the left; the ground is cut where the pages are."""
    ground: list[Strip] = []
    last = len(strips) - 1
    for at, strip in enumerate(strips):
        above = pad if at == 0 else max(strips[at - 1].after, strip.before)
        below = pad if at == last else 0
        height = above + strip.height + below
        fills = (Fill(0, 0, width, height, tint), Fill(0, 0, 2.25, height, colour))
        ink = fills + tuple(moved(strip.ink, pad, above))
        ground.append(replace(strip, height=height, ink=ink, before=0, after=0))
    return ground

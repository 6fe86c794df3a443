"""How much room the words of a table ask for, in the letters of the PDF: asked before it is drawn, by composers of
posters and for cards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from handouts.document import Cell, Table, TextRun
from handouts.pdf_tables import in_density, placed_cells
from handouts.pdf_text import REMEMBERED, TextLook, broken, look, natural_width
from handouts.theme import Theme, columns_used

HAIR = 0.05  # points: nobody sees whether a column is wider by so much
_WORDS = re.compile(r"[^\s-]+-?|-")

Span = tuple[int, int]  # the first and the last column that a cell takes


def word_shares(table: Table, theme: Theme, width: float) -> list[tuple[float, ...]]:
    """Of each cell of its rows how large its letters may be for its widest word to stand in its column, were it bold;
    its own size where it does so as it is. A line may end behind a hyphen."""
    how = look(in_density(theme, table.density).body, theme.colours, bold=True)
    columns = theme.columns(table.widths, columns_used(table), width)
    return [
        tuple([_share(cell, wide, how) for cell, _, wide in placed_cells(row.cells, columns)]) for row in table.rows
    ]


def first_head_share(table: Table, theme: Theme, width: float) -> float:
    """How wide the widest word of its first head is, as a share of its column."""
    if not table.header:
        return 0.0
    how, head = look(theme.head, theme.colours, bold=True), table.header[0]
    _, wide = theme.columns(table.widths, columns_used(table), width)[0]
    return _widest_word(head, how) * head.size / wide


def is_on_one_line(table: Table, theme: Theme, width: float, apart: float) -> bool:
    """Whether no line of its rows is broken but where it is told to, and all stand so far from the next column."""
    how = look(in_density(theme, table.density).body, theme.colours)
    columns = theme.columns(table.widths, columns_used(table), width)
    cells = (each for row in table.rows for each in placed_cells(row.cells, columns))
    between = apart - theme.spaces.gutter
    return all(
        natural_width(cell.runs, how) <= wide - (between if x + wide < width - 1 else 0) for cell, x, wide in cells
    )


def room_asked(table: Table, theme: Theme, lines: int) -> Mapping[Span, float]:
    """How wide columns must be, in points, for each word of the cells that take them to stand whole, and each name on
    no more than so many `lines`, in bold letters of its size."""
    how = look(in_density(theme, table.density).body, theme.colours, bold=True)
    last = columns_used(table) - 1
    asked: dict[Span, float] = {}
    for row in table.rows:
        at = 0
        for cell in row.cells:
            after = at + max(cell.span, 1)
            span = min(at, last), min(after - 1, last)
            asked[span] = max(asked.get(span, 0.0), _cell_asks(cell, how, lines))
            at = after
    return asked


def _cell_asks(cell: Cell, how: TextLook, lines: int) -> float:
    words = _widest_word(cell, how) * cell.size
    sized = replace(how, size=how.size * cell.size)
    names = "".join([run.text for run in cell.runs]).split("\n")
    return max(words, *(_narrowest(name, sized, lines) for name in names))


@lru_cache(maxsize=REMEMBERED)
def _narrowest(name: str, how: TextLook, lines: int) -> float:
    """The narrowest column in which it takes so many lines; a wider one never takes more."""
    runs = (TextRun(name),)
    enough = natural_width(runs, how)
    too_little = enough / (lines + 1)
    while enough - too_little > HAIR:
        middle = (enough + too_little) / 2
        if len(broken(runs, how, middle)) > lines:
            too_little = middle
        else:
            enough = middle
    return enough


def _share(cell: Cell, wide: float, how: TextLook) -> float:
    widest = _widest_word(cell, how)
    return min(cell.size, wide / widest) if widest else cell.size


def _widest_word(cell: Cell, how: TextLook) -> float:
    words = (word for run in cell.runs for word in _WORDS.findall(run.text))
    return max((natural_width((TextRun(word),), how) for word in words), default=0.0)

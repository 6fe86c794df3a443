"""The columns of a table in a Word file: where they begin, and how wide they are for the words that a word processor
draws, which has letters of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handouts.column_room import roomier
from handouts.document import Table, TextRun, TextStyle
from handouts.theme import WALL, Theme
from handouts.word_styles import HEADS
from handouts.word_widths import BOLD, width


def grid(columns: Sequence[tuple[float, float]], wide: float, beside: float = 0) -> list[float]:
    """A Word column takes its gutter with it, or half of it `beside` a rule; the last ends at the edge of the text."""
    edges = [0.0, *(x - beside for x, _ in columns[1:]), wide]
    return [after - before for before, after in pairwise(edges)]


def with_whole_words(table: Table, columns: list[tuple[float, float]], theme: Theme) -> list[tuple[float, float]]:
    """As `roomier` says; composers of posters share their columns out themselves."""
    if theme.head.size >= WALL:
        return columns
    sizes = {True: theme.head.size * HEADS, False: theme.rows(table.density).size}

    def measure(word: TextRun, of_head: bool) -> float:
        bold = BOLD if of_head or word.style is TextStyle.STRONG else 1.0
        return width(word.text, sizes[of_head] * theme.word_scale) * bold

    return roomier(table, columns, measure)

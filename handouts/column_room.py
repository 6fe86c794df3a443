"""Columns of a table that are never narrower than their longest word where another one can give the room: a name that
is broken inside a word is read as somebody else's. Both renderers ask this, each with what its own letters take; a
card's table in Word is as wide as its card.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import pairwise

from handouts.cell_parts import strong_cells
from handouts.document import Cell, Table, TextRun, TextStyle, Tone, strong
from handouts.line_ends import held
from handouts.theme import columns_used, mm
from handouts.wording import SHORT_NAME

LONGEST = 24  # letters of an ordinary word; what is longer, such as an address, fills its lines
LONGEST_NAME = SHORT_NAME  # letters of words that stand together
MEASURED = 4  # of a column's words: the longest by letters
A_NAME = mm(46)  # by hand
SPARE = 0.5  # points, for what is rounded
_UNITS = re.compile(r"[^ \n\t-]+-?")
_WORDS = re.compile(r"[^\s-]+-?")
_BOLD = frozenset([TextStyle.STRONG, TextStyle.CUE])

Measure = Callable[[TextRun, bool], float]  # the points that a word takes, of a head or of a row


def roomier(table: Table, columns: Sequence[tuple[float, float]], measure: Measure) -> list[tuple[float, float]]:
    """Left edge and width of each column, the widths moved so that words stand whole. A column in which people write
    gives only what it has beyond a name."""
    count = columns_used(table)
    if count < 2 or len(columns) != count:
        return list(columns)
    widths = [wide for _, wide in columns]
    words = _needs(table, count, _WORDS, measure)
    shared = widths
    for needs in (_needs(table, count, _UNITS, measure), words):  # names in one piece where that is possible
        shared = _shared(shared, needs, [max(*each) for each in zip(words, _kept(table, widths), strict=True)])
    if shared == widths:
        return list(columns)
    gaps = [after - before - wide for (before, wide), (after, _) in pairwise(columns)]
    found, x = [], columns[0][0]
    for wide, gap in zip(shared, [*gaps, 0.0], strict=True):
        found.append((x, wide))
        x += wide + gap
    return found


def _shared(widths: list[float], needs: Sequence[float], least: Sequence[float]) -> list[float]:
    """The smallest lacks first, each met whole or not at all, by the columns that have more than they need."""
    widths = list(widths)
    for at in sorted(range(len(widths)), key=lambda each: needs[each] - widths[each]):
        lack = needs[at] - widths[at]
        spare = [0.0 if other == at else max(wide - least[other], 0.0) for other, wide in enumerate(widths)]
        if 0 < lack <= sum(spare):
            widths = [wide - lack * more / sum(spare) for wide, more in zip(widths, spare, strict=True)]
            widths[at] += lack
    return widths


def _kept(table: Table, widths: Sequence[float]) -> list[float]:
    """Of each column what it is not made narrower than: where people write, the room for a name, if it has so much."""
    written = {at for row in table.rows for cell, at in _placed(row.cells) if cell.lines or cell.ruled}
    return [min(wide, A_NAME) if at in written else 0.0 for at, wide in enumerate(widths)]


def _needs(table: Table, count: int, parts: re.Pattern[str], measure: Measure) -> list[float]:
    needs = [0.0] * count
    for head, rows in ((True, [table.header]), (False, [strong_cells(row) for row in table.rows])):
        for at in range(count):
            found = {
                each
                for cells in rows
                for cell, place in _placed(cells)
                if place == at and cell.span <= 1 and cell.size <= 1
                for each in _ordinary(cell, parts)
            }
            longest = nlargest(MEASURED, found, key=lambda each: (len(each.text), each.style in _BOLD, each.text))
            needs[at] = max([needs[at], *(measure(each, head) + SPARE for each in longest)])
    return needs


def _placed(cells: Sequence[Cell]) -> Iterator[tuple[Cell, int]]:
    at = 0
    for cell in cells:
        yield cell, at
        at += max(cell.span, 1)


def _ordinary(cell: Cell, parts: re.Pattern[str]) -> Iterator[TextRun]:
    """Words of a script that parts them, and no addresses, with what no line parts: a name, a day. What is open is set
    as strongly as what is strong."""
    for run in cell.runs:
        bold = run.style in _BOLD or cell.tone is Tone.OPEN
        for word in parts.findall(held(run.text)):
            most = LONGEST_NAME if "\N{NO-BREAK SPACE}" in word else LONGEST
            if len(word) <= most and not set(word) & set("@/_") and not _runs_on(word):
                yield strong(word) if bold else TextRun(word)


def _runs_on(word: str) -> bool:
    """Whether it is of a script in which a line may end behind any letter."""
    return not word.isascii() and any(
        unicodedata.east_asian_width(letter) in "WF" or "\u0e00" <= letter <= "\u0eff" or "\u1000" <= letter <= "\u109f"
        for letter in word
    )

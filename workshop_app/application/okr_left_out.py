"""Rows of an OKR sheet that are no draft, and why, as words the caller says in a sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from agendas.crossed_out import CrossedOut
from workshop_app.incoming.rows import TableRow

ABOVE, SUM, NOTHING_SAID, BEFORE, NO_RESULT = "above", "sum", "nothing_said", "before", "no_result"
CROSSED = "crossed"  # somebody drew a line through it
ARCHIVED = "archived"  # its board or list has put it away
HIDDEN = "hidden"  # nobody who looks at the sheet sees its row
FORMULA = "formula"  # what it says is a formula nobody has computed

_SUMS = frozenset(
    {
        "total",
        "totals",
        "average",
        "sum",
        "summe",
        "durchschnitt",
        "gesamt",
        "moyenne",
        "somme",
        "promedio",
        "razem",
        "średnia",
        "totaal",
        "gemiddelde",
        "totale",
        "media",
        "média",
    }
)


class RowLeftOut(Struct, frozen=True):
    """A row that is no draft, and why (a word the caller says in a sentence)."""

    row: int
    text: str
    why: str


def left_out(row: TableRow, why: str) -> RowLeftOut:
    return RowLeftOut(row.line, " ".join(filter(None, row.cells))[:500], why)


def seen_and_unseen(rows: Iterable[TableRow]) -> tuple[tuple[TableRow, ...], list[RowLeftOut]]:
    """The rows that whoever looks at the sheet takes for a part of it, and the others."""
    seen, unseen = [], []
    for row in rows:
        why = HIDDEN if row.hidden else CROSSED if _is_crossed(row) else ""
        unseen += [left_out(row, why)] if why else []
        seen += [] if why else [row]
    return tuple(seen), unseen


def _is_crossed(row: TableRow) -> bool:
    return all(isinstance(cell, CrossedOut) for cell in row.cells if cell)


def is_sum(row: TableRow) -> bool:
    """Whether a row adds up those above it."""
    return any(cell.casefold().rstrip(":") in _SUMS for cell in row.cells if cell)

"""Columns and brackets that say who does not come: "Canceled" above yes and no, "Nora Vale (Terminated)". Made into the
answers a column of its own gives. Pure; used by the import of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from workshop_app.application import people_doubts
from workshop_app.application.people_headings import PeopleColumn
from workshop_app.incoming.rows import TableRow

_AWAY = frozenset(  # heads a column whose yes means no
    {
        *("canceled", "cancelled", "cancellation", "is canceled", "is cancelled", "refunded", "declined", "withdrawn"),
        *("no-show", "no show", "marked as no-show", "storniert", "abgesagt", "abgemeldet", "erstattet", "annulé"),
        *("annulée", "remboursé", "cancelado", "cancelada", "anulado", "anulada", "geannuleerd", "annullato"),
        *("anulowano", "cancelled on", "canceled at", "cancelled at", "cancellation time", "cancellation date"),
    }
)
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si", "sim", "tak", "✓", "✔", "wahr", "vrai"})
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")  # when they did
_BEHIND = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{2,60})[)\]]")


def with_refusals(
    heads: Sequence[str], columns: tuple[PeopleColumn | None, ...], rows: Sequence[TableRow]
) -> tuple[tuple[PeopleColumn | None, ...], tuple[TableRow, ...]]:
    """The columns and rows with an answer for whoever is marked in such a column."""
    own = PeopleColumn.STATUS
    places = [
        at
        for at, head in enumerate(heads[: len(columns)])
        if columns[at] in (None, own) and head.casefold().strip(" :?*_").replace("_", " ") in _AWAY
    ]
    if not places:
        return columns, tuple(rows)
    at = columns.index(own) if own in columns else places[0]
    meaning = tuple(own if place == at else each for place, each in enumerate(columns))
    return meaning, tuple(_answered(row, at, places, heads) for row in rows)


def _answered(row: TableRow, at: int, places: Sequence[int], heads: Sequence[str]) -> TableRow:
    marked = next((place for place in places if place < len(row.cells) and _is_yes(row.cells[place])), None)
    said = row.cells[at] if at < len(row.cells) else ""
    if at not in places and (marked is None or people_doubts.stays_away(said)):
        return row
    cells = row.cells + ("",) * (at + 1 - len(row.cells))
    return replace(row, cells=(*cells[:at], heads[marked] if marked is not None else "", *cells[at + 1 :]))


def _is_yes(cell: str) -> bool:
    return cell.casefold().strip() in _YES or _DATE.search(cell) is not None


def answer_behind(name: str) -> tuple[str, str]:
    """The name and what stands in brackets behind it, where that says that somebody does not come, or may not."""
    found = _BEHIND.fullmatch(name)
    if found and (people_doubts.stays_away(found[2]) or people_doubts.may_stay_away(found[2])) and len(found[2]) > 3:
        return found[1], found[2]
    return name, ""

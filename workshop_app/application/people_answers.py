"""Columns and brackets that say who does not come: "Canceled" above yes and no, "Nora Vale (Terminated)". Made into the
answers a column of its own gives. Pure; used by the import of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from agendas import archived
from agendas.yes_words import YES
from workshop_app.application import people_doubts
from workshop_app.application.people_headings import FAR, PeopleColumn, meant
from workshop_app.incoming.rows import TableRow

_AWAY = frozenset(  # heads a column whose yes means no
    {
        *("canceled", "cancelled", "cancellation", "is canceled", "is cancelled", "refunded", "declined", "withdrawn"),
        *(
            "void",
            "voided",
            "no-show",
            "no show",
            "marked as no-show",
            "storniert",
            "abgesagt",
            "abgemeldet",
            "erstattet",
            "annulé",
        ),
        *("annulée", "remboursé", "cancelado", "cancelada", "anulado", "anulada", "geannuleerd", "annullato"),
        *("anulowano", "cancelled on", "canceled at", "cancelled at", "cancellation time", "cancellation date"),
        *(
            "termination date",
            "exit date",
            "leaving date",
            "austritt",
            "austrittsdatum",
            "date de sortie",
            "fecha de baja",
        ),
    }
)
_NAMED = frozenset({PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME, PeopleColumn.NAME})
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")  # when they did
_WHEN = re.compile(r"\s+(?:at|on|date|time|am|le|el|il|op|datum)$")  # "Storniert am"
_BEHIND = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{2,60})[)\]]")


def with_refusals(
    heads: Sequence[str], columns: tuple[PeopleColumn | None, ...], rows: Sequence[TableRow]
) -> tuple[tuple[PeopleColumn | None, ...], tuple[TableRow, ...]]:
    """The columns and rows with an answer for whoever is marked in such a column."""
    own = PeopleColumn.STATUS
    places = [
        at
        for at, head in enumerate(heads[: len(columns)])
        if (columns[at] in (None, own) and _heads_refusals(head))
        or (columns[at] is None and _names_archive(rows, at, head))
    ]
    if not places:
        return columns, tuple(rows)
    at = columns.index(own) if own in columns else places[0]
    meaning = tuple(own if place == at else each for place, each in enumerate(columns))
    return meaning, tuple(_answered(row, at, places, heads) for row in rows)


def _heads_refusals(head: str) -> bool:
    said = head.casefold().strip(" :?*_").replace("_", " ")
    return said in _AWAY or _WHEN.sub("", said) in _AWAY or archived.is_heading(head)


def _names_archive(rows: Sequence[TableRow], at: int, head: str) -> bool:
    """Whether a board has put some of them away in a list of its own."""
    return archived.is_list(head) and any(at < len(row.cells) and archived.says(head, row.cells[at]) for row in rows)


def _answered(row: TableRow, at: int, places: Sequence[int], heads: Sequence[str]) -> TableRow:
    marked = next((at for at in places if at < len(row.cells) and _is_marked(heads[at], row.cells[at])), None)
    said = row.cells[at] if at < len(row.cells) else ""
    if at not in places and (marked is None or people_doubts.stays_away(said)):
        return row
    cells = row.cells + ("",) * (at + 1 - len(row.cells))
    told = "" if marked is None else heads[marked] if _heads_refusals(heads[marked]) else row.cells[marked]
    return replace(row, cells=(*cells[:at], told, *cells[at + 1 :]))


def _is_marked(head: str, cell: str) -> bool:
    return archived.says(head, cell) or (_heads_refusals(head) and _is_yes(cell))


def _is_yes(cell: str) -> bool:
    return cell.casefold().strip() in YES or _DATE.search(cell) is not None


def with_other_names(
    heads: Sequence[str], columns: Sequence[PeopleColumn | None], rows: Sequence[TableRow]
) -> tuple[TableRow, ...]:
    """The rows with names out of a second column of names, where the first has none ("Preferred first name" beside
    "Legal first name")."""
    found = tuple(rows)
    for at, column in enumerate(columns):
        for place in _also(heads, columns, column) if column in _NAMED else ():
            found = tuple(_filled(row, at, place) for row in found)
    return found


def _also(heads: Sequence[str], columns: Sequence[PeopleColumn | None], column: PeopleColumn | None) -> list[int]:
    """Columns that may mean the same and are nothing; what a buyer is called is nobody's name here."""
    said = [(place, meant(head)) for place, head in enumerate(heads[: len(columns)]) if columns[place] is None]
    return [place for place, each in said if each and each[1] is column and each[0] < FAR]


def _filled(row: TableRow, at: int, place: int) -> TableRow:
    if at >= len(row.cells) or row.cells[at] or place >= len(row.cells):
        return row
    return replace(row, cells=(*row.cells[:at], row.cells[place], *row.cells[at + 1 :]))


def answer_behind(name: str) -> tuple[str, str]:
    """The name and what stands in brackets behind it, where that says that somebody does not come, or may not."""
    found = _BEHIND.fullmatch(name)
    if found and (people_doubts.stays_away(found[2]) or people_doubts.may_stay_away(found[2])) and len(found[2]) > 3:
        return found[1], found[2]
    return name, ""

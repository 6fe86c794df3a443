"""Rows that whoever made the board or the list has put away ("yes" below "Archived", a list called "Archive"), and
sessions of a programme that do not take place ("Declined", "Published: N"). Asked by the readers of agendas here, and
by those of people and OKRs in `workshop_app`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from agendas.yes_words import YES

_WORDS = frozenset(
    {
        *("archived", "archive", "archiviert", "archiv", "archivé", "archivée", "archives", "archivado", "archivada"),
        *("archivo", "archiviato", "archiviata", "archivio", "gearchiveerd", "archief", "zarchiwizowane", "archiwum"),
        *("zarchiwizowany", "arquivado", "arquivada", "arquivo"),
    }
)
_SAY_SINCE = ("is ", "ist ", "date ")
_SAY_WHEN = (" at", " on", " am", " date", " le", "?")
_LISTS = frozenset(  # heads a column that says in which list of a board a row stands
    {
        *("list", "list name", "liste", "listenname", "nom de la liste", "lista", "column", "column name", "spalte"),
        *("section/column", "bucket", "bucket name", "board list", "status", "state", "stage", "lifecycle", "lane"),
        *("section", "group", "estado", "statut", "stato", "stan", "lijst", "colonne", "folder", "ordner"),
    }
)
_REFUSED = frozenset(
    {
        *("declined", "rejected", "cancelled", "canceled", "withdrawn", "deleted", "not published", "unpublished"),
        *("abgelehnt", "abgesagt", "zurückgezogen", "gelöscht", "storniert", "refusé", "refusée", "annulé", "annulée"),
        *("retiré", "rechazado", "rechazada", "cancelado", "cancelada", "retirado", "rifiutato", "annullato"),
    }
)
_PUBLISHED = ("published", "veröffentlicht", "publié", "publicado", "pubblicato")
_NO = frozenset({"n", "no", "false", "0", "nein", "non"})


def is_heading(head: str) -> bool:
    """Whether a column says of its rows that they are put away."""
    said = " ".join(head.casefold().replace("_", " ").split()).strip(" :*")
    for before in _SAY_SINCE:
        said = said.removeprefix(before)
    for behind in _SAY_WHEN:
        said = said.removesuffix(behind)
    return said.strip() in _WORDS


def is_list(head: str) -> bool:
    """Whether a column names the list of a board that its rows stand in."""
    return " ".join(head.casefold().replace("_", " ").split()).strip(" :*") in _LISTS


def are(heads: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row is put away."""
    return any(says(head, cell) for head, cell in zip(heads, cells, strict=False))


def refused(heads: Sequence[str], cells: Sequence[str]) -> str:
    """What a row says of a session that does not take place; nothing of the others."""
    for head, cell in zip(heads, cells, strict=False):
        said = cell.casefold().strip(" .:*")
        if said in _REFUSED and (is_list(head) or head.casefold().endswith(("status", "state"))):
            return cell
        if said in _NO and head.casefold().startswith(_PUBLISHED):
            return f"{head}: {cell}"
    return ""


def says(head: str, cell: str) -> bool:
    """Whether a cell says so: a yes, or when; of a list its name."""
    said = cell.casefold().strip(" .:*")
    if not said:
        return False
    if is_heading(head):
        return said in YES or said in _WORDS or (len(said) >= 6 and said[0].isdigit())  # "2027-05-01T09:00"
    return said in _WORDS and is_list(head)

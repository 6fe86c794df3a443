"""The parts of a sheet of OKRs: tables below each other, with lines between them that say whose and of which objective
each is ("Team: Ops", "Objective 1: Calm days"), and headings that come again. Pure; used by `okr_sheets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agendas.table_parts import parts_of
from workshop_app.application.okr_columns import OkrColumn, meaning_of
from workshop_app.domain.text import one_line
from workshop_app.domain.values.numbers import NumberKind, read_number
from workshop_app.incoming.rows import TableRow

_NUMBERED = r"(?:\s*\d{1,2}(?:\.\d{1,2})*(?!\d)(?:\s*[:.)–—-]+\s*|\s+)|\s*[:.)–—-]\s*)"  # "KR1.2:", "O1 ", "KR -"
OBJECTIVE_LINE = re.compile(
    rf"(?:objective|ziel|objectif|objetivo|cel|doel|doelstelling|obiettivo|o){_NUMBERED}(.+)", re.IGNORECASE
)
RESULT_LINE = re.compile(
    r"(?:key\s*results?|kr|schlüsselergebnis|résultat clé|resultado clave|kluczowy rezultat|kernresultaat|"
    rf"risultato chiave|resultado[ -]chave){_NUMBERED}(.+)",
    re.IGNORECASE,
)
UNKNOWN = frozenset({"?", "tbd", "tba", "unknown", "n/a", "na", "unbekannt", "offen", "inconnu", "desconocido"})
FROM_TO = re.compile(
    r"\b(?:from|von|de|desde)\s+(?P<low>[~≈]?\S*\d[^,;()]{0,24}?)\s+(?:to|auf|à|a|bis|hasta)\s+"
    r"(?P<high>[~≈]?\S*\d(?:[\d.,'’ ]*\d)?(?:\s?(?:%|k|m|h|d|s|€|\$|£|"
    r"min|mins|minutes|hours?|days?|weeks?|months?|minuten|tagen?|wochen)(?!\w))?)",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(r"\b(?:by|until|before|bis|vor|avant|antes)\b[^.;]*$", re.IGNORECASE)
_MARKED = re.compile(r"[^\W\d_]+\s*[\d:]")  # "O1", "Ziel:", and not "O-rings"
_LABELLED = re.compile(r"([^\W\d_][^:]{1,30}?)\s*:\s*(\S.*)")


def tables_of(rows: tuple[TableRow, ...]) -> Iterator[tuple[TableRow, ...]]:
    """Each table of a sheet with the lines above it."""
    heads = [at for at, row in enumerate(rows) if row.heads]
    for part in parts_of([len(row.cells) for row in rows], heads):
        yield rows[part.start : part.stop]


def told_alone(row: TableRow) -> tuple[str, str]:
    """The team or the objective that a row names which says nothing else."""
    said = [cell for cell in row.cells if cell]
    if len(said) != 1:
        return "", ""
    if (found := OBJECTIVE_LINE.fullmatch(said[0])) and _MARKED.match(said[0]):
        return "", found[1]
    label = _LABELLED.fullmatch(said[0])
    return (label[2], "") if label and meaning_of(label[1]) is OkrColumn.TEAM else ("", "")


def is_heading_again(row: TableRow, heads: Sequence[str]) -> bool:
    """Whether a row repeats the headings, as sheets do that have a table for each objective."""
    said = [(cell.casefold(), head.casefold()) for cell, head in zip(row.cells, heads, strict=False) if cell]
    return len(said) > 1 and all(cell == head for cell, head in said)


def is_measured(levels: Sequence[str], text: str) -> bool:
    """Whether the levels of a key result are numbers; without levels, whether its sentence does not merely say by
    when."""
    numbers = [read_number(each) for each in levels if each]
    if numbers:
        return any(each is not None and each.kind is not NumberKind.DATE for each in numbers)
    return _BY_WHEN.search(text) is None


def several(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(each) for each in re.split(r"[\n;]", words))))


def title_of(cell: str) -> str:
    """A sentence on one line, without the address that an export puts behind what it links to."""
    return one_line(re.sub(r"\s*\(https?://[^()\s]+\)", "", cell))


def without_mark(mark: re.Pattern[str], words: str) -> str:
    """ "Fewer late ferries" for "O1: Fewer late ferries"."""
    found = mark.fullmatch(words)
    return one_line(found[1]) if found else words

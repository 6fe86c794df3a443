"""Sheets whose rows point at each other: parents named by the number of their row, and boards whose items have a table
of their own below them. Made into rows a table can be read from, and cells that hold a list into its entries. Pure;
used by `okr_sheets`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from workshop_app.application.okr_columns import OkrColumn, says_activity, says_result
from workshop_app.incoming.rows import TableRow

_ENTRY = re.compile(r"\s*(?:[-*+•–·▪◦‣]|\(?\d{1,2}[.)]|KR\s?\d{0,2}(?:\.\d)?\s?[:.)–-])\s*(\S.*)", re.IGNORECASE)
_BELOW = frozenset({"subitems", "sub-items", "subitem", "subtasks", "sous-éléments", "unterelemente", "subelementos"})


def with_parents_named(rows: Sequence[TableRow], columns: Sequence[OkrColumn | None]) -> tuple[TableRow, ...]:
    """The rows with the words of their parent, where the sheet gives its number ("Parent ID" beside "ID")."""
    if OkrColumn.PARENT not in columns:
        return tuple(rows)
    parent = columns.index(OkrColumn.PARENT)
    asked = {_cell(row, parent) for row in rows} - {""}
    if not asked or not all(any(map(str.isdigit, each)) for each in asked):
        return _with_objectives(rows, columns)
    places = sorted(range(len(columns)), key=lambda at: columns[at] is not OkrColumn.NUMBER)
    number = next((at for at in places if at != parent and asked <= {_cell(row, at) for row in rows}), None)
    if number is None:
        return _with_objectives(rows, columns)
    said = [columns.index(each) for each in (OkrColumn.OBJECTIVE, OkrColumn.TEXT) if each in columns]
    words = {_cell(row, number): next(filter(None, (_cell(row, at) for at in said)), "") for row in rows}
    named = tuple(
        replace(row, cells=(*row.cells[:parent], words[_cell(row, parent)], *row.cells[parent + 1 :]))
        if _cell(row, parent)
        else row
        for row in rows
    )
    return _with_objectives(named, columns)


def _with_objectives(rows: Sequence[TableRow], columns: Sequence[OkrColumn | None]) -> tuple[TableRow, ...]:
    """The rows, where work has key results below it ("Epic" in a tracker of tasks) as their objective."""
    if OkrColumn.KIND not in columns:
        return tuple(rows)
    kind, parent = columns.index(OkrColumn.KIND), columns.index(OkrColumn.PARENT)
    above = {_cell(row, parent) for row in rows if says_result(_cell(row, kind))} - {""}
    said = [columns.index(each) for each in (OkrColumn.OBJECTIVE, OkrColumn.TEXT) if each in columns]
    return tuple(
        replace(row, cells=(*row.cells[:kind], "Objective", *row.cells[kind + 1 :]))
        if says_activity(_cell(row, kind)) and above & {_cell(row, at) for at in said}
        else row
        for row in rows
    )


def with_items_below(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """A board whose items have items below them, with headings of their own ("Subitems, Name, Owner"), as one table: an
    item is the objective, what stands below it its key results. Other rows as they are."""
    heads = next((at for at, row in enumerate(rows) if set(_folded(row)[1:]) & _BELOW), None)
    inner = next((at for at, row in enumerate(rows) if at and row.cells[0].strip().casefold() in _BELOW), None)
    if heads is None or inner is None or inner <= heads + 1:
        return rows
    own, theirs = rows[heads].cells, rows[inner].cells
    width = max(len(row.cells) for row in rows)
    places = {head: at for at, head in enumerate(_folded(rows[inner])) if head and at > 1}
    names = ("Objective", "Key result", *theirs[2:])
    found = [*rows[:heads], replace(rows[heads], cells=names + ("",) * (width - len(names)))]
    item = ""
    for row in rows[heads + 1 :]:
        if row.cells[0].strip().casefold() in _BELOW or _folded(row) == _folded(rows[heads]):
            continue
        if row.cells[0].strip():
            item, cells = row.cells[0], [""] * width
            cells[0] = item
            for head, cell in zip(own, row.cells, strict=False):
                at = places.get(head.strip().casefold())
                if at is not None and cell:
                    cells[at] = cell
        else:
            cells = [item, *row.cells[1:], *[""] * (width - len(row.cells))]
        found.append(replace(row, cells=tuple(cells)))
    return tuple(found)


def listed(cell: str) -> list[str]:
    """The entries of a list in one cell ("1. Calls fall", "- Boards put up"); a cell that is no list is one."""
    lines = [line for line in cell.split("\n") if line.strip()]
    marked = [_ENTRY.fullmatch(line) for line in lines]
    if len(lines) < 2 or sum(found is not None for found in marked) < 2 or marked[0] is None:
        return [cell]
    entries: list[str] = []
    for line, found in zip(lines, marked, strict=True):
        if found is not None:
            entries.append(found[1])
        else:
            entries[-1] = f"{entries[-1]} {line.strip()}"
    return entries


def _cell(row: TableRow, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _folded(row: TableRow) -> list[str]:
    return [cell.strip().casefold() for cell in row.cells]

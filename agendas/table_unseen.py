"""Rows and cells of an agenda that whoever looks at the sheet does not take for a part of it: hidden ones, and those
with a line through them. Called by `table` only. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from agendas import archived
from agendas.crossed_out import CrossedOut
from agendas.table_columns import Column, may_mean
from agendas.table_lines import TableLine
from agendas.table_parts import parts_of
from agendas.table_problems import RowMistake, TableProblem


def seen(rows: Sequence[TableLine], hidden: Collection[int], mistakes: list[RowMistake]) -> list[TableLine]:
    """The rows that are seen, and not crossed out from end to end."""
    kept: list[TableLine] = []
    for row in rows:
        if row.line in hidden:
            mistakes.append(RowMistake(row.line, TableProblem.HIDDEN))
        elif all(isinstance(cell, CrossedOut) for cell in row.cells if cell):
            mistakes.append(RowMistake(row.line, TableProblem.CROSSED_OUT))
        else:
            kept.append(row)
    return kept


def of_the_plan(rows: list[TableLine], begins: Collection[int], mistakes: list[RowMistake]) -> list[TableLine]:
    """The rows without those of other tables below or above it, whose headings name no times ("Action, Owner, Due").
    `begins` are the numbers of the rows that head a table."""
    heads = [at for at, row in enumerate(rows) if row.line in begins]
    parts = list(parts_of([len(row.cells) for row in rows], heads))
    kept = [part for part in parts if any(at in part and _heads_plan(rows[at].cells) for at in heads)]
    if not kept or len(parts) < 2:
        return rows
    others = [at for part in parts if part not in kept for at in part]
    mistakes += [RowMistake(rows[at].line, TableProblem.OTHER_TABLE) for at in others]
    return [row for at, row in enumerate(rows) if at not in others]


def _heads_plan(cells: Sequence[str]) -> bool:
    means = {column for cell in cells for column in may_mean(cell)}
    return Column.TITLE in means and bool(means & {Column.START, Column.MINUTES, Column.END})


def without_crossed(
    rows: Sequence[TableLine], columns: Sequence[Column | None], heads: Sequence[str], mistakes: list[RowMistake]
) -> list[TableLine]:
    """The rows whose title stands, without their other cells that are crossed out, and without those that a board has
    put away."""
    kept: list[TableLine] = []
    for row in rows:
        if archived.are(heads, row.cells):
            mistakes.append(RowMistake(row.line, TableProblem.ARCHIVED))
        elif said := archived.refused(heads, row.cells):
            mistakes.append(RowMistake(row.line, TableProblem.REFUSED, {"text": said[:80]}))
        else:
            kept.append(row)
    return list(_standing(kept, columns, mistakes))


def _standing(
    rows: Sequence[TableLine], columns: Sequence[Column | None], mistakes: list[RowMistake]
) -> Iterator[TableLine]:
    for row in rows:
        struck = [cell for cell in row.cells if isinstance(cell, CrossedOut)]
        titles = [cell for column, cell in zip(columns, row.cells, strict=False) if column is Column.TITLE and cell]
        if struck and titles and all(isinstance(cell, CrossedOut) for cell in titles):
            mistakes.append(RowMistake(row.line, TableProblem.CROSSED_OUT))
            continue
        for cell in struck:
            facts = {"text": str(cell)[:80]}
            mistakes.append(RowMistake(row.line, TableProblem.CELL_CROSSED_OUT, facts, False))
        yield (
            replace(row, cells=["" if isinstance(cell, CrossedOut) else cell for cell in row.cells]) if struck else row
        )

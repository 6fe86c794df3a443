"""Days, or groups, that stand side by side, each with columns of its own ("Time, Item, Min, Time, Item, Min"):
put one below the other before the columns mean anything. Called by `table` only. Pure.

Groups that share one column of times ("Track A", "Track B") have one column each and are no blocks: `table_columns`
knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from agendas import table_columns, table_days
from agendas.table_columns import Column
from agendas.table_lines import TableLine

_GROUP = "group"  # heads the column that names the block each row stood in


def one_below_the_other(rows: list[TableLine]) -> list[TableLine]:
    """The rows of one block after those of the other. A row that stood beside others counts on from the last one, so
    that each has a number of its own. Those of days go on; those of groups, and all that share a column of times, go on
    at the same time (`TableLine.block`)."""
    for at, row in enumerate(rows[: table_columns.MOST_ABOVE]):
        if len(blocks := list(_blocks(row.cells))) > 1:
            return _put(rows, at, blocks)
    return rows


def _put(rows: list[TableLine], at: int, blocks: Sequence[range]) -> list[TableLine]:
    names = [_said(rows[at - 1].cells, each) if at else "" for each in blocks]
    days = [table_days.mark(name) for name in names]
    named = all(names)
    groups = named and not all(days)
    shared = range(blocks[0].start)
    at_once = groups or (not named and _is_timed(set(), rows[at].cells[: shared.stop]))
    head = _cut(rows[at], shared, blocks[0], [_GROUP] if groups else [])
    last, found = rows[-1].line, list[TableLine]()
    for number, (block, name, day) in enumerate(zip(blocks, names, days, strict=True)):
        for row in rows[at + 1 :]:
            if not _said(row.cells, block):
                continue
            cut = _cut(row, shared, block, [name] if groups else [])
            line = row.line + number * (last - rows[at].line)
            of_day = (day if named and not groups else None) or row.day
            found.append(replace(cut, line=line, day=of_day, block=number if at_once else 0))
    above = rows[: at - 1] if named else rows[:at]
    return [*above, head, *found]


def _blocks(heads: Sequence[str]) -> Iterator[range]:
    """Headings that come again in the same order, what happens among them."""
    low = [head.casefold() for head in heads]
    first = next((at for at, head in enumerate(low) if head and head in low[at + 1 :]), None)
    if first is None:
        return
    starts = [at for at, head in enumerate(low) if head == low[first]]
    ends = [*starts[1:], max(starts[-1] + starts[1] - starts[0], len(low))]
    parts = [range(begin, end) for begin, end in zip(starts, ends, strict=True)]
    said = [[low[at] for at in part if at < len(low) and low[at]] for part in parts]
    means = {column for head in said[0] for column in table_columns.may_mean(head)}
    if all(each == said[0] for each in said) and len(said[0]) > 1 and Column.TITLE in means and _is_timed(means, low):
        yield from parts


def _is_timed(means: set[Column], heads: Sequence[str]) -> bool:
    everywhere = {column for head in heads for column in table_columns.may_mean(head)}
    return bool({Column.START, Column.MINUTES} & (means | everywhere))


def _said(cells: Sequence[str], places: range) -> str:
    return next((cells[at] for at in places if at < len(cells) and cells[at]), "")


def _cut(row: TableLine, shared: range, places: range, more: list[str]) -> TableLine:
    cells = [row.cells[at] if at < len(row.cells) else "" for at in (*shared, *places)]
    return replace(row, cells=[*more, *cells])

"""Groups whose rows stand one below the other in one table, each from its own beginning: "A 9:00, A 9:30, B 9:00, B
9:30" is one day with two groups at once, not two days. Called by `table` only. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agendas.table_days import DayMark

GroupedRow = tuple[str, int | None, DayMark | None]  # its group, when it begins, what names its day


def blocks(rows: Sequence[GroupedRow]) -> list[int]:
    """A number for each row, one for each group; all the same where the times do not say that groups are at work at
    once. They do where a time falls only where another group begins, which was not there on that day, and with a time
    that another group has as well."""
    timed = [row for row in rows if row[1] is not None]
    falls = [at for at, (one, other) in enumerate(pairwise(timed), 1) if one[2] == other[2] and _is_later(one, other)]
    back = [at for at, row in enumerate(timed) if at and row[2] != timed[at - 1][2] and row[2] in _days(timed[:at])]
    if not (falls or back) or not all(_begins(timed, at) for at in (*falls, *back)):
        return [0] * len(rows)
    names = list(dict.fromkeys(group for group, _, _ in rows))
    return [names.index(group) for group, _, _ in rows]


def _is_later(one: GroupedRow, other: GroupedRow) -> bool:
    return one[1] is not None and other[1] is not None and one[1] > other[1]


def _days(rows: Sequence[GroupedRow]) -> set[DayMark | None]:
    return {day for _, _, day in rows}


def _begins(timed: Sequence[GroupedRow], at: int) -> bool:
    """Whether a group begins in this row, at a time of another one on that day."""
    group, start, day = timed[at]
    before = [each for each in timed[:at] if each[2] == day]
    return bool(group) and all(each[0] != group for each in before) and any(each[1] == start for each in before)

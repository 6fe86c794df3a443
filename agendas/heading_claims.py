"""Who gets a column that several meanings claim. Used where a table's own headings say what its columns hold, here and
in `workshop_app` (sheets of OKRs). Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

M = TypeVar("M", bound=StrEnum)


def claimed(
    heads: Sequence[str],
    below: Sequence[Sequence[str]],
    width: int,
    meanings: Callable[[str], Iterable[tuple[int, M]]],
    fits: Callable[[M, Sequence[str]], bool],
) -> list[M | None]:
    """What each of `width` columns means: columns that hold anything first, then the surest word (the lowest rank of
    `meanings`), each meaning once, and only where the filled cells below do not contradict."""
    found: list[M | None] = [None] * width
    claims = sorted(
        (bool(below) and not filled(below, place), rank, place, meaning)
        for place, cell in enumerate(heads[:width])
        for rank, meaning in meanings(cell)
    )
    for _, _, place, meaning in claims:
        if found[place] is None and meaning not in found and fits(meaning, filled(below, place)):
            found[place] = meaning
    return found


def filled(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """The cells of one column that say anything."""
    return [row[place] for row in rows if place < len(row) and row[place]]

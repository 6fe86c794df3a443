"""Sheets that have the key results of an objective side by side ("KR1", "KR1 target", "KR2", "KR2 target"): what
belongs to which of them. Pure; used by `okr_columns` and `okr_sheets`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

Kind = TypeVar("Kind")
_COUNT = re.compile(r"\d+")


def numbered(head: str) -> str:
    """The number a heading counts its key result with, or nothing."""
    found = _COUNT.search(head)
    return found[0].lstrip("0") if found else ""


def beside(
    own: Mapping[Kind, Sequence[int]],
    heads: Sequence[str],
    cells: Sequence[str],
    text_at: int,
    results: Sequence[int],
) -> dict[Kind, str]:
    """What stands for the key result in column `text_at`, one of the columns `results`. `own` has for each meaning the
    columns that have it: one counted like the key result is its own; where there are as many as key results, they go
    by their order. Else it is nobody's in particular, and empty."""
    found = {}
    for kind, places in own.items():
        same = [at for at in places if numbered(heads[at]) and numbered(heads[at]) == numbered(heads[text_at])]
        if not same and len(places) == len(results) and not any(numbered(heads[at]) for at in places):
            same = [places[results.index(text_at)]]
        found[kind] = cells[same[0]] if same and same[0] < len(cells) else ""
    return found

"""Cells of a sheet that were merged: in a list, what stands in them counts for each of their rows. Called by
`workbooks` only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


class _MergedArea(Struct, frozen=True):
    """One of them: its first column, counted from 0, and its rows, from 1."""

    column: int
    first: int
    last: int


class MergedCells:
    """All of a sheet; heard while it is looked through, asked row by row from the top."""

    def __init__(self) -> None:
        self._begin: dict[int, list[_MergedArea]] = {}
        self._open: list[tuple[_MergedArea, object]] = []

    def hear(self, area: str) -> None:
        """One area as the sheet writes it, "B2:B4". What is no area, or has one row, changes nothing: a heading above
        several columns stays where it is."""
        found = _AREA.fullmatch(area)
        if found is not None and int(found[2]) < int(found[4]):
            first = int(found[2])
            self._begin.setdefault(first, []).append(_MergedArea(_number(found[1]), first, int(found[4])))

    def filled(self, number: int, values: Sequence[object]) -> Sequence[object]:
        """The values of a row with those of the cells that began above it. A row with nothing of its own stays
        empty."""
        self._open = [each for each in self._open if each[0].last >= number]
        found = values
        if self._open and any(value is not None for value in values):
            cells = list(values)
            for area, value in self._open:
                cells += [None] * (area.column + 1 - len(cells))
                cells[area.column] = value if cells[area.column] is None else cells[area.column]
            found = cells
        for area in self._begin.pop(number, ()):
            if area.column < len(values) and values[area.column] is not None:
                self._open.append((area, values[area.column]))
        return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

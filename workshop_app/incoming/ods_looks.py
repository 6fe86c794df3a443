"""What a spreadsheet in OpenDocument format tells beside its values, which python-calamine does not hand on: hidden
rows, cells with a line through their words, formulas nobody has computed; and how often it repeats a cell. Heard while
the file is looked through, called by `other_workbooks` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from workshop_app.incoming.packages import PackageFault, PackageRefused
from workshop_app.incoming.rows import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

MOST_REPEATED = 4 * MOST_CELLS
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_REPEATS = {
    "table-row": "number-rows-repeated",
    "table-cell": "number-columns-repeated",
    "covered-table-cell": "number-columns-repeated",
}
_LINE = ("text-line-through-style", "text-line-through-type")
_HIDDEN = frozenset({"collapse", "filter"})


class SheetLook(Struct):
    """One sheet: the numbers of its hidden rows, from 1, and by row the columns that are crossed out, from 0."""

    hidden: set[int] = field(default_factory=set)
    crossed: dict[int, set[int]] = field(default_factory=dict)


class OdsLooks:
    """All sheets of a file, in their order. Cells with something in them are counted as often as they are repeated."""

    def __init__(self) -> None:
        self.sheets: list[SheetLook] = []
        self.uncomputed = 0
        self._cells = 0
        self._row, self._rows, self._column = 0, 1, 0  # where the next cell stands, and how many rows are alike
        self._style = ""  # that is being described
        self._struck: dict[str, bool] = {}

    def hear(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _CELLS:
            self._hear_cell(name, attributes)
        elif name == "table-row":
            self._row += self._rows
            self._rows, self._column = _number(attributes, _REPEATS[name]), 0
            if self.sheets and _value(attributes, "visibility") in _HIDDEN:
                last = min(self._row + self._rows, MOST_ROWS * 10)
                self.sheets[-1].hidden.update(range(self._row, last))
        elif name == "table" and tag.startswith("table:"):
            self.sheets.append(SheetLook())
            self._row, self._rows = 1, 0
        elif name == "style":
            self._style = _value(attributes, "name") if _value(attributes, "family") == "table-cell" else ""
            self._struck[self._style] = self._struck.get(_value(attributes, "parent-style-name"), False)
        elif name == "text-properties" and self._style:
            said = [value for each in _LINE if (value := _value(attributes, each))]
            self._struck[self._style] = "none" not in said if said else self._struck[self._style]

    def _hear_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        times = _number(attributes, _REPEATS[name])
        at, self._column = self._column, self._column + times
        if not any(key.endswith(("value-type", "formula")) for key in attributes):
            return
        self._cells += times * self._rows
        self.uncomputed += not any(key.endswith("value-type") for key in attributes)
        if self._cells > MOST_REPEATED:
            raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_REPEATED} cells")
        if self.sheets and self._struck.get(_value(attributes, "style-name")):
            for row in range(self._row, self._row + self._rows):
                self.sheets[-1].crossed.setdefault(row, set()).update(range(at, min(at + times, MOST_COLUMNS)))


def _value(attributes: Mapping[str, str], wanted: str) -> str:
    found: Iterator[str] = (value for key, value in attributes.items() if key.rpartition(":")[2] == wanted)
    return next(found, "")


def _number(attributes: Mapping[str, str], wanted: str) -> int:
    said = _value(attributes, wanted) or "1"
    return int(said) if said.isdecimal() and len(said) < 9 else MOST_REPEATED

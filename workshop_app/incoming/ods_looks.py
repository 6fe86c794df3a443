"""What a spreadsheet in OpenDocument format tells beside its values, which python-calamine does not hand on: hidden
rows and columns, cells or parts of them with a line through their words, formulas nobody has computed; and how often it
repeats a cell. Heard while the file is looked through, called by `other_workbooks` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agendas.crossed_out import crossed
from workshop_app.incoming.packages import PackageFault, PackageRefused
from workshop_app.incoming.rows import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from workshop_app.incoming.sheet_look import SheetLook

MOST_REPEATED = 4 * MOST_CELLS
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_REPEATS = {
    "table-row": "number-rows-repeated",
    "table-column": "number-columns-repeated",
    "table-cell": "number-columns-repeated",
    "covered-table-cell": "number-columns-repeated",
}
_LINE = ("text-line-through-style", "text-line-through-type")
_HIDDEN = frozenset({"collapse", "filter"})
_CELL, _TEXT = "table-cell", "text"  # what a style is for
_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


class OdsLooks:
    """All sheets of a file, in their order. Cells with something in them are counted as often as they are repeated."""

    def __init__(self) -> None:
        self.sheets: list[SheetLook] = []
        self.uncomputed = 0
        self.parts: dict[int, tuple[SheetLook, range, range]] = {}  # cells partly crossed out, by number
        self._cells = self._begun = 0
        self._row, self._rows, self._column = 0, 1, 0  # where the next cell stands, and how many rows are alike
        self._columns = 0  # that were described
        self._here: tuple[SheetLook, range, range] | None = None
        self._style: tuple[str, str] = ("", "")  # that is being described
        self._struck: dict[tuple[str, str], bool | None] = {}

    def hear(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _CELLS:
            self._hear_cell(name, attributes)
        elif name == "table-row":
            self._row += self._rows
            self._rows, self._column = _number(attributes, _REPEATS[name]), 0
            if self.sheets and _is_hidden(attributes):
                last = min(self._row + self._rows, MOST_ROWS * 10)
                self.sheets[-1].hidden.update(range(self._row, last))
        elif name == "table-column":
            first, self._columns = self._columns, self._columns + _number(attributes, _REPEATS[name])
            if self.sheets and _is_hidden(attributes):
                self.sheets[-1].hidden_columns.update(range(first, min(self._columns, MOST_COLUMNS)))
        elif name == "table" and tag.startswith("table:"):
            self.sheets.append(SheetLook())
            self._row, self._rows, self._columns = 1, 0, 0
        elif name == "span":
            if self.crosses(attributes) and self._here is not None:
                self.parts[self._begun] = self._here
        else:
            self._hear_style(name, attributes)

    def crosses(self, attributes: Mapping[str, str], family: str = _TEXT) -> bool | None:
        """Whether words of this style have a line through them; None where it does not say."""
        return self._struck.get((family, _value(attributes, "style-name")))

    def _hear_style(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            family = _value(attributes, "family")
            self._style = (family, _value(attributes, "name"))
            self._struck[self._style] = self._struck.get((family, _value(attributes, "parent-style-name")))
        elif name == "text-properties" and self._style[1]:
            said = [value for each in _LINE if (value := _value(attributes, each))]
            self._struck[self._style] = "none" not in said if said else self._struck[self._style]

    def _hear_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        times = _number(attributes, _REPEATS[name])
        at, self._column = self._column, self._column + times
        self._begun += 1
        self._here = None
        if not any(key.endswith(("value-type", "formula")) for key in attributes):
            return
        self._cells += times * self._rows
        self.uncomputed += not any(key.endswith("value-type") for key in attributes)
        if self._cells > MOST_REPEATED:
            raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_REPEATED} cells")
        if not self.sheets:
            return
        rows, columns = range(self._row, self._row + self._rows), range(at, min(at + times, MOST_COLUMNS))
        self._here = (self.sheets[-1], rows, columns)
        if self.crosses(attributes, _CELL):
            for row in rows:
                self.sheets[-1].crossed.setdefault(row, set()).update(columns)


class OdsParts:
    """The words of those cells of which a part is crossed out, heard when the file is looked through once more."""

    def __init__(self, looks: OdsLooks) -> None:
        self._looks = looks
        self._begun = self._cell = 0  # how many cells, and which of them is being heard
        self._said: list[str] = []
        self._lines: list[bool] = []  # whether there is a line, in each element of the cell; empty outside of one
        self._beside = 0  # elements deep in a comment

    def hear(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _CELLS:
            self._begun += 1
        if not self._lines:
            if name in _CELLS and self._begun in self._looks.parts:
                self._cell = self._begun
                self._said, self._lines = [], [bool(self._looks.crosses(attributes, _CELL))]
            return
        if self._beside or name == "annotation":
            self._beside += 1
            return
        line = self._looks.crosses(attributes) if name == "span" else None
        self._lines.append(self._lines[-1] if line is None else line)
        if name == "p" and self._said:
            self._said.append("\n")
        elif name in _SPACES:
            self._said.append(_SPACES[name] * min(_number(attributes, "c"), 100))

    def hear_words(self, words: str) -> None:
        if len(self._lines) > 1 and not self._beside:  # what stands between its paragraphs is the layout of the file
            self._said.append(crossed(words) if self._lines[-1] else words)

    def hear_end(self, _tag: str) -> None:
        if self._beside:
            self._beside -= 1
        elif self._lines:
            self._lines.pop()
            if not self._lines:
                look, rows, columns = self._looks.parts[self._cell]
                for row in rows:
                    look.words.setdefault(row, {}).update(dict.fromkeys(columns, "".join(self._said)))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return _value(attributes, "visibility") in _HIDDEN


def _value(attributes: Mapping[str, str], wanted: str) -> str:
    found: Iterator[str] = (value for key, value in attributes.items() if key.rpartition(":")[2] == wanted)
    return next(found, "")


def _number(attributes: Mapping[str, str], wanted: str) -> int:
    said = _value(attributes, wanted) or "1"
    return int(said) if said.isdecimal() and len(said) < 9 else MOST_REPEATED

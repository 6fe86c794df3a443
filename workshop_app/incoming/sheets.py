"""One sheet of a workbook: how much it holds, and its rows. Called by `workbooks` only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time
from functools import partial
from typing import Any

from msgspec import Struct

from agendas.crossed_out import crossed
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.merged_cells import MergedCells
from workshop_app.incoming.packages import PackageFault, PackageRefused, ZipPackage
from workshop_app.incoming.rows import MOST_CELLS, MOST_COLUMNS, Watch

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # where a sheet ends in every program
MOST_BESIDE = 100_000  # elements that are neither rows nor cells: formats, styles, sheets, parts
COUNTED = 2 * MOST_CELLS  # cells up to which rows are counted, so that a refusal can say how many there are

_INSIDE = frozenset({"v", "is", "t", "f"})  # what a cell holds
MIDNIGHT = time()
_WRITTEN_OUT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # words, languages and signs inside the look of a number

Values = Sequence[object]


class Unread(Struct, frozen=True):
    """A cell that has no value: an error (#REF!), or a formula nobody has reckoned."""

    shown: str


class Struck(Struct, frozen=True):
    """A value with a line through it."""

    value: object


class RichWords(str):
    """A text of several looks; `parts` tell which have a line through them (None: as the cell says)."""

    parts: tuple[tuple[str, bool | None], ...]

    def __new__(cls, parts: Iterable[tuple[str, bool | None]]) -> RichWords:
        said = tuple(parts)
        words = super().__new__(cls, "".join(words for words, _ in said))
        words.parts = said
        return words


class SheetLine(Struct, frozen=True):
    """One row of a sheet as it stands there, counted from 1: text, numbers, days, `Unread`; a share in per cent is the
    text that is seen."""

    line: int
    cells: tuple[object, ...]


class ReadingPace:
    """How far the reading is; `tell` is called whenever a piece of a part has been unpacked."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.done = self.total = 0

    def tell(self) -> None:
        self._watch(self.done, self.total)


class SheetSize:
    """How much a sheet holds: rows with a value in them, cells, and the number of the last row."""

    def __init__(self) -> None:
        self.filled = self.cells = self.last = 0
        self.merged = MergedCells()
        self.hidden: set[int] = set()
        self.hidden_columns: set[int] = set()  # from 0
        self.formulas = False
        self.struck = False  # whether there is a line through a part of a text that stands in its cell
        self._beside = 0
        self._width = 0
        self._empty = False

    def hear(self, tag: str, attributes: dict[str, str]) -> None:
        """One element of the sheet begins."""
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name == "c":
            self.cells += 1
            self._width += 1
            if self.cells > COUNTED or self._width > LAST_COLUMN:
                raise PackageRefused(PackageFault.TOO_LARGE, f"{self.cells} cells")
        elif name == "row":
            self._begin(attributes.get("r", ""))
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(self.last)
        elif name in _INSIDE:
            self.formulas = self.formulas or name == "f"
            self.filled += self._empty and name != "f"
            self._empty = self._empty and name == "f"
        else:
            self._hear_beside(name, attributes)
            self._beside += 1
            if self._beside > MOST_BESIDE:
                raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_BESIDE} elements beside the cells")

    def _hear_beside(self, name: str, attributes: dict[str, str]) -> None:
        self.struck = self.struck or name == "strike"
        if name == "mergeCell":
            self.merged.hear(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = (attributes.get(each, "") for each in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                self.hidden_columns.update(range(int(first[:6]) - 1, min(int(last[:6]), MOST_COLUMNS)))

    def _begin(self, written: str) -> None:
        """Rows that go back would be passed over in silence, and one of a far number is waited for row by row."""
        number = self.last + 1
        if written:
            number = int(written) if written.isdecimal() and len(written) < 8 else 0
        if not self.last < number <= LAST_ROW:
            raise PackageRefused(PackageFault.DAMAGED, f"row {written[:20]} after {self.last}")
        self.last = number
        self._width = 0
        self._empty = True


class SheetMaker:
    """One sheet; `made` gives it as openpyxl's."""

    def __init__(
        self,
        package: ZipPackage,
        target: str,
        made: Callable[..., Any],
        pace: ReadingPace,
        title: str,
        hidden: bool,
    ) -> None:
        self.title = without_forbidden(title)
        self.hidden = hidden
        self._package = package
        self._target = target
        self._made = made
        self._pace = pace

    def size(self) -> SheetSize:
        """By looking through it; what it says about itself is not asked."""
        size = SheetSize()
        self._package.look_through(self._target, size.hear)
        return size

    def rows(self, size: SheetSize) -> Iterator[Values]:
        """The values row by row, rows that are not written in the file included."""
        self._pace.done, self._pace.total = 0, size.last
        for values in self._with_formulas(size.struck) if size.formulas else self._values(size.struck):
            self._pace.done += 1
            beyond = values[MOST_COLUMNS:]
            # Formatted but empty cells reach far out in many sheets.
            near = values[:MOST_COLUMNS] if beyond and beyond.count(None) == len(beyond) else values
            yield size.merged.filled(self._pace.done, near)

    def _values(self, rich: bool) -> Iterator[Values]:
        sheet = self._made(rich=rich)
        sheet.reset_dimensions()
        struck = _struck_looks(sheet.parent)
        plain = (
            not struck and not rich and not any(isinstance(each, RichWords) for each in vars(sheet)["_shared_strings"])
        )
        look = _share_or_value if plain else partial(_crossed_or_not, struck)
        return (tuple(map(look, cells)) for cells in sheet.iter_rows())

    def _with_formulas(self, rich: bool) -> Iterator[Values]:
        """The values; where a formula has none, as in a file that a script wrote, the formula as it is written. One
        whose value is an empty text was computed."""
        found = _Formulas()
        self._package.look_through(self._target, found.hear)
        sheet = self._made(formulas=True)
        sheet.reset_dimensions()
        for values, cells in zip(self._values(rich), sheet.iter_rows(), strict=False):
            if None not in values:
                yield values
                continue
            yield [
                _written(cell) if value is None and _place(cell) in found.unreckoned else value
                for value, cell in zip(values, cells, strict=True)
            ]

    def lines(self, size: SheetSize) -> Iterator[SheetLine]:
        """The rows that hold anything, as they are seen."""
        formulas = _Formulas()
        self._package.look_through(self._target, formulas.hear)
        sheet = self._made()
        sheet.reset_dimensions()
        self._pace.done, self._pace.total = 0, size.last
        for number, cells in enumerate(sheet.iter_rows(), 1):
            self._pace.done += 1
            values = [_seen(cell, formulas.found) for cell in cells]
            while values and values[-1] is None:
                values.pop()
            if len(values) > MOST_COLUMNS:
                raise PackageRefused(PackageFault.TOO_LARGE, f"{len(values)} columns")
            if values:
                yield SheetLine(number, tuple(values))


class _Formulas:
    """Where formulas stand: one that nobody reckoned has no value, and must not look like an empty cell. A cell that
    says it is a text (t="str") was reckoned, even to nothing."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.unreckoned: set[str] = set()
        self._here = ""
        self._is_text = False

    def hear(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._here = attributes.get("r", "")
            self._is_text = attributes.get("t") == "str"
        elif name == "f":
            self.found.add(self._here)
            if not self._is_text:
                self.unreckoned.add(self._here)


def _written(cell: Any) -> str:
    """A formula as it stands in the cell; one for a whole area is an object that holds it."""
    words = str(getattr(cell.value, "text", cell.value))
    return words if words.startswith("=") else f"={words}"


def _seen(cell: Any, formulas: set[str]) -> object:
    """The value of a cell as a person sees it."""
    value = cell.value
    if value in (None, ""):
        return Unread("=") if _place(cell) in formulas else None
    if cell.data_type == "e":
        return Unread(str(value))
    if isinstance(value, str):
        return without_forbidden(value.replace("x005F_", ""))  # as openpyxl does where cells share their texts
    return _share_or_value(cell)


def _share_or_value(cell: Any) -> object:
    """A share in per cent is the text that is seen: stored is 0.4, which would be another level. A day without a time
    of day in its look is that day, not its midnight."""
    value = cell.value
    if isinstance(value, datetime) and value.time() == MIDNIGHT:
        return value if "h" in _WRITTEN_OUT.sub("", cell.number_format or "").lower() else value.date()
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{value * 100:.10g} %"
    return value


def _struck_looks(book: Any) -> frozenset[int]:
    """The looks of cells whose font draws a line through the words, as cells number them."""
    fonts = {at for at, font in enumerate(vars(book)["_fonts"]) if font.strike}
    return frozenset(at for at, look in enumerate(vars(book)["_cell_styles"]) if look.fontId in fonts)


def _crossed_or_not(struck: frozenset[int], cell: Any) -> object:
    value = _share_or_value(cell)
    all_of_it = getattr(cell, "_style_id", -1) in struck
    if isinstance(value, RichWords):
        each = ((words, all_of_it if line is None else line) for words, line in value.parts)
        return "".join(crossed(words) if line else words for words, line in each)
    return Struck(value) if value is not None and all_of_it else value


def _place(cell: Any) -> str:
    return getattr(cell, "coordinate", "")  # an empty cell that is not written in the file has none

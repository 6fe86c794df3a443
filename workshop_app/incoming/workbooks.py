"""Workbooks (.xlsx). The only place that reads with openpyxl; `packages` stands between it and the file.

A sheet is looked through once before openpyxl makes objects of it: how many rows and cells there are decides whether it
is read at all, whatever the sheet says about its own size.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from msgspec import Struct
from openpyxl.reader.excel import ExcelReader  # noqa: TID251 - this is the place
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import exceptions
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.merged_cells import MergedCells
from workshop_app.incoming.packages import PackageFault, PackageRefused, ZipPackage
from workshop_app.incoming.rows import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Gathering,
    IncomingTable,
    Watch,
    too_large,
    too_long,
    unwatched,
)

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # where a sheet ends in every program
MOST_BESIDE = 100_000  # elements that are neither rows nor cells: formats, styles, sheets, parts
MOST_SHEETS = 60
COUNTED = 2 * MOST_CELLS  # cells up to which rows are counted, so that a refusal can say how many there are

# What openpyxl lets out when a file is not what it takes for granted.
_BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, zlib.error, zipfile.BadZipFile, exceptions.InvalidFileException),
    *(exceptions.CellCoordinatesException, exceptions.IllegalCharacterError, exceptions.SheetTitleException),
)
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.TABLE_DAMAGED,
    PackageFault.LOCKED: ErrorCode.TABLE_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.TABLE_TOO_LARGE,
}

_INSIDE = frozenset({"v", "is", "t", "f"})  # what a cell holds

Values = Sequence[object]


class Unread(Struct, frozen=True):
    """A cell that has no value: an error (#REF!), or a formula nobody has reckoned."""

    shown: str


class SheetLine(Struct, frozen=True):
    """One row of a sheet as it stands there, counted from 1: text, numbers, days, `Unread`; a share in per cent is the
    text that is seen."""

    line: int
    cells: tuple[object, ...]


class IncomingSheet(Struct, frozen=True):
    """One sheet with the rows that hold anything."""

    title: str
    lines: tuple[SheetLine, ...]


def read(data: bytes, path: str, watch: Watch) -> IncomingTable:
    """The first sheet that holds anything, as text; a table without rows when none does. `path` is for sentences."""
    pace = _ReadingPace(watch)
    with _sentences(path):
        for sheet in _OpenWorkbook(data, path, pace).sheets():
            size = sheet.size()
            if size.filled > MOST_ROWS:
                raise too_long(path, size.filled)
            if size.cells > MOST_CELLS:
                raise too_large(path)
            gathering = Gathering(path)
            texts = _CellTexts()
            for number, values in enumerate(sheet.rows(size), 1):
                if values:  # a million rows may be missing between two
                    gathering.add(number, [texts.of(value) for value in values])
            if gathering.count:
                return gathering.table()
    return IncomingTable(())


def all_sheets(data: bytes, path: str, watch: Watch) -> tuple[IncomingSheet, ...]:
    """Every sheet with its values as they are, for tables whose cells mean something; together no more than one list
    may hold. `path` is for the sentences."""
    found: list[IncomingSheet] = []
    cells = 0
    with _sentences(path):
        for sheet in _OpenWorkbook(data, path, _ReadingPace(watch)).sheets():
            size = sheet.size()
            cells += size.cells
            if size.filled > MOST_ROWS:
                raise too_long(path, size.filled)
            if cells > MOST_CELLS or len(found) == MOST_SHEETS:
                raise too_large(path)
            found.append(IncomingSheet(sheet.title, tuple(sheet.lines(size))))
    return tuple(found)


def first_sheet(data: bytes) -> list[Values]:
    """The values of the first sheet, row by row, for reading back what we wrote ourselves."""
    with _sentences(""):
        sheet = next(_OpenWorkbook(data, "", _ReadingPace(unwatched)).sheets())
        return list(sheet.rows(sheet.size()))


class _ReadingPace:
    """How far the reading is; `tell` is called whenever a piece of a part has been unpacked."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.done = self.total = 0

    def tell(self) -> None:
        self._watch(self.done, self.total)


class _ListReader(ExcelReader):
    """openpyxl's reader, without what no list needs: properties, themes, names, charts and what they point to. Sheets
    are opened one by one, where they are wanted: openpyxl reads all of a sheet only to learn how large it is."""

    def __init__(self, data: bytes, package: ZipPackage) -> None:
        super().__init__(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        self.archive: Any = package

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)

    def read_strings(self) -> None:
        manifest: Any = self.package
        kind = manifest.find(SHARED_STRINGS)
        if kind is not None:
            self.archive.look_through(kind.PartName[1:], _Strings().hear)
        super().read_strings()


class _OpenWorkbook:
    """One workbook."""

    def __init__(self, data: bytes, path: str, pace: _ReadingPace) -> None:
        self._pace = pace
        self._package = ZipPackage(io.BytesIO(data), pace.tell, MOST_BESIDE)
        if not self._is_workbook():
            raise KnownError(ErrorCode.TABLE_NOT_A_WORKBOOK, path=path)
        self._reader = _ListReader(data, self._package)
        self._reader.read()

    def sheets(self) -> Iterator[_SheetMaker]:
        """In their order; charts are none."""
        reader = self._reader
        parts = set(self._package.namelist())
        for entry, relation in reader.parser.find_sheets():
            if relation.target in parts and "chartsheet" not in relation.Type:
                made = partial(ReadOnlyWorksheet, reader.wb, entry.name, relation.target, reader.shared_strings)
                yield _SheetMaker(self._package, relation.target, made, self._pace, entry.name)

    def _is_workbook(self) -> bool:
        try:
            return b"spreadsheetml" in self._package.read("[Content_Types].xml")
        except KeyError:
            return False


class _Strings:
    """How many texts the cells share: openpyxl makes two objects of each."""

    def __init__(self) -> None:
        self._count = 0

    def hear(self, tag: str, _attributes: dict[str, str]) -> None:
        self._count += tag.endswith("si")
        if self._count > MOST_CELLS:
            raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_CELLS} texts")


class _SheetSize:
    """How much a sheet holds: rows with a value in them, cells, and the number of the last row."""

    def __init__(self) -> None:
        self.filled = self.cells = self.last = 0
        self.merged = MergedCells()
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
        elif name in _INSIDE:
            self.filled += self._empty and name != "f"
            self._empty = self._empty and name == "f"
        else:
            if name == "mergeCell":
                self.merged.hear(attributes.get("ref", ""))
            self._beside += 1
            if self._beside > MOST_BESIDE:
                raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_BESIDE} elements beside the cells")

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


class _SheetMaker:
    """One sheet; `made` gives it as openpyxl's."""

    def __init__(
        self, package: ZipPackage, target: str, made: Callable[[], Any], pace: _ReadingPace, title: str
    ) -> None:
        self.title = without_forbidden(title)
        self._package = package
        self._target = target
        self._made = made
        self._pace = pace

    def size(self) -> _SheetSize:
        """By looking through it; what it says about itself is not asked."""
        size = _SheetSize()
        self._package.look_through(self._target, size.hear)
        return size

    def rows(self, size: _SheetSize) -> Iterator[Values]:
        """The values row by row, rows that are not written in the file included."""
        sheet = self._made()
        sheet.reset_dimensions()
        self._pace.done, self._pace.total = 0, size.last
        for values in sheet.iter_rows(values_only=True):
            self._pace.done += 1
            beyond = values[MOST_COLUMNS:]
            # Formatted but empty cells reach far out in many sheets.
            near = values[:MOST_COLUMNS] if beyond and beyond.count(None) == len(beyond) else values
            yield size.merged.filled(self._pace.done, near)

    def lines(self, size: _SheetSize) -> Iterator[SheetLine]:
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
    """Where formulas stand: one that nobody reckoned has no value, and must not look like an empty cell."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._here = ""

    def hear(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._here = attributes.get("r", "")
        elif name == "f":
            self.found.add(self._here)


def _seen(cell: Any, formulas: set[str]) -> object:
    """The value of a cell as a person sees it."""
    value = cell.value
    if value in (None, ""):
        return Unread("=") if _place(cell) in formulas else None
    if cell.data_type == "e":
        return Unread(str(value))
    if isinstance(value, str):
        return without_forbidden(value.replace("x005F_", ""))  # as openpyxl does where cells share their texts
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{value * 100:.10g} %"
    return value


def _place(cell: Any) -> str:
    return getattr(cell, "coordinate", "")  # an empty cell that is not written in the file has none


class _CellTexts:
    """Values as text. Most lists say the same words again and again: each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        words = str(value)
        if words not in self._known:
            self._known[words] = without_forbidden(words).strip()
        return self._known[words]


@contextmanager
def _sentences(path: str) -> Iterator[None]:
    """Whatever goes wrong while a workbook is read is one of our sentences; openpyxl's own warnings are nobody's."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")
            yield
    except PackageRefused as refused:
        raise KnownError(_FAULTS[refused.fault], path=path, most=MOST_CELLS, detail=refused.detail) from refused
    except _BROKEN as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error

"""Workbooks (.xlsx). The only place that reads with openpyxl; `packages` stands between it and the file.

A sheet is looked through once before openpyxl makes objects of it: how many rows and cells there are decides whether it
is read at all, whatever the sheet says about its own size.
"""

from __future__ import annotations

import copy
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader  # noqa: TID251 - this is the place
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import exceptions
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS

from agendas.crossed_out import crossed
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.packages import PackageFault, PackageRefused, ZipPackage
from workshop_app.incoming.rows import (
    MOST_CELLS,
    MOST_ROWS,
    Gathering,
    IncomingTable,
    Watch,
    column_letters,
    too_large,
    too_long,
    unwatched,
)
from workshop_app.incoming.sheets import MOST_BESIDE, ReadingPace, RichWords, SheetLine, SheetMaker, Struck, Values

MOST_SHEETS = 60
_KINDS = "[Content_Types].xml"

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

_HIDDEN_LAST = attrgetter("hidden")


class IncomingSheet(Struct, frozen=True):
    """One sheet with the rows that hold anything."""

    title: str
    lines: tuple[SheetLine, ...]


def read(data: bytes, path: str, watch: Watch, wanted: str = "") -> IncomingTable:
    """One sheet as text: the `wanted` one, else the first in sight that holds a table, else the first that holds
    anything; a table without rows when none does. `path` is for sentences."""
    pace = ReadingPace(watch)
    with _sentences(path):
        book = _OpenWorkbook(data, path, pace)
        sheets = list(book.sheets())
        titles = tuple(sheet.title for sheet in sheets)
        best: tuple[Gathering, str] | None = None
        for sheet in sorted(sheets, key=_HIDDEN_LAST):
            if wanted and sheet.title != wanted:
                continue
            gathering = _gathered(sheet, path)
            if gathering.count and best is None:
                best = (gathering, sheet.title)
            if gathering.holds_table:
                best = (gathering, sheet.title)
                break
        if best is not None:
            return replace(best[0].table(), sheet=best[1], sheets=titles, macros=book.macros)
    return IncomingTable((), sheets=titles)


def _gathered(sheet: SheetMaker, path: str) -> Gathering:
    size = sheet.size()
    if size.filled > MOST_ROWS:
        raise too_long(path, size.filled)
    if size.cells > MOST_CELLS:
        raise too_large(path)
    gathering = Gathering(path, hidden_columns={at: column_letters(at) for at in size.hidden_columns})
    texts = _CellTexts()
    for number, values in enumerate(sheet.rows(size), 1):
        if values:  # a million rows may be missing between two
            gathering.add(number, [texts.of(value) for value in values], hidden=number in size.hidden)
    return gathering


def all_sheets(data: bytes, path: str, watch: Watch) -> tuple[IncomingSheet, ...]:
    """Every sheet with its values as they are, for tables whose cells mean something; together no more than one list
    may hold. `path` is for the sentences."""
    found: list[IncomingSheet] = []
    cells = 0
    with _sentences(path):
        for sheet in _OpenWorkbook(data, path, ReadingPace(watch)).sheets():
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
        sheet = next(_OpenWorkbook(data, "", ReadingPace(unwatched)).sheets())
        return list(sheet.rows(sheet.size()))


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
            strings = _Strings()
            self.archive.look_through(kind.PartName[1:], strings.hear)
            self.rich_text = strings.struck
        super().read_strings()
        self.shared_strings = [_whole(each) for each in self.shared_strings] if self.rich_text else self.shared_strings


class _RichSheet(ReadOnlyWorksheet):
    """A sheet whose texts stand in their cells, as some programs write them, some of them in several looks; openpyxl's
    own reads such looks only where cells share their texts."""

    def _cells_by_row(
        self, min_col: int, min_row: int, max_col: int | None, _max_row: int | None, values_only: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        expected = min_row
        sheet: Any = self
        book = sheet.parent
        with sheet._get_source() as source:  # noqa: SLF001 - its own
            parser = WorkSheetParser(
                source,
                sheet._shared_strings,  # noqa: SLF001
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001 - as openpyxl's own sheet does
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
                rich_text=True,
            )
            for number, cells in parser.parse():
                for _ in range(expected, number):
                    yield ()
                expected = number + 1
                told = [cell | {"value": _whole(cell["value"])} for cell in cells]
                yield sheet._get_row(told, min_col, max_col, values_only)  # noqa: SLF001


class _OpenWorkbook:
    """One workbook."""

    def __init__(self, data: bytes, path: str, pace: ReadingPace) -> None:
        self._pace, self._path = pace, path
        self._package = ZipPackage(io.BytesIO(data), pace.tell, MOST_BESIDE)
        parts = self._package.namelist()
        self._kinds = self._package.read(_KINDS) if _KINDS in parts else b""
        if not self._is_workbook():
            raise KnownError(ErrorCode.TABLE_NOT_A_WORKBOOK, path=path)
        self._reader = _ListReader(data, self._package)
        self._reader.read()

    def sheets(self) -> Iterator[SheetMaker]:
        """In their order; charts are none."""
        reader = self._reader
        parts = set(self._package.namelist())
        for entry, relation in reader.parser.find_sheets():
            if relation.target in parts and "chartsheet" not in relation.Type:
                made = partial(self._made, entry.name, relation.target)
                hidden = getattr(entry, "state", "visible") != "visible"
                yield SheetMaker(self._package, relation.target, made, self._pace, entry.name, hidden)

    def _made(self, title: str, target: str, *, formulas: bool = False, rich: bool = False) -> ReadOnlyWorksheet:
        """One sheet as openpyxl's, with the values of its formulas, or with the formulas themselves; `rich` with what
        the texts that stand in their cells look like."""
        book = copy.copy(self._reader.wb)
        vars(book)["_data_only"] = not formulas  # openpyxl asks the workbook, which says one thing for all its sheets
        made = _RichSheet if rich else ReadOnlyWorksheet
        return made(book, title, target, self._reader.shared_strings)

    @property
    def macros(self) -> bool:
        """Whether it holds any; they are neither read nor run."""
        return b"macroEnabled" in self._kinds

    def _is_workbook(self) -> bool:
        if b"sheet.binary" in self._kinds:
            raise KnownError(ErrorCode.TABLE_BINARY, path=self._path)
        return b"spreadsheetml" in self._kinds


class _Strings:
    """How many texts the cells share: openpyxl makes two objects of each."""

    def __init__(self) -> None:
        self._count = 0
        self.struck = False  # whether some have a line through a part of them

    def hear(self, tag: str, _attributes: dict[str, str]) -> None:
        self._count += tag.endswith("si")
        self.struck = self.struck or tag.endswith("strike")
        if self._count > MOST_CELLS:
            raise PackageRefused(PackageFault.TOO_LARGE, f"over {MOST_CELLS} texts")


def _whole(text: Any) -> Any:
    """A text of several looks as one; of a part without a look of its own its cell says whether there is a line. Other
    values as they are."""
    if not isinstance(text, CellRichText):
        return text
    return RichWords((str(each), bool(each.font.strike) if isinstance(each, TextBlock) else None) for each in text)


class _CellTexts:
    """Values as text. Most lists say the same words again and again: each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, Struck):
            return crossed(self.of(value.value))
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

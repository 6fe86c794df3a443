"""Workbooks of other programs: .ods and the old .xls. The only place that reads with python-calamine.

What a spreadsheet repeats ("this cell a million times") is reckoned before the reader makes rows of it; hidden rows and
merged cells are read as far as the format tells.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import python_calamine as calamine
from msgspec.structs import replace

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.foreign import is_locked
from workshop_app.incoming.packages import PackageFault, PackageRefused, ZipPackage
from workshop_app.incoming.rows import MOST_CELLS, MOST_ROWS, Gathering, IncomingTable, Watch, too_large, too_long

LARGEST_OLD = 20_000_000  # bytes of an .xls file
_REPEATS = {"table-row": "number-rows-repeated", "table-cell": "number-columns-repeated"}
_MOST_REPEATED = 4 * MOST_CELLS


def read(data: bytes, path: str, watch: Watch, wanted: str = "") -> IncomingTable:
    """One sheet as text: the `wanted` one, else the first in sight that holds a table, else the first that holds
    anything. KnownError for what is locked, damaged or far too much; `path` is for the sentences."""
    watch(0, 1)
    uncomputed = 0
    if data.startswith(b"PK"):
        uncomputed = _reckon(data, path, watch)
    elif is_locked(data):
        raise KnownError(ErrorCode.TABLE_LOCKED, path=path)
    elif len(data) > LARGEST_OLD:
        raise too_large(path)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            found = _chosen(book, path, wanted)
            return replace(found, uncomputed=found.uncomputed + uncomputed)
    except calamine.PasswordError as error:
        raise KnownError(ErrorCode.TABLE_LOCKED, path=path) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error


def _chosen(book: calamine.CalamineWorkbook, path: str, wanted: str) -> IncomingTable:
    titles = tuple(without_forbidden(each) for each in book.sheet_names)
    hidden = [each.visible is not calamine.SheetVisibleEnum.Visible for each in book.sheets_metadata]
    best: tuple[Gathering, str] | None = None
    for place in sorted(range(len(titles)), key=hidden.__getitem__):
        if wanted and titles[place] != wanted:
            continue
        gathering = _gathered(book.get_sheet_by_index(place), path)
        if gathering.count and best is None:
            best = (gathering, titles[place])
        if gathering.holds_table:
            best = (gathering, titles[place])
            break
    if best is None:
        return IncomingTable((), sheets=titles)
    return replace(best[0].table(), sheet=best[1], sheets=titles)


def _gathered(sheet: calamine.CalamineSheet, path: str) -> Gathering:
    if sheet.height > MOST_ROWS:
        raise too_long(path, sheet.height)
    if sheet.height * sheet.width > _MOST_REPEATED:
        raise too_large(path)
    first = sheet.start[0] if sheet.start else 0
    gathering = Gathering(path)
    for number, cells in enumerate(sheet.iter_rows(), 1 if sheet.height == sheet.total_height else first + 1):
        gathering.add(number, [_text(cell) for cell in cells])
    return gathering


def _text(value: object) -> str:
    """A value as a person sees it; days and times as our other readers give them."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return without_forbidden(str(value)).strip() if value is not None else ""


def _reckon(data: bytes, path: str, watch: Watch) -> int:
    """Refuse a file whose repeated cells would fill the memory, and every package that is not what it seems. Returns
    how many formulas have no value: the reader takes them for empty cells."""
    counting = _Repeats()
    try:
        package = ZipPackage(io.BytesIO(data), _Told(watch).tell)
        package.refuse_sealed()
        package.look_through("content.xml", counting.hear)
    except KeyError as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error
    except PackageRefused as refused:
        code = {PackageFault.LOCKED: ErrorCode.TABLE_LOCKED, PackageFault.DAMAGED: ErrorCode.TABLE_DAMAGED}
        found = code.get(refused.fault, ErrorCode.TABLE_TOO_LARGE)
        raise KnownError(found, path=path, most=MOST_CELLS, detail=refused.detail) from refused
    return counting.uncomputed


class _Told:
    """Says how far the unpacking is."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._pieces = 0

    def tell(self) -> None:
        self._pieces += 1
        self._watch(self._pieces, 0)


class _Repeats:
    """Counts the cells with something in them, each as often as it is repeated."""

    def __init__(self) -> None:
        self._rows, self._cells = 1, 0
        self.uncomputed = 0

    def hear(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name not in _REPEATS:
            return
        times = _number(attributes, _REPEATS[name])
        if name == "table-row":
            self._rows = times
        elif any(key.endswith(("value-type", "formula")) for key in attributes):
            self._cells += times * self._rows
            self.uncomputed += not any(key.endswith("value-type") for key in attributes)
        if self._cells > _MOST_REPEATED:
            raise PackageRefused(PackageFault.TOO_LARGE, f"over {_MOST_REPEATED} cells")


def _number(attributes: dict[str, str], wanted: str) -> int:
    words: Iterator[str] = (value for key, value in attributes.items() if key.endswith(wanted))
    said = next(words, "1")
    return int(said) if said.isdecimal() and len(said) < 9 else _MOST_REPEATED

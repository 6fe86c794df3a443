"""Workbooks of other programs: .ods and the old .xls. The only place that reads with python-calamine.

What a spreadsheet repeats ("this cell a million times") is reckoned before the reader makes rows of it. What is hidden
or struck out python-calamine does not tell: `ods_looks` and `xls_looks` do.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

import python_calamine as calamine
from msgspec.structs import replace

from agendas.crossed_out import crossed
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming import compound_files
from workshop_app.incoming.foreign import is_locked
from workshop_app.incoming.ods_looks import MOST_REPEATED, OdsLooks, OdsParts
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
)
from workshop_app.incoming.sheet_look import SheetLook
from workshop_app.incoming.xls_looks import XlsLooks

_STYLES = "styles.xml"
LARGEST_OLD = 20_000_000  # bytes of an .xls file


def read(data: bytes, path: str, watch: Watch, wanted: str = "") -> IncomingTable:
    """One sheet as text: the `wanted` one, else the first in sight that holds a table, else the first that holds
    anything. KnownError for what is locked, damaged or far too much; `path` is for the sentences."""
    watch(0, 1)
    looks, old = OdsLooks(), None
    if data.startswith(b"PK"):
        _reckon(data, path, watch, looks)
    elif is_locked(data):
        raise KnownError(ErrorCode.TABLE_LOCKED, path=path)
    elif len(data) > LARGEST_OLD:
        raise too_large(path)
    else:
        old = XlsLooks(_stream_of(data, path))
    try:
        with _Panics(path), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = book.sheet_names
            known = dict(zip(names, looks.sheets, strict=True)) if len(names) == len(looks.sheets) else {}
            found = _chosen(book, path, wanted, old.of if old is not None else _told_by(known))
            unlooked = old is not None and old.unread
            return replace(found, uncomputed=found.uncomputed + looks.uncomputed, unlooked=unlooked)
    except calamine.PasswordError as error:
        raise KnownError(ErrorCode.TABLE_LOCKED, path=path) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error


def _stream_of(data: bytes, path: str) -> bytes:
    """The workbook inside an .xls file, once it is known that nobody chokes on it."""
    try:
        stream = compound_files.workbook(data)
        compound_files.check_sizes(stream)
    except (ValueError, struct.error) as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error
    return stream


def _told_by(known: Mapping[str, SheetLook]) -> Callable[[str], SheetLook]:
    return lambda name: known.get(name, SheetLook())


def _chosen(book: calamine.CalamineWorkbook, path: str, wanted: str, look: Callable[[str], SheetLook]) -> IncomingTable:
    titles = tuple(without_forbidden(each) for each in book.sheet_names)
    hidden = [each.visible is not calamine.SheetVisibleEnum.Visible for each in book.sheets_metadata]
    best: tuple[Gathering, str] | None = None
    for place in sorted(range(len(titles)), key=hidden.__getitem__):
        if wanted and titles[place] != wanted:
            continue
        gathering = _gathered(book.get_sheet_by_index(place), path, look)
        if gathering.count and best is None:
            best = (gathering, titles[place])
        if gathering.holds_table:
            best = (gathering, titles[place])
            break
    if best is None:
        return IncomingTable((), sheets=titles)
    return replace(best[0].table(), sheet=best[1], sheets=titles)


def _gathered(sheet: calamine.CalamineSheet, path: str, look_of: Callable[[str], SheetLook]) -> Gathering:
    if sheet.height > MOST_ROWS:
        raise too_long(path, sheet.height)
    if sheet.height * sheet.width > MOST_REPEATED:
        raise too_large(path)
    left, look = sheet.start[1] if sheet.start else 0, look_of(sheet.name)
    gathering = Gathering(path, hidden_columns={at - left: column_letters(at) for at in look.hidden_columns})
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [_text(value) for value in values]
        for at in look.crossed.get(number, ()):
            if 0 <= at - left < len(cells):
                cells[at - left] = crossed(cells[at - left])
        for at, words in look.words.get(number, {}).items():
            if 0 <= at - left < len(cells):
                cells[at - left] = without_forbidden(words).strip()
        gathering.add(number, cells, hidden=number in look.hidden)
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


def _reckon(data: bytes, path: str, watch: Watch, looks: OdsLooks) -> None:
    """Refuse a file whose repeated cells would fill the memory, and every package that is not what it seems; hear what
    the reader does not tell."""
    try:
        package = ZipPackage(io.BytesIO(data), _Told(watch).tell)
        package.refuse_sealed()
        if _STYLES in package.namelist():
            package.look_through(_STYLES, looks.hear)
        looks.sheets.clear()
        package.look_through("content.xml", looks.hear)
        if looks.parts:
            parts = OdsParts(looks)
            package.look_through("content.xml", parts.hear, parts.hear_words, parts.hear_end)
    except KeyError as error:
        raise KnownError(ErrorCode.TABLE_DAMAGED, path=path, detail=str(error)) from error
    except PackageRefused as refused:
        code = {PackageFault.LOCKED: ErrorCode.TABLE_LOCKED, PackageFault.DAMAGED: ErrorCode.TABLE_DAMAGED}
        found = code.get(refused.fault, ErrorCode.TABLE_TOO_LARGE)
        raise KnownError(found, path=path, most=MOST_CELLS, detail=refused.detail) from refused


class _Panics:
    """A damaged .xls file may make the reader below python-calamine panic, and that is no Exception to Python: nobody
    above would catch it."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise KnownError(ErrorCode.TABLE_DAMAGED, path=self._path, detail=str(error)) from error


class _Told:
    """Says how far the unpacking is."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._pieces = 0

    def tell(self) -> None:
        self._pieces += 1
        self._watch(self._pieces, 0)

"""Workbooks in one XML file ("XML Spreadsheet 2003"), which ticket shops and databases save as ".xls". Called by
`tables`.

python-calamine and openpyxl do not read it, and it is a few elements: sheets, rows and cells, each with the place it
stands in where places are left out (https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from agendas.crossed_out import crossed
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.packages import PackageFault, PackageRefused, watched_tree
from workshop_app.incoming.rows import (
    MOST_CELLS,
    MOST_COLUMNS,
    Gathering,
    IncomingTable,
    Watch,
    column_letters,
    too_large,
)

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_NS = f"{{{SPREADSHEET}}}"
_EPOCHS = frozenset({"1899-12-30", "1899-12-31", "1904-01-01"})  # the day that stands before a time without one
_STRUCK = "struck"
_FAR = 1_100_000  # beyond the last row of any sheet


def is_one(data: bytes) -> bool:
    """Whether a file is such a workbook, whatever it is called."""
    start = data[:5000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"<?xml") and SPREADSHEET.encode() in start and b"Workbook" in start


def read(data: bytes, path: str, watch: Watch, wanted: str = "") -> IncomingTable:
    """One sheet as text, chosen as `other_workbooks.read` does. KnownError for what is damaged or far too much."""
    watch(0, 1)
    try:
        root = watched_tree(data, "workbook")
    except PackageRefused as refused:
        code = ErrorCode.TABLE_TOO_LARGE if refused.fault is PackageFault.TOO_LARGE else ErrorCode.TABLE_DAMAGED
        raise KnownError(code, path=path, most=MOST_CELLS, detail=refused.detail) from refused
    _mark_struck(root)
    sheets = [(without_forbidden(each.get(f"{_NS}Name", "")), each) for each in root.iter(f"{_NS}Worksheet")]
    titles = tuple(title for title, _ in sheets)
    best: tuple[Gathering, str] | None = None
    for title, sheet in sorted(sheets, key=_is_hidden):
        if wanted and title != wanted:
            continue
        gathering = _gathered(sheet, path, watch)
        if gathering.count and (best is None or gathering.holds_table):
            best = (gathering, title)
        if gathering.holds_table:
            break
    if best is None:
        return IncomingTable((), sheets=titles)
    return replace(best[0].table(), sheet=best[1], sheets=titles)


def _mark_struck(root: Element) -> None:
    """The cells with a line through their words are told: a style says it, of the cell or of its row."""
    fonts = ((style.get(f"{_NS}ID", ""), font) for style in root.iter(f"{_NS}Style") for font in style)
    struck = {id for id, font in fonts if font.get(f"{_NS}StrikeThrough") == "1"}
    for row in root.iter(f"{_NS}Row") if struck else ():
        for cell in row.iter(f"{_NS}Cell"):
            if cell.get(f"{_NS}StyleID", row.get(f"{_NS}StyleID", "")) in struck:
                cell.set(_STRUCK, "1")


def _is_hidden(sheet: tuple[str, Element]) -> bool:
    return any(each.tag.endswith("}Visible") and each.text != "SheetVisible" for each in sheet[1].iter())


def _gathered(sheet: Element, path: str, watch: Watch) -> Gathering:
    gathering = Gathering(path, hidden_columns={at: column_letters(at) for at in _hidden_columns(sheet)})
    merged: dict[int, tuple[str, int]] = {}  # by column: what stands above, and the last row it counts for
    number = 0
    for row in sheet.iter(f"{_NS}Row"):
        number = _place(row, "Index", number + 1)
        if number % 500 == 0:
            watch(number, 0)
        cells = _cells(row, number, merged, path)
        gathering.add(number, cells, hidden=row.get(f"{_NS}Hidden") == "1")
        number += _place(row, "Span", 0)
    return gathering


def _hidden_columns(sheet: Element) -> Iterator[int]:
    """From 0."""
    at = 0
    for column in sheet.iter(f"{_NS}Column"):
        at = _place(column, "Index", at + 1)
        last = at + _place(column, "Span", 0)
        if column.get(f"{_NS}Hidden") == "1":
            yield from range(at - 1, min(last, MOST_COLUMNS))
        at = last


def _cells(row: Element, number: int, merged: dict[int, tuple[str, int]], path: str) -> list[str]:
    """The cells of a row, in their columns; a cell that was merged downwards counts for each of its rows that has
    anything of its own."""
    cells: list[str] = []
    for cell in row.iter(f"{_NS}Cell"):
        column = _place(cell, "Index", len(cells) + 1)
        if column > MOST_COLUMNS:
            if _words(cell):
                raise too_large(path)
            continue
        cells += [""] * (column - 1 - len(cells))
        cells[column - 1 :] = [_words(cell), *[""] * min(_place(cell, "MergeAcross", 0), MOST_COLUMNS - column)]
        if down := _place(cell, "MergeDown", 0):
            merged[column - 1] = (cells[column - 1], number + down)
    if any(cells):
        for at, (words, last) in merged.items():
            if number <= last:
                cells += [""] * (at + 1 - len(cells))
                cells[at] = cells[at] or words
    return cells


def _words(cell: Element) -> str:
    """What is seen in a cell; a formula that nobody reckoned is shown as it is written, and never reckoned here."""
    data = cell.find(f"{_NS}Data")
    said = "".join(data.itertext()) if data is not None else ""
    kind = data.get(f"{_NS}Type", "") if data is not None else ""
    if kind == "DateTime":
        said = _moment(said)
    elif kind == "Number" and said.endswith(".0"):
        said = said[:-2]
    words = without_forbidden(said or cell.get(f"{_NS}Formula", ""))
    return crossed(words) if cell.get(_STRUCK) else words


def _moment(said: str) -> str:
    try:
        at = datetime.fromisoformat(said.strip())
    except ValueError:
        return said
    return at.time().isoformat() if said[:10] in _EPOCHS else at.isoformat(" ")


def _place(element: Element, name: str, usual: int) -> int:
    said = element.get(f"{_NS}{name}", "")
    return min(int(said), _FAR) if said.isdecimal() and len(said) < 8 else usual

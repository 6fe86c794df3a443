"""A workbook's bytes without a temporary file. openpyxl writes every sheet into the machine's temporary folder first,
where a killed program leaves it; a client's words have no business there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook


def bytes_of(book: Workbook) -> bytes:
    """The whole .xlsx."""
    file = io.BytesIO()
    archive = ZipFile(file, "w", ZIP_DEFLATED)
    _Writer(book, archive).save()
    return file.getvalue()


class _Writer(ExcelWriter):
    """As openpyxl's own, each sheet in memory."""

    _archive: ZipFile

    def write_worksheet(self, sheet: Any) -> None:
        sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001 - no sheet of ours has pictures
        sheet._drawing.charts = sheet._charts  # noqa: SLF001
        written = io.BytesIO()
        writer: Any = WorksheetWriter(sheet, written)
        writer.write()
        sheet._rels = writer._rels  # noqa: SLF001 - as openpyxl's own writer does
        self._archive.writestr(sheet.path[1:], written.getvalue())
        self.manifest.append(sheet)

"""The tracker as a workbook (.xlsx): a sheet of OKRs that spreadsheet users recognise, the updates, actions, changes,
health metrics and what is not done now, predicted scores over time with their plots; all cycles in one file.

Whatever somebody typed stays text: no cell is ever a formula, and cells are formatted as text, so that "1/2" typed into
one is no day. A file is made only after it was read back and nothing in it differs.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from handouts import export
from handouts.tables import tracker_plots, tracker_words
from handouts.tables.in_memory import bytes_of
from handouts.tables.tracker_cells import (
    ISO_DATE,
    LINE,
    PLAIN,
    QUIET,
    SCORE,
    TEXT,
    TOP,
    finish,
    hide,
    put_head,
    put_text,
    set_height,
)
from handouts.tables.tracker_reading import read
from handouts.wording import Words
from workshop_app.application.tracker import Tracker, TrackerRow
from workshop_app.domain.cycle_scores import read_score
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.tracker import SHEETS, CellSort, SheetKey, TrackerColumn, fingerprints, in_cell

USUAL, WIDE = 18, 44
OF_LEVELS = frozenset(["commit", "stretch", "sure_of_commit", "sure_of_stretch"])  # hidden where nobody agreed on them
WIDTHS = {
    **dict.fromkeys(("state", "type", "unit", "baseline", "commit", "target", "stretch", "cycle"), 13),
    "number": 6,
    **dict.fromkeys(("key_result", "learning", "objective", "mission", "why_now", "happened", "before", "after"), WIDE),
    **dict.fromkeys(("subject", "why", "text", "action", "metric", "blocker", "why_changed", "new_wording"), 34),
    **dict.fromkeys(("decisions", "attended", "surprised", "habit_to_keep", "habit_to_drop", "seeds", "note"), 34),
}


def save(made: Tracker, words: Words, folder: Path, name: str = "") -> Path:
    """Writes the tracker into the folder, under this name or its usual one; an existing file is kept and the new one
    numbered.
    KnownError(EXPORT_MISMATCH) when what was written does not read back as it stands here."""
    data, name = render(made, words), name or words("tracker.file", client=made.engagement.client)
    back = read(data, name, made)
    if back.changes or back.questions or back.missing or back.notes:
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(folder / f"{name}.xlsx"), detail="xlsx")
    return export.save_bytes(data, name, "xlsx", folder)


def render(made: Tracker, words: Words) -> bytes:
    """The workbook's bytes. KnownError(NOTHING_TO_EXPORT) before there is a key result."""
    if not made.sheets[SheetKey.OKRS]:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=words("tracker.sheet.okrs"))
    words = words.under_each(made.models)
    book = Workbook()
    book.remove(book.worksheets[0])
    for key in SheetKey:
        _write(book.create_sheet(words(f"tracker.sheet.{key}")), key, made.sheets[key], words)
    tracker_plots.write(book, made.plots, words)
    _how(book.create_sheet(words("tracker.help")), words)
    return bytes_of(book)


def _write(sheet: Any, key: SheetKey, rows: tuple[TrackerRow, ...], words: Words) -> None:
    columns = SHEETS[key]
    for at, column in enumerate(columns, 1):
        put_head(sheet.cell(1, at), tracker_words.heading(column, words), follows=column.kind is None)
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(column.key, USUAL)
        sheet.column_dimensions[get_column_letter(at)].hidden = column.key in OF_LEVELS and not words.in_levels
    for line, row in enumerate(rows, 2):
        for at, (column, value) in enumerate(zip(columns, row.values, strict=True), 1):
            _put(sheet.cell(line, at), column, value, words)
        texts = [str(value or "") for value in row.values]
        set_height(sheet, line, zip(texts, (WIDTHS.get(column.key, USUAL) for column in columns), strict=True))
        put_text(sheet.cell(line, len(columns) + 1), row.id)
        put_text(sheet.cell(line, len(columns) + 2), fingerprints(columns, row.values))
    hide(sheet, len(columns), words)
    _offer_choices(sheet, columns, len(rows) + 1, words)
    finish(sheet, len(columns) + 2, len(rows) + 1)


def _put(cell: Any, column: TrackerColumn, value: object, words: Words) -> None:
    """Days are days and scores are numbers where they can be read; everything else is text."""
    score = read_score(value) if column.sort is CellSort.SCORE and isinstance(value, str) else None
    if isinstance(value, date):
        cell.value, cell.number_format = value, ISO_DATE
    elif score is not None:
        cell.value, cell.number_format = round(score, 10), SCORE
    elif value:
        put_text(cell, _worded(value, words))
    else:
        cell.number_format = {CellSort.DAY: ISO_DATE, CellSort.SCORE: SCORE}.get(column.sort, TEXT)
    cell.alignment, cell.border = TOP, LINE
    cell.font = QUIET if column.kind is None else PLAIN


def _worded(value: object, words: Words) -> str:
    if isinstance(value, Enum):
        return tracker_words.choice_word(value, words)
    return words("tracker.yes") if value is True else in_cell(str(value))


def _offer_choices(sheet: Any, columns: tuple[TrackerColumn, ...], last: int, words: Words) -> None:
    """A list to choose from, in the columns that have one."""
    for at, column in enumerate(columns, 1):
        if column.kind is None or column.sort not in (CellSort.CHOICE, CellSort.TICK) or last < 2:
            continue
        said = [tracker_words.choice_word(each, words) for each in column.choices or () if each.value]
        offered = DataValidation("list", f'"{",".join(said or [words("tracker.yes")])}"', allow_blank=True)
        offered.showErrorMessage = True
        offered.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
        sheet.add_data_validation(offered)


def _how(sheet: Any, words: Words) -> None:
    for line in range(1, 7):
        cell = sheet.cell(line, 1)
        put_text(cell, words(f"tracker.how.{line}"))
        cell.alignment, cell.font = TOP, PLAIN
    sheet.column_dimensions["A"].width = 110

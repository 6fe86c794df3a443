"""Cells of the tracker's workbook: text that stays text, heads, and what every sheet has in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from handouts.wording import Words
from workshop_app.domain.tracker import ESCAPE

TEXT, ISO_DATE, SCORE = "@", "yyyy-mm-dd", "0.0##"
TOP = Alignment(vertical="top", horizontal="left", wrap_text=True)
FONT = "Calibri"  # a workbook without a name of one is drawn in anything
PLAIN, QUIET = Font(name=FONT), Font(name=FONT, color="5B6672")
LINE_HEIGHT, MOST_LINES = 15, 12  # points; lines of a row in sight
LINE = Border(bottom=Side(style="thin", color="D9DDE0"))
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" is an "A" to every program that opens workbooks
_HEAD = Alignment(vertical="center", wrap_text=True)
_OURS, _FOLLOWS = PatternFill("solid", fgColor="0F6E84"), PatternFill("solid", fgColor="E3E8EA")
_ON_OURS, _ON_FOLLOWS = (Font(name=FONT, bold=True, color=ink) for ink in ("FFFFFF", "1C2430"))


def put_text(cell: Any, text: str) -> None:
    """A cell that is text whatever is in it."""
    cell.value = _ESCAPED.sub(f"_{ESCAPE}", text)
    cell.data_type = TYPE_STRING  # openpyxl takes "=..." for a formula
    cell.quotePrefix = True  # and Excel would, as soon as somebody edits the cell
    cell.number_format = TEXT


def set_height(sheet: Any, line: int, texts: Iterable[tuple[str, float]]) -> None:
    """High enough for its longest text (with the width of its column), as programs reckon it only when somebody types;
    a very long one is cut in sight, not in the cell."""
    lines = max((sum(1 + int(len(part) / width) for part in text.split("\n")) for text, width in texts), default=1)
    sheet.row_dimensions[line].height = LINE_HEIGHT * min(max(lines, 1), MOST_LINES)


def hide(sheet: Any, columns: int, words: Words) -> None:
    """The two columns behind the last one, which carry the id and what the row held."""
    for at, key in enumerate(("hidden_id", "hidden_prints"), columns + 1):
        put_head(sheet.cell(1, at), words(f"tracker.{key}"), follows=True)
        sheet.column_dimensions[get_column_letter(at)].hidden = True


def finish(sheet: Any, columns: int, last: int) -> None:
    """The head stays in sight, every column can be filtered, and it prints across one page. `columns` counts the hidden
    ones, too: whoever sorts by the arrows of the head must not sort the rows away from their ids."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(last, 1)}"
    sheet.row_dimensions[1].height = 32
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def put_head(cell: Any, text: str, *, follows: bool) -> None:
    put_text(cell, text)
    cell.alignment = _HEAD
    cell.fill, cell.font = (_FOLLOWS, _ON_FOLLOWS) if follows else (_OURS, _ON_OURS)

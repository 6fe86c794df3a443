"""An empty list of people that somebody else fills in, with the headings the import reads: as CSV, or as a workbook
whose second sheet says what each column is for.
"""

from __future__ import annotations

from pathlib import Path

from workshop_app.application import disk
from workshop_app.application.people_export import HEADINGS, TIMES, as_csv

# What goes into each column, for whoever fills it in. The order is that of the headings.
_HELP = (
    "In full, one person a row",
    "As the company calls it",
    "What they do",
    "So that nobody is in the list twice",
    "Anything that helps to mix the groups",
    "In which they like to work",
    "yes, if they coach others already",
    "yes, if they bring an OKR they work with",
    "The name of their boss, as it stands in this list",
    "Names; nobody sees them in a document",
    "Names, with a semicolon between them",
    "Names, with a semicolon between them",
    "The number of the room they host",
    "If later than the others: 10:30",
    "If earlier than the others: 13:00, lunch, or after round 2",
)
_WIDTHS = (26, 20, 20, 28, 14, 14, 16, 18, 26, 22, 22, 22, 12, 12, 20)
_LONGEST = 500  # rows that are ready to be filled in


def save(path: Path) -> None:
    """Write the template; its ending says which. OSError where it cannot be written."""
    disk.write_whole(path, _workbook() if path.suffix.lower() == ".xlsx" else _text())


def _text() -> bytes:
    return as_csv((), headings_of_times=True).encode("utf-8-sig")


def _workbook() -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    from handouts.tables.in_memory import bytes_of

    book = Workbook()
    sheet, notes = book.worksheets[0], book.create_sheet("How to fill it in")
    sheet.title = "People"
    yes = DataValidation(type="list", formula1='"yes"', allow_blank=True)
    sheet.add_data_validation(yes)
    notes.append(("Column", "What goes into it"))
    for column, (heading, help) in enumerate(zip((*HEADINGS, *TIMES), _HELP, strict=True), start=1):
        letter = get_column_letter(column)
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.cell(1, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = _WIDTHS[column - 1]
        notes.append((heading, help))
        if help.startswith("yes"):
            yes.add(f"{letter}2:{letter}{_LONGEST}")
    for cell in notes[1]:
        cell.font = Font(bold=True)
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 26, 60
    sheet.freeze_panes = "B2"
    return bytes_of(book)

"""Programmes and lists that were written in a word processor: their tables, else their lines, from Word and from
LibreOffice alike."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from agendas import table as agenda_table
from workshop_app.incoming.tables import read_data, read_file

ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_file(path).rows]


def _odt(path: Path, inside: str) -> Path:
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0"'
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{inside}</office:text></office:body>"
            "</office:document-content>",
        )
    return path


def test_a_programme_in_a_table_of_word_is_an_agenda(tmp_path: Path) -> None:
    """Merged cells, a line break in a cell, a word that was deleted while changes were recorded, a letterhead."""
    file = docx.Document()
    file.add_heading("Tuesday", 1)
    file.add_paragraph("Harbour House, second floor, coffee from 8:45")
    made = file.add_table(rows=4, cols=3)
    rows = (("Time", "What", "Who"), ("9:00-9:30", "Welcome\nand coffee", "Ruth"), ("9:30-10:00", "Theory", ""))
    for row, words in zip(made.rows, (*rows, ("10:00-10:15", "Break for all", "")), strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    made.cell(1, 2).merge(made.cell(2, 2))
    made.cell(3, 1).merge(made.cell(3, 2))
    run = made.cell(2, 1).paragraphs[0].add_run(" taken out")
    gone = OxmlElement("w:del")
    run._r.addprevious(gone)
    gone.append(run._r)
    run._r.find(qn("w:t")).tag = qn("w:delText")
    file.save(str(tmp_path / "plan.docx"))
    assert _cells(tmp_path / "plan.docx") == [
        ("Tuesday",),
        ("Time", "What", "Who"),
        ("9:00-9:30", "Welcome\nand coffee", "Ruth"),
        ("9:30-10:00", "Theory", "Ruth"),
        ("10:00-10:15", "Break for all", ""),
    ]
    found = agenda_table.read(_cells(tmp_path / "plan.docx"))
    assert [(each.start, each.minutes, each.title) for each in found.steps] == [
        (540, 30, "Welcome and coffee"),
        (570, 30, "Theory"),
        (600, 15, "Break for all"),
    ]


def test_lines_with_tabs_and_soft_breaks_are_lines(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_table(rows=1, cols=2).rows[0].cells[0].text = "Harbour Ferries"  # a letterhead is no programme
    file.add_paragraph("9:00\tWelcome\n9:30\tTheory")
    file.add_paragraph("10:00\tEnd")
    file.save(str(tmp_path / "plan.docx"))
    found = agenda_table.read(_cells(tmp_path / "plan.docx"))
    assert [(each.start, each.minutes, each.title) for each in found.steps] == [
        (540, 30, "Welcome"),
        (570, 30, "Theory"),
    ]


def test_the_same_from_libreoffice_and_a_workbook_with_a_text_inside_is_a_workbook(tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{team}<text:s/></text:p></table:table-cell></table:table-row>"
        for name, team in (("Name", "Team"), ("Nora Vale", "Tickets"), ("Ivo Stern", "Harbour"))
    )
    listed = _odt(tmp_path / "people.odt", f"<text:h>Participants</text:h><table:table>{rows}</table:table>")
    assert _cells(listed)[1:] == [("Name", "Team"), ("Nora Vale", "Tickets"), ("Ivo Stern", "Harbour")]
    lines = _odt(
        tmp_path / "lines.odt",
        "<text:tracked-changes><text:p>Lia Moor</text:p></text:tracked-changes><text:list><text:list-item><text:p>Nora "
        "Vale</text:p></text:list-item></text:list><text:p>Ivo<text:tab/>Tickets</text:p>",
    )
    assert _cells(lines) == [("Nora Vale",), ("Ivo", "Tickets")]
    book, saved = Workbook(), io.BytesIO()
    book.active.append(["Name"])
    book.active.append(["Nora Vale"])
    book.save(saved)
    with zipfile.ZipFile(saved, "a") as package:
        package.writestr("xl/embeddings/letter.docx", b"word/document.xml")
    assert [row.cells for row in read_data(saved.getvalue(), Path("list.xlsx")).rows] == [("Name",), ("Nora Vale",)]


def test_a_table_inside_a_table_comes_in_once(tmp_path: Path) -> None:
    """In a cell it is words of that cell; in a table for the looks of the page it is the list."""
    file = docx.Document()
    made = file.add_table(rows=3, cols=2)
    for row, words in zip(made.rows, (("Name", "Team"), ("Ines Lund", "Ops"), ("Bob Ray", "HR")), strict=True):
        row.cells[0].text, row.cells[1].text = words
    inner = made.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "early", "late"
    file.save(str(tmp_path / "in_a_cell.docx"))
    assert _cells(tmp_path / "in_a_cell.docx") == [
        ("Name", "Team"),
        ("Ines Lund", "Ops\nearly\nlate"),
        ("Bob Ray", "HR"),
    ]
    cells = "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{team}</text:p></table:table-cell></table:table-row>"
        for name, team in (("Name", "Team"), ("Ines Lund", "Ops"), ("Bob Ray", "HR"))
    )
    beside = "<table:table-cell><text:p>Harbour Ferries</text:p></table:table-cell>"
    frame = f"<table:table-cell><table:table>{cells}</table:table></table:table-cell>"
    page = f"<table:table><table:table-row>{frame}{beside}</table:table-row></table:table>"
    assert _cells(_odt(tmp_path / "page.odt", page)) == [("Name", "Team"), ("Ines Lund", "Ops"), ("Bob Ray", "HR")]


def test_a_large_table_in_a_cell_of_a_list_keeps_the_people(tmp_path: Path) -> None:
    """However many rows it has: nothing that stands beside it is lost."""
    file = docx.Document()
    made = file.add_table(rows=2, cols=2)
    for row, words in zip(made.rows, (("Name", "Shifts"), ("Ines Lund", "from May")), strict=True):
        row.cells[0].text, row.cells[1].text = words
    inner = made.cell(1, 1).add_table(rows=6, cols=2)
    for number, row in enumerate(inner.rows):
        row.cells[0].text, row.cells[1].text = f"day {number}", "early"
    file.save(str(tmp_path / "shifts.docx"))
    assert [name for name, _ in _cells(tmp_path / "shifts.docx")] == ["Name", "Ines Lund"]


@pytest.mark.parametrize("head", [("Harbour GmbH", "Quay 1"), ("Nora Vale", "Tel. 0421 12"), ("12 May", "Programme")])
def test_a_table_of_one_row_beside_another_is_the_head_of_a_letter(tmp_path: Path, head: tuple[str, str]) -> None:
    document = docx.Document()
    for rows in ([head], [("9:00", "Welcome"), ("9:30", "Theory"), ("10:15", "End")], [("Bank: DE12", "VAT: 12/3")]):
        table = document.add_table(0, 2)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    path = tmp_path / "letter.docx"
    document.save(str(path))
    assert _cells(path) == [("9:00", "Welcome"), ("9:30", "Theory"), ("10:15", "End")]

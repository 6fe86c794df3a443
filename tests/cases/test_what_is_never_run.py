"""Formulas that nobody computed, as scripts write them, and macros: shown and said, never run, never a value."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from agendas.formulas import is_formula
from ui.command_line import main

BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PEOPLE = [["Name", "Team", "E-mail"], ["Nora Vale", "=B9", "n@x.example"], ['=A2&" "&B2', "IT", "i@x.example"]]
AGENDA = [["Start", "Min", "Item"], ["9:00", 30, "Welcome"], ["=A2+B2/1440", "=15*3", "Theory"], ["10:15", 5, "=C2"]]
DRAFTS = [
    ["Team", "Objective", "Key result", "Baseline", "Target"],
    ["Sales", "Win the north", "Deals", 12, "=D2*2"],
    ["Sales", "=B2", "Churn falls", 5, 3],
    ["=A2", "Win the south", "Visits", 5, 3],
]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[Any, str]:
    assert main([*words, "--json"]) == 0
    captured = capsys.readouterr()
    return json.loads(captured.out), captured.err


def book(path: Path, rows: list[list[object]]) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(path)
    return path


def test_a_formula_without_a_value_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, said = told(capsys, "people", "read", str(book(tmp_path / "p.xlsx", PEOPLE)))
    assert "In 2 cells stand formulas that nobody has computed" in said
    assert [(row["name"], row["team"]) for row in people["rows"]] == [("Nora Vale", "")]
    assert "“=B9” is a formula nobody has computed" in people["rows"][0]["remark"]
    assert "formula" in people["left_out"][0]["why"]
    agenda, _ = told(capsys, "agenda", "read", str(book(tmp_path / "a.xlsx", AGENDA)))
    assert [(row["title"], row["start"], row["minutes"]) for row in agenda["rows"]] == [
        ("Welcome", "09:00", 30),
        ("Theory", "", None),
    ]
    assert "“=A2+B2/1440” is not a time of day" in agenda["rows"][1]["remark"]
    assert "=C2" in agenda["left_out"][0]["why"]
    drafts, _ = told(capsys, "drafts", "read", str(book(tmp_path / "d.xlsx", DRAFTS)))
    [row] = drafts["rows"]
    assert (row["text"], row["baseline"], row["target"], row["remark"]) == ("Deals", "12", "", "Target: =D2*2")
    assert [each["row"] for each in drafts["left_out"]] == [3, 4]


def test_a_formula_that_was_computed_is_its_value_even_an_empty_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "p.xlsx", [["Name", "Team"], ["Nora Vale", "=1"], ["Ivo Stern", "=2"]])
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace(b'<c r="B2"><f>1</f><v', b'<c r="B2" t="str"><f>1</f><v>Tickets</v><v').replace(b"<v/>", b"")
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<c r="B3">', b'<c r="B3" t="str">')
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    people, said = told(capsys, "people", "read", str(path))
    assert [(row["team"], row["remark"]) for row in people["rows"]] == [("Tickets", ""), ("", "")]
    assert said == ""


def test_a_sheet_of_libreoffice_says_so_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cells = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    sums = '<table:table-cell table:formula="of:=[.A1]"/>'
    rows = [cells.format("Name") + cells.format("Team"), cells.format("Nora Vale") + sums]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{each}="{office}{each}:1.0"' for each in ("office", "table", "text"))
    with zipfile.ZipFile(tmp_path / "p.ods", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", '<m xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        made.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    people, said = told(capsys, "people", "read", str(tmp_path / "p.ods"))
    assert [row["name"] for row in people["rows"]] == ["Nora Vale"]
    assert "In one cell stands a formula" in said


@pytest.mark.parametrize("part", ["word/vbaProject.bin", ""])
@pytest.mark.parametrize("what", ["people", "agenda"])
def test_macros_of_a_text_are_said_as_well(
    part: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Document()
    text.add_paragraph("Nora Vale" if what == "people" else "9:00 30 Welcome")
    text.save(str(tmp_path / "p.docm"))
    with zipfile.ZipFile(tmp_path / "p.docm", "a") as made:
        made.writestr(part or "word/other.bin", b"x")
    found, said = told(capsys, what, "read", str(tmp_path / "p.docm"))
    assert (len(found["rows"]), "The file holds macros" in said) == (1, bool(part))


def test_macros_are_said_and_a_binary_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path / "p.xlsx", [["Name", "Team"], ["Nora Vale", "IT"]])
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(tmp_path / "p.xlsm", "w") as other:
        for name in made.namelist():
            other.writestr(name, made.read(name).replace(BOOK, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
    people, said = told(capsys, "people", "read", str(tmp_path / "p.xlsm"))
    assert ([row["name"] for row in people["rows"]], "holds macros" in said) == (["Nora Vale"], True)
    with zipfile.ZipFile(tmp_path / "p.xlsb", "w") as other:
        other.writestr("[Content_Types].xml", "<Types>application/vnd.ms-excel.sheet.binary.macroEnabled.main</Types>")
        other.writestr("xl/workbook.bin", b"\x83\x01\x00")
    assert main(["people", "read", str(tmp_path / "p.xlsb")]) == 1
    assert "save it as .xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    "cell",
    ["=A1", '=A2&" "&B2', "=SUM( B2:B9 )", "='Q 1'!B2", "=-C3", "=1+1", "=CMD|'/c calc'!A0", '=IF(A1 > 3, "a b", C1)'],
)
def test_what_is_a_formula(cell: str) -> None:
    assert is_formula(cell)


@pytest.mark.parametrize("cell", ["", "=", "== Day 1 ==", "=> 45 %", "=1+1 and more", "= 5 ideas for us", "A1=B1"])
def test_what_is_a_text(cell: str) -> None:
    assert not is_formula(cell)


def test_what_an_export_wrote_as_a_formula_to_keep_it_a_text_is_that_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.csv").write_text('Name,Team\n="Nora Vale",="IT ""North"""\n', "utf-8")
    people, said = told(capsys, "people", "read", str(tmp_path / "p.csv"))
    assert [(row["name"], row["team"]) for row in people["rows"]] == [("Nora Vale", 'IT "North"')]
    assert said == ""

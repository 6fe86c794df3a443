"""Sheets whose looks say something: rows and columns nobody sees, words with a line through them. The workbooks in
`tests/fixtures/looks.*` were saved by LibreOffice Calc."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ui.command_line import main
from workshop_app.incoming import xls_looks

FIXTURES = Path(__file__).parents[1] / "fixtures"
NS = ("office", "table", "text", "style")


def read(capsys: pytest.CaptureFixture[str], what: str, path: Path) -> tuple[list[Any], str]:
    main([what, "read", str(path), "--json"])
    out, err = capsys.readouterr()
    return json.loads(out)["rows"], err


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_of_a_workbook_of_another_program_its_looks_count(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows, told = read(capsys, "people", FIXTURES / f"looks.{kind}")
    assert [(row["name"], row["team"], row["ticked"]) for row in rows] == [
        ("Nora Vale", "Ops", True),
        ("Ivo Stern", "IT", False),
        ("Lia Moor", "", True),
        ("Ana Silva", "HR", False),
        ("Kit Lane", "Sales", True),  # beside "Jo Reed", who is crossed out in the same cell
    ]
    assert "crossed out" in rows[1]["remark"]
    assert "hidden row" in rows[3]["remark"]
    assert "Column C is hidden" in told


@pytest.mark.parametrize("what", ["agenda", "drafts"])
def test_so_they_do_in_agendas_and_sheets_of_okrs(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    _rows, told = read(capsys, what, FIXTURES / "looks.xls")
    assert "Column C is hidden" in told


def test_an_old_workbook_whose_looks_cannot_be_read_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xls_looks, "LARGEST", 1_000)
    rows, told = read(capsys, "people", FIXTURES / "looks.xls")
    assert [row["ticked"] for row in rows] == [True] * 5
    assert "does not tell what is struck out or hidden" in told
    assert "save it as .xlsx" in told


def test_an_old_workbook_without_looks_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert read(capsys, "agenda", FIXTURES / "agenda.xls")[1] == ""


def test_a_hidden_column_of_a_new_workbook_is_told_where_anything_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("Name", "Team", "Level"), ("Nora Vale", "Ops", "Lead"), ("Ivo Stern", "IT", "Expert")):
        sheet.append(row)
    for column in "BCE":
        sheet.column_dimensions[column].hidden = True
    book.save(tmp_path / "a.xlsx")
    rows, told = read(capsys, "people", tmp_path / "a.xlsx")
    assert [row["team"] for row in rows] == ["Ops", "IT"]
    assert "Columns B, C are hidden" in told


def ods(path: Path, cells: list[str], body: str = "") -> Path:
    """A sheet of one column; T1 has a line, T2 none, ce1 has one."""
    line = '<style:style style:name="{}" style:family="{}"><style:text-properties style:text-line-through-style="{}"/>'
    styles = "".join(
        f"{line.format(*each)}</style:style>"
        for each in (("T1", "text", "solid"), ("T2", "text", "none"), ("ce1", "table-cell", "solid"))
    )
    rows = "".join(f"<table:table-row>{cell}</table:table-row>" for cell in cells)
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NS)
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="A">{body}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def cell(words: str, more: str = "") -> str:
    return f'<table:table-cell {more} office:value-type="string">{words}</table:table-cell>'


@pytest.mark.parametrize(
    ("words", "more", "name"),
    [
        ('<text:p><text:span text:style-name="T1">Ivo Stern</text:span> / Lia Moor</text:p>', "", "Lia Moor"),
        ('<text:p>Lia <text:span text:style-name="T1">Maria</text:span><text:s/>Moor</text:p>', "", "Lia Moor"),
        (
            '<text:p><text:span text:style-name="T1">Ivo</text:span></text:p><text:p>Lia Moor</text:p>',
            'table:number-columns-repeated="1"',
            "Lia Moor",
        ),
        (
            '<text:p>Ivo <text:span text:style-name="T1">S <text:span text:style-name="T2">Lia</text:span></text:span>'
            " Moor</text:p>",
            "",
            "Ivo Lia Moor",
        ),
        (
            '<text:p><text:span text:style-name="T1">Ivo</text:span> Lia</text:p>'
            "<office:annotation><text:p>asked</text:p></office:annotation>",
            "",
            "Lia",
        ),
    ],
)
def test_of_a_cell_the_part_with_a_line_through_it_goes(
    words: str, more: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [cell("<text:p>Name</text:p>"), cell("<text:p>Nora Vale</text:p>"), cell(words, more)]
    rows, _ = read(capsys, "people", ods(tmp_path / "a.ods", cells))
    assert [(row["name"], row["ticked"]) for row in rows] == [("Nora Vale", True), (name, True)]


def test_a_table_inside_such_a_cell_breaks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    struck = '<text:p><text:span text:style-name="T1">Ivo</text:span> Lia</text:p>'
    inner = f"<table:table><table:table-row>{cell('<text:p>in it</text:p>')}</table:table-row></table:table>"
    cells = [cell("<text:p>Name</text:p>"), cell("<text:p>Nora Vale</text:p>"), cell(struck + inner)]
    rows, _ = read(capsys, "people", ods(tmp_path / "a.ods", cells))
    assert rows[0]["name"] == "Nora Vale"


def test_a_cell_whose_words_all_have_one_is_crossed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    struck = "<text:p>{}</text:p>".format(
        " ".join(f'<text:span text:style-name="T1">{word}</text:span>' for word in ("Ivo", "Stern"))
    )
    cells = [cell("<text:p>Name</text:p>"), cell("<text:p>Nora Vale</text:p>"), cell(struck)]
    hidden = '<table:table-column table:visibility="collapse"/>'
    rows, told = read(capsys, "people", ods(tmp_path / "a.ods", cells, hidden))
    assert [(row["name"], row["ticked"]) for row in rows] == [("Nora Vale", True), ("Ivo Stern", False)]
    assert "Column A is hidden" in told


def damaged(name: str) -> bytes:
    """The old workbook, with what a sheet says about its size, or where a sector leads to, written over."""
    data = bytearray((FIXTURES / "looks.xls").read_bytes())
    if name == "a sheet of four billion rows":
        at = data.index(b"\x00\x02\x0e\x00")
        data[at + 8 : at + 12] = b"\xf0\xff\xff\xff"
    elif name == "a cell beyond the last column":
        at = data.index(b"\xfd\x00\x0a\x00")
        data[at + 7] = 0x22
    else:
        table = 512 + 512 * struct.unpack_from("<I", data, 76)[0]
        first = struct.unpack_from("<I", data, 48)[0]
        struct.pack_into("<I", data, table + 4 * first, first)
    return bytes(data)


@pytest.mark.parametrize(
    "name", ["a sheet of four billion rows", "a sector that leads to itself", "a cell beyond the last column"]
)
def test_a_damaged_old_workbook_is_refused_in_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two made the program ask for more memory than there is, the third kept it busy for ever."""
    (tmp_path / "a.xls").write_bytes(damaged(name))
    assert main(["people", "read", str(tmp_path / "a.xls"), "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == "" or json.loads(out)["rows"] == []
    assert "a.xls" in err
    assert "Traceback" not in err

"""Who or what is struck out of a list comes with the reason and is not taken, whichever program drew the line; so do
rows that are hidden in the sheet."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook
from openpyxl.styles import Font

from ui.command_line import main

PEOPLE = (("Name", "Team"), ("Nora Vale", "Ops"), ("Ivo Stern", "IT"), ("Lia Moor", "Ops"))
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def read(capsys: pytest.CaptureFixture[str], what: str, path: Path) -> Any:
    main([what, "read", str(path), "--json"])
    return json.loads(capsys.readouterr().out)


def workbook(path: Path, rows: Any, struck: str = "", hidden: int = 0) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for place in struck.split():
        sheet[place].font = Font(strike=True)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    book.save(path)
    return path


def xlsx(path: Path) -> Path:
    return workbook(path.with_suffix(".xlsx"), PEOPLE, "A3 B3")


def ods(path: Path) -> Path:
    """As LibreOffice writes it: the line stands in a style of the cells, or in the one that was made from."""
    cell = '<table:table-cell {}office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    looks = ("", "", 'table:style-name="ce2" ', "")
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(look, word) for word in row)}</table:table-row>"
        for look, row in zip(looks, PEOPLE, strict=True)
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    styles = (
        f'<style:style style:name="ce1" style:family="table-cell">{line}</style:style>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    )
    content = (
        f'<office:document-content{spaces} office:version="1.3"><office:automatic-styles>{styles}'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    path = path.with_suffix(".ods")
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", ODS)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def flat(path: Path) -> Path:
    """LibreOffice's file in one piece, with lines and indents between its elements."""
    with zipfile.ZipFile(ods(path)) as file:
        words = file.read("content.xml").decode()
    words = words.replace("office:document-content", "office:document")
    words = words.replace(' office:version="1.3"', f' office:mimetype="{ODS}"').replace("><", ">\n <")
    path = path.with_suffix(".fods")
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{words}', "utf-8")
    return path


def flat_text(path: Path) -> Path:
    """The same of a text, with a table whose words have the line."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    cell = '<table:table-cell><text:p><text:span text:style-name="{}">{}</text:span></text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(look, word) for word in row)}</table:table-row>"
        for look, row in zip(("T1", "T1", "T2", "T1"), PEOPLE, strict=True)
    )
    path = path.with_suffix(".fodt")
    path.write_text(
        f'<?xml version="1.0"?><office:document{spaces} office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:automatic-styles><style:style style:name="T2" style:family="text">{line}</style:style>'
        f"</office:automatic-styles><office:body><office:text><table:table>{rows}</table:table></office:text>"
        "</office:body></office:document>"
    )
    return path


def excel_2003(path: Path) -> Path:
    rows = "".join(
        ("<Row ss:StyleID='s2'>" if at == 2 else "<Row>")
        + "".join(f'<Cell><Data ss:Type="String">{word}</Data></Cell>' for word in row)
        + "</Row>"
        for at, row in enumerate(PEOPLE)
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = '<Styles><Style ss:ID="s2"><Font ss:StrikeThrough="1"/></Style></Styles>'
    path = path.with_suffix(".xls")
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{styles}'
        f'<Worksheet ss:Name="A"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    return path


def page(path: Path, style: str, row: str) -> Path:
    rows = "".join(
        f"<tr{row if at == 2 else ''}>{''.join(f'<td>{word}</td>' for word in words)}</tr>"
        for at, words in enumerate(PEOPLE)
    )
    path = path.with_suffix(".html")
    path.write_text(f"<html><head><style>{style}</style></head><body><table>{rows}</table></body></html>")
    return path


def of_excel(path: Path) -> Path:
    return page(path, "<!-- .xl66 {color:red; text-decoration:line-through;} -->", ' class="xl66"')


def of_google(path: Path) -> Path:
    return page(path, "", ' style="text-decoration: line-through"')


def word(path: Path) -> Path:
    """By the style of the paragraph, and by that of the words."""
    document = Document()
    document.styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH).font.strike = True
    document.styles.add_style("Gone words", WD_STYLE_TYPE.CHARACTER).font.strike = True
    table = document.add_table(0, 2)
    for row in PEOPLE:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    table.rows[2].cells[0].paragraphs[0].style = "Gone"
    team = table.rows[2].cells[1].paragraphs[0]
    team.clear().add_run("I", style="Gone words")
    team.add_run("T", style="Gone words")
    path = path.with_suffix(".docx")
    document.save(str(path))
    return path


def markdown(path: Path) -> Path:
    path = path.with_suffix(".md")
    drawn = ["| Name | Team |", "|---|---|", "| Nora Vale | Ops |", "| ~~Ivo Stern~~ | ~~IT~~ |", "| Lia Moor | Ops |"]
    path.write_text("\n".join(drawn))
    return path


@pytest.mark.parametrize("made", [xlsx, ods, flat, flat_text, excel_2003, of_excel, of_google, word, markdown])
def test_whoever_is_struck_out_of_a_list_comes_unticked_with_the_reason(
    made: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = read(capsys, "people", made(tmp_path / "list"))["rows"]
    assert [(row["name"], row["team"], row["ticked"]) for row in rows] == [
        ("Nora Vale", "Ops", True),
        ("Ivo Stern", "IT", False),
        ("Lia Moor", "Ops", True),
    ]
    assert rows[1]["remark"] == "is crossed out in the list"


def test_a_line_through_the_name_alone_is_enough_and_one_through_the_team_takes_the_team(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = read(capsys, "people", workbook(tmp_path / "a.xlsx", PEOPLE, "A2 B4"))["rows"]
    assert [(row["name"], row["team"], row["ticked"]) for row in rows] == [
        ("Nora Vale", "Ops", False),
        ("Ivo Stern", "IT", True),
        ("Lia Moor", "", True),
    ]
    assert "“Ops” is crossed out" in rows[2]["remark"]


def test_of_a_cell_with_one_name_struck_and_another_beside_it_the_other_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Excel keeps the look of parts of a cell with the words that cells share; a part without one has that of its
    cell."""
    path = workbook(tmp_path / "a.xlsx", (("Name",), ("Nora Vale",), ("Ivo Stern",)), "A3")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = (
        "<r><rPr><strike/></rPr><t>Ana Silva</t></r><r><rPr/><t> Nora Vale</t></r>",
        "<r><t>Ben Okoro </t></r><r><rPr><b/></rPr><t>Ivo Stern</t></r>",
    )
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strings = f'<sst xmlns="{space}">{"".join(f"<si>{each}</si>" for each in texts)}</sst>'
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for at, name in enumerate(("Nora Vale", "Ivo Stern")):
        sheet = sheet.replace(f't="inlineStr"><is><t>{name}</t></is>', f't="s"><v>{at}</v>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    kinds = parts["[Content_Types].xml"].decode()
    kinds = kinds.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    parts |= {
        "xl/worksheets/sheet1.xml": sheet.encode(),
        "[Content_Types].xml": kinds.encode(),
        "xl/sharedStrings.xml": strings.encode(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    path.write_bytes(held.getvalue())
    rows = read(capsys, "people", path)["rows"]
    assert [(row["name"], row["ticked"]) for row in rows] == [("Nora Vale", True), ("Ivo Stern", True)]


AGENDA = (("Start", "Min", "Item"), ("9:00", 30, "Welcome"), ("9:30", 45, "Theory"), ("10:15", 15, "Break"))
DRAFTS = (("Objective", "Key result", "Target"), ("Calm days", "Calls", 9), ("", "Waits", 4), ("", "Queues", 2))


@pytest.mark.parametrize(
    ("what", "rows", "key", "kept"),
    [("agenda", AGENDA, "title", ["Welcome"]), ("drafts", DRAFTS, "text", ["Calls"])],
)
def test_items_and_key_results_that_are_crossed_out_or_hidden_stay_out_and_are_told(
    what: str, rows: Any, key: str, kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read(capsys, what, workbook(tmp_path / "a.xlsx", rows, "A3 B3 C3", hidden=4))
    assert [row[key] for row in found["rows"]] == kept
    assert [(each["row"], "crossed out" in each["why"], "hidden" in each["why"]) for each in found["left_out"]] == [
        (3, True, False),
        (4, False, True),
    ]


def test_what_stands_below_an_objective_that_is_crossed_out_does_not_go_to_the_one_above(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (*DRAFTS, ("Fewer forms", "Forms", 3), ("", "Stamps", 1))
    found = read(capsys, "drafts", workbook(tmp_path / "a.xlsx", rows, "A5"))
    assert [(row["objective"], row["text"]) for row in found["rows"]][:3] == [
        ("Calm days", "Calls"),
        ("Calm days", "Waits"),
        ("Calm days", "Queues"),
    ]
    assert all(row["objective"] != "Calm days" for row in found["rows"][3:])


@pytest.mark.parametrize(
    ("what", "words", "key"),
    [
        ("people", "- Nora Vale\n- ~~Ivo Stern~~\n", "name"),
        ("agenda", "9:00-9:30 Nora Vale\n~~9:30-10:00 Ivo Stern~~\n", "title"),
        ("drafts", "# Calm days\n- Nora Vale\n- ~~Ivo Stern~~\n", "text"),
    ],
)
def test_lines_that_are_typed_with_a_line_through_them(
    what: str, words: str, key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(words)
    found = read(capsys, what, tmp_path / "a.txt")
    taken = [row[key] for row in found["rows"] if row.get("ticked", True)]
    assert taken == ["Nora Vale"]


def test_the_rows_of_a_sheet_that_begins_further_down_are_counted_as_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing in its first rows."""
    path = ods(tmp_path / "a")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    empty = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    content = parts["content.xml"].replace('table:name="A">', f'table:name="A">{empty}')
    with zipfile.ZipFile(path, "w") as file:
        for name, data in (parts | {"content.xml": content}).items():
            file.writestr(name, data)
    found = read(capsys, "people", path)
    assert found["read_as"]["heading_row"] == 4
    assert [row["ticked"] for row in found["rows"]] == [True, False, True]

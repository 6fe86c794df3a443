"""Tables as a browser, Outlook and Google Sheets lay them on the clipboard, and as old programs save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendas import table
from workshop_app.application.people_import import preview
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import html_tables
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.tables import read_file, read_pasted

BROWSER = """<meta charset='utf-8'><h2>Day 1</h2><table><thead><tr><th>Time</th><th>Group</th><th>What</th></tr></thead>
<tbody><tr><td rowspan="2">10:00&nbsp;–&nbsp;10:40</td><td>Red</td><td><p>Inter<b>view</b></p></td></tr>
<tr><td>Blue</td><td><a href="https://x.example/">Market</a> <br> walk</td></tr>
<tr><td colspan="2">10:40–11:00</td><td>Break &amp; tea</td></tr></tbody></table>
<h2>Day 2</h2><table><tr><td>09:00–09:30</td><td></td><td>Welcome back</td></tr></table>"""
OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<div><table width=600><tr><td>
<p class=MsoNormal>Hello, here is the list:<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td><p><b>Name<o:p></o:p></b></p></td><td><p>E-mail</p></td></tr>
<tr><td><p class=MsoNormal><span lang=EN-GB>Vale,
 Nora</span></p></td><td><p><a href="mailto:nora@x.example">nora@x.example</a></p></td></tr>
<tr><td><p>Stern, Ivo</p></td><td><p>ivo@x.example</p></td></tr></table></td></tr></table></div></body></html>"""
SHEETS = """<google-sheets-html-origin><style>td {}</style><table><colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td data-sheets-value='{"1":2}'>First name</td><td>Last name</td><td>Team</td></tr>
<tr><td>Nora</td><td>Vale</td><td rowspan="2">Tickets</td></tr><tr><td>Ivo</td><td>Stern</td></tr>
<tr style="display:none"><td>Lia</td><td>Moor</td><td>Harbour</td></tr></tbody></table>"""


def test_an_agenda_of_a_web_page_keeps_its_merged_cells_and_days() -> None:
    read = read_pasted("10:00 – 10:40\tRed\tInterview ...", html=BROWSER)
    found = table.read([row.cells for row in read.rows], [row.line for row in read.rows])
    assert [(step.day, step.start, step.minutes, step.group, step.title) for step in found.steps] == [
        (1, 600, 40, "Red", "Interview"),
        (1, 600, 40, "Blue", "Market walk"),
        (1, 640, 20, "", "Break & tea"),
        (2, 540, 30, "", "Welcome back"),
    ]


def test_a_list_in_a_mail_is_the_table_inside_the_layout() -> None:
    found = preview(read_pasted("Name\tE-mail\nVale, Nora\tnora@x.example\nStern, Ivo\tivo@x.example", html=OUTLOOK))
    assert [(row.person.name, row.person.email) for row in found.rows] == [
        ("Nora Vale", "nora@x.example"),
        ("Ivo Stern", "ivo@x.example"),
    ]


def test_a_sheet_on_the_web_keeps_merged_and_hidden_rows() -> None:
    found = preview(read_pasted("First name\tLast name\tTeam\nNora\tVale\tTickets\nIvo\tStern\t", html=SHEETS))
    assert [(row.person.name, row.person.team, row.ticked) for row in found.rows] == [
        ("Nora Vale", "Tickets", True),
        ("Ivo Stern", "Tickets", True),
        ("Lia Moor", "Harbour", False),
    ]


def test_words_around_a_small_table_are_not_lost() -> None:
    """A mail whose signature is a table: what it says is the plain words."""
    words = "9:00 Welcome\n9:30 Theory and a first draft in trios\n11:00 End\nNora Vale\tx.example"
    html = f"<p>{words}</p><table><tr><td>Nora Vale</td><td>x.example</td></tr></table>"
    assert read_pasted(words, html=html).rows == read_pasted(words).rows


def test_a_list_that_was_copied_as_html_alone_is_a_list() -> None:
    html = "<ul><li>Nora Vale &lt;nora@x.example&gt;</li><li>Ivo&nbsp;Stern</li></ul>"
    assert [row.cells for row in read_pasted("", html=html).rows] == [("Nora Vale", "nora@x.example"), ("Ivo Stern",)]


@pytest.mark.parametrize("name", ["export.xls", "page.html", "list.csv"])
def test_a_page_is_a_page_whatever_its_file_is_called(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    rows = "".join(f"<tr><td>Jürgen {n}.</td><td>j{n}@x.example</td></tr>" for n in range(2))
    page = f'<html><head><meta charset="iso-8859-1"></head><body><table><tr><th>Name<th>Mail</tr>{rows}</table>'
    path.write_bytes(page.encode("iso-8859-1"))
    assert [row.cells[0] for row in read_file(path).rows] == ["Name", "Jürgen 0.", "Jürgen 1."]
    assert ListSource("", path).read().encoding


@pytest.mark.parametrize(
    "made",
    [
        "<table>" * 20_000 + "<tr><td>a<td>b",
        "<div>" * 50_000 + "<table><tr><td>a<td>b",
        '<!DOCTYPE h [<!ENTITY a "xxxxxxxx"><!ENTITY b "&a;&a;&a;">]><table><tr><td>&b;<td>c</table>',
        '<table><tr><td rowspan="999999999">a<td rowspan="0">b<tr><td colspan="-1">c</table>',
        '<table><tr><td><img src="https://x.example/a.png"><td><script>alert(1)</script></table>',
        "<table><tr><td>\x00\ud800a<td>b</table>",
    ],
)  # fmt: skip
def test_what_is_made_to_break_a_reader_does_not(made: str) -> None:
    rows = html_tables.read(made).rows
    assert all("alert" not in cell and "xxxxxxxxxxxxxxxx" not in cell for row in rows for cell in row.cells)


def test_a_table_as_wide_as_no_list_is_refused_in_words() -> None:
    with pytest.raises(KnownError) as refused:
        html_tables.read("<table><tr>" + "<td>a" * 600 + "</table>")
    assert refused.value.code is ErrorCode.TABLE_TOO_WIDE


@pytest.mark.parametrize("begin", [b"<!--x-->" * 600, b" " * 4900, b"\n<!-- x -->\n" * 400, b"<?xml v?> " * 480])
def test_whether_it_is_a_page_is_seen_at_once(begin: bytes) -> None:
    """There were more ways through comments and spaces than anybody tries: this one never ended."""
    assert not html_tables.is_page(begin + b"Name,Team\n")
    assert html_tables.is_page(begin + b"<table>")

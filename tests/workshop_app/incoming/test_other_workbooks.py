"""Workbooks of other programs: .ods as the format writes it, and an .xls that LibreOffice saved."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from handouts import intake_opening
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import compound_files
from workshop_app.incoming.tables import read_file

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ROWS = (("Start", "Min", "Item"), ("09:00", "30", "Welcome"))


def cell(words: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{words}</text:p></table:table-cell>"
    )


def sheet(title: str, rows: tuple[tuple[str, ...], ...]) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{title}">{lines}</table:table>'


def as_ods(path: Path, *sheets: str) -> Path:
    words = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>{''.join(sheets)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        made.writestr("mimetype", KIND, ZIP_STORED)
        made.writestr("content.xml", words)
        made.writestr("META-INF/manifest.xml", manifest)
    return path


def test_an_open_document_is_read_like_any_workbook(tmp_path: Path) -> None:
    cover = sheet("Cover", (("Kick-off",),))
    found = read_file(as_ods(tmp_path / "a.ods", cover, sheet("Agenda", ROWS)))
    assert [row.cells for row in found.rows] == list(ROWS)
    assert (found.sheet, found.sheets) == ("Agenda", ("Cover", "Agenda"))
    assert read_file(tmp_path / "a.ods", sheet="Cover").rows[0].cells == ("Kick-off",)


def test_an_old_workbook_is_read(request: pytest.FixtureRequest) -> None:
    found = read_file(request.config.rootpath / "tests" / "fixtures" / "agenda.xls")
    assert [row.cells for row in found.rows] == [*ROWS, ("09:30", "45", "Theory")]


def test_a_cell_repeated_a_million_times_is_refused_before_it_is_read(tmp_path: Path) -> None:
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell("x", 16_000)}</table:table-row>'
    with pytest.raises(KnownError) as refused:
        read_file(as_ods(tmp_path / "bomb.ods", f'<table:table table:name="A">{row}</table:table>'))
    assert refused.value.code is ErrorCode.TABLE_TOO_LARGE


@pytest.mark.parametrize("sealed", ["content.xml", "encrypted-package"])  # part by part, and as LibreOffice 24 does
def test_a_password_is_said_and_not_damage(tmp_path: Path, sealed: str) -> None:
    listed = f'<file-entry full-path="{sealed}"><encryption-data checksum="x"/></file-entry>'
    for kind in ("spreadsheet", "text"):
        with ZipFile(tmp_path / kind, "w") as made:
            made.writestr("mimetype", KIND.replace("spreadsheet", kind))
            made.writestr(sealed, bytes(range(256)))
            made.writestr("META-INF/manifest.xml", f"<manifest>{listed}</manifest>")
    with pytest.raises(KnownError) as refused:
        read_file(tmp_path / "spreadsheet")
    assert refused.value.code is ErrorCode.TABLE_LOCKED
    with pytest.raises(KnownError) as refused:
        intake_opening.opened(tmp_path / "text")
    assert refused.value.code is ErrorCode.FORM_LOCKED


@pytest.mark.parametrize("kept", [40, 400])
def test_what_is_broken_is_a_sentence(tmp_path: Path, request: pytest.FixtureRequest, kept: int) -> None:
    ods = as_ods(tmp_path / "a.ods", sheet("Agenda", ROWS)).read_bytes()
    xls = (request.config.rootpath / "tests" / "fixtures" / "agenda.xls").read_bytes()
    for name, data in (("cut.ods", ods[: len(ods) - kept]), ("cut.xls", xls[:kept])):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(KnownError) as refused:
            read_file(tmp_path / name)
        assert refused.value.code in {ErrorCode.TABLE_DAMAGED, ErrorCode.TABLE_LOCKED}


def test_a_chain_of_sectors_is_no_longer_than_its_file() -> None:
    """One sector of the table counted a hundred times makes a table a hundred times as long as the file."""
    size, sectors = 512, 120
    head = bytearray(size)
    head[:8] = compound_files.SIGNATURE
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<6I", head, 48, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    struct.pack_into("<109I", head, 76, *[0] * 109)  # the first sector is the table, again and again
    table = struct.pack("<128I", 0xFFFFFFFD, 1, *[0xFFFFFFFF] * 126)  # the second leads back to itself
    data = bytes(head) + table + bytes(size) * (sectors - 1)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="a chain that leads nowhere"):
            compound_files.workbook(data)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 20 * len(data)


def test_looks_that_belong_to_no_sheet_are_put_on_none(tmp_path: Path) -> None:
    """A table inside a cell is no sheet: what is hidden in it hides nothing in the next one."""
    hidden = (
        "<table:table><table:table-row table:visibility='collapse'><table:table-cell/></table:table-row></table:table>"
    )
    inner = f"<table:table-cell>{hidden}</table:table-cell>"
    first = f'<table:table table:name="Cover"><table:table-row>{inner}</table:table-row></table:table>'
    found = read_file(as_ods(tmp_path / "a.ods", first, sheet("Agenda", ROWS)), sheet="Agenda")
    assert [row.hidden for row in found.rows] == [False, False]

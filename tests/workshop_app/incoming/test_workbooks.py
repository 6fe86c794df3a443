"""Workbooks of strangers: good ones are read, all others are a sentence, and neither costs more than its size."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from ui.labels_errors import in_english
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import packages, rows, tables, workbooks
from workshop_app.incoming.rows import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from workshop_app.incoming.tables import IncomingTable
from workshop_app.incoming.workbooks import MOST_BESIDE

ROOT = Path(__file__).parents[3]
EACH = 25  # workbooks for each of the ways to damage one
DAMAGES = 17


# The whole program, in 300 MB of memory and three seconds of work; whoever needs more is ended by the system.
IN_300_MB = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
from ui.command_line import main
sys.exit(main())
"""


def read(data: bytes, folder: Path) -> IncomingTable:
    path = folder / "list.xlsx"
    path.write_bytes(data)
    return tables.read_file(path)


def refused(data: bytes, folder: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read(data, folder)
    assert caught.value.refused, "a file that cannot be read is no change that was not saved"
    assert str(folder / "list.xlsx") in in_english(caught.value)
    assert "…" not in in_english(caught.value)
    return caught.value


def test_what_stands_in_a_merged_cell_counts_for_all_its_rows(tmp_path: Path) -> None:
    """A heading over all columns stays one; rows of nobody stay empty; a wide and high cell counts in its first
    column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Participants"])
    sheet.append(["Name", "Team", "Level", "Nr."])
    for at, (name, team) in enumerate([("Ana", "Sales"), ("Ben", None), ("Cem", "Ops"), ("Dee", None), ("Eli", None)]):
        sheet.append([name, team, None, at])
    for area in ("A1:D1", "B3:B4", "B5:C6", "B9:B4000"):
        sheet.merge_cells(area)
    book.save(tmp_path / "list.xlsx")
    found = tables.read_file(tmp_path / "list.xlsx")
    assert [row.cells for row in found.rows] == [
        ("Participants",),
        ("Name", "Team", "Level", "Nr."),
        ("Ana", "Sales", "", "0"),
        ("Ben", "Sales", "", "1"),
        ("Cem", "Ops", "", "2"),
        ("Dee", "Ops", "", "3"),
        ("Eli", "", "", "4"),
    ]


def test_a_good_one(make: SimpleNamespace, tmp_path: Path) -> None:
    found = read(make.workbook(3), tmp_path)
    assert [row.line for row in found.rows] == [1, 2, 3, 4]
    assert found.rows[0].cells == ("Name", "Team", "Joined", "Level", "Sum")
    assert found.rows[2].cells == ("Név 1 <&>", "Ops", "2027-01-01", "0.5", "=D2*2")


@pytest.mark.parametrize("place", range(DAMAGES))
def test_damaged_ones_are_read_or_refused_in_a_sentence(make: SimpleNamespace, tmp_path: Path, place: int) -> None:
    """425 of them. Whatever else openpyxl raises fails here, and so does a warning."""
    assert len(make.damages) == DAMAGES
    seen: Counter[str] = Counter()
    for data in make.damaged(make.damages[place], EACH):
        path = tmp_path / "list.xlsx"
        path.write_bytes(data)
        try:
            assert tables.read_file(path).rows
        except KnownError as error:
            seen[error.code] += str(path) in in_english(error)
    assert all(seen.values()), "a sentence names the file"
    assert set(seen) <= {
        ErrorCode.TABLE_DAMAGED,
        ErrorCode.TABLE_NOT_A_WORKBOOK,
        ErrorCode.TABLE_EMPTY,
        ErrorCode.TABLE_TOO_LARGE,
        ErrorCode.TABLE_TOO_WIDE,
        ErrorCode.TABLE_LOCKED,
    }


def test_all_sheets_of_damaged_ones_are_read_or_refused_in_a_sentence(make: SimpleNamespace, tmp_path: Path) -> None:
    named: list[bool] = []
    for damage in make.damages:
        for data in make.damaged(damage, 3):
            path = tmp_path / "list.xlsx"
            path.write_bytes(data)
            try:
                tables.read_workbook(path)
            except KnownError as error:
                named.append(str(path) in in_english(error))
    assert named
    assert all(named)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0 old", ErrorCode.TABLE_NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ErrorCode.TABLE_LOCKED),
        (b"Name;Team", ErrorCode.TABLE_NOT_A_WORKBOOK),
        (b"", ErrorCode.TABLE_NOT_A_WORKBOOK),
    ],
)
def test_what_is_no_workbook_is_said(tmp_path: Path, data: bytes, code: ErrorCode) -> None:
    (tmp_path / "list.xlsx").write_bytes(data)
    with pytest.raises(KnownError) as caught:
        tables.read_workbook(tmp_path / "list.xlsx")
    assert caught.value.code is code


def test_all_sheets_hold_what_one_list_may_hold_and_no_more(make: SimpleNamespace, tmp_path: Path) -> None:
    line = b"<row><c><v>1</v></c></row>"
    (tmp_path / "list.xlsx").write_bytes(make.sheet_of(line * (MOST_ROWS + 1)))
    with pytest.raises(KnownError) as caught:
        tables.read_workbook(tmp_path / "list.xlsx")
    assert caught.value.code is ErrorCode.TABLE_TOO_LONG


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the memory as Linux does")
def test_twelve_million_cells_are_refused_before_they_are_unpacked(make: SimpleNamespace, tmp_path: Path) -> None:
    """Through the command a coach would use, in a process of its own, which may not have more memory than it needs."""
    path = tmp_path / "cells.xlsx"
    line = b'<row spans="1:100">' + b'<c s="0" t="n"><v>1</v></c>' * 100 + b"</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in make.parts_of(make.workbook()).items():
            if name != make.sheet:
                package.writestr(name, data)
        with package.open(make.sheet, "w") as part:
            part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(1200):
                part.write(line * 100)
            part.write(b"</sheetData></worksheet>")
    assert 1_000_000 < path.stat().st_size < 3_000_000
    words = (sys.executable, "-c", IN_300_MB, "breakouts", "--names", path, "--rounds", "2")
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1), ended.stderr
    assert f"at most {MOST_CELLS} cells" in ended.stderr


def test_cells_without_number_end_the_reading_early(make: SimpleNamespace, tmp_path: Path) -> None:
    """They fit into the limit of a part: only counting stops them, after an eighth of what there is."""
    (tmp_path / "list.xlsx").write_bytes(make.sheet_of((b"<row>" + b"<c/>" * 16_000 + b"</row>") * 480))
    looked = []
    with pytest.raises(KnownError) as caught:
        tables.read_file(tmp_path / "list.xlsx", watch=lambda done, total: looked.append(done))
    assert caught.value.code is ErrorCode.TABLE_TOO_LARGE
    assert len(looked) < 100, "pieces of at most 65,536 bytes"


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 1, 45_000])
def test_too_many_rows_are_refused_with_both_figures(make: SimpleNamespace, tmp_path: Path, count: int) -> None:
    cells = b'<c t="str"><v>Ana</v></c>' + b"<c/>" * 12 if count > MOST_ROWS + 1 else b'<c t="str"><v>Ana</v></c>'
    data = make.sheet_of(b"<row>" + cells + b"</row>" + (b"<row>" + cells + b"</row>") * (count - 1))
    if count <= MOST_ROWS:
        assert len(read(data, tmp_path).rows) == count
        return
    error = refused(data, tmp_path)
    assert (error.code, error.facts["rows"], error.facts["most"]) == (ErrorCode.TABLE_TOO_LONG, count, MOST_ROWS)


def row(number: int, *cells: str) -> bytes:
    inside = "".join(f'<c r="{place}{number}" t="str"><v>Ana</v></c>' for place in cells)
    return f'<row r="{number}">{inside}</row>'.encode()


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (row(1, "A", "ZZ"), ErrorCode.TABLE_TOO_WIDE),
        (row(1, "A", "XFD"), ErrorCode.TABLE_TOO_WIDE),
        (row(99_999_999, "A"), ErrorCode.TABLE_DAMAGED),
        (row(5, "A") + row(4, "A"), ErrorCode.TABLE_DAMAGED),
        (b"<row>" + b"<c/>" * 16_385 + b"</row>", ErrorCode.TABLE_TOO_LARGE),
        ((b"<row>" + b"<c/>" * 16_000 + b"</row>") * 32, ErrorCode.TABLE_TOO_LARGE),
        (b"<x>" * 201 + b"</x>" * 201, ErrorCode.TABLE_DAMAGED),
        (b'<row><c t="s"><v>99</v></c></row>', ErrorCode.TABLE_DAMAGED),
        (b"", ErrorCode.TABLE_EMPTY),
    ],
)
def test_a_sheet_that_no_list_has(make: SimpleNamespace, tmp_path: Path, sheet: bytes, code: ErrorCode) -> None:
    parts = make.parts_of(make.sheet_of(sheet))
    del parts["xl/worksheets/sheet2.xml"]
    assert refused(make.packed(parts), tmp_path).code is code


def test_what_a_sheet_says_about_its_size_is_not_believed(make: SimpleNamespace, tmp_path: Path) -> None:
    for said in (b"A1:XFD1048576", b"B7:C8", b"A1"):
        found = read(make.sheet_of(row(1, "A", "B") + row(3, "A"), b'<dimension ref="%s"/>' % said), tmp_path)
        assert [(each.line, each.cells) for each in found.rows] == [(1, ("Ana", "Ana")), (3, ("Ana",))]


def test_formatted_empty_cells_far_out_are_nothing(make: SimpleNamespace, tmp_path: Path) -> None:
    far = b'<row r="1"><c r="A1" t="str"><v>Ana</v></c><c r="XFD1" s="0"/></row><row r="200000"><c s="0"/></row>'
    assert [each.cells[0] for each in read(make.sheet_of(far), tmp_path).rows] == ["Ana"]
    assert len(read(make.sheet_of(far), tmp_path).rows[0].cells) == MOST_COLUMNS


def test_one_long_text_said_a_hundred_thousand_times(make: SimpleNamespace, tmp_path: Path) -> None:
    parts = make.parts_of(make.sheet_of(b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 15_000))
    parts[make.strings] = parts[make.strings].replace(b"<t>Name</t>", b"<t>" + b"x" * 32_000 + b"</t>")
    assert refused(make.packed(parts), tmp_path).code is ErrorCode.TABLE_TOO_LARGE


FLOOD = MOST_BESIDE + 1


@pytest.mark.parametrize(
    ("part", "before", "flood", "code"),
    [
        ("xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="0"/>' * FLOOD, ErrorCode.TABLE_TOO_LARGE),
        ("xl/workbook.xml", b"</workbook>", b"<definedName/>" * FLOOD, ErrorCode.TABLE_TOO_LARGE),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", b"<Relationship/>" * FLOOD, ErrorCode.TABLE_TOO_LARGE),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<col/>" * FLOOD, ErrorCode.TABLE_TOO_LARGE),
        ("xl/worksheets/sheet1.xml", b"</worksheet>", b"<conditionalFormatting/>" * FLOOD, ErrorCode.TABLE_TOO_LARGE),
        ("xl/sharedStrings.xml", b"</sst>", b"<si/>" * (MOST_CELLS + 1), ErrorCode.TABLE_TOO_LARGE),
        ("xl/workbook.xml", b"<sheets>", b"<x %s/>" % b" ".join(b'a%d=""' % n for n in range(301)), None),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b'<x a="' + b"y" * 1_100_000 + b'"/>', None),
    ],
)
def test_a_flood_in_any_part(
    make: SimpleNamespace, tmp_path: Path, part: str, before: bytes, flood: bytes, code: ErrorCode | None
) -> None:
    """None of these is made into objects first and refused then."""
    data = make.parts_of(make.workbook())[part].replace(before, flood + before, 1)
    assert flood in data
    assert refused(make.with_part(part, data), tmp_path).code is (code or ErrorCode.TABLE_DAMAGED)


def test_packages_that_are_no_workbook(make: SimpleNamespace, tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(old, tmp_path).code is ErrorCode.TABLE_DAMAGED
    assert refused(old + "EncryptedPackage".encode("utf-16-le"), tmp_path).code is ErrorCode.TABLE_LOCKED
    kinds = b'<Types><Override ContentType="application/vnd.oasis.opendocument.text"/></Types>'
    for parts in ({"mimetype": b"x"}, {"[Content_Types].xml": kinds}):
        assert refused(make.packed(parts), tmp_path).code is ErrorCode.TABLE_NOT_A_WORKBOOK
    data = bytearray(make.workbook())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data), tmp_path).code is ErrorCode.TABLE_LOCKED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_without_bounds_is_not_unpacked(make: SimpleNamespace, tmp_path: Path, method: int) -> None:
    assert refused(make.packed(make.parts_of(make.workbook()), method), tmp_path).code is ErrorCode.TABLE_DAMAGED


def test_a_size_that_lies_is_found_out(make: SimpleNamespace, tmp_path: Path) -> None:
    """Smaller in the list of parts than it is: what lies beyond is neither unpacked nor believed."""
    parts = make.parts_of(make.workbook())
    parts[make.sheet] += b" " * (packages.LARGEST_PART + 1)
    assert refused(make.packed(parts), tmp_path).code is ErrorCode.TABLE_TOO_LARGE
    data = bytearray(make.packed(parts))
    entry = data.rindex(make.sheet.encode()) - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 3_000)
    assert refused(bytes(data), tmp_path).code is ErrorCode.TABLE_DAMAGED


@pytest.mark.parametrize("wide", [False, True])
def test_a_list_of_parts_without_end(tmp_path: Path, wide: bool) -> None:
    """Refused by its length, also where a 64-bit record says it: nobody makes a million objects of it."""
    length = 46 * 60_000
    said = 0xFFFFFFFF if wide else length
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, said, 0, 0)
    if wide:
        end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 60_000, 60_000, length, 0) + (
            struct.pack("<4sLQL", b"PK\x06\x07", 0, 4 + length, 1) + end
        )
    assert refused(b"PK\x03\x04" + bytes(length) + end, tmp_path).code is ErrorCode.TABLE_TOO_LARGE


def test_whoever_watches_can_end_the_reading_at_any_time(make: SimpleNamespace, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    path = tmp_path / "list.xlsx"
    path.write_bytes(make.workbook(1_000))
    told: list[tuple[int, int]] = []
    tables.read_file(path, watch=lambda done, total: told.append((done, total)))
    assert told[-1] == (1_001, 1_001)
    for last in range(1, len(told), len(told) // 8):
        left = iter(range(last))

        def watch(_done: int, _total: int, left=left) -> None:
            if next(left, None) is None:
                raise Enough

        with pytest.raises(Enough):
            tables.read_file(path, watch=watch)


def test_nothing_read_is_kept_open(make: SimpleNamespace, tmp_path: Path) -> None:
    data = make.workbook()
    assert workbooks.first_sheet(data)[0][0] == "Name"
    assert rows.Gathering().table() == IncomingTable(())


@pytest.mark.parametrize(
    ("shown", "stored", "read_as"), [("0%", 0.4, "40 %"), ("0.0 %", 0.125, "12.5 %"), ("0", 4, "4")]
)
def test_a_share_is_read_as_it_is_seen(shown: str, stored: float, read_as: str, tmp_path: Path) -> None:
    """With a formula in the sheet and without."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Key result", "Target"), ("Board used", stored)):
        sheet.append(row)
    sheet["B2"].number_format = shown
    for formula in (None, "=1+1"):
        sheet["C2"] = formula
        book.save(tmp_path / "levels.xlsx")
        assert tables.read_file(tmp_path / "levels.xlsx").rows[1].cells[1] == read_as

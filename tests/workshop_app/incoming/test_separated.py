"""Text that calls itself a list: zeros, floods, endless lines, and encodings that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.labels_errors import in_english
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import tables
from workshop_app.incoming.rows import LARGEST_FILE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from workshop_app.incoming.separated import LONGEST_LINE
from workshop_app.incoming.tables import LARGEST_PASTE, IncomingTable


def read(data: bytes, folder: Path) -> IncomingTable:
    path = folder / "list.csv"
    path.write_bytes(data)
    return tables.read_file(path)


def refused(data: bytes, folder: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read(data, folder)
    assert caught.value.refused
    assert str(folder / "list.csv") in in_english(caught.value)
    return caught.value


@pytest.mark.parametrize("place", [0, 5, 9, 200, 5000, 200_000])
def test_a_zero_anywhere_is_no_list_and_its_line_is_named(tmp_path: Path, place: int) -> None:
    data = bytearray(b"Ana;Ops\n" * 30_000)
    data[place] = 0
    error = refused(bytes(data), tmp_path)
    assert (error.code, error.facts["line"]) == (ErrorCode.TABLE_NOT_TEXT, place // 8 + 1)


def test_programs_are_no_lists(tmp_path: Path) -> None:
    for data in (
        b"Ana\x00",
        b"Ana;Ops\x00",
        b"\x00Ana Silva",
        b"A\x00na Silva;Ops",
        bytes(300),
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00>",
    ):
        assert refused(data, tmp_path).code is ErrorCode.TABLE_NOT_TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["Иван Петров", "王伟", "Αλέξης", "Ana", "अनिता", "김민준", "中文"])
def test_utf16_without_its_mark_is_still_read(tmp_path: Path, encoding: str, name: str) -> None:
    found = read(f"{name};Ops\r\n{name};Ops\r\n".encode(encoding), tmp_path)
    assert [row.cells for row in found.rows] == [(name, "Ops")] * 2
    assert (found.encoding, found.separator) == (encoding, ";")


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 1, 60_000])
def test_too_many_rows_are_refused_with_both_figures(tmp_path: Path, count: int) -> None:
    data = b"Ana;Ops\n\n" * count
    if count <= MOST_ROWS:
        assert len(read(data, tmp_path).rows) == count
        return
    error = refused(data, tmp_path)
    assert error.code is ErrorCode.TABLE_TOO_LONG
    assert f"{count} rows, and at most {MOST_ROWS} " in in_english(error)


def test_pasted_rows_have_the_same_limit() -> None:
    for words in ("Ana\n" * (MOST_ROWS + 1), "Ana\tOps\n" * (MOST_ROWS + 1), "a;" * (MOST_ROWS + 1)):
        with pytest.raises(KnownError) as caught:
            tables.read_pasted(words)
        assert f"{MOST_ROWS + 1} rows, and at most {MOST_ROWS} " in in_english(caught.value)
    with pytest.raises(KnownError) as caught:
        tables.read_pasted("x" * (LARGEST_PASTE + 1))
    assert caught.value.code is ErrorCode.PASTED_TOO_LARGE


def test_a_line_without_end_and_one_that_is_only_long(tmp_path: Path) -> None:
    error = refused(b"Ana\n" + b"x" * (LONGEST_LINE + 1), tmp_path)
    assert (error.code, error.facts["line"]) == (ErrorCode.TABLE_LINE_TOO_LONG, 2)
    found = read(b"Ana\n" + b"x" * (LONGEST_LINE - 1) + b"\nBen", tmp_path)
    assert ([row.line for row in found.rows], found.broken) == ([1, 3], (2,))


def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(KnownError) as caught:
        tables.read_file(path)
    assert f"{path} is 200 MB, and at most {LARGEST_FILE // 1_000_000} MB" in in_english(caught.value)


def test_wide_and_full(tmp_path: Path) -> None:
    error = refused(b"a," * MOST_COLUMNS + b"last\n", tmp_path)
    assert (error.code, error.facts["columns"]) == (ErrorCode.TABLE_TOO_WIDE, MOST_COLUMNS + 1)
    assert len(read(b"Ana" + b"," * 5_000 + b"\n", tmp_path).rows[0].cells) == MOST_COLUMNS
    assert refused(b"a," * 200 * 5 + b"\n", tmp_path).code is ErrorCode.TABLE_TOO_WIDE
    assert refused((b"a," * 400 + b"\n") * (MOST_CELLS // 400 + 1), tmp_path).code is ErrorCode.TABLE_TOO_LARGE


def test_a_quotation_mark_that_nobody_closed_costs_no_row(tmp_path: Path) -> None:
    """To the end of the list, over more than a cell may hold, closed by the next one, and on the last line."""
    for behind in (b"Cho;Ops\n" * 3, b"Cho;Ops\n" * 18_000, b'Cho;Ops\n"Dan;Ops\n', b""):
        found = read(b'Ana;Ops\n"Ben;Ops\n' + behind, tmp_path)
        assert [row.line for row in found.rows] == list(range(1, 3 + behind.count(b"\n")))
        assert {row.cells[1] for row in found.rows} == {"Ops"}
        assert (found.rows[1].cells[0], found.broken) == ("Ben", ())


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (b'Ines;"Port; North";"said: hello\nBob;HR;x\n', [("Ines", "Port; North", "said: hello"), ("Bob", "HR", "x")]),
        (b'A;"x\nB;"say ""hi""; y"\nC;z\n', [("A", "x"), ("B", 'say "hi"; y'), ("C", "z")]),
        (b'A;x\n"B;y\nC;7" pipe\n"D;8\n', [("A", "x"), ("B", "y"), ("C", '7" pipe'), ("D", "8")]),
    ],
)
def test_the_row_with_such_a_mark_keeps_its_cells(tmp_path: Path, words: bytes, rows: list[tuple[str, ...]]) -> None:
    """Other marks of the row are closed, or stand for inches."""
    assert [row.cells for row in read(words, tmp_path).rows] == rows


def test_of_links_to_pages_their_words_come_in_and_a_sentence_keeps_its_own(tmp_path: Path) -> None:
    link = b" (https://www.notion.so/Page-1a2b?pvs=21)"
    found = read(
        b"Topic;Notes\n%b;%b\n" % (b"Trios" + link + b", Goals" + link, b"read this" + link + b" before"), tmp_path
    )
    assert found.rows[1].cells == ("Trios, Goals", "read this (https://www.notion.so/Page-1a2b?pvs=21) before")


def test_lines_inside_a_cell_stay_its_lines(tmp_path: Path) -> None:
    found = read(b'Ana;"Ops;\nNight"\n"He said ""hi""\nthere; and";x\nAna "the Boss" Lind;Ops\n', tmp_path)
    assert [row.cells for row in found.rows] == [
        ("Ana", "Ops;\nNight"),
        ('He said "hi"\nthere; and', "x"),
        ('Ana "the Boss" Lind', "Ops"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "klingon", "utf-16"])
def test_an_encoding_that_was_asked_for_and_does_not_fit(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Zoë\n".encode("cp1252") * 3)
    with pytest.raises(KnownError) as caught:
        tables.read_file(path, encoding)
    assert encoding in in_english(caught.value)


@pytest.mark.parametrize("line", ["a" + " " * 200_000 + "b", "<" + "@" * 100_000, " " * 100_000 + "- Ana", '"' * 9_999])
def test_no_pasted_line_takes_longer_than_its_length(line: str) -> None:
    """A pattern that tries every way to cut 200,000 spaces would take hours: the test would not end."""
    assert len(tables.read_pasted(f"{line}\nBen").rows) == 2


def test_whoever_watches_can_end_it(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def watch(done: int, total: int) -> None:
        assert total == 800_000
        if done > total // 2:
            raise Enough

    (tmp_path / "list.csv").write_bytes(b"Ana;Ops\n" * 100_000)
    with pytest.raises(Enough):
        tables.read_file(tmp_path / "list.csv", watch=watch)


@pytest.mark.parametrize("name", ["Zoë", "André", "José", "Noè"])
def test_an_accent_before_a_separator_swallows_no_column(tmp_path: Path, name: str) -> None:
    """Among rare pages there is one in which these two bytes are one letter."""
    path = tmp_path / "names.csv"
    path.write_bytes(f"Name;Team\n{name};A\nBen;A\nCho;B\nDev;B\n".encode("cp1252"))
    assert [row.cells for row in tables.read_file(path).rows[:2]] == [("Name", "Team"), (name, "A")]

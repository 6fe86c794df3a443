"""Files that are no list, under the names of lists: a sentence each, and no row of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming.tables import read_data, read_file

MAIL = b"From: A <a@x.example>\r\nTo: Nora Vale <n@x.example>\r\nMIME-Version: 1.0\r\n\r\nNora Vale <n@x.example>\r\n"
FOREIGN = {
    "a.csv": (b"%PDF-1.4\n1 0 obj\n", ErrorCode.TABLE_IS_PDF),
    "b.xlsx": (b"\xef\xbb\xbf\n%PDF-1.7\nNora Vale", ErrorCode.TABLE_IS_PDF),
    "c.csv": (b"{\\rtf1\\ansi Nora Vale\\par}", ErrorCode.TABLE_IS_TEXT),
    "d.eml": (MAIL, ErrorCode.TABLE_IS_TEXT),
    "e.csv": (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", ErrorCode.TABLE_IS_TEXT),
    "f.csv": (b"\x89PNG\r\n\x1a\n", ErrorCode.TABLE_IS_OTHER),
    "g.txt": (b'[{"name": "Nora Vale"}]', ErrorCode.TABLE_IS_OTHER),
    "h.csv": (b'<?xml version="1.0"?><people><p>Nora Vale</p></people>', ErrorCode.TABLE_IS_OTHER),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_is_no_list_is_named_and_gives_no_rows(name: str, tmp_path: Path) -> None:
    data, code = FOREIGN[name]
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(KnownError) as refused:
        read_file(path)
    assert refused.value.code is code
    with pytest.raises(KnownError) as piped:
        read_data(data, Path("stdin"))
    assert piped.value.code is code


@pytest.mark.parametrize(
    "words",
    ["Name: Nora Vale\nTeam: Crossing\n", "[[Nora Vale]]\n[[Ivo Stern]]\n", "{Nora Vale}\n", "PKW, Nora Vale\n"],
)
def test_what_only_begins_alike_is_read(words: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(words, encoding="utf-8")

    assert "Nora Vale" in " ".join(read_file(path).rows[0].cells)

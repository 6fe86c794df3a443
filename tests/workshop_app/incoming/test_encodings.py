"""Three names in a rare encoding: read right, or said to be a guess. Never other letters without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.incoming import spelt
from workshop_app.incoming.tables import read_file

EUROPE = ("Jürgen Groß", "Åsa Björk", "René Müller")
POLISH = ("Łukasz Żak", "Joanna Wójcik", "Zdeněk Šťastný")
RUSSIAN = ("Анна Петрова", "Иван Стернов", "Лия Мур")
JAPANESE = ("山田太郎", "佐藤花子", "鈴木一郎")
NAMES = {
    "cp1252": EUROPE, "mac-roman": EUROPE, "cp850": EUROPE, "cp1250": POLISH, "iso8859-2": POLISH,
    "koi8-r": RUSSIAN, "cp1251": RUSSIAN, "cp866": RUSSIAN, "cp932": JAPANESE, "gb18030": ("王小明", "李小红", "张伟"),
    "big5": ("王小明", "陳大文"), "euc-kr": ("김철수", "이영희", "박민수"), "cp1253": ("Νίκος Παπαδόπουλος", "Μαρία"),
    "cp1255": ("דוד כהן", "שרה לוי"), "cp1256": ("محمد علي", "فاطمة"), "cp1257": ("Jānis Bērziņš", "Līga Ozola"),
    "cp874": ("สมชาย", "สมหญิง"),
}  # fmt: skip
HARD = {"cp1254": ("Ayşe Yılmaz", "İbrahim Şahin"), "euc-jp": JAPANESE[:2], "mac-cyrillic": RUSSIAN[:1]}


def _written(folder: Path, encoding: str, names: tuple[str, ...]) -> Path:
    path = folder / "list.csv"
    path.write_bytes("".join(f"{line};A\n" for line in ("Name", *names)).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", NAMES)
def test_three_names_are_read(encoding: str, tmp_path: Path) -> None:
    table = read_file(_written(tmp_path, encoding, NAMES[encoding]))
    assert [row.cells[0] for row in table.rows[1:]] == list(NAMES[encoding])


@pytest.mark.parametrize("encoding", [*NAMES, *HARD])
def test_other_letters_never_come_in_without_a_word(encoding: str, tmp_path: Path) -> None:
    names = (NAMES | HARD)[encoding]
    for count in range(1, len(names) + 1):
        table = read_file(_written(tmp_path, encoding, names[:count]))
        assert table.doubtful or [row.cells[0] for row in table.rows[1:]] == list(names[:count])
        chosen = read_file(_written(tmp_path, encoding, names[:count]), encoding)
        assert not chosen.doubtful, "whoever chose it need not be told"
        assert [row.cells[0] for row in chosen.rows[1:]] == list(names[:count])


def test_german_umlauts_of_an_office_are_no_doubt(tmp_path: Path) -> None:
    assert not read_file(_written(tmp_path, "cp1252", ("Jürgen Groß", "Bärbel Öztürk"))).doubtful
    assert not read_file(_written(tmp_path, "utf-8", POLISH)).doubtful


@pytest.mark.parametrize("word", ["Gro·", "бННБ", "Jόrgen", "©»astný", "JÅrgen–Gro·", "щшд"])
def test_what_is_no_word_is_worth_nothing(word: str) -> None:
    assert spelt.share(word) == 0

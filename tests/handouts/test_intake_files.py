"""Files that are not what they should be: each is refused with a code of its own (`ui/labels_errors.py` has the
sentence), none is unpacked beyond its limit, and none is changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts import catalogue, export, intake
from handouts.gather import ComposeOptions
from handouts.intake import Expected
from ui.labels_errors import in_english
from workshop_app import bootstrap
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import packages

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = bootstrap.create(tmp_path_factory.mktemp("intake") / "Acme.okrw", "Acme")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def ours(engagement: Workspace) -> Expected:
    return intake.expected(engagement.read)


@pytest.fixture(scope="module")
def record(engagement: Workspace, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    (document,) = catalogue.compose("parameters_record", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    return export.save(document, "docx", tmp_path_factory.mktemp("sent")).path.read_bytes()


def _zip(**parts: bytes | str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def _with(record: bytes, name: str, data: bytes) -> bytes:
    """The record with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(record)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return _zip(**parts | {name: data})


def _document(inside: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'.encode()


def _locked(record: bytes) -> bytes:
    """The flag of an encrypted entry, set in both of the places it stands."""
    return record.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def _plain_word(*paragraphs: str) -> bytes:
    file, written = docx.Document(), io.BytesIO()
    for words in paragraphs:
        file.add_paragraph(words)
    file.save(written)
    return written.getvalue()


OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
ODT = _zip(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<office/>"})
EXPANDING = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + _document(
    "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
)
CASES: dict[str, tuple[ErrorCode, Callable[[bytes], bytes]]] = {
    "nothing in it": (ErrorCode.RETURNED_EMPTY, lambda record: b""),
    "a PDF with another ending": (ErrorCode.RETURNED_NOT_OURS, lambda record: b"%PDF-1.7\n" + bytes(500)),
    "a picture": (ErrorCode.RETURNED_NOT_OURS, lambda record: b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "text": (ErrorCode.RETURNED_NOT_OURS, lambda record: "Sehr geehrte Frau Adler".encode("utf-16")),
    "OpenDocument with another ending": (ErrorCode.RETURNED_NOT_OURS, lambda record: ODT),
    "a zip of something": (ErrorCode.RETURNED_NOT_OURS, lambda record: _zip(**{"photo.jpg": b"x"})),
    "the other Word document": (ErrorCode.RETURNED_NOT_OURS, lambda record: _plain_word("Minutes", "of a meeting")),
    "old Word, or a password": (ErrorCode.RETURNED_LOCKED, lambda record: OLD_WORD),
    "a zip with a password": (ErrorCode.RETURNED_LOCKED, _locked),
    "cut in half": (ErrorCode.RETURNED_DAMAGED, lambda record: record[: len(record) // 2]),
    "four bytes": (ErrorCode.RETURNED_DAMAGED, lambda record: record[:4]),
    "bytes overwritten": (
        ErrorCode.RETURNED_DAMAGED,
        lambda record: record[:400] + bytes(len(record) - 1200) + record[-800:],
    ),
    "text that is no XML": (
        ErrorCode.RETURNED_DAMAGED,
        lambda record: _with(record, "word/document.xml", b"<w:document"),
    ),
    "an unknown encoding": (
        ErrorCode.RETURNED_DAMAGED,
        lambda record: _with(record, "word/document.xml", b'<?xml version="1.0" encoding="klingon"?><a/>'),
    ),
    "entities that expand": (
        ErrorCode.RETURNED_DAMAGED,
        lambda record: _with(record, "word/document.xml", EXPANDING),
    ),
    "nested without end": (
        ErrorCode.RETURNED_DAMAGED,
        lambda record: _with(record, "word/document.xml", _document("<w:p>" * 60_000 + "</w:p>" * 60_000)),
    ),
    "another root": (
        ErrorCode.RETURNED_NOT_OURS,
        lambda record: _with(record, "word/document.xml", b"<svg/>"),
    ),
    "a part that unpacks to gigabytes": (
        ErrorCode.RETURNED_TOO_LARGE,
        lambda record: _with(record, "word/document.xml", bytes(packages.LARGEST_PART + 1)),
    ),
    "a list of parts that unpacks to gigabytes": (
        ErrorCode.RETURNED_TOO_LARGE,
        lambda record: _with(record, "[Content_Types].xml", bytes(packages.LARGEST_PART + 1)),
    ),
    "parts without number": (
        ErrorCode.RETURNED_TOO_LARGE,
        lambda record: _zip(**{f"word/{nth}.xml": b"" for nth in range(packages.MOST_PARTS + 1)}),
    ),
    "not a word": (ErrorCode.RETURNED_EMPTY, lambda record: _with(record, "word/document.xml", _document("<w:p/>"))),
    "macros": (
        ErrorCode.RETURNED_MACROS,
        lambda record: _with(record, "word/vbaProject.bin", b"Sub AutoOpen"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_a_sentence_and_nothing_is_touched(
    case: str, record: bytes, ours: Expected, tmp_path: Path
) -> None:
    code, made = CASES[case]
    path = tmp_path / "Returned & 1.docx"
    path.write_bytes(made(record))
    before = path.read_bytes()
    with pytest.raises(KnownError) as refused:
        intake.read(path, ours)
    assert refused.value.code is code
    assert "Returned & 1.docx" in in_english(refused.value)
    assert "\n" not in in_english(refused.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]  # nothing was unpacked beside it


@settings(max_examples=60)
@given(data=st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_and_never_breaks_the_app(
    data: st.DataObject, record: bytes, ours: Expected, tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = bytearray(record)
    for at in data.draw(st.lists(st.integers(0, len(record) - 1), min_size=1, max_size=20)):
        damaged[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    path.write_bytes(damaged)
    with suppress(KnownError):
        intake.read(path, ours)


def test_a_folder_or_nothing_at_all_is_said(ours: Expected, tmp_path: Path) -> None:
    for path, code in ((tmp_path, ErrorCode.INPUT_IS_FOLDER), (tmp_path / "gone.docx", ErrorCode.FILE_MISSING)):
        with pytest.raises(KnownError) as refused:
            intake.read(path, ours)
        assert refused.value.code is code


def test_another_engagements_record_is_not_taken(ours: Expected, tmp_path: Path) -> None:
    other = bootstrap.create(tmp_path / "Other.okrw", "Acme")  # even of a client of the same name
    (document,) = catalogue.compose("parameters_record", other.read, ComposeOptions(day=date(2026, 11, 25)))
    path = export.save(document, "docx", tmp_path).path
    other.close()
    with pytest.raises(KnownError) as refused:
        intake.read(path, ours)
    assert refused.value.code is ErrorCode.RETURNED_OTHER_CLIENT
    assert "Acme" in in_english(refused.value)


def test_another_document_of_ours_is_no_record(engagement: Workspace, ours: Expected, tmp_path: Path) -> None:
    (document,) = catalogue.compose("staff_page", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    path = export.save(document, "docx", tmp_path).path
    with pytest.raises(KnownError) as refused:
        intake.read(path, ours)
    assert refused.value.code is ErrorCode.RETURNED_NOT_OURS


def test_comments_of_any_size_and_kind_are_taken_as_text(record: bytes, ours: Expected, tmp_path: Path) -> None:
    file = docx.Document(io.BytesIO(record))
    place = next(each for each in file.paragraphs if each.text.startswith("0  "))
    file.add_comment(place.runs, "=cmd|' /C calc'!A0 <script>alert(1)</script> {client} %s ../../x", author="<b>A</b>")
    file.add_comment(place.runs, "x" * 64_000, author="\u202egnol " * 200)
    file.add_comment(place.runs, "", author="silent")
    path = tmp_path / "long.docx"
    file.save(str(path))
    markup, long = intake.read(path, ours)
    assert markup.text == "=cmd|' /C calc'!A0 <script>alert(1)</script> {client} %s ../../x"
    assert markup.author == "<b>A</b>"
    assert len(long.text) == intake.LONGEST
    assert len(long.author) <= 200
    assert {markup.key, long.key} == {"why"}


def test_more_comments_than_anybody_writes_are_refused(record: bytes, ours: Expected, tmp_path: Path) -> None:
    one = '<w:comment w:id="{}" w:author="A"><w:p><w:r><w:t>!</w:t></w:r></w:p></w:comment>'
    many = "".join(one.format(nth) for nth in range(intake.MOST_COMMENTS + 1))
    file = docx.Document(io.BytesIO(record))
    file.add_comment(next(each.runs for each in file.paragraphs if each.runs), "the first", author="A")
    written = io.BytesIO()
    file.save(written)
    path = tmp_path / "many.docx"
    path.write_bytes(
        _with(written.getvalue(), "word/comments.xml", f'<w:comments xmlns:w="{WORD}">{many}</w:comments>'.encode())
    )
    with pytest.raises(KnownError) as refused:
        intake.read(path, ours)
    assert refused.value.code is ErrorCode.RETURNED_TOO_LARGE


def test_reading_changes_nothing_in_the_engagement(engagement: Workspace, record: bytes, tmp_path: Path) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(record)
    assert engagement.path is not None
    before = engagement.path.read_bytes()
    assert intake.read(path, intake.expected(engagement.read)) == ()
    assert engagement.path.read_bytes() == before

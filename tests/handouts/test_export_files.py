"""Files as they land in a folder: names, numbered copies, nothing left behind when something is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handouts import export, pdf
from handouts.document import Edition, Paragraph, text
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def letter(document_of):
    return document_of(Paragraph(text("Dear reader")), name="Agenda: day 1/2")


@pytest.mark.parametrize("paper", list(Paper))
def test_the_specimen_is_written_and_read_back(specimen, tmp_path, paper):
    found = export.save(specimen, "pdf", tmp_path, paper)
    assert found.verified
    assert found.pages == 9
    assert found.document == "specimen"
    assert found.edition is Edition.PARTICIPANT
    assert found.path.read_bytes().startswith(b"%PDF-")
    found = export.save(specimen, "docx", tmp_path, paper)
    assert found.pages is None
    assert found.path.read_bytes().startswith(b"PK")
    assert names_in(tmp_path) == ["Specimen.docx", "Specimen.pdf"]


def test_an_existing_file_is_kept_and_the_new_one_numbered(letter, tmp_path):
    paths = [export.save(letter, "pdf", tmp_path, "a4").path.name for _ in range(3)]
    assert paths == ["Agenda- day 1-2.pdf", "Agenda- day 1-2 (2).pdf", "Agenda- day 1-2 (3).pdf"]


def test_replace_replaces(letter, tmp_path):
    (tmp_path / "Agenda- day 1-2.pdf").write_text("old")
    found = export.save(letter, "pdf", tmp_path, "a4", replace=True)
    assert names_in(tmp_path) == [found.path.name]
    assert found.path.read_bytes().startswith(b"%PDF-")


def test_the_facilitators_edition_is_named(document_of):
    def named(name: str, edition: Edition) -> str:
        return export.file_name(document_of(Paragraph(text("x")), name=name, edition=edition))

    assert named("Run sheet", Edition.FACILITATOR) == "Run sheet (facilitator)"
    assert named("Facilitator notes", Edition.FACILITATOR) == "Facilitator notes"
    assert named("Run sheet", Edition.PARTICIPANT) == "Run sheet"
    long = named("x" * 500, Edition.FACILITATOR)
    assert long.endswith("(facilitator)")
    assert len(long) == 120


def test_a_document_without_a_name_gets_its_id(document_of):
    assert export.file_name(document_of(Paragraph(text("x")), name="???")) == "specimen"


def test_the_folder_is_made(letter, tmp_path):
    assert export.save(letter, "docx", tmp_path / "new" / "folder", "letter").path.exists()


def test_a_file_in_the_place_of_the_folder(letter, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(KnownError) as caught:
        export.save(letter, "pdf", tmp_path / "taken", "a4")
    assert caught.value.code is ErrorCode.FOLDER_UNWRITABLE


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(letter, tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KnownError) as caught:
            export.save(letter, "pdf", tmp_path, "a4")
    finally:
        tmp_path.chmod(0o700)
    assert caught.value.code is ErrorCode.FOLDER_UNWRITABLE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_nothing_behind(letter, tmp_path, monkeypatch):
    """The bytes go to a device that is full; the name of the temporary file stays in the folder."""
    real = os.open

    def full(path: Path, flags: int, mode: int = 0o777) -> int:
        to_full = str(path).endswith(".part")
        return real("/dev/full" if to_full else path, flags & ~os.O_EXCL if to_full else flags, mode)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(KnownError) as caught:
        export.save(letter, "pdf", tmp_path, "a4")
    assert caught.value.code is ErrorCode.PLACE_FULL
    assert names_in(tmp_path) == []


def test_a_file_that_says_something_else_is_not_kept(letter, document_of, tmp_path, monkeypatch):
    other = pdf.render(document_of(Paragraph(text("Dear writer"))), theme_for("a4"))
    monkeypatch.setattr(pdf, "render", lambda document, theme: other)
    (tmp_path / "Agenda- day 1-2.pdf").write_text("the good one")
    with pytest.raises(KnownError) as caught:
        export.save(letter, "pdf", tmp_path, "a4", replace=True)
    assert caught.value.code is ErrorCode.EXPORT_MISMATCH
    assert caught.value.facts == {"path": str(tmp_path / "Agenda- day 1-2.pdf"), "detail": "reader"}
    assert (tmp_path / "Agenda- day 1-2.pdf").read_text() == "the good one"
    assert names_in(tmp_path) == ["Agenda- day 1-2.pdf"]


def test_a_path_that_is_too_long(letter, tmp_path):
    with pytest.raises(KnownError) as caught:
        export.save(letter, "pdf", tmp_path / ("x" * 300), "a4")
    assert caught.value.code is ErrorCode.FILE_NAME_UNUSABLE


def test_a_folder_in_the_place_of_the_file(letter, tmp_path):
    (tmp_path / "Agenda- day 1-2.pdf").mkdir()
    with pytest.raises(KnownError) as caught:
        export.save(letter, "pdf", tmp_path, "a4", replace=True)
    assert caught.value.code is ErrorCode.FILE_READ_ONLY
    assert names_in(tmp_path) == ["Agenda- day 1-2.pdf"]
    assert export.save(letter, "pdf", tmp_path, "a4").path.name == "Agenda- day 1-2 (2).pdf"


def test_new_files_are_for_others_too(letter, tmp_path):
    path = export.save(letter, "pdf", tmp_path, "a4").path
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


def test_what_no_font_draws_is_reported(document_of, tmp_path, without_cjk):
    document = document_of(Paragraph(text("Well done 😀 中")))
    assert export.save(document, "pdf", tmp_path, "a4").replaced == ("中",)
    assert export.save(document, "docx", tmp_path, "a4").replaced == ()


def test_nothing_to_export(document_of, tmp_path):
    with pytest.raises(KnownError) as caught:
        export.save(document_of(sections=()), "pdf", tmp_path, "a4")
    assert caught.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_an_unknown_format_or_paper_is_a_bug(letter, tmp_path):
    with pytest.raises(ValueError, match="odt"):
        export.save(letter, "odt", tmp_path, "a4")
    with pytest.raises(ValueError, match="a5"):
        export.save(letter, "pdf", tmp_path, "a5")

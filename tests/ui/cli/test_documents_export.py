"""The agenda as data and a workshop's pack, from the command line."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # noqa: TID251 - the file is ours, and read by somebody else than the writer

from handouts import pdf
from handouts.document import Document, Edition, Paragraph, Section, text
from workshop_app import bootstrap
from workshop_app.application import disk
from workshop_app.application.commands.basic import edit
from workshop_app.domain.workshops import Workshop

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, sample_today: bytes) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.okrw"
    path.write_bytes(sample_today)
    return path


def test_documents_lists_the_formats(say: Say) -> None:
    formats = {each["id"]: each["formats"] for each in say("documents", "--json")[1]}
    assert formats["participant_agenda"] == ["pdf", "docx", "ics", "xlsx", "md"]
    assert formats["run_sheet"] == ["pdf", "docx"]


def test_agendas_are_exported_as_data(say: Say, file: Path, tmp_path: Path) -> None:
    for fmt in ("ics", "xlsx", "md"):
        status, found, _ = say(
            "export", file, "--document", "participant_agenda", "--format", fmt, "--out", tmp_path, "--json"
        )
        assert status == 0
        assert [(each["document"], each["format"], each["edition"]) for each in found] == [
            ("participant_agenda", fmt, "participant")
        ] * 3
        assert all(Path(each["path"]).is_file() for each in found)
    sheet = load_workbook(next(tmp_path.glob("Agenda – Expert*.xlsx"))).worksheets[0]
    assert [sheet.cell(2, column).value for column in (2, 5)] == ["09:00", "Welcome and introductions"]


def test_all_in_a_data_format_is_what_exists_in_it(say: Say, file: Path, tmp_path: Path) -> None:
    status, found, _ = say("export", file, "--all", "--format", "ics", "--out", tmp_path, "--json")
    assert status == 0
    assert {each["document"] for each in found} == {"participant_agenda"}


def test_a_document_without_this_format_is_named(say: Say, file: Path, tmp_path: Path) -> None:
    status, _, err = say("export", file, "--document", "run_sheet", "--format", "ics", "--out", tmp_path)
    assert status == 2
    assert err.strip() == "run_sheet cannot be written as ics, only as pdf, docx."
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("id", "edition", "has"), [("run_sheet", "participant", "facilitator"), ("glossary", "facilitator", "participant")]
)
def test_an_edition_that_a_document_has_not_is_named(
    say: Say, file: Path, tmp_path: Path, id: str, edition: str, has: str
) -> None:
    """Nothing is missing that could be filled in first."""
    status, _, err = say("export", file, "--document", id, "--edition", edition, "--out", tmp_path)
    assert status == 2
    assert err.strip() == f"{id} has no {edition} edition, only {has}."


def test_a_pack_is_written_with_its_counts(say: Say, file: Path, tmp_path: Path) -> None:
    workshops = say("info", file, "--json")[1]["workshops"]
    id = next(each["id"] for each in workshops if each["status"] == "planned")
    status, found, err = say("export", file, "--pack", id, "--paper", "letter", "--out", tmp_path, "--json")
    assert status == 0
    assert found[0]["document"] == "pack_contents"
    assert {each["document"]: each["copies"] for each in found if each["format"] == "pdf"}["participant_agenda"] == 7
    assert all(Path(each["path"]).is_file() for each in found)
    assert len(err.splitlines()) == len(found)


def test_a_pack_of_nothing_is_one_line(say: Say, file: Path, tmp_path: Path) -> None:
    for words in (("--pack", "nope"), ("--pack", "nope", "--format", "ics")):
        status, _, err = say("export", file, *words, "--out", tmp_path / "out")
        assert status in (1, 2)
        assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_refused_pdf_is_named_with_its_word_file_and_the_others_are_made(
    say: Say, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = pdf.render
    other = Document("x", "x", "x", Edition.PARTICIPANT, "en", (Section((Paragraph(text("nothing of it")),)),))
    monkeypatch.setattr(pdf, "render", lambda made, theme: good(other if made.id == "run_sheet" else made, theme))
    asked = ("export", file, "--document", "run_sheet", "--document", "roles_contacts", "--format", "pdf")
    status, found, err = say(*asked, "--out", tmp_path, "--json")
    assert status == 1
    refused = [each for each in found if not each["verified"]]
    assert {each["document"] for each in refused} == {"run_sheet"}
    assert all(each["path"] is None and Path(each["instead"]).suffix == ".docx" for each in refused)
    assert [each["document"] for each in found if each["path"]] == ["roles_contacts"]
    for each in refused:
        assert f"{each['name']}: {each['refused']} As a Word file: {each['instead']}" in err.splitlines()


def test_what_changed_is_said_of_the_sheets_that_lie_there(say: Say, file: Path, tmp_path: Path) -> None:
    """Asked twice in one evening: the second time nothing changed since the first, though much did since the pack."""
    copy = tmp_path / "copy.okrw"
    copy.write_bytes(file.read_bytes())
    id = next(each["id"] for each in say("info", copy, "--json")[1]["workshops"] if each["status"] == "planned")
    ask = ("export", copy, "--pack", id, "--out", tmp_path / "out")
    assert say(*ask)[0] == 0
    assert "Nothing changed since sheets were last made, " in say(*ask, "--changed")[2]
    with closing(bootstrap.open_workspace(copy)) as workspace:
        workspace.apply(edit(Workshop, id, place="Pier 7"))
    assert "pages changed." in say(*ask, "--changed")[2]
    assert "Nothing changed since sheets were last made, " in say(*ask, "--changed")[2]


def test_a_full_disk_is_said_once(say: Say, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_all: Any, **_named: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(disk, "write_unfinished", full)
    status, _, err = say("export", file, "--all", "--format", "both", "--out", tmp_path)
    assert status == 1
    assert err.count("because the disk is full") == 1


@pytest.mark.parametrize("undated", [1, 3])
def test_a_workshop_without_a_day_is_named_and_stops_no_other(
    say: Say, tmp_path: Path, sample_today: bytes, undated: int
) -> None:
    """The calendar of the first that had none ended all, and nobody knew which it was."""
    file = tmp_path / "sample.okrw"
    file.write_bytes(sample_today)
    with closing(bootstrap.open_workspace(file)) as opened:
        titles = [each.title for each in opened.read.all(Workshop)]
        for each in opened.read.all(Workshop)[:undated]:
            opened.apply(edit(Workshop, each.id, day=None))
    wanted = ("--document", "participant_agenda", "--format", "ics", "--out", tmp_path / "out", "--json")
    status, found, said = say("export", file, *wanted)
    assert (status, len(found)) == (1, len(titles) - undated)
    for title in titles[:undated]:
        assert f"There is no calendar of “{title}”: it has no day yet." in said
    assert "nothing to put into" not in said
    assert len(list((tmp_path / "out").glob("*.ics"))) == len(titles) - undated
    status, found, said = say("export", file, *(each if each != "ics" else "md" for each in wanted))
    assert (status, len(found)) == (0, len(titles)), "other formats need no day"

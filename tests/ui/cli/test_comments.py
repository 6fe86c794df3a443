"""comments: what came back in a record, from the command line."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from handouts import catalogue, export, intake, intake_forms
from handouts.gather import ComposeOptions
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application.commands.returned import KeepReturned
from workshop_app.domain.errors import ErrorCode, KnownError

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*words: object) -> tuple[int, str, str]:
        status = main(["comments", *map(str, words)])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def file(tmp_path: Path, sample_today: bytes) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(sample_today)
    return path


@pytest.fixture
def returned(file: Path, tmp_path: Path) -> Path:
    """The record with two comments and one decision written anew."""
    workspace = bootstrap.open_workspace(file, read_only=True)
    (document,) = catalogue.compose("parameters_record", workspace.read, ComposeOptions(day=date(2026, 11, 25)))
    workspace.close()
    path = export.save(document, "docx", tmp_path).path
    word = docx.Document(str(path))
    paragraphs = list(word.paragraphs)
    word.add_comment(paragraphs[1].runs, "Read with pleasure", author="Bo Berg")
    at = next(nth for nth, each in enumerate(paragraphs) if each.text == "4  How long is a cycle?")
    word.add_comment(paragraphs[at].runs, "Why not\nsix?", author="Ana Lind")
    paragraphs[at + 1].runs[0].text = "A cycle lasts six months."
    word.save(str(path))
    return path


def test_json_names_every_comment_and_proposal(say: Said, file: Path, returned: Path) -> None:
    before = file.read_bytes(), returned.read_bytes()
    status, out, err = say(file, returned, "--json")
    assert (status, err) == (0, "")
    said = json.loads(out)
    assert (said["client"], said["version"], said["file"]) == ("Harbour Ferries", "2", str(returned))
    general, cycle = said["comments"]
    assert (general["parameter"], general["number"], general["author"]) == (None, None, "Bo Berg")
    assert (cycle["parameter"], cycle["number"], cycle["title"], cycle["text"], cycle["new"]) == (
        "cycle",
        4,
        "Cycle length",
        "Why not\nsix?",
        True,
    )
    assert cycle["at"].endswith("+00:00")
    (proposal,) = said["proposals"]
    assert (proposal["parameter"], proposal["after"]) == ("cycle", "A cycle lasts six months.")
    assert proposal["before"].startswith("A cycle lasts four months")
    assert (file.read_bytes(), returned.read_bytes()) == before


def test_people_read_it_by_parameter(say: Said, file: Path, returned: Path) -> None:
    status, out, _ = say(file, returned)
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "Not beside any parameter"
    assert lines[2] == "4  Cycle length"
    assert lines[3].startswith("  Ana Lind, ")
    assert lines[3].endswith(" UTC: Why not six?")
    assert lines[4] == "  Somebody proposes: A cycle lasts six months."
    assert lines[5].startswith("    instead of: A cycle lasts four months")


def test_what_the_engagement_already_holds_is_not_new(say: Said, file: Path, returned: Path) -> None:
    workspace = bootstrap.open_workspace(file)
    workspace.apply(KeepReturned(intake.read(returned, intake.expected(workspace.read))))
    workspace.close()
    said = json.loads(say(file, returned, "--json")[1])
    assert [each["new"] for each in (*said["comments"], *said["proposals"])] == [False, False, False]


def test_nothing_written_is_said(say: Said, file: Path, tmp_path: Path) -> None:
    assert (
        main(["export", str(file), "--document", "parameters_record", "--format", "docx", "--out", str(tmp_path)]) == 0
    )
    (sent,) = tmp_path.glob("*.docx")
    status, out, _ = say(file, sent)
    assert status == 0
    assert out.endswith("There are no comments in it, and nothing in its text was changed.\n")


def test_bad_input_is_a_sentence_and_status_1(say: Said, file: Path, returned: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.docx"
    damaged.write_bytes(returned.read_bytes()[:5000])
    for words in ((file, damaged), (file, tmp_path / "gone.docx"), (file, file), (returned, returned)):
        status, out, err = say(*words, "--json")
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1
        assert "Traceback" not in err


def test_wrong_usage_is_2(file: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["comments", str(file)])
    assert caught.value.code == 2


@pytest.mark.parametrize("properties", [True, False])
def test_intake_tells_a_record_from_a_handout(
    properties: bool, file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are Word files with teams, dates and types; word processors on the web drop what tells them apart."""
    if not properties:
        document = docx.Document(str(returned))
        rels = [id for id, each in document.part.package.rels.items() if each.reltype.endswith("custom-properties")]
        for id in rels:
            del document.part.package.rels[id]
        document.save(str(returned))
    with pytest.raises(KnownError) as refused:
        intake_forms.read(returned)
    assert refused.value.code is ErrorCode.FORM_NOT_OURS
    assert main(["intake", str(file), str(returned), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert (told["kind"], told["notes"], told["problems"]) == ("record", [], [])
    assert len(told["new"]) >= 2
    assert told["changed"]


def test_intake_says_of_what_holds_nothing_what_it_is(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Word file without a word, a locked text of LibreOffice, and the engagement itself: a sentence each."""
    empty, none, locked = tmp_path / "empty.docx", tmp_path / "none.docx", tmp_path / "locked.odt"
    docx.Document().save(str(empty))
    none.touch()
    with zipfile.ZipFile(locked, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<m:manifest xmlns:m='x'><m:encryption-data/></m:manifest>")
        package.writestr("content.xml", b"\x8f\x00")
    before = file.read_bytes()
    assert main(["intake", str(file), str(empty), str(none), str(locked), str(file), "--apply", "--json"]) == 1
    told = [each["problems"] for each in json.loads(capsys.readouterr().out)["files"]]
    for problems, words in zip(told, ("not a word", "not a word", "a password", "the engagement itself"), strict=True):
        assert len(problems) == 1
        assert words in problems[0]
    assert file.read_bytes() == before
    assert main(["drafts", "read", str(empty)]) == 1
    assert "not a word" in capsys.readouterr().err

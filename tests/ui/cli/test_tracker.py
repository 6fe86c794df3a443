"""The tracker from the command line: out, changed by somebody, told, taken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file

from workshop_app import bootstrap
from workshop_app import sample as samples
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.reflections import Bucket, Reflection

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    return path


@pytest.fixture
def tracker(say: Say, file: Path, tmp_path: Path) -> Path:
    status, told, said = say("tracker", "out", file, tmp_path / "out", "--json")
    assert (status, said, told["rows"]["okrs"]) == (0, "", 13)
    return Path(told["path"])


def _write(tracker: Path, line: int, **said: object) -> None:
    book = load_workbook(tracker)
    heads = [each.value for each in book["OKRs"][1]]
    for heading, value in said.items():
        book["OKRs"].cell(line, heads.index(heading.replace("_", " ")) + 1).value = value
    book.save(tracker)


def test_a_file_nobody_touched_changes_nothing(say: Say, file: Path, tracker: Path) -> None:
    status, told, said = say("tracker", "read", file, tracker, "--take", "--json")
    assert (status, told["changes"], told["questions"], told["taken"], said) == (0, [], [], 0, "")


def test_without_take_it_only_tells(say: Say, file: Path, tracker: Path) -> None:
    _write(tracker, 2, Final_score=0.7, Learning="because so")
    status, words, _ = say("tracker", "read", file, tracker)
    assert status == 0
    assert words.splitlines()[0].startswith("Crossing Operations, Departures before nine")
    assert words.splitlines()[0].endswith(": Final score: nothing → 0.7")
    assert words.splitlines()[-1] == "2 would change; --take takes them in"
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        assert opened.read.all(Reflection) == ()


def test_with_take_what_is_understood_comes_in_and_the_rest_is_asked(say: Say, file: Path, tracker: Path) -> None:
    _write(tracker, 2, Final_score="6", Learning="because so", Source="=1+1")
    status, told, said = say("tracker", "read", file, tracker, "--take", "--json")
    assert (status, told["taken"]) == (1, 1)
    assert [each["why"] for each in told["questions"]] == ["no_value", "no_score"]
    assert "OKRs, line 2, Final score: “6” is no score. Which number from 0 to 1 is meant?" in said
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        (reflection,) = opened.read.all(Reflection)
        assert (reflection.learning, reflection.score, reflection.bucket) == ("because so", "", Bucket.UNSAID)
        assert opened.read.get(KeyResult, reflection.id).source != "=1+1"


@pytest.mark.parametrize("bad", ["no such.xlsx", "words.xlsx", "list.xlsx"])
def test_any_other_file_is_refused_in_a_sentence(say: Say, file: Path, tmp_path: Path, bad: str) -> None:
    path = tmp_path / bad
    if bad == "words.xlsx":
        path.write_text("Name\nAna", "utf-8")
    elif bad == "list.xlsx":
        from openpyxl import Workbook

        Workbook().save(path)
    status, out, said = say("tracker", "read", file, path)
    assert (status, out, len(said.splitlines())) == (1, "", 1)


def test_a_workbook_that_is_named_is_written(say: Say, file: Path, tmp_path: Path) -> None:
    named = tmp_path / "for the board" / "t.xlsx"
    status, words, said = say("tracker", "out", file, named)
    assert (status, words.strip(), said) == (0, str(named), "")
    assert named.is_file()
    status, words, _ = say("tracker", "out", file, tmp_path / "T.XLSX")
    assert (status, words.strip()) == (0, str(tmp_path / "T.xlsx"))


def test_one_that_is_there_is_kept_and_a_folder_stays_a_folder(say: Say, file: Path, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"somebody's own")
    _, words, _ = say("tracker", "out", file, tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").read_bytes() == b"somebody's own"
    assert Path(words.strip()).parent == tmp_path
    assert Path(words.strip()) != tmp_path / "t.xlsx"
    (tmp_path / "folder.xlsx").mkdir()
    _, words, _ = say("tracker", "out", file, tmp_path / "folder.xlsx")
    assert Path(words.strip()).parent == tmp_path / "folder.xlsx"

"""okr-workshop cases list, check and read, as the author of a case uses them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app.domain.rehearsal import case_loader

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of one's own."""
    for name in ("bakery_logistics.toml", "bakery_logistics.en.toml"):
        shutil.copy(case_loader.CASES / name, tmp_path)
    return tmp_path


def test_the_cases_are_listed(say: Say) -> None:
    status, found, _ = say("cases", "list", "--json")
    assert status == 0
    assert sorted(each["id"] for each in found) == list(case_loader.available())
    assert [each["level"] for each in found] == sorted(each["level"] for each in found)
    first = next(each for each in found if each["id"] == "bakery_logistics")
    assert (first["level"], first["field"], first["languages"]) == (1, "logistics", ["en"])
    _, words, _ = say("cases", "list")
    assert "Tomke Harms: Introduce route software by June, train 14 drivers" in words


@pytest.mark.parametrize("named", ["", "bakery_logistics.toml", "bakery_logistics.en.toml"])
def test_a_case_and_a_folder_of_cases_are_proved(say: Say, folder: Path, named: str) -> None:
    status, words, err = say("cases", "check", folder / named)
    assert (status, err) == (0, "")
    heading, row = words.splitlines()
    assert heading.split() == ["case", "level", "states", "good", "best", "spare", "dead", "ends"]
    assert row.split()[0] == "bakery_logistics"
    assert row.split()[-1] == "0"


def test_the_proof_as_data(say: Say, folder: Path) -> None:
    status, found, _ = say("cases", "check", folder, "--json")
    assert (status, found["ok"], found["mistakes"]) == (0, True, [])
    (case,) = found["cases"]
    assert case["questions_to_best"] == len(case["way_to_best"])


def test_each_mistake_is_a_line_and_the_status_is_1(say: Say, folder: Path) -> None:
    texts = folder / "bakery_logistics.en.toml"
    texts.write_text(texts.read_text("utf-8").replace("[answer.word_late]", "[answer.word_lat]"), "utf-8")
    status, found, err = say("cases", "check", folder, "--json")
    assert (status, found["ok"], found["cases"]) == (1, False, [])
    assert len(err.splitlines()) == len(found["mistakes"]) == 2
    assert err.splitlines()[0].startswith("bakery_logistics.en.toml: answer.word_lat")
    status, out, err = say("cases", "read", folder / "bakery_logistics.toml")
    assert (status, out, len(err.splitlines())) == (1, "", 2)


def test_a_hole_that_only_the_search_finds_is_told_beside_the_table(say: Say, folder: Path) -> None:
    path = folder / "bakery_logistics.toml"
    path.write_text(path.read_text("utf-8").replace('gives = ["imke"]', ""), "utf-8")
    status, words, err = say("cases", "check", path)
    assert status == 1
    assert words.splitlines()[1].split()[4] == "-"
    assert "bakery_logistics.toml: fact.imke: can never come out;" in err


def test_what_is_not_there_is_said(say: Say, tmp_path: Path) -> None:
    for named in (tmp_path / "none.toml", tmp_path):
        status, out, err = say("cases", "check", named)
        assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert say("cases", "read", "nobody")[0] == 1
    assert say("cases", "read", "bakery_logistics", "--language", "xx")[0] == 1
    with pytest.raises(SystemExit) as usage:
        say("cases", "read")
    assert usage.value.code == 2


def test_a_talk_is_read_the_same_from_the_same_seed(say: Say, folder: Path) -> None:
    first = say("cases", "read", "bakery_logistics", "--seed", 4)
    assert first == say("cases", "read", folder / "bakery_logistics.en.toml", "--seed", 4)
    assert first[1] != say("cases", "read", "bakery_logistics", "--seed", 5)[1]
    _, lines, _ = say("cases", "read", "bakery_logistics", "--seed", 4, "--coach", "advising", "--json")
    assert {line["label"] for line in lines if line["from"] == "coach"} >= {"advice", "open"}


def test_cards_for_a_trio_are_written_and_an_unknown_case_is_named(say: Say, tmp_path: Path) -> None:
    status, written, err = say("cases", "cards", "scrap_shift", "--format", "both", "--out", tmp_path / "out", "--json")
    assert (status, err) == (0, "")
    assert [Path(each["path"]).suffix for each in written] == [".pdf", ".docx"]
    assert all(Path(each["path"]).is_file() for each in written)
    status, words, _ = say("cases", "cards", "--out", tmp_path / "three")
    assert (status, len(words.splitlines())) == (0, 1)
    assert say("cases", "cards", "nobody", "--out", tmp_path / "none")[0] == 1
    assert not (tmp_path / "none").exists()

"""What `export` names before it writes, and the zone of a calendar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from handouts import font_files, fonts, pdf_scripts, shaping
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.domain.people import Person

from .conftest import Say


@pytest.fixture
def without_cjk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine where the extra for Chinese, Japanese and Korean was not installed."""
    monkeypatch.setitem(sys.modules, font_files.CJK_PACKAGE, None)
    _forget_fonts()
    yield
    _forget_fonts()


def _forget_fonts() -> None:
    for known in (shaping.font_for, fonts._nearest, pdf_scripts.shaped_lines, pdf_scripts._paragraph):
        known.cache_clear()


def test_they_are_named_first_and_in_json(
    say: Say, tmp_path: Path, without_cjk: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = tmp_path / "sample.okrw"
    assert say("sample", sample)[0] == 0
    workspace = bootstrap.open_workspace(sample)
    workspace.apply(Add((replace(workspace.read.all(Person)[0], name="王小明, محمد علي"),)))
    workspace.close()
    words = ("export", sample, "--document", "sign_in_list", "--out", tmp_path / "out", "--json")
    status, files, err = say(*words)
    assert status == 0
    assert "No font here draws 小, 明, 王. In a PDF [?] stands in their place" in err
    assert font_files.CJK_EXTRA in err
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # as in a package or a set-up, into which nobody installs
    status, files, err = say(*words[:-2], tmp_path / "packed", "--json")
    assert "a Word file keeps them" in err
    assert "install" not in err
    assert {each for file in files for each in file["replaced"]} == {"小", "明", "王"}
    status, files, err = say(*words[:-2], tmp_path / "word", "--format", "docx", "--json")
    assert "No font" not in err


def test_a_calendar_in_the_zone_of_the_workshop(say: Say, tmp_path: Path) -> None:
    sample = tmp_path / "sample.okrw"
    assert say("sample", sample)[0] == 0
    words = ("export", sample, "--document", "participant_agenda", "--format", "ics", "--out", tmp_path / "out")
    status, said, err = say(*words, "--zone", "Lisbon")
    assert (status, said, err) == (
        2,
        "",
        "No time zone is called Lisbon; they go by area and city, such as Europe/Lisbon.\n",
    )
    assert say(*words, "--zone", "Europe/Lisbon")[0] == 0
    assert all("TZID=Europe/Lisbon" in path.read_text("utf-8") for path in (tmp_path / "out").iterdir())

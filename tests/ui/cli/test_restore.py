"""`okr-workshop restore`: the list, the way back with the present one kept first, the rescue, and every refusal."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.engagement import EditEngagement

Say = Callable[..., tuple[int, Any, str]]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(say: Say, tmp_path: Path, clock: Any) -> Path:
    """The sample with two earlier versions: as it was, and under another client's name."""
    path = tmp_path / "clients" / "sample.okrw"
    path.parent.mkdir()
    assert say("sample", path)[0] == 0
    bootstrap.back_up(path, clock, why="opening")
    _rename(path, "Ferries")
    clock.advance(1800)
    bootstrap.back_up(path, clock, why="half-hour")
    _rename(path, "Mistake")
    return path


def _rename(path: Path, client: str) -> None:
    opened = bootstrap.open_workspace(path)
    opened.apply(EditEngagement(client=client))
    opened.close()


def _client(say: Say, path: Path) -> str:
    return str(say("info", path, "--json")[1]["client"])


def _hurt(path: Path) -> bytes:
    """Zero the page that holds the coach's own parameters."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'own_parameter'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(data)
    return bytes(data)


def test_the_list_says_when_why_and_what(say: Say, file: Path) -> None:
    status, text, err = say("restore", file)
    assert (status, err) == (0, "")
    first, second = text.splitlines()
    assert "1  2026-11-23" in first
    assert "after half an hour of work: 10 of 11 parameters decided · people: 18" in first
    assert "when it was opened" in second
    status, facts, _ = say("restore", file, "--list", "--json")
    assert status == 0
    assert [(each["number"], each["why"], each["holds"]["client"]) for each in facts["versions"]] == [
        (1, "half-hour", "Ferries"),
        (2, "opening", "Harbour Ferries"),
    ]


def test_a_damaged_version_is_listed_as_one_and_not_put_back(say: Say, file: Path) -> None:
    newest = bootstrap.list_backups(file)[0].path
    newest.write_bytes(newest.read_bytes()[:9000])
    _, facts, _ = say("restore", file, "--list", "--json")
    assert facts["versions"][0]["holds"] is None
    assert "damaged" in facts["versions"][0]["problem"]
    before = file.read_bytes()
    status, out, err = say("restore", file, "--from", "1")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert file.read_bytes() == before


@pytest.mark.parametrize("way", ["number", "minute", "path"])
def test_a_version_comes_back_and_the_present_one_is_kept(say: Say, file: Path, way: str) -> None:
    copy = bootstrap.list_backups(file)[1]
    wanted = {"number": "2", "minute": f"{copy.at.astimezone():%Y-%m-%d %H:%M}", "path": str(copy.path)}[way]
    status, facts, _ = say("restore", file, "--from", wanted, "--json")
    assert status == 0
    assert _client(say, file) == "Harbour Ferries"
    assert _client(say, Path(facts["kept"])) == "Mistake"


def test_the_kept_one_is_named(say: Say, file: Path) -> None:
    status, text, _ = say("restore", file, "--from", "1")
    assert status == 0
    kept = next(each for each in bootstrap.list_backups(file) if each.why == "restore")
    assert str(kept.path) in text


@pytest.mark.parametrize("wanted", ["0", "9", "2020-01-01", "yesterday", "/nowhere.okrw"])
def test_an_unknown_version_is_one_sentence(say: Say, file: Path, wanted: str) -> None:
    status, out, err = say("restore", file, "--from", wanted)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert f"“{wanted}”" in err


def test_a_minute_that_two_versions_share_is_asked_about(say: Say, file: Path, clock: Any) -> None:
    bootstrap.back_up(file, clock, why="import")  # in the minute of the half-hour copy, with other work in it
    same = f"{bootstrap.list_backups(file)[0].at.astimezone():%Y-%m-%d %H:%M}"
    status, out, err = say("restore", file, "--from", same)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "numbers: 1, 2" in err
    assert _client(say, file) == "Mistake"
    whys = [each.why for each in bootstrap.list_backups(file)]
    assert say("restore", file, "--from", whys.index("half-hour") + 1)[0] == 0
    assert _client(say, file) == "Ferries"


def test_a_file_that_is_not_there_is_what_is_said(say: Say, tmp_path: Path) -> None:
    gone = tmp_path / "gone.okrw"
    status, out, err = say("restore", gone, "--from", "1")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert str(gone) in err
    assert "version" not in err


def test_an_open_file_is_left_alone(say: Say, file: Path) -> None:
    opened = bootstrap.open_workspace(file)
    try:
        status, _, err = say("restore", file, "--from", "1")
    finally:
        opened.close()
    assert (status, err.count("\n")) == (1, 1)
    assert "already open" in err
    assert _client(say, file) == "Mistake"


def test_another_clients_file_is_refused(say: Say, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.okrw"
    bootstrap.create(other, "Other").close()
    status, _, err = say("restore", file, "--from", other)
    assert status == 1
    assert "another engagement (Other)" in err
    assert _client(say, file) == "Mistake"


def test_verify_shows_the_way_and_rescue_goes_it(say: Say, file: Path) -> None:
    damaged = _hurt(file)
    status, _, err = say("verify", file)
    assert status == 1
    assert "--rescue" in err
    assert file.read_bytes() == damaged
    status, text, err = say("restore", file, "--rescue")
    assert status == 0
    assert "people: all 18" in text
    assert "parameters of your own: 0 of 1" in text
    assert "has more" in err  # the version of half past is whole
    (aside,) = file.parent.glob("sample damaged *.okrw")
    assert aside.read_bytes() == damaged
    assert say("verify", file)[0] == 0
    assert _client(say, file) == "Mistake"  # the newest words


def test_rescue_as_json(say: Say, file: Path) -> None:
    _hurt(file)
    status, facts, _ = say("restore", file, "--rescue", "--json")
    assert status == 0
    assert {"kind": "own_parameter", "came": 0, "of": 1} in facts["kinds"]
    assert Path(facts["set_aside"]).exists()
    assert facts["holds_more"] == str(bootstrap.list_backups(file)[0].path)


def test_a_sound_file_is_not_rescued(say: Say, file: Path) -> None:
    status, out, err = say("restore", file, "--rescue")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "Nothing is wrong" in err


def test_no_version_and_no_file(say: Say, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.okrw"
    bootstrap.create(fresh, "Fresh").close()
    assert say("restore", fresh)[:2] == (0, f"No earlier version of {fresh} is kept.\n")
    assert say("restore", fresh, "--json")[1]["versions"] == []
    status, _, err = say("restore", tmp_path / "nothing.okrw")
    assert (status, err.count("\n")) == (1, 1)


def test_two_ways_at_once_are_wrong_usage(file: Path) -> None:
    words = [sys.executable, "-m", "ui.command_line", "restore", str(file), "--list", "--rescue"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert ended.returncode == 2

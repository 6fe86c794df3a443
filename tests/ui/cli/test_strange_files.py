"""What is no file, or takes no output, is said in one line by every command: no traceback, and no endless wait."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import sample
from workshop_app.domain import unusable_names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="most of these cannot be made there")

# One process tries every command on every file; what hangs is ended by the time limit, and the tests fail: what hung is
# the last line on standard error.
EVERY_COMMAND = """
import contextlib, io, json, os, sys
from ui.command_line import main

said = {}
for key, folder, path in json.load(sys.stdin):
    os.chdir(folder)
    commands = {
        "info": ["info", path],
        "verify": ["verify", path, "--json"],
        "parameters": ["parameters", path, "--json"],
        "changes": ["changes", path, "--since", "2027-01-31"],
        "comments": ["comments", path, "returned.docx"],
        "export": ["export", path, "--all", "--out", "out"],
        "pack": ["export", path, "--pack", "x", "--out", "out"],
        "simulate": ["simulate", path],
        "sample": ["sample", path],
    }
    said[key] = {}
    for name, words in commands.items():
        print(key, name, file=sys.__stderr__, flush=True)
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
            status = main(words)
        said[key][name] = [status, errors.getvalue()]
sys.__stdout__.write(json.dumps(said))
"""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the whole path is too long for a socket
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("a file")


MADE = [_pipe, _socket, _device, _folder, _loop, _empty, _below_a_file]
NAMES = {
    "a name that is not UTF-8": b"Acme \xff.okrw",
    "a name that is too long": b"x" * 400 + b".okrw",
}


Tried = dict[str, dict[str, tuple[int, str]]]  # by case and command: the status, and what was said


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, bytes]]:
    """Of each case the folder of its own and the path that is no engagement file."""
    made: dict[str, tuple[Path, bytes]] = {}
    for make in MADE:
        folder = tmp_path_factory.mktemp("strange")
        path = folder / "there" / "Acme.okrw"
        path.parent.mkdir()
        make(path)
        made[make.__name__] = folder, os.fsencode(path)
    for name, words in NAMES.items() if sys.platform != "darwin" else ():
        folder = tmp_path_factory.mktemp("strange")
        made[name] = folder, os.fsencode(folder) + b"/" + words
    return made


@pytest.fixture(scope="module")
def tried(places: dict[str, tuple[Path, bytes]]) -> Tried:
    done = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND],
        input=json.dumps([(key, str(folder), os.fsdecode(path)) for key, (folder, path) in places.items()]),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: Tried = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_what_is_no_engagement_file(
    make: Callable[[Path], None], places: dict[str, tuple[Path, bytes]], tried: Tried
) -> None:
    folder, _ = places[make.__name__]
    for command, (status, said) in tried[make.__name__].items():
        assert status == 1, command
        assert said.count("\n") == 1, command
        assert said.endswith(".\n"), command
        assert str(folder / "there") in said or "/dev/zero" in said, command
        assert "disk did not take" not in said, command
        assert "reading only" not in said, command


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(sys.platform == "darwin", reason="that system refuses such names itself")
def test_names_that_cannot_be_used(name: str, places: dict[str, tuple[Path, bytes]], tried: Tried) -> None:
    folder, _ = places[name]
    for command, (status, said) in tried[name].items():
        assert status == 1, command
        assert said.count("\n") == 1, command
        assert said.endswith(".\n"), command
    assert [each for each in folder.iterdir() if each.name.endswith(".okrw")] == []


TOO_LONG = "x" * 300
OUT_OF_A_FILE = {
    "copy": ("copy", "FILE", f"{TOO_LONG}.okrw"),
    "export": ("export", "FILE", "--document", "sponsor_summary", "--out", TOO_LONG),
    "restore": ("restore", "FILE", "--from", TOO_LONG),
    "people": ("people", "save", "FILE", "--out", f"{TOO_LONG}.csv"),
    "list": ("people", "add", "FILE", f"{TOO_LONG}.csv"),
    "sample": ("sample", f"{TOO_LONG}.okrw"),
    "list of copies": ("restore", f"{TOO_LONG}.okrw", "--list"),
    "agenda": ("agenda", "check", TOO_LONG),
    "cases": ("cases", "check", TOO_LONG),
}


@pytest.mark.parametrize("name", OUT_OF_A_FILE)
def test_no_name_is_too_long_for_a_sentence(name: str, full_sample: Path, say: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(full_sample.parent)
    before = sorted(full_sample.parent.iterdir())
    status, _, said = say(*(full_sample if each == "FILE" else each for each in OUT_OF_A_FILE[name]))
    assert (status, said.count("\n")) == (1, 1), said
    assert TOO_LONG in said
    assert "-lock" not in said
    assert "Your text stays" not in said, "nobody typed any"
    assert "is connected" not in said, "no disk is at fault"
    assert sorted(full_sample.parent.iterdir()) == before


def test_a_name_that_windows_keeps_is_told_as_one(full_sample: Path, say: Any, monkeypatch: Any) -> None:
    """Everywhere, as it is there: nothing is a folder, in use, or missing."""
    monkeypatch.chdir(full_sample.parent)
    monkeypatch.setattr(unusable_names, "_WINDOWS", True)
    before = sorted(full_sample.parent.iterdir())
    for words in (
        ("sample", "con.okrw"),
        ("sample", "con"),
        ("info", "con.okrw"),
        ("copy", full_sample, "con.okrw"),
        ("people", "save", full_sample, "--out", "con.csv"),
        ("people", "template", "--out", "con.xlsx"),
        ("people", "add", full_sample, "con.csv"),
        ("export", full_sample, "--all", "--out", "con"),
    ):
        status, _, said = say(*words)
        assert (status, said.count("\n")) == (1, 1), (words, said)
        assert "cannot be used for a file here (Windows keeps con for a device)" in said, words
    assert sorted(full_sample.parent.iterdir()) == before


OUTPUTS = {
    "closed": (">&-", 1, "Standard output is closed, so the answer could not be written.\n"),
    "all closed": (">&- 2>&- <&-", 1, ""),
    "nobody reads": ("| true", 0, ""),
}


@pytest.mark.parametrize("words", ["documents --json", "agenda list", "info {file} --json"])
@pytest.mark.parametrize("output", OUTPUTS, ids=str)
def test_an_output_nobody_takes(full_sample: Path, words: str, output: str) -> None:
    tail, expected, said = OUTPUTS[output]
    command = f"set -o pipefail; '{sys.executable}' -m workshop_app {words.format(file=full_sample)} {tail}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (expected, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full() -> None:
    command = f"'{sys.executable}' -m workshop_app documents --json > /dev/full"
    done = subprocess.run(
        ["bash", "-c", command], cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "The answer could not be written (No space left on device).\n"


def test_a_closed_output_is_not_written_into_the_file(tmp_path: Path) -> None:
    """The first file that is opened would get the number of the stream that was closed."""
    path = tmp_path / "Sample.okrw"
    command = f"'{sys.executable}' -m workshop_app sample {path} >&- 2>&- <&-"
    subprocess.run(["bash", "-c", command], cwd=Path(__file__).parents[3], timeout=60, check=False)
    assert path.read_bytes().startswith(b"SQLite format 3\x00")
    from workshop_app import bootstrap

    assert bootstrap.verify(path).problems == ()


@pytest.fixture
def full_sample(tmp_path: Path) -> Path:
    from workshop_app import sample

    sample.build(tmp_path / "Sample.okrw").close()
    return tmp_path / "Sample.okrw"


def test_a_file_that_holds_too_much_is_told_with_both_figures(say: Any, tmp_path: Path) -> None:
    path = tmp_path / "Acme.okrw"
    sample.build(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO team (id, name, position, top_level, lead, engagement_id, seq)"
            " SELECT 'n' || i, name, position, top_level, lead, engagement_id, seq FROM (SELECT * FROM team LIMIT 1), "
            "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n)"
        )
        (has,) = connection.execute("SELECT count(*) FROM team").fetchone()
        connection.commit()
    before = path.read_bytes()
    for words in (("verify", path), ("info", path), ("restore", path, "--rescue")):
        status, _, said = say(*words)
        assert status != 0
        assert f"teams: {has}, at most 5000" in said
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]

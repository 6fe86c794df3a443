"""Every command that reads a file of a stranger, every kind of file that is none: one line, status 1, and an end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.cli import output
from ui.cli.drafts import LONGEST_LINE
from ui.command_line import main

Say = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[3]
COMMANDS = {
    "names": ("breakouts", "--rounds", "2", "--names"),
    "rules": ("breakouts", "--rounds", "2", "--people", "6", "--rules"),
    "drafts": ("check-drafts",),
    "agenda": ("agenda", "check"),
}


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def loop(folder: Path) -> Path:
    (folder / "loop").symlink_to("loop")
    return folder / "loop"


def broken_link(folder: Path) -> Path:
    (folder / "link").symlink_to("gone")
    return folder / "link"


def zeros(folder: Path) -> Path:
    return Path("/dev/zero")


def a_folder(folder: Path) -> Path:
    return folder


def missing(folder: Path) -> Path:
    return folder / "gone"


def large(folder: Path) -> Path:
    with (folder / "large").open("wb") as file:
        file.truncate(200_000_000)
    return folder / "large"


def strange_name(folder: Path) -> Path:
    return Path(os.fsdecode(os.fsencode(folder) + b"/Zo\xeb\n.csv"))


@pytest.fixture(scope="module")
def full_file(tmp_path_factory: pytest.TempPathFactory, sample_today: bytes) -> Path:
    path = tmp_path_factory.mktemp("client") / "Harbour.okrw"
    path.write_bytes(sample_today)
    return path


SAID = {
    pipe: "a device or a pipe",
    loop: "leads back to itself",
    broken_link: "no longer there",
    zeros: "a device or a pipe",
    a_folder: "is a folder",
    missing: "There is no file",
    large: "200 MB",
    strange_name: "There is no file",
}


if os.name == "nt":  # nothing there is a device, a link needs rights, and no name is of bytes
    SAID = {kind: said for kind, said in SAID.items() if kind in (a_folder, missing, large)}


# An agenda is a folder: see below.
NO_FILES = [(command, kind) for command in COMMANDS for kind in SAID if (command, kind) != ("agenda", a_folder)]


@pytest.mark.parametrize(("command", "kind"), NO_FILES, ids=lambda each: getattr(each, "__name__", each))
def test_what_is_no_file(say: Say, tmp_path: Path, command: str, kind: Callable[[Path], Path]) -> None:
    status, out, err = say(*COMMANDS[command], kind(tmp_path))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert SAID[kind] in err


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.__name__)
def test_a_record_that_came_back_and_is_no_file(
    say: Say, tmp_path: Path, full_file: Path, kind: Callable[[Path], Path]
) -> None:
    status, out, err = say("comments", full_file, kind(tmp_path))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert SAID[kind] in err


DEEP = b"[" * 5_000
CONTENTS = {
    "names": {
        b"Ana\x00\nBen\nCho\n": "Line 1 of",
        b"Name\n" + b"Ana\n" * 20_001: "20002 rows, and at most 20000",
        b"": "no rows",
        b"Team,E-mail\nOps,x@y.org\n": "No column of names",
        b"PK\x03\x04 torn": "is damaged",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "is damaged",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"): "password",
    },
    "rules": {
        b"apart = " + DEEP: "nested too deeply",
        b"apart = 5": "apart is not a list of lists",
        b'apart = ["Ana", "Ben"]': "apart is not a list of lists",
        b"apart = [[\x00]]": "cannot be read",
        "apart = [['Zoë', 'Ana']]".encode("cp1252"): "not UTF-8",
        b"apart = " + b"9" * 5_000: "cannot be read",
    },
    "drafts": {
        DEEP: "Line 1: nested too deeply",
        b'{"text": "x", "more": ' + DEEP: "Line 1: nested too deeply",
        b'{"text": "x", "id": [[1]]}': 'its "id"',
        b'{"text": "x\x00"}': "not a JSON object",
        '{"text": "Größe"}'.encode("cp1252"): "not UTF-8",
        b'{"text": ' + b"9" * 5_000 + b"}": "not a JSON object",
        b"x" * (LONGEST_LINE + 1) + b"\nrest\n": "what follows it was not read",
    },
    "agenda": {
        b"title = " + DEEP: "nested too deeply",
        b"\x00" * 300: "not valid TOML",
        "title = 'Größe'".encode("cp1252"): "not UTF-8",
    },
}


@pytest.mark.parametrize(
    ("command", "content", "said"),
    [(command, content, said) for command, each in CONTENTS.items() for content, said in each.items()],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_stands_in_it(say: Say, tmp_path: Path, command: str, content: bytes, said: str) -> None:
    path = tmp_path / "Zo\u00eb \u05d0.txt"
    path.write_bytes(content)
    status, out, err = say(*COMMANDS[command], path)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert said in err
    assert err.isascii() or "Zo\u00eb \u05d0" in err


def test_a_folder_without_an_agenda_names_what_is_missing(say: Say, tmp_path: Path) -> None:
    status, out, err = say("agenda", "check", tmp_path)
    assert (status, out) == (1, "")
    assert err.splitlines() == ["agenda.toml: there is no such file", "texts.en.toml: there is no such file"]
    status, found, _ = say("agenda", "check", tmp_path, "--json")
    assert (status, found["ok"], len(found["mistakes"])) == (1, False, 2)


def test_rows_that_cannot_come_in_are_named_and_the_others_seated(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\nAna\n" + b"x" * 400 + b"\nBen\nCho\n")
    status, plan, err = say("breakouts", "--names", path, "--rounds", 1, "--json")
    assert (status, err.count("\n")) == (0, 1)
    assert err == "Line 3: left out (name too long).\n"
    assert {plan["rounds"][0]["rooms"][0][role] for role in ("coach", "coachee")} < {"Ana", "Ben", "Cho"}


# -- standard streams, in programs of their own

DRAFT = '{"text": "Raise the share of crossings on time from 81 % to 92 % by June"}\n'


def run(line: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """One line of a shell; `okr` is the program."""
    program = f'okr() {{ {sys.executable} -m workshop_app "$@"; }}; '
    return subprocess.run(
        ["/bin/sh", "-c", program + line], cwd=ROOT, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("okr agenda list >&-", 1, "could not be written"),
        ("okr agenda list > /dev/full", 1, "No space left"),
        ("okr agenda show expert_onsite --json > /dev/full", 1, "No space left"),
        ("okr check-drafts - >&-", 1, "could not be written"),
        ("okr breakouts --people 6 --rounds 1 >&-", 1, "could not be written"),
        ("okr agenda show nothing 2>&-", 1, None),
        ("okr agenda show nothing >&- 2>&- <&-", 1, None),
        ("okr check-drafts - <&-", 0, None),
        ("okr check-drafts - < /dev/zero", 1, "what follows it was not read"),
        ("{ okr agenda list; echo $? >&2; } | head -c 0", 0, "0"),
        ("{ okr agenda show expert_onsite --json; echo $? >&2; } | head -c 5", 0, "0"),
        ("{ okr agenda --help; echo $? >&2; } | head -c 0", 0, "0"),
    ],
)
def test_streams_that_are_closed_full_or_endless(line: str, status: int, said: str | None) -> None:
    ended = run(line, DRAFT)
    assert ended.returncode == status
    lines = ended.stderr.splitlines()
    assert len(lines) == (0 if said is None else 1), ended.stderr
    assert said is None or said in lines[0]


def test_drafts_come_in_by_a_pipe_and_each_is_answered_at_once() -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "workshop_app", "check-drafts", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in (1, 2):
            program.stdin.write(DRAFT)
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == str(number)
        program.stdin.close()
    assert program.returncode == 0


def test_a_mark_at_the_start_of_piped_drafts_is_no_letter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + DRAFT.encode() * 2)))
    assert main(["check-drafts", "-"]) == 0
    assert capsys.readouterr().out.count("\n") == 2


def test_a_problem_is_one_line_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    output.complain("one\ntwo\x1b[31m\rthree")
    assert capsys.readouterr().err == "one two [31m three\n"

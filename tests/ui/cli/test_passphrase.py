"""Passphrases on the command line: from a file or typed on a terminal, never an argument; else one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from agendas import loader
from ui.command_line import main
from ui.meetings import remember_meetings
from workshop_app import bootstrap
from workshop_app.application import pair_memory
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import SeatedRoom, SeatedRound, Workshop, WorkshopStatus
from workshop_app.storage import salts
from workshop_app.storage.engine import SCHEMA_VERSION

Say = Callable[..., tuple[int, Any, str]]
ROOT = Path(__file__).parents[3]
WORDS = "correct horse"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The sample's bytes, without and with a passphrase."""
    path = tmp_path_factory.mktemp("sample") / "sample.okrw"
    assert main(["sample", str(path)]) == 0
    plain = path.read_bytes()
    bootstrap.change_passphrase(path, new=WORDS)
    return plain, path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, samples: tuple[bytes, bytes]) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(samples[0])
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_bytes(f"{WORDS}\r\nand a second line\n".encode())
    return path


@pytest.fixture
def locked(sample: Path, samples: tuple[bytes, bytes]) -> Path:
    sample.write_bytes(samples[1])
    return sample


def test_set_change_and_remove(say: Say, sample: Path, words: Path, tmp_path: Path) -> None:
    bootstrap.back_up(sample, always=True)
    status, out, err = say("passphrase", sample, "set", "--new-passphrase-file", words)
    assert status == 0
    assert "dated copies (1)" in out
    assert err.startswith("If you forget it")
    assert all(bootstrap.has_passphrase(each.path) for each in bootstrap.list_backups(sample))
    other = tmp_path / "other.txt"
    other.write_text("battery staple", "utf-8")
    status, _, err = say("passphrase", sample, "set", "--new-passphrase-file", other)
    assert (status, "already" in err) == (1, True)
    status, _, err = say("passphrase", sample, "change", "--passphrase-file", other, "--new-passphrase-file", other)
    assert (status, "does not open" in err) == (1, True)
    words_then_other = ("--passphrase-file", words, "--new-passphrase-file", other)
    assert say("passphrase", sample, "change", *words_then_other)[0] == 0
    assert say("info", sample, "--json", "--passphrase-file", words)[0] == 1
    assert say("info", sample, "--json", "--passphrase-file", other)[1]["client"] == "Harbour Ferries"
    assert say("passphrase", sample, "remove", "--passphrase-file", other)[0] == 0
    assert say("info", sample, "--json")[1]["client"] == "Harbour Ferries"
    assert not salts.KEYS


@pytest.mark.parametrize(
    "line",
    [
        ("info", "--json"),
        ("verify", "--json"),
        ("parameters", "--json"),
        ("changes", "--since", "2026-01-01", "--json"),
        ("export", "--document", "parameters_record", "--out", "OUT", "--json"),
        ("simulate", "--json"),
        ("forget", "--name", "Nora Vale", "--json"),
    ],
    ids=lambda line: line[0],
)
def test_every_command_with_an_engagement_takes_the_file_and_says_what_is_missing(
    say: Say, locked: Path, words: Path, tmp_path: Path, line: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(os.devnull, encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        rest = [str(tmp_path / "out") if word == "OUT" else word for word in line[1:] if word != "--json"]
        status, out, err = say(line[0], locked, *rest)
        assert status == 1
        assert err.count("\n") == 1
        assert "passphrase" in err
        assert "Harbour" not in out
        assert say(line[0], locked, *rest, "--passphrase-file", words)[0] == 0
        bad = tmp_path / "bad.txt"
        bad.write_text("wrong horse", "utf-8")
        status, _, err = say(line[0], locked, *rest, "--passphrase-file", bad)
        assert (status, err.count("\n"), "does not open" in err) == (1, 1, True)
    assert not salts.KEYS


def test_info_and_verify_tell_what_can_be_told(say: Say, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(os.devnull, encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        status, facts, _ = say("info", locked, "--json")
        assert (status, facts) == (1, {"passphrase": True, "version": SCHEMA_VERSION, "bytes": locked.stat().st_size})
        status, report, err = say("verify", locked, "--json")
        assert (status, report["ok"], report["version"]) == (1, False, SCHEMA_VERSION) or report["version"] is None
        assert "damaged" not in err


@pytest.mark.parametrize(("words", "said"), [(" " * 9, "but spaces"), ("a b c d e", "not counting spaces")])
def test_what_cannot_be_seen_is_not_set(say: Say, sample: Path, tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "pass.txt"
    path.write_text(words + "\n", "utf-8")
    status, _, err = say("passphrase", sample, "set", "--new-passphrase-file", path)
    assert (status, said in err, bootstrap.has_passphrase(sample)) == (1, True, False)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xff\xfe\x00", None], ids=["empty", "no words", "no text", "missing"]
)
def test_a_passphrase_file_without_one(say: Say, locked: Path, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "pass.txt"
    if content is not None:
        path.write_bytes(content)
    status, _, err = say("info", locked, "--passphrase-file", path)
    assert (status, err.count("\n"), "first line" in err) == (1, 1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal to type on")
def test_typed_on_the_terminal_it_is_asked_and_not_shown(locked: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "ui.command_line", "info", str(locked)]
    with subprocess.Popen(line, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as asked:
        os.close(theirs)
        seen = b""
        for typed in (b"wrong horse\n", WORDS.encode() + b"\n"):
            while seen.count(b"Passphrase:") < (1 if typed.startswith(b"wrong") else 2):
                seen += os.read(ours, 4096)
            os.write(ours, typed)
        while True:
            try:
                seen += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
        status = asked.wait()
    os.close(ours)
    assert status == 0
    assert b"does not open" in seen
    assert b"client: Harbour Ferries" in seen
    assert b"horse" not in seen


def test_a_passphrase_is_no_argument(locked: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["info", str(locked), "--passphrase", WORDS])
    assert left.value.code == 2


@pytest.mark.parametrize("action", ["set", "change", "remove"])
@pytest.mark.parametrize("kind", ["missing", "link to nothing", "folder", "not ours", "half"])
def test_what_is_wrong_with_a_file_is_said_before_a_passphrase_is_thought_of(
    say: Say, sample: Path, words: Path, tmp_path: Path, action: str, kind: str
) -> None:
    path = tmp_path / "it.okrw"
    if kind == "folder":
        path.mkdir()
    elif kind == "not ours":
        path.write_text("hello", "utf-8")
    elif kind == "half":
        path.write_bytes(sample.read_bytes()[:40_960])
    elif kind == "link to nothing":
        path.symlink_to(tmp_path / "nowhere.okrw")
    status, out, err = say("passphrase", path, action, "--passphrase-file", words, "--new-passphrase-file", words)
    expected = {"folder": "is not an engagement file", "not ours": "is not an engagement file", "half": "not complete"}
    assert (status, out) == (1, "")
    assert expected.get(kind, "There is no file at") in err
    assert err.count("\n") == 1
    assert "If you forget it" not in err


@pytest.mark.parametrize(
    "content", [b"x" * 100_000, b"y" * 65_536, b"horse\0battery\n", b"horse\tbattery\n", bytes(70_000)]
)
def test_no_passphrase_is_taken_that_nobody_can_type(say: Say, sample: Path, tmp_path: Path, content: bytes) -> None:
    words = tmp_path / "strange.txt"
    words.write_bytes(content)
    status, _, err = say("passphrase", sample, "set", "--new-passphrase-file", words)
    assert (status, "No passphrase could be read" in err) == (1, True)
    assert not bootstrap.has_passphrase(sample)


@pytest.mark.parametrize("harm", ["first page", "middle", "cut short"])
def test_a_damaged_locked_file_goes_back_to_an_earlier_version(say: Say, locked: Path, words: Path, harm: str) -> None:
    bootstrap.unlock(locked, WORDS)
    release = bootstrap.key_kept(locked)
    bootstrap.back_up(locked, always=True)
    release()
    data = bytearray(locked.read_bytes())
    if harm == "cut short":
        del data[len(data) // 8192 * 4096 :]
    else:
        data[2000 if harm == "first page" else len(data) // 2 + 100] ^= 0xFF
    locked.write_bytes(data)
    status, out, _ = say("restore", locked, "--list", "--json", "--passphrase-file", words)
    assert status == 0
    assert out["versions"][0]["holds"]["client"] == "Harbour Ferries"
    assert say("restore", locked, "--from", "1", "--passphrase-file", words)[0] == 0
    assert say("info", locked, "--json", "--passphrase-file", words)[1]["client"] == "Harbour Ferries"
    assert bootstrap.has_passphrase(locked)


@pytest.mark.parametrize("present", ["gone", "an older one without a passphrase"])
def test_a_locked_copy_comes_back_where_the_file_cannot_say_its_passphrase(
    say: Say, sample: Path, words: Path, tmp_path: Path, samples: tuple[bytes, bytes], present: str
) -> None:
    plain, locked = samples[0], sample
    locked.write_bytes(samples[1])
    bootstrap.unlock(locked, WORDS)
    release = bootstrap.key_kept(locked)
    bootstrap.back_up(locked, always=True)
    release()
    locked.unlink()
    if present != "gone":
        locked.write_bytes(plain)
    status, out, _ = say("restore", locked, "--json")  # nobody is asked here: it says what it can
    assert (status, out["versions"][0]["holds"]) == (0, None)
    other = tmp_path / "other.txt"
    other.write_text("battery staple", "utf-8")
    status, _, err = say("restore", locked, "--from", "1", "--passphrase-file", other)
    assert (status, "does not open" in err) == (1, True)
    status, _, err = say("restore", locked, "--from", "1", "--passphrase-file", words)
    assert (status, err) == (0, "")
    assert bootstrap.has_passphrase(locked)
    assert say("info", locked, "--json", "--passphrase-file", words)[1]["client"] == "Harbour Ferries"
    assert not salts.KEYS


@pytest.mark.parametrize("places", [(72, 80), (20, 88), (20, 72, 88)])
def test_the_copies_of_a_file_with_a_harmed_header_are_listed_and_put_back(
    say: Say, locked: Path, words: Path, tmp_path: Path, places: tuple[int, ...]
) -> None:
    bootstrap.unlock(locked, WORDS)
    bootstrap.back_up(locked, always=True)
    bootstrap.forget_key(locked)
    data = bytearray(locked.read_bytes())
    for at in places:
        data[at] ^= 0xFF
    locked.write_bytes(data)
    status, listed, err = say("restore", locked, "--list", "--json", "--passphrase-file", words)
    assert status == 0
    assert [each["holds"]["client"] for each in listed["versions"]] == ["Harbour Ferries"]
    assert "Try again" not in err
    other = tmp_path / "other.txt"
    other.write_text("battery staple", "utf-8")
    status, _, err = say("restore", locked, "--list", "--passphrase-file", other)
    assert (status, "does not open" in err) == (1, True)
    assert say("restore", locked, "--rescue", "--passphrase-file", words)[0] == 1
    assert locked.read_bytes() == data, "nothing is set aside before somebody asks for a version"
    status, _, _ = say("restore", locked, "--from", "1", "--passphrase-file", words)
    assert status == 0
    assert say("info", locked, "--json", "--passphrase-file", words)[1]["client"] == "Harbour Ferries"
    assert [each.read_bytes() for each in locked.parent.glob("*damaged*.okrw")] == [data]
    assert not salts.KEYS


def test_a_file_that_gets_a_passphrase_is_remembered_no_more(say: Say, tmp_path: Path) -> None:
    """Who met whom in it is known to other engagements until then, and at once no longer."""
    path, words = tmp_path / "Acme.okrw", tmp_path / "words"
    words.write_text("a longer passphrase 42\n")
    with closing(bootstrap.create(path, "Acme")) as opened:
        opened.apply(Add((Person("a", "Ana"), Person("b", "Ben"))))
        opened.apply(PlanWorkshop(loader.load("expert_onsite"), people_ids=("a", "b"), id="w"))
        opened.apply(ChangeGroups.between("w", None, (SeatedRound(1, (SeatedRoom("1", "a", "b"),)),)))
        opened.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
        remember_meetings(opened)
    assert pair_memory.size().pairs == 1
    assert say("passphrase", path, "set", "--new-passphrase-file", words)[0] == 0
    assert pair_memory.size().pairs == 0


def test_everything_comes_out_of_a_locked_file_only_with_its_passphrase(
    say: Say, locked: Path, words: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    status, _, said = say("export", locked, "--everything", "--out", out)
    assert (status, list(out.glob("*"))) == (1, [])
    assert "passphrase" in said
    for name in ("sample.json", "sample (2).json"):  # never over what stands there
        status, made, said = say("export", locked, "--everything", "--out", out, "--passphrase-file", words, "--json")
        assert (status, made[0]["path"]) == (0, str(out / name))
        assert "no passphrase" in said
        assert json.loads((out / name).read_text("utf-8"))["tables"]["engagement"][0]["client"] == "Harbour Ferries"
        if os.name == "posix":
            assert (out / name).stat().st_mode & 0o077 == 0
    assert say("export", locked, "--everything", "--all", "--out", out, "--passphrase-file", words)[0] == 2

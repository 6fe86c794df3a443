"""One file, two copies of the app: the second is told who has it, and a dead one's lock keeps nobody out."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import lock
from workshop_app.storage.engine import SCHEMA_VERSION
from workshop_app.storage.header import read_header

HOLD = """
import sys
from workshop_app import bootstrap
workspace = bootstrap.open_workspace(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
workspace.close()
"""


def _lock(path: Path) -> Path:
    return path.with_name(path.name + "-lock")


def _write_lock(path: Path, host: str, pid: int) -> None:
    _lock(path).write_text(json.dumps({"host": host, "user": "eva", "pid": pid, "since": "2026-11-20T10:00:00+00:00"}))


def _dead_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_another_process_has_it_open(full_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(full_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(KnownError) as refused:
            bootstrap.open_workspace(full_file)
        with pytest.raises(KnownError):
            bootstrap.open_workspace(full_file, take_over=True)
        reading = bootstrap.open_workspace(full_file, read_only=True)
        assert queries.engagement(reading.read).client == "Acme"
        reading.close()
        holder.communicate("")

    assert refused.value.code is ErrorCode.FILE_LOCKED
    assert refused.value.facts["pid"] == holder.pid
    assert refused.value.facts["here"] is True
    bootstrap.open_workspace(full_file).close()


def test_the_same_process_twice(full_file: Path) -> None:
    first = bootstrap.open_workspace(full_file)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    first.close()
    assert refused.value.code is ErrorCode.FILE_LOCKED
    bootstrap.open_workspace(full_file).close()


def test_the_lock_of_a_dead_process_is_taken_over(full_file: Path) -> None:
    _write_lock(full_file, socket.gethostname(), _dead_pid())
    opened = bootstrap.open_workspace(full_file)
    assert json.loads(_lock(full_file).read_text())["pid"] == os.getpid()
    opened.close()
    assert not _lock(full_file).exists()


def test_locks_of_the_dead_beside_a_file_are_cleared(full_file: Path) -> None:
    """A file that was killed before it came to be has no opening that would clear its lock."""
    host, dead = socket.gethostname(), _dead_pid()
    for name, where, pid, old in (
        ("dead", host, dead, True),
        ("young", host, dead, False),
        ("elsewhere", "the-other-laptop", dead, True),
    ):
        _write_lock(full_file.with_name(f"{name}.okrw"), where, pid)
        if old:
            os.utime(_lock(full_file.with_name(f"{name}.okrw")), (0, 0))
    living = bootstrap.create(full_file.with_name("living.okrw"), "Living")
    os.utime(_lock(full_file.with_name("living.okrw")), (0, 0))
    victim = full_file.with_name("victim")
    victim.write_text("somebody's own")
    if sys.platform != "win32":
        _lock(full_file.with_name("link.okrw")).symlink_to(victim)
    bootstrap.open_workspace(full_file).close()
    left = {each.name.removesuffix(".okrw-lock") for each in full_file.parent.glob("*-lock")}
    assert left - {"link"} == {"young", "elsewhere", "living"}
    assert victim.read_text() == "somebody's own"
    living.close()


def test_another_machine_has_it_open(full_file: Path) -> None:
    _write_lock(full_file, "the-other-laptop", 1)
    before = _lock(full_file).read_bytes()
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_LOCKED
    facts = refused.value.facts
    assert (facts["host"], facts["user"], facts["since"], facts["here"]) == (
        "the-other-laptop",
        "eva",
        "2026-11-20T10:00:00+00:00",
        False,
    )
    assert _lock(full_file).read_bytes() == before


def test_the_user_may_take_over_from_another_machine(full_file: Path) -> None:
    _write_lock(full_file, "the-other-laptop", 1)
    bootstrap.open_workspace(full_file, take_over=True).close()
    assert not _lock(full_file).exists()


def test_a_lock_taken_over_from_us_is_left_to_its_new_holder(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    _write_lock(full_file, "the-other-laptop", 1)
    opened.close()
    assert _lock(full_file).exists()


@pytest.mark.parametrize(
    "text", ['{"host": "x", "user": "", "pid": -1, "since": ""}', "", "{", "[]", '{"host": 1}', "\x00\x00"]
)
def test_a_torn_lock_file_keeps_nobody_out(full_file: Path, text: str) -> None:
    _lock(full_file).write_text(text)
    bootstrap.open_workspace(full_file).close()
    assert not _lock(full_file).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="locks are other there")
@pytest.mark.parametrize(("alive", "opens"), [(True, False), (False, True)])
def test_where_the_folder_knows_no_locks_the_number_tells(
    full_file: Path, monkeypatch: pytest.MonkeyPatch, alive: bool, opens: bool
) -> None:
    def unsupported(descriptor: int, flags: int) -> None:
        raise OSError(errno.ENOTSUP, "not on this share")

    monkeypatch.setattr("fcntl.flock", unsupported)
    _write_lock(full_file, socket.gethostname(), os.getppid() if alive else _dead_pid())
    if opens:
        bootstrap.open_workspace(full_file).close()
    else:
        with pytest.raises(KnownError) as refused:
            bootstrap.open_workspace(full_file)
        assert refused.value.code is ErrorCode.FILE_LOCKED


LOOK = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
    print("could write")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_looking_at_a_file_we_write_does_not_let_others_write(full_file: Path) -> None:
    """Closing a file drops the process's own locks on it, wherever in the program it was opened."""
    opened = bootstrap.open_workspace(full_file)
    with opened._store.begin():
        assert read_header(full_file).version == SCHEMA_VERSION
        other = subprocess.run([sys.executable, "-c", LOOK, str(full_file)], capture_output=True, text=True, check=True)
    opened.close()
    assert other.stdout == "database is locked\n"
    assert read_header(full_file).version == SCHEMA_VERSION


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_the_file_it_leads_to(full_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "shortcut.okrw"
    link.symlink_to(full_file)
    opened = bootstrap.open_workspace(link)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_LOCKED
    opened.close()
    made = bootstrap.back_up(link)
    assert made is not None
    assert bootstrap.list_backups(full_file) == (made,)
    bootstrap.restore_backup(link, made.path)
    assert link.is_symlink()
    assert bootstrap.verify(link).problems == ()


NO_ROOM = """
import os, resource, sys
from pathlib import Path
from workshop_app import bootstrap
from workshop_app.domain.errors import KnownError
import workshop_app.storage.files

resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    bootstrap.open_workspace(sys.argv[1])
except KnownError as error:
    print(os.listdir(Path(sys.argv[1]).parent))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file size")
def test_without_room_for_the_lock_nothing_is_left_behind(full_file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", NO_ROOM, str(full_file)], capture_output=True, text=True, check=True)
    assert done.stdout == "['Acme.okrw']\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "no"), ErrorCode.FOLDER_UNWRITABLE),
        (OSError(errno.EROFS, "read-only"), ErrorCode.FOLDER_UNWRITABLE),
        (OSError(errno.ENOSPC, "full"), ErrorCode.PLACE_FULL),
        (OSError(errno.EIO, "cable"), ErrorCode.NOT_WRITTEN),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="locks are other there")
def test_a_lock_that_cannot_be_taken(
    full_file: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: ErrorCode
) -> None:
    def failing(descriptor: int, flags: int) -> None:
        raise error

    monkeypatch.setattr("fcntl.flock", failing)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is code


def test_a_lock_file_removed_while_it_was_taken_is_made_again(full_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last holder closes the file at the very moment we open it."""
    real, removed = lock._guard, []

    def guard(descriptor: int) -> bool | None:
        if not removed:
            removed.append(_lock(full_file).unlink())
        return real(descriptor)

    monkeypatch.setattr(lock, "_guard", guard)
    opened = bootstrap.open_workspace(full_file)
    assert removed
    assert json.loads(_lock(full_file).read_text())["pid"] == os.getpid()
    opened.close()


def test_a_lock_that_never_stays(full_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_same_file", lambda descriptor, beside: False)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_LOCKED
    assert refused.value.facts["here"] is True


def test_a_lock_that_cannot_be_noted_is_not_left(full_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(descriptor: int, length: int) -> None:
        raise OSError(errno.EIO, "cable")

    monkeypatch.setattr(os, "ftruncate", failing)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.NOT_WRITTEN
    assert not _lock(full_file).exists()


def test_a_lock_that_cannot_be_noted_nor_removed_tells_of_the_first(
    full_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which removes no open file: a disk that failed is no folder that may not be written."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "cable")

    def in_use(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "in use", str(path))

    monkeypatch.setattr(os, "ftruncate", failing)
    monkeypatch.setattr(Path, "unlink", in_use)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.NOT_WRITTEN

"""What is about a client is the user's alone: files 0600, folders of ours 0700, no link followed, no pipe awaited."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import disk, heartbeat, user_files
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.mentions import request_for
from workshop_app.application.ports import Clock
from workshop_app.application.settings import COACH, Settings, data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.storage.lock import lock_path

WORDS = "correct horse"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes are other there")


@pytest.fixture(autouse=True)
def _open_handed() -> Iterator[None]:
    """The user's own default lets everybody read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _modes(folder: Path) -> dict[str, int]:
    return {each.name: _mode(each) for each in folder.rglob("*")}


def test_everything_about_a_client_is_private(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "clients"
    folder.mkdir()
    opened = bootstrap.create(folder / "Acme.okrw", "Acme", clock)
    opened.apply(Add((Person("p", "Ana"),)))
    with opened._store.begin() as tx:
        tx.put(Person("p", "Bo"))
        during = _modes(folder)
    opened.save_copy(folder / "Copy.okrw")
    made = bootstrap.back_up(folder / "Acme.okrw", clock)
    opened.close()
    assert made is not None
    bootstrap.restore_backup(folder / "Acme.okrw", made.path, clock)
    assert set(during) == {"Acme.okrw", "Acme.okrw-lock", "Acme.okrw-journal"}
    assert set(during.values()) == {0o600}
    assert _mode(folder / "Acme backups") == 0o700
    after = {name: mode for name, mode in _modes(folder).items() if name != "Acme backups"}
    assert set(after.values()) == {0o600}


def test_the_users_own_small_files_are_private(tmp_path: Path, clock: Clock) -> None:
    Settings(tmp_path / "a" / "b").set(COACH, "Ana")
    user_files.write_whole(tmp_path / "library" / "own.toml", "words")
    heartbeat.beat("run", clock.now())
    for folder in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "library", data_folder(), data_folder() / "runs"):
        assert _mode(folder) == 0o700
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) == 3
    assert {_mode(each) for each in files} == {0o600}


@pytest.mark.parametrize(
    ("before", "after"),
    [(0o644, 0o600), (0o666, 0o600), (0o664, 0o600), (0o660, 0o660), (0o640, 0o640), (0o600, 0o600)],
)
def test_a_file_the_whole_machine_may_read_is_narrowed(full_file: Path, before: int, after: int) -> None:
    """That is how earlier editions made it; what is shared with a group only was shared on purpose."""
    full_file.chmod(before)
    bootstrap.open_workspace(full_file, read_only=True).close()
    assert _mode(full_file) == before
    bootstrap.open_workspace(full_file).close()
    assert _mode(full_file) == after


def _set(path: Path) -> None:
    bootstrap.change_passphrase(path, new=WORDS)


def _take_off(path: Path) -> None:
    bootstrap.change_passphrase(path, new=WORDS)
    _widen(path.parent)
    bootstrap.change_passphrase(path, old=WORDS)


def _restore(path: Path) -> None:
    bootstrap.restore_backup(path, bootstrap.list_backups(path)[0].path)


def _set_aside(path: Path) -> None:
    path.write_bytes(b"broken" + path.read_bytes())
    _restore(path)


def _rescue(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - 8192)
    path.chmod(0o664)
    bootstrap.rescue(path)


def _forget(path: Path) -> None:
    opened = bootstrap.open_workspace(path)
    request = request_for(opened.read, "Ana Žižková")
    opened.apply(ForgetPerson(request))
    opened.close()
    assert bootstrap.forget_in_copies(path, request).copies


def _hand_over(path: Path) -> None:
    opened = bootstrap.open_workspace(path)
    opened.save_copy(path.with_name("old copy.okrw"))
    opened.close()


def _back_up(path: Path) -> None:
    for earlier in bootstrap.list_backups(path):
        earlier.path.unlink()
    bootstrap.back_up(path, always=True)


def _widen(folder: Path) -> None:
    for each in folder.rglob("*.okrw"):
        each.chmod(0o664)


@pytest.mark.parametrize(
    ("write", "touched"),
    [
        (_set, ("Acme.okrw", "Acme 2*")),
        (_take_off, ("Acme.okrw", "Acme 2*")),
        (_restore, ("Acme.okrw", "*restore*")),
        (_set_aside, ("Acme.okrw", "Acme damaged*")),
        (_rescue, ("Acme.okrw", "Acme damaged*")),
        (_forget, ("Acme.okrw", "Acme 2*")),
        (_hand_over, ("Acme.okrw", "old copy.okrw")),
        (_back_up, ("Acme 2*",)),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_whoever_writes_a_file_leaves_it_to_the_user_alone(
    tmp_path: Path, full_file: Path, write: Callable[[Path], None], touched: tuple[str, ...]
) -> None:
    """At once, not only at the next opening, also where an earlier edition or another program made it for everybody."""
    path = tmp_path / "there" / "Acme.okrw"
    path.parent.mkdir()
    path.write_bytes(full_file.read_bytes())
    assert bootstrap.back_up(path) is not None
    path.with_name("old copy.okrw").write_bytes(b"")
    _widen(path.parent)
    write(path)
    for name in touched:
        found = list(path.parent.rglob(name))
        assert found
        assert {_mode(each) for each in found} == {0o600}


@pytest.mark.parametrize("shared", [0o660, 0o640])
def test_a_file_shared_with_a_group_stays_shared_when_it_gets_a_passphrase(full_file: Path, shared: int) -> None:
    full_file.chmod(shared)
    _set(full_file)
    assert _mode(full_file) == shared


def test_a_folder_of_the_users_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o755)
    disk.private_folder(tmp_path / "shared" / "mine")
    assert (_mode(tmp_path / "shared"), _mode(tmp_path / "shared" / "mine")) == (0o755, 0o700)


def _link(beside: Path, victim: Path) -> None:
    beside.symlink_to(victim)


def _dangling_link(beside: Path, victim: Path) -> None:
    beside.symlink_to(victim.with_name("made through the link"))


def _link_to_device(beside: Path, _victim: Path) -> None:
    beside.symlink_to("/dev/zero")


def _second_name(beside: Path, victim: Path) -> None:
    os.link(victim, beside)


def _pipe(beside: Path, _victim: Path) -> None:
    os.mkfifo(beside)


def _socket(beside: Path, _victim: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(beside.parent)  # the whole path is too long for a socket
        try:
            made.bind(beside.name)
        finally:
            os.chdir(here)


def _folder(beside: Path, _victim: Path) -> None:
    beside.mkdir()


@pytest.mark.parametrize(
    "lay", [_link, _dangling_link, _link_to_device, _second_name, _pipe, _socket, _folder], ids=lambda lay: lay.__name__
)
def test_the_lock_follows_and_overwrites_nothing(full_file: Path, lay: Callable[[Path, Path], None]) -> None:
    victim = full_file.with_name("victim.txt")
    victim.write_text("somebody's own")
    lay(lock_path(full_file), victim)
    before = sorted(each.name for each in full_file.parent.iterdir())
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.LOCK_IN_THE_WAY
    assert victim.read_text() == "somebody's own"
    assert sorted(each.name for each in full_file.parent.iterdir()) == before
    bootstrap.open_workspace(full_file, read_only=True).close()


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
@pytest.mark.parametrize("lay", [_link, _dangling_link, _link_to_device, _pipe, _folder], ids=lambda lay: lay.__name__)
def test_what_is_no_journal_is_named_and_left(full_file: Path, lay: Callable[[Path, Path], None], ending: str) -> None:
    victim = full_file.with_name("victim.txt")
    victim.write_text("somebody's own")
    beside = full_file.with_name(full_file.name + ending)
    lay(beside, victim)
    before = sorted(each.name for each in full_file.parent.iterdir())
    actions: tuple[Callable[[], object], ...] = (
        partial(bootstrap.open_workspace, full_file),
        partial(bootstrap.open_workspace, full_file, read_only=True),
        partial(bootstrap.change_passphrase, full_file, new=WORDS),
    )
    for action in actions:
        with pytest.raises(KnownError) as refused:
            action()
        assert (refused.value.code, refused.value.facts["path"]) == (ErrorCode.LOCK_IN_THE_WAY, str(beside))
    assert victim.read_text() == "somebody's own"
    assert sorted(each.name for each in full_file.parent.iterdir()) == before


def test_a_link_laid_while_the_file_is_open_is_named(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    beside = full_file.with_name(full_file.name + "-journal")
    beside.symlink_to(full_file.with_name("victim.txt"))
    with pytest.raises(KnownError) as refused:
        opened.apply(Add((Person("p9", "Cy"),)))
    assert (refused.value.code, refused.value.facts["path"]) == (ErrorCode.LOCK_IN_THE_WAY, str(beside))
    assert not full_file.with_name("victim.txt").exists()
    beside.unlink()
    opened.apply(Add((Person("p9", "Cy"),)))
    opened.close()


AS_NOBODY = """
import os, sys
import workshop_app.storage.files, workshop_app.storage.writing, workshop_app.application.answer_history
from workshop_app import bootstrap
from workshop_app.domain.errors import KnownError
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
for how in ({}, {"read_only": True}, {"take_over": True}):
    try:
        bootstrap.open_workspace(sys.argv[1], **how).close()
        print("open", end=" ")
    except KnownError as error:
        print(error.code, end=" ")
"""


@pytest.fixture
def shared_file(full_file: Path) -> Iterator[Path]:
    """A file where everybody may work: the folders of tests themselves stand in one that is the user's alone."""
    if os.geteuid() != 0:
        pytest.skip("only the superuser can try as somebody else")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "Acme.okrw"
        path.write_bytes(full_file.read_bytes())
        yield path


def _as_nobody(path: Path) -> list[str]:
    done = subprocess.run([sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_a_file_that_may_not_be_read_is_not_called_read_only(shared_file: Path) -> None:
    shared_file.chmod(0o600)
    assert _as_nobody(shared_file) == [ErrorCode.FILE_UNREADABLE] * 3


def test_the_private_lock_of_somebody_else(shared_file: Path) -> None:
    opened = bootstrap.open_workspace(shared_file)
    shared_file.chmod(0o666)
    assert _as_nobody(shared_file)[:2] == [ErrorCode.FILE_LOCKED, "open"]
    opened.close()


def test_documents_are_there_to_be_shared(tmp_path: Path) -> None:
    from handouts import export

    written = export.save_bytes(b"words", "Agenda", "ics", tmp_path / "out")
    assert _mode(written) == 0o666  # whatever the user's own default is


def test_copies_of_killed_exports_are_cleared_by_the_next(tmp_path: Path) -> None:
    from handouts import export

    left = tmp_path / ".0123456789abcdef.part"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    export.save_bytes(b"words", "Agenda", "ics", tmp_path)
    export.save_bytes(b"words", "Agenda", "ics", tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["Agenda (2).ics", "Agenda.ics"]


def _no_second_names(_source: Any, _target: Any, **_: Any) -> None:
    raise PermissionError(1, "no hard links on a memory stick")


def test_a_stick_that_knows_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_second_names)
    for _ in range(2):
        path = disk.write_unfinished(tmp_path / "x", b"new")
        if (tmp_path / "x").exists():
            with pytest.raises(FileExistsError):
                disk.name_once(path, tmp_path / "x")
            continue
        disk.name_once(path, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"new"

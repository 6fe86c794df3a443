"""A write that fails loses nothing: memory, history and file stay as they were, and the next write works again."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.storage.files import create_file

LONG = "x" * 60_000


def _pages(workspace: Workspace, most: int) -> None:
    """Let the database grow to this many pages only: the same answer a full disk gives (SQLITE_FULL)."""
    workspace._store._file._engine.raw_connection().cursor().execute(f"PRAGMA max_page_count={most}")  # type: ignore[attr-defined]


def test_full_disk(workspace: Workspace) -> None:
    person = Person("p1", "Ana")
    workspace.apply(Add((person,)))
    heard: list[object] = []
    workspace.subscribe(lambda changes, by: heard.append(changes))
    _pages(workspace, 1)  # SQLite takes the present size then

    with pytest.raises(KnownError) as full:
        workspace.apply(edit(Person, "p1", note=LONG))

    assert full.value.code is ErrorCode.DISK_FULL
    assert workspace.read.get(Person, "p1") == person
    assert isinstance(workspace.history.next_undo, Add)
    assert heard == []

    _pages(workspace, 1_000_000)
    workspace.apply(edit(Person, "p1", note=LONG))
    assert workspace.read.get(Person, "p1").note == LONG
    assert len(heard) == 1


def test_undo_on_a_full_disk_can_be_tried_again(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana", note=LONG),)))
    workspace.apply(edit(Person, "p1", note=""))
    raw = workspace._store._file._engine.raw_connection().cursor()  # type: ignore[attr-defined]
    raw.execute("VACUUM")
    workspace._store._file._watch.left()  # type: ignore[attr-defined]  # it was us
    _pages(workspace, 1)
    with pytest.raises(KnownError) as full:
        workspace.undo()
    assert full.value.code is ErrorCode.DISK_FULL
    _pages(workspace, 1_000_000)
    assert workspace.undo()
    assert workspace.read.get(Person, "p1").note == LONG


LIMITED = """
import resource, sys
from pathlib import Path
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person

path = Path(sys.argv[1])
workspace = bootstrap.open_workspace(path)
workspace.apply(Add((Person("p9", "Ana"),)))
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
try:
    workspace.apply(edit(Person, "p9", note="x" * 60_000))
except KnownError as error:
    print(error.code)
print(workspace.read.get(Person, "p9").note == "")
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
workspace.apply(edit(Person, "p9", note="later"))
print(workspace.read.get(Person, "p9").note)
workspace.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file size")
def test_the_system_refuses_to_let_the_file_grow(full_file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, str(full_file)], capture_output=True, text=True, check=True)
    code, unchanged, later = done.stdout.split()
    assert code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
    assert (unchanged, later) == ("True", "later")
    assert bootstrap.verify(full_file).problems == ()


def test_the_file_was_taken_away(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Acme.okrw"
    path.rename(tmp_path / "moved.okrw")
    with pytest.raises(KnownError) as missing:
        workspace.apply(Add((Person("p1", "Ana"),)))
    assert missing.value.code is ErrorCode.FILE_MISSING

    rescued = tmp_path / "rescued.okrw"
    workspace.save_copy(rescued)
    (tmp_path / "moved.okrw").rename(path)
    workspace.apply(Add((Person("p1", "Ana"),)))
    again = bootstrap.open_workspace(rescued)
    assert queries.engagement(again.read).client == "Acme"
    again.close()


def test_another_file_stands_in_its_place(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Acme.okrw"
    other = tmp_path / "other.okrw"
    workspace.save_copy(other)
    workspace.apply(Add((Person("p0", "Zoe"),)))
    before = other.read_bytes()
    other.replace(path)
    with pytest.raises(KnownError) as replaced:
        workspace.apply(Add((Person("p1", "Ana"),)))
    assert replaced.value.code is ErrorCode.FILE_REPLACED
    assert path.read_bytes() == before


def test_another_program_holds_the_file(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    workspace._store._file._engine.raw_connection().cursor().execute("PRAGMA busy_timeout=1")  # type: ignore[attr-defined]
    other = sqlite3.connect(tmp_path / "Acme.okrw", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KnownError) as busy:
        workspace.apply(Add((Person("p1", "Ana"),)))
    assert busy.value.code is ErrorCode.FILE_BUSY
    other.execute("ROLLBACK")
    other.close()
    assert workspace.apply(Add((Person("p1", "Ana"),)))


def test_save_copy_refuses_the_file_itself(workspace: Workspace) -> None:
    assert workspace.path is not None
    with pytest.raises(KnownError) as refused:
        workspace.save_copy(workspace.path)
    assert refused.value.code is ErrorCode.FILE_EXISTS
    if sys.platform == "win32":  # links need rights there
        return
    link = workspace.path.with_name("link.okrw")
    link.symlink_to(workspace.path)
    with pytest.raises(KnownError) as refused:
        workspace.save_copy(link)
    assert refused.value.code is ErrorCode.FILE_EXISTS


def test_save_copy_into_nowhere(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        workspace.save_copy(tmp_path / "nowhere" / "copy.okrw")


def test_a_connection_stays_in_its_thread(workspace: Workspace) -> None:
    """Reading from a worker is a bug, and must fail loudly instead of sometimes."""
    failures: list[BaseException] = []

    def read() -> None:
        try:
            queries.engagement(workspace.read)
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(failures) == 1
    assert not isinstance(failures[0], KnownError)
    assert queries.engagement(workspace.read).client == "Acme"


NO_ROOM = """
import os, resource, sys
from pathlib import Path
from workshop_app import bootstrap
from workshop_app.domain.errors import KnownError
import workshop_app.storage.files

resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    bootstrap.create(sys.argv[1], "Acme")
except KnownError as error:
    print(error.code, os.listdir(Path(sys.argv[1]).parent))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file size")
def test_a_file_that_cannot_be_finished_never_appears(tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(folder / "Acme.okrw")], capture_output=True, text=True, check=True
    )
    assert done.stdout in ("not_written []\n", "place_full []\n")


def test_a_bug_while_making_a_file_leaves_nothing(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(UnicodeEncodeError):
        create_file(folder / "Acme.okrw", Engagement("e1", "\ud800"), clock.now(), lambda store: None)
    assert list(folder.iterdir()) == []

"""A writer was killed in the middle: of a change to an old file, of an upgrade, of making a file, of a copy. The next
opening takes it back, finishes or clears it, and never touches what a living program is writing."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import disk, queries
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import SCHEMA_VERSION
from workshop_app.storage.header import read_header
from workshop_app.storage.unfinished_change import has_unfinished_change

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
Contents = Callable[[Path], dict[str, bytes | None]]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")

# Changes that did not fit into the cache stand in the file already, and only the journal can take them back.
HALF_A_CHANGE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE engagement SET client = 'Half a change'")
connection.execute("PRAGMA user_version=" + sys.argv[2])
for number in range(200):
    connection.execute("UPDATE person SET note = ?", (str(number) * 3000,))
print("in the middle", flush=True)
sys.stdin.read()
"""


def _killed(program: str, *words: str, until: str = "in the middle\n") -> None:
    with subprocess.Popen(
        [sys.executable, "-c", program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == until
        writer.send_signal(signal.SIGKILL)


@pytest.fixture(params=[1, 2])
def torn(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of each released version whose last writer was killed; its header says what that one was writing."""
    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / "Acme.okrw"
    path.write_bytes((FIXTURES / f"v000{request.param}.okrw").read_bytes())
    _killed(HALF_A_CHANGE, str(path), str(SCHEMA_VERSION))
    assert has_unfinished_change(path)
    assert b"Half a change" in path.read_bytes()
    return path


def test_a_torn_file_of_any_version_opens(torn: Path) -> None:
    opened = bootstrap.open_workspace(torn)
    assert queries.engagement(opened.read).client.startswith("Acme")
    opened.close()
    assert read_header(torn).version == SCHEMA_VERSION
    assert not has_unfinished_change(torn)
    assert bootstrap.verify(torn).problems == ()
    for copy in bootstrap.list_backups(torn):
        assert b"Half a change" not in copy.path.read_bytes()
        assert bootstrap.verify(copy.path).problems == ()


def test_looking_at_a_torn_file_changes_nothing_and_leaves_nothing(torn: Path, contents: Contents) -> None:
    before = contents(torn.parent)
    looking = bootstrap.open_workspace(torn, read_only=True)
    assert queries.engagement(looking.read).client.startswith("Acme")
    assert [each for each in data_folder().iterdir() if each.name.endswith(disk.ENDING)] == []  # while it is open
    looking.close()
    report = bootstrap.verify(torn)
    assert report.problems == ()
    assert report.unfinished
    assert contents(torn.parent) == before


# Killed before its journal was ready: nothing of the file was touched, and SQLite itself lets such a journal lie.
BEFORE_A_CHANGE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE engagement SET client = 'Half a change'")
print("in the middle", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("empty", [False, True], ids=["begun", "empty"])
@pytest.mark.parametrize("version", [1, 2])
def test_the_journal_of_a_change_that_never_was_does_not_lie_around(tmp_path: Path, version: int, empty: bool) -> None:
    path = tmp_path / "Acme.okrw"
    path.write_bytes((FIXTURES / f"v000{version}.okrw").read_bytes())
    journal = path.with_name(path.name + "-journal")
    _killed(BEFORE_A_CHANGE, str(path))
    assert journal.read_bytes()[:8] == bytes(8)  # not ready, so nothing is taken back
    if empty:
        journal.write_bytes(b"")
    opened = bootstrap.open_workspace(path)
    assert queries.engagement(opened.read).client.startswith("Acme")
    assert not journal.exists()
    opened.close()
    assert bootstrap.verify(path).problems == ()


def test_the_journal_of_another_program_at_work_is_left_to_it(full_file: Path) -> None:
    """A program that does not know our lock is in the middle of a change: its journal is what takes that back."""
    journal = full_file.with_name(full_file.name + "-journal")
    with contextlib.closing(sqlite3.connect(full_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE engagement SET client = 'Half a change'")
        bootstrap.open_workspace(full_file).close()
        assert journal.exists()
        other.execute("ROLLBACK")
    assert bootstrap.verify(full_file).problems == ()


KILLED_SAMPLE = """
import os, signal, sys
from workshop_app import sample
from workshop_app.application import disk
real = disk.name_once
def dies(path, target):
    print("in the middle", flush=True)
    sys.stdin.read()
disk.name_once = dies
sample.build(sys.argv[1])
"""


def test_a_file_appears_under_its_name_only_when_it_is_complete(tmp_path: Path) -> None:
    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / "Sample.okrw"
    _killed(KILLED_SAMPLE, str(path))
    assert not path.exists()
    assert any(each.name.endswith(disk.ENDING) for each in folder.iterdir())

    bootstrap.create(path, "Acme").close()
    bootstrap.open_workspace(path).close()
    assert [each.name for each in folder.iterdir()] == ["Sample.okrw"]


def _half_made(path: Path) -> None:
    """As the first editions left it when they were killed between naming the file and filling it."""
    import sqlite3

    bootstrap.create(path, "Acme").close()
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM parameter_record")
    connection.commit()
    connection.close()


def test_a_half_made_file_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "Acme.okrw"
    _half_made(path)
    for read_only in (False, True):
        with pytest.raises(KnownError) as refused:
            bootstrap.open_workspace(path, read_only=read_only)
        assert refused.value.code is ErrorCode.FILE_UNFINISHED
    assert [finding.code for finding in bootstrap.verify(path).findings] == [ErrorCode.FILE_UNFINISHED]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_copy_in_progress_is_recognised(full_file: Path, share: float) -> None:
    data = full_file.read_bytes()
    full_file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_UNFINISHED
    assert [finding.code for finding in bootstrap.verify(full_file).findings] == [ErrorCode.FILE_UNFINISHED]
    full_file.write_bytes(data)
    bootstrap.open_workspace(full_file).close()


UNFINISHED = """
import sys
from pathlib import Path
from workshop_app.application import disk
disk.write_unfinished(Path(sys.argv[1]), b"half")
print("in the middle", flush=True)
sys.stdin.read()
"""


def test_only_what_a_dead_process_left_is_cleared(full_file: Path) -> None:
    folder = full_file.parent
    _killed(UNFINISHED, str(full_file))
    with subprocess.Popen(
        [sys.executable, "-c", UNFINISHED, str(full_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as living:
        assert living.stdout is not None
        living.stdout.readline()
        mine = disk.write_unfinished(full_file, b"mine")
        others = [folder / "notes.part", folder / ".hidden.part", folder / "Acme.okrw-new.txt"]
        for other in others:
            other.write_text("somebody's own")
        elsewhere = folder / f".ffffff-{os.getpid()}-00000000-00000000.part"  # on another machine, this moment
        elsewhere.write_bytes(b"half")
        old = folder / ".ffffff-1-00000000-00000000.part"
        old.write_bytes(b"half")
        os.utime(old, (time.time() - 2 * disk.SURELY_DEAD,) * 2)  # noqa: TID251 - the disk's clock
        assert sum(each.name.endswith(".part") for each in folder.iterdir()) == 7

        bootstrap.open_workspace(full_file).close()

        left = {each.name for each in folder.iterdir() if each.name.endswith(".part")}
        assert mine.name in left
        assert elsewhere.name in left
        assert old.name not in left
        assert len(left) == 5  # the living one's, ours, another machine's, and two of somebody's own
        assert all(other.exists() for other in others)
        living.communicate("")


def test_a_number_that_came_round_again_is_not_alive(full_file: Path) -> None:
    """In a container the program has the same number at each start."""
    stale = disk.unfinished(full_file)
    stale = stale.with_name(stale.name.replace(stale.name.split("-")[2], "00000000"))
    stale.write_bytes(b"half")
    disk.clear_dead(full_file.parent)
    assert not stale.exists()


def test_leftovers_in_the_programs_own_folders_are_cleared(
    full_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    temporary, exports = tmp_path / "temporary", tmp_path / "exports"
    pack = exports / "Workshop pack" / "For everybody"
    pack.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for folder in (temporary, exports, pack, data_folder()):
        folder.mkdir(exist_ok=True)
        _killed(UNFINISHED, str(folder / "any"))
    plain_copy = temporary / "okr-workshop-abcd1234"  # of the editions before, with a client's file in it
    somebodys = (exports / "okr-workshop-archives", temporary / "okr-workshop-material")
    for folder, name in ((plain_copy, "Acme.okrw"), (somebodys[0], "Acme.okrw"), (somebodys[1], "notes.txt")):
        folder.mkdir()
        (folder / name).write_bytes(b"copy")
        os.utime(folder, (0, 0))
    bootstrap.clear_left_behind(exports)
    assert set(exports.iterdir()) == {somebodys[0], pack.parent}
    assert list(somebodys[0].iterdir()) == [somebodys[0] / "Acme.okrw"]
    assert [list(folder.iterdir()) for folder in (temporary, pack, data_folder())] == [[somebodys[1]], [], []]


def test_the_lock_of_a_killed_process_is_no_obstacle(full_file: Path) -> None:
    _killed(
        "import sys; from workshop_app import bootstrap; w = bootstrap.open_workspace(sys.argv[1]);"
        " print('in the middle', flush=True); sys.stdin.read()",
        str(full_file),
    )
    assert full_file.with_name("Acme.okrw-lock").exists()
    bootstrap.open_workspace(full_file).close()
    assert not full_file.with_name("Acme.okrw-lock").exists()

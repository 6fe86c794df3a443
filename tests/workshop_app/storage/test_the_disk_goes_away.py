"""The disk under an open file is pulled, moved, written over, protected or held by somebody: screens read on, a copy
can be saved, a change is refused with its true reason, and when the cause is gone the next change is in the file."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person

Cure = Callable[[], None]


@pytest.fixture
def opened(full_file: Path) -> Iterator[Workspace]:
    workspace = bootstrap.open_workspace(full_file)
    workspace.apply(Add((Person("kept", "Kept"),)))
    yield workspace
    workspace.close()


def _file_deleted(path: Path) -> Cure:
    aside = path.with_name("aside")
    os.link(path, aside)
    path.unlink()
    return lambda: aside.rename(path)


def _file_renamed(path: Path) -> Cure:
    path.rename(path.with_name("Renamed.okrw"))
    return lambda: path.with_name("Renamed.okrw").rename(path) and None


def _folder_renamed(path: Path) -> Cure:
    gone = path.parent.with_name("gone")
    path.parent.rename(gone)
    return lambda: gone.rename(path.parent) and None


def _file_copied_back(path: Path) -> Cure:
    """As a sync client or a restored stick does: the same content in another file."""
    aside = path.with_name("aside")
    shutil.copyfile(path, aside)
    path.unlink()
    return lambda: os.replace(aside, path)


def _folder_copied_back(path: Path) -> Cure:
    gone = path.parent.with_name("gone")
    shutil.copytree(path.parent, gone)
    shutil.rmtree(path.parent)
    return lambda: gone.rename(path.parent) and None


def _another_put_there(path: Path) -> Cure:
    aside = path.with_name("aside")
    bootstrap.create(path.with_name("Other.okrw"), "Other").close()
    path.rename(aside)
    path.with_name("Other.okrw").rename(path)
    return lambda: os.replace(aside, path)


def _written_over(path: Path) -> Cure:
    before, other = path.read_bytes(), path.with_name("Other.okrw")
    bootstrap.create(other, "Other").close()
    path.write_bytes(other.read_bytes())  # the same file by its number, with other content
    return lambda: path.write_bytes(before) and None


def _written_over_with_rubbish(path: Path) -> Cure:
    before = path.read_bytes()
    path.write_bytes(b"x" * len(before))
    return lambda: path.write_bytes(before) and None


def _changed_by_another_program(path: Path) -> Cure:
    before = path.read_bytes()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE person SET note = 'from elsewhere' WHERE id = 'p2'")
    connection.commit()
    connection.close()
    return lambda: path.write_bytes(before) and None


def _emptied(path: Path) -> Cure:
    before = path.read_bytes()
    os.truncate(path, 0)
    return lambda: path.write_bytes(before) and None


def _protected(path: Path) -> Cure:
    path.chmod(0o444)
    return lambda: path.chmod(0o600)


def _held(path: Path) -> Cure:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    def let_go() -> None:
        other.execute("ROLLBACK")
        other.close()

    return let_go


FAULTS = [
    (_file_deleted, ErrorCode.FILE_MISSING),
    (_file_renamed, ErrorCode.FILE_MISSING),
    (_folder_renamed, ErrorCode.FILE_MISSING),
    (_file_copied_back, ErrorCode.FILE_MISSING),
    (_folder_copied_back, ErrorCode.FILE_MISSING),
    (_another_put_there, ErrorCode.FILE_REPLACED),
    (_written_over, ErrorCode.FILE_REPLACED),
    (_written_over_with_rubbish, ErrorCode.FILE_REPLACED),
    (_changed_by_another_program, ErrorCode.FILE_REPLACED),
    (_emptied, ErrorCode.FILE_REPLACED),
    (_protected, ErrorCode.FILE_READ_ONLY),
    (_held, ErrorCode.FILE_BUSY),
]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_fault_comes_and_goes(
    opened: Workspace, full_file: Path, tmp_path: Path, fault: Callable[[Path], Cure], code: ErrorCode
) -> None:
    cure = fault(full_file)

    assert opened.read.get(Person, "kept").name == "Kept"
    for _ in range(2):
        with pytest.raises(KnownError) as refused:
            opened.apply(edit(Person, "kept", note="during"))
        assert refused.value.code is code
    assert opened.read.get(Person, "kept").note == ""
    assert queries.engagement(opened.read).client == "Acme"
    copy = tmp_path / "rescued.okrw"
    opened.save_copy(copy)

    cure()

    opened.apply(edit(Person, "kept", note="after"))
    opened.apply(edit(Person, "kept", job="again"))
    for path in (copy, full_file):
        assert bootstrap.verify(path).problems == ()
    assert _note(copy) == ""
    opened.close()
    assert _note(full_file) == "after"


def _note(path: Path) -> str:
    looking = bootstrap.open_workspace(path, read_only=True)
    try:
        return looking.read.get(Person, "kept").note
    finally:
        looking.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_what_stands_there_instead_is_not_touched(opened: Workspace, full_file: Path) -> None:
    _another_put_there(full_file)
    before = full_file.read_bytes()
    with pytest.raises(KnownError):
        opened.apply(edit(Person, "kept", note="lost"))
    opened.close()
    assert full_file.read_bytes() == before


def test_nothing_waits_for_who_holds_the_file(opened: Workspace, full_file: Path) -> None:
    """The window stands still meanwhile. Against the clock, but a hundred times what it takes."""
    let_go = _held(full_file)
    started = time.monotonic()
    opened.read.all(Person)
    with pytest.raises(KnownError):
        opened.apply(edit(Person, "kept", note="during"))
    assert time.monotonic() - started < 3.0
    let_go()


def test_a_reader_does_not_keep_a_change_out_for_long(opened: Workspace, full_file: Path) -> None:
    """A copy of a large file is read in steps; a change gets in between, and both are whole."""
    opened.apply(Add(tuple(Person(f"x{number}", "N", note="x" * 50_000) for number in range(400))))
    with subprocess.Popen(
        [sys.executable, "-c", COPY, str(full_file)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as copying:
        assert copying.stdout is not None
        assert copying.stdin is not None
        assert copying.stdout.readline() == "ready\n"
        copying.stdin.write("go\n")
        copying.stdin.flush()
        saved = 0
        while copying.poll() is None:
            with contextlib.suppress(KnownError):  # only where the copy had to be made in one go at last
                opened.apply(edit(Person, "kept", note=f"change {saved}"))
                saved += 1
            with contextlib.suppress(subprocess.TimeoutExpired):  # somebody types
                copying.wait(0.1)
        assert copying.returncode == 0
    assert saved > 0
    assert opened.read.get(Person, "kept").note == f"change {saved - 1}"
    (copy,) = bootstrap.list_backups(full_file)
    assert bootstrap.verify(copy.path).problems == ()


COPY = """
import sys
from workshop_app import bootstrap
from workshop_app.storage import backups
print("ready", flush=True)
sys.stdin.readline()
bootstrap.back_up(sys.argv[1])
"""


def test_who_only_reads_sees_what_is_saved_elsewhere(opened: Workspace, full_file: Path) -> None:
    looking = bootstrap.open_workspace(full_file, read_only=True)
    opened.apply(edit(Person, "kept", note="news"))
    assert looking.read.get(Person, "kept").note == "news"
    let_go = _held(full_file)
    assert looking.read.get(Person, "kept").note == "news"
    let_go()
    opened.apply(edit(Person, "kept", note="more news"))
    assert looking.read.get(Person, "kept").note == "more news"
    looking.close()


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that fails after it took the change, while the folder is synced: the database reports a failure, and
    nobody knows. It does so while the list says so."""
    from workshop_app.storage import adrift, writing

    assert adrift  # loaded before, and so not concerned

    real, failing = writing.transaction, [True]

    @contextlib.contextmanager
    def then_failing(*words: Any) -> Iterator[writing.WritableRows]:
        with real(*words) as rows:
            yield rows
        if failing[0]:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DIR_FSYNC
            raise error

    monkeypatch.setattr(writing, "transaction", then_failing)
    return failing


@pytest.mark.parametrize("adrift", [False, True])
def test_a_change_that_came_through_although_the_disk_failed(
    opened: Workspace, full_file: Path, unsure: list[bool], adrift: bool
) -> None:
    with pytest.raises(KnownError) as failed:
        opened.apply(Add((Person("new", "New"),)))
    assert failed.value.code is ErrorCode.DISK_FAILED
    assert opened.read.find(Person, "new") is None
    unsure[0] = False
    if adrift:
        opened.drift(failed.value)
    opened.apply(Add((Person("new", "New"),)))
    opened.apply(edit(Person, "new", note="and more"))
    if adrift:
        assert opened.come_ashore()
    assert opened.read.get(Person, "new").note == "and more"
    opened.close()
    again = bootstrap.open_workspace(full_file)
    assert again.read.get(Person, "new").note == "and more"
    again.close()
    assert bootstrap.verify(full_file).problems == ()


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A memory stick: a file system in a file, mounted. Its place, and what is mounted there."""
    image, place = tmp_path / "stick.img", tmp_path / "stick"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(8 * 1024 * 1024)
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("no mkfs.ext4 here")
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    _plug_in(image, place)
    yield place, image
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def _plug_in(image: Path, place: Path) -> None:
    if subprocess.run(["mount", "-o", "loop", str(image), str(place)], capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a loop device")
@pytest.mark.parametrize("dirty", [False, True], ids=["pulled", "pulled, and the driver says so"])
def test_the_stick_is_pulled_and_put_back(stick: tuple[Path, Path], tmp_path: Path, dirty: bool) -> None:
    place, image = stick
    path = place / "clients" / "Acme.okrw"
    path.parent.mkdir()
    opened = bootstrap.create(path, "Acme")
    opened.apply(Add((Person("kept", "Kept"),)))
    os.sync()
    if dirty:
        device = subprocess.run(["losetup", "-j", str(image)], capture_output=True, text=True, check=True).stdout
        subprocess.run(["umount", "-l", str(place)], check=True)
        subprocess.run(["losetup", "-d", device.split(":")[0]], check=False, capture_output=True)
    else:
        subprocess.run(["umount", "-l", str(place)], check=True)

    with pytest.raises(KnownError) as gone:
        opened.apply(edit(Person, "kept", note="during"))
    assert gone.value.code is ErrorCode.FILE_MISSING
    assert opened.read.get(Person, "kept").note == ""
    opened.save_copy(tmp_path / "rescued.okrw")
    assert bootstrap.verify(tmp_path / "rescued.okrw").problems == ()

    _plug_in(image, place)
    opened.apply(edit(Person, "kept", note="after"))
    opened.close()
    assert _note(path) == "after"
    assert bootstrap.verify(path).problems == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a file system of its own")
def test_the_disk_is_full_and_has_room_again(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)], capture_output=True, check=False
    ).returncode:
        pytest.skip("nothing may be mounted here")
    try:
        opened = bootstrap.create(place / "Acme.okrw", "Acme")
        opened.apply(Add((Person("kept", "Kept"),)))
        filler = place / "filler"
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
        with pytest.raises(KnownError) as full:
            opened.apply(edit(Person, "kept", note="x" * 50_000))
        assert full.value.code is ErrorCode.DISK_FULL
        assert opened.read.get(Person, "kept").note == ""
        opened.save_copy(tmp_path / "rescued.okrw")
        opened.close()

        opened = bootstrap.open_workspace(place / "Acme.okrw")  # a workshop is to be held whatever the disk says
        assert opened.read.get(Person, "kept").name == "Kept"
        with pytest.raises(KnownError) as locked:
            bootstrap.open_workspace(place / "Acme.okrw")
        assert locked.value.code is ErrorCode.FILE_LOCKED
        filler.unlink()
        opened.apply(edit(Person, "kept", note="after"))
        opened.close()
        assert [each.name for each in place.iterdir()] == ["Acme.okrw"]
        assert _note(place / "Acme.okrw") == "after"
        assert _note(tmp_path / "rescued.okrw") == ""
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)

"""A file that takes nothing while it is open: everything goes on in memory, and comes ashore when the cause is gone,
but never over what somebody else put there."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person

ANA = Person("p1", "Ana")


def _moved(path: Path) -> Callable[[], None]:
    away = path.with_name("elsewhere")
    path.rename(away)
    return lambda: away.rename(path) and None


def _folder_gone(path: Path) -> Callable[[], None]:
    away = path.parent.with_name("pulled")
    path.parent.rename(away)
    return lambda: away.rename(path.parent) and None


def _copied_back(path: Path) -> Callable[[], None]:
    kept = path.read_bytes()
    path.unlink()
    return lambda: path.write_bytes(kept) and None


def _read_only(path: Path) -> Callable[[], None]:
    path.chmod(0o444)
    return lambda: path.chmod(0o600)


def _locked(path: Path) -> Callable[[], None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


FAULTS = (_moved, _folder_gone, _copied_back, _read_only, _locked)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "Acme.okrw"


@pytest.fixture
def kept(place: Path) -> Iterator[Workspace]:
    workspace = bootstrap.create(place, "Acme")
    workspace.apply(Add((ANA,)))
    yield workspace
    workspace.close()


def _refused(workspace: Workspace) -> KnownError:
    with pytest.raises(KnownError) as error:
        workspace.apply(edit(Person, "p1", note="first"))
    assert not error.value.refused
    return error.value


def _names(path: Path) -> dict[str, str]:
    with closing(bootstrap.open_workspace(path, read_only=True)) as workspace:
        return {person.id: person.note for person in workspace.read.all(Person)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file")
@pytest.mark.parametrize("fault", FAULTS)
def test_goes_on_in_memory_and_comes_ashore(
    kept: Workspace, place: Path, fault: Callable[[Path], Callable[[], None]]
) -> None:
    mend = fault(place)
    kept.drift(_refused(kept))
    kept.apply(edit(Person, "p1", note="second"))
    kept.apply(Add((Person("p2", "Ben", note="new"),)))
    kept.undo()
    kept.redo()
    assert kept.adrift is not None
    assert kept.read.get(Person, "p1").note == "second"
    assert not kept.come_ashore()
    mend()
    assert _names(place) == {"p1": ""}

    assert kept.come_ashore()

    assert kept.adrift is None
    assert _names(place) == {"p1": "second", "p2": "new"}
    kept.apply(edit(Person, "p2", note="after"))
    kept.close()
    assert _names(place) == {"p1": "second", "p2": "after"}
    assert bootstrap.verify(place).problems == ()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where the machine lets a test have one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_what_came_and_went_takes_no_room(small: Path) -> None:
    """A list that is too long for the disk does not stay so after it was taken back."""
    place = small / "Acme.okrw"
    with closing(bootstrap.create(place, "Acme")) as workspace:
        workspace.apply(Add((ANA,)))
        long = AddPeople(tuple(Person(f"n{number}", "Nora", note="x" * 400) for number in range(5000)))
        with pytest.raises(KnownError) as full:
            workspace.apply(long)
        assert full.value.code is ErrorCode.DISK_FULL
        workspace.drift(full.value)
        workspace.apply(long)
        assert not workspace.come_ashore()
        workspace.apply(edit(Person, "n7", note="meant"))
        workspace.undo()
        workspace.undo()
        workspace.apply(edit(Person, "p1", note="mine"))
        assert workspace.come_ashore()
    assert _names(place) == {"p1": "mine"}
    assert bootstrap.verify(place).problems == ()


def _go(workspace: Workspace, rng: random.Random, number: int) -> None:
    """One change of any kind, to few rows, so that they meet."""
    ids = [each.id for each in workspace.read.all(Person)]
    choice = rng.choice(("add", "edit", "remove", "undo", "redo", "many"))
    if choice == "undo":
        workspace.undo()
    elif choice == "redo":
        workspace.redo()
    elif choice == "many":
        workspace.apply(AddPeople(tuple(Person(f"m{number}-{each}", "Mia") for each in range(3))))
    elif choice == "add" or not ids:
        workspace.apply(Add((Person(f"a{number}", "Ana"),)))
    elif choice == "edit":
        workspace.apply(edit(Person, rng.choice(ids), note=str(number)))
    else:
        workspace.apply(Remove(tuple((Person, each) for each in rng.sample(ids, min(2, len(ids))))))


@pytest.mark.parametrize("seed", range(12))
def test_comes_ashore_as_it_stood_in_memory(kept: Workspace, place: Path, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(10):
        _go(kept, rng, number)
    kept.drift(KnownError(ErrorCode.DISK_FULL, path=str(place)))
    for number in range(10, 50):
        _go(kept, rng, number)
    there = kept.read.all(Person)
    assert kept.come_ashore()
    assert kept.read.all(Person) == there
    with closing(bootstrap.open_workspace(place, read_only=True)) as again:
        assert again.read.all(Person) == there
    assert bootstrap.verify(place).problems == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
@pytest.mark.parametrize("in_place", [True, False], ids=["written over", "replaced"])
def test_never_writes_over_what_somebody_else_put_there(kept: Workspace, place: Path, in_place: bool) -> None:
    foreign = place.with_name("theirs.okrw")
    with closing(bootstrap.create(foreign, "Theirs")) as theirs:
        theirs.apply(Add((Person("p9", "Zoe"),)))
    their_bytes = foreign.read_bytes()
    if in_place:
        shutil.copyfile(foreign, place)
    else:
        os.replace(foreign, place)

    reason = _refused(kept)
    assert reason.code is ErrorCode.FILE_REPLACED
    kept.drift(reason)
    kept.apply(edit(Person, "p1", note="mine"))
    assert not kept.come_ashore()
    assert kept.adrift is not None
    assert kept.adrift.code is ErrorCode.FILE_REPLACED

    assert place.read_bytes() == their_bytes
    copy = place.with_name("mine.okrw")
    kept.save_copy(copy)
    assert _names(copy) == {"p1": "mine"}


def test_copies_what_the_disk_no_longer_gives(kept: Workspace, place: Path) -> None:
    """What was written before and after drifting is in the copy, though the file is gone for good."""
    kept.apply(edit(Person, "p1", note="before"))
    os.truncate(place, 0)
    kept.drift(KnownError(ErrorCode.DISK_FAILED, path=str(place), detail="pulled"))
    kept.apply(Add((Person("p2", "Ben", note="after"),)))
    copy = place.with_name("copy.okrw")
    kept.save_copy(copy)
    assert _names(copy) == {"p1": "before", "p2": "after"}
    assert bootstrap.verify(copy).problems == ()


def test_memory_alone_cannot_drift() -> None:
    workspace = bootstrap.create_in_memory("Acme")
    reason = KnownError(ErrorCode.DISK_FULL, path="")
    with pytest.raises(KnownError) as error:
        workspace.drift(reason)
    assert error.value is reason
    assert workspace.come_ashore()
    workspace.close()


MOUNTED = """
import subprocess, sys
from pathlib import Path
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person

image, stick, copy = map(Path, sys.argv[1:])
mount = ["mount", "-o", "loop", str(image), str(stick)]
subprocess.run(mount, check=True)
workspace = bootstrap.create(stick / "Acme.okrw", "Acme")
workspace.apply(Add((Person("p1", "Ana"),)))
subprocess.run(["umount", "-l", str(stick)], check=True)
try:
    workspace.apply(edit(Person, "p1", note="pulled"))
except KnownError as error:
    workspace.drift(error)
workspace.apply(edit(Person, "p1", note="pulled"))
print(workspace.come_ashore(), workspace.adrift.code)
workspace.save_copy(copy)
subprocess.run(mount, check=True)
print(workspace.come_ashore())
workspace.close()
again = bootstrap.open_workspace(stick / "Acme.okrw")
print(again.read.get(Person, "p1").note)
again.close()
subprocess.run(["umount", str(stick)], check=True)
"""


def test_a_stick_pulled_and_put_back(tmp_path: Path) -> None:
    """A real file system taken away and mounted again, where the machine lets a test do that."""
    image, stick = tmp_path / "stick.img", tmp_path / "stick"
    stick.mkdir()
    image.write_bytes(bytes(16 << 20))
    tools = shutil.which("mkfs.ext4"), shutil.which("mount")
    if not all(tools) or subprocess.run(["mkfs.ext4", "-q", str(image)], capture_output=True).returncode:
        pytest.skip("no file system can be made here")
    if subprocess.run(["mount", "-o", "loop", str(image), str(stick)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    subprocess.run(["umount", str(stick)], check=True)
    copy = tmp_path / "copy.okrw"
    done = subprocess.run(
        [sys.executable, "-c", MOUNTED, str(image), str(stick), str(copy)], capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "file_missing", "True", "pulled"], done.stderr
    assert _names(copy) == {"p1": "pulled"}

"""A passphrase is set, changed or taken off: the file and its dated copies are written anew. Called through `bootstrap`
with the file closed, by a worker.

Each file is made whole under another name, compared with the old one row by row, put safely on the disk, and only then
named. A program killed in the middle leaves a file that opens with what opened it before or with what was to open it,
never with neither. What must not stay readable goes first: the copies before the file when a passphrase is set or
changed, the file before the copies when it is taken off.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk, plan_b_shelf
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import cipher
from workshop_app.storage.backups import backups, copy_folders, damaged_beside
from workshop_app.storage.engine import FileConnection, columns, connect, first_complaint, objects
from workshop_app.storage.faults import damaged, explained
from workshop_app.storage.header import read_header
from workshop_app.storage.lock import acquire
from workshop_app.storage.names import real_path
from workshop_app.storage.salts import salt_of
from workshop_app.storage.unfinished_change import take_back
from workshop_app.storage.watch import may_write

Tell = Callable[[int, int], None]


class Rewritten(Struct, frozen=True):
    """What became of a file: how many dated copies followed it, and which could not (an earlier passphrase, or damaged
    and set aside as they were). `papers` lie in the folder of the plan B on paper and stay readable: what somebody put
    there or wrote into, and what would not go."""

    copies: int
    left: tuple[Path, ...]
    papers: tuple[Path, ...] = ()


def change(path: Path, now: datetime, *, old: str | None, new: str | None, tell: Tell) -> Rewritten:
    """Give the file the passphrase `new` (None: take it off). `old` opens it, when it has one. `tell(done, total)`
    counts the files."""
    path = real_path(path)
    if new is not None:
        cipher.checked(new)
    with contextlib.ExitStack() as action, explained(path):
        _writable(path)
        cipher.unlock(path, old or "")
        action.callback(acquire(path, now).release)
        action.enter_context(_kept(salt_of(path)))
        read_header(path)
        for folder in (path.parent, *copy_folders(path)):
            disk.clear_dead(folder)  # what an earlier try left when it was killed
        take_back(path)
        salt = _new_key(new)
        action.enter_context(_kept(salt))
        return _all_written(path, salt, tuple(word for word in (old, new) if word), tell)


def _all_written(path: Path, salt: bytes | None, words: tuple[str, ...], tell: Tell) -> Rewritten:
    papers = plan_b_shelf.clear(path) if salt is not None else ()
    copies = [each.path for each in backups(path)]
    left = _set_aside(path, copies) if salt is not None else []
    order = [*copies, path] if salt is not None else [path, *copies]
    followed = 0
    for number, each in enumerate(order):
        tell(number, len(order))
        if each == path:
            _written_anew(each, salt)
        elif _copy_written_anew(each, salt, words):
            followed += 1
        else:
            left.append(each)
    return Rewritten(followed, tuple(left), papers)


def _copy_written_anew(copy: Path, salt: bytes | None, words: tuple[str, ...]) -> bool:
    """A dated copy follows its file and keeps its time, which tells what state it holds. False when it does not open:
    it then stays as it is."""
    before = salt_of(copy)
    if before is not None and not cipher.is_unlocked(before) and not _opens_with(copy, words):
        return False
    with _kept(before):
        times = copy.stat()
        try:
            _written_anew(copy, salt)
        except KnownError as error:
            if error.code is not ErrorCode.FILE_DAMAGED:
                raise
            return False
        os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    return True


def _opens_with(copy: Path, words: tuple[str, ...]) -> bool:
    """A copy with a salt of its own is left from a change that was cut short."""
    for word in words:
        try:
            cipher.unlock(copy, word)
        except KnownError:
            continue
        return True
    return False


def _set_aside(path: Path, copies: list[Path]) -> list[Path]:
    """Damaged states that a restore or a rescue kept byte by byte, also beside the file: nobody can read them as a
    whole, so nobody can lock them either. Words can be read in them all the same."""
    there = [each for folder in copy_folders(path) if folder.is_dir() for each in sorted(folder.glob("*.okrw"))]
    others = [each for each in there if each not in copies and each.name.startswith(f"{path.stem} ")]
    others += [each for each in damaged_beside(path) if each.is_file()]
    return [each for each in others if salt_of(each) is None]


def _written_anew(path: Path, salt: bytes | None) -> None:
    before = salt_of(path)
    with explained(path):
        with contextlib.closing(connect(path) if before is not None else cipher.connection_without_key(path)) as old:
            unfinished = cipher.write(old, path, salt)
        try:
            _compare(path, unfinished)
            # Private until it is whole. Then a file shared with a group stays shared, and one that the whole machine
            # could read is so no more: whoever sets a passphrase does not wait for the next opening.
            with contextlib.suppress(OSError):  # a memory stick knows no modes
                unfinished.chmod(disk.narrowed(path.stat().st_mode))
            _put_in_place(unfinished, path, overwrite=before is None and salt is not None)
        except BaseException:
            disk.remove(unfinished)
            raise


def _compare(old: Path, new: Path) -> None:
    """Both hold the same, to the last row; KnownError when not."""
    with (
        contextlib.closing(connect(old, read_only=True)) as before,
        contextlib.closing(connect(new, read_only=True)) as after,
    ):
        complaint = first_complaint(after)
        if complaint is not None:
            raise KnownError(ErrorCode.DISK_FAILED, path=str(new), detail=complaint)
        tables = objects(before)
        if tables != objects(after):
            raise damaged(old, "schema")
        for kind, name, _sql in tables:
            if kind == "table":
                _compare_table(before, after, name, old)


def _compare_table(before: FileConnection, after: FileConnection, name: str, path: Path) -> None:
    quoted = name.replace('"', '""')
    order = ", ".join(str(number) for number in range(1, columns(before, name) + 1))
    statement = f'SELECT * FROM "{quoted}" ORDER BY {order}'
    pairs = zip(before.execute(statement), after.execute(statement), strict=True)
    try:
        same = all(one == other for one, other in pairs)
    except ValueError:  # one of them is longer
        same = False
    if not same:
        raise damaged(path, name)


def _put_in_place(unfinished: Path, path: Path, *, overwrite: bool) -> None:
    """Named, in one step. What stood there without a passphrase is overwritten afterwards, where no other name leads to
    it (a backup program may have linked it). Windows replaces no file that is held open."""
    if not overwrite or sys.platform == "win32":
        disk.put_in_place(unfinished, path)
        return
    with path.open("rb+") as old:
        disk.put_in_place(unfinished, path)
        facts = os.fstat(old.fileno())
        if facts.st_nlink == 0:
            old.write(bytes(facts.st_size))
            old.flush()
            os.fsync(old.fileno())


def _new_key(passphrase: str | None) -> bytes | None:
    if passphrase is None:
        return None
    salt = os.urandom(16)
    cipher.keep(salt, cipher.derived(passphrase, salt))
    return salt


@contextlib.contextmanager
def _kept(salt: bytes | None) -> Iterator[None]:
    """The key stays known for as long as the block runs."""
    if salt is None:
        yield
        return
    cipher.hold(salt)
    try:
        yield
    finally:
        cipher.let_go(salt)


def _writable(path: Path) -> None:
    if not os.path.lexists(path):
        raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
    if not may_write(path):
        raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(path))
    if not may_write(path.parent):
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))

"""What it takes for a file to be whole, private and truly on the disk. Used wherever the program writes a file: the
engagement, its copies, the user's own small files, documents.

A file is written under a passing name beside its place (`unfinished`) and named when it is complete. Its passing name
tells which process writes it, so that the next start can clear what a killed one left, and nothing else.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import IO

from workshop_app.domain.unusable_names import check_name

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
ENDING = ".part"
_LOOKED_INTO = 40  # folders of a folder of documents
_TEMPORARY = "okr-workshop-"
SURELY_DEAD = 24 * 3600.0  # seconds: what another machine, or an edition before this one, left in a shared folder

_RUN = os.urandom(4).hex()  # numbers of processes come round again, in a container within the hour
_PASSING = r"\.([0-9a-f]{6})-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}\.part"  # patterns, made when something is cleared
_DOCUMENT_OF_BEFORE = r"\.[0-9a-f]{16}\.part"  # as editions before this one named it
_COPY = r"okr-workshop-[a-z0-9_]{8}"  # in the machine's temporary folder only: a name anybody may choose
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EINVAL, errno.EXDEV)


def unfinished(target: Path) -> Path:
    """A passing name in the folder of `target`, never used before. Hidden, and no longer for a long name."""
    return target.with_name(f".{_here()}-{os.getpid()}-{_RUN}-{os.urandom(4).hex()}{ENDING}")


def new_file(path: Path, mode: int = PRIVATE) -> int:
    """The descriptor of a file that was not there before; follows no link that somebody laid there. The user's own
    default may take rights away from `mode` and adds none."""
    check_name(path)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)


def private(path: str, flags: int) -> int:
    """The `opener` of a file of the user's own that is written on; follows no link."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), PRIVATE)


def write_unfinished(target: Path, data: bytes, mode: int = PRIVATE) -> Path:
    """The bytes under a passing name beside `target`, on the disk for certain. OSError leaves nothing."""
    return _filled(target, io.BytesIO(data), mode)


def copy_unfinished(source: Path, target: Path, mode: int = PRIVATE) -> Path:
    """The same with the bytes of another file, which may be larger than the memory."""
    with source.open("rb") as data:
        return _filled(target, data, mode)


def _filled(target: Path, data: IO[bytes], mode: int) -> Path:
    path = unfinished(target)
    handle = new_file(path, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(data, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        remove(path)
        raise
    return path


def hand_over(target: Path, data: bytes, mode: int = PRIVATE) -> None:
    """The file with these bytes, left to the operating system: whole for whoever reads it from now on, also when this
    program is killed, and not waited for until it is on the disk. OSError, and everything as it was."""
    path = unfinished(target)
    handle = new_file(path, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        check_name(target)
        os.replace(path, target)
    except BaseException:
        remove(path)
        raise


def write_whole(target: Path, data: bytes, mode: int = PRIVATE) -> None:
    """The file with these bytes, in place of what stood there; or OSError, and everything as it was."""
    path = write_unfinished(target, data, mode)
    try:
        put_in_place(path, target)
    except BaseException:
        remove(path)
        raise


def put_in_place(path: Path, target: Path) -> None:
    """Name a finished file, over what stands there; the name itself survives a power cut."""
    check_name(target)
    os.replace(path, target)
    settle(target.parent)


def name_once(path: Path, target: Path) -> None:
    """Name a finished file where none stands yet; FileExistsError when one does."""
    check_name(target)
    if sys.platform == "win32":  # pragma: no cover - there a rename never replaces
        os.rename(path, target)
        return
    try:
        os.link(path, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        os.replace(path, target)  # memory sticks know no second name
    else:
        remove(path)
    settle(target.parent)


def settle(folder: Path) -> None:
    """Make sure that names given or taken in this folder stay so after a power cut. Windows does that by itself and
    lets nobody do it; some network shares do not let anybody either."""
    if sys.platform == "win32":  # pragma: no cover
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Take a file away, if it is there and lets itself be taken."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def private_folder(path: Path) -> Path:
    """The folder, made for the user alone when it is not there yet, and so is each folder above it that is missing. One
    that is there keeps its mode: somebody chose it."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if not path.is_dir():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return path


@contextlib.contextmanager
def scratch(preferred: Path) -> Iterator[Path]:
    """A folder of the user's alone for a moment, inside the preferred one; in the machine's temporary folder where that
    takes nothing. OSError when neither does."""
    folder = unfinished(preferred / "scratch")
    try:
        private_folder(folder)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def narrow(path: Path) -> None:
    """Take a file of ours from everybody else. Only what the whole machine may read is narrowed: that is how earlier
    editions made files, while a file shared with a group alone (0640, 0660) was shared on purpose."""
    with contextlib.suppress(OSError):  # a memory stick knows no modes
        status = path.stat()
        mode = narrowed(status.st_mode)
        if mode != stat.S_IMODE(status.st_mode) and status.st_uid == getattr(os, "geteuid", lambda: status.st_uid)():
            path.chmod(mode)


def narrowed(mode: int) -> int:
    """The mode that a file of ours gets in place of this one, by the rule of `narrow`: for who writes it anew."""
    mode = stat.S_IMODE(mode)
    return mode & ~(stat.S_IRWXG | stat.S_IRWXO) if mode & stat.S_IRWXO else mode


def clear_dead(folder: Path) -> None:
    """Remove what killed processes of this program left unfinished in a folder; nothing of a living one."""
    _clear(folder, _is_dead)


def clear_dead_below(folder: Path) -> None:
    """The same in a folder where packs of documents were written, each a folder with folders in it: the newest of them,
    since a killed program wrote into the newest."""
    clear_dead(folder)
    for pack in _newest_folders(folder):
        clear_dead(pack)
        for part in _newest_folders(pack):
            clear_dead(part)


def _newest_folders(folder: Path) -> list[Path]:
    found: list[tuple[int, Path]] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    found.append((entry.stat(follow_symlinks=False).st_mtime_ns, Path(entry.path)))
    return [path for _, path in sorted(found, reverse=True)[:_LOOKED_INTO]]


def clear_temporary() -> None:
    """The same in the machine's temporary folder, with the plain copies of engagements left there."""
    with contextlib.suppress(OSError):
        folder = Path(tempfile.gettempdir())
        _clear(folder, _is_dead)
        _clear(folder, _is_dead_copy)


def _clear(folder: Path, dead: Callable[[os.DirEntry[str]], bool]) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in tuple(entries):
            with contextlib.suppress(OSError):
                if dead(entry):
                    _remove_entry(entry)


def _is_dead(entry: os.DirEntry[str]) -> bool:
    passing = re.fullmatch(_PASSING, entry.name)
    if (passing is None and not re.fullmatch(_DOCUMENT_OF_BEFORE, entry.name)) or not _is_ours(entry):
        return False
    if passing is not None and passing[1] == _here():
        pid = int(passing[2])
        return passing[3] != _RUN if pid == os.getpid() else not is_alive(pid)
    return _is_old(entry)


def _is_dead_copy(entry: os.DirEntry[str]) -> bool:
    """A private folder of ours with nothing but an engagement in it, and too old to be in use."""
    if not re.fullmatch(_COPY, entry.name) or not entry.is_dir(follow_symlinks=False) or not _is_ours(entry):
        return False
    inside = os.listdir(entry.path)
    return _is_old(entry) and all(name.endswith((".okrw", ".okrw-journal")) for name in inside)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return not hasattr(os, "geteuid") or entry.stat(follow_symlinks=False).st_uid == os.geteuid()


def _is_old(entry: os.DirEntry[str]) -> bool:
    now = time.time()  # noqa: TID251 - the disk's clock, not the workshop's
    return now - entry.stat(follow_symlinks=False).st_mtime > SURELY_DEAD


def _remove_entry(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        os.unlink(entry.path)


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs on this machine."""
    if sys.platform == "win32":  # pragma: no cover - signal 0 is Ctrl+C there; an open file stays anyway
        return False
    try:
        os.kill(pid, 0)
    except OverflowError:
        return False
    except OSError as error:
        return error.errno != errno.ESRCH  # another user's process is alive, too
    return True


def host_name() -> str:
    """This machine's name."""
    if sys.platform != "win32":
        return os.uname().nodename  # what `socket` would answer, without loading the network part of Python
    import socket  # pragma: no cover

    return socket.gethostname()  # pragma: no cover


@cache
def _here() -> str:
    """This machine, without its name: files are handed on."""
    import hashlib  # not for a file that is only opened

    return hashlib.sha256(host_name().encode("utf-8", "replace")).hexdigest()[:6]

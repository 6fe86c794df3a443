"""The lock file beside an open engagement file (`Acme.okrw-lock`): tells a second copy of the app, here or on another
machine that shares the folder, who has the file open.

On one machine the operating system's own lock on that file decides, because it ends with the process however that
ended; between machines the words in the file decide, because locks rarely travel through shared folders.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import sys
import time
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from workshop_app.application import disk
from workshop_app.application.not_written import FULL, not_written
from workshop_app.domain.errors import ErrorCode, KnownError

_GUARDED_BYTE = 1 << 20  # far behind the text, so that others can read it (Windows locks are absolute)
_ATTEMPTS = 5
_ENDING = "-lock"
_A_WHILE = 60.0  # seconds
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Holder(Struct, frozen=True):
    """Who holds a file open."""

    host: str
    user: str
    pid: int
    since: str


class FileLock:
    """The held lock; `release` removes the lock file."""

    def __init__(self, path: Path, descriptor: int, holder: Holder) -> None:
        self._path = path
        self._descriptor = descriptor
        self._holder = holder

    def release(self) -> None:
        if _read(self._descriptor) in (self._holder, None):  # another machine may have taken it over meanwhile
            _let_go(self._descriptor, self._path)
        else:
            os.close(self._descriptor)


def _let_go(descriptor: int, beside: Path) -> None:
    """Close the lock file and take it away. Windows removes no open file; elsewhere the file goes first, so that nobody
    finds it free and still there. What does not go is left: whoever comes next finds it free."""
    if sys.platform == "win32":  # pragma: no cover
        os.close(descriptor)
    disk.remove(beside)
    if sys.platform != "win32":  # pragma: no branch
        os.close(descriptor)


def lock_path(path: Path) -> Path:
    return path.with_name(path.name + _ENDING)


def acquire(path: Path, now: datetime, *, take_over: bool = False) -> FileLock:
    """Take the lock of an engagement file. KnownError(FILE_LOCKED) when another copy has it; `take_over` ignores what
    another machine left behind, but never a living copy on this one."""
    beside = lock_path(path)
    try:
        return _acquire(path, beside, now, take_over)
    except OSError as error:
        raise not_written(error, path) from error  # nobody asked for a file of the lock's name


def clear_dead(folder: Path) -> None:
    """Remove the locks that dead processes of this machine left in a folder: of files that were moved since, or never
    came to be. Another machine's is left alone, and so is one that somebody may be taking this moment."""
    with contextlib.suppress(OSError):
        for beside in tuple(folder.glob("*.okrw" + _ENDING)):
            with contextlib.suppress(OSError):
                _clear(beside)


def _clear(beside: Path) -> None:
    status = beside.lstat()
    young = time.time() - status.st_mtime < _A_WHILE  # noqa: TID251 - the disk's clock, not the workshop's
    if young or not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return
    descriptor = os.open(beside, _FLAGS)
    holder = _read(descriptor)
    if holder is None or _elsewhere(holder) or not _guard(descriptor):
        os.close(descriptor)
    else:
        FileLock(beside, descriptor, holder).release()


def _acquire(path: Path, beside: Path, now: datetime, take_over: bool) -> FileLock:
    for _ in range(_ATTEMPTS):
        descriptor = _opened(path, beside, take_over)
        if descriptor is None:
            continue
        try:
            guarded = _guard(descriptor)
            holder = _read(descriptor)
            if _in_use(guarded, holder, take_over):
                raise _locked(path, holder)
            if not _same_file(descriptor, beside):  # its last holder removed it while we took it
                os.close(descriptor)
                continue
        except BaseException:
            os.close(descriptor)
            raise
        ours = Holder(disk.host_name(), _user(), os.getpid(), now.isoformat(timespec="seconds"))
        try:
            _note(descriptor, ours)
        except BaseException:
            _let_go(descriptor, beside)
            raise
        return FileLock(beside, descriptor, ours)
    raise _locked(path, None)


def _opened(path: Path, beside: Path, take_over: bool) -> int | None:
    """The lock file, made when there is none; None when its last holder removed it this moment. What may stand there
    instead - a link to some other file, a pipe, a device, a second name of a file that matters - is neither followed
    nor written, and keeps nobody waiting."""
    try:
        return disk.new_file(beside)
    except FileExistsError:
        pass
    try:
        descriptor = os.open(beside, _FLAGS)
    except FileNotFoundError:
        return None
    except PermissionError as error:  # somebody else's, and theirs alone: not even the name can be read
        if not take_over:
            raise KnownError(ErrorCode.FILE_LOCKED, path=str(path), host="", user="", since="", here=False) from error
        beside.unlink()
        return disk.new_file(beside)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENXIO, errno.EISDIR, errno.ENODEV):
            raise _in_the_way(beside) from error
        raise
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(descriptor)
        raise _in_the_way(beside)
    return descriptor


def _in_the_way(beside: Path) -> KnownError:
    return KnownError(ErrorCode.LOCK_IN_THE_WAY, path=str(beside))


def _in_use(guarded: bool | None, holder: Holder | None, take_over: bool) -> bool:
    if guarded is False:
        return True
    if holder is None:
        return False
    if _elsewhere(holder):
        return not take_over
    # Our own machine's lock outlives no process, so a held guard means that the holder is dead, whatever its number
    # is used for today. Only where the folder knows no locks must the number tell.
    return guarded is None and holder.pid != os.getpid() and disk.is_alive(holder.pid)


def _elsewhere(holder: Holder) -> bool:
    return holder.host != disk.host_name()


def _locked(path: Path, holder: Holder | None) -> KnownError:
    who = holder or Holder(disk.host_name(), "", 0, "")
    here = not _elsewhere(who)
    return KnownError(
        ErrorCode.FILE_LOCKED, path=str(path), host=who.host, user=who.user, pid=who.pid, since=who.since, here=here
    )


def _same_file(descriptor: int, beside: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(beside))
    except FileNotFoundError:
        return False


def _read(descriptor: int) -> Holder | None:
    """Who wrote the lock file; None when it is new or its text was torn."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        data = json.loads(os.read(descriptor, 4096))
        holder = Holder(str(data["host"]), str(data["user"]), int(data["pid"]), str(data["since"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return holder if 0 < holder.pid < 1 << 31 else None


def _note(descriptor: int, holder: Holder) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(asdict(holder)).encode())
    except OSError as error:
        if error.errno not in FULL:  # the guard holds without words, and who opens a file on a full disk has reasons to
            raise


def _user() -> str:
    return next((os.environ[name] for name in ("LOGNAME", "USER", "USERNAME") if name in os.environ), "")


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _guard(descriptor: int) -> bool | None:
        os.lseek(descriptor, _GUARDED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _guard(descriptor: int) -> bool | None:
        """Take the operating system's lock, which ends with the process. False: another process has it; None: the
        folder knows no such locks (some network shares)."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK):
                return None
            raise
        return True

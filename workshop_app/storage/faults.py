"""What the disk or the database says when something fails -> the KnownError that the user is shown. Used all over
`storage`; a failure that is our own bug (a wrong statement) passes through untouched.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import assert_never

from workshop_app.application.not_written import FULL, not_written
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.unusable_names import no_such_name

_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_GONE = (errno.ENOENT, errno.ENOTDIR)
_JOURNALS = ("-journal", "-wal")
_NEARLY_NOTHING = 64 * 1024  # bytes; SQLite calls some full disks an I/O error

# Our statements are fixed and tested: when one misses its table, the file lost it.
_SCHEMA_COMPLAINTS = ("no such table", "no such column", "malformed database schema", "unsupported file format")

_UNREADABLE = "text that cannot be read"  # its own complaint quotes what stands there

# We update a row or add it: when both find their id, an index of the file disagrees with its table.
_TWICE_THE_SAME = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_IOERR: ErrorCode.DISK_FAILED,
    sqlite3.SQLITE_CORRUPT: ErrorCode.FILE_DAMAGED,
    sqlite3.SQLITE_NOTADB: ErrorCode.FILE_DAMAGED,
    sqlite3.SQLITE_READONLY: ErrorCode.FILE_READ_ONLY,
    sqlite3.SQLITE_BUSY: ErrorCode.FILE_BUSY,
    sqlite3.SQLITE_LOCKED: ErrorCode.FILE_BUSY,
    sqlite3.SQLITE_CANTOPEN: ErrorCode.DISK_FAILED,
    sqlite3.SQLITE_PERM: ErrorCode.FILE_READ_ONLY,
    sqlite3.SQLITE_TOOBIG: ErrorCode.FILE_DAMAGED,  # what we write is never so long
    sqlite3.SQLITE_INTERRUPT: ErrorCode.FILE_TOO_SLOW,  # see `caution`
}
# `sqlcipher_export` keeps the words of a failure and loses its number.
_BY_WORDS = {
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "interrupted": sqlite3.SQLITE_INTERRUPT,
}


class Doing(Enum):
    """What was tried when it failed: the same answer of the system means something else each time."""

    CHANGING = auto()  # the open file
    READING = auto()  # a file that is to be opened or looked at
    MAKING = auto()  # a new file, at a place the user named


@contextmanager
def explained(path: Path | None, doing: Doing = Doing.CHANGING) -> Iterator[None]:
    """Runs the block; failures of disk and database leave it as KnownError."""
    try:
        yield
    except database_errors() as error:
        known = _from_sqlite(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # not even the database's complaint about the damage can be read
        raise damaged(path, _UNREADABLE) from error
    except OSError as error:
        if doing is Doing.MAKING and isinstance(error, FileExistsError):
            raise  # an answer, not a failure
        raise from_os(error, path, doing) from error
    except _wrapped() as error:
        known = _from_sqlite(getattr(error, "orig", None), path)
        if known is None:
            raise
        raise known from error


def tells_of_damage(error: BaseException) -> bool:
    """Whether the database means that the file itself is broken."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def named_by_database(error: BaseException | None) -> str | None:
    """The database's own name for a failure, which tells nothing of what is in the file; None for any other."""
    return getattr(error, "sqlite_errorname", None)


def database_errors() -> tuple[type[Exception], ...]:
    """What the two database modules raise; SQLCipher's errors are no sqlite3.Error. Where it is not loaded, nothing can
    have failed in it."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, loaded.Error) if loaded else (sqlite3.Error,)


def _wrapped() -> type[Exception] | tuple[()]:
    """SQLAlchemy's own class of failures; where it is not loaded, nothing can have failed in it."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return loaded.DBAPIError if loaded else ()


def from_os(error: OSError, path: Path | None, doing: Doing = Doing.CHANGING) -> KnownError:
    """The KnownError for a failed call to the operating system."""
    where = str(path or error.filename or "")
    detail = error.strerror or type(error).__name__
    if error.errno in FULL and doing is not Doing.MAKING:
        return KnownError(ErrorCode.DISK_FULL, path=where)
    gone = KnownError(ErrorCode.FILE_MISSING, path=where) if error.errno in _GONE or no_such_name(error) else None
    match doing:
        case Doing.MAKING:
            return not_written(error, Path(where))
        case Doing.READING:
            return gone or KnownError(ErrorCode.FILE_UNREADABLE, path=where, detail=detail)
        case Doing.CHANGING:
            denied = KnownError(ErrorCode.FILE_READ_ONLY, path=where) if error.errno in _DENIED else None
            return gone or denied or KnownError(ErrorCode.DISK_FAILED, path=where, detail=detail)
        case _ as never:
            assert_never(never)


def damaged(path: Path | None, detail: str) -> KnownError:
    """The file is ours but holds what no version of the app ever wrote."""
    return KnownError(ErrorCode.FILE_DAMAGED, path=str(path or ""), detail=detail)


def unfinished(path: Path, detail: str) -> KnownError:
    """The file was never completed: a copy still under way, or a program that ended in the middle of making it."""
    return KnownError(ErrorCode.FILE_UNFINISHED, path=str(path), detail=detail)


def no_journal(path: Path) -> KnownError | None:
    """What stands under the name of one of the file's journals and is none: a link, a folder, a pipe. The database
    follows no link, and whoever opened a pipe would wait for ever."""
    for ending in _JOURNALS:
        beside = path.with_name(path.name + ending)
        try:
            regular = stat.S_ISREG(beside.lstat().st_mode)
        except OSError:
            continue
        if not regular:
            return KnownError(ErrorCode.LOCK_IN_THE_WAY, path=str(beside))
    return None


def _from_sqlite(error: BaseException | None, path: Path | None) -> KnownError | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:  # the sqlite3 module's own complaint: a cell that is no text, or our misuse
        return damaged(path, _UNREADABLE) if type(error).__name__ == "OperationalError" else None
    if extended == sqlite3.SQLITE_ERROR:
        extended = _BY_WORDS.get(str(error), extended)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED or (extended == sqlite3.SQLITE_READONLY and _gone(error, path)):
        return KnownError(ErrorCode.FILE_REPLACED, path=str(path or ""))
    if extended in _TWICE_THE_SAME:
        return damaged(path, str(error))
    if extended == sqlite3.SQLITE_ERROR and str(error).startswith(_SCHEMA_COMPLAINTS):
        return damaged(path, str(error))
    code = _BY_SQLITE_CODE.get(extended & 0xFF)
    if extended & 0xFF == sqlite3.SQLITE_CANTOPEN and path is not None:
        return _cannot_open(path, str(error))
    if code is ErrorCode.DISK_FAILED and _nothing_left(path):
        code = ErrorCode.DISK_FULL
    if code is None:
        return None
    return KnownError(code, path=str(path or ""), detail=str(error))


def _cannot_open(path: Path, detail: str) -> KnownError:
    """The database says no more than that it could not open the file, or a journal beside it."""
    try:
        os.stat(path)
    except OSError as error:
        return from_os(error, path, Doing.READING)
    in_the_way = no_journal(path)
    if in_the_way is not None:
        return in_the_way
    if not os.access(path, os.R_OK):
        return from_os(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), path, Doing.READING)
    if not os.access(path.parent, os.W_OK):
        return KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
    code = ErrorCode.DISK_FULL if _nothing_left(path) else ErrorCode.DISK_FAILED
    return KnownError(code, path=str(path), detail=detail)


def _gone(error: BaseException | None, path: Path | None) -> bool:
    """SQLCipher's module tells only the main code of an error, so that a file taken away looks like a read-only one."""
    return type(error).__module__.startswith("sqlcipher3") and path is not None and not path.exists()


def _nothing_left(path: Path | None) -> bool:
    try:
        return path is not None and shutil.disk_usage(path.parent).free < _NEARLY_NOTHING
    except OSError:
        return False

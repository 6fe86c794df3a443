"""What the disk or the database says when something fails -> the KnownError that the user is shown. Used all over
`storage`; a failure that is our own bug (a wrong statement) passes through untouched.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop_app.domain.errors import ErrorCode, KnownError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NEARLY_NOTHING = 64 * 1024  # bytes; SQLite calls some full disks an I/O error

# Our statements are fixed and tested: when one misses its table, the file lost it.
_SCHEMA_COMPLAINTS = ("no such table", "no such column", "malformed database schema")

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
    sqlite3.SQLITE_TOOBIG: ErrorCode.DISK_FAILED,
}


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Runs the block; failures of disk and database leave it as KnownError."""
    try:
        yield
    except sqlite3.Error as error:
        known = _from_sqlite(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # not even the database's complaint about the damage can be read
        raise damaged(path, str(error)) from error
    except OSError as error:
        raise from_os(error, path) from error
    except _wrapped() as error:
        known = _from_sqlite(getattr(error, "orig", None), path)
        if known is None:
            raise
        raise known from error


def _wrapped() -> type[Exception] | tuple[()]:
    """SQLAlchemy's own class of failures; where it is not loaded, nothing can have failed in it."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return loaded.DBAPIError if loaded else ()


def from_os(error: OSError, path: Path | None) -> KnownError:
    """The KnownError for a failed call to the operating system."""
    where = str(path or error.filename or "")
    if error.errno in _FULL:
        return KnownError(ErrorCode.DISK_FULL, path=where)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return KnownError(ErrorCode.FILE_MISSING, path=where)
    if error.errno in _DENIED:
        return KnownError(ErrorCode.FILE_READ_ONLY, path=where)
    return KnownError(ErrorCode.DISK_FAILED, path=where, detail=error.strerror or str(error))


def damaged(path: Path | None, detail: str) -> KnownError:
    """The file is ours but holds what no version of the app ever wrote."""
    return KnownError(ErrorCode.FILE_DAMAGED, path=str(path or ""), detail=detail)


def _from_sqlite(error: BaseException | None, path: Path | None) -> KnownError | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:  # the sqlite3 module's own complaint: a cell that is no text, or our misuse
        return damaged(path, str(error)) if isinstance(error, sqlite3.OperationalError) else None
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return KnownError(ErrorCode.FILE_REPLACED, path=str(path or ""))
    if extended == sqlite3.SQLITE_ERROR and str(error).startswith(_SCHEMA_COMPLAINTS):
        return damaged(path, str(error))
    code = _BY_SQLITE_CODE.get(extended & 0xFF)
    if code is ErrorCode.DISK_FAILED and _nothing_left(path):
        code = ErrorCode.DISK_FULL
    if code is None:
        return None
    return KnownError(code, path=str(path or ""), detail=str(error))


def _nothing_left(path: Path | None) -> bool:
    try:
        return path is not None and shutil.disk_usage(path.parent).free < _NEARLY_NOTHING
    except OSError:
        return False

"""Every failure of disk and database that is the world's has a code; our own bugs stay bugs."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.faults import explained

PATH = Path("/somewhere/Acme.okrw")


def _database_error(code: int, message: str = "said the database") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), ErrorCode.DISK_FULL),
        (OSError(errno.EDQUOT, "quota"), ErrorCode.DISK_FULL),
        (OSError(errno.EIO, "cable"), ErrorCode.DISK_FAILED),
        (OSError(errno.EROFS, "read-only"), ErrorCode.FILE_READ_ONLY),
        (PermissionError(errno.EACCES, "no"), ErrorCode.FILE_READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "gone"), ErrorCode.FILE_MISSING),
        (_database_error(sqlite3.SQLITE_FULL), ErrorCode.DISK_FULL),
        (_database_error(sqlite3.SQLITE_IOERR_WRITE), ErrorCode.DISK_FAILED),
        (_database_error(sqlite3.SQLITE_IOERR_FSYNC), ErrorCode.DISK_FAILED),
        (_database_error(sqlite3.SQLITE_CORRUPT), ErrorCode.FILE_DAMAGED),
        (_database_error(sqlite3.SQLITE_NOTADB), ErrorCode.FILE_DAMAGED),
        (_database_error(sqlite3.SQLITE_READONLY), ErrorCode.FILE_READ_ONLY),
        (_database_error(sqlite3.SQLITE_READONLY_DBMOVED), ErrorCode.FILE_REPLACED),
        (_database_error(sqlite3.SQLITE_BUSY), ErrorCode.FILE_BUSY),
        (_database_error(sqlite3.SQLITE_CANTOPEN), ErrorCode.FILE_MISSING),
        (_database_error(sqlite3.SQLITE_ERROR, "no such table: team"), ErrorCode.FILE_DAMAGED),
        (_database_error(sqlite3.SQLITE_ERROR, "unsupported file format"), ErrorCode.FILE_DAMAGED),
        (_database_error(sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY), ErrorCode.FILE_DAMAGED),
        (sqlite3.OperationalError("Could not decode to UTF-8"), ErrorCode.FILE_DAMAGED),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True], ids=["bare", "through SQLAlchemy"])
def test_the_worlds_failures_have_codes(error: Exception, code: ErrorCode, wrapped: bool) -> None:
    raised = DBAPIError("SELECT", {}, error) if wrapped and isinstance(error, sqlite3.Error) else error
    with pytest.raises(KnownError) as known, explained(PATH):
        raise raised
    assert known.value.code is code
    assert known.value.facts["path"] == str(PATH)


def test_our_own_bugs_stay_bugs() -> None:
    with pytest.raises(sqlite3.ProgrammingError), explained(PATH):
        raise sqlite3.ProgrammingError("wrong thread")
    syntax = _database_error(sqlite3.SQLITE_ERROR, "syntax error")
    with pytest.raises(sqlite3.OperationalError), explained(PATH):
        raise syntax
    with pytest.raises(DBAPIError), explained(PATH), create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELEC 1"))
    with pytest.raises(ZeroDivisionError), explained(PATH):
        raise ZeroDivisionError


def test_a_disk_with_no_room_left_is_full_whatever_the_database_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil
    from types import SimpleNamespace

    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=4096))
    with pytest.raises(KnownError) as known, explained(tmp_path / "Acme.okrw"):
        raise _database_error(sqlite3.SQLITE_IOERR_WRITE)
    assert known.value.code is ErrorCode.DISK_FULL

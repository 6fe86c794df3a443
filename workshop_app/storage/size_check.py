"""Whether a file holds more than the app ever lets into one (`domain.limits` says how much, and why). `files` asks for
the size before any database code touches the file, and again of a private copy; `schema_check` asks the database to
count, before a value is read. Such a file is refused and left alone: it is not damaged, and nothing sets it aside.
"""

from __future__ import annotations

import math
import sqlite3
from pathlib import Path

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.limits import LARGEST_FILE, LARGEST_VALUE, MOST_UNDER_ONE, most
from workshop_app.storage.caution import within
from workshop_app.storage.faults import database_errors

_MB = 1_000_000
_TOO_BIG = "string or blob too big"  # SQLCipher's errors keep these words, and not always their number


def check_size(path: Path, size: int) -> None:
    """KnownError(FILE_TOO_LARGE) for a file of so many bytes. `path` is what the sentence names."""
    if size > LARGEST_FILE:
        raise KnownError(ErrorCode.FILE_TOO_LARGE, path=str(path), size=_in_mb(size), most=LARGEST_FILE // _MB)


def check_room(connection: sqlite3.Connection) -> None:
    """KnownError(NO_ROOM_IN_FILE) when what is being written makes the file larger than one that opens again."""
    if _bytes_in(connection) > LARGEST_FILE:
        raise KnownError(ErrorCode.NO_ROOM_IN_FILE, most=LARGEST_FILE // _MB)


def check_contents(connection: sqlite3.Connection, path: Path | None) -> None:
    """KnownError(FILE_TOO_MANY) for more values of a kind than we let in, FILE_VALUE_TOO_LARGE for one that is too
    large. To be asked once the tables are known to be ours and their pages to hang together: two pages that point at
    each other hold rows without end."""
    large = _bytes_in(connection) > LARGEST_VALUE  # a smaller file holds no larger value
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        with within(connection):
            _check_rows(connection, path, table)
        if large:
            with within(connection):
                _check_values(connection, path, table)


def _check_rows(connection: sqlite3.Connection, path: Path | None, table: str) -> None:
    kind = table.title().replace("_", "")  # as `shapes` names the table after the kind
    has = _number(connection, f'SELECT count(*) FROM "{table}"')
    if has > most(kind):
        raise _too_many(path, kind, has, most(kind))
    for under, field, limit in MOST_UNDER_ONE:
        if under == kind and has > limit:
            most_here = f'SELECT max(n) FROM (SELECT count(*) AS n FROM "{table}" GROUP BY "{field}")'
            if (together := _number(connection, most_here)) > limit:
                raise _too_many(path, kind, together, limit, owner=field)


def _check_values(connection: sqlite3.Connection, path: Path | None, table: str) -> None:
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    lengths = ", ".join(f'max(length(CAST("{name}" AS BLOB)))' for name in names)
    try:
        found = connection.execute(f'SELECT {lengths} FROM "{table}"').fetchone()
    except database_errors() as error:
        if not str(error).startswith(_TOO_BIG):
            raise
        found = (_limit(connection) + 1,)  # nobody can say more of a value that is not even fetched
    size = max((each for each in found if each is not None), default=0)
    if size > LARGEST_VALUE:
        raise KnownError(
            ErrorCode.FILE_VALUE_TOO_LARGE, path=str(path or ""), size=_in_mb(size), most=LARGEST_VALUE // _MB
        )


def _too_many(path: Path | None, kind: str, has: int, limit: int, owner: str = "") -> KnownError:
    return KnownError(ErrorCode.FILE_TOO_MANY, path=str(path or ""), kind=kind, owner=owner, has=has, most=limit)


def _bytes_in(connection: sqlite3.Connection) -> int:
    return _number(connection, "PRAGMA page_count") * _number(connection, "PRAGMA page_size")


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _limit(connection: sqlite3.Connection) -> int:
    return connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, -1)


def _in_mb(size: int) -> int:
    """Never less than there is: 4.1 MB are 5, and more than 4."""
    return math.ceil(size / _MB)

"""Whether the open file is still the one that we left: asked by `store` before each change.

A synced folder, another program or a user may take the file away, put another in its place, write over it or protect
it. Writing on would look saved and be lost, or mix two engagements.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from pathlib import Path

from msgspec import Struct

from workshop_app.domain.errors import ErrorCode, KnownError

_OPEN_HERE: Counter[tuple[int, int]] = Counter()
_SALTS: dict[tuple[int, int], bytes | None] = {}  # of the files that are open here


class Stamp(Struct, frozen=True):
    """How the file looked when we last let go of it."""

    file: tuple[int, int]
    size: int
    changed: int  # nanoseconds


class Watch:
    """The file behind one connection."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._stamp = stamp(path)
        _OPEN_HERE[self._stamp.file] += 1
        self._salt: bytes | None = getattr(connection, "salt", None)
        _SALTS[self._stamp.file] = self._salt
        self._version = data_version(connection)

    def unchanged(self) -> bool:
        """Whether nobody but us touched the file since `left`. KnownError or OSError when it cannot be written now."""
        now = stamp(self._path)
        if not may_write(self._path):
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._path))
        return now == self._stamp

    def same_version(self, connection: sqlite3.Connection) -> bool:
        """The same question inside a transaction, when nobody else can write any more."""
        return data_version(connection) == self._version

    def left(self) -> None:
        """We wrote, and the file now looks like this."""
        self._note(stamp(self._path))

    def adopt(self, connection: sqlite3.Connection) -> None:
        """The file is reached by a new connection."""
        self.left()
        self._version = data_version(connection)

    def close(self) -> None:
        _OPEN_HERE[self._stamp.file] -= 1

    def _note(self, now: Stamp) -> None:
        _OPEN_HERE[self._stamp.file] -= 1
        _OPEN_HERE[now.file] += 1
        _SALTS[now.file] = self._salt
        self._stamp = now


def stamp(path: Path) -> Stamp:
    status = os.stat(path)
    return Stamp((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def is_same(one: Path, other: Path) -> bool:
    """Whether both names lead to one file that is there."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when anybody else writes into the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open. Then nobody may open it past the database: closing it again would drop
    the process's POSIX locks on it, in the middle of a write (SQLite, "How To Corrupt", section 2.2)."""
    try:
        return _OPEN_HERE[stamp(path).file] > 0
    except OSError:
        return False


def salt_of_open(path: Path) -> bytes | None:
    """The salt of a file that is open here; None when it has no passphrase."""
    return _SALTS.get(stamp(path).file)


def may_write(path: Path) -> bool:
    """Whether the file or folder takes writes. The mode bits count for the superuser too: somebody set them."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return bool(mode & 0o222) and os.access(path, os.W_OK)

"""One open engagement file: the port `Store`. Made by `storage.files`, used by `Workspace`.

One connection, used in the thread that opened it and in no other; one transaction per command. Reads go over the bare
connection, writes over SQLAlchemy, which is loaded with the first of them. While the file takes no changes the whole
engagement can go on in memory (`adrift`).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import connect, engine_for
from workshop_app.storage.faults import explained
from workshop_app.storage.paths import identity, may_write
from workshop_app.storage.reading import Rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workshop_app.storage.adrift import Adrift, Left
    from workshop_app.storage.writing import Places, WritableRows

T = TypeVar("T")
_HEADER = 100  # bytes; SQLite counts every change in them


class FileStore:
    """One open file: reads at once, writes in `begin`. `resources` is let go when it closes: connection, lock."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        engagement_id: str,
        *,
        read_only: bool = False,
        resources: contextlib.ExitStack | None = None,
    ) -> None:
        self._connection = connection
        self._engagement_id = engagement_id
        self._path = path
        self._read_only = read_only
        self._resources = resources or contextlib.ExitStack()
        self._identity = identity(path)
        self._adrift: Adrift | None = None
        self._image = b"" if read_only or path is None else connection.serialize()
        self._written: Left = {}  # since that image
        self._eye = -1 if not self._image else _eye(path)
        self._left = self._header()

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def read_only(self) -> bool:
        return self._read_only

    @property
    def adrift(self) -> KnownError | None:
        """Why the file takes nothing and everything since is in memory only; None when all is in the file."""
        return None if self._adrift is None else self._adrift.reason

    def get(self, kind: type[T], id: str) -> T:
        with self._reading() as rows:
            return rows.get(kind, id)

    def find(self, kind: type[T], id: str) -> T | None:
        with self._reading() as rows:
            return rows.find(kind, id)

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        with self._reading() as rows:
            return rows.all(kind, **equal)

    def count(self, kind: type, /, **equal: object) -> int:
        with self._reading() as rows:
            return rows.count(kind, **equal)

    @contextlib.contextmanager
    def begin(self) -> Iterator[WritableRows]:
        """One transaction: commits when the block ends, rolls back when it raises."""
        if self._read_only:
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._path or ""))
        if self._adrift is not None:
            with self._adrift.begin(self._places) as rows:
                yield rows
            return
        with self._writing() as rows:
            yield rows
        self._written.update(rows.left)

    def drift(self, reason: KnownError) -> None:
        """Go on in memory, because the file takes nothing. Raises `reason` where that cannot be done."""
        if not self._image:
            raise reason
        from workshop_app.storage.adrift import Adrift

        self._adrift = Adrift(reason, self._image, self._written, self._places)

    def come_ashore(self) -> bool:
        """Try to write everything that is only in memory into the file. False when it still takes nothing; `adrift`
        then says why."""
        if self._adrift is None:
            return True
        from workshop_app.storage.adrift import write

        try:
            with explained(self._path):
                self._find_again()
            with self._writing() as rows:
                write(rows, self._adrift.left)
        except KnownError as error:
            self._adrift.reason = error
            return False
        self._written.update(self._adrift.left)
        self._adrift.close()
        self._adrift = None
        return True

    def save_copy(self, target: Path) -> None:
        """A whole copy under another name. Works even when the file itself was taken away while it was open."""
        target = target.absolute()
        unfinished = target.with_name(target.name + "-new")
        with explained(target):
            try:
                unfinished.unlink(missing_ok=True)
                self._current.execute("VACUUM INTO ?", (str(unfinished),))
                with unfinished.open("rb+") as file:
                    os.fsync(file.fileno())
                os.replace(unfinished, target)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        if self._adrift is not None:
            self._adrift.close()
        if self._eye >= 0:
            os.close(self._eye)
            self._eye = -1
        self._connection.close()
        self._resources.close()

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self._connection)

    @property
    def _current(self) -> sqlite3.Connection:
        """Where the engagement is: in the file, or in memory while the file takes nothing."""
        return self._connection if self._adrift is None else self._adrift.connection

    @cached_property
    def _places(self) -> Places:
        from workshop_app.storage.writing import Places

        return Places(self._engagement_id)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        with explained(self._path):
            yield Rows(self._current, self._path)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[WritableRows]:
        """One transaction in the file."""
        from workshop_app.storage.writing import transaction  # brings SQLAlchemy along, see `reading`

        with explained(self._path):
            self._check_still_there()
            with transaction(self._engine, self._connection, self._path, self._places) as rows:
                self._check_untouched()
                yield rows
            self._left = self._header()

    def _check_still_there(self) -> None:
        """A synced folder or a user may take the file away or put another in its place: writing on into the old one
        would look saved and be lost."""
        if self._path is None:
            return
        if identity(self._path) != self._identity:
            raise KnownError(ErrorCode.FILE_REPLACED, path=str(self._path))
        if not may_write(self._path):
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._path))

    def _check_untouched(self) -> None:
        """Nobody else writes into this file; who does it without our lock has put another content there. Its time alone
        may change (a share that writes late, a `touch`): then its content is compared."""
        now = self._header()
        if now == self._left:
            return
        if now[:2] != self._left[:2] or not self._is_as_we_left_it():
            raise KnownError(ErrorCode.FILE_REPLACED, path=str(self._path))

    def _find_again(self) -> None:
        """A stick that comes back brings the file under another identity. It is ours if it is just as we left it; then
        it gets a connection of its own."""
        if self._path is None or identity(self._path) == self._identity:
            return
        eye = _eye(self._path)
        if self._header(eye)[:2] != self._left[:2] or not self._is_as_we_left_it():
            os.close(eye)
            raise KnownError(ErrorCode.FILE_REPLACED, path=str(self._path))
        with contextlib.suppress(OSError):
            os.close(self._eye)
        self._eye, self._identity = eye, identity(self._path)
        self._left = self._header()
        self._connection = self._resources.enter_context(contextlib.closing(connect(self._path)))
        self.__dict__.pop("_engine", None)

    def _is_as_we_left_it(self) -> bool:
        """Whether the file under our name holds just the values that we wrote or found in it. Two files of a client can
        have seen equally many changes, so SQLite's count does not tell them apart."""
        from workshop_app.storage.adrift import Adrift, same_values

        expected = Adrift(KnownError(ErrorCode.FILE_REPLACED), self._image, self._written, self._places)
        with contextlib.closing(expected), contextlib.closing(connect(self._path, read_only=True)) as found:
            return same_values(Rows(expected.connection, None), Rows(found, self._path))

    def _header(self, eye: int | None = None) -> tuple[bytes, int, int]:
        """What tells one state of the file from another: SQLite's own header with its count of changes, the size in
        bytes, the time in nanoseconds. Read through a descriptor that stays open: closing one would drop the database's
        locks."""
        eye = self._eye if eye is None else eye
        if eye < 0:
            return b"", 0, 0
        os.lseek(eye, 0, os.SEEK_SET)
        status = os.fstat(eye)
        return os.read(eye, _HEADER), status.st_size, status.st_mtime_ns


def _eye(path: Path | None) -> int:
    with explained(path):
        return -1 if path is None else os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

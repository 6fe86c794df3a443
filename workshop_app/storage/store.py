"""One open engagement file: the port `Store`. Made by `storage.files`, used by `Workspace`.

One connection, used in the thread that opened it and in no other; one transaction per command. Reads go over the bare
connection, writes over SQLAlchemy, which is loaded with the first of them.
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
from workshop_app.storage.engine import engine_for
from workshop_app.storage.faults import explained
from workshop_app.storage.reading import Rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workshop_app.storage.writing import Places, WritableRows

T = TypeVar("T")


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

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def read_only(self) -> bool:
        return self._read_only

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
        with explained(self._path):
            self._check_still_there()
            from workshop_app.storage.writing import transaction  # brings SQLAlchemy along, see `reading`

            with transaction(self._engine, self._connection, self._path, self._places) as rows:
                yield rows

    def save_copy(self, target: Path) -> None:
        """A whole copy under another name. Works even when the file itself was taken away while it was open."""
        target = target.absolute()
        unfinished = target.with_name(target.name + "-new")
        with explained(target):
            try:
                unfinished.unlink(missing_ok=True)
                self._connection.execute("VACUUM INTO ?", (str(unfinished),))
                with unfinished.open("rb+") as file:
                    os.fsync(file.fileno())
                os.replace(unfinished, target)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        self._connection.close()
        self._resources.close()

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self._connection)

    @cached_property
    def _places(self) -> Places:
        from workshop_app.storage.writing import Places

        return Places(self._engagement_id)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        with explained(self._path):
            yield Rows(self._connection, self._path)

    def _check_still_there(self) -> None:
        """A synced folder or a user may take the file away or put another in its place: writing on into the old one
        would look saved and be lost."""
        if self._path is not None and identity(self._path) != self._identity:
            raise KnownError(ErrorCode.FILE_REPLACED, path=str(self._path))


def identity(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    status = os.stat(path)
    return status.st_dev, status.st_ino

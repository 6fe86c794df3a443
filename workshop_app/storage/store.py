"""One open engagement file: the ports `Store`, `Reader` and `Transaction` over SQLAlchemy Core. Made by
`storage.files`, used by `Workspace`.

One connection, used in the thread that opened it and in no other; one transaction per command.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, func, select

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import WRITING
from workshop_app.storage.faults import damaged, explained
from workshop_app.storage.tables import MAPPED, WANTED, Mapped

T = TypeVar("T")


class Rows:
    """Reading and writing values through one open connection."""

    def __init__(self, connection: Connection, path: Path | None, places: Places) -> None:
        self._connection = connection
        self._path = path
        self._places = places

    def get(self, kind: type[T], id: str) -> T:
        found = self.find(kind, id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return found

    def find(self, kind: type[T], id: str) -> T | None:
        mapped = MAPPED[kind]
        for row in self._fetched(mapped, mapped.one, {WANTED: id}):
            return cast(T, self._value(mapped, row))
        return None

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        mapped = MAPPED[kind]
        statement = mapped.select.where(*mapped.where(equal)).order_by(*mapped.order)
        return tuple([self._value(mapped, row) for row in self._fetched(mapped, statement)])

    def count(self, kind: type, /, **equal: object) -> int:
        mapped = MAPPED[kind]
        statement = select(func.count()).select_from(mapped.table).where(*mapped.where(equal))
        return int(self._connection.execute(statement).scalar_one())

    def put(self, value: object) -> None:
        mapped = MAPPED[type(value)]
        row = mapped.row(value)
        if not self._connection.execute(mapped.update, {WANTED: row["id"], **row}).rowcount:
            self._connection.execute(mapped.insert, self._places.new_row(self._connection, mapped, row))

    def remove(self, kind: type, id: str) -> None:
        mapped = MAPPED[kind]
        seq = self._connection.execute(mapped.seq_of, {WANTED: id}).scalar()
        if seq is not None:
            self._places.remember(kind, id, seq)
            self._connection.execute(mapped.delete, {WANTED: id})

    def _fetched(self, mapped: Mapped, statement: Any, bound: dict[str, Any] | None = None) -> Any:
        try:
            return self._connection.execute(statement, bound).all()
        except (ValueError, TypeError) as error:  # SQLAlchemy's reading of dates
            raise damaged(self._path, f"{mapped.table.name}: {error}") from error

    def _value(self, mapped: Mapped, row: Any) -> Any:
        try:
            return mapped.value(row)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise damaged(self._path, f"{mapped.table.name}: {error}") from error


class Places:
    """Where new rows go in the order of insertion. A removed row that is put back (undo) gets its old place."""

    def __init__(self, engagement_id: str) -> None:
        self._engagement_id = engagement_id
        self._last: dict[type, int] = {}
        self._removed: dict[tuple[type, str], int] = {}

    def remember(self, kind: type, id: str, seq: int) -> None:
        self._removed[kind, id] = seq

    def new_row(self, connection: Connection, mapped: Mapped, row: dict[str, Any]) -> dict[str, Any]:
        """The row with the two columns that values do not have."""
        seq = self._removed.get((mapped.kind, row["id"]))
        if seq is None:
            if mapped.kind not in self._last:
                self._last[mapped.kind] = int(connection.execute(mapped.last_seq).scalar_one())
            seq = self._last[mapped.kind] = self._last[mapped.kind] + 1
        full = {**row, "seq": seq}
        if "engagement_id" in mapped.table.c:
            full["engagement_id"] = self._engagement_id
        return full


class FileStore:
    """One open file: reads at once, writes in `begin`. `resources` is let go when it closes: connection, lock."""

    def __init__(
        self,
        engine: Engine,
        path: Path | None,
        engagement_id: str,
        *,
        read_only: bool = False,
        resources: contextlib.ExitStack | None = None,
    ) -> None:
        self._engine = engine
        self._path = path
        self._read_only = read_only
        self._resources = resources or contextlib.ExitStack()
        self._places = Places(engagement_id)
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
    def begin(self) -> Iterator[Rows]:
        """One transaction: commits when the block ends, rolls back when it raises."""
        if self._read_only:
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._path or ""))
        with explained(self._path):
            self._check_still_there()
            with self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
                yield Rows(connection, self._path, self._places)

    def save_copy(self, target: Path) -> None:
        """A whole copy under another name. Works even when the file itself was taken away while it was open."""
        target = target.absolute()
        unfinished = target.with_name(target.name + "-new")
        with explained(target):
            try:
                unfinished.unlink(missing_ok=True)
                with contextlib.closing(self._engine.raw_connection()) as raw:  # VACUUM refuses to run in a transaction
                    raw.cursor().execute("VACUUM INTO ?", (str(unfinished),))
                with unfinished.open("rb+") as file:
                    os.fsync(file.fileno())
                os.replace(unfinished, target)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        self._engine.dispose()
        self._resources.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        with explained(self._path), self._engine.connect() as connection:
            yield Rows(connection, self._path, self._places)

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

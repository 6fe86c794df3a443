"""Writing values: the port `Transaction` over SQLAlchemy Core. Loaded by `store` with the first change, so that opening
and reading a file need not wait for SQLAlchemy.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Insert

from workshop_app.domain.limits import LONGEST_VALUE
from workshop_app.domain.text import checked
from workshop_app.storage.engine import WRITING, FileConnection, over_what_stands
from workshop_app.storage.image import Cells, Statement
from workshop_app.storage.reading import Rows
from workshop_app.storage.tables import MAPPED, WANTED, Mapped

T = TypeVar("T")


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


class WritableRows(Rows):
    """Reading and writing in one transaction. `done` are the statements that wrote, in order."""

    def __init__(self, raw: FileConnection, connection: Connection, path: Path | None, places: Places) -> None:
        super().__init__(raw, path)
        self._connection = connection
        self._places = places
        self.done: list[Statement] = []
        self.many: set[type] = set()  # kinds of which many were written at once

    def put(self, value: object) -> None:
        mapped = MAPPED[type(value)]
        row = _measured(mapped.shape.row(value))
        if not self._write(mapped.update, _of_known(row)):
            self._write(mapped.insert, self._places.new_row(self._connection, mapped, row))

    def put_all(self, kind: type[T], values: Sequence[T]) -> None:
        """The same for many values of one kind, each with an id of its own: one statement for those that are there, one
        for those that are new."""
        mapped = MAPPED[kind]
        self.many.add(kind)
        rows = [_measured(mapped.shape.row(value)) for value in values]
        there = self._seqs(mapped, [row["id"] for row in rows])
        known = [_of_known(row) for row in rows if row["id"] in there]
        new = [self._places.new_row(self._connection, mapped, row) for row in rows if row["id"] not in there]
        for statement, cells in ((mapped.update, known), (mapped.insert, new)):
            if cells:
                self._write(statement, cells)

    def remove_all(self, kind: type, ids: Sequence[str]) -> None:
        """The same as `remove` for many values of one kind, in one statement."""
        self.many.add(kind)
        mapped = MAPPED[kind]
        there = self._seqs(mapped, ids)
        for id, seq in there.items():
            self._places.remember(kind, id, seq)
        if there:
            self._write(mapped.delete, [{WANTED: id} for id in there])

    def _seqs(self, mapped: Mapped, ids: Sequence[str]) -> dict[str, int]:
        return dict(self._rows_of(mapped.shape.table, "id, seq", ids))

    def remove(self, kind: type, id: str) -> None:
        mapped = MAPPED[kind]
        seq = self._connection.execute(mapped.seq_of, {WANTED: id}).scalar()
        if seq is not None:
            self._places.remember(kind, id, seq)
            self._write(mapped.delete, {WANTED: id})

    def replay(self, statement: Executable, cells: Cells) -> None:
        """Write what was written elsewhere before; a row that came through all the same is not in the way."""
        if isinstance(statement, Insert):
            statement = over_what_stands(statement)
        self._write(statement, cells)

    def _write(self, statement: Executable, cells: Cells) -> bool:
        wrote = bool(self._connection.execute(statement, cells).rowcount)
        if wrote:
            self.done.append((statement, cells))
        return wrote


def _of_known(row: dict[str, Any]) -> dict[str, Any]:
    """The cells that a row which is there gets. Setting its id again would write a page of the index of ids with each
    key stroke."""
    return {WANTED: row["id"], **{name: cell for name, cell in row.items() if name != "id"}}


def _measured(row: dict[str, Any]) -> dict[str, Any]:
    """Every text in it was measured before, but there may be many in one cell."""
    for name, cell in row.items():
        if isinstance(cell, str):
            checked(cell, name, LONGEST_VALUE)
    return row


@contextlib.contextmanager
def transaction(engine: Engine, raw: FileConnection, path: Path | None, places: Places) -> Iterator[WritableRows]:
    """Commits when the block ends, rolls back when it raises. `raw` is the engine's one connection."""
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        yield WritableRows(raw, connection, path, places)

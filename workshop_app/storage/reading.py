"""Reading values out of an open file: the port `Reader` in plain SQL on the bare connection. Used by `store`, alone and
inside a transaction.

Reading needs three simple statements and no SQLAlchemy, which takes longer to load than all the rest of a start; that
library brings the tables, the writing and the migrations (`tables`, `writing`, `upgrade`), with the first change.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.caution import within
from workshop_app.storage.faults import damaged
from workshop_app.storage.shapes import WRONG_VALUE, Shape, shape

if TYPE_CHECKING:
    from workshop_app.storage.engine import FileConnection

T = TypeVar("T")

_AT_ONCE = 500  # ids that one statement is asked for


class Rows:
    """The values in the file as this connection sees them."""

    def __init__(self, connection: FileConnection, path: Path | None) -> None:
        self._raw = connection
        self._path = path

    def get(self, kind: type[T], id: str) -> T:
        found = self.find(kind, id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return found

    def find(self, kind: type[T], id: str) -> T | None:
        for value in self._values(kind, {"id": id}):
            return cast(T, value)
        return None

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        return tuple(self._values(kind, equal))

    def some(self, kind: type[T], ids: Sequence[str]) -> dict[str, T]:
        """Those of these that are there, by their ids."""
        wanted = shape(cast(type, kind))
        columns = ", ".join(f'"{name}"' for name in wanted.names)
        values = self._converted(wanted, self._rows_of(wanted.table, columns, ids))
        return {value.id: cast(T, value) for value in values}

    def column(self, kind: type, field: str) -> dict[str, Any]:
        """One field of every value, by id."""
        wanted = shape(kind)
        with within(self._raw):
            rows = self._raw.execute(f'SELECT id, "{field}" FROM "{wanted.table}"').fetchall()
        ids, cells = zip(*rows, strict=True) if rows else ((), ())
        try:
            return dict(zip(ids, wanted.fields(field, cells), strict=True))
        except WRONG_VALUE as error:
            raise self._damaged(wanted) from error

    def texts(self, kind: type, fields: Sequence[str], after: str, most: int) -> list[tuple[str, ...]]:
        """The ids and these text fields of at most so many rows behind `after`, by id."""
        wanted = shape(kind)
        columns = ", ".join(f'"{name}"' for name in ("id", *fields))
        statement = f'SELECT {columns} FROM "{wanted.table}" WHERE id > ? ORDER BY id LIMIT ?'
        with within(self._raw):
            rows = self._raw.execute(statement, (after, most)).fetchall()
        if any(not isinstance(cell, str) for row in rows for cell in row):
            raise self._damaged(wanted)
        return cast(list[tuple[str, ...]], rows)

    def count(self, kind: type, /, **equal: object) -> int:
        conditions, cells = _where(shape(kind), equal)
        statement = f'SELECT count(*) FROM "{shape(kind).table}"{conditions}'
        with within(self._raw):
            return int(self._raw.execute(statement, cells).fetchone()[0])

    def _values(self, kind: type, equal: dict[str, object]) -> list[Any]:
        wanted = shape(kind)
        conditions, cells = _where(wanted, equal)
        order = ", ".join(wanted.order)
        columns = ", ".join(f'"{name}"' for name in wanted.names)
        statement = f'SELECT {columns} FROM "{wanted.table}"{conditions} ORDER BY {order}'
        with within(self._raw):
            rows = self._raw.execute(statement, cells).fetchall()
        return self._converted(wanted, rows)

    @staticmethod
    def table(kind: type) -> str:
        """The name of the table that holds these values."""
        return shape(kind).table

    def _rows_of(self, table: str, columns: str, ids: Sequence[str]) -> list[Any]:
        """These columns of the rows with these ids, a few hundred rows a statement."""
        rows: list[Any] = []
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            with within(self._raw):
                rows += self._raw.execute(f'SELECT {columns} FROM "{table}" WHERE id IN ({marks})', part).fetchall()
        return rows

    def _converted(self, wanted: Shape, rows: list[Any]) -> list[Any]:
        try:
            return wanted.values(rows)
        except WRONG_VALUE as error:  # what it says would quote the value: that is nobody's business but the client's
            raise self._damaged(wanted) from error

    def _damaged(self, wanted: Shape) -> KnownError:
        return damaged(self._path, f"{wanted.table}: a value that does not belong there")


def _where(wanted: Shape, equal: dict[str, object]) -> tuple[str, list[Any]]:
    """The condition "these fields have these values", and the cells to bind."""
    if not equal:
        return "", []
    conditions = " AND ".join(f'"{name}" IS ?' for name in equal)
    return f" WHERE {conditions}", [wanted.cell(name, value) for name, value in equal.items()]

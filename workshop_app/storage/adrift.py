"""An engagement whose file takes no changes at present (a full disk, a pulled stick, a lock): all of it in memory.
Made by `store` from what the file held when it was opened and every value written since.

Going on in memory keeps every word on every screen and the clock of a running day, while the window says that nothing
of it is saved. `store` comes ashore by writing all of it in one transaction.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from workshop_app.domain.errors import KnownError
from workshop_app.storage.engine import connect, engine_for
from workshop_app.storage.reading import Rows
from workshop_app.storage.tables import KINDS
from workshop_app.storage.writing import Places, WritableRows, transaction

Left = dict[tuple[type, str], object | None]


class Adrift:
    """The engagement in memory. `reason` is why its file takes nothing, `left` what was changed meanwhile: the value of
    each kind and id, None where it was removed."""

    def __init__(
        self, reason: KnownError, image: bytes, written: Mapping[tuple[type, str], object | None], places: Places
    ) -> None:
        self.reason = reason
        self.left: Left = {}
        self.connection = connect(None)
        self.connection.deserialize(image)
        self._engine = engine_for(self.connection)
        with transaction(self._engine, self.connection, None, places) as rows:
            write(rows, written)

    @contextlib.contextmanager
    def begin(self, places: Places) -> Iterator[WritableRows]:
        """One transaction in memory."""
        with transaction(self._engine, self.connection, None, places) as rows:
            yield rows
        self.left.update(rows.left)

    def close(self) -> None:
        """Let the memory go."""
        self.connection.close()


def write(rows: WritableRows, values: Mapping[tuple[type, str], object | None]) -> None:
    """Put what is there, remove what is not."""
    for (kind, id), value in values.items():
        if value is None:
            rows.remove(kind, id)
        else:
            rows.put(value)


def same_values(one: Rows, other: Rows) -> bool:
    """Whether two databases hold the same values, in whatever order."""
    return all(_by_id(one, kind) == _by_id(other, kind) for kind in KINDS)


def _by_id(rows: Rows, kind: type[Any]) -> dict[str, object]:
    return {value.id: value for value in rows.all(kind)}

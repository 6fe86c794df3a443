"""An engagement whose file takes no changes at present (a full disk, a pulled stick, a lock): it goes on in memory.

That keeps every word on every screen and the clock of a running day, while the window says that nothing of it is saved.
`store` makes one from the image of the file, and comes ashore by replaying what still counts of all that was written
since, in one transaction.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Update

from workshop_app.domain.errors import KnownError
from workshop_app.storage.engine import FileConnection, engine_for
from workshop_app.storage.image import EngagementImage, Statement
from workshop_app.storage.tables import WANTED
from workshop_app.storage.writing import Places, WritableRows, transaction


class Adrift:
    """`reason` is why the file takes nothing; `done` are the statements that wrote since, in order."""

    def __init__(self, reason: KnownError, image: EngagementImage) -> None:
        self.reason = reason
        self.done: list[Statement] = []
        self._image = EngagementImage(image.connection)
        self._engine = engine_for(self._image.connection)

    @property
    def connection(self) -> FileConnection:
        """Where to read."""
        return self._image.connection

    @contextlib.contextmanager
    def begin(self, places: Places) -> Iterator[WritableRows]:
        """One transaction in memory."""
        with transaction(self._engine, self.connection, None, places) as rows:
            yield rows
        self.done += rows.done

    def to_write(self) -> list[Statement]:
        """What is left to be written of `done`: a row that was changed ten times is written once, and one that came and
        went takes no room. Otherwise a list that was too long for the disk would stay so after it was taken back."""
        self.done = _without_the_overtaken(self.done)
        return self.done

    def close(self) -> None:
        """Let the memory go."""
        self._image.close()


def _without_the_overtaken(done: Sequence[Statement]) -> list[Statement]:
    """The statements that still count, in their order. Each names its rows and gives all their cells, so what was done
    to a row before it was put in or taken out counts no more, nor does an earlier change before a later one."""
    left: list[Statement] = []
    begun: set[tuple[str, str]] = set()
    changed: set[tuple[str, str]] = set()
    for statement, cells in reversed(done):
        table = cast(Any, statement).table.name
        changes = isinstance(statement, Update)
        kept = []
        for one in reversed(cells if isinstance(cells, list) else [cells]):
            row = (table, one[WANTED] if WANTED in one else one["id"])
            if row in begun or (changes and row in changed):
                continue
            (changed if changes else begun).add(row)
            kept.append(one)
        if kept:
            left.append((statement, kept[::-1] if isinstance(cells, list) else kept[0]))
    return left[::-1]

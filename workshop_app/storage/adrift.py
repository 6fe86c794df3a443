"""An engagement whose file takes no changes at present (a full disk, a pulled stick, a lock): it goes on in memory.

That keeps every word on every screen and the clock of a running day, while the window says that nothing of it is saved.
`store` makes one from the image of the file, and comes ashore by replaying what was written since in one transaction.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from workshop_app.domain.errors import KnownError
from workshop_app.storage.engine import engine_for
from workshop_app.storage.image import EngagementImage, Statement
from workshop_app.storage.writing import Places, WritableRows, transaction


class Adrift:
    """`reason` is why the file takes nothing; `done` are the statements that wrote since, in order."""

    def __init__(self, reason: KnownError, image: EngagementImage) -> None:
        self.reason = reason
        self.done: list[Statement] = []
        self._image = EngagementImage(image.connection)
        self._engine = engine_for(self._image.connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """Where to read."""
        return self._image.connection

    @contextlib.contextmanager
    def begin(self, places: Places) -> Iterator[WritableRows]:
        """One transaction in memory."""
        with transaction(self._engine, self.connection, None, places) as rows:
            yield rows
        self.done += rows.done

    def close(self) -> None:
        """Let the memory go."""
        self._image.close()

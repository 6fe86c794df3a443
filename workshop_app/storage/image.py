"""What a file holds, kept in memory while it is open: screens read here, whatever becomes of the disk meanwhile (a
pulled stick, another program that holds the file, a folder renamed), and a whole copy can still be saved from it.

Made by `files` at opening (about half a millisecond per megabyte), kept up by `store` after each commit with the very
statements that were committed. All that moves whole databases from place to place stands here.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.application import disk
from workshop_app.storage.engine import READ_WAIT, WRITING, connect, engine_for
from workshop_app.storage.kept import Kept
from workshop_app.storage.reading import Rows
from workshop_app.storage.salts import salt_of_connection

if TYPE_CHECKING:
    from sqlalchemy import Engine, Executable

Cells = dict[str, Any] | list[dict[str, Any]]  # of one row, or of many rows that one statement writes
Statement = tuple["Executable", Cells]

_STEPS = (128, 512, 2048)  # pages; half a megabyte is read in about a millisecond
_PAUSE = 0.002  # seconds in which a writer may come in


class EngagementImage:
    """One engagement in memory, as it stands in its file."""

    def __init__(self, source: sqlite3.Connection) -> None:
        self.connection = in_memory(source)
        self.kept = Kept()

    def follow(self, statements: Collection[Statement]) -> None:
        """Take over what was committed to the file."""
        with self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
            for statement, cells in statements:
                connection.execute(statement, cells)
        self.kept.follow(statements, Rows(self.connection, None))

    def holds(self, other: sqlite3.Connection, perhaps: Collection[Statement] = ()) -> bool:
        """Whether another database has the same content. `perhaps` was being committed when the disk failed: it may
        have come through, and is then taken over."""
        if _content(self.connection) == _content(other):
            return True
        with_it = EngagementImage(self.connection)
        with_it.follow(perhaps)
        if _content(with_it.connection) != _content(other):
            return False
        self.follow(perhaps)
        return True

    def close(self) -> None:
        self.connection.close()

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self.connection)


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """All of a database in memory, read in one go. A file that another program holds is an error after a moment: the
    copying itself would wait for ever."""
    if salt_of_connection(source) is not None:
        from workshop_app.storage import cipher  # no plain file should wait for it

        return cipher.in_memory(source)
    image = connect(None)
    try:
        with _held_for_reading(source):
            source.backup(image)
    except BaseException:
        image.close()
        raise
    return image


@contextlib.contextmanager
def _held_for_reading(source: sqlite3.Connection) -> Iterator[None]:
    if source.in_transaction:
        yield
        return
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        source.execute("ROLLBACK")


def write(source: sqlite3.Connection, target: Path) -> None:
    """The database as a file of its own, in place of what stands there: private, whole and on the disk."""
    unfinished = unnamed(source, target)
    try:
        disk.put_in_place(unfinished, target)
    except BaseException:
        disk.remove(unfinished)
        raise


def write_once(source: sqlite3.Connection, target: Path) -> None:
    """The same where no file stands yet; FileExistsError when one does."""
    unfinished = unnamed(source, target)
    try:
        disk.name_once(unfinished, target)
    except BaseException:
        disk.remove(unfinished)
        raise


def unnamed(source: sqlite3.Connection, target: Path) -> Path:
    """The file under a passing name; of an engagement with a passphrase it is locked by the same one."""
    salt = salt_of_connection(source)
    if salt is None:
        return disk.write_unfinished(target, source.serialize())
    from workshop_app.storage import cipher

    return cipher.write(source, target, salt)


def copied(source: sqlite3.Connection) -> sqlite3.Connection:
    """All of a database in memory, read in small steps: whoever is typing into the file can save in between. A change
    meanwhile makes it begin anew with larger steps, and at last it is read in one go. (SQLCipher can only do that, in
    a few milliseconds.)"""
    if salt_of_connection(source) is not None:
        from workshop_app.storage import cipher  # no plain file should wait for it

        return cipher.in_memory(source)
    image = connect(None)
    try:
        for step in _STEPS:
            with contextlib.suppress(_BegunAnew):
                source.backup(image, pages=step, progress=_Steps(), sleep=_PAUSE)
                return image
        with _held_for_reading(source):
            source.backup(image)
    except BaseException:
        image.close()
        raise
    return image


class _BegunAnew(Exception):
    """The file was changed while it was copied."""


class _Steps:
    """Called by the database after each step of a copy, also after one that found the file held by somebody else."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._since = time.monotonic()

    def __call__(self, status: int, remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() - self._since > READ_WAIT:
                raise _BegunAnew  # reading it in one go says what is the matter
            return
        if self._left is not None and remaining > self._left:
            raise _BegunAnew
        self._left, self._since = remaining, time.monotonic()
        if remaining:
            time.sleep(_PAUSE)


def _content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    quoted = (name.replace('"', '""') for name in names)
    rows = (connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in quoted)
    return dict(zip(names, rows, strict=True))

"""Making and opening engagement files. Called by `bootstrap` only.

A file is looked at first (`header`), and an unfinished change in it is taken back (`unfinished_change`).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from workshop_app.application import disk
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.engine import APPLICATION_ID, SCHEMA_VERSION, WRITE_WAIT, connect, engine_for
from workshop_app.storage.faults import Doing, damaged, explained, unfinished
from workshop_app.storage.header import check_known, header_of, read_header
from workshop_app.storage.lock import acquire, clear_dead
from workshop_app.storage.names import real_path
from workshop_app.storage.reading import Rows
from workshop_app.storage.salts import salt_of_connection
from workshop_app.storage.schema_check import check
from workshop_app.storage.store import FileStore
from workshop_app.storage.unfinished_change import (
    has_unfinished_change,
    needs_rollback,
    take_back,
    taken_back_elsewhere,
)
from workshop_app.storage.watch import Watch, may_write


def create_file(path: Path, engagement: Engagement, now: datetime, fill: Callable[[FileStore], None]) -> FileStore:
    """A new file holding this engagement and what `fill` puts into it. It is made in memory, and appears under its name
    only when it is complete."""
    path = real_path(path)
    if not may_write(path.parent):
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
    with contextlib.ExitStack() as resources:
        resources.callback(acquire(path, now).release)
        if os.path.lexists(path):
            raise KnownError(ErrorCode.FILE_EXISTS, path=str(path))
        with contextlib.closing(create_memory(engagement)) as whole:
            fill(whole)
            try:
                with explained(path, Doing.MAKING):
                    whole.save_new(path)
            except FileExistsError as error:
                raise KnownError(ErrorCode.FILE_EXISTS, path=str(path)) from error
        return _opened(path, _writing(path), resources.pop_all(), read_only=False)


def create_memory(engagement: Engagement) -> FileStore:
    """The same without a file, for trying things out."""
    connection = connect(None)
    _lay_out(connection, engagement)
    return FileStore(connection, None, engagement.id)


def open_file(path: Path, now: datetime, *, read_only: bool = False, take_over: bool = False) -> FileStore:
    """Open a file for reading and writing, or for reading only (takes no lock and leaves no trace)."""
    path = real_path(path)
    header = read_header(path)
    with contextlib.ExitStack() as resources:
        if read_only:
            connection = _reading(path)
            return _opened(path, connection, resources.pop_all(), read_only=True)
        if not may_write(path):
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(path))
        if not may_write(path.parent):
            raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
        resources.callback(acquire(path, now, take_over=take_over).release)
        if header.version < SCHEMA_VERSION or not header.as_it_stands or has_unfinished_change(path):
            inspect(path)  # before the first byte of it is changed by what follows
        _clear_leftovers(path)
        take_back(path)
        version = read_header(path).version  # whoever died may have been in the middle of bringing it up to date
        if version < SCHEMA_VERSION:
            _upgraded(path, version, now)
        disk.narrow(path)
        return _opened(path, _writing(path), resources.pop_all(), read_only=False)


def inspect(path: Path) -> None:
    """Refuses a file that was made up or is damaged, without changing it."""
    _as_found(path).close()


@contextlib.contextmanager
def readable(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot change the file, for a look at it."""
    with contextlib.closing(_reading(path)) as connection:
        yield connection


def _lay_out(connection: sqlite3.Connection, engagement: Engagement) -> None:
    from workshop_app.storage.tables import MAPPED  # nobody who opens a file should wait for SQLAlchemy

    _empty().backup(connection)
    with engine_for(connection).begin() as transaction:
        mapped = MAPPED[Engagement]
        transaction.execute(mapped.insert, {**mapped.shape.row(engagement), "seq": 1})


@cache
def _empty() -> sqlite3.Connection:
    """Every table and index of a new file, with nothing in them: a copy takes a tenth of making them again."""
    from workshop_app.storage.tables import making

    connection = connect(None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    for statement in making():
        connection.execute(statement)
    return connection


def _opened(
    path: Path, connection: sqlite3.Connection, resources: contextlib.ExitStack, *, read_only: bool
) -> FileStore:
    """The store over this connection to the file, or to what was read of it. Takes the resources over."""
    try:
        resources.enter_context(contextlib.closing(connection))
        salt = salt_of_connection(connection)
        if salt is not None:
            from workshop_app.storage import cipher

            cipher.hold(salt)
            resources.callback(cipher.let_go, salt)
        with explained(path, Doing.READING):
            id = _whole_engagement(path, connection)
            if not read_only:
                connection.execute("PRAGMA journal_mode=DELETE")
            watch = None
            if not _is_in_memory(connection):
                connection.execute(f"PRAGMA busy_timeout={WRITE_WAIT * 1000:.0f}")
                watch = Watch(path, connection)
                resources.callback(watch.close)
            return FileStore(connection, path, id, read_only=read_only, resources=resources, watch=watch)
    except BaseException:
        resources.close()
        raise


def _whole_engagement(path: Path, connection: sqlite3.Connection) -> str:
    """The id of the one engagement in the file. Editions before this one named a file before its parameters were in it:
    one that was killed there left a file that no screen can work with."""
    ids = [engagement.id for engagement in Rows(connection, path).all(Engagement)]
    if len(ids) != 1:
        raise damaged(path, f"{len(ids)} engagements")
    if is_half_made(connection):
        raise unfinished(path, "no parameters")
    return ids[0]


def is_half_made(connection: sqlite3.Connection) -> bool:
    """Whether the file was never finished."""
    return not connection.execute("SELECT count(*) FROM parameter_record").fetchone()[0]


def _is_in_memory(connection: sqlite3.Connection) -> bool:
    return not connection.execute("PRAGMA database_list").fetchone()[2]


def _writing(path: Path) -> sqlite3.Connection:
    with explained(path, Doing.READING):
        connection = connect(path)
        try:
            check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _reading(path: Path) -> sqlite3.Connection:
    """The file itself where it can be read as it stands. A file of an older version, or one whose last change has to be
    taken back first, is read from memory: looking changes nothing."""
    connection = _as_found(path)
    with explained(path, Doing.READING):
        try:
            version = header_of(connection).version
            if version == SCHEMA_VERSION:
                return connection
            with contextlib.closing(connection):
                old = image.in_memory(connection)
        except BaseException:
            connection.close()
            raise
        return _upgraded_in_memory(old, version)


def _as_found(path: Path) -> sqlite3.Connection:
    """The file, or what it held before an unfinished change, in the version it has; refused when it is not of our
    make."""
    with explained(path, Doing.READING):
        elsewhere = not read_header(path).as_it_stands or needs_rollback(path)
        connection = taken_back_elsewhere(path) if elsewhere else connect(path, read_only=True)
        try:
            check_known(path, header_of(connection))
            check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _upgraded_in_memory(connection: sqlite3.Connection, version: int) -> sqlite3.Connection:
    from workshop_app.storage.upgrade import upgrade_connection

    try:
        upgrade_connection(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _clear_leftovers(path: Path) -> None:
    """What killed copies of the program left beside the file. Nobody else writes here: the file's lock is ours."""
    disk.clear_dead(path.parent)
    clear_dead(path.parent)
    disk.remove(path.with_name(path.name + "-new"))  # of editions before this one


def _upgraded(path: Path, version: int, now: datetime) -> None:
    # Alembic takes longer to import than a file to open; nobody with a file of today should wait for it.
    from workshop_app.storage.backups import Why, back_up
    from workshop_app.storage.upgrade import upgrade

    try:
        back_up(path, now, always=True, why=Why.UPGRADE)
    except KnownError as error:
        if error.facts.get("reason") == ErrorCode.FILE_DAMAGED:  # it is the file that fails, not the copying
            raise damaged(path, str(error.facts.get("detail", ""))) from error
        raise
    upgrade(path, version)
    _begin_lineage(path, now)


def _begin_lineage(path: Path, now: datetime) -> None:
    """A file that came from an edition without them gets an id of its own. Done here and not by the migration: a dated
    copy that is only looked at, or put back, is not a file of its own."""
    from workshop_app.application.lineage import begin
    from workshop_app.storage.once import changed_once

    with explained(path), contextlib.closing(connect(path)) as connection:
        changed_once(connection, partial(begin, now=now))

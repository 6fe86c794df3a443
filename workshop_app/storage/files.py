"""Making and opening engagement files. Called by `bootstrap` only.

A file is looked at through its first hundred bytes before any database code touches it: what is not ours, damaged or
too new is refused without a single byte of it, or of its folder, being changed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop_app.application import disk
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.caution import within
from workshop_app.storage.engine import APPLICATION_ID, SCHEMA_VERSION, WRITE_WAIT, connect, engine_for
from workshop_app.storage.faults import Doing, damaged, database_errors, explained, from_os, unfinished
from workshop_app.storage.lock import acquire, clear_dead
from workshop_app.storage.names import real_path
from workshop_app.storage.plainness import may_be_locked
from workshop_app.storage.reading import Rows
from workshop_app.storage.salts import salt_in, salt_of_connection
from workshop_app.storage.schema_check import check, check_journal
from workshop_app.storage.size_check import check_size
from workshop_app.storage.store import FileStore
from workshop_app.storage.watch import Watch, is_open_here, may_write

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_BY_JOURNAL = 0x0101  # two bytes: written, and read, with a rollback journal


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a file tell."""

    version: int
    application_id: int
    pages: int
    page_size: int
    modes: int = _BY_JOURNAL  # anything else makes files beside it, even for a look

    @property
    def as_it_stands(self) -> bool:
        """Whether reading needs nothing but the file itself."""
        return self.modes == _BY_JOURNAL


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
        _take_back(path)
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


def read_header(path: Path) -> Header:
    """What the file says it is; refuses everything that is not a whole engagement file of a version we know."""
    if is_open_here(path):
        return _header_by_database(path)
    head, size = _first_bytes(path)
    if not head.strip(b"\x00"):
        raise unfinished(path, "only zeros" if head else "empty")
    if not head.startswith(_MAGIC):
        if _MAGIC.startswith(head):
            raise unfinished(path, "cut short")
        raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
    if len(head) < _HEADER:
        raise unfinished(path, "cut short")
    header = Header(_number(head, 60), _number(head, 68), _number(head, 28), _number(head, 16, 2), _number(head, 18, 2))
    _check_known(path, header, salt_in(head))
    if salt_in(head) is None and may_be_locked(path):
        raise KnownError(ErrorCode.FILE_DAMAGED_OR_LOCKED, path=str(path))
    page_size = 65_536 if header.page_size == 1 else header.page_size
    if size < header.pages * page_size and not has_unfinished_change(path):
        raise unfinished(path, "cut short")
    check_size(path, size)
    check_journal(path)
    return header


def _check_known(path: Path, header: Header, salt: bytes | None = None) -> None:
    """Ours, of a version we know, and not locked. Nothing else is said of a locked file: a wrong key, a damaged first
    page and a foreign file look alike, so nobody may call it damaged before a key has opened it."""
    if header.application_id != APPLICATION_ID and salt is None:
        raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
    if header.version > SCHEMA_VERSION:
        raise KnownError(ErrorCode.FILE_TOO_NEW, path=str(path), version=header.version, ours=SCHEMA_VERSION)
    if salt is not None:
        from workshop_app.storage import cipher  # no plain file should wait for it

        if not cipher.is_unlocked(salt):
            raise KnownError(ErrorCode.PASSPHRASE_NEEDED, path=str(path), version=header.version)
    if header.version < 1:
        raise damaged(path, "no version")


def _header_by_database(path: Path) -> Header:
    with explained(path, Doing.READING), contextlib.closing(connect(path, read_only=True)) as connection:
        return _header_of(connection)


def _header_of(connection: sqlite3.Connection) -> Header:
    names = ("user_version", "application_id", "page_count", "page_size")
    return Header(*(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names))


def has_unfinished_change(path: Path) -> bool:
    """Whether the last writer died in the middle of a change, which the next opening takes back."""
    try:
        return _journal(path).stat().st_size > 0
    except OSError:
        return False


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        # A pipe, a device or a terminal would keep us waiting for ever, whoever laid it there.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
            return os.read(handle, _HEADER), status.st_size
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno == errno.ENXIO or os.path.isdir(path):  # a socket; on Windows a folder is not even opened
            raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path)) from error
        raise from_os(error, path, Doing.READING) from error


def _number(head: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(head[at : at + length], "big")


def _lay_out(connection: sqlite3.Connection, engagement: Engagement) -> None:
    from workshop_app.storage.tables import MAPPED, metadata  # nobody who opens a file should wait for SQLAlchemy

    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    engine = engine_for(connection)
    with engine.begin() as transaction:
        metadata.create_all(transaction, checkfirst=False)
        mapped = MAPPED[Engagement]
        transaction.execute(mapped.insert, {**mapped.shape.row(engagement), "seq": 1})


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
            version = _header_of(connection).version
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
        elsewhere = not read_header(path).as_it_stands or _needs_rollback(path)
        connection = _taken_back_elsewhere(path) if elsewhere else connect(path, read_only=True)
        try:
            _check_known(path, _header_of(connection))
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


def _taken_back_elsewhere(path: Path) -> sqlite3.Connection:
    """What the file held before the change that a dead writer left unfinished, in memory. Only the database can take
    that change back, and only in a file: a copy that lives for this moment, in a folder of the user's alone."""
    with disk.scratch(data_folder()) as folder:
        copy = folder / "copy.okrw"
        for beside in ("", "-journal", "-wal"):
            source, target = (each.with_name(each.name + beside) for each in (path, copy))
            if beside and not source.exists():
                continue
            with source.open("rb") as there, os.fdopen(disk.new_file(target), "wb") as here:
                shutil.copyfileobj(there, here)
        with contextlib.closing(connect(copy)) as connection, within(connection):
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            check_size(path, copy.stat().st_size)
            return image.in_memory(connection)


def _needs_rollback(path: Path) -> bool:
    """Whether a journal beside the file is a dead writer's; a living writer's does not keep others from reading."""
    if not has_unfinished_change(path):
        return False
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except database_errors() as error:
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
        if busy or type(error).__name__ != "OperationalError":
            raise
        return True
    return False


def _take_back(path: Path) -> None:
    """Undo what a dead writer left in the middle. Before everything else: neither a copy nor an upgrade of such a file
    can be made, because both would have to read it first. A journal whose writer died before it had changed anything in
    the file has nothing to take back, and would lie there until the next change: it goes, too."""
    if os.path.lexists(_journal(path)):
        with explained(path), contextlib.closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for mode in ("PERSIST", "DELETE"):  # leaving this mode deletes the journal, unless somebody is writing one
                connection.execute(f"PRAGMA journal_mode={mode}")
        disk.settle(path.parent)


def _clear_leftovers(path: Path) -> None:
    """What killed copies of the program left beside the file. Nobody else writes here: the file's lock is ours."""
    disk.clear_dead(path.parent)
    clear_dead(path.parent)
    disk.remove(path.with_name(path.name + "-new"))  # of editions before this one


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


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

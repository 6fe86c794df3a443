"""Making and opening engagement files. Called by `bootstrap` only.

A file is looked at through its first hundred bytes before any database code touches it: what is not ours, damaged or
too new is refused without a single byte of it, or of its folder, being changed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import APPLICATION_ID, SCHEMA_VERSION, connect, engine_for
from workshop_app.storage.faults import damaged, explained, from_os
from workshop_app.storage.lock import acquire
from workshop_app.storage.store import FileStore, identity

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100

_OPEN_HERE: Counter[tuple[int, int] | None] = Counter()


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a file tell."""

    version: int
    application_id: int
    pages: int
    page_size: int


def create_file(path: Path, engagement: Engagement, now: datetime) -> FileStore:
    """A new file holding this engagement. It appears under its name only when it is complete."""
    path = real_path(path)
    if not may_write(path.parent):
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
    with contextlib.ExitStack() as resources:
        resources.callback(acquire(path, now).release)
        if path.exists():
            raise KnownError(ErrorCode.FILE_EXISTS, path=str(path))
        with explained(path):
            _write_new(path, engagement)
        return _opened(path, path, resources.pop_all(), read_only=False)


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
            source = _readable_path(path, header.version, resources)
            return _opened(path, source, resources.pop_all(), read_only=True)
        if not may_write(path):
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(path))
        if not may_write(path.parent):
            raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
        resources.callback(acquire(path, now, take_over=take_over).release)
        if header.version < SCHEMA_VERSION:
            _upgraded(path, header.version, now)
        return _opened(path, path, resources.pop_all(), read_only=False)


@contextlib.contextmanager
def readable(path: Path, version: int) -> Iterator[sqlite3.Connection]:
    """A connection that cannot change the file, for a look at it."""
    with contextlib.ExitStack() as resources:
        source = _readable_path(path, version, resources)
        yield resources.enter_context(contextlib.closing(connect(source, read_only=True)))


def read_header(path: Path) -> Header:
    """What the file says it is; refuses everything that is not a whole engagement file of a version we know."""
    if _is_open_here(path):
        return _header_by_database(path)
    head, size = _first_bytes(path)
    if not head:
        raise damaged(path, "empty")
    if not head.startswith(_MAGIC):
        if _MAGIC.startswith(head) or not head.strip(b"\x00"):
            raise damaged(path, "cut short" if head.strip(b"\x00") else "only zeros")
        raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
    if len(head) < _HEADER:
        raise damaged(path, "cut short")
    header = Header(_number(head, 60), _number(head, 68), _number(head, 28), _number(head, 16, 2))
    if header.application_id != APPLICATION_ID:
        raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
    if header.version > SCHEMA_VERSION:
        raise KnownError(ErrorCode.FILE_TOO_NEW, path=str(path), version=header.version, ours=SCHEMA_VERSION)
    if header.version < 1:
        raise damaged(path, "no version")
    page_size = 65_536 if header.page_size == 1 else header.page_size
    if size < header.pages * page_size and not has_unfinished_change(path):
        raise damaged(path, "cut short")
    return header


@contextlib.contextmanager
def _noted_as_open(path: Path) -> Iterator[None]:
    which = identity(path)
    _OPEN_HERE[which] += 1
    try:
        yield
    finally:
        _OPEN_HERE[which] -= 1


def _is_open_here(path: Path) -> bool:
    """Whether this process has the file open. Then nobody may open it past the database: closing it again would drop
    the process's POSIX locks on it, in the middle of a write (SQLite, "How To Corrupt", section 2.2)."""
    try:
        return _OPEN_HERE[identity(path)] > 0
    except OSError:
        return False


def _header_by_database(path: Path) -> Header:
    with explained(path), contextlib.closing(connect(path, read_only=True)) as connection:
        names = ("user_version", "application_id", "page_count", "page_size")
        return Header(*(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names))


def real_path(path: Path) -> Path:
    """The file behind a link: lock, journal and backups belong beside it, whatever name led there."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()


def has_unfinished_change(path: Path) -> bool:
    """Whether the last writer died in the middle of a change, which the next opening takes back."""
    journal = path.with_name(path.name + "-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


def may_write(path: Path) -> bool:
    """Whether the file or folder takes writes. The mode bits count for the superuser too: somebody set them."""
    try:
        mode = path.stat().st_mode
        return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)
    except OSError:
        return False


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise KnownError(ErrorCode.FILE_NOT_OURS, path=str(path))
        with path.open("rb") as file:
            return file.read(_HEADER), os.fstat(file.fileno()).st_size
    except OSError as error:
        raise from_os(error, path) from error


def _number(head: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(head[at : at + length], "big")


def _write_new(path: Path, engagement: Engagement) -> None:
    unfinished = path.with_name(path.name + "-new")
    try:
        unfinished.write_bytes(b"")
        with contextlib.closing(connect(unfinished)) as connection:
            _lay_out(connection, engagement)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


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


def _opened(path: Path, source: Path, resources: contextlib.ExitStack, *, read_only: bool) -> FileStore:
    """The store over `source`, which is the file itself or a private copy of it. Takes the resources over."""
    try:
        with explained(path):
            if source == path:
                resources.enter_context(_noted_as_open(path))
            connection = resources.enter_context(contextlib.closing(connect(source, read_only=read_only)))
            ids = [row[0] for row in connection.execute("SELECT id FROM engagement")]
            if len(ids) != 1:
                raise damaged(path, f"{len(ids)} engagements")
            if not read_only:
                connection.execute("PRAGMA journal_mode=DELETE")
            return FileStore(connection, path, ids[0], read_only=read_only, resources=resources)
    except BaseException:
        resources.close()
        raise


def _readable_path(path: Path, version: int, resources: contextlib.ExitStack) -> Path:
    """The file itself where it can be read as it stands. A file of an older version, or one whose last change has to be
    taken back first, is read from a private copy: looking changes nothing."""
    with explained(path):
        if version == SCHEMA_VERSION and not _needs_rollback(path):
            return path
        folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="okr-workshop-")))
        copy = folder / path.name
        shutil.copyfile(path, copy)
        if has_unfinished_change(path):
            shutil.copyfile(path.with_name(path.name + "-journal"), copy.with_name(copy.name + "-journal"))
        with contextlib.closing(connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version < SCHEMA_VERSION:
        _upgraded(copy, version, None)
    return copy


def _needs_rollback(path: Path) -> bool:
    """Whether a journal beside the file is a dead writer's; a living writer's does not keep others from reading."""
    if not has_unfinished_change(path):
        return False
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return True
    return False


def _upgraded(path: Path, version: int, now: datetime | None) -> None:
    # Alembic takes longer to import than a file to open; nobody with a file of today should wait for it.
    from workshop_app.storage.backups import back_up
    from workshop_app.storage.upgrade import upgrade

    if now is not None:
        back_up(path, now, always=True)
    upgrade(path, version)

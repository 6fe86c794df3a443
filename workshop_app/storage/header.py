"""What a file says it is in its first hundred bytes, before any database code touches it: what is not ours, damaged or
too new is refused without a single byte of it, or of its folder, being changed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from pathlib import Path

from msgspec import Struct

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.engine import APPLICATION_ID, SCHEMA_VERSION, connect
from workshop_app.storage.faults import Doing, damaged, explained, from_os, unfinished
from workshop_app.storage.plainness import may_be_locked
from workshop_app.storage.salts import salt_in
from workshop_app.storage.schema_check import check_journal
from workshop_app.storage.size_check import check_size
from workshop_app.storage.unfinished_change import has_unfinished_change
from workshop_app.storage.watch import is_open_here

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_BY_JOURNAL = 0x0101  # two bytes: written, and read, with a rollback journal


class Header(Struct, frozen=True):
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
    check_known(path, header, salt_in(head))
    if salt_in(head) is None and may_be_locked(path):
        raise KnownError(ErrorCode.FILE_DAMAGED_OR_LOCKED, path=str(path))
    page_size = 65_536 if header.page_size == 1 else header.page_size
    if size < header.pages * page_size and not has_unfinished_change(path):
        raise unfinished(path, "cut short")
    check_size(path, size)
    check_journal(path)
    return header


def check_known(path: Path, header: Header, salt: bytes | None = None) -> None:
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
        return header_of(connection)


def header_of(connection: sqlite3.Connection) -> Header:
    """The same, asked of the database."""
    names = ("user_version", "application_id", "page_count", "page_size")
    return Header(*(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names))


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

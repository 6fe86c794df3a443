"""Whether a file has a passphrase: told by its salt, from its first bytes and without a key. Asked of every file that
is opened, so nothing of the cipher itself is imported here; `cipher` says what the bytes mean.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from workshop_app.storage.watch import is_open_here, salt_of_open

HEADER = 96  # bytes that stay readable; SQLCipher wants a multiple of its block of 16
MARK = b"OKP1"
SALT_AT = 72
_SALT_LENGTH = 16
_MAGIC = b"SQLite format 3\x00"
_OURS = b"OKRW"
_RESERVED = 80  # bytes at the end of every page: a counter of 16 and an HMAC of 64

KEYS: dict[bytes, bytearray] = {}  # those in memory, by salt; `cipher` alone puts them here and takes them away


def salt_in(head: bytes) -> bytes | None:
    """The salt, from the first bytes of a file; None when it has no passphrase. Any of the signs is enough: a flipped
    bit in the mark must not turn a locked file into a damaged one. That we have its key, from a copy, is one, too."""
    if len(head) < HEADER or not head.startswith(_MAGIC):
        return None
    salt = head[SALT_AT : SALT_AT + _SALT_LENGTH]
    signs = (head[88:92] == MARK, head[20] == _RESERVED and head[68:72] == _OURS, salt in KEYS)
    return salt if any(signs) else None


def salt_of(path: Path) -> bytes | None:
    """The salt of a file; None when it has no passphrase, is not there, or is a pipe or device: nobody should wait for
    one."""
    if is_open_here(path):
        return salt_of_open(path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    try:
        return salt_in(os.read(handle, HEADER)) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        return None
    finally:
        os.close(handle)


def salt_of_connection(connection: sqlite3.Connection) -> bytes | None:
    """The salt of an open file, or of the file that an image in memory was taken of; None without a passphrase."""
    return getattr(connection, "salt", None)

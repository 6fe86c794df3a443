"""Opens a file that somebody named. Only what ends can be read to the end: pipes, devices and sockets are refused
before they are opened, because opening a pipe that nobody writes to never returns.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.unusable_names import no_such_name

MEGABYTE = 1_000_000
_UNITS = ((MEGABYTE, "MB"), (1_000, "KB"), (1, "bytes"))

_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR})
_BY_ERRNO = {
    errno.ELOOP: ErrorCode.INPUT_LINK_LOOP,
    errno.EACCES: ErrorCode.INPUT_NOT_ALLOWED,
    errno.EPERM: ErrorCode.INPUT_NOT_ALLOWED,
}


@contextmanager
def opened(path: Path, most: int) -> Iterator[BinaryIO]:
    """The file, to be read while the block lasts. KnownError when there is none, it is no file, it may not be read, or
    it holds more than `most` bytes."""
    try:
        _check_kind(path, os.stat(path).st_mode)
        # Between the two somebody may have put a pipe there: O_NONBLOCK opens it without waiting for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:  # ValueError: a name with a zero in it, or one the system cannot write
        raise _refused(path, error) from error
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        _check_kind(path, found.st_mode)
        check_size(path, found.st_size, most)
        yield file


def read_bytes(path: Path, most: int) -> bytes:
    """All of the file; KnownError as in `opened`. What the system says about the size is not believed."""
    with opened(path, most) as file:
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise _refused(path, error) from error
    check_size(path, len(data), most)
    return data


def check_size(path: Path, size: int, most: int) -> None:
    """KnownError for a file of more than `most` bytes."""
    if size > most:
        in_one, unit = next(each for each in _UNITS if most >= each[0] or each[0] == 1)
        far = size >= 10 * MEGABYTE > most
        there = f"{size // MEGABYTE} MB" if far else f"{max(-(-size // in_one), most // in_one + 1)} {unit}"
        raise KnownError(ErrorCode.INPUT_TOO_LARGE, path=str(path), size=there, most=f"{most // in_one} {unit}")


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise KnownError(ErrorCode.INPUT_IS_FOLDER, path=str(path))
    if not stat.S_ISREG(mode):
        raise KnownError(ErrorCode.INPUT_NOT_A_FILE, path=str(path))


def _refused(path: Path, error: OSError | ValueError) -> KnownError:
    if not isinstance(error, OSError) or error.errno in _NOT_THERE or no_such_name(error):
        return _missing(path)
    code = _BY_ERRNO.get(error.errno or 0, ErrorCode.INPUT_UNREADABLE)
    return KnownError(code, path=str(path), detail=error.strerror or str(error))


def _missing(path: Path) -> KnownError:
    """There may be a link of that name all the same, or a name that lost its letters on the way to us."""
    if "\ufffd" in str(path):
        return KnownError(ErrorCode.INPUT_NAME_LOST, path=str(path))
    try:
        broken = path.is_symlink()
    except (OSError, ValueError):
        broken = False
    return KnownError(ErrorCode.INPUT_LINK_BROKEN if broken else ErrorCode.FILE_MISSING, path=str(path))

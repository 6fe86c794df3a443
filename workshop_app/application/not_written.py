"""Why there is no file at the place that somebody named: the name, the folder or the disk. Asked wherever the program
makes one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.unusable_names import BAD_NAME, check_name

FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_NAME = (*BAD_NAME, errno.ELOOP, errno.EISDIR)


def check_named(path: Path) -> None:
    """KnownError for a name that no file can have here."""
    try:
        check_name(path)
    except OSError as error:
        raise not_written(error, path) from error


def not_written(error: OSError, path: Path) -> KnownError:
    """The KnownError for a new file, or one in place of another, that the system did not take."""
    where = str(path)
    detail = error.strerror or type(error).__name__
    if error.errno in FULL:
        return KnownError(ErrorCode.PLACE_FULL, path=where)
    if error.errno in _NO_FOLDER and os.path.isdir(path.parent):  # Windows, of a path with too many letters
        return KnownError(ErrorCode.FILE_NAME_UNUSABLE, path=where, detail=f"its path has {len(where)} characters")
    if error.errno in (*_NO_FOLDER, *_DENIED):
        return KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent))
    if error.errno in _NO_NAME:
        return KnownError(ErrorCode.FILE_NAME_UNUSABLE, path=where, detail=detail)
    return KnownError(ErrorCode.NOT_WRITTEN, path=where, detail=detail)

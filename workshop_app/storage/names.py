"""The file behind a name."""

from __future__ import annotations

import os
from pathlib import Path

from workshop_app.application.not_written import check_named
from workshop_app.domain.errors import ErrorCode, KnownError


def real_path(path: Path) -> Path:
    """The file behind a link: lock, journal and backups belong beside it, whatever name led there. KnownError for a
    name that no engagement can have here."""
    check_named(path)
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        shown = os.fsencode(path).decode("utf-8", "replace")
        raise KnownError(ErrorCode.FILE_NAME_UNUSABLE, path=shown, detail="not UTF-8") from error
    return Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()

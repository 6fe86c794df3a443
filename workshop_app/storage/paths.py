"""What the operating system tells of a file or folder without opening it. Used all over `storage`."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def identity(path: Path | None) -> tuple[int, int] | None:
    """Which file stands at this path, whatever its name: device and number. OSError when there is none."""
    if path is None:
        return None
    status = os.stat(path)
    return status.st_dev, status.st_ino


def may_write(path: Path) -> bool:
    """Whether the file or folder takes writes. The mode bits count for the superuser too: somebody set them."""
    try:
        mode = path.stat().st_mode
        return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)
    except OSError:
        return False


def real_path(path: Path) -> Path:
    """The file behind a link: lock, journal and backups belong beside it, whatever name led there."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()

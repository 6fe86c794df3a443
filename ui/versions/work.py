"""What the worker does for the page of earlier versions. Everything gets paths and gives frozen values."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app import bootstrap
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import CopyReason

if TYPE_CHECKING:
    from ui.background import Progress
    from workshop_app.application.ports import Clock
    from workshop_app.storage.backups import Backup
    from workshop_app.storage.rescue import FileDamage, Rescued
    from workshop_app.storage.restoring import CopyContents


def copies(path: Path, _progress: Progress) -> tuple[Backup, ...]:
    return bootstrap.list_backups(path)


def look(path: Path, clock: Clock, _progress: Progress) -> CopyContents:
    return bootstrap.look_at_copy(path, clock)


def examine(path: Path, clock: Clock, _progress: Progress) -> FileDamage | None:
    return bootstrap.examine(path, clock)


def restore(path: Path, copy: Path, clock: Clock, _progress: Progress) -> Path | None:
    return bootstrap.restore_backup(path, copy, clock)


def rescue(path: Path, clock: Clock, _progress: Progress) -> tuple[Rescued, Path]:
    return bootstrap.rescue(path, clock)


def save_as(copy: Path, target: Path, present: Path, _progress: Progress) -> None:
    """A version as a file of its own; never over the engagement it is a version of."""
    if target.absolute() == present.absolute() or (os.path.exists(target) and os.path.samefile(target, present)):
        raise KnownError(ErrorCode.FILE_EXISTS, path=str(target))
    workspace = bootstrap.open_workspace(copy, read_only=True)
    try:
        workspace.save_copy(target, CopyReason.VERSION)
    finally:
        workspace.close()

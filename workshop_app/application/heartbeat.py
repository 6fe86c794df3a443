"""When a run was last seen alive: a small file per run in the app's own folder, touched every few seconds.

Not part of the engagement and never needed: without it (another machine, a full disk) the last entry of the log stands
in. It only lets the question after a power cut name the outage to the second instead of to the last key pressed.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from workshop_app.application import disk
from workshop_app.application.settings import data_folder

EVERY = 5.0  # seconds


def _file(run_id: str) -> Path:
    return data_folder() / "runs" / f"{run_id}.seen"


def beat(run_id: str, at: datetime) -> None:
    """Note that this run was alive at this moment of its time line."""
    file = _file(run_id)
    try:
        handle = _opened(file)
        try:
            os.write(handle, at.isoformat(timespec="microseconds").encode("ascii"))
        finally:
            os.close(handle)
    except OSError:
        return


def _opened(file: Path) -> int:
    """To be written over in place, always as long: a file that is cut first makes some disks wait until it is safe."""
    try:
        return os.open(file, os.O_WRONLY)
    except FileNotFoundError:  # the first beat of a day
        disk.private_folder(file.parent)
        return os.open(file, os.O_WRONLY | os.O_CREAT, disk.PRIVATE)


def last_beat(run_id: str) -> datetime | None:
    """The last moment noted; None when nothing readable is there."""
    try:
        seen = datetime.fromisoformat(_file(run_id).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return None if seen.tzinfo is None else seen


def forget(run_id: str) -> None:
    """The day is over."""
    try:
        _file(run_id).unlink(missing_ok=True)
    except OSError:
        return

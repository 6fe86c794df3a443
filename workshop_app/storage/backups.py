"""Dated copies of an engagement file: made at opening, every half hour of change, and before an import, a removal, a
restore or an upgrade, by a worker thread that is handed the path only; every function here makes and closes its own
connection.

Copies stand in "<name> backups" beside the file, or in the user's data folder when that place takes no files. Their
names say when and why they were made: "Acme 2026-11-23 08.00.00 UTC (half-hour).okrw"; the words in brackets are
missing in copies of older editions. A failing copy raises KnownError(BACKUP_FAILED) and touches nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.engine import connect, first_complaint
from workshop_app.storage.faults import explained
from workshop_app.storage.names import real_path
from workshop_app.storage.watch import may_write

NEWEST = 20
DAYS = 14
REMOVAL_DAYS = 30  # how long what was removed can be brought back
SUFFIX = ".okrw"
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME_END = r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) UTC(?: \(([a-z-]+)\))?(?: \d+)?" + re.escape(SUFFIX)


class Why(StrEnum):
    """What made a copy. The value stands in the copy's name and never changes."""

    UNSAID = ""  # an edition that did not say
    OPENING = "opening"
    HALF_HOUR = "half-hour"
    ASKED = "asked"
    IMPORT = "import"
    RETURNED = "returned"  # before a Word record that came back was taken in
    RESTORE = "restore"
    UPGRADE = "upgrade"
    REMOVAL = "removal"  # of a workshop


class Backup(Struct, frozen=True):
    """One dated copy; `at` is UTC."""

    path: Path
    at: datetime
    size: int
    why: Why = Why.UNSAID


def back_up(path: Path, now: datetime, *, always: bool = False, why: Why = Why.UNSAID) -> Backup | None:
    """Copy the file, then drop copies that are too many. None when nothing changed since a copy that is kept and not
    `always`."""
    path = real_path(path)
    with loud(path):
        changed = path.stat().st_mtime_ns
        if not always and any(each.path.stat().st_mtime_ns == changed for each in backups(path)):
            return None
        copy = copied(path, folder_for(path), now, why)
        # The copy carries the time of the state it holds: that is how the next call sees whether anything changed.
        os.utime(copy, ns=(changed, changed))
        made = Backup(copy, now.astimezone(UTC).replace(microsecond=0), copy.stat().st_size, why)
        for each in surplus(backups(path), now):
            if each.path != copy:
                each.path.unlink(missing_ok=True)
        return made


def backups(path: Path) -> tuple[Backup, ...]:
    """All copies of this file, newest first."""
    path = real_path(path)
    found = []
    with explained(path):
        for folder in copies_folders(path):
            for copy in folder.iterdir() if folder.is_dir() else ():
                told = _told_by(copy.name, path.stem)
                if told is not None:
                    found.append(Backup(copy, told[0], copy.stat().st_size, told[1]))
    return tuple(sorted(found, key=lambda each: (each.at, len(each.path.name), each.path.name), reverse=True))


def damaged_beside(path: Path) -> tuple[Path, ...]:
    """The broken files that were set aside beside this one when a copy, or what could be rescued, took their place."""
    path = real_path(path)
    return tuple(each for each in path.parent.iterdir() if _told_by(each.name, damaged_stem(path)) is not None)


def damaged_stem(path: Path) -> str:
    """How the name of a broken file that is set aside begins; never changes, older ones have to be found by it."""
    return f"{path.stem} damaged"


def told_by_name(path: Path) -> tuple[str, datetime] | None:
    """Of what, and of which moment (UTC), a file is a dated copy or a damaged state, going by its name; None for any
    other file."""
    match = re.fullmatch("(.+?)" + _NAME_END, path.name)
    told = _told_by(path.name, match[1]) if match else None
    return (match[1], told[0]) if match and told else None


def _told_by(name: str, stem: str) -> tuple[datetime, Why] | None:
    """When and why the copy of this name was made; None for a file that is no copy of ours."""
    match = re.fullmatch(re.escape(stem) + _NAME_END, name)
    try:
        at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC) if match else None
    except ValueError:  # 31 February
        return None
    if match is None or at is None:
        return None
    return at, Why(match[2]) if match[2] in tuple(Why) else Why.UNSAID


def surplus(known: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The copies to drop: all but the 20 newest, the last of each day for 14 days, the last of each week, and for 30
    days those made before a workshop was removed."""
    newest_first = sorted(known, key=lambda each: each.at, reverse=True)
    kept = set(range(min(NEWEST, len(newest_first))))
    days: set[object] = set()
    weeks: set[object] = set()
    for index, each in enumerate(newest_first):
        day, week = each.at.date(), each.at.isocalendar()[:2]
        if day not in days and now - each.at <= timedelta(days=DAYS):
            kept.add(index)
        if week not in weeks:
            kept.add(index)
        if each.why is Why.REMOVAL and now - each.at <= timedelta(days=REMOVAL_DAYS):
            kept.add(index)
        days.add(day)
        weeks.add(week)
    return tuple(each for index, each in enumerate(newest_first) if index not in kept)


def copy_folders(path: Path) -> tuple[Path, ...]:
    """Every folder that may hold copies of this file, there or not."""
    return copies_folders(real_path(path))


@contextlib.contextmanager
def loud(path: Path) -> Iterator[None]:
    """Failures leave the block as BACKUP_FAILED, with the code of what was wrong as `reason`."""
    try:
        with explained(path):
            yield
    except KnownError as error:
        detail = str(error.facts.get("detail") or error.code)
        raise KnownError(ErrorCode.BACKUP_FAILED, path=str(path), detail=detail, reason=str(error.code)) from error


def copies_folders(path: Path) -> tuple[Path, Path]:
    """Beside the file; and in the user's data folder, told apart by where the file stands."""
    mark = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return path.with_name(f"{path.stem} backups"), data_folder() / "backups" / f"{path.stem} {mark}"


def folder_for(path: Path) -> Path:
    """Where the next copy goes; made when it is not there yet, for nobody but the user."""
    beside, elsewhere = copies_folders(path)
    try:
        disk.private_folder(beside)
        if may_write(beside):
            return beside
    except OSError:
        pass  # the data folder is the answer
    return disk.private_folder(elsewhere)


def copied(path: Path, folder: Path, now: datetime, why: Why) -> Path:
    """A whole, checked copy of the last committed state; it gets its name when it is on the disk."""
    for left in folder.glob(f"*{SUFFIX}-new"):  # of a copy that was killed, in editions before this one
        left.unlink(missing_ok=True)
    disk.clear_dead(folder)
    with (
        contextlib.closing(connect(path, read_only=True)) as connection,
        contextlib.closing(image.copied(connection)) as whole,
    ):
        _check_whole(whole, path)
        while True:
            copy = free_name(folder, path.stem, now, why)
            with contextlib.suppress(FileExistsError):
                image.write_once(whole, copy)
                return copy


def free_name(folder: Path, stem: str, now: datetime, why: Why = Why.UNSAID) -> Path:
    """A dated name in this folder that nothing has yet."""
    name = f"{stem} {now.astimezone(UTC).strftime(_STAMP)} UTC" + (f" ({why})" if why else "")
    copy = folder / f"{name}{SUFFIX}"
    number = 2
    while copy.exists():
        copy = folder / f"{name} {number}{SUFFIX}"
        number += 1
    return copy


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    complaint = first_complaint(connection)
    if complaint is not None:
        raise KnownError(ErrorCode.FILE_DAMAGED, path=str(path), detail=complaint)

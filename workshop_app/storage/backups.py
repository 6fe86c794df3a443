"""Dated copies of an engagement file. Called on the user's wish and after each opening, by a worker thread that is
handed the path only; every function here makes and closes its own connection.

Copies stand in "<name> backups" beside the file, or in the user's data folder when that place takes no files. A failing
backup raises KnownError(BACKUP_FAILED) and touches nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workshop_app.application import disk
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.engine import connect
from workshop_app.storage.faults import explained
from workshop_app.storage.files import has_unfinished_change, inspect, real_path
from workshop_app.storage.lock import acquire
from workshop_app.storage.watch import may_write

NEWEST = 20
DAYS = 14
SUFFIX = ".okrw"
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME_END = r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) UTC(?: \d+)?" + re.escape(SUFFIX)


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated copy; `at` is UTC."""

    path: Path
    at: datetime
    size: int


def back_up(path: Path, now: datetime, *, always: bool = False) -> Backup | None:
    """Copy the file, then drop copies that are too many. None when nothing changed since the newest copy and not
    `always`."""
    path = real_path(path)
    with _loud(path):
        changed = path.stat().st_mtime_ns
        if not always and any(each.path.stat().st_mtime_ns == changed for each in backups(path)):
            return None
        copy = _copied(path, _folder_for(path), now)
        # The copy carries the time of the state it holds: that is how the next call sees whether anything changed.
        os.utime(copy, ns=(changed, changed))
        made = Backup(copy, now.astimezone(UTC).replace(microsecond=0), copy.stat().st_size)
        for each in surplus(backups(path), now):
            if each.path != copy:
                each.path.unlink(missing_ok=True)
        return made


def backups(path: Path) -> tuple[Backup, ...]:
    """All copies of this file, newest first."""
    path = real_path(path)
    found = []
    with explained(path):
        for folder in _folders(path):
            for copy in folder.iterdir() if folder.is_dir() else ():
                at = _taken_at(copy.name, path.stem)
                if at is not None:
                    found.append(Backup(copy, at, copy.stat().st_size))
    return tuple(sorted(found, key=lambda each: (each.at, len(each.path.name), each.path.name), reverse=True))


def _taken_at(name: str, stem: str) -> datetime | None:
    """When the copy of this name was made; None for a file that is no copy of ours."""
    match = re.fullmatch(re.escape(stem) + _NAME_END, name)
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC) if match else None
    except ValueError:  # 31 February
        return None


def surplus(known: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The copies to drop: all but the 20 newest, the last of each day for 14 days, and the last of each week."""
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
        days.add(day)
        weeks.add(week)
    return tuple(each for index, each in enumerate(newest_first) if index not in kept)


def restore(path: Path, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the file, which nobody may have open. The present state is copied first; returns that
    copy (None when there was no file any more)."""
    path = real_path(path)
    inspect(copy)
    with explained(copy), contextlib.closing(connect(copy, read_only=True)) as connection:
        _check_whole(connection, copy)
    lock = acquire(path, now)
    try:
        present = _set_aside(path, now) if path.exists() else None
        with explained(path):
            _put_in_place(copy, path)
        return present
    finally:
        lock.release()


def copy_folders(path: Path) -> tuple[Path, ...]:
    """Every folder that may hold copies of this file, there or not."""
    return _folders(real_path(path))


@contextlib.contextmanager
def _loud(path: Path) -> Iterator[None]:
    try:
        with explained(path):
            yield
    except KnownError as error:
        detail = str(error.facts.get("detail") or error.code)
        raise KnownError(ErrorCode.BACKUP_FAILED, path=str(path), detail=detail, reason=str(error.code)) from error


def _folders(path: Path) -> tuple[Path, Path]:
    """Beside the file; and in the user's data folder, told apart by where the file stands."""
    mark = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return path.with_name(f"{path.stem} backups"), data_folder() / "backups" / f"{path.stem} {mark}"


def _folder_for(path: Path) -> Path:
    beside, elsewhere = _folders(path)
    try:
        disk.private_folder(beside)
        if may_write(beside):
            return beside
    except OSError:
        pass  # the data folder is the answer
    return disk.private_folder(elsewhere)


def _copied(path: Path, folder: Path, now: datetime) -> Path:
    for left in folder.glob(f"*{SUFFIX}-new"):  # of a copy that was killed, in editions before this one
        left.unlink(missing_ok=True)
    disk.clear_dead(folder)
    with (
        contextlib.closing(connect(path, read_only=True)) as connection,
        contextlib.closing(image.copied(connection)) as whole,
    ):
        _check_whole(whole, path)
        while True:
            copy = _free_name(folder, path.stem, now)
            with contextlib.suppress(FileExistsError):
                image.write_once(whole, copy)
                return copy


def _free_name(folder: Path, stem: str, now: datetime) -> Path:
    name = f"{stem} {now.astimezone(UTC).strftime(_STAMP)} UTC"
    copy = folder / f"{name}{SUFFIX}"
    number = 2
    while copy.exists():
        copy = folder / f"{name} {number}{SUFFIX}"
        number += 1
    return copy


def _set_aside(path: Path, now: datetime) -> Path:
    """The present state, whole or not: what cannot be read as a database is copied byte by byte."""
    folder = _folder_for(path)
    try:
        with _loud(path):
            if has_unfinished_change(path):
                with contextlib.closing(connect(path)) as connection:
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return _copied(path, folder, now)
    except KnownError:
        with _loud(path):
            copy = _free_name(folder, f"{path.stem} damaged", now)
            disk.write_whole(copy, path.read_bytes())
            return copy


def _put_in_place(copy: Path, path: Path) -> None:
    unfinished = disk.write_unfinished(path, copy.read_bytes())
    try:
        # A journal belongs to the file it was written for and would tear the restored one.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        disk.put_in_place(unfinished, path)
    except BaseException:
        disk.remove(unfinished)
        raise


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != ("ok",):
        raise KnownError(ErrorCode.FILE_DAMAGED, path=str(path), detail=str(answer and answer[0]))

"""A change that a dead writer left in the middle: whether there is one, and what the file held before it.

Nothing else can be done with such a file first: a copy or an upgrade would have to read it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from workshop_app.application import disk
from workshop_app.application.settings import data_folder
from workshop_app.storage import image
from workshop_app.storage.caution import within
from workshop_app.storage.engine import connect
from workshop_app.storage.faults import database_errors, explained
from workshop_app.storage.size_check import check_size


def has_unfinished_change(path: Path) -> bool:
    """Whether the last writer died in the middle of a change, which the next opening takes back."""
    try:
        return _journal(path).stat().st_size > 0
    except OSError:
        return False


def needs_rollback(path: Path) -> bool:
    """Whether a journal beside the file is a dead writer's; a living writer's does not keep others from reading."""
    if not has_unfinished_change(path):
        return False
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except database_errors() as error:
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
        if busy or type(error).__name__ != "OperationalError":
            raise
        return True
    return False


def take_back(path: Path) -> None:
    """Undo what a dead writer left in the middle. Before everything else: neither a copy nor an upgrade of such a file
    can be made, because both would have to read it first. A journal whose writer died before it had changed anything in
    the file has nothing to take back, and would lie there until the next change: it goes, too."""
    if os.path.lexists(_journal(path)):
        with explained(path), contextlib.closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for mode in ("PERSIST", "DELETE"):  # leaving this mode deletes the journal, unless somebody is writing one
                connection.execute(f"PRAGMA journal_mode={mode}")
        disk.settle(path.parent)


def taken_back_elsewhere(path: Path) -> sqlite3.Connection:
    """What the file held before the change that a dead writer left unfinished, in memory. Only the database can take
    that change back, and only in a file: a copy that lives for this moment, in a folder of the user's alone."""
    with disk.scratch(data_folder()) as folder:
        copy = folder / "copy.okrw"
        for beside in ("", "-journal", "-wal"):
            source, target = (each.with_name(each.name + beside) for each in (path, copy))
            if beside and not source.exists():
                continue
            with source.open("rb") as there, os.fdopen(disk.new_file(target), "wb") as here:
                shutil.copyfileobj(there, here)
        with contextlib.closing(connect(copy)) as connection, within(connection):
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            check_size(path, copy.stat().st_size)
            return image.in_memory(connection)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")

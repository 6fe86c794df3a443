"""How a connection guards itself against a file that somebody made up: small limits, no trust in what the file brings
along, and an end to every statement. Used by `engine` for each connection, and wherever a file is read.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

# No app ever wrote a cell or a statement near these sizes (bytes); one attached database is what VACUUM INTO needs.
_LIMITS = {
    "SQLITE_LIMIT_LENGTH": 32 << 20,
    "SQLITE_LIMIT_SQL_LENGTH": 1 << 20,
    "SQLITE_LIMIT_COLUMN": 200,
    "SQLITE_LIMIT_EXPR_DEPTH": 100,
    "SQLITE_LIMIT_ATTACHED": 1,
    "SQLITE_LIMIT_TRIGGER_DEPTH": 1,
    "SQLITE_LIMIT_WORKER_THREADS": 0,
}
# Since Python 3.12: the file's own triggers and views are not run, and no statement can write into the schema.
_SWITCHES = {"SQLITE_DBCONFIG_DEFENSIVE": True, "SQLITE_DBCONFIG_ENABLE_TRIGGER": False}

PATIENCE = 1.0  # seconds of work that one statement may take; on the largest file of ours it is some milliseconds
_STEPS = 10_000  # of the database's own small steps between two looks at the clock: about a millisecond


def harden(connection: sqlite3.Connection) -> None:
    """Set the limits, as far as this database library offers them."""
    set_limit = getattr(connection, "setlimit", None)
    if set_limit is not None:
        for name, limit in _LIMITS.items():
            set_limit(getattr(sqlite3, name), limit)
    switch = getattr(connection, "setconfig", None)
    if switch is not None:  # pragma: no cover - only since Python 3.12
        for name, on in _SWITCHES.items():
            switch(getattr(sqlite3, name), on)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


@contextmanager
def within(connection: sqlite3.Connection, seconds: float = PATIENCE) -> Iterator[None]:
    """Statements in this block end after so many seconds of work, as SQLITE_INTERRUPT, which `faults` words. A slow
    disk does not count: waiting is no work. The clock is read from the first look on: nearly every statement is done
    long before, and a screen makes a hundred of them."""
    end: float | None = None

    def over() -> bool:
        nonlocal end
        now = time.thread_time()
        if end is None:
            end = now + seconds
        return now > end

    connection.set_progress_handler(over, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)

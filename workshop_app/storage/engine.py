"""How a connection to an engagement file is made: one SQLite connection per engine, used in one thread at a time (who
that is, `store` sees to). Used inside `storage` only.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from workshop_app.storage.caution import harden
from workshop_app.storage.salts import salt_of, salt_of_connection

if TYPE_CHECKING:
    from sqlalchemy import Engine, Insert

SCHEMA_VERSION = 12
DATABASE = "sqlite://"  # as SQLAlchemy calls it
APPLICATION_ID = 0x4F4B5257  # "OKRW", bytes 68 to 71 of the file
# A write happens while somebody types: it waits for another program no longer than nobody notices, and is tried again
# by whoever asked for it. Our own copies let it in between two steps (`image.copied`). Who reads has time.
WRITE_WAIT = 0.02  # seconds
READ_WAIT = 3.0
WRITING: dict[str, Any] = {"workshop_writing": True}


FileConnection: TypeAlias = sqlite3.Connection  # what the rest of the storage is handed, and asks in plain SQL


def connect(path: Path | None, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection; transactions are begun by hand (isolation_level None). A file with a passphrase is opened
    through SQLCipher, with the key that `cipher` keeps; KnownError(PASSPHRASE_NEEDED) while it has none."""
    if path is None:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA secure_delete=ON")  # whole copies are written from memory, too
        harden(connection)
        return connection
    mode, wait = ("ro", READ_WAIT) if read_only else ("rw", WRITE_WAIT)
    uri = f"file:{quote(path.absolute().as_posix())}?mode={mode}"
    salt = salt_of(path)
    if salt is None:
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    else:
        from workshop_app.storage import cipher  # no plain file should wait for it

        connection = cipher.connection_to(uri, path, salt, wait)
    harden(connection)
    connection.execute("PRAGMA foreign_keys=ON")
    if not read_only:
        # FULL does not sync the folder after the journal is taken away: a power cut brought the journal back, and with
        # it undid the last acknowledged change in 570 of 2,000 replayed cuts. With EXTRA it did so in none.
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA fullfsync=ON")  # on macOS an ordinary sync stops at the disk's own cache
        # What is deleted is overwritten, so that a forgotten person cannot be found in the file's bytes.
        connection.execute("PRAGMA secure_delete=ON")
    return connection


def write_anew(connection: sqlite3.Connection) -> None:
    """Leave nothing in the file of what was removed from it. In a file with a passphrase it cannot be read by anybody
    else as it is, and a VACUUM would throw the salt away, and the whole file with it (see `cipher`)."""
    if salt_of_connection(connection) is None:
        connection.execute("PRAGMA temp_store=MEMORY")  # no second file with the client's words in it
        connection.execute("VACUUM")


def first_complaint(connection: sqlite3.Connection) -> str | None:
    """What the database says of its own pages; None when they are whole."""
    answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return None if answer == ("ok",) else str(answer and answer[0])


def objects(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """What the database is made of: (type, name, sql), in this order."""
    return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def columns(connection: sqlite3.Connection, table: str) -> int:
    """How many columns a table has."""
    quoted = table.replace('"', '""')
    return len(connection.execute(f'PRAGMA table_info("{quoted}")').fetchall())


def over_what_stands(statement: Insert) -> Insert:
    """The statement that puts a row in where the same row may be already."""
    return statement.prefix_with("OR REPLACE", dialect="sqlite")


def engine_for(connection: sqlite3.Connection) -> Engine:
    """An engine over this one connection."""
    from workshop_app.storage.one_dialect import engine_over  # not before the first change, see `reading`

    if isinstance(connection, sqlite3.Connection):
        return engine_over(connection, sqlite3, DATABASE)
    from workshop_app.storage import cipher

    return engine_over(connection, cipher.library(), DATABASE)

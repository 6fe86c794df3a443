"""Bringing a file of an older version up to this one, with Alembic. Imported by `files` only when a file is older, so
that nobody else waits for Alembic.

The file's own `user_version` is the truth; revision "0001" is version 1. The whole upgrade is one transaction.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config

from workshop_app.storage.engine import SCHEMA_VERSION, WRITING, connect, engine_for
from workshop_app.storage.faults import explained

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(path: Path, version: int, *, to: int = SCHEMA_VERSION, folder: Path = MIGRATIONS) -> None:
    """Upgrade this file from `version`. When anything fails the file is as it was."""
    with explained(path), contextlib.closing(connect(path)) as connection:
        upgrade_connection(connection, version, to=to, folder=folder)


def upgrade_connection(
    connection: sqlite3.Connection, version: int, *, to: int = SCHEMA_VERSION, folder: Path = MIGRATIONS
) -> None:
    """The same for a database that is open already, or in memory."""
    connection.execute("PRAGMA foreign_keys=OFF")  # a rebuilt table would take its rows' children along
    engine = engine_for(connection)
    with engine.connect().execution_options(**WRITING) as transaction, transaction.begin():
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = transaction
        command.stamp(config, _revision(version))
        command.upgrade(config, _revision(to))
        transaction.exec_driver_sql(f"PRAGMA user_version={to}")


def _revision(version: int) -> str:
    return f"{version:04d}"

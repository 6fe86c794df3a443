"""Engines over connections that are there already, all with one dialect: the statements compiled for one file serve the
next, and the image of it. Each had its own before, and worded every statement anew. Loaded by `engine` when something
is written, and brings SQLAlchemy along.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.util import LRUCache

_COMPILED: LRUCache[Any, Any] = LRUCache(500)  # as many as an engine keeps; one row written in one way is one of them


class FileEngine(Engine):
    """An engine that begins its transactions as a file needs it."""


def engine_over(connection: Any, library: ModuleType, database: str) -> Engine:
    """An engine over this one connection, which this library made to this database (as SQLAlchemy calls it)."""
    dialect = _dialect(library, database)
    return FileEngine(
        StaticPool(lambda: connection, dialect=dialect),
        dialect,
        make_url(database),
        execution_options={"compiled_cache": _COMPILED},
        hide_parameters=True,  # a failed statement must not carry what somebody typed into a log
    )


@cache
def _dialect(library: ModuleType, database: str) -> Dialect:
    """The dialect, once it has found out what this library can do."""
    first = create_engine(database, module=library)
    first.connect().close()
    first.dispose()
    return first.dialect


@event.listens_for(FileEngine, "begin")
def _begin(connection: Connection) -> None:
    # sqlite3's own way begins too late, after the first read: another program could write in between.
    writing = connection.get_execution_options().get("workshop_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

"""What a file is made of, compared with what this app makes: the tables, columns and indexes of its version and nothing
else. `files` asks before anything is read through the file or migrated, `verify` and `backups` ask too.

A trigger, a view or a table of another make is code that runs inside our statements. The files schemas/NNNN.txt hold
what a version is made of, one object a line; tests/fixtures/remake_schema.py writes them.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.caution import within
from workshop_app.storage.faults import damaged, database_errors, no_journal
from workshop_app.storage.size_check import check_contents

SCHEMAS = Path(__file__).parent / "schemas"

# What the database itself makes, and what Alembic leaves in a file it has upgraded.
_OWN = ("sqlite_stat1", "sqlite_stat4", "sqlite_sequence")
_ALEMBIC = (
    "table alembic_version: CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num), version_num VARCHAR(32) NOT NULL"
)

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEAD = 28  # bytes

_DEFAULT = r" DEFAULT '[\w\[\]{}]*'"  # a pattern: an upgraded column has one, a column of a new file has none
_TABLE = re.compile(r"CREATE TABLE (\w+) ?\((.*)\)", re.DOTALL)


def check_journal(path: Path) -> None:
    """Refuses a journal that names another file: on taking the change back, the database would delete that file. And
    what is no journal at all."""
    in_the_way = no_journal(path)
    if in_the_way is not None:
        raise in_the_way
    try:
        with path.with_name(path.name + "-journal").open("rb") as journal:
            journal.seek(-len(_JOURNAL_MAGIC), os.SEEK_END)
            named = journal.read() == _JOURNAL_MAGIC and journal.tell() > _JOURNAL_HEAD
    except OSError:  # there is none, or it is too short to hold anything
        return
    if named:
        raise KnownError(ErrorCode.FILE_FOREIGN_CONTENT, path=str(path), what="journal")


def check(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuses what `check_objects` refuses, a file whose pages do not hang together (a few pages that point at each
    other can pretend to be billions of rows), and one that holds more than we let into one."""
    check_objects(connection, path)
    with within(connection):
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != ("ok",):
        raise damaged(path, "its pages do not fit together")
    check_contents(connection, path)


def check_objects(connection: sqlite3.Connection, path: Path | None) -> None:
    """KnownError(FILE_FOREIGN_CONTENT) when the file holds what this app never makes, FILE_DAMAGED when something of
    its own is missing."""
    with within(connection):
        found, foreign = _found(connection, path)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        ours = expected(version)
        if not ours:
            raise damaged(path, "no version")
        if connection.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
            raise damaged(path, "its text is in an unknown encoding")
        if foreign or not found.keys() <= ours.keys():
            what = foreign or _kind(next(name for name in found if name not in ours))
            raise KnownError(ErrorCode.FILE_FOREIGN_CONTENT, path=str(path or ""), what=what)
        for name, parts in ours.items():
            if found.get(name) != parts:
                raise _other(path, name, found.get(name), parts)


@cache
def expected(version: int) -> dict[str, str]:
    """What a file of this version is made of: "table person" or "index ix_..." -> its parts; empty for a version
    that does not exist."""
    source = SCHEMAS / f"{version:04d}.txt"
    if not source.is_file():
        return {}
    return dict(line.split(": ", 1) for line in source.read_text(encoding="utf-8").splitlines())


def described(rows: Iterable[tuple[object, ...]]) -> dict[str, str]:
    """The rows (type, name, sql) of a schema, in the words of the files schemas/NNNN.txt."""
    return {f"{type_} {name}": _parts(str(sql)) for type_, name, sql in rows}


def _unreadable() -> tuple[type[Exception], ...]:
    """What a list of tables that cannot be read raises."""
    return (*database_errors(), UnicodeDecodeError)


def _found(connection: sqlite3.Connection, path: Path | None) -> tuple[dict[str, str], str]:
    """What is there, and the kind of the first object that is of no kind we make."""
    try:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    except _unreadable() as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _SCHEMA_FAULTS:
            raise damaged(path, "its list of tables cannot be read") from error
        raise
    ours = []
    for type_, name, sql in rows:
        if name in _OWN or (type_ == "index" and sql is None):
            continue
        if type_ not in ("table", "index") or not isinstance(name, str) or not isinstance(sql, str):
            return {}, str(type_) if type_ in ("trigger", "view") else "object"
        if sql[:20].upper().startswith("CREATE VIRTUAL TABLE"):
            return {}, "virtual table"
        ours.append((type_, name, sql))
    found = described(ours)
    if f"table alembic_version: {found.get('table alembic_version')}" == _ALEMBIC:
        del found["table alembic_version"]
    return found, ""


_SCHEMA_FAULTS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG)


@lru_cache(
    maxsize=256
)  # a hundred statements, and every file of ours has the same; taking them apart is half an opening
def _parts(sql: str) -> str:
    """The columns and constraints of a table in the order of the alphabet (an upgrade adds columns at the end), the
    whole of any other statement; both without the quotes and line ends that differ from hand to hand."""
    plain = _unquoted(" ".join(sql.split()))
    table = _TABLE.fullmatch(plain) if plain.startswith("CREATE TABLE") else None
    if table is None:
        return plain
    columns = re.sub(_DEFAULT, "", table[2]) if " DEFAULT '" in table[2] else table[2]
    return ", ".join(sorted([part.strip() for part in columns.split(", ")]))


def _unquoted(sql: str) -> str:
    """Without the quotes around single words. Where nothing else is quoted no pattern has to look for them."""
    pieces = sql.split('"')
    if len(pieces) % 2 and all(map(str.isidentifier, pieces[1::2])):
        return "".join(pieces)
    return re.sub(r'"(\w+)"', r"\1", sql)


def _kind(name: str) -> str:
    return name.partition(" ")[0]


def _other(path: Path | None, name: str, found: str | None, parts: str) -> KnownError:
    """Something of ours that is not there, or is there with more or less in it."""
    if found is None:
        return damaged(path, f"the {name} is missing")
    if set(parts.split(", ")) < set(found.split(", ")):
        return KnownError(ErrorCode.FILE_FOREIGN_CONTENT, path=str(path or ""), what=f"column in the {name}")
    return damaged(path, f"the {name} is not as this program writes it")

"""Looks a file over without changing it: `okr-workshop verify FILE` and the question "is my file all right?".

Findings are codes with facts; `Report.problems` gives them as plain lines for scripts.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Engine, select

from workshop_app.application.lineage import LineageFacts, facts
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.named import NAME_LINKS
from workshop_app.storage import faults
from workshop_app.storage.caution import within
from workshop_app.storage.engine import engine_for
from workshop_app.storage.faults import Doing, explained
from workshop_app.storage.files import is_half_made, readable
from workshop_app.storage.header import read_header
from workshop_app.storage.names import real_path
from workshop_app.storage.reading import Rows
from workshop_app.storage.store import FileStore
from workshop_app.storage.tables import KINDS, LINKS, MAPPED
from workshop_app.storage.unfinished_change import has_unfinished_change

_MOST_LINES = 20


class FileFinding(Struct, frozen=True):
    """Something wrong with a file: the error as the screens and the command line word it. `detail` is what the database
    said of one place in the file, empty when the file as a whole was refused."""

    error: KnownError
    detail: str = ""

    @property
    def code(self) -> ErrorCode:
        return self.error.code


class Report(Struct, frozen=True):
    """What a look at a file brought. `counts`: how many values of each kind; `unfinished`: the last writer died in the
    middle of a change, which the next opening takes back (no harm). `lineage`: which copy it is, when nothing is
    wrong."""

    path: Path
    version: int | None
    findings: tuple[FileFinding, ...]
    counts: tuple[tuple[str, int], ...] = ()
    unfinished: bool = False
    lineage: LineageFacts | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(": ".join(filter(None, (finding.code, finding.detail))) for finding in self.findings)


def verify(path: Path) -> Report:
    """Open read-only, ask the database to check itself, then read every value once."""
    version: int | None = None
    findings: list[FileFinding] = []
    counts: dict[str, int] = {}
    lineage: LineageFacts | None = None
    unfinished = False
    try:
        path = real_path(path)
        unfinished = has_unfinished_change(path)
        version = read_header(path).version
        with explained(path, Doing.READING), readable(path) as connection:
            findings += _database(connection, path)
            findings += _contents(connection, path, counts)
            lineage = None if findings else facts(Rows(connection, path))
    except KnownError as error:
        findings.append(FileFinding(error, str(error.facts.get("detail", ""))))
    return Report(path, version, tuple(findings), tuple(counts.items()), unfinished, lineage)


def _damaged(path: Path, detail: str) -> FileFinding:
    return FileFinding(KnownError(ErrorCode.FILE_DAMAGED, path=path, detail=detail), detail)


def _database(connection: sqlite3.Connection, path: Path) -> list[FileFinding]:
    broken = [_damaged(path, line) for line in _complaints(connection)]
    with within(connection):
        strays = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_LINES)
    return broken + [_damaged(path, f"{row[0]}: row {row[1]} belongs to no {row[2]}") for row in strays]


def _complaints(connection: sqlite3.Connection) -> list[str]:
    """What the database says of its own pages. The first complaints may be all there is time for: pages that point at
    each other can be counted for ever."""
    lines: list[str] = []
    try:
        with within(connection):
            lines.extend(str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})"))
    except faults.database_errors() as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT or not lines:
            raise
    return [line for line in lines if line != "ok"]


def _contents(connection: sqlite3.Connection, path: Path, counts: dict[str, int]) -> list[FileFinding]:
    findings: list[FileFinding] = []
    store = FileStore(connection, path, "", read_only=True, resources=contextlib.ExitStack())
    for kind, name in KINDS.items():
        try:
            counts[name] = len(store.all(kind))
        except KnownError as error:
            findings.append(FileFinding(error, str(error.facts.get("detail", name))))
            if error.code is ErrorCode.FILE_TOO_SLOW:
                break  # the next table would be no quicker
    if counts.get(KINDS[Engagement]) not in (None, 1):
        findings.append(_damaged(path, f"engagement: {counts[KINDS[Engagement]]} rows"))
    if counts.get(KINDS[Lineage], 0) > 1:
        findings.append(_damaged(path, f"lineage: {counts[KINDS[Lineage]]} rows"))
    if not findings and is_half_made(connection):
        findings.append(FileFinding(faults.unfinished(path, "no parameters")))
    if not findings:
        findings += _orphans(engine_for(connection), path)
        findings += _names_of_nobody(store, path)
    return findings


def _names_of_nobody(store: FileStore, path: Path) -> list[FileFinding]:
    """Lists of ids beside names, and ids inside a cell, that point to nobody: no column of their own says so."""
    findings = []
    for link in NAME_LINKS:
        if link.many or link.in_cells:
            whom: tuple[Any, ...] = store.all(link.whom)
            values: tuple[Any, ...] = store.all(link.kind)
            known = {each.id for each in whom}
            lost = sum(not known.issuperset(link.ids(each)) for each in values)
            if lost:
                findings.append(_damaged(path, f"{KINDS[link.kind]}: {lost} without {KINDS[link.whom]}"))
    return findings


def _orphans(engine: Engine, path: Path) -> list[FileFinding]:
    """Values whose owner is gone: no screen shows them any more."""
    findings = []
    with engine.connect() as connection:
        for kind, field, owner in LINKS:
            child, parent = MAPPED[kind].table, MAPPED[owner].table
            owners = select(parent.c.id)
            lost = connection.execute(
                select(child.c.id).where(child.c[field].is_not(None), child.c[field].not_in(owners))
            ).all()
            if lost:
                findings.append(_damaged(path, f"{child.name}: {len(lost)} without {parent.name}"))
    return findings

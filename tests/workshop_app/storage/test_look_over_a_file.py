"""`verify` finds what is wrong, says nothing about a good file, and changes neither."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.errors import ErrorCode
from workshop_app.storage.engine import SCHEMA_VERSION

Contents = Callable[[Path], dict[str, bytes | None]]


def _sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_good_file(full_file: Path, contents: Contents) -> None:
    before = contents(full_file.parent)
    report = bootstrap.verify(full_file)
    assert (report.version, report.findings, report.unfinished) == (SCHEMA_VERSION, (), False)
    counts = dict(report.counts)
    assert (counts["engagement"], counts["parameter_record"], counts["person"]) == (1, 11, 2)
    assert all(counts.values())
    assert contents(full_file.parent) == before


@pytest.mark.parametrize(
    ("statement", "code", "word"),
    [
        ("UPDATE person SET name = x'ff00' WHERE id = 'p1'", ErrorCode.FILE_DAMAGED, "person"),
        ("UPDATE person SET name = 5.5, position = 'x'", ErrorCode.FILE_DAMAGED, "person"),
        ("UPDATE workshop SET status = 'dreamt'", ErrorCode.FILE_DAMAGED, "workshop"),
        ("UPDATE workshop SET day = 5", ErrorCode.FILE_DAMAGED, "workshop"),
        ("UPDATE workshop SET day = 'someday'", ErrorCode.FILE_DAMAGED, "workshop"),
        ("UPDATE workshop_agenda SET agenda = '{'", ErrorCode.FILE_DAMAGED, "workshop_agenda"),
        ("UPDATE workshop_agenda SET agenda = '{}'", ErrorCode.FILE_DAMAGED, "workshop_agenda"),
        ("UPDATE run_event SET at = 'now'", ErrorCode.FILE_DAMAGED, "run_event"),
        ("DELETE FROM workshop", ErrorCode.FILE_DAMAGED, "attendance"),
        ("UPDATE team SET engagement_id = 'other'", ErrorCode.FILE_DAMAGED, "team"),
        ("DROP TABLE key_result", ErrorCode.FILE_DAMAGED, "key_result"),
        ("DELETE FROM engagement", ErrorCode.FILE_DAMAGED, "engagement"),
    ],
)
def test_what_is_wrong_is_named(
    full_file: Path, contents: Contents, statement: str, code: ErrorCode, word: str
) -> None:
    _sql(full_file, statement)
    before = contents(full_file.parent)
    report = bootstrap.verify(full_file)
    assert code in [finding.code for finding in report.findings]
    assert any(word in problem for problem in report.problems)
    assert contents(full_file.parent) == before


def test_a_torn_page(full_file: Path) -> None:
    data = bytearray(full_file.read_bytes())
    data[-4096:] = b"\xff" * 4096
    full_file.write_bytes(data)
    assert ErrorCode.FILE_DAMAGED in [finding.code for finding in bootstrap.verify(full_file).findings]


def test_no_file(tmp_path: Path) -> None:
    report = bootstrap.verify(tmp_path / "gone.okrw")
    assert [finding.code for finding in report.findings] == [ErrorCode.FILE_MISSING]
    assert report.version is None


@pytest.fixture
def interrupted(full_file: Path) -> Path:
    """A file whose last writer died in the middle of a change: half of it written, and the journal to take it back."""
    copy = full_file.with_name("Torn.okrw")
    connection = sqlite3.connect(full_file, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")  # spills into the file before the end
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE engagement SET client = 'Half'")
    connection.execute("UPDATE person SET note = replace(hex(zeroblob(60000)), '0', 'x')")
    journal = full_file.with_name(full_file.name + "-journal")
    copy.write_bytes(full_file.read_bytes())
    copy.with_name(copy.name + "-journal").write_bytes(journal.read_bytes())
    connection.execute("ROLLBACK")
    connection.close()
    return copy


def test_an_unfinished_change_is_seen_and_left(interrupted: Path, contents: Contents) -> None:
    before = contents(interrupted.parent)
    report = bootstrap.verify(interrupted)
    assert report.unfinished
    assert report.problems == ()
    reading = bootstrap.open_workspace(interrupted, read_only=True)
    assert queries.engagement(reading.read).client == "Acme"
    reading.close()
    assert contents(interrupted.parent) == before


def test_opening_takes_an_unfinished_change_back(interrupted: Path) -> None:
    opened = bootstrap.open_workspace(interrupted)
    assert queries.engagement(opened.read).client == "Acme"
    opened.close()
    assert not bootstrap.verify(interrupted).unfinished

"""A file that somebody sent: damaged, made up or booby-trapped. It ends in a sentence; looking at it changes nothing.

`scripts/mutate_files --files 3000` does with thousands of files what the first test does with one of each mutation.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.strangers import mutations
from scripts.strangers.looks import all_looks
from workshop_app import bootstrap, sample
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.caution import within
from workshop_app.storage.engine import connect
from workshop_app.storage.faults import explained

Contents = Callable[[Path], dict[str, bytes | None]]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
MARKER = "Zimtschnecke"  # a word of the client's that no sentence may repeat
RECURSIVE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[mutations.Base, ...]:
    folder = tmp_path_factory.mktemp("bases")
    sample.build(folder / "sample.okrw").close()
    return mutations.bases((folder / "sample.okrw").read_bytes(), FIXTURES, folder)


@pytest.mark.parametrize("seed", range(len(mutations.MUTATIONS)), ids=list(mutations.MUTATIONS))
def test_every_look_ends_well_and_changes_nothing(known: tuple[mutations.Base, ...], tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "received"
    folder.mkdir()
    made = mutations.make(seed, known, folder)
    looks: list[str] = []
    wrong = [answer for answer in all_looks(made.path, looks.append) if answer.kind]
    assert wrong == []
    assert looks[-1] == "write"


def _sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _refused(path: Path, contents: Contents, **how: bool) -> KnownError:
    before = contents(path.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(path, **how)
    assert contents(path.parent) == before
    return refused.value


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON engagement BEGIN DELETE FROM person; END", "trigger"),
        ("CREATE VIEW extra AS SELECT * FROM person", "view"),
        ("CREATE VIRTUAL TABLE extra USING fts5(words)", "virtual table"),
        ("CREATE TABLE extra (a, b)", "table"),
        ("CREATE INDEX extra ON person (name) WHERE name > 'a'", "index"),
        ("ALTER TABLE person ADD COLUMN extra TEXT AS (name || name) VIRTUAL", "column in the table person"),
    ],
)
@pytest.mark.parametrize("version", [1, 2])
def test_what_we_never_make_is_refused(
    tmp_path: Path, contents: Contents, statement: str, what: str, version: int, read_only: bool
) -> None:
    path = tmp_path / "received" / "Acme.okrw"
    path.parent.mkdir()
    path.write_bytes((FIXTURES / f"v{version:04d}.okrw").read_bytes())
    _sql(path, statement)
    error = _refused(path, contents, read_only=read_only)
    assert (error.code, error.facts["what"]) == (ErrorCode.FILE_FOREIGN_CONTENT, what)
    assert [each.code for each in bootstrap.verify(path).findings] == [ErrorCode.FILE_FOREIGN_CONTENT]


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DROP TABLE key_result", "key_result"),
        ("DROP INDEX ix_person_engagement_id", "ix_person_engagement_id"),
        ("ALTER TABLE workshop DROP COLUMN place", "workshop"),
        ("ALTER TABLE person RENAME COLUMN name TO called", "person"),
    ],
)
def test_what_is_missing_is_named(full_file: Path, contents: Contents, statement: str, word: str) -> None:
    _sql(full_file, statement)
    error = _refused(full_file, contents)
    assert error.code is ErrorCode.FILE_DAMAGED
    assert word in str(error.facts["detail"])


def test_what_other_hands_may_do_is_no_harm(full_file: Path) -> None:
    """Statistics, a file made small, another journal: no content of it is of another make."""
    _sql(full_file, "ANALYZE")
    _sql(full_file, "VACUUM")
    _sql(full_file, "PRAGMA journal_mode=WAL")
    assert bootstrap.verify(full_file).problems == ()
    opened = bootstrap.open_workspace(full_file)
    opened.close()
    assert {each.name for each in full_file.parent.iterdir() if each.is_file()} == {full_file.name}


@pytest.mark.parametrize("read_only", [False, True])
def test_a_trap_behind_an_unfinished_change(
    known: tuple[mutations.Base, ...], tmp_path: Path, contents: Contents, read_only: bool
) -> None:
    """What the file holds is known only once the change is taken back; that happens on a copy."""
    folder = tmp_path / "received"
    folder.mkdir()
    path = folder / "Acme.okrw"
    path.write_bytes((FIXTURES / "v0002.okrw").read_bytes())
    _sql(path, "CREATE VIEW extra AS SELECT * FROM person")
    torn = mutations.interrupted(mutations.Base("trap", path.read_bytes()), tmp_path)
    path.write_bytes(torn.data)
    path.with_name("Acme.okrw-journal").write_bytes(torn.journal)
    assert _refused(path, contents, read_only=read_only).code is ErrorCode.FILE_FOREIGN_CONTENT


@pytest.mark.parametrize("read_only", [False, True])
def test_a_journal_that_names_another_file(
    known: tuple[mutations.Base, ...], tmp_path: Path, contents: Contents, read_only: bool
) -> None:
    """SQLite takes such a file away when it has taken the change back: a letter of the client's, for one."""
    letter = tmp_path / "Letter.txt"
    letter.write_text("Dear Nora")
    torn = next(base for base in known if base.name == "v0002+journal")
    folder = tmp_path / "received"
    folder.mkdir()
    path = folder / "Acme.okrw"
    path.write_bytes(torn.data)
    name = str(letter).encode()
    page = int.from_bytes(torn.data[16:18], "big")
    tail = (2**30 // page + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    tail += sum(byte - 256 if byte > 127 else byte for byte in name).to_bytes(4, "big")
    tail += bytes.fromhex("d9d505f920a163d7")
    path.with_name("Acme.okrw-journal").write_bytes(torn.journal + tail)

    error = _refused(path, contents, read_only=read_only)

    assert (error.code, error.facts["what"]) == (ErrorCode.FILE_FOREIGN_CONTENT, "journal")
    assert bootstrap.verify(path).findings
    assert letter.read_text() == "Dear Nora"


@pytest.mark.parametrize(
    "value",
    [
        f"'{MARKER}'",
        f"CAST('{MARKER}' AS BLOB)",
        f"CAST(x'ff' || '{MARKER}' AS TEXT)",
        f"'{MARKER}' || char(0)",
        "3000000000",
        "9e999",
    ],
)
@pytest.mark.parametrize(
    "column",
    ["person.can_coach", "person.position", "workshop.status", "workshop.day", "team.top_level", "run.started_at"],
)
def test_a_wrong_value_is_named_and_not_quoted(full_file: Path, column: str, value: str) -> None:
    table, name = column.split(".")
    _sql(full_file, f"UPDATE {table} SET {name} = {value}")
    (finding,) = bootstrap.verify(full_file).findings
    assert finding.code is ErrorCode.FILE_DAMAGED
    assert MARKER not in str(finding.error.facts)
    assert MARKER not in finding.detail


def test_a_text_longer_than_any_of_ours(full_file: Path) -> None:
    _sql(full_file, "UPDATE person SET note = replace(hex(zeroblob(40000)), '0', 'x')")
    (finding,) = bootstrap.verify(full_file).findings
    assert (finding.code, "person" in finding.detail) == (ErrorCode.FILE_DAMAGED, True)


def test_nothing_takes_for_ever(full_file: Path) -> None:
    connection = connect(full_file, read_only=True)
    with pytest.raises(KnownError) as stopped, explained(full_file), within(connection, 0.01):
        connection.execute(RECURSIVE).fetchone()
    assert stopped.value.code is ErrorCode.FILE_TOO_SLOW
    with within(connection):
        assert connection.execute("SELECT count(*) FROM engagement").fetchone() == (1,)
    connection.close()


def test_the_schema_cannot_call_what_we_do_not_trust(full_file: Path) -> None:
    connection = connect(full_file)
    assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 32 << 20
    connection.close()


def test_a_copy_of_another_make_is_not_restored(full_file: Path, tmp_path: Path, contents: Contents) -> None:
    copy = tmp_path / "copy.okrw"
    copy.write_bytes(full_file.read_bytes())
    _sql(copy, "CREATE TRIGGER t AFTER UPDATE ON engagement BEGIN DELETE FROM person; END")
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, copy, _Clock())
    assert refused.value.code is ErrorCode.FILE_FOREIGN_CONTENT
    assert contents(full_file.parent) == before


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0

"""Going back to an earlier version: what each copy holds, why it was made, and whose copy may take the file's place."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.backups import Why

Contents = Callable[[Path], dict[str, bytes | None]]


def _rename(path: Path, client: str) -> None:
    opened = bootstrap.open_workspace(path)
    opened.apply(EditEngagement(client=client))
    opened.close()


def _client(path: Path) -> str:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        return queries.engagement(opened.read).client
    finally:
        opened.close()


@pytest.mark.parametrize("why", list(Why))
def test_a_copy_knows_why_it_was_made(full_file: Path, clock: Any, why: Why) -> None:
    made = bootstrap.back_up(full_file, clock, why=why)
    assert made is not None
    assert bootstrap.list_backups(full_file) == (made,)
    assert made.why is why


def test_copies_of_older_and_newer_editions_are_listed(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    assert made.path.name == "Acme 2026-11-23 08.00.00 UTC.okrw"  # as the first edition named them
    shutil.copy(made.path, made.path.with_name("Acme 2026-11-24 08.00.00 UTC 2.okrw"))
    shutil.copy(made.path, made.path.with_name("Acme 2026-11-25 08.00.00 UTC (full-moon).okrw"))
    assert [each.why for each in bootstrap.list_backups(full_file)] == [Why.UNSAID] * 3


def test_a_look_tells_what_a_copy_holds_and_changes_nothing(full_file: Path, clock: Any, contents: Contents) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    before = contents(full_file.parent)
    held = bootstrap.look_at_copy(made.path, clock)
    assert (held.client, held.people, held.workshops, held.drafts, held.key_results) == ("Acme", 2, 1, 1, 1)
    assert (held.decided, held.parameters) == (0, 11)
    assert contents(full_file.parent) == before


def test_a_copy_of_an_old_edition_can_be_looked_at_and_put_back(full_file: Path, clock: Any) -> None:
    folder = full_file.parent / "Old backups"
    folder.mkdir()
    copy = folder / "Old 2026-01-01 08.00.00 UTC.okrw"
    shutil.copy(Path(__file__).parents[2] / "fixtures" / "v0001.okrw", copy)
    held = bootstrap.look_at_copy(copy, clock)
    assert held.parameters == 11
    path = full_file.with_name("Old.okrw")
    assert bootstrap.restore_backup(path, copy, clock) is None
    assert _client(path) == held.client
    bootstrap.open_workspace(path, clock).close()


def test_another_clients_copy_is_refused(full_file: Path, tmp_path: Path, clock: Any, contents: Contents) -> None:
    other = tmp_path / "Other.okrw"
    bootstrap.create(other, "Other", clock).close()
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, other, clock)
    assert refused.value.code is ErrorCode.COPY_OTHER_CLIENT
    assert (refused.value.facts["client"], refused.value.facts["other"]) == ("Acme", "Other")
    assert contents(full_file.parent) == before


@pytest.mark.parametrize("present", [b"", b"only words", b"SQLite format 3\x00 but torn"])
def test_a_file_that_lost_its_own_name_is_known_by_its_copies(
    full_file: Path, tmp_path: Path, clock: Any, present: bytes
) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    other = tmp_path / "Other.okrw"
    bootstrap.create(other, "Other", clock).close()
    full_file.write_bytes(present)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, other, clock)
    assert refused.value.code is ErrorCode.COPY_OTHER_CLIENT
    assert full_file.read_bytes() == present
    kept = bootstrap.restore_backup(full_file, good.path, clock)
    assert kept is not None
    assert (kept.parent, kept.read_bytes()) == (full_file.parent, present)
    assert "damaged" in kept.name
    assert _client(full_file) == "Acme"


def test_a_copy_too_new_is_refused(full_file: Path, clock: Any, contents: Contents) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    connection = sqlite3.connect(made.path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, made.path, clock)
    assert refused.value.code is ErrorCode.FILE_TOO_NEW
    assert contents(full_file.parent) == before


def test_a_present_file_of_a_newer_edition_is_left_alone(full_file: Path, clock: Any, contents: Contents) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    connection = sqlite3.connect(full_file)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = contents(full_file.parent)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, made.path, clock)
    assert refused.value.code is ErrorCode.FILE_TOO_NEW
    assert contents(full_file.parent) == before


def test_a_copy_with_values_of_the_wrong_kind_is_refused(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    connection = sqlite3.connect(made.path)
    connection.execute("UPDATE workshop SET status = 'dreamt'")
    connection.commit()
    connection.close()
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, made.path, clock)
    assert refused.value.code is ErrorCode.FILE_DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_copies_are_the_users_alone(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    _rename(full_file, "Later")
    kept = bootstrap.restore_backup(full_file, made.path, clock)
    assert kept is not None
    for each, mode in ((made.path, 0o600), (made.path.parent, 0o700), (kept, 0o600), (full_file, 0o600)):
        assert stat.S_IMODE(each.stat().st_mode) == mode, each


def test_the_restored_state_can_be_taken_back(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    _rename(full_file, "Later")
    clock.advance(60)
    bootstrap.restore_backup(full_file, made.path, clock)
    newest = bootstrap.list_backups(full_file)[0]
    assert newest.why is Why.RESTORE
    clock.advance(60)
    bootstrap.restore_backup(full_file, newest.path, clock)
    assert _client(full_file) == "Later"


def test_a_file_that_is_write_protected_is_not_replaced(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    _rename(full_file, "Later")
    full_file.chmod(0o444)
    before = full_file.read_bytes()

    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, made.path, clock)

    assert refused.value.code is ErrorCode.FILE_READ_ONLY
    assert full_file.read_bytes() == before
    assert bootstrap.list_backups(full_file) == (made,)
    full_file.chmod(0o600)
    bootstrap.restore_backup(full_file, made.path, clock)
    assert _client(full_file) == "Acme"

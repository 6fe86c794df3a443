"""Backups: one per changed state, thinned out with age, restored without losing the present, loud when they fail."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.storage.backups import Backup, surplus

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _client(path: Path) -> str:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        return queries.engagement(opened.read).client
    finally:
        opened.close()


def _rename(path: Path, client: str) -> None:
    opened = bootstrap.open_workspace(path)
    opened.apply(EditEngagement(client=client))
    opened.close()


def test_a_copy_stands_beside_the_file_with_its_date(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    assert made.path == full_file.parent / "Acme backups" / "Acme 2026-11-23 08.00.00 UTC.okrw"
    assert made.at == clock.now()
    assert bootstrap.list_backups(full_file) == (made,)
    assert bootstrap.verify(made.path).problems == ()
    assert bootstrap.verify(made.path).counts == bootstrap.verify(full_file).counts


def test_only_a_changed_state_is_copied_again(full_file: Path, clock: Any) -> None:
    assert bootstrap.back_up(full_file, clock)
    clock.advance(60)
    assert bootstrap.back_up(full_file, clock) is None
    bootstrap.open_workspace(full_file).close()
    assert bootstrap.back_up(full_file, clock) is None
    _rename(full_file, "Changed")
    assert bootstrap.back_up(full_file, clock)
    assert bootstrap.back_up(full_file, clock, always=True)
    names = [each.path.name for each in bootstrap.list_backups(full_file)]
    assert names == [
        "Acme 2026-11-23 08.01.00 UTC 2.okrw",
        "Acme 2026-11-23 08.01.00 UTC.okrw",
        "Acme 2026-11-23 08.00.00 UTC.okrw",
    ]


def test_a_worker_copies_while_the_file_is_open(full_file: Path, clock: Any) -> None:
    opened = bootstrap.open_workspace(full_file, clock)
    made: list[object] = []
    worker = threading.Thread(target=lambda: made.append(bootstrap.back_up(full_file, clock)))
    worker.start()
    for number in range(20):
        opened.apply(EditEngagement(client=f"Acme {number}"))
    worker.join()
    opened.close()
    assert isinstance(made[0], Backup)
    assert bootstrap.verify(made[0].path).problems == ()


def test_old_copies_are_thinned_out() -> None:
    def at(moment: datetime) -> Backup:
        return Backup(Path(f"{moment:%Y-%m-%d %H}"), moment, 1)

    known = [at(NOW - timedelta(hours=3 * number)) for number in range(8 * 120)]  # eight a day for 120 days
    dropped = surplus(known, NOW)
    kept = [each for each in known if each not in dropped]

    assert set(known[:20]) <= set(kept)
    for days in range(15):
        last = max(each.at for each in known if each.at.date() == (NOW - timedelta(days=days)).date())
        assert any(each.at == last for each in kept) or NOW - last > timedelta(days=14)
    weeks = {each.at.isocalendar()[:2] for each in known}
    assert {each.at.isocalendar()[:2] for each in kept} == weeks
    assert len(kept) <= 20 + 15 + len(weeks)
    assert surplus(kept, NOW) == ()


def test_thinning_deletes_only_our_own_copies(full_file: Path, clock: Any) -> None:
    folder = full_file.parent / "Acme backups"
    folder.mkdir()
    foreign = folder / "Acme 2020 my own copy.okrw"
    foreign.write_text("mine")
    (folder / "Acme 2026-02-31 08.00.00 UTC.okrw").write_text("no such day")
    killed = folder / "Acme 2026-11-20 08.00.00 UTC.okrw-new"
    killed.write_text("half a copy")
    for _ in range(25):
        bootstrap.back_up(full_file, clock, always=True)
        clock.advance(60)
    assert len(bootstrap.list_backups(full_file)) == 20
    assert foreign.read_text() == "mine"
    assert not killed.exists()


def test_restoring_keeps_the_present_state(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    _rename(full_file, "Mistake")
    clock.advance(60)
    present = bootstrap.restore_backup(full_file, good.path, clock)
    assert present is not None
    assert _client(full_file) == "Acme"
    assert _client(present) == "Mistake"
    assert sorted(each.name for each in full_file.parent.iterdir()) == ["Acme backups", "Acme.okrw"]


def test_restoring_over_a_damaged_file_keeps_its_bytes(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    full_file.write_bytes(b"SQLite format 3\x00 but torn")
    present = bootstrap.restore_backup(full_file, good.path, clock)
    assert present is not None
    assert present.read_bytes() == b"SQLite format 3\x00 but torn"
    assert present not in [each.path for each in bootstrap.list_backups(full_file)]
    assert _client(full_file) == "Acme"


def test_restoring_a_lost_file(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    full_file.unlink()
    assert bootstrap.restore_backup(full_file, good.path, clock) is None
    assert _client(full_file) == "Acme"


def test_the_journal_of_a_lost_file_does_not_tear_the_restored_one(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    journal = full_file.with_name(full_file.name + "-journal")
    writer = sqlite3.connect(full_file, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN")
    writer.execute("UPDATE person SET note = replace(hex(zeroblob(60000)), '0', 'x')")
    kept = journal.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    full_file.unlink()
    journal.write_bytes(kept)
    bootstrap.restore_backup(full_file, good.path, clock)
    assert not journal.exists()
    assert bootstrap.verify(full_file).problems == ()
    held, wanted = (bootstrap.look_at_copy(each) for each in (full_file, good.path))
    assert replace(held, lineage=None) == replace(wanted, lineage=None)


def test_an_open_file_is_not_restored_over(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    opened = bootstrap.open_workspace(full_file)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, good.path, clock)
    opened.close()
    assert refused.value.code is ErrorCode.FILE_LOCKED


def test_a_damaged_copy_is_not_restored(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    data = bytearray(good.path.read_bytes())
    data[4096:12288] = bytes(8192)
    good.path.write_bytes(data)
    before = full_file.read_bytes()
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, good.path, clock)
    assert refused.value.code is ErrorCode.FILE_DAMAGED
    assert full_file.read_bytes() == before


def test_without_a_place_beside_the_file_copies_go_to_the_users_folder(full_file: Path, clock: Any) -> None:
    (full_file.parent / "Acme backups").write_text("a file is in the way")
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    assert Path(os.environ["OKR_WORKSHOP_HOME"]) in made.path.parents
    assert bootstrap.list_backups(full_file) == (made,)


def test_a_failing_copy_is_loud_and_the_file_stays_open(
    full_file: Path, clock: Any, contents: Callable[[Path], dict[str, bytes | None]]
) -> None:
    opened = bootstrap.open_workspace(full_file, clock)
    (full_file.parent / "Acme backups").write_text("a file is in the way")
    Path(os.environ["OKR_WORKSHOP_HOME"]).write_text("and here too")
    with pytest.raises(KnownError) as failed:
        bootstrap.back_up(full_file, clock)
    assert failed.value.code is ErrorCode.BACKUP_FAILED
    assert failed.value.facts["path"] == str(full_file)
    assert failed.value.facts["detail"]
    assert opened.apply(Add((Person("p9", "Still open"),)))
    opened.close()


def test_a_damaged_file_gives_no_good_looking_copy(full_file: Path, clock: Any) -> None:
    data = bytearray(full_file.read_bytes())
    data[8192:-4096] = os.urandom(len(data) - 12288)
    full_file.write_bytes(data)
    with pytest.raises(KnownError) as failed:
        bootstrap.back_up(full_file, clock)
    assert failed.value.code is ErrorCode.BACKUP_FAILED
    assert bootstrap.list_backups(full_file) == ()
    assert list((full_file.parent / "Acme backups").iterdir()) == []


def test_a_missing_file_cannot_be_copied(tmp_path: Path, clock: Any) -> None:
    with pytest.raises(KnownError) as failed:
        bootstrap.back_up(tmp_path / "gone.okrw", clock)
    assert failed.value.code is ErrorCode.BACKUP_FAILED


def test_a_copy_is_a_plain_file_in_rollback_mode(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    connection = sqlite3.connect(made.path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


@pytest.mark.skipif(os.name == "nt", reason="there a folder has no mode bits")
def test_a_write_protected_folder_of_copies_is_not_used(full_file: Path, clock: Any) -> None:
    beside = full_file.parent / "Acme backups"
    beside.mkdir()
    beside.chmod(0o555)
    made = bootstrap.back_up(full_file, clock)
    beside.chmod(0o755)
    assert made is not None
    assert Path(os.environ["OKR_WORKSHOP_HOME"]) in made.path.parents


def test_a_clock_set_back_does_not_cost_the_newest_copy(full_file: Path, clock: Any) -> None:
    for _ in range(21):
        assert bootstrap.back_up(full_file, clock, always=True)
        clock.advance(60)
    clock.jump_wall(-30 * 60)
    made = bootstrap.back_up(full_file, clock, always=True)
    assert made is not None
    assert made.path.exists()
    assert bootstrap.back_up(full_file, clock) is None


def test_restoring_over_an_unfinished_change_keeps_what_was_committed(full_file: Path, clock: Any) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    _rename(full_file, "Later")
    writer = sqlite3.connect(full_file, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN")
    writer.execute("UPDATE engagement SET client = 'Half'")
    writer.execute("UPDATE person SET note = replace(hex(zeroblob(60000)), '0', 'x')")
    journal = full_file.with_name(full_file.name + "-journal")
    torn, kept = full_file.read_bytes(), journal.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    full_file.write_bytes(torn)
    journal.write_bytes(kept)

    present = bootstrap.restore_backup(full_file, good.path, clock)

    assert present is not None
    assert (_client(present), _client(full_file)) == ("Later", "Acme")


def test_restoring_onto_a_full_disk_changes_nothing(
    full_file: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = bootstrap.back_up(full_file, clock)
    assert good is not None
    _rename(full_file, "Later")

    def full(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(KnownError) as refused:
        bootstrap.restore_backup(full_file, good.path, clock)
    assert refused.value.code is ErrorCode.DISK_FULL
    assert _client(full_file) == "Later"
    assert sorted(each.name for each in full_file.parent.iterdir()) == ["Acme backups", "Acme.okrw"]

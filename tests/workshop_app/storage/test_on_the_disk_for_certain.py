"""What is acknowledged survives a power cut: files are synced before they are named, folders after a name was given."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts import export
from workshop_app import bootstrap
from workshop_app.application import disk, user_files
from workshop_app.application.ports import Clock
from workshop_app.storage.engine import connect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no folder can be synced there")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the disk was told, in order: "file" and "folder" for each sync, "name" for each name given."""
    order: list[str] = []
    real: dict[str, Callable[..., None]] = {name: getattr(os, name) for name in ("fsync", "replace", "link")}

    def fsync(handle: int) -> None:
        real["fsync"](handle)
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")

    def replace(source: Path, target: Path) -> None:
        real["replace"](source, target)
        order.append("name")

    def link(source: Path, target: Path) -> None:
        real["link"](source, target)
        order.append("name")

    for each in (fsync, replace, link):
        monkeypatch.setattr(os, each.__name__, each)
    return order


WHOLE = ["file", "name", "folder"]


def test_writing_connections_sync_the_folder_too(full_file: Path) -> None:
    connection = connect(full_file)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_new_file(tmp_path: Path, told: list[str]) -> None:
    bootstrap.create(tmp_path / "Acme.okrw", "Acme").close()
    assert told == WHOLE


def test_a_copy(full_file: Path, told: list[str]) -> None:
    opened = bootstrap.open_workspace(full_file)
    opened.save_copy(full_file.with_name("Copy.okrw"))
    opened.close()
    assert told == WHOLE


def test_a_dated_copy_and_the_way_back(full_file: Path, told: list[str], clock: Clock) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    assert told == WHOLE
    bootstrap.restore_backup(full_file, made.path, clock)
    assert told == 3 * WHOLE  # the present state first


def test_documents_and_the_users_own_files(tmp_path: Path, told: list[str]) -> None:
    export.save_bytes(b"words", "Agenda", "ics", tmp_path)
    assert told == WHOLE
    user_files.write_whole(tmp_path / "own.toml", "words")
    assert told == 2 * WHOLE


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path) -> None:
    disk.settle(tmp_path / "nowhere")
    disk.settle(Path("/proc"))

"""Why a file was not made where somebody named it: its name, its folder or the disk, and never one for the other."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from handouts import export
from workshop_app import bootstrap
from workshop_app.application import disk
from workshop_app.application.not_written import not_written
from workshop_app.domain import unusable_names
from workshop_app.domain.errors import ErrorCode, KnownError

TOO_LONG = "x" * 300 + ".okrw"


def refused(make: Callable[[], object], path: Path) -> KnownError:
    try:
        make()
    except KnownError as error:
        return error
    except OSError as error:
        return not_written(error, path)
    raise AssertionError(f"{path} was made")


def ways(path: Path) -> list[Callable[[], object]]:
    return [
        partial(bootstrap.create, path, "Acme"),
        partial(export.save_as, b"%PDF", path),
        partial(disk.write_whole, path, b"name"),
        partial(disk.hand_over, path, b"name"),
    ]


@pytest.mark.parametrize("name", ["con.okrw", "Acme: 2.okrw", "Acme.okrw.", "Who?.okrw", TOO_LONG])
def test_no_file_is_made_under_a_name_that_windows_means_otherwise(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unusable_names, "_WINDOWS", True)
    for make in ways(tmp_path / name):
        known = refused(make, tmp_path / name)
        assert known.code is ErrorCode.FILE_NAME_UNUSABLE
        assert known.facts["path"] == str(tmp_path / name)
    with pytest.raises(KnownError) as caught:
        bootstrap.open_workspace(tmp_path / name)
    assert caught.value.code is ErrorCode.FILE_NAME_UNUSABLE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="there a path is too long sooner")
def test_of_a_long_name_the_name_is_told_and_not_its_folder(tmp_path: Path) -> None:
    for make in ways(tmp_path / TOO_LONG):
        known = refused(make, tmp_path / TOO_LONG)
        assert (known.code, known.facts["path"]) == (ErrorCode.FILE_NAME_UNUSABLE, str(tmp_path / TOO_LONG))
    inside = tmp_path / "nowhere" / "Acme.okrw"
    for make in (partial(bootstrap.create, inside, "Acme"), partial(disk.write_whole, inside, b"name")):
        known = refused(make, inside)
        assert (known.code, known.facts["path"]) == (ErrorCode.FOLDER_UNWRITABLE, str(inside.parent))
    assert list(tmp_path.iterdir()) == []


def test_a_path_too_long_for_windows_is_no_missing_folder(tmp_path: Path) -> None:
    """There the system says that something is missing, of a folder that is there."""
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    known = not_written(error, tmp_path / "Acme.okrw")
    assert known.code is ErrorCode.FILE_NAME_UNUSABLE
    assert known.facts["detail"] == f"its path has {len(str(tmp_path / 'Acme.okrw'))} characters"

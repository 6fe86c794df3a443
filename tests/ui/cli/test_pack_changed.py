"""export --pack --changed: what is compared with, and what is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.domain.workshops import Workshop, WorkshopStatus

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, sample_today: bytes) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(sample_today)
    return path


def _planned(file: Path) -> str:
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        (found,) = (each.id for each in opened.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)
    return found


def test_the_other_paper_is_named_and_the_other_copy_knows_nothing(say: Say, file: Path, tmp_path: Path) -> None:
    pack = ("--pack", _planned(file), "--out", tmp_path / "out", "--json")
    copied = shutil.copy2(file, tmp_path / "copy.okrw")
    assert say("export", file, *pack, "--paper", "letter", "--one-file")[0] == 0
    status, found, said = say("export", file, *pack, "--paper", "letter", "--changed")
    assert (status, found) == (0, [])
    status, found, said = say("export", copied, *pack, "--changed")
    assert (status, "no pack was made here yet" in said) == (1, True)
    status, found, said = say("export", file, *pack[:4], "--paper", "a4", "--changed")
    assert status == 0
    assert "pages changed" in said
    assert "Sheets were last made on US Letter, these are on A4: every page of them counts as changed." in said
    status, found, said = say("export", file, *pack[:4], "--paper", "a4", "--changed")
    assert "Nothing changed" in said
    assert "US Letter" not in said

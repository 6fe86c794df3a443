"""What is no file, given to the window: a sentence, and the window stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from ui.main_window import MainWindow


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _pipe_for_a_lock(path: Path) -> Path:
    from workshop_app import bootstrap

    bootstrap.create(path, "Acme").close()
    os.mkfifo(path.with_name(path.name + "-lock"))
    return path


def _device(_path: Path) -> Path:
    return Path("/dev/zero")


def _loop(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


def _no_utf8(path: Path) -> Path:
    return path.with_name(os.fsdecode(b"Acme \xff.okrw"))


def _half(path: Path) -> Path:
    from workshop_app import bootstrap

    bootstrap.create(path, "Acme").close()
    os.truncate(path, 10_000)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="most of these cannot be made there")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_pipe, "is not an engagement file"),
        (_pipe_for_a_lock, "is in the way"),
        (_device, "is not an engagement file"),
        (_loop, "cannot be read"),
        (_no_utf8, "cannot be used for a file"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_sentence_and_the_window_stays(window: MainWindow, tmp_path: Path, ask: Any, make: Any, words: str) -> None:
    window.open(make(tmp_path / "Acme.okrw"))
    ((kind, _title, said),) = ask.asked
    assert kind == "tell"
    assert words in said
    assert window.view is None
    assert window.isVisible()


def test_half_a_file_leads_to_the_page_with_the_ways_out(window: MainWindow, tmp_path: Path, ask: Any) -> None:
    window.open(_half(tmp_path / "Acme.okrw"))
    shown = "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "is not complete" in shown
    assert ask.asked == []
    assert window.view is None

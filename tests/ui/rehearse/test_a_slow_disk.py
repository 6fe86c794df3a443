"""A disk that takes its time: the window goes on, nothing is out of order, a kill meanwhile loses no turn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from workshop_app.application.practice_shelf import PracticeShelf, open_shelf
from workshop_app.application.settings import data_folder
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

ROOT = Path(__file__).parents[3]
SAID = [QuestionKind.WHY_NOW, QuestionKind.AFFECTED]
KILLED = """
import os, sys, time
from threading import Event
os.fsync = lambda handle: Event().wait()  # a stick that never answers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.main_window import MainWindow
from ui.rehearse.talk_page import TalkPage
from workshop_app.application.settings import open_settings
from workshop_app.clock import SystemClock

app = QApplication(["coach"])
window = MainWindow(open_settings(), SystemClock())
window.show()
window.show_welcome()
window.activateWindow()
QTest.qWaitForWindowActive(window)
window.practising.show("given")
QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
page = window.findChild(TalkPage)
for words in ("Why now?", "Who feels it first?"):
    QTest.keyClicks(page.bar.field, words)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Return)
    assert words in page.transcript.words
os.write(1, b"said\\n")
app.exec()
"""


def _say(page: TalkPage, words: str) -> None:
    QTest.keyClicks(page.bar.field, words)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Return)


def _kinds(shelf: PracticeShelf) -> list[Any]:
    shelf.read()
    return [action.kind for action in shelf.talks[0].played.actions]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The disk answers when this is set, and is never waited for on the window's own thread."""
    answers, real = Event(), os.fsync

    def sync(handle: int) -> None:
        assert current_thread() is not main_thread()
        answers.wait()
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    yield answers
    answers.set()


def test_a_talk_goes_on_while_the_disk_is_slow(slow: Event, talk: TalkPage, kept: KeptTalk, qtbot: Any) -> None:
    for words in ("Why now?", "Who feels it first?"):
        _say(talk, words)
        assert words in talk.transcript.words
    assert talk.desk.shelf.unsaved
    assert talk.desk.shelf.trouble is None
    assert _kinds(open_shelf()) == SAID, "handed over already"
    slow.set()
    qtbot.waitUntil(lambda: not talk.desk.shelf.unsaved)
    assert _kinds(open_shelf()) == SAID
    assert [path.name for path in (data_folder() / "practice").iterdir()] == [f"{kept.id}.json"]


def test_a_disk_that_refuses_late_is_said_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, panel: RehearsePanel, talk: TalkPage, qtbot: Any
) -> None:
    qtbot.waitUntil(lambda: not talk.desk.shelf.unsaved)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", _refused)
        _say(talk, "Why now?")
        qtbot.waitUntil(panel._not_kept.isVisible)
        panel._not_kept._on_again()
        qtbot.waitUntil(lambda: not panel._not_kept._writes)
        assert panel._not_kept.isVisible()
        assert panel.unsaved
    qtbot.waitUntil(lambda: not panel._not_kept.isVisible())
    assert not panel.unsaved
    assert _kinds(open_shelf()) == SAID[:1]


def test_half_a_handed_over_file_leaves_the_whole_one(tmp_path: Path, kept: KeptTalk) -> None:
    PracticeShelf(tmp_path).keep(kept)
    held = tmp_path / "practice" / f"{kept.id}.json.held"
    held.write_bytes(b'{"version": 1, "talk"')
    shelf = PracticeShelf(tmp_path)
    shelf.read()
    assert shelf.talks == (kept,)
    assert shelf.set_aside == []
    shelf.let_go(kept.id)
    assert list((tmp_path / "practice").iterdir()) == []


def _refused(_handle: int) -> None:
    raise OSError(5, "it does not answer")


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_window_killed_while_the_disk_is_slow_lost_no_turn(tmp_path: Path) -> None:
    home = os.environ | {"OKR_WORKSHOP_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, env=home) as coach:
        assert coach.stdout is not None
        said = coach.stdout.readline()
        coach.send_signal(signal.SIGKILL)
    assert said == b"said\n"
    assert _kinds(PracticeShelf(tmp_path)) == SAID

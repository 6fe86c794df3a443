"""A program that is killed while a day runs: the first page of the next start leads back into that day, by one key."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.home.recent_list import NextCard
from ui.home.welcome import WelcomePanel
from ui.main_window import MainWindow
from ui.run.panel import RunPanel

ROOT = Path(__file__).parents[3]
COACH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, open_settings
from workshop_app.clock import SystemClock
from workshop_app.domain.workshops import WorkshopStatus

app = QApplication(["coach"])
settings = open_settings()
settings.set(BELL_ON, False)
window = MainWindow(settings, SystemClock())
window.open(Path(sys.argv[1]))
window.show()
shops = queries.workshops(window.view.desk.workspace.read)
planned = next(each for each in shops if each.status is WorkshopStatus.PLANNED)
window.view.go(f"workshops/{planned.id}/run")
panel = window.view.findChild(RunPanel)
window.engagement._ask.confirm = lambda *_words: True
panel.starting.start(by_plan=False)
assert panel.conductor is not None
QTimer.singleShot(0, window, lambda: os.write(1, b"running\\n"))
app.exec()
"""


@pytest.fixture
def killed(sample_path: Path, tmp_path: Path) -> Path:
    """The sample with a day in it that nobody ended: its program is gone."""
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", COACH, sample_path], stdout=subprocess.PIPE, env=home) as coach:
        assert coach.stdout is not None
        said = coach.stdout.readline()
        coach.send_signal(signal.SIGKILL)
    assert said == b"running\n"
    return sample_path


def stands_on(words: str) -> Callable[[], bool]:
    def stands() -> bool:
        held = QApplication.focusWidget()
        return isinstance(held, QPushButton) and held.text() == words and held.isVisible()

    return stands


def press() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_first_page_leads_back_into_the_day(killed: Path, window: MainWindow, qtbot: Any) -> None:
    window._settings.remember_file(killed)
    window.activateWindow()
    window.show_welcome()
    qtbot.waitUntil(stands_on("Go on with the running day"))
    (panel,) = window.findChildren(WelcomePanel)
    (first,) = panel.findChildren(NextCard)
    assert "is running" in "\n".join(each.text() for each in first.findChildren(QLabel))
    press()
    qtbot.waitUntil(stands_on("Carry on with the day"))
    press()
    assert window.findChild(RunPanel).conductor is not None


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_file_that_is_opened_by_itself_leads_there_too(killed: Path, window: MainWindow, qtbot: Any) -> None:
    window.activateWindow()
    window.open(killed)
    qtbot.waitUntil(stands_on("Go to the day"))
    press()
    qtbot.waitUntil(stands_on("Carry on with the day"))


def test_a_day_that_was_ended_leads_nowhere(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    """The sample has a workshop that is over: the next one comes first, as ever."""
    window._settings.remember_file(sample_path)
    window.activateWindow()
    window.show_welcome()
    qtbot.waitUntil(lambda: window.findChild(NextCard) is not None)
    words = "\n".join(each.text() for each in window.findChild(NextCard).findChildren(QLabel))
    assert "Next: " in words
    assert "is running" not in words

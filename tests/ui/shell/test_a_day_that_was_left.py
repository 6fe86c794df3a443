"""From the first screen back into a day that was left by a crash: every press is where the eye is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from agendas import loader
from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from ui.run.starting import begin
from workshop_app import bootstrap
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.domain.run import Pause


@pytest.fixture
def left(tmp_path: Path, clock: Any) -> Path:
    """A day that began, in a file whose program is gone."""
    path = tmp_path / "Ferries.okrw"
    opened = bootstrap.create(path, "Harbour Ferries", clock)
    opened.apply(PlanWorkshop(loader.load("expert_onsite"), id="w"))
    begin(opened, "w", by_plan=False, then=None, by=None)
    opened.close()
    return path


def stands_on() -> str:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    return found.text() if isinstance(found, QPushButton) else repr(found)


def press(key: Qt.Key = Qt.Key.Key_Space) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_continue_the_day_puts_the_keyboard_on_carry_on(window: MainWindow, left: Path, qtbot: Any) -> None:
    window.activateWindow()
    window.open(left)
    qtbot.waitUntil(window.isActiveWindow)
    again = next(each for each in window.findChildren(QPushButton) if each.text() == "Go to the day")
    again.setFocus()
    press()
    assert stands_on() == "Carry on with the day"
    press()
    panel = window.findChild(RunPanel)
    assert panel.conductor is not None
    assert panel.stage is not None
    panel.stage.do(Pause())  # what the page says of the day changes, and so does its button
    panel.conductor.run_actions.leave_at_once()
    assert stands_on() == "Carry on with the day"

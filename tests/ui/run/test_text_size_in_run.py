"""The size of text has keys everywhere, also while a day runs, where Ctrl with plus and minus are minutes of the item;
and what they did is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import FakeClock
from ui.main_window import MainWindow
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.theme import apply_theme, text_scale
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, Settings
from workshop_app.domain.workshops import WorkshopStatus

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(
    qtbot: Any,
    settings: Settings,
    clock: FakeClock,
    ask: Any,
    tmp_path: Path,
    _dressed: QApplication,
    sample_today: bytes,
) -> Iterator[MainWindow]:
    settings.set(BELL_ON, False)
    (tmp_path / "day.okrw").write_bytes(sample_today)
    made = MainWindow(settings, clock, ask)
    made.resize(1366, 768)
    made.show()
    made.open(tmp_path / "day.okrw")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    ask.answers = [True, True]
    made.close()
    made.deleteLater()
    apply_theme(_dressed, "light", 100)


def _press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> int:
    QTest.keyClick(window.focusWidget() or window, key, held)
    QApplication.processEvents()
    return round(text_scale() * 100)


@pytest.fixture
def day(window: MainWindow, ask: Any) -> Conductor:
    view = window.view
    assert view is not None
    shops = queries.workshops(view.desk.workspace.read)
    planned = next(each for each in shops if each.status is WorkshopStatus.PLANNED)
    view.go(f"workshops/{planned.id}/run")
    panel = view.findChild(RunPanel)
    assert panel is not None
    ask.answers = [True]
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    panel.conductor.setFocus()
    return panel.conductor


def test_a_screen_has_three_keys_and_says_what_they_did(window: MainWindow) -> None:
    view = window.view
    assert view is not None
    said: list[str] = []
    view.desk.bridge.said.connect(said.append)
    pressed = [(Qt.Key.Key_Plus, CTRL), (Qt.Key.Key_Plus, ALT), (Qt.Key.Key_Minus, CTRL), (Qt.Key.Key_0, CTRL)]
    assert [_press(window, *each) for each in pressed] == [115, 130, 115, 100]
    assert said[0] == "Text is at 115 % of its usual size. Ctrl+0: usual size."
    assert said[-1] == "Text has its usual size."


def test_a_running_day_has_them_too_and_keeps_its_minutes(window: MainWindow, day: Conductor) -> None:
    before = day.view.digits.text
    assert [_press(window, Qt.Key.Key_Plus, ALT) for _ in range(7)][-1] == 200
    assert day.entry.said.text() == "Text is as large as it gets, 200 %. Ctrl+0: usual size."
    assert day.view.digits.text == before
    assert _press(window, Qt.Key.Key_Plus, CTRL) == 200  # a minute of the item, as it says on the page of keys
    assert day.view.digits.text != before
    assert _press(window, Qt.Key.Key_Minus, ALT) == 185
    assert _press(window, Qt.Key.Key_0, CTRL) == 100
    assert day.entry.said.text() == "Text has its usual size."


def test_a_day_that_is_left_gives_the_keys_back(window: MainWindow, day: Conductor) -> None:
    view = window.view
    assert view is not None
    view.go("home")
    assert [_press(window, Qt.Key.Key_Plus, held) for held in (CTRL, ALT)] == [115, 130]

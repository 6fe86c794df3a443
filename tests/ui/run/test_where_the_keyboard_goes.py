"""Once a day or a rehearsal has ended the keyboard stands on what comes next, in sight; F11 fills the screen and gives
it back; the numbers on the screens say the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.conftest import FakeClock
from ui.main_window import MainWindow
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.overlay import NumberCard
from ui.run.panel import RunPanel
from ui.run.screens import screens
from workshop_app.application.settings import BELL_ON, Settings

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows


def stands_on() -> str:
    QApplication.processEvents()
    held = QApplication.focusWidget()
    if not isinstance(held, QPushButton) or not held.isVisible():
        return repr(held)
    window = held.window()
    middle = held.mapTo(window, held.rect().center())
    return held.text() if window.rect().contains(middle) and held.visibleRegion().contains(held.rect().center()) else ""


def end_the_day(panel: RunPanel, clock: FakeClock) -> None:
    for _ in range(20):
        if panel.conductor is None:
            return
        clock.advance(1)
        panel.conductor.request(KeyRequest.NEXT_ITEM)


def test_after_a_day_it_stands_on_the_report(running: RunPanel, desk: Any, clock: FakeClock) -> None:
    desk.ask.answers = [True] * 20
    end_the_day(running, clock)
    assert running.conductor is None
    assert stands_on() == "See the report"


@pytest.mark.parametrize("left", [False, True])
def test_after_a_rehearsal_it_stands_on_the_next_one_and_begins_no_day(
    panel: RunPanel, desk: Any, clock: FakeClock, left: bool
) -> None:
    desk.ask.answers = [True] * 20
    panel.starting.rehearse(1.0)
    assert panel.conductor is not None
    if left:
        panel.conductor.run_actions.leave_at_once()
    else:
        end_the_day(panel, clock)
    assert panel.conductor is None
    assert stands_on() == "1×"


def test_a_day_that_is_left_stands_on_the_way_back(running: RunPanel) -> None:
    assert running.conductor is not None
    bar = running._start._area.verticalScrollBar()
    bar.setValue(bar.maximum())  # where the buttons of the rehearsal are
    running.conductor.run_actions.leave_at_once()
    assert bar.value() == 0, "the title is cut"
    assert stands_on() == "Carry on with the day"


@pytest.fixture
def window(qtbot: Any, settings: Settings, clock: FakeClock, ask: Any) -> MainWindow:
    made = MainWindow(settings, clock, ask)
    qtbot.addWidget(made)
    settings.set(BELL_ON, False)
    made.show_welcome()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_f11_fills_the_screen_and_gives_it_back(window: MainWindow) -> None:
    window.showMaximized()
    for whole in (True, False, True, False):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F11)
        assert window.isFullScreen() is whole
    assert window.isMaximized()


def test_a_running_day_names_f11_among_its_screens_and_does_it(running: RunPanel) -> None:
    conductor = running.conductor
    assert isinstance(conductor, Conductor)
    conductor.head.screens.click()
    (menu,) = [each for each in QApplication.topLevelWidgets() if each.metaObject().className() == "QMenu"]
    lines = {action.text(): action for action in menu.actions()}
    lines["This window on the whole screen, and back\tF11"].trigger()
    assert running.window().isFullScreen()
    conductor.request(KeyRequest.WHOLE)
    assert not running.window().isFullScreen()
    menu.close()


def test_the_rooms_window_has_f11_of_its_own(running: RunPanel) -> None:
    conductor = running.conductor
    assert conductor is not None
    conductor.place.open_window()
    room = conductor.place.window
    for whole in (True, False):
        QTest.keyClick(room, Qt.Key.Key_F11)
        assert room.isFullScreen() is whole
        assert not running.window().isFullScreen()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 7])
def test_a_screen_is_chosen_by_the_number_that_its_card_says(
    running: RunPanel, number: int, press: Callable[[int], None]
) -> None:
    conductor = running.conductor
    assert conductor is not None
    chosen: list[object] = []
    chooser = conductor.place.chooser
    chooser.chosen.disconnect()
    chooser.chosen.connect(chosen.append)
    (screen,) = screens()
    chooser.open(((screen, "Beamer"),) * 7)
    card = chooser.cards[number - 1]
    assert isinstance(card, NumberCard)
    assert f"Press {number}" in card.accessibleName()
    press(number)
    assert len(chosen) == 1
    assert not chooser.is_open
    assert conductor.day.rescue.chosen is None


@pytest.fixture
def press(running: RunPanel) -> Callable[[int], None]:
    assert running.conductor is not None
    running.conductor.setFocus()
    assert running.rect().contains(QPoint(1, 1))
    return lambda number: QTest.keyClick(running.conductor, Qt.Key(Qt.Key.Key_0.value + number))

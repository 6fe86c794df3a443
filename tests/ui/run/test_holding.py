"""Esc held down leaves, also where a busy desktop tells of a held key as of one let go and pressed again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.run.holding import HoldToLeave


@pytest.fixture
def hold(qapp) -> Iterator[HoldToLeave]:
    owner = QObject()
    made = HoldToLeave(owner)
    made._timer.setInterval(60)
    made._up.setInterval(30)
    yield made
    made._stop()
    owner.deleteLater()


def let_go(repeats: bool = False) -> None:
    event = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", repeats)
    QApplication.sendEvent(QApplication.instance(), event)


def test_a_held_key_leaves(hold: HoldToLeave, qtbot) -> None:
    with qtbot.waitSignal(hold.held):
        hold.begin()
        let_go(repeats=True)


def test_let_go_and_pressed_again_at_once_is_held(hold: HoldToLeave, qtbot) -> None:
    with qtbot.waitSignal(hold.held):
        hold.begin()
        let_go()
        hold.begin()


def test_told_of_in_the_last_moment(hold: HoldToLeave, qtbot) -> None:
    hold._up.setInterval(5_000)
    hold.begin()
    let_go()
    qtbot.waitUntil(lambda: hold._due)
    with qtbot.waitSignal(hold.held):
        hold.begin()
    assert not hold.holding


def test_a_tap_leaves_nothing_and_the_next_one_begins_anew(hold: HoldToLeave, qtbot) -> None:
    left: list[bool] = []
    hold.held.connect(left.append)
    for _ in range(2):
        hold.begin()
        assert hold.holding
        let_go()
        qtbot.waitUntil(lambda: not hold.holding)
    assert left == []

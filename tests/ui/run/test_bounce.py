"""A press that bounces is one press: by key, button or clicker, in either window; what is meant twice counts twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from agendas.model import PhaseKind
from ui.run.panel import RunPanel
from workshop_app.domain.run import AddTime, Next, RunStatus


def _step(running: RunPanel) -> str:
    assert running.stage is not None
    step = running.stage.picture.step
    assert step is not None
    return step.id


def _phase(running: RunPanel) -> PhaseKind:
    assert running.stage is not None
    assert running.stage.picture.round is not None
    return running.stage.picture.round.phase


def _press(running: RunPanel, way: str) -> None:
    conductor = running.conductor
    assert conductor is not None
    if way == "key":
        QTest.keyClick(running.windowHandle(), Qt.Key.Key_Right)
    elif way == "clicker":
        QTest.keyClick(running.windowHandle(), Qt.Key.Key_PageDown)
    elif way == "button":
        QTest.mouseClick(conductor.controls.next, Qt.MouseButton.LeftButton)
    else:
        if not conductor.place.is_open:
            conductor.place.open_window()
        QTest.keyClick(conductor.place.window, Qt.Key.Key_PageDown)


@pytest.mark.parametrize("way", ["key", "clicker", "button", "clicker in the room's window"])
def test_two_presses_at_once_are_one(running: RunPanel, clock: Any, way: str) -> None:
    _press(running, way)
    clock.advance(0.1)
    _press(running, way)
    clock.advance(0.25)  # within 300 ms of the one before: a third bounce, not a press
    _press(running, way)
    assert _step(running) == "pairs"
    assert _phase(running) is PhaseKind.BRIEF
    clock.advance(0.35)
    _press(running, way)
    assert _phase(running) is PhaseKind.COACHING


def test_whichever_way_it_comes(running: RunPanel, clock: Any) -> None:
    _press(running, "key")
    clock.advance(0.05)
    _press(running, "button")
    assert _step(running) == "pairs"


def test_back_bounces_too_and_the_other_way_counts(running: RunPanel, clock: Any) -> None:
    _press(running, "key")
    clock.advance(1)
    assert running.stage is not None
    running.stage.do(Next())
    assert _step(running) == "theory"
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(running.windowHandle(), key)
    assert _step(running) == "pairs"
    _press(running, "clicker")
    assert _phase(running) is PhaseKind.COACHING, "on and back are two requests"


def test_a_pause_does_not_undo_itself(running: RunPanel, clock: Any) -> None:
    assert running.stage is not None
    for _ in range(2):
        QTest.keyClick(running.windowHandle(), Qt.Key.Key_Space)
    assert running.stage.picture.status is RunStatus.PAUSED


def test_a_letter_that_opens_the_line_twice_is_no_word_of_the_note(running: RunPanel, clock: Any) -> None:
    conductor = running.conductor
    assert conductor is not None
    conductor.setFocus()
    for key in (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_M):
        QTest.keyClick(running.windowHandle(), key)
        clock.advance(0.05)
        QTest.keyClick(running.windowHandle(), key)
        assert (conductor.entry.field.hasFocus(), conductor.entry.field.text()) == (True, "")
        QTest.keyClick(running.windowHandle(), key)  # and from now on it is a letter
        assert conductor.entry.field.text() == chr(key).lower()
        QTest.keyClick(running.windowHandle(), Qt.Key.Key_Escape)
    QTest.keyClick(running.windowHandle(), Qt.Key.Key_N)
    clock.advance(0.12)  # as fast as one types
    QTest.keyClicks(conductor.entry.field, "nobody")
    assert conductor.entry.field.text() == "nobody"


def test_the_button_for_black_shows_what_is_true(running: RunPanel, clock: Any) -> None:
    assert running.conductor is not None
    assert running.stage is not None
    black: QPushButton = running.conductor.head.black
    for _ in range(2):
        QTest.mouseClick(black, Qt.MouseButton.LeftButton)
    assert running.stage.display.black
    assert black.isChecked()


@pytest.mark.parametrize("in_room", [False, True])
def test_an_offer_is_used_once_and_one_is_taken_back(
    running: RunPanel, clock: Any, advance: Callable[[float], None], in_room: bool
) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    advance(36)
    stage.do(Next())
    window: QWidget | None = running
    if in_room:
        conductor.place.open_window()
        window = conductor.place.window
    assert window is not None

    def press(key: Qt.Key, times: int) -> None:
        for _ in range(times):
            QTest.keyClick(window.windowHandle(), key)
            clock.advance(0.1)
        clock.advance(1)

    def rest() -> list[int]:
        return [row.given for row in conductor.view.rows][2:]

    given = [rest()]
    for more in (0, 12):
        stage.do(AddTime(more))
        press(Qt.Key.Key_1, 2)  # a number that is pressed twice on purpose uses it, too
        assert rest() == given[-1], "only looked at"
        press(Qt.Key.Key_Return, 2)
        given.append(rest())
    assert given[0] != given[1] != given[2], "two offers were used"
    press(Qt.Key.Key_U, 2)
    assert rest() == given[1]
    press(Qt.Key.Key_U, 1)
    assert rest() == given[0]


def test_minutes_are_meant_as_often_as_they_are_pressed(running: RunPanel) -> None:
    assert running.stage is not None
    before = running.stage.picture.allotted
    for _ in range(3):
        QTest.keyClick(running.windowHandle(), Qt.Key.Key_Plus)
    assert (running.stage.picture.allotted - before).total_seconds() == 180


@pytest.mark.parametrize("in_room", [False, True])
def test_a_key_that_is_held_is_one_press(running: RunPanel, clock: Any, in_room: bool) -> None:
    conductor = running.conductor
    assert conductor is not None
    window: QWidget | None = running
    if in_room:
        conductor.place.open_window()
        window = conductor.place.window
    assert window is not None
    for repeats in (False, True, True, True):
        handle = window.windowHandle()
        QTest.simulateEvent(handle, True, Qt.Key.Key_Right.value, Qt.KeyboardModifier.NoModifier, "", repeats)
        clock.advance(0.5)
    assert _step(running) == "pairs"

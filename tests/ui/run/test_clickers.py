"""What presenter clickers send works whichever window of the day holds the keyboard, and also while a note is typed; a
letter, and the full stop with it, is text in a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import FakeClock
from ui.run.keys import KEYS, TOGETHER
from ui.run.panel import RunPanel
from ui.run.screens import screens
from workshop_app.domain.run import RunStatus

Key, Shift, Ctrl, Alt = (
    Qt.Key,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NEXT = (Key.Key_PageDown, Key.Key_Right, Key.Key_Forward, Key.Key_MediaNext)
BACK = (Key.Key_PageUp, Key.Key_Left, Key.Key_Back, Key.Key_MediaPrevious)
BLANK = (Key.Key_Period, Key.Key_B, Key.Key_Comma)

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows


def held_by(running: RunPanel, name: str) -> QWidget:
    """The window of this name, opened."""
    assert running.conductor is not None
    place = running.conductor.place
    if name == "the room's":
        place.open_window()
        assert place.window is not None
        return place.window
    if name == "the small clock":
        place.toggle_small_clock()
        assert place.small is not None
        return place.small
    return running


class Clicker:
    """Presses in one window, each a press of its own."""

    def __init__(self, running: RunPanel, clock: FakeClock, window: QWidget) -> None:
        self.running, self.clock, self.window = running, clock, window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.clock.advance(1)
        QTest.keyClick(self.window.windowHandle(), key, held)
        QApplication.processEvents()

    @property
    def item(self) -> str:
        assert self.running.stage is not None
        step = self.running.stage.picture.step
        return step.id if step else ""

    @property
    def black(self) -> bool:
        assert self.running.stage is not None
        return self.running.stage.display.black


WINDOWS = ("the facilitator's", "the room's", "the small clock")


@pytest.mark.parametrize("name", WINDOWS)
def test_every_key_of_a_clicker_does_the_same_in_every_window(
    running: RunPanel, clock: FakeClock, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clicker = Clicker(running, clock, held_by(running, name))
    for forth, back in zip(NEXT, BACK, strict=True):
        clicker.press(forth)
        assert clicker.item == "pairs", forth
        clicker.press(back)
        assert clicker.item == "welcome", back
    for key in BLANK:
        clicker.press(key)
        assert clicker.black, key
        clicker.press(key)
        assert not clicker.black, key
    assert running.conductor is not None
    shown: list[object] = []
    monkeypatch.setattr(running.conductor.place, "choose", lambda: shown.append("R"))
    for key, held in ((Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Key.Key_F5, Shift)):
        clicker.press(key, held)
    assert len(shown) == 2, "F5 and Shift+F5 begin a show"
    clicker.press(Key.Key_Escape)
    assert running.conductor is not None
    assert running.stage is not None
    assert running.stage.picture.status is RunStatus.RUNNING, "the end of a show is not the end of the day"


@pytest.mark.parametrize("name", WINDOWS[:2])
def test_keys_that_are_held_together_work_in_both_windows(running: RunPanel, clock: FakeClock, name: str) -> None:
    clicker = Clicker(running, clock, held_by(running, name))
    assert running.stage is not None
    clicker.press(Key.Key_Right, Shift)
    assert clicker.item == "pairs"
    ends = running.stage.picture.remaining
    clicker.press(Key.Key_Plus, Ctrl)
    assert running.stage.picture.remaining > ends
    clicker.press(Key.Key_1, Alt)
    now = running.stage.picture.round
    assert now is not None
    assert now.visited == frozenset({"1"})
    clicker.press(Key.Key_B, Ctrl)  # held together they are other keys
    clicker.press(Key.Key_Period, Alt)
    assert not clicker.black


def test_a_clicker_works_while_a_note_is_typed_and_its_full_stop_is_one(running: RunPanel, clock: FakeClock) -> None:
    clicker = Clicker(running, clock, running)
    conductor = running.conductor
    assert conductor is not None
    clicker.press(Key.Key_N)
    field = conductor.entry.field
    assert QApplication.focusWidget() is field
    for letter in (Key.Key_A, Key.Key_B, Key.Key_Period, Key.Key_Comma):
        clicker.press(letter)
    assert field.text() == "ab.,"
    assert not clicker.black
    for forth, back in zip(NEXT, BACK, strict=True):
        if forth is Key.Key_Right:  # the arrows move in the text
            continue
        clicker.press(forth)
        assert clicker.item == "pairs", forth
        clicker.press(back)
        assert clicker.item == "welcome", back
    assert field.text() == "ab.,"


def test_the_show_fills_the_only_other_screen_and_lets_one_that_is_filled_be(
    running: RunPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert running.conductor is not None
    place = running.conductor.place
    place.begin_show()
    assert place.is_open  # with one screen: an ordinary window, in front
    assert place.window is not None
    assert not place.window.isFullScreen()
    (only,) = screens()
    filled: list[object] = []
    monkeypatch.setattr(place, "open_on", filled.append)
    monkeypatch.setattr("ui.run.screens.other_screens", lambda _window: (only,))
    place.begin_show()
    assert filled == [only]
    place.window.showFullScreen()
    place.begin_show()
    assert filled == [only]


def test_no_key_has_two_tasks() -> None:
    alone = [key for keys in KEYS.values() for key in keys]
    assert len(set(alone)) == len(alone)
    held = [QKeySequence(each).toString() for each in TOGETHER.values()]
    assert len(set(held)) == len(held)

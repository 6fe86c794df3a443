"""A breakout walked through by keys: the next phase, the next item, minutes for the one and the other."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agendas.model import PhaseKind
from ui.run.panel import RunPanel
from workshop_app.domain.run import Next

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
MINUTE = timedelta(minutes=1)


def _key(running: RunPanel, clock, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    clock.advance(1)
    QTest.keyClick(running.windowHandle(), key, held)


def _now(running: RunPanel) -> tuple[str, int, PhaseKind | None]:
    assert running.stage is not None
    picture = running.stage.picture
    assert picture.step is not None
    now = picture.round
    return picture.step.id, now.position if now else 0, now.phase if now else None


def test_a_breakout_by_the_arrow_alone(running: RunPanel, clock, ask) -> None:
    seen = []
    for _ in range(7):
        _key(running, clock, Qt.Key.Key_Right)
        seen.append(_now(running))
    assert seen == [
        ("pairs", 1, PhaseKind.BRIEF),
        ("pairs", 1, PhaseKind.COACHING),
        ("pairs", 1, PhaseKind.OBSERVER_SPEAKS),
        ("pairs", 2, PhaseKind.BRIEF),
        ("pairs", 2, PhaseKind.COACHING),
        ("pairs", 2, PhaseKind.OBSERVER_SPEAKS),
        ("theory", 0, None),
    ]
    assert ask.asked == []


def test_the_button_says_what_it_means(running: RunPanel, clock, ask) -> None:
    conductor = running.conductor
    assert conductor is not None
    assert conductor.controls.next.text() == "Next item"
    _key(running, clock, Qt.Key.Key_Right)
    assert conductor.controls.next.text() == "Next phase"
    for _ in range(5):
        _key(running, clock, Qt.Key.Key_PageDown)
    assert conductor.controls.next.text() == "Next item"


def test_leaving_a_breakout_asks_while_there_is_much_left(running: RunPanel, clock, ask) -> None:
    _key(running, clock, Qt.Key.Key_Right)
    ask.answers = [False, True]
    _key(running, clock, Qt.Key.Key_Right, SHIFT)
    assert _now(running)[0] == "pairs"
    assert "still have 1 h." in ask.asked[0][2]
    _key(running, clock, Qt.Key.Key_Right, SHIFT)
    assert _now(running)[0] == "theory"
    assert len(ask.asked) == 2


def test_with_five_minutes_left_nothing_is_asked(running: RunPanel, clock, ask, advance) -> None:
    _key(running, clock, Qt.Key.Key_Right)
    advance(55)
    _key(running, clock, Qt.Key.Key_Right, SHIFT)
    assert _now(running)[0] == "theory"
    assert ask.asked == []


def test_an_arrow_pressed_too_early_is_taken_back(running: RunPanel, clock, ask) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        _key(running, clock, key)
    assert _now(running) == ("pairs", 1, PhaseKind.BRIEF)
    _key(running, clock, Qt.Key.Key_Left)
    assert _now(running)[0] == "welcome"


def test_minutes_for_the_phase_and_for_the_item(running: RunPanel, clock, ask) -> None:
    stage = running.stage
    assert stage is not None
    _key(running, clock, Qt.Key.Key_Right)
    _key(running, clock, Qt.Key.Key_Plus)
    assert stage.picture.round is not None
    assert stage.picture.round.part_length == 4 * MINUTE
    _key(running, clock, Qt.Key.Key_Minus)
    _key(running, clock, Qt.Key.Key_Plus, CONTROL)
    assert stage.picture.round is not None
    assert stage.picture.round.part_length == 3 * MINUTE
    assert stage.picture.allotted == 61 * MINUTE
    _key(running, clock, Qt.Key.Key_Minus, CONTROL)
    assert stage.picture.allotted == 60 * MINUTE


def test_the_room_window_passes_shift_on(running: RunPanel, clock, ask) -> None:
    assert running.conductor is not None
    assert running.stage is not None
    running.conductor.place.open_window()
    window = running.conductor.place.window
    running.stage.do(Next())
    ask.answers = [True]
    QTest.keyClick(window, Qt.Key.Key_Right, SHIFT)
    assert _now(running)[0] == "theory"

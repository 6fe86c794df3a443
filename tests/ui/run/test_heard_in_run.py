"""What somebody hears who leads a day without seeing its window: each thing a key does, once, and no second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ui.run.conductor import Conductor
from ui.run.ear_words import told_time
from ui.run.panel import RunPanel
from workshop_app.domain.run import Finish, Next

Advance = Callable[[float], None]
pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def conductor(running: RunPanel, announced: list[str]) -> Conductor:
    assert running.conductor is not None
    announced.clear()
    return running.conductor


def test_time_that_passes_is_told_at_its_moments_only(
    conductor: Conductor, announced: list[str], advance: Advance
) -> None:
    for _ in range(31 * 60):
        advance(1 / 60)
    told = ["10 minutes left", "5 minutes left", "2 minutes left", "1 minute left", "30 seconds left", "Time is up"]
    assert announced[:6] == told
    assert announced[6:] == ["Has “Pairs” begun?"]


def test_in_a_breakout_the_time_left_is_the_items_and_its_end_begins_nothing(
    conductor: Conductor, running: RunPanel, announced: list[str], advance: Advance
) -> None:
    """The clock counts the phase there: "10 minutes left" was said while it showed five."""
    assert running.stage is not None
    running.stage.do(Next())
    advance(49)
    announced.clear()
    for _ in range(11 * 60 + 10):
        advance(1 / 60)
    assert announced == [
        "10 minutes left of “Pairs”",
        "5 minutes left of “Pairs”",
        "Now: Pairs, Round 2 of 2 · Observer speaks. 5:00",
        "2 minutes left of “Pairs”",
        "1 minute left of “Pairs”",
        "30 seconds left of “Pairs”",
        "Time is up",
    ]


def test_the_clock_is_true_to_the_second_and_its_name_stands_still(conductor: Conductor, advance: Advance) -> None:
    """Its digits in the name were up to a minute old, and a name that changes is read out."""
    spoken = QAccessible.queryAccessibleInterface(conductor.clock)
    told = []
    for seconds in (1, 58, 23 * 60, 7 * 60):
        advance(seconds / 60)
        told.append((spoken.text(QAccessible.Text.Name), spoken.text(QAccessible.Text.Value)))
    assert told == [
        ("Clock: time left", "29:59"),
        ("Clock: time left", "29:01"),
        ("Clock: time left", "6:01"),
        ("Clock: time left, over", "−0:59"),
    ]
    assert spoken.role() == QAccessible.Role.Clock


def test_what_a_key_does_is_told_once(conductor: Conductor, announced: list[str], advance: Advance, qtbot: Any) -> None:
    told = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_B, Qt.Key.Key_B):
        qtbot.keyClick(conductor, key)
        advance(1 / 60)
        told.append(tuple(announced))
        announced.clear()
    assert told == [
        ("paused. 30:00",),
        ("goes on. 30:00",),
        (f"Welcome: 30:59. It is {conductor.view.clock}. Next: Pairs",),
        ("blank screen (B)",),
        ("Back to the clock.",),
    ]


def test_another_item_and_each_phase_are_told_by_name(
    conductor: Conductor, running: RunPanel, announced: list[str], advance: Advance
) -> None:
    stage = running.stage
    assert stage is not None
    while not conductor.view.last_step:
        advance(2)
        stage.do(Next())
    now = [words for words in announced if words.startswith("Now: ")]
    assert len(now) == len(set(now))
    assert any("Pairs" in words for words in now)
    assert "Next" not in told_time(conductor.view), "there is none"
    announced.clear()
    stage.do(Finish())
    assert announced[-1:] == ["The day is over."]


def test_an_offer_that_is_looked_at_is_told_with_the_key_that_uses_it(
    conductor: Conductor, running: RunPanel, announced: list[str], advance: Advance, qtbot: Any
) -> None:
    advance(36)
    assert running.stage is not None
    running.stage.do(Next())
    announced.clear()
    qtbot.keyClick(conductor, "1")
    (told,) = announced
    assert told.startswith(conductor.day.rescue.card.lines[0].what or conductor.day.rescue.card.lines[0].text)
    assert told.endswith("Use this: Enter")

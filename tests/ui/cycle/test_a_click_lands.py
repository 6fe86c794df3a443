"""A press of the mouse leaves the field that was typed in, which saves it: what the screen then asks must not push
away what was pressed. With the mouse itself, through the window: a widget that is clicked by name is never missed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.cycle.panel import REFLECT, CyclePanel
from ui.cycle.reflect_card import ReflectForm
from ui.cycle.reflect_page import ReflectPage
from ui.desk import Desk
from ui.widgets.let_go import LOOK_MS
from workshop_app.domain.reflections import Bucket, Reflection

LEFT = Qt.MouseButton.LeftButton
EDGE = 2  # a field that could not be read gets a thicker line


@pytest.fixture
def reflect(panel: CyclePanel, qtbot: QtBot) -> ReflectPage:
    panel.resize(1100, 1000)
    panel.tabs.setCurrentIndex(REFLECT)
    found = panel.reflect
    assert found is not None
    list(found.cards.values())[1].head.click()
    qtbot.wait(LOOK_MS)  # the window has drawn itself
    return found


def open_form(page: ReflectPage) -> ReflectForm:
    (found,) = [card.inside for card in page.cards.values() if card.is_open]
    assert isinstance(found, ReflectForm)
    return found


def bucket(page: ReflectPage, words: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == words)


def place_of(target: QWidget) -> QPoint:
    return target.mapTo(target.window(), target.rect().center())


def press_there(qtbot: QtBot, target: QWidget) -> None:
    """As a hand does it: down where the button stands now, and up at the same place a little later."""
    window, at = target.window().windowHandle(), place_of(target)
    QTest.mousePress(window, LEFT, pos=at)
    qtbot.wait(2 * LOOK_MS)
    assert (place_of(target) - at).manhattanLength() <= EDGE, "it moved under the mouse"
    QTest.mouseRelease(window, LEFT, pos=at)


def type_into(field: Any, words: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, words)


def test_a_bucket_is_hit_that_an_excuse_would_push_down(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = open_form(reflect)
    type_into(form.learning, "We had no time for it")
    press_there(qtbot, bucket(reflect, "keep"))
    said = desk.workspace.read.get(Reflection, list(reflect.cards)[1])
    assert (said.bucket, said.learning) == (Bucket.KEEP, "We had no time for it")
    qtbot.waitUntil(form.asked.isVisible)  # and then it is asked


def test_a_bucket_is_hit_below_a_score_that_is_asked_about(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = open_form(reflect)
    type_into(form.score.field, "about half")
    press_there(qtbot, bucket(reflect, "modify"))
    assert desk.workspace.read.get(Reflection, list(reflect.cards)[1]).bucket is Bucket.MODIFY
    qtbot.waitUntil(lambda: "about half" in form.score.question)


def test_the_next_card_is_opened_below_a_day_that_is_none(reflect: ReflectPage, qtbot: QtBot) -> None:
    form = open_form(reflect)
    type_into(form.continues_by.field, "soon")
    last = list(reflect.cards.values())[2]
    press_there(qtbot, last.head)
    assert last.is_open
    assert form.continues_by.field.text() == "soon"

"""Choosing somebody by typing: what Enter takes, and what is only said to be unknown."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.people.person_picker import NamesModel, PersonPicker

# The offscreen platform says so of each list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PEOPLE = (("t", "Tomáš Brzęczyszczykiewicz"), ("b", "Anna Berg"), ("r", "Anna Berger"), ("o", "Per Ødegård"))


@pytest.fixture
def picker(qtbot: Any) -> PersonPicker:
    model = NamesModel()
    model.show_people(PEOPLE)
    picker = PersonPicker("Reports to", "nobody", model, keeps=True)
    model.setParent(picker)
    qtbot.addWidget(picker)
    picker.show()
    picker.setFocus()
    return picker


def type_and_enter(picker: PersonPicker, words: str) -> None:
    QTest.keyClicks(picker.lineEdit(), words)
    QTest.keyClick(picker.lineEdit(), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("words", "id"), [("tomas", "t"), ("BRZE", "t"), ("odeg", "o"), ("anna berg", "b"), ("berger", "r")]
)
def test_enter_takes_the_only_one_that_is_meant(qtbot: Any, picker: PersonPicker, words: str, id: str) -> None:
    with qtbot.waitSignal(picker.picked) as chosen:
        type_and_enter(picker, words)
    assert chosen.args == [id]
    assert picker.currentText() == dict(PEOPLE)[id]


@pytest.mark.parametrize("words", ["ann", "zed", "e"])
def test_what_several_or_nobody_are_called_chooses_nobody(qtbot: Any, picker: PersonPicker, words: str) -> None:
    with qtbot.waitSignal(picker.unknown) as said, qtbot.assertNotEmitted(picker.picked):
        type_and_enter(picker, words)
    assert said.args == [words]


def test_half_a_name_that_is_left_behind_chooses_nobody(qtbot: Any, picker: PersonPicker) -> None:
    QTest.keyClicks(picker.lineEdit(), "tomas")
    with qtbot.waitSignal(picker.unknown), qtbot.assertNotEmitted(picker.picked):
        picker.lineEdit().editingFinished.emit()  # what the field says when the keyboard goes elsewhere

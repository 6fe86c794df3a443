"""A set that somebody begins is written from its mission on by Tab and letters alone: no letter is lost on the way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.desk import Desk
from ui.okr.panel import DraftsPanel
from ui.widgets.fields import TextField
from workshop_app.application.commands.drafts import AddDraftSet
from workshop_app.domain.okr import DraftSet, Objective


def _panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(AddDraftSet("t", "s", "o", "Night shift"))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_address("s")
    return made


def _type(words: str) -> None:
    for key in words:
        held = QApplication.focusWidget()
        assert held is not None
        if key == "\t":
            QTest.keyClick(held, Qt.Key.Key_Tab)
        else:
            QTest.keyClick(held, key)


def _holds(name: str) -> bool:
    held = QApplication.focusWidget()
    return held is not None and held.accessibleName() == name


def test_mission_alignment_objective_and_why_now_in_one_go(desk: Desk, qtbot: Any) -> None:
    panel = _panel(desk, qtbot)
    read = desk.workspace.read
    panel._set.focus_mission()
    _type("We keep the lights on\tEinkauf and stores\tSales\tLess dark minutes\tNobody notices\t")
    qtbot.waitUntil(lambda: read.get(Objective, "o").text == "Nobody notices")
    said = read.get(DraftSet, "s")
    assert (said.mission, said.depends_on) == ("We keep the lights on", "Einkauf and stores")
    assert (said.depended_on_by, said.context) == ("Sales", "Less dark minutes")


def test_a_letter_goes_on_in_a_new_line_where_names_stand_already(desk: Desk, qtbot: Any) -> None:
    panel = _panel(desk, qtbot)
    read = desk.workspace.read
    panel._set.focus_mission()
    _type("\tBuyers")
    top = panel._set._top.alignment
    top.set_open(False)
    assert top.hasFocus()
    QTest.keyClick(top, "k", Qt.KeyboardModifier.ControlModifier)
    assert not top.is_open, "a shortcut is no letter"
    _type("Stores")
    panel._set.focus_mission()
    assert read.get(DraftSet, "s").depends_on == "Buyers\nStores"


def test_tab_comes_to_what_was_added_a_moment_ago_and_back(desk: Desk, qtbot: Any) -> None:
    panel = _panel(desk, qtbot)
    adds = next(each for each in _buttons(panel) if each.text() == "Add a health metric")
    adds.click()
    held = QApplication.focusWidget()
    assert held is not None
    line = held.accessibleName()
    QTest.keyClick(held, Qt.Key.Key_Backtab)
    assert not _holds(line)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert _holds(line)


def test_an_empty_field_shows_its_whole_question(desk: Desk, qtbot: Any) -> None:
    panel = _panel(desk, qtbot)
    why = next(each for each in panel.findChildren(TextField) if each.accessibleName() == "Why now")

    def is_whole() -> bool:
        room = why.viewport().rect().adjusted(4, 0, -4, 0)
        asked = why.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, why.placeholderText())
        return asked.height() <= why.viewport().height()

    for wide in (900, 1366, 760):
        panel.resize(wide, 640)
        qtbot.waitUntil(is_whole)
    high = why.height()
    why.setPlainText("It hurts.")
    assert why.minimumHeight() < high, "a short answer needs no more than its line"


def _buttons(panel: QWidget) -> list[Any]:
    from PySide6.QtWidgets import QPushButton

    return panel.findChildren(QPushButton)


def test_the_questions_come_by_their_key_from_the_rail_too(desk: Desk, qtbot: Any) -> None:
    """A click in the rail leads to the drafts and leaves the keyboard there."""
    around = QWidget()
    qtbot.addWidget(around)
    rail, panel = QPushButton("Drafts", around), DraftsPanel(desk, around)
    panel.refresh()
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    rail.setFocus()
    with qtbot.waitSignal(panel._keys.library_requested, timeout=2000):
        QTest.keyClick(rail, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

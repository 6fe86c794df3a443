"""The coach's questions beside the page: found by typing, asked with Enter, and proposed when the wording changes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.library_pane import LibraryPane
from ui.okr.keys import DraftKey
from ui.okr.panel import DraftsPanel
from workshop_app.application.commands.basic import Add
from workshop_app.application.wording_history import wordings
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    rows = (
        Team("t", "Crossing Operations"),
        DraftSet("s", "t"),
        Objective("o", "s", "Make mornings calm"),
        KeyResult("k1", "o", "Calls rise from 79 to 92"),
    )
    desk.workspace.apply(Add(rows))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_address("s")
    return made


def opened(panel: DraftsPanel) -> LibraryPane:
    panel._keys.press(DraftKey.LIBRARY)
    assert panel._library.pane is not None
    return panel._library.pane


def test_a_question_is_found_asked_and_changes_the_wording_by_keys_alone(panel: DraftsPanel, desk: Desk) -> None:
    panel._asking.go("k1")
    pane = opened(panel)
    assert QApplication.focusWidget() is pane.search
    QTest.keyClicks(pane.search, "last one")
    assert pane.list.count() == 1
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert "asked 1×" in pane.list.item(0).text()
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert pane.isHidden()
    field = panel._set.cards["k1"].fields._text
    field.setPlainText("Calls answered within a minute rise from 79 % to 92 %")
    field.commit()
    panel._keys.press(DraftKey.CHANGED_IT)
    assert wordings(desk.workspace.read, "k1")[-1].question == "Can you tell me about one case, the last one?"
    year = desk.workspace.clock.now().astimezone().year
    assert opened(panel).list.item(0).text().endswith(f"changed 1 draft · {year}")


def test_her_own_question_is_added_and_put_away(panel: DraftsPanel) -> None:
    pane = opened(panel)
    QTest.keyClicks(pane.search, "legal")
    QTest.keyClicks(pane.own, "Who sleeps better?")
    QTest.keyClick(pane.own, Qt.Key.Key_Return)
    assert (pane.own.text(), pane.search.text()) == ("", "")
    assert pane.list.currentItem().text().startswith("Who sleeps better?")
    pane.search.setText("sleeps")
    assert pane._none.isHidden()
    QTest.keyClick(pane.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is pane.list
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert pane.list.count() == 0
    assert pane._none.text() == "No question holds “sleeps”. Try fewer letters.", "an empty list says why"

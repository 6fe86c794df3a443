"""The coach's own questions beside practice: found by typing, put into the field of a talk, counted nowhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from workshop_app.application.settings import data_folder


def test_a_question_is_found_and_put_into_the_field_to_be_asked(
    panel: RehearsePanel, talk: TalkPage, qtbot: Any
) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.keyClick(talk.bar.field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    pane = panel.questions.pane
    assert pane is not None
    assert QApplication.focusWidget() is pane.search
    assert pane.own.isHidden(), "nothing is written here"
    QTest.keyClicks(pane.search, "last one")
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert talk.bar.field.text() == "Can you tell me about one case, the last one?"
    assert QApplication.focusWidget() is talk.bar.field
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    assert "Can you tell me about one case, the last one?" in talk.transcript.words
    assert not (data_folder() / "library" / "asked.json").exists(), "practice is no coaching"
    pane.search.setFocus()
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert pane.isHidden()
    assert QApplication.focusWidget() is talk.bar.field
    panel.questions.open()
    panel.flow.show_cases()
    assert pane.isHidden()


def test_esc_closes_what_was_opened_last_and_leaves_no_talk(panel: RehearsePanel, talk: TalkPage, qtbot: Any) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    field = talk.bar.field
    QTest.keyClicks(field, "you know the bit with the trays and so on")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert talk.nearest.isVisible()
    panel.questions.open()
    pane = panel.questions.pane
    assert pane is not None
    QTest.keyClick(pane.search, Qt.Key.Key_Return)  # the first question of the list
    assert QApplication.focusWidget() is field
    for shut in (talk.nearest, pane):
        assert shut.isVisible()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not shut.isVisible()
        assert (panel.inside, QApplication.focusWidget()) == ("talk", field)
    QTest.keyClicks(field, "?")
    assert field.text().endswith("??")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert panel.inside == ""


def test_on_every_other_page_it_is_read(panel: RehearsePanel) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.text() == "Your questions").click()
    assert panel.questions.pane is None, "no page but the talk has room beside it"
    window = panel.questions.window
    assert window is not None
    assert window.isVisible()
    QTest.keyClick(window.pane.search, Qt.Key.Key_Return)
    assert window.isVisible()
    window.hide()

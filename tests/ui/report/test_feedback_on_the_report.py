"""The feedback on the report screen: a pile of forms counted by keys, figures and words written, and told true."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.report.feedback_view import FeedbackView
from ui.report.panel import ReportPanel
from ui.theme import apply_theme
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.workshops import Workshop


@pytest.fixture
def view(panel: ReportPanel) -> FeedbackView:
    found = panel.findChild(FeedbackView)
    assert found is not None
    return found


def type_form(view: FeedbackView, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(view.line, words)
    qtbot.keyClick(view.line, Qt.Key.Key_Return)


def said(desk: Desk, workshop: Workshop) -> Feedback | None:
    return desk.workspace.read.find(Feedback, workshop.id)


def test_a_pile_is_counted_form_by_form_and_the_last_one_taken_back(
    view: FeedbackView, desk: Desk, held: Workshop, qtbot: QtBot
) -> None:
    for words in ("4 5 2 4 r", "5525r", "45-4f"):
        type_form(view, qtbot, words)
    counted = said(desk, held)
    assert counted is not None
    assert (counted.forms, counted.worth, counted.pace) == (3, (0, 0, 0, 2, 1), (0, 2, 1))
    assert view.line.text() == ""
    assert view._counted.text() == "3 forms counted"
    desk.workspace.undo()
    assert said(desk, held) == Feedback(
        held.id, 2, (0, 0, 0, 1, 1), (0, 0, 0, 0, 2), (0, 2, 0, 0, 0), (0, 0, 0, 1, 1), (0, 2, 0)
    )


@pytest.mark.parametrize("words", ["4 7 2 4", "452r", "so so"])
def test_what_is_no_form_stays_and_is_asked_about(
    view: FeedbackView, desk: Desk, held: Workshop, qtbot: QtBot, words: str
) -> None:
    type_form(view, qtbot, words)
    assert said(desk, held) is None
    assert view.line.text() == words
    qtbot.waitUntil(lambda: words in view._said.text())
    view.line.setText("")
    type_form(view, qtbot, "4444")
    counted = said(desk, held)
    assert counted is not None
    assert counted.forms == 1
    qtbot.waitUntil(lambda: not view._said.isVisible())


def test_figures_and_words_are_written_where_they_stand(
    view: FeedbackView, desk: Desk, held: Workshop, qtbot: QtBot
) -> None:
    assert not view.counts["worth"].isVisible()
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    worth, forms, useful = view.counts["worth"].field, view.counts["forms"].field, view.words["useful"]
    for field, words in ((worth, "0 0 2 7 8"), (forms, "12"), (useful, "Real drafts (7)")):
        field.setFocus()
        qtbot.keyClicks(field, words)
    worth.setFocus()
    counted = said(desk, held)
    assert counted is not None
    assert (counted.worth, counted.forms, counted.useful) == ((0, 0, 2, 7, 8), 12, "Real drafts (7)")
    assert view._middles["worth"].text() == "Middle 4"
    assert "Worth my time" in view._counted.text()  # 17 answers on 12 forms


@pytest.mark.parametrize("words", ["0 0 2 7", "many", "1,2,3,4,-5"])
def test_counts_that_cannot_be_read_are_asked_about_and_the_file_keeps_its_own(
    view: FeedbackView, desk: Desk, held: Workshop, qtbot: QtBot, words: str
) -> None:
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    line = view.counts["worth"]
    qtbot.keyClicks(line.field, "0 0 2 7 8")
    line.field.commit()
    line.field.selectAll()
    qtbot.keyClicks(line.field, words)
    line.field.commit()
    counted = said(desk, held)
    assert counted is not None
    assert counted.worth == (0, 0, 2, 7, 8)
    assert line.field.text() == words
    qtbot.waitUntil(lambda: words in line.said.text())


def test_what_is_typed_goes_with_its_own_workshop(
    panel: ReportPanel, view: FeedbackView, desk: Desk, held: Workshop, qtbot: QtBot
) -> None:
    other = next(each for each in desk.workspace.read.all(Workshop) if each.id != held.id and each.day is not None)
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(view.words["sentence"], "A good day")
    panel.open_address(other.id)
    assert view.words["sentence"].toPlainText() == ""
    assert view.line.text() == ""
    panel.open_address(held.id)
    counted = said(desk, held)
    assert counted is not None
    assert counted.sentence == "A good day"
    assert said(desk, other) is None


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_all_of_it_stands_in_the_smallest_window(
    desk: Desk, held: Workshop, qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    try:
        apply_theme(qapp, "light", scale)
        panel = ReportPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(946, 560)  # what the smallest window leaves
        panel.open_address(held.id)
        panel.show()
        view = panel.findChild(FeedbackView)
        assert view is not None
        for words in ("4524r", "5525r"):
            type_form(view, qtbot, words)
        view.more.click()
        qapp.processEvents()
        assert panel._area.horizontalScrollBar().maximum() == 0
    finally:
        apply_theme(qapp, "light", 100)

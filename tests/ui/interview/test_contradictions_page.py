"""Answers that do not go together: beside their parameters, on a page of their own, and counted on its tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from agendas import loader
from ui.desk import Desk
from ui.interview.contradictions.view import ContradictionsView
from ui.interview.panel import InterviewPanel
from ui.interview.questions.notices import ClashNotice
from ui.widgets.dates import long_day
from ui.widgets.elided import ElidedLink
from workshop_app.application import interview_queries
from workshop_app.application.commands.own_parameters import RenameParameter
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.domain.parameters import ParameterKey, ParameterRecord

ALT = Qt.KeyboardModifier.AltModifier
Record = Callable[[ParameterKey], ParameterRecord]


@pytest.fixture
def clashing(panel: InterviewPanel, desk: Desk, record: Record, qtbot: Any) -> str:
    """Personal goals, and scores that are the appraisal: the question the app asks about it."""
    desk.workspace.apply(ChooseOption(record(ParameterKey.LEVEL).id, "individuals"))
    desk.workspace.apply(ChooseOption(record(ParameterKey.REVIEWS).id, "same_system"))
    qtbot.waitUntil(lambda: not panel._count.isActive())
    (question,) = (
        each.question
        for each in interview_queries.contradictions(desk.workspace.read)
        if each.code == "personal_scores_in_reviews"
    )
    return question


def tab(panel: InterviewPanel) -> str:
    return panel.tabs.tabText(3)


def test_the_question_stands_beside_each_parameter_it_names(
    panel: InterviewPanel, clashing: str, keyboard: Any
) -> None:
    panel.questions.select(ParameterKey.LEVEL)
    notice = panel.questions.page.findChild(ClashNotice)
    assert isinstance(notice, ClashNotice)
    assert notice.isVisible()
    assert any(each.text() == f"⇄ {clashing}" for each in notice.findChildren(QLabel))
    row = panel.questions._stage.chooser.list.currentIndex()
    assert "⇄ clash" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    keyboard.to(QPushButton, "7  Performance reviews")
    keyboard.press(Qt.Key.Key_Space)
    assert panel.key == "reviews"
    assert panel.questions.page.findChild(ClashNotice).isVisible()
    panel.questions.select(ParameterKey.CYCLE)
    assert not panel.questions.page.findChild(ClashNotice).isVisible()


def test_it_is_counted_and_goes_when_an_answer_changes(
    panel: InterviewPanel, desk: Desk, record: Record, clashing: str, qtbot: Any
) -> None:
    found = len(interview_queries.contradictions(desk.workspace.read))
    assert tab(panel) == f"Contradictions {found}"
    desk.workspace.apply(ChooseOption(record(ParameterKey.LEVEL).id, "top_only"))
    qtbot.waitUntil(lambda: not panel._count.isActive())
    panel.questions.select(ParameterKey.LEVEL)
    notice = panel.questions.page.findChild(ClashNotice)
    assert isinstance(notice, ClashNotice)
    assert not any(clashing in each.text() for each in notice.findChildren(QLabel) if each.isVisible())
    assert tab(panel) != f"Contradictions {found}"


def test_the_page_lists_them_and_leads_to_the_answers_by_keyboard(
    panel: InterviewPanel, desk: Desk, clashing: str, keyboard: Any
) -> None:
    desk.workspace.apply(RenameParameter("level", "Who & <b>where</b>"))
    keyboard.press(Qt.Key.Key_4, ALT)
    page = panel.pages.made["contradictions"]
    assert isinstance(page, ContradictionsView)
    shown = [each for each in page.findChildren(QLabel) if each.text() == clashing]
    assert [each.textFormat() for each in shown] == [Qt.TextFormat.PlainText]
    keyboard.to(QPushButton, "1  Who && <b>where</b>")
    keyboard.press(Qt.Key.Key_Space)
    assert (panel.name, panel.key) == ("", "level")


def test_without_any_it_says_that_the_answers_go_together(panel: InterviewPanel, keyboard: Any) -> None:
    keyboard.press(Qt.Key.Key_4, ALT)
    page = panel.pages.made["contradictions"]
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "No contradictions" in shown
    assert tab(panel) == "Contradictions"


def test_many_answers_go_on_below_and_none_is_cut(panel: InterviewPanel, desk: Desk, clock: Any, qtbot: Any) -> None:
    """Planned before anything is decided: eight answers are named, and the day as people say it."""
    soon = clock.now().astimezone().date() + timedelta(days=9)
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), day=soon, start=540))
    (notice,) = panel.questions.page.findChildren(ClashNotice)
    qtbot.waitUntil(lambda: len(notice.findChildren(ElidedLink)) == 7)  # all but the one that is open
    qtbot.waitUntil(lambda: not any(each.text().endswith("…") for each in notice.findChildren(ElidedLink)))
    links = notice.findChildren(ElidedLink)
    assert all(notice.rect().contains(each.geometry().translated(each.parentWidget().pos())) for each in links)
    assert len({each.y() for each in links}) > 1
    (question,) = (each.text() for each in notice.findChildren(QLabel))
    assert long_day(soon) in question
    panel.tabs.setCurrentIndex(3)  # the page of them all names eight
    page = panel.findChild(ContradictionsView)
    qtbot.waitUntil(lambda: page.isVisible() and len(page.findChildren(QPushButton)) >= 8)
    page.setFixedWidth(640)
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in page.findChildren(QPushButton)))

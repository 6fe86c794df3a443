"""A real session noted in a minute, and both of them over weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.rehearse.note_page import NotePage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.weeks_page import WeeksPage
from ui.rehearse.words_page import WordsPage
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.noted_session import MOST_OF_A_KIND, NotedSession, SessionShape
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.practice_weeks import over_weeks
from workshop_app.domain.rehearsal.written_coach import CoachStyle, play


@pytest.fixture
def note(panel: RehearsePanel) -> NotePage:
    """An empty note, as it is opened from what was practised."""
    panel.open_address("weeks")
    cast("WeeksPage", panel.pages.currentWidget()).note.click()
    QApplication.processEvents()
    return cast("NotePage", panel.pages.currentWidget())


def test_a_session_is_noted_by_clicks_and_kept_with_each(panel: RehearsePanel, note: NotePage) -> None:
    shelf = open_shelf()
    shelf.read()
    assert shelf.talks == ()  # opened and left is nothing
    for kind in (QuestionKind.WHY_NOW, QuestionKind.WHY_NOW, QuestionKind.ADVICE, QuestionKind.CLOSED):
        note.more[kind].click()
    note.less[QuestionKind.CLOSED].click()
    note.shapes.button(1).click()
    note.turning.setFocus()
    QTest.keyClicks(note.turning, "What for?")
    note.about.setFocus()
    shelf = open_shelf()
    shelf.read()
    counts = {QuestionKind.WHY_NOW: 2, QuestionKind.ADVICE: 1}
    assert shelf.talks[0].noted == NotedSession(SessionShape.ONE_TO_ONE, "", counts, "What for?")
    note.done.click()
    QApplication.processEvents()
    weeks = panel.pages.currentWidget()
    assert isinstance(weeks, WeeksPage)
    shown = [each.text() for each in weeks.findChildren(QLabel) if each.isVisible()]
    assert "A 1:1: a real session, 3 questions. It turned at “What for?”" in shown
    panel.looking.look_back(shelf.talks[0])
    assert panel.pages.currentWidget() is note
    assert "2" in note.more[QuestionKind.WHY_NOW].text()


@pytest.mark.parametrize("address", ["rehearse/words", "rehearse/note"])
def test_the_keyboard_stands_where_one_begins_when_one_is_led_here(panel: RehearsePanel, address: str) -> None:
    panel.open_address(address.partition("/")[2])
    QApplication.processEvents()
    panel.focus_first()  # as the shell does
    stop = panel.window().focusWidget()
    page = panel.pages.currentWidget()
    assert stop is (page.words if isinstance(page, WordsPage) else cast("NotePage", page).shapes.button(0))


def test_a_count_stays_between_none_and_the_most() -> None:
    noted = NotedSession(counts={QuestionKind.TODAY: MOST_OF_A_KIND}).with_more(QuestionKind.TODAY, 1)
    assert noted.counts == {QuestionKind.TODAY: MOST_OF_A_KIND}
    assert NotedSession().with_more(QuestionKind.TODAY, -1).counts == {}


def test_practice_and_real_sessions_stand_side_by_side_and_never_add_up(kept: KeptTalk, clock: Any) -> None:
    case = load("bakery_logistics")
    practised = KeptTalk("a", clock.now(), play(case, CoachStyle.GOOD, 1))
    before, lately = ({QuestionKind.ADVICE: 10}, {QuestionKind.ADVICE: 4, QuestionKind.WHY_NOW: 6})
    noted = [NotedSession(counts=counts) for counts in (before, lately)]
    real = [
        KeptTalk("b", clock.now() - timedelta(weeks=6), kept.played, PracticeSeat.NOTED, noted=noted[0]),
        KeptTalk("c", clock.now(), kept.played, PracticeSeat.NOTED, noted=noted[1]),
    ]
    weeks = over_weeks((practised, *real), date(2026, 11, 23), PracticeSeat.NOTED)
    assert [(week.talks, week.asked) for week in weeks.weeks] == [(1, 10), (1, 10)]
    assert [each.kind for each in weeks.more] == [QuestionKind.WHY_NOW]
    assert [each.kind for each in weeks.less] == [QuestionKind.ADVICE]
    alone = over_weeks((practised, *real), date(2026, 11, 23))
    assert [week.asked for week in alone.weeks] == [sum(each.kind is not None for each in practised.played.actions)]

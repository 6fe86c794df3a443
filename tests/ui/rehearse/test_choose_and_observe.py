"""Choosing a case by keys, being given one, the observer's seat, the start page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from ui.main_window import MainWindow
from ui.rehearse.briefing_page import BriefingPage
from ui.rehearse.case_page import CasePage
from ui.rehearse.compare_page import ComparePage
from ui.rehearse.observer_page import ObserverPage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from ui.widgets.choices import ChoiceCard
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.practice_kinds import QuestionLabel
from workshop_app.domain.rehearsal.written_coach import CoachStyle, QuestionEffect, play
from workshop_app.domain.run_cues import Cue


def test_search_arrows_and_enter_lead_into_a_talk(panel: RehearsePanel) -> None:
    page = cast("CasePage", panel.pages.currentWidget())
    all_of_them = len(page.cards.cards)
    page.search.setFocus()
    QTest.keyClicks(page.search, "bakeries depot")
    assert 0 < len(page.cards.cards) < all_of_them
    assert [each for each in page.findChildren(ChoiceCard) if each.isVisible()] == page.cards.cards, "no other is seen"
    page.search.clear()
    assert [each for each in page.findChildren(ChoiceCard) if each.isVisible()] == page.cards.cards
    first, second = page.cards.cards[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert isinstance(panel.pages.currentWidget(), BriefingPage)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    talk = panel.pages.currentWidget()
    assert isinstance(talk, TalkPage)
    assert talk.bar.field.hasFocus()


def test_a_search_that_finds_nothing_says_so(panel: RehearsePanel) -> None:
    page = cast("CasePage", panel.pages.currentWidget())
    QTest.keyClicks(page.search, "zebra crossing")
    assert page.cards.cards == []
    assert page.cards._nothing.isVisible()


def test_one_is_given_a_case_and_may_want_another(panel: RehearsePanel) -> None:
    panel.open_address("given")
    page = panel.pages.currentWidget()
    assert isinstance(page, BriefingPage)
    assert page._another.isVisible()
    QTest.keyClick(page.start, Qt.Key.Key_Escape)
    assert isinstance(panel.pages.currentWidget(), CasePage)


def test_an_observer_marks_by_letters_and_compares(panel: RehearsePanel) -> None:
    panel.open_address("observe")
    cases = cast("CasePage", panel.pages.currentWidget())
    assert cases.seat is PracticeSeat.OBSERVER
    cases.cards.cards[0].click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page = panel.pages.currentWidget()
    assert isinstance(page, ObserverPage)
    seen = next(
        each for each in page.findChildren(QScrollArea) if each.accessibleName() == "The draft, and what you do"
    )
    panel.resize(700, 300)  # where not all of it has room it scrolls, and never sideways
    QApplication.processEvents()
    words = seen.widget()
    assert words is not None
    assert words.width() <= seen.viewport().width()
    assert words.height() - seen.viewport().height() == seen.verticalScrollBar().maximum() > 0
    QTest.keyClicks(page, "o+")  # nobody has asked yet
    assert page._marks == {}
    QTest.keyClicks(page, " o+ c- ")
    marks = {mark.turn: mark for mark in open_read().marks}
    assert (marks[1].label, marks[1].effect) == (QuestionLabel.OPEN, QuestionEffect.MOVED)
    assert (marks[2].label, marks[2].effect) == (QuestionLabel.CLOSED, QuestionEffect.SET_BACK)
    for _ in page._turns[3:]:
        QTest.keyClick(page, Qt.Key.Key_Space)
    lines = [each for each in page._turns if each.action.kind is not None]
    taken_leave = page._turns[-1].action.kind is None  # else the coachee had enough
    assert (page._line.text() == "The talk is over. Space compares what you heard.") is taken_leave
    assert page._told.text().endswith(f"{len(lines)} of {len(lines)}; marked: 2")
    page._compare.click()
    compare = panel.pages.currentWidget()
    assert isinstance(compare, ComparePage)
    assert "of 2 you marked; what it did, " in compare._told.text()
    assert compare._told.text().endswith(" of 2.")


def open_read() -> KeptTalk:
    shelf = open_shelf()
    shelf.read()
    return shelf.talks[0]


def test_the_start_page_leads_here_without_an_engagement_and_back(window: MainWindow, qtbot: Any) -> None:
    go = next(each for each in window.findChildren(QPushButton) if each.text() == "Rehearse" and each.isVisible())
    go.click()
    assert window.practising.shown
    assert window.view is None
    panel = window.practising.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not window._background.busy)
    panel.open_address("given")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    talk = cast("TalkPage", panel.pages.currentWidget())
    QTest.keyClicks(talk.bar.field, "Why now?")
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    back = next(each for each in window.findChildren(QPushButton) if each.text() == "Start page")
    back.click()
    assert not window.practising.shown
    assert len(open_read().played.actions) == 1


def test_the_menu_leads_here_with_an_engagement_and_without_one(
    window: MainWindow, tmp_path: Path, fresh: bytes
) -> None:
    window._actions["rehearse"]()
    assert window.practising.shown
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    assert not window.practising.shown
    window._actions["rehearse"]()
    assert window.view is not None
    assert window.view.address == "rehearse"


def test_a_talk_that_went_on_in_an_engagement_is_not_gone_on_with_from_before(
    window: MainWindow, tmp_path: Path, fresh: bytes, qtbot: Any
) -> None:
    window._actions["rehearse"]()
    first = window.practising.panel
    assert first is not None
    first.open_address("given")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    window._actions["rehearse"]()
    assert window.view is not None
    second = window.view.findChild(RehearsePanel)
    assert second is not None
    cast("CasePage", second.pages.currentWidget()).waiting.resume.click()
    talk = cast("TalkPage", second.pages.currentWidget())
    QTest.keyClicks(talk.bar.field, "Why now?")
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    window._actions["close_file"]()
    window._actions["rehearse"]()
    assert isinstance(first.pages.currentWidget(), CasePage)
    assert "after 1 of your turns" in first.pages.currentWidget().waiting._words.text()


def test_the_written_coach_plays_by_the_clock_and_stands_while_paused(
    panel: RehearsePanel, kept: KeptTalk, clock: Any
) -> None:
    case = load("bakery_logistics")
    played = play(case, CoachStyle.ADVISING, 4)
    panel.pages.keep(KeptTalk(kept.id, kept.started, played, PracticeSeat.OBSERVER, CoachStyle.ADVISING, speed=10))
    panel.flow.go_on(open_read())
    page = cast("ObserverPage", panel.pages.currentWidget())
    seconds = [action.second for action in played.actions]

    def pass_time(real: float) -> None:
        clock.advance(real)
        page.clock.look()

    pass_time(2)
    assert page._at == 0  # it waits until somebody lets it run
    QTest.keyClick(page, Qt.Key.Key_P)
    pass_time(1)
    heard = sum(second <= 10 for second in seconds)
    assert page._at == heard
    QTest.keyClick(page, Qt.Key.Key_P)
    pass_time(2)
    assert page._at == heard
    page.play.click()
    panel._on_speed(30)
    pass_time(2)
    assert page._at == sum(second <= 70 for second in seconds) > heard
    panel.flow.show_cases()
    pass_time(2)
    assert not page.clock.running
    assert (open_read().second, open_read().speed) == (page._at, 30)


def test_a_line_before_is_marked_while_the_talk_goes_on(panel: RehearsePanel, kept: KeptTalk, clock: Any) -> None:
    case = load("bakery_logistics")
    played = play(case, CoachStyle.GOOD, 4)
    panel.pages.keep(KeptTalk(kept.id, kept.started, played, PracticeSeat.OBSERVER, CoachStyle.GOOD, speed=30))
    panel.flow.go_on(open_read())
    page = cast("ObserverPage", panel.pages.currentWidget())
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_P)
    clock.advance(2)
    page.clock.look()
    assert page._at > 2
    QTest.keyClick(page, Qt.Key.Key_O)
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_L)
    marks = {mark.turn: mark.label for mark in open_read().marks}
    assert marks == {1: QuestionLabel.OPEN, 2: QuestionLabel.LEADING}


def test_the_observer_hears_the_bells_of_the_coach_by_the_clock_and_none_by_hand(
    panel: RehearsePanel, kept: KeptTalk, clock: Any
) -> None:
    played = play(load("bakery_logistics"), CoachStyle.GOOD, 4)
    panel.pages.keep(KeptTalk(kept.id, kept.started, played, PracticeSeat.OBSERVER, CoachStyle.GOOD, 4, 30))
    panel.flow.go_on(open_read())
    page = cast("ObserverPage", panel.pages.currentWidget())
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_P)
    assert page.clock.total == 240
    for _ in range(12):
        clock.advance(1)
        page.clock.look()
    assert panel.pages.bell.rang == [Cue.WARNING, Cue.LAST_CALL, Cue.END]
    assert "the bell has rung" in page._told.text()


def test_of_a_talk_shorter_than_its_minutes_the_bell_rings_at_the_end(
    panel: RehearsePanel, kept: KeptTalk, clock: Any
) -> None:
    played = play(load("bakery_logistics"), CoachStyle.RUSHING, 4)
    panel.pages.keep(KeptTalk(kept.id, kept.started, played, PracticeSeat.OBSERVER, CoachStyle.RUSHING, 40, 30))
    panel.flow.go_on(open_read())
    page = cast("ObserverPage", panel.pages.currentWidget())
    QTest.keyClick(page, Qt.Key.Key_P)
    while page.clock.running:
        clock.advance(1)
        page.clock.look()
    assert panel.pages.bell.rang == [Cue.WARNING, Cue.LAST_CALL, Cue.END]
    for _ in page._turns:
        page.clock.jump(page._at)
    assert panel.pages.bell.rang == [Cue.WARNING, Cue.LAST_CALL, Cue.END]

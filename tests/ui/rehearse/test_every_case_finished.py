"""Every built-in case once through the window at 1366 by 768, from its card to the best ending and the look back.

By the shortest way there is, with chips and typed sentences in turn. Six of them go on to the left-hand column, and
two are listened to as an observer up to the comparison."""

from __future__ import annotations

import html
import re
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.main_window import MainWindow
from ui.rehearse.back_page import BackPage
from ui.rehearse.briefing_page import BriefingPage
from ui.rehearse.case_page import CasePage
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.compare_page import ComparePage
from ui.rehearse.observer_page import ObserverPage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.case_model import EndingKind
from workshop_app.domain.rehearsal.case_search import search
from workshop_app.domain.rehearsal.kept_talk import PracticeSeat
from workshop_app.domain.rehearsal.practice_debrief import look_back
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

CASES = headings()
TO_THE_COLUMN = frozenset(case.id for case in CASES[::4])
OBSERVED = (CASES[1], CASES[-1])
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(window: MainWindow, qtbot: Any) -> RehearsePanel:
    window.resize(1366, 768)
    window._actions["rehearse"]()
    found = window.practising.panel
    assert found is not None
    qtbot.waitUntil(lambda: not window._background.busy)
    return found


def briefing(panel: RehearsePanel, case: CaseHeading) -> BriefingPage:
    """Found by its title, and chosen by a click."""
    page = cast("CasePage", panel.pages.currentWidget())
    page.search.setFocus()
    page.search.selectAll()  # the words that found the case before
    words = f"{case.title} {case.name} {case.first_draft}".split()
    QTest.keyClicks(page.search, " ".join(word for word in words if word.isascii()))  # the keyboard here is English
    (found,) = page.cards.cards
    QTest.mouseClick(found, LEFT)
    chosen = panel.pages.currentWidget()
    assert isinstance(chosen, BriefingPage)
    chosen._speed.setCurrentIndex(chosen._speed.count() - 1)
    return chosen


def say(talk: TalkPage, kind: QuestionKind, by_chip: bool, qtbot: Any) -> None:
    """One turn: a chip clicked and Enter, the same words typed, or a silence kept."""
    assert talk.run is not None
    session = talk.run.session
    turns = len(session.turns)
    if kind is QuestionKind.SILENCE:
        QTest.keyClick(talk.bar.field, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: len(session.turns) > turns)
        return
    for _ in range(8):
        chip = next((each for each in talk.chips.chips if each.isVisible() and each.sentence.kind is kind), None)
        if chip is not None:
            break
        QTest.mouseClick(talk.chips.more, LEFT)
    assert chip is not None
    words = chip.sentence.words
    if by_chip:
        QTest.mouseClick(chip, LEFT, pos=QPoint(20, chip.height() // 2))
        assert talk.bar.field.text() == words
    else:
        talk.bar.field.setFocus()
        QTest.keyClicks(talk.bar.field, words)
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    if talk.nearest.isVisible():
        place = next(at for at, each in enumerate(talk.nearest._kinds) if each is kind)
        QTest.mouseClick(talk.nearest.buttons[place], LEFT)
    assert len(session.turns) == turns + 1
    assert session.turns[-1].action.kind is kind


def finished(panel: RehearsePanel, case: CaseHeading, qtbot: Any) -> BackPage:
    """To the best ending, and the look back at it."""
    briefing(panel, case)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    talk = panel.pages.currentWidget()
    assert isinstance(talk, TalkPage)
    for turn, kind in enumerate(search(load(case.id)).paths[EndingKind.STRONG]):
        say(talk, kind, turn % 2 == 0, qtbot)
    assert talk.run is not None
    if not talk.run.session.over:
        QTest.mouseClick(talk.side.stop, LEFT)
    QTest.mouseClick(talk.back, LEFT)
    back = panel.pages.currentWidget()
    assert isinstance(back, BackPage)
    return back


def told(page: Any) -> str:
    """Every word on the page, marked up or not."""
    words = "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))
    return html.unescape(re.sub(r"<[^>]*>", "", words))


@pytest.mark.parametrize("half", [0, 1])
def test_every_case_is_finished_in_the_window(panel: RehearsePanel, half: int, qtbot: Any, window: MainWindow) -> None:
    """One after another in one window, as who practises a whole afternoon."""
    middle = len(CASES) // 2
    for case in (CASES[:middle], CASES[middle:])[half]:
        try:
            _finish_and_look_back(panel, case, qtbot, window)
        except BaseException as fault:
            fault.add_note(f"This was the case {case.id}.")
            raise
        QTest.mouseClick(cast("BackPage", panel.pages.currentWidget())._cases, LEFT)


def _finish_and_look_back(panel: RehearsePanel, case: CaseHeading, qtbot: Any, window: MainWindow) -> None:
    back = finished(panel, case, qtbot)
    kept, whole = panel.pages.kept, load(case.id)
    assert kept is not None
    debrief = look_back(whole, kept.played)
    assert debrief.ending is EndingKind.STRONG
    words = told(back)
    assert "All that was to be had is on the table." in words
    assert case.first_draft in words
    assert debrief.after in words
    assert (window.width(), window.height()) == (1366, 768)
    if case.id in TO_THE_COLUMN:
        QTest.mouseClick(back.column, LEFT)
        column = panel.pages.currentWidget()
        assert isinstance(column, ColumnPage)
        column.rest.finish()  # its last turns come after the first picture
        assert len(column.thoughts) == len(debrief.asked) + 2  # her opening, and the goodbye
        first = next(iter(column.thoughts.values()))
        QTest.keyClicks(first, "I wanted to help, and nearly did.")
        panel.looking.look_again()
        again = panel.pages.kept
        assert again is not None
        assert "I wanted to help, and nearly did." in again.column.thoughts.values()


@pytest.mark.parametrize("case", OBSERVED, ids=lambda case: case.id)
def test_an_observer_listens_to_the_end_and_compares(panel: RehearsePanel, case: CaseHeading) -> None:
    cast("CasePage", panel.pages.currentWidget()).take_seat(PracticeSeat.OBSERVER)
    briefing(panel, case)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page = panel.pages.currentWidget()
    assert isinstance(page, ObserverPage)
    for turn, keys in zip(page._turns[1:], ["o+", "c-", "l0", "a-"] * len(page._turns), strict=False):
        QTest.keyClick(page, Qt.Key.Key_Space)
        QTest.keyClicks(page, keys if turn.action.kind is not None else "")
    QTest.keyClick(page, Qt.Key.Key_Space)
    compare = panel.pages.currentWidget()
    assert isinstance(compare, ComparePage)
    marked = sum(turn.action.kind is not None for turn in page._turns)
    assert f"of {marked} you marked; what it did, " in compare._told.text()

"""A case of one's own beyond its page: taken back with Ctrl+Z, found with Ctrl+K, opened by its address, handed to
a trio."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.palette_entries import Finder
from ui.rehearse.briefing_page import BriefingPage
from ui.rehearse.own_case_actions import CaseAction
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.take_page import TakePage, TakeWay
from ui.rehearse.trio_page import TrioPage
from ui.shell.case_entries import case_entries
from workshop_app.application.own_cases import open_cases, shared_cases
from workshop_app.domain.rehearsal.case_headings import headings
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.own_case import OwnCase
from workshop_app.domain.rehearsal.own_case_copy import begin_from
from workshop_app.domain.rehearsal.own_case_file import to_file


@pytest.fixture
def own() -> OwnCase:
    """A case nobody here wrote: somebody with a choir."""
    answers = {"title": "The choir", "name": "Bronwen Teale", "first_draft": "Hold 12 rehearsals and sing better"}
    case = begin_from(load("bakery_logistics"))
    for key, words in answers.items():
        case = case.with_answer(key, words)
    return case


def settle(background: Any, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not background.busy)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not background.busy)


def press_undo(panel: RehearsePanel) -> None:
    panel.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_brings_back_what_was_removed_while_the_line_tells_of_it(panel: RehearsePanel, own: OwnCase) -> None:
    panel.pages.desk.cases.keep(own)
    panel.own.do(CaseAction.REMOVE, own.id)
    assert open_cases().cases == ()
    press_undo(panel)
    assert open_cases().cases == (own,)
    assert not panel.take_back(), "once only"
    panel.own.do(CaseAction.REMOVE, own.id)
    panel.looking.show_weeks()
    assert not panel.take_back(), "not where nobody sees it"
    assert open_cases().cases == ()


def test_ctrl_z_takes_out_what_was_taken_in(
    panel: RehearsePanel, own: OwnCase, tmp_path: Path, background: Any, qtbot: Any
) -> None:
    path = tmp_path / "hers.okrcase"
    path.write_text(to_file(own), "utf-8")
    panel.own.handing.take(path)
    settle(background, qtbot)
    page = panel.pages.currentWidget()
    assert isinstance(page, TakePage)
    page.ways[TakeWay.NEW].click()
    assert open_cases().cases == (own,)
    press_undo(panel)
    assert open_cases().cases == ()


def test_opened_by_its_address_it_is_checked_first(
    panel: RehearsePanel, own: OwnCase, background: Any, qtbot: Any
) -> None:
    panel.pages.desk.cases.keep(own)
    panel.open_address(f"case/{own.id}")
    settle(background, qtbot)
    page = panel.pages.currentWidget()
    assert isinstance(page, BriefingPage)
    panel.flow.show_cases()
    panel.open_address("case/bakery_logistics")
    assert panel.pages.currentWidget() is page
    panel.flow.show_cases()
    panel.open_address("case/own_gone")
    assert panel.inside == "", "what is gone leads nowhere"


def test_a_trio_can_have_it_and_what_was_chosen_stays(
    panel: RehearsePanel, own: OwnCase, background: Any, qtbot: Any
) -> None:
    panel.pages.desk.cases.keep(own)
    panel.flow.trio.show_setup()
    page = panel.pages.currentWidget()
    assert isinstance(page, TrioPage)
    assert page.boxes[0].findData(own.id) < 0
    page.boxes[0].setCurrentIndex(page.boxes[0].findData("city_trees"))
    panel.flow.look_at_own()
    settle(background, qtbot)
    assert page.boxes[0].findData(own.id) >= 0
    assert page.chosen == ("city_trees", "town_library", "hearing_aids")
    panel.flow.trio.show_setup(own.id)
    assert page.chosen[0] == own.id
    page.add_cases(headings())
    assert own.id not in page.chosen


def test_ctrl_k_finds_cases_by_title_name_and_draft(own: OwnCase) -> None:
    shared_cases().keep(own)
    gone = list[str]()
    finder = Finder()
    for piece in case_entries("en", gone.append):
        finder.add(piece)
    for words in ("bronwen", "the choir", "sing better", "hearing aids"):
        finder.found(words).entries[0].act()
    assert gone == [f"rehearse/case/{own.id}"] * 3 + ["rehearse/case/hearing_aids"]

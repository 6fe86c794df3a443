"""Key results of several teams, the same measure in two teams, and how objectives add to the level above."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.alignment.end_finder import EndFinder
from ui.alignment.panel import AlignmentPanel
from ui.alignment.shared_page import SharedPage
from ui.desk import Desk
from ui.unsent import Unsent
from ui.widgets.window_marks import KEEPS_UNSENT
from ui.widgets.word_finder import WordFinder
from workshop_app.application import draft_queries
from workshop_app.application.commands.basic import Add
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.okr import KeyResult, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import UnsentLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # what is found drops down

ON_TIME = "Crossings on time rise from 79 % to 92 %"


@pytest.fixture
def page(panel: AlignmentPanel, qtbot: QtBot) -> SharedPage:
    panel.show_page("shared")
    found = panel.page
    assert isinstance(found, SharedPage)
    qtbot.waitUntil(lambda: not found._steps.isActive())
    return found


def named(page: SharedPage, kind: type, name: str) -> Any:
    return next(each for each in page.findChildren(kind) if each.accessibleName() == name and not each.isHidden())


def choose(box: QComboBox, words: str, qtbot: QtBot) -> None:
    """By keys: to the line that begins so."""
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(words)


def said(page: SharedPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def asked(desk: Desk) -> set[str]:
    read = desk.workspace.read
    return {each.code for id in ("sc", "sf") for each in draft_queries.findings_for(read, id)}


def test_the_same_measure_becomes_a_shared_key_result(page: SharedPage, desk: Desk, qtbot: QtBot) -> None:
    assert f"Crew and Freight & Co both measure: {ON_TIME}" in said(page)
    assert "K14" in asked(desk)
    named(page, QPushButton, f"Own it together: {ON_TIME}").click()
    crew, freight = (desk.workspace.read.get(KeyResult, id) for id in ("kc", "kf"))
    assert (crew.shared_with_ids, freight.shared_with_ids) == (("f",), ("c",))
    assert "K14" not in asked(desk)
    assert page.same.isHidden()
    assert list(page.results) == ["kc"]  # one card for the pair
    assert "Ana Silva" in said(page)
    assert "no co-owner yet, and nobody of this team is on the list of people" in said(page)
    named(page, QPushButton, f"Not shared any more: {ON_TIME}").click()
    assert desk.workspace.read.get(KeyResult, "kf").shared_with == ""
    assert "K14" in asked(desk)
    desk.workspace.undo()
    desk.workspace.undo()
    assert not page.same.isHidden()


def test_a_key_result_is_shared_and_gets_a_co_owner_by_keys(page: SharedPage, desk: Desk, qtbot: QtBot) -> None:
    share = next(each for each in page.findChildren(QPushButton) if each.text() == "Share")
    assert not share.isEnabled()
    which, whom = (named(page, WordFinder, name) for name in ("Key result to share", "Team that owns it, too"))
    link(which, "crossings", qtbot)
    assert not page.line._said.isHidden()  # of Crew, or of Freight?
    qtbot.keyClicks(which, " crew")
    assert page.line._said.isHidden()
    link(whom, "desk", qtbot)
    assert (which.text(), whom.text()) == ("", "")
    assert desk.workspace.read.get(KeyResult, "kc").shared_with_ids == ("d",)
    choose(named(page, QComboBox, "Co-owner in Passenger Desk"), "Ben Okoro", qtbot)
    assert desk.workspace.read.get(KeyResult, "kc").champions == "Ana Silva\nBen Okoro"
    assert "Ben Okoro" in said(page)


def test_how_we_contribute_is_found_by_typing_and_each_link_has_its_sentence(
    page: SharedPage, desk: Desk, qtbot: QtBot
) -> None:
    """An objective to an objective, and a key result to two others; words in any order find them."""
    goal = "Make the morning crossing one that people can rely on"
    line, mine = named(page, EndFinder, f"Adds to: {goal}"), named(page, QComboBox, f"What of it: {goal}")
    link(line, "longer CROSSING acme", qtbot)
    sentence = page.focusWidget()
    assert isinstance(sentence, QPlainTextEdit)
    qtbot.keyClicks(sentence, "nobody thinks about a boat that leaves on time")
    choose(mine, "Crossings on time", qtbot)
    link(line, "freight crossing", qtbot)
    assert not page.contributions["oc"]._said.isHidden()  # the objective of Freight, or its key result?
    line.clear()
    link(line, "freight crossings 79", qtbot)
    link(line, "acme longer", qtbot)
    found = {(each.from_id, each.to_id): each.sentence for each in desk.workspace.read.all(ContributionLink)}
    assert found == {
        ("oc", "oa"): "nobody thinks about a boat that leaves on time",
        ("kc", "kf"): "",
        ("kc", "oa"): "",
    }
    assert "oa" not in page.contributions  # the level above adds to nothing
    rows = page.contributions["oc"].rows
    copied = next(each for each in rows.values() if "Freight & Co, key result" in each._ends.text())
    assert copied._hint.text().startswith("These are the words of the level above")
    copied._drop.click()
    assert len(rows) == desk.workspace.read.count(ContributionLink) == 2
    desk.workspace.undo()
    assert len(rows) == 3


def link(line: WordFinder, words: str, qtbot: QtBot) -> None:
    line.setFocus()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Escape)  # the list that dropped down
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_words_of_a_link_nobody_finished_wait_in_the_line(page: SharedPage, desk: Desk, qtbot: QtBot) -> None:
    line = page.contributions["oc"].line
    line.setFocus()
    qtbot.keyClicks(line, "no such thing")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.contributions["oc"]._said.text().startswith("No objective or key result of another team")
    panel = page.window()
    panel.setProperty(KEEPS_UNSENT, Unsent(desk, panel))
    qtbot.keyClicks(line, " at all")
    line.keeper.commit()
    assert [each.text for each in desk.workspace.read.all(UnsentLine)] == ["no such thing at all"]


def test_a_copy_of_the_level_above_gets_a_hint(page: SharedPage, desk: Desk) -> None:
    card = page.contributions["of"]
    assert card._hint.text().startswith("Nearly the words of the level above: “Be the crossing that")
    assert page.contributions["oc"]._hint.isHidden()
    assert page.contributions["od"]._hint.isHidden()


def test_many_cards_come_a_few_at_a_time(page: SharedPage, desk: Desk, qtbot: QtBot) -> None:
    more = tuple(Objective(f"o{n}", "sd", f"Something gets better, number {n}", position=n + 1) for n in range(20))
    desk.workspace.apply(Add((*more, Person("p9", "Cem Kaya"))))
    assert len(page.contributions) == 6
    qtbot.waitUntil(lambda: len(page.contributions) == 23)
    qtbot.waitUntil(lambda: not page._steps.isActive())
    order = [page._adds.indexOf(card) for card in page.contributions.values()]
    assert sorted(order) == list(range(23))

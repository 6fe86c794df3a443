"""Key results of several teams, the same measure in two teams, and how objectives add to the level above."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.alignment.panel import AlignmentPanel
from ui.alignment.shared_page import SharedPage
from ui.desk import Desk
from workshop_app.application import draft_queries
from workshop_app.application.commands.basic import Add
from workshop_app.domain.okr import KeyResult, Objective
from workshop_app.domain.people import Person

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
    choose(named(page, QComboBox, "Key result to share"), "Crew: Crossings", qtbot)
    choose(named(page, QComboBox, "Team that owns it, too"), "Passenger Desk", qtbot)
    share.setFocus()
    qtbot.keyClick(share, Qt.Key.Key_Return)
    assert desk.workspace.read.get(KeyResult, "kc").shared_with_ids == ("d",)
    choose(named(page, QComboBox, "Co-owner in Passenger Desk"), "Ben Okoro", qtbot)
    assert desk.workspace.read.get(KeyResult, "kc").champions == "Ana Silva\nBen Okoro"
    assert "Ben Okoro" in said(page)


def test_how_we_contribute_in_a_sentence(page: SharedPage, desk: Desk, qtbot: QtBot) -> None:
    goal = "Make the morning crossing one that people can rely on"
    box = named(page, QComboBox, f"Adds to: {goal}")
    assert [box.itemText(at) for at in range(box.count())] == [
        "no single objective",
        "Acme: Be the crossing that people no longer think about",
    ]
    choose(box, "Acme", qtbot)
    sentence = named(page, QPlainTextEdit, f"How it contributes: {goal}")
    sentence.setFocus()
    qtbot.keyClicks(sentence, "nobody thinks about a boat that leaves on time")
    box.setFocus()
    kept = desk.workspace.read.get(Objective, "oc")
    assert (kept.adds_to_id, kept.contribution) == ("oa", "nobody thinks about a boat that leaves on time")
    assert "oa" not in page.contributions  # the level above adds to nothing


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

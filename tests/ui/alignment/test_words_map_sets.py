"""Shared words, the map of who depends on whom, and all sets on one page, at the glass."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.alignment.map_page import MapPage, arrow_words
from ui.alignment.map_state import MapArrow, around, needs_map
from ui.alignment.panel import TABS, AlignmentPanel
from ui.alignment.sets_page import CHAMPION, TARGET, TEXT, SetsPage
from ui.alignment.words_page import SharedWordsPage
from ui.desk import Desk
from workshop_app.application import draft_queries
from workshop_app.application.between_teams import NeedLine
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.domain.between_teams import SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import KeyResult, Objective


@pytest.fixture
def words(panel: AlignmentPanel) -> SharedWordsPage:
    panel.show_page("words")
    found = panel.page
    assert isinstance(found, SharedWordsPage)
    return found


@pytest.fixture
def sets(panel: AlignmentPanel) -> SetsPage:
    panel.show_page("sets")
    found = panel.page
    assert isinstance(found, SetsPage)
    return found


def text(page: Any, name: str) -> QPlainTextEdit:
    return next(each for each in page.findChildren(QPlainTextEdit) if each.accessibleName() == name)


def said(page: Any) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def rows(page: SetsPage) -> list[str]:
    return [str(page.model.index(at, TEXT).data()) for at in range(page.model.rowCount())]


def test_a_word_goes_from_the_proposal_to_the_glossary(words: SharedWordsPage, desk: Desk, qtbot: QtBot) -> None:
    proposed = [each for each in words.findChildren(QPushButton) if each.accessibleName().startswith("Talk about")]
    assert proposed[0].accessibleName() == "Talk about “on time”: Crew, Passenger Desk, Freight & Co"
    proposed[0].click()
    crew, passengers = text(words, "on time: Crew counts"), text(words, "on time: Passenger Desk counts")
    qtbot.waitUntil(crew.hasFocus)
    qtbot.waitUntil(lambda: "not agreed yet" in said(words))
    qtbot.keyClicks(crew, "within 3 minutes")
    passengers.setFocus()
    qtbot.keyClicks(passengers, "before it leaves")
    qtbot.waitUntil(lambda: "they count differently" in said(words))
    meaning = text(words, "on time: agreed meaning")
    meaning.setFocus()
    qtbot.keyClicks(meaning, "lines cast off within 3 minutes")
    qtbot.waitUntil(lambda: "in the glossary" in said(words))
    facts = draft_queries.agreement(desk.workspace.read).facts
    assert facts.glossary == (("on time", "lines cast off within 3 minutes"),)
    assert sorted(each.counts for each in desk.workspace.read.all(WordMeaning)) == [
        "",
        "before it leaves",
        "within 3 minutes",
    ]


def test_a_word_of_ones_own_and_another_team(words: SharedWordsPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(words.line, "rely on")
    qtbot.keyClick(words.line, Qt.Key.Key_Return)
    (word,) = desk.workspace.read.all(SharedWord)
    card = words._cards[word.id]
    assert (word.word, words.line.text(), list(card._cells)) == ("rely on", "", [])
    card._more.setFocus()
    qtbot.keyClick(card._more, Qt.Key.Key_End)
    assert list(card._cells) == ["f"]
    next(each for each in card.findChildren(QPushButton) if each.text() == "Drop").click()
    assert desk.workspace.read.count(SharedWord) == 0
    desk.workspace.undo()
    assert list(words._cards) == [word.id]


def test_what_is_typed_about_a_word_stays_when_something_else_changes(
    words: SharedWordsPage, desk: Desk, qtbot: QtBot
) -> None:
    words.findChildren(QPushButton)[0].click()
    crew = text(words, "on time: Crew counts")
    crew.setFocus()
    qtbot.keyClicks(crew, "within 3")
    desk.workspace.apply(edit(Team, "f", name="Freight"))
    assert crew.toPlainText() == "within 3"
    assert crew.hasFocus()


def test_the_map_says_the_same_in_words(panel: AlignmentPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.show_page("map")
    page = panel.page
    assert isinstance(page, MapPage)
    told = ["Crew depends on Freight & Co: still to confirm", "Passenger Desk depends on Crew: confirmed"]
    assert [page.list.item(at).text() for at in range(page.list.count())] == told
    assert page.map.accessibleDescription() == ". ".join(told)
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    page.focus_first()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    box = page.map.box(next(node for node in page.map._map.nodes if node.team_id == "f"))
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=QPoint(round(box.center().x()), round(box.center().y())))
    assert went == ["alignment/needs/d", "alignment/needs/f"]
    desk.workspace.apply(Remove(((TeamDependency, "n1"), (TeamDependency, "n2"))))
    assert not page.map.isVisible()
    assert "No team depends on another yet" in said(page)


def test_the_map_calls_no_refusal_open_and_no_part_the_whole() -> None:
    for counts, state in (
        ((1, 1, 1, 0), "confirmed in part"),
        ((1, 0, 0, 1), "refused"),
        ((3, 2, 1, 1), "2 of 3 confirmed, of these in part 1, refused 1"),
        ((2, 2, 0, 0), "2 of 2 confirmed"),
    ):
        arrow = MapArrow(0, 1, NeedLine("Crew", "Freight", *counts), both_ways=False)
        assert arrow_words(arrow) == f"Crew depends on Freight: {state}"


@pytest.mark.parametrize("number", range(13))
def test_no_two_boxes_of_the_map_share_a_place(number: int) -> None:
    places, total = around(number)
    assert len(set(places)) == number
    assert all(0 <= part <= 1 for place in places for part in place)
    for side in (0.0, 0.5, 1.0):
        down = sorted(place[1] for place in places if place[0] == side)
        assert all(below - above > 0.99 / max(1, total - 1) for above, below in pairwise(down))


def test_every_set_is_on_the_page_and_leads_to_drafts(sets: SetsPage, desk: Desk, qtbot: QtBot) -> None:
    ModelTester(None).check(sets.model)
    assert rows(sets)[:4] == [
        "Acme  ·  draft",
        "Be the crossing that people no longer think about",
        "1.1  Passengers who come again rise from 61 % to 70 %",
        "Crew  ·  draft",
    ]
    at = rows(sets).index("1.1  Crossings on time rise from 79 % to 92 %")
    assert [sets.model.index(at, column).data() for column in (TARGET, CHAMPION)] == ["92", "Ana Silva"]
    told = sets.model.index(at, TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "1.1  Crossings on time rise from 79 % to 92 %. Today: 79. 0.7: 92. Champion: Ana Silva"
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    sets.focus_first()
    sets.table.setCurrentIndex(sets.model.index(at, 0))
    qtbot.keyClick(sets.table, Qt.Key.Key_Return)
    assert went == ["drafts/sc"]


def test_ctrl_f_finds_words_in_the_sets(sets: SetsPage, panel: AlignmentPanel, qtbot: QtBot) -> None:
    sets.focus_first()
    qtbot.keyClick(sets.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert sets.look.hasFocus()
    qtbot.keyClicks(sets.look, "SILVA")
    assert rows(sets) == [
        "Crew  ·  draft",
        "Make the morning crossing one that people can rely on",
        "1.1  Crossings on time rise from 79 % to 92 %",
    ]
    sets.look.selectAll()
    qtbot.keyClicks(sets.look, "passenger desk")
    assert len(rows(sets)) == 3
    sets.look.selectAll()
    qtbot.keyClicks(sets.look, "nowhere")
    assert (rows(sets), "Nothing found." in said(sets)) == ([], True)
    sets.look.clear()
    assert len(rows(sets)) == 12


def test_tabs_by_address_and_by_keys(panel: AlignmentPanel, qtbot: QtBot) -> None:
    for at, tab in enumerate(TABS):
        qtbot.keyClick(panel, Qt.Key(Qt.Key.Key_1 + at), Qt.KeyboardModifier.AltModifier)
        assert panel.inside == tab.name
    panel.open_address("needs/d")
    assert (panel.inside, panel.page.log.team_id) == ("needs", "d")  # type: ignore[attr-defined]
    panel.open_address("nonsense")
    assert panel.inside == "needs"


def test_a_bold_objective_has_the_height_its_words_need(
    sets: SetsPage, panel: AlignmentPanel, desk: Desk, qtbot: QtBot
) -> None:
    """Bold words are wider: at some widths they take a line more than the same words beside them."""
    goal = "Make the morning crossing one that people can rely on, whatever the weather and the tide"
    desk.workspace.apply(edit(Objective, "oc", text=goal))
    desk.workspace.apply(edit(KeyResult, "kc", text=goal))
    at = rows(sets).index(goal)
    heights = set()
    for width in range(700, 1100, 20):
        panel.resize(width, 680)
        qtbot.waitUntil(lambda: not sets.table._settled.isActive())
        bold, plain = sets.table.rowHeight(at), sets.table.rowHeight(at + 1)
        heights.add(bold - plain)
    assert min(heights) >= 0
    assert max(heights) > 0


def test_the_sets_of_forty_teams_are_measured_a_few_rows_at_a_time(sets: SetsPage, desk: Desk, qtbot: QtBot) -> None:
    more = [Team(f"t{n}", f"Team {n}", position=10 + n) for n in range(40)]
    desk.workspace.apply(Add(tuple(more)))
    assert sets.table._steps.isActive()
    qtbot.waitUntil(lambda: not sets.table._steps.isActive())
    assert sets.table._next == sets.model.rowCount() == 52


def test_two_teams_of_one_name_have_a_box_each_on_the_map(desk: Desk, panel: AlignmentPanel) -> None:
    desk.workspace.apply(
        Add(
            (
                *(Team(id, "Night Watch", position=90) for id in ("n1", "n2")),
                TeamDependency("d1", "Night Watch", "n1", "Elsewhere", what="the keys"),
                TeamDependency("d2", "Elsewhere", None, "Night Watch", "n2", what="the list"),
                TeamDependency("d3", "Elsewhere", None, "Night Watch", None, what="the log"),
            )
        )
    )
    drawn = needs_map(desk.workspace.read)
    boxes = {each.team_id or each.name for each in drawn.nodes if each.name.startswith("Night Watch")}
    assert boxes == {"n1", "n2", "Night Watch"}, "the one that nobody knows is neither"
    told = [arrow_words(each) for each in drawn.arrows]
    assert any(each.startswith("Night Watch (1) depends on Elsewhere") for each in told)
    assert any(each.startswith("Elsewhere depends on Night Watch (2)") for each in told)
    assert any(each.startswith("Elsewhere depends on Night Watch:") for each in told)

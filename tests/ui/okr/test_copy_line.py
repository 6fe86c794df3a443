"""Copying a set at the glass: by keys to the next cycle, to a team found by words, to a new one, and given up."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ui.desk import Desk
from ui.okr.copy_line import CopyLine
from ui.okr.panel import DraftsPanel
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # what is found drops down


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    """A set "s" of Crossing, and two teams called Ticketing."""
    teams = (Team("t", "Crossing"), Team("t2", "Ticketing North", 1), Team("t3", "Ticketing South", 2))
    drafted = (DraftSet("s", "t", "Keep it safe"), Objective("o", "s", "Calm mornings"), KeyResult("k", "o", "On time"))
    desk.workspace.apply(Add((*teams, *drafted)))
    panel = DraftsPanel(desk)
    panel.refresh()
    qtbot.addWidget(panel)
    panel.resize(1100, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def opened(panel: DraftsPanel) -> CopyLine:
    copy = next(each for each in panel.findChildren(QPushButton) if each.accessibleName() == "Copy this set")
    copy.click()
    assert panel._set.copy_line.isVisible()
    return panel._set.copy_line


def others(desk: Desk) -> list[DraftSet]:
    return [each for each in desk.workspace.read.all(DraftSet) if each.id != "s"]


def test_to_the_next_cycle_with_one_key_and_back_with_one_undo(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    line, said = opened(panel), list[str]()
    desk.bridge.said.connect(said.append)
    went = list[str]()
    desk.bridge.navigation_requested.connect(went.append)
    qtbot.keyClick(line._next, Qt.Key.Key_Space)  # the keyboard stands on it
    (copy,) = others(desk)
    assert (copy.team_id, copy.cycle, copy.mission) == ("t", 2, "Keep it safe")
    assert went == [f"drafts/{copy.id}"]
    assert "next cycle" in said[-1]
    assert not line.isVisible()
    desk.workspace.undo()
    assert not others(desk)


def test_to_a_team_found_by_words_and_only_then_to_a_new_one(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    line = opened(panel)
    qtbot.keyClicks(line._team, "ticket")
    assert not line._copy.isEnabled()  # North or South?
    qtbot.keyClick(line._team, Qt.Key.Key_Return)
    assert "2 teams" in line._said.text()
    assert not others(desk)
    qtbot.keyClicks(line._team, " south")
    qtbot.keyClick(line._team, Qt.Key.Key_Return)
    assert [each.team_id for each in others(desk)] == ["t3"]
    line = opened(panel)
    assert line._team.text() == ""
    qtbot.keyClicks(line._team, "Night Ferry")
    qtbot.keyClick(line._team, Qt.Key.Key_Return)
    assert len(others(desk)) == 1  # Enter alone makes no team
    assert "new team" in line._said.text()
    line._copy.click()
    assert "Night Ferry" in {each.name for each in desk.workspace.read.all(Team)}
    assert len(others(desk)) == 2


@pytest.mark.parametrize(
    ("typed", "keys", "copied"),
    [
        ("ticketing north", (Qt.Key.Key_Return,), ["t2"]),
        ("ticket", (Qt.Key.Key_Return,), []),
        ("ticket", (Qt.Key.Key_Tab,), []),
        ("ticket", (Qt.Key.Key_Down, Qt.Key.Key_Return), ["t2"]),
        ("ticket", (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return), ["t3"]),
        ("ticket", (Qt.Key.Key_Down, Qt.Key.Key_Tab), []),
    ],
)
def test_with_the_list_below_the_line_enter_copies_once_and_never_guesses(
    panel: DraftsPanel, desk: Desk, qtbot: Any, typed: str, keys: tuple[Qt.Key, ...], copied: list[str]
) -> None:
    line = opened(panel)
    qtbot.keyClicks(line._team, typed)
    popup = line._team.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    for key in keys:
        qtbot.keyClick(popup, key)
    QApplication.processEvents()
    assert [each.team_id for each in others(desk)] == copied
    assert line.isVisible() is not bool(copied)
    assert bool(line._team.text()) is not bool(copied), "what was used does not stand there the next time"


def test_escape_gives_it_up_and_another_set_closes_it(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    line = opened(panel)
    qtbot.keyClick(line._next, Qt.Key.Key_Escape)
    assert not line.isVisible()
    opened(panel)
    desk.workspace.apply(Add((DraftSet("other", "t2"),)))
    panel.open_address("other")
    assert not line.isVisible()
    assert [each.id for each in others(desk)] == ["other"]


def test_the_teams_say_which_cycle_a_set_is_of(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    line = opened(panel)
    qtbot.keyClick(line._next, Qt.Key.Key_Space)
    rows = [panel._teams._list.item(at).text() for at in range(panel._teams._list.count())]
    assert rows[:2] == ["Crossing\ncycle 1, draft", "Crossing\ncycle 2, draft"]


def test_enter_goes_on_to_the_button_for_a_new_name_and_once_more_copies(
    panel: DraftsPanel, desk: Desk, qtbot: Any
) -> None:
    line = opened(panel)
    line._team.setFocus()
    qtbot.keyClicks(line._team, "Mirror Crew")
    qtbot.keyClick(line._team, Qt.Key.Key_Return)
    assert not others(desk)
    assert line._copy.hasFocus()
    qtbot.keyClick(line._copy, Qt.Key.Key_Return)
    (copy,) = others(desk)
    assert desk.workspace.read.get(Team, copy.team_id).name == "Mirror Crew"

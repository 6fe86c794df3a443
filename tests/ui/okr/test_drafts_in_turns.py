"""A long set comes in turns: what is asked of a part of it makes that part, and nothing typed meanwhile is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.okr.panel import DraftsPanel
from ui.widgets.fields import TextField
from workshop_app.application.commands.basic import Add
from workshop_app.domain import draft_words
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

OBJECTIVES, RESULTS = 6, 5
WHY = "Two of ten leave late. The plan changed."


@pytest.fixture
def long_sets(desk: Desk) -> Desk:
    for team in ("t1", "t2"):
        desk.workspace.apply(Add((Team(team, team, int(team[1])), DraftSet(f"s{team}", team, "Keep it running"))))
        for n in range(OBJECTIVES):
            one = Objective(f"{team}o{n}", f"s{team}", f"Line {n} is calm", WHY, position=n)
            results = (KeyResult(f"{one.id}k{at}", one.id, "Better service", position=at) for at in range(RESULTS))
            desk.workspace.apply(Add((one, *results)))
    return desk


@pytest.fixture
def shown_set(long_sets: Desk, qtbot: Any) -> DraftsPanel:
    panel = DraftsPanel(long_sets)
    panel.refresh()
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    assert panel._set.building.waits
    return panel


def _whole(panel: DraftsPanel) -> bool:
    """Whether every card and every question is there."""
    asking = panel._asking
    busy = panel._set.building.waits or asking._showing.waits or asking._pause.isActive()
    return bool(asking.findings) and not busy


def test_the_whole_set_comes_in_order_with_its_questions(shown_set: DraftsPanel, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: _whole(shown_set))
    assert list(shown_set._set.objectives) == [f"t1o{n}" for n in range(OBJECTIVES)]
    assert [shown_set._set._parts.indexOf(one) for one in shown_set._set.objectives.values()] == list(range(OBJECTIVES))
    assert shown_set._asking.findings


def test_who_goes_to_the_last_part_at_once_is_there(shown_set: DraftsPanel, qtbot: Any) -> None:
    last = f"t1o{OBJECTIVES - 1}k{RESULTS - 1}"
    shown_set._asking.go(last)
    assert shown_set._set.cards[last].is_open
    assert len(shown_set._set.objectives) == OBJECTIVES
    qtbot.waitUntil(lambda: _whole(shown_set))
    assert shown_set._set.cards[last].is_open


def test_what_is_typed_while_the_rest_comes_is_saved(shown_set: DraftsPanel, long_sets: Desk, qtbot: Any) -> None:
    field = next(each for each in shown_set.findChildren(TextField) if each.accessibleName() == "Mission")
    field.setFocus()
    for letter in " now":
        QTest.keyClick(field, letter)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: _whole(shown_set))
    assert field.hasFocus()
    field.commit()
    assert " now" in long_sets.workspace.read.get(DraftSet, "st1").mission


def test_another_team_in_the_middle_shows_its_own_set_only(shown_set: DraftsPanel, qtbot: Any) -> None:
    QApplication.processEvents()
    shown_set.open_address("t2")
    assert all(id.startswith("t2") for id in shown_set._set._objectives)
    qtbot.waitUntil(lambda: _whole(shown_set))
    assert list(shown_set._set.objectives) == [f"t2o{n}" for n in range(OBJECTIVES)]
    assert shown_set._asking.set_id == "st2"


def test_the_file_may_be_closed_in_the_middle(shown_set: DraftsPanel, long_sets: Desk, qtbot: Any) -> None:
    QApplication.processEvents()
    shown_set.hide()
    long_sets.workspace.close()
    qtbot.waitUntil(lambda: not shown_set._set.building.waits)


def test_questions_wait_for_the_words_they_need(long_sets: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    monkeypatch.setattr(draft_words, "_READY", set())
    draft_words._words.cache_clear()
    panel = DraftsPanel(long_sets)
    panel.refresh()
    qtbot.addWidget(panel)
    panel.show()
    first = next(iter(panel._set._objectives.values()))
    assert "2 sentences" not in first._why_hint.text()
    assert not panel._asking.findings
    qtbot.waitUntil(lambda: _whole(panel))
    assert "2 sentences" in first._why_hint.text()
    assert panel._asking.findings

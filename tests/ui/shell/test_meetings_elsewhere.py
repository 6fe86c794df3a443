"""Who met whom in another client's workshop counts here, when neither file has a passphrase; Settings forgets it, and
so does forgetting somebody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from agendas import loader
from ui.groups.panel import GroupsPanel
from ui.main_window import MainWindow
from ui.meetings import meetings_elsewhere
from ui.settings.meetings_card import MeetingsCard
from workshop_app import bootstrap
from workshop_app.application import pair_memory, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.application.mentions import request_for
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import SeatedRoom, SeatedRound, Workshop, WorkshopStatus

NAMES = ("Ana Silva", "Ben Okoro", "Cem Kaya", "Dee Rao", "Eve Lund", "Fay Moss")
MET = (SeatedRound(1, (SeatedRoom("1", "p0", "p1", ("p2",)), SeatedRoom("2", "p3", "p4", ("p5",)))),)


def _file(path: Path, *, over: bool) -> Path:
    opened = bootstrap.create(path, "Somebody else" if over else "Here")
    opened.apply(Add(tuple(Person(f"p{n}", name, position=n) for n, name in enumerate(NAMES))))
    ids = tuple(person.id for person in queries.people(opened.read))
    opened.apply(PlanWorkshop(loader.load("expert_onsite"), date(2027, 5, 12), people_ids=ids, id="w"))
    if over:
        opened.apply(ChangeGroups.between("w", None, MET))
        opened.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    opened.close()
    return path


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return _file(tmp_path / "Here.okrw", over=False)


@pytest.fixture
def elsewhere(qtbot: Any, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A file of another client was open for a while: its day is over, and the copy of opening is made."""
    path = _file(tmp_path / "Elsewhere.okrw", over=True)
    window.open(path)
    qtbot.waitUntil(lambda: pair_memory.size().workshops == 1)
    return window


def grouped(qtbot: Any, window: MainWindow) -> list[set[str]]:
    view: Any = window.view
    view.go("workshops/w/groups")
    buttons = view.findChild(GroupsPanel).findChildren(QPushButton)
    make = next(each for each in buttons if each.text() == "Make groups")
    QTest.mouseClick(make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: queries.groups(view.desk.workspace.read, "w") is not None)
    plan = queries.groups(view.desk.workspace.read, "w")
    assert plan is not None
    return [{room.coach, room.coachee, *room.observers} for room in plan.rounds[0].rooms]


def test_groups_avoid_who_met_at_another_client(qtbot: Any, elsewhere: MainWindow, here: Path) -> None:
    elsewhere.open(here)
    found = grouped(qtbot, elsewhere)
    assert {"p0", "p1", "p2"} not in found  # one of ten ways to make two trios, and the dearest


def test_the_table_of_who_met_whom_shows_them_until_they_are_forgotten(
    qtbot: Any, elsewhere: MainWindow, here: Path
) -> None:
    elsewhere.open(here)
    grouped(qtbot, elsewhere)
    view: Any = elsewhere.view
    panel = view.findChild(GroupsPanel)
    qtbot.mouseClick(panel._head.who_met, Qt.MouseButton.LeftButton)
    model = panel._meetings.model
    qtbot.waitUntil(lambda: "in earlier workshops: 1" in model.said(0, 1))
    assert "Earlier workshops are counted, too." in panel._meetings.summary.text()
    assert pair_memory.forget_all()
    view.go("people")
    view.go("workshops/w/groups")
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    assert "in earlier workshops" not in model.said(0, 1)


def test_settings_tell_how_much_is_remembered_and_forget_it(elsewhere: MainWindow, here: Path) -> None:
    elsewhere.open(here)
    view: Any = elsewhere.view
    view.go("settings")
    card = view.findChild(MeetingsCard)
    assert "6 pairs from one workshop." in card._words.text()
    QTest.mouseClick(card.forget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert "Nothing is remembered." in card._words.text()
    assert not card.forget.isEnabled()
    assert meetings_elsewhere(view.desk.workspace, queries.people(view.desk.workspace.read))() == {}


@pytest.mark.usefixtures("elsewhere")
def test_a_file_with_a_passphrase_is_told_nothing(here: Path) -> None:
    def met() -> int:
        opened = bootstrap.open_workspace(here, read_only=True)
        try:
            return len(meetings_elsewhere(opened, queries.people(opened.read))())
        finally:
            opened.close()

    assert met() == 6
    bootstrap.change_passphrase(here, old="", new="a long enough passphrase")
    bootstrap.unlock(here, "a long enough passphrase")
    assert met() == 0


@pytest.mark.usefixtures("elsewhere")
def test_who_is_forgotten_is_in_no_meeting_any_more(here: Path) -> None:
    opened = bootstrap.open_workspace(here)
    request = request_for(opened.read, person_id="p0")
    opened.close()
    bootstrap.forget_in_copies(here, request)
    assert pair_memory.size().pairs == 4

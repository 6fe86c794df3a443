"""A day with nobody seated is rehearsed with stand-ins: the whole of it at thirty times the speed, twice, and killed in
the middle. In the file nothing is different but the rehearsals' own logs."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from agendas import loader
from ui.desk import Desk
from ui.run.panel import RunPanel
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.rehearsal_seats import day_seats, seats_to_rehearse
from workshop_app.application.settings import BELL_ON
from workshop_app.application.workspace import Workspace
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.people import Person
from workshop_app.domain.run import Run
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus

ROOT = Path(__file__).parents[3]
TWELVE = tuple(Person(f"p{number}", f"Person {number}") for number in range(12))
OWN_LOG = {"run", "run_event", "lineage"}  # the last counts how often the file was written
COACH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from workshop_app.application.settings import BELL_ON, open_settings
from workshop_app.clock import SystemClock

app = QApplication(["coach"])
settings = open_settings()
settings.set(BELL_ON, False)
window = MainWindow(settings, SystemClock())
window.open(Path(sys.argv[1]))
window.show()
window.view.go("workshops/w/run")
panel = window.view.findChild(RunPanel)
next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×").click()
print(panel.conductor.rehearsal.text.text(), flush=True)
app.exec()
"""


def planned(workspace: Workspace, people: tuple[Person, ...]) -> None:
    workspace.apply(Add(people))
    chosen = tuple(person.id for person in people)
    workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), people_ids=chosen, id="w"))


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the file, but the logs of rehearsals."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
        assert not set(OWN_LOG) - set(tables)
        assert db.execute("select count(*) from run where rehearsal = 0").fetchone() == (0,)
        return {name: sorted(map(repr, db.execute(f"select * from {name}"))) for name in set(tables) - OWN_LOG}  # type: ignore[misc]


@pytest.mark.parametrize("people", [0, 2, 12])
def test_who_is_expected_sits_and_stand_ins_fill_the_rest(desk: Desk, people: int) -> None:
    planned(desk.workspace, TWELVE[:people])
    seats = seats_to_rehearse(desk.workspace.read, "w")
    agenda = loader.load("expert_three_rounds")
    assert seats.groups is not None
    assert len(seats.groups.rounds) == len(rotation_steps(agenda))
    seated = {id for room in seats.groups.rounds[0].rooms for id in (room.coach, room.coachee, *room.observers)}
    assert {person.id for person in TWELVE[:people]} <= seated
    assert len(seated) == max(people, agenda.ideal[0])
    assert {each.id for each in seats.stand_ins} == seated - {person.id for person in TWELVE}
    assert day_seats(desk.workspace.read, "w").groups is None


def rehearse_the_day(panel: RunPanel, clock: Any, ask: Any) -> set[str]:
    """All of it at thirty times the speed; who was on the wall in the breakouts."""
    next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×").click()
    stage, conductor, seen = panel.stage, panel.conductor, set[str]()
    assert stage is not None
    assert conductor is not None
    for _ in range(2000):
        clock.advance(1)
        stage.tick()
        if stage.picture.round is not None:
            seen |= {line.name for line in stage.views.room(99).seats}
        if stage.picture.next_step is None and stage.picture.over_by.total_seconds() > 0:
            break
    ask.answers.append(True)
    QTest.keyClick(conductor, Qt.Key.Key_Right)
    assert panel.conductor is None
    return seen


@pytest.fixture
def run_panel(qtbot: Any, desk: Desk) -> Callable[[], RunPanel]:
    def opened() -> RunPanel:
        desk.settings.set(BELL_ON, False)
        panel = RunPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1126, 640)
        panel.open_address("w")
        with qtbot.waitExposed(panel):
            panel.show()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return opened


def test_twelve_expected_and_nobody_seated_are_rehearsed_twice_and_nothing_real_changes(
    desk: Desk, run_panel: Callable[[], RunPanel], clock: Any, ask: Any
) -> None:
    planned(desk.workspace, TWELVE)
    assert desk.workspace.path is not None
    before = rows_of(desk.workspace.path)
    panel = run_panel()
    names = {person.name for person in TWELVE}
    assert rehearse_the_day(panel, clock, ask) == names
    assert rows_of(desk.workspace.path) == before
    assert rehearse_the_day(panel, clock, ask) == names
    assert rows_of(desk.workspace.path) == before
    assert [run.rehearsal for run in desk.workspace.read.all(Run)] == [True, True]
    assert desk.workspace.read.get(Workshop, "w").status is WorkshopStatus.PLANNED
    assert panel._start.isVisible()
    assert panel._start._view is not None
    assert panel._start._view.waits


def test_stand_ins_take_the_seats_of_a_day_nobody_was_invited_to_and_the_banner_says_so(
    desk: Desk, run_panel: Callable[[], RunPanel], clock: Any, ask: Any
) -> None:
    planned(desk.workspace, ())
    assert desk.workspace.path is not None
    before = rows_of(desk.workspace.path)
    panel = run_panel()
    next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×").click()
    assert panel.conductor is not None
    stand_ins = seats_to_rehearse(desk.workspace.read, "w").stand_ins
    words = panel.conductor.rehearsal.text.text()
    assert "Nothing here touches the real day." in words
    assert f"{len(stand_ins)} of those seated are stand-ins." in words
    QTest.keyClick(panel.conductor, "g")
    shown = [panel.conductor.people.list.item(row).text() for row in range(panel.conductor.people.list.count())]
    assert set(shown) >= {each.name for each in stand_ins}
    panel.conductor.people.close_view()
    ask.answers.append(True)
    panel.conductor.run_actions.ask_to_leave()
    assert rehearse_the_day(panel, clock, ask) == {each.name for each in stand_ins}
    assert rows_of(desk.workspace.path) == before
    assert desk.workspace.read.find(GroupPlan, "w") is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_among_stand_ins_the_file_knows_none_of_them(tmp_path: Path) -> None:
    file = tmp_path / "day.okrw"
    with closing(bootstrap.create(file, "Killed Ltd")) as workspace:
        planned(workspace, ())
    before = rows_of(file)
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", COACH, file], stdout=subprocess.PIPE, env=home) as coach:
        assert coach.stdout is not None
        said = coach.stdout.readline().decode()
        coach.send_signal(signal.SIGKILL)
    assert "stand-ins" in said
    with closing(bootstrap.open_workspace(file)) as again:
        assert day_seats(again.read, "w").groups is None
    assert rows_of(file) == before

"""People were seated again in a rehearsal, and the process was killed in the middle of it: the real day is as it was
for whoever opens the file next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agendas import loader
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.application.run_starts import open_runs
from workshop_app.application.workspace import Workspace
from workshop_app.domain import groups
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan

ROOT = Path(__file__).parents[3]
WHO = tuple(Person(f"p{number}", f"Person {number}") for number in range(7))
COACH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
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
QTest.qWaitForWindowActive(window)
window.view.go("workshops/w/run")
panel = window.view.findChild(RunPanel)
press = next(each for each in panel.findChildren(QPushButton) if each.text() == "1×")
QTest.mouseClick(press, Qt.MouseButton.LeftButton)
conductor = panel.conductor
QTest.keyClick(conductor, "g")
conductor.people.list.item(0).setCheckState(Qt.CheckState.Unchecked)

def use():
    if conductor.people.use.isEnabled() and conductor.people.offers.buttons:
        QTest.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
        rooms = panel.stage.display.material(None, ()).groups.rounds
        seated = sum(2 + len(room.observers) for room in rooms[0].rooms)
        os.write(1, f"seated {seated}\\n".encode())
        eye.stop()

eye = QTimer()
eye.timeout.connect(use)
eye.start(10)
app.exec()
"""


def real_day(workspace: Workspace) -> tuple[object, ...]:
    read = workspace.read
    return read.get(GroupPlan, "w"), read.all(Attendance), queries.agenda(read, "w"), open_runs(read)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_window_killed_in_a_rehearsal_leaves_the_real_seats_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "day.okrw"
    with closing(bootstrap.create(file, "Killed Ltd")) as workspace:
        workspace.apply(Add(WHO))
        workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), people_ids=tuple(p.id for p in WHO), id="w"))
        workspace.apply(ChangeGroups.between("w", None, groups.deal(WHO, 3, seed=1).rounds, 1))
        before = real_day(workspace)
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", COACH, file], stdout=subprocess.PIPE, env=home) as coach:
        assert coach.stdout is not None
        said = coach.stdout.readline()
        coach.send_signal(signal.SIGKILL)
    assert said == b"seated 6\n"
    with closing(bootstrap.open_workspace(file)) as again:
        assert real_day(again) == before

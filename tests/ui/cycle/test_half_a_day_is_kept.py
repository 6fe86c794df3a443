"""Half of a day ("13 Ja") is no value yet, and kept all the same: a window killed over it shows it again and asks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from scripts.carried_cycle import NEXT, build_carried
from ui.cycle.check_in_page import CheckInPage
from ui.cycle.fill_page import FillPage
from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from workshop_app import bootstrap
from workshop_app.application.commands.check_ins import RemoveAction, RemoveCheckIn
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.reflections import SetReflection
from workshop_app.domain.unsent import UnsentLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROOT = Path(__file__).parents[3]
HALF = "13 Ja"
TYPIST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.cycle.fill_page import FillPage
from ui.main_window import MainWindow
from workshop_app.application.settings import open_settings
from workshop_app.clock import SystemClock
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.unsent import UnsentLine

CHECK_IN, END = "cycle/check-in-3", "cycle/%s/reflect"
FIELDS = [(CHECK_IN, "Day of the value"), (CHECK_IN, "Blocked since"), (END, "Held on")]
app = QApplication(["typist"])
window = MainWindow(open_settings(), SystemClock())
window.open(Path(sys.argv[1]))
window.show()
view = window.view
set_id = view.desk.workspace.read.get(CheckIn, "check-in-3").set_id
for address, name in FIELDS:
    view.go(address % set_id if "%" in address else address)
    found = []
    while not found:
        QTest.qWait(10)
        found = [one for one in view.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == name]
    field = found[0]
    field.setFocus()
    field.selectAll()
    for letter in "13 Ja":
        QTest.keyClick(field, letter)

def look():
    if len(view.desk.workspace.read.all(UnsentLine)) == len(FIELDS):
        os.write(1, b"kept\\n")

eye = QTimer()
eye.timeout.connect(look)
eye.start(10)
app.exec()
"""


@pytest.fixture
def path(tmp_path: Path, made_once: Any) -> Path:
    made = tmp_path / "Harbour Ferries.okrw"
    made.write_bytes(made_once(build_carried))
    return made


@pytest.fixture
def window(_dressed: QApplication, settings: Any, clock: Any, ask: Any) -> Iterator[MainWindow]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = MainWindow(settings, clock, ask)
    made.resize(1366, 768)
    made.show()
    yield made
    ask.answers.extend([2, 2])
    made.close()
    made.deleteLater()


def _field(view: EngagementView, name: str, qtbot: QtBot) -> QLineEdit:
    """A field in sight; those of a card are made once it is seen."""

    def found() -> list[QLineEdit]:
        return [each for each in view.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def _asks(view: EngagementView) -> bool:
    return any(each.isVisible() and f"“{HALF}”" in each.text() for each in view.findChildren(QLabel))


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_half_a_day_outlives_a_kill(path: Path, tmp_path: Path, window: MainWindow, qtbot: QtBot) -> None:
    with closing(bootstrap.open_workspace(path)) as before:
        held = before.read.get(CheckIn, NEXT)
        lines = before.read.all(ProgressLine, check_in_id=NEXT)
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", TYPIST, path], stdout=subprocess.PIPE, env=home) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
    assert said == b"kept\n"
    window.open(path)
    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    assert {each.text for each in read.all(UnsentLine)} == {HALF}
    assert read.all(ProgressLine, check_in_id=NEXT) == lines, "no value was made of half a day"
    view.go(f"cycle/{NEXT}")
    measured = _field(view, "Day of the value", qtbot)
    assert measured.text() == HALF
    assert _field(view, "Blocked since", qtbot).text() == HALF
    assert _asks(view)
    measured.setFocus()
    measured.selectAll()
    qtbot.keyClicks(measured, "13 Jan 2027")
    qtbot.keyClick(measured, Qt.Key.Key_Return)
    assert {each.measured_on for each in read.all(ProgressLine, check_in_id=NEXT)} >= {date(2027, 1, 13)}
    assert len(read.all(UnsentLine)) == 2
    view.go(f"cycle/{held.set_id}/reflect")
    on = _field(view, "Held on", qtbot)
    assert on.text() == HALF
    on.setFocus()
    on.clear()
    qtbot.keyClick(on, Qt.Key.Key_Return)
    assert [each.id.rpartition(":")[2] for each in read.all(UnsentLine)] == ["blocked_since"], "given up is gone"
    said_of_set = read.find(SetReflection, held.set_id)
    assert said_of_set is None or said_of_set.held_on is None


def test_what_waits_goes_with_what_it_belongs_to(path: Path, window: MainWindow, qtbot: QtBot) -> None:
    window.open(path)
    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    view.go(f"cycle/{NEXT}")
    qtbot.waitUntil(lambda: any(card.is_open for card in view.findChildren(FillPage)[0].cards.values()))
    action = read.all(AgreedAction, check_in_id=NEXT)[0]
    assert action.key_result_id is not None
    view.findChildren(FillPage)[0].open(action.key_result_id)
    for name in ("Day of the value", "By when"):
        field = _field(view, name, qtbot)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, HALF)
    qtbot.waitUntil(lambda: len(read.all(UnsentLine)) == 2)
    view.desk.workspace.apply(RemoveAction(action.id))
    assert len(read.all(UnsentLine)) == 1
    view.desk.workspace.apply(RemoveCheckIn(NEXT))
    assert read.all(UnsentLine) == ()


def test_half_of_minutes_waits_too_and_whole_ones_need_no_key(path: Path, window: MainWindow, qtbot: QtBot) -> None:
    window.open(path)
    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    view.go(f"cycle/{NEXT}")
    page = next(each for each in view.findChildren(CheckInPage) if each.isVisible())
    page.more.click()
    field = _field(view, "Minutes", qtbot)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "4")
    qtbot.waitUntil(lambda: [each.text for each in read.all(UnsentLine)] == ["4"])
    assert read.get(CheckIn, NEXT).minutes == 30
    qtbot.keyClicks(field, "5")
    qtbot.waitUntil(lambda: read.get(CheckIn, NEXT).minutes == 45)
    assert field.hasFocus()
    qtbot.waitUntil(lambda: not read.all(UnsentLine))
    field.selectAll()
    qtbot.keyClicks(field, "nine hours")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert read.get(CheckIn, NEXT).minutes == 45
    asked = "How many minutes are “nine hours”?"
    assert any(each.isVisible() and each.text().startswith(asked) for each in view.findChildren(QLabel))

"""What is read only when its field is left ("1" may become "15") is kept all the same: a window that is killed over it
shows it again, and no value was made of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QStyleOptionViewItem, QWidget

from ui.main_window import MainWindow
from ui.okr.sorter import MetricSorter
from ui.people.models import BOSS
from ui.people.table_view import NamesDelegate, PeopleTable
from ui.people.tools import PeopleTools
from ui.shell.engagement import EngagementView
from ui.shell.places import workshop_address
from ui.widgets.fields import LineField
from ui.widgets.half_words import HalfWords
from ui.widgets.keeper import when_left
from ui.widgets.tab_row import TabRow
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.metric_sorting import USUAL
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import LinePlace, UnsentLine
from workshop_app.domain.workshops import WorkshopStatus
from workshop_app.storage.tables import KINDS

ROOT = Path(__file__).parents[3]
TYPIST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from ui.main_window import MainWindow
from ui.people.tools import PeopleTools
from ui.theme import apply_theme
from ui.widgets.fields import LineField
from ui.widgets.keeper import when_left
from ui.widgets.tab_row import TabRow
from workshop_app.application.settings import open_settings
from workshop_app.clock import SystemClock
from workshop_app.domain.unsent import UnsentLine

import threading
threading.Timer(20, os._exit, (3,)).start()  # nobody waits for ever where a field is not found
path, address, name, words = sys.argv[1:]
app = QApplication(["typist"])
apply_theme(app, "light", 100)
window = MainWindow(open_settings(), SystemClock())
window.resize(1366, 768)
window.open(Path(path))
window.show()
view = window.view
view.go(address)
found = []
while not found:
    QTest.qWait(10)
    for tabs in view.findChildren(TabRow):
        if tabs.isVisible() and tabs.property("role") == "tight":
            tabs.setCurrentIndex(tabs.count() - 1)
    for tools in view.findChildren(PeopleTools):
        tools.columns.setCurrentIndex(1)  # the columns of the rules: a boss is among them
    for table in view.findChildren(QTableView) if name.startswith("cell ") else ():
        heads = [str(table.model().headerData(at, Qt.Horizontal)) for at in range(table.model().columnCount())]
        if table.isVisible() and name[5:] in heads and not table.isColumnHidden(heads.index(name[5:])) and not found:
            at = table.model().index(0, heads.index(name[5:]))
            table.setCurrentIndex(at)
            table.edit(at)
            found = table.findChildren(QLineEdit)
    found = found or [one for one in view.findChildren(QWidget) if one.isVisible() and one.accessibleName() == name]
field = found[0]
field.setFocus()
field.selectAll()
for letter in words:
    QTest.keyClick(field, letter)

def look():
    if any(each.text.strip().startswith(words) for each in view.desk.workspace.read.all(UnsentLine)):
        os.write(1, b"kept\\n")

eye = QTimer()
eye.timeout.connect(look)
eye.start(10)
app.exec()
"""
CLOSE_WITHOUT_SAVING = 2
KILLED = (("plan", "Range", "20-"), ("calendar", "Months per cycle", "1"))
FIELDS = (
    ("plan", "Warning", "5"),
    ("plan", "Cut order", "1"),
    ("plan", "Start", "1"),
    ("plan", "Fixed end", "1"),
    ("plan", "Runs until", "1"),
    ("plan", "Day", "2"),  # of which Qt makes "2 Dec 2026" at once
    ("person", "Hosts room", "1"),
    ("person", "Leaves", "after r"),
    ("interview/cycle", "Decided on", "13 J"),
    ("interview/cycle", "Months per cycle, teams", "1"),
    ("interview/sessions", "Day of the session", "13 J"),
    ("cycle", "Minutes", "4"),
    ("calendar", "First day of the cycle", "2"),
)


def _address(path: Path, name: str) -> str:
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        ahead = next(each for each in queries.workshops(opened.read) if each.status is WorkshopStatus.PLANNED)
        if name == "person":
            return f"people/{opened.read.all(Person)[0].id}/page"
        return workshop_address(ahead.id, name) if name == "plan" else name


def _values(path: Path) -> set[str]:
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        kinds: list[type[Any]] = [kind for kind in KINDS if kind not in (UnsentLine, Lineage)]
        found: set[str] = set()
        for kind in kinds:
            found.update(str(each) for each in opened.read.all(kind))
        return found


def _waits(path: Path, words: str) -> bool:
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        return any(each.text.strip().startswith(words) for each in opened.read.all(UnsentLine))


def _field(view: EngagementView, address: str, name: str, qtbot: Any) -> QLineEdit | QAbstractSpinBox:
    def found() -> list[QWidget]:
        for tabs in view.findChildren(TabRow):
            if tabs.isVisible() and tabs.property("role") == "tight":
                tabs.setCurrentIndex(tabs.count() - 1)
        return [each for each in view.findChildren(QWidget) if each.isVisible() and each.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(found()))
    field = found()[0]
    assert isinstance(field, QLineEdit | QAbstractSpinBox)
    return field


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize(("screen", "name", "words"), KILLED)
def test_half_of_a_value_outlives_a_kill(
    sample_path: Path, tmp_path: Path, window: MainWindow, qtbot: Any, screen: str, name: str, words: str
) -> None:
    address, before = _address(sample_path, screen), _values(sample_path)
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, "-c", TYPIST, str(sample_path), address, name, words]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=home) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
    assert said == b"kept\n"
    assert _values(sample_path) == before, "no value was made of it"
    window.resize(1366, 768)
    assert _is_there_again(window, sample_path, (screen, name, words), qtbot)


def test_half_of_any_value_is_on_the_disk_and_there_again(
    sample_path: Path, tmp_path: Path, window: MainWindow, ask: Any, qtbot: Any
) -> None:
    """What a kill leaves is what stands on the disk while a value is half typed: a copy of that is opened. All in one
    window, one file at once after the other: what a file let go was still about to do took the keyboard from the next
    one, and half of a value became the value."""
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    failed = []
    for number, (screen, name, words) in enumerate(FIELDS):
        whole, left = tmp_path / f"whole {number}.okrw", tmp_path / f"left {number}.okrw"
        whole.write_bytes(sample_path.read_bytes())
        address, before = _address(whole, screen), _values(whole)
        view = _opened_file(window, whole, ask)
        view.go(address)
        field = _field(view, address, name, qtbot)
        field.setFocus()
        field.selectAll()
        for letter in words:
            QTest.keyClick(field, letter)
        qtbot.waitUntil(partial(_is_kept_or_left, view, words, field))
        left.write_bytes(whole.read_bytes())
        if _values(left) != before:
            failed.append(f"{name}: a value was made of it")
        ask.answers.append(CLOSE_WITHOUT_SAVING)
        if not _is_there_again(window, left, (screen, name, words), qtbot):
            failed.append(f"{name}: not there again")
        if not _waits(whole, words) and _values(whole) == before:
            failed.append(f"{name}: lost when its file was closed")
    assert failed == []


@pytest.mark.parametrize(
    ("screen", "name", "words", "other"),
    [
        ("alignment", "Next look at it", "14 January 2027", "15 January 2027"),
        ("alignment", "By when", "14 January 2027", "15 January 2027"),
        ("drafts", "Day of the event", "14 January 2027", "15 January 2027"),
    ],
)
def test_what_can_be_read_by_now_is_offered_and_enter_takes_it(
    sample_path: Path, window: MainWindow, qtbot: Any, screen: str, name: str, words: str, other: str
) -> None:
    """As words that an older edition could not read: they were dropped, and the file forgot them."""
    window.resize(1366, 768)
    window.open(sample_path)
    view = window.view
    assert view is not None
    view.go(screen)
    field = _field(view, screen, name, qtbot)
    half = field.findChild(HalfWords)
    assert half is not None
    before = _values(sample_path)
    view.desk.door.carry_out(KeepUnsent(half._place, words))
    assert field.text() == words
    view.go("people")
    view.go(screen)
    field = _field(view, screen, name, qtbot)
    assert (field.text(), _values(sample_path)) == (words, before), "offered, and no value was made of it"
    assert _waits(sample_path, words)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert _values(sample_path) != before
    qtbot.waitUntil(lambda: not view.desk.workspace.read.all(UnsentLine))
    view.desk.door.carry_out(KeepUnsent(half._place, other))
    assert field.text() == other
    field.selectAll()
    QTest.keyClicks(field, words)  # written over: the offer is given up
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.desk.workspace.read.all(UnsentLine))
    assert not field.keeper.pending


def test_who_has_gone_on_is_not_called_back_by_what_was_opened_before(
    sample_path: Path, window: MainWindow, qtbot: Any
) -> None:
    """From a page in the engagement's place: a line that is read when it is left would be read half. The page itself
    is entered all the same, and so is the next file that is opened."""
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open(sample_path)
    line = LineField("Opened on", complete=when_left)
    left = list[str]()
    line.committed.connect(left.append)
    window.pages.put_in_place(line)
    line.setFocus()
    QTest.keyClicks(line, "13 J")
    QApplication.processEvents()
    assert (line.hasFocus(), left) == (True, [])
    window.engagement.leave_page()
    QApplication.processEvents()
    view = window.view
    assert view is not None
    assert view.screens.isAncestorOf(window.focusWidget())
    window.open(sample_path)
    assert window.view is not None
    QApplication.processEvents()
    assert window.view.screens.isAncestorOf(window.focusWidget()), "nobody had begun: its first page is entered"


def _opened_file(window: MainWindow, path: Path, ask: Any) -> EngagementView:
    ask.answers[:] = [CLOSE_WITHOUT_SAVING]  # of the one before, should something stand half typed in it
    window.open(path)
    ask.answers.clear()
    assert window.view is not None
    assert window.view.desk.workspace.path == path
    return window.view


def _is_kept_or_left(view: EngagementView, words: str, field: QWidget) -> bool:
    return not field.hasFocus() or any(each.strip().startswith(words) for each in _unsent(view))


def _is_there_again(window: MainWindow, path: Path, half: tuple[str, str, str], qtbot: Any) -> bool:
    screen, name, words = half
    window.open(path)
    view = window.view
    assert view is not None
    address = _address(path, screen)
    view.go(address)
    field = _field(view, address, name, qtbot)
    again = field.text().strip().startswith(words)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    if screen == "calendar":  # written on, and entered
        QTest.keyClicks(field, "6")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: _unsent(view) == [])  # of a day, Tab goes to its month first
        wanted = {"First day of the cycle": "'first_start', '2027-01-06'", "Months per cycle": "'length_months', '6'"}
        assert wanted[name] in "".join(_values(path))
    return again


def _unsent(view: EngagementView) -> list[str]:
    return [each.text for each in view.desk.workspace.read.all(UnsentLine)]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_half_of_a_cell_outlives_a_kill(sample_path: Path, tmp_path: Path, window: MainWindow, qtbot: Any) -> None:
    """It stands in its cell again, leaning; whoever opens the cell writes on, and Esc gives it up."""
    before = _values(sample_path)
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, "-c", TYPIST, str(sample_path), "people", "cell Reports to", "Zo"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=home) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
    assert said == b"kept\n"
    assert _values(sample_path) == before, "nobody reports to half a name"
    window.resize(1366, 768)
    window.open(sample_path)
    assert window.view is not None
    window.view.go("people")
    window.view.findChild(PeopleTools).columns.setCurrentIndex(1)
    table = window.view.findChild(PeopleTable)
    assert not table.isColumnHidden(BOSS)
    assert _shown(table, 0) == "Zo …"
    assert _shown(table, 1) != "Zo …"
    editor = _opened(table)
    assert editor.text() == "Zo"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert _shown(table, 0) == str(table.model().index(0, BOSS).data())
    assert window.view.desk.workspace.read.all(UnsentLine) == ()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_half_of_a_cell_is_kept_where_its_column_loses_its_room(
    sample_path: Path, window: MainWindow, qtbot: Any
) -> None:
    """As when the window is set beside another one: Qt hides the editor, and what was typed is in nobody's sight."""
    window.resize(1366, 768)
    window.open(sample_path)
    view = window.view
    assert view is not None
    view.go("people")
    view.findChild(PeopleTools).columns.setCurrentIndex(1)
    table = view.findChild(PeopleTable)
    editor = _opened(table)
    editor.selectAll()
    QTest.keyClicks(editor, "Zo")
    qtbot.waitUntil(lambda: [each.text for each in view.desk.workspace.read.all(UnsentLine)] == ["Zo"])
    table.setColumnHidden(BOSS, True)
    table.resize(table.width(), table.height() - 40)
    QApplication.processEvents()
    assert editor.isHidden()
    assert [each.text for each in view.desk.workspace.read.all(UnsentLine)] == ["Zo"]


def test_half_of_an_item_is_not_that_of_another_workshop(sample_path: Path, window: MainWindow, qtbot: Any) -> None:
    """Items of two workshops of one kind have the same ids."""
    window.open(sample_path)
    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    ahead = next(each for each in queries.workshops(read) if each.status is WorkshopStatus.PLANNED)
    step = queries.agenda(read, ahead.id).agenda.steps[0].id
    view.desk.door.carry_out(KeepUnsent(LinePlace("half", "another", f"flex-{step}"), "20-"))
    view.go(workshop_address(ahead.id, "plan"))
    assert _field(view, "", "Range", qtbot).text() != "20-"
    view.desk.door.carry_out(KeepUnsent(LinePlace("half", ahead.id, f"flex-{step}"), "20-"))
    assert _field(view, "", "Range", qtbot).text() == "20-"


def test_the_minutes_of_the_sorter_are_there_again(sample_path: Path, window: MainWindow, qtbot: Any) -> None:
    """They belong to nothing in the file, and are nobody's to type twice."""
    window.open(sample_path)
    view = window.view
    assert view is not None
    set_id = view.desk.workspace.read.all(DraftSet)[0].id
    first, second = MetricSorter(view.desk, view), MetricSorter(view.desk, view)
    first.open(set_id)
    first.minutes.setFocus()
    first.minutes.selectAll()
    QTest.keyClicks(first.minutes, "9")
    qtbot.waitUntil(lambda: bool(view.desk.workspace.read.all(UnsentLine)))
    second.open(set_id)
    assert second.minutes.value() == 9
    second.minutes.setValue(USUAL)
    qtbot.waitUntil(lambda: not view.desk.workspace.read.all(UnsentLine))


def _opened(table: PeopleTable) -> QLineEdit:
    at = table.model().index(0, BOSS)
    table.setCurrentIndex(at)
    table.edit(at)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    return editor


def _shown(table: PeopleTable, row: int) -> str:
    option = QStyleOptionViewItem()
    delegate = table.itemDelegate()
    assert isinstance(delegate, NamesDelegate)
    delegate.initStyleOption(option, table.model().index(row, BOSS))
    return option.text

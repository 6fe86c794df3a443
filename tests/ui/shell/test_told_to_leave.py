"""A window that the system tells to leave: by real signals, with words half typed, a question open, a day that runs."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.app import Faults
from ui.main_window import MainWindow
from ui.people.tools import PeopleTools
from ui.question import Question
from ui.shell.told_to_leave import TOLD_BY, ToldToLeave
from ui.widgets.fields import LineField
from workshop_app import bootstrap
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import UnsentLine
from workshop_app.storage.lock import lock_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nobody sends a window there a signal")


@pytest.fixture
def told(window: MainWindow, sample_path: Path) -> Iterator[ToldToLeave]:
    # Whoever runs the tests behind a shell, or with `nohup`, has them ignored, and the window would leave them so.
    before = {number: signal.signal(number, signal.default_int_handler) for number in TOLD_BY}
    made = ToldToLeave(window)
    made.listen()
    window.open(sample_path)
    yield made
    made.rest()
    for number, handler in before.items():
        signal.signal(number, handler)


def _left(window: MainWindow, path: Path) -> bool:
    return not window.isVisible() and not lock_path(path).exists()


def _name(workspace: Workspace, person: str, words: str) -> None:
    workspace.apply(edit(Person, person, name=words))


def _name_in(path: Path, person: str) -> str:
    with closing(sqlite3.connect(path)) as file:
        return str(file.execute("select name from person where id = ?", (person,)).fetchone()[0])


@pytest.mark.usefixtures("told")
def test_what_is_half_typed_is_kept_and_the_lock_goes(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    assert window.view is not None
    window.view.go("people")
    line = window.view.findChild(PeopleTools).name
    line.setFocus()
    QTest.keyClicks(line, "Zoe Quay")
    assert lock_path(sample_path).exists()
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: _left(window, sample_path))
    with closing(bootstrap.open_workspace(sample_path)) as again:
        assert [each.text for each in again.read.all(UnsentLine)] == ["Zoe Quay"]


def test_a_session_that_ends_finds_what_is_typed_in_the_file(
    told: ToldToLeave, window: MainWindow, sample_path: Path, qapp: QApplication
) -> None:
    assert window.view is not None
    workspace = window.view.desk.workspace
    person = workspace.read.all(Person)[0]
    field = LineField("Name", parent=window.view)
    field.show()
    field.committed.connect(partial(_name, workspace, person.id))
    field.setFocus()
    QTest.keyClicks(field, "Zoe Quay")
    qapp.commitDataRequest.emit(None)
    assert window.isVisible(), "others may still stop that"
    assert _name_in(sample_path, person.id) == "Zoe Quay"
    told.rest()
    QTest.keyClicks(field, ", Jr")
    qapp.commitDataRequest.emit(None)
    assert _name_in(sample_path, person.id) == "Zoe Quay", "nobody hears any more"


@pytest.mark.usefixtures("told")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_question_over_an_open_menu_goes_with_the_window(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    menu = QMenu(window)
    menu.addAction("Anything")
    question = Question("Remove?", "This cannot be undone.", ("Keep", "Remove"), window)
    QTimer.singleShot(0, question, lambda: menu.exec(window.pos()))
    QTimer.singleShot(50, question, lambda: os.kill(os.getpid(), signal.SIGINT))
    assert question.answer() is None
    qtbot.waitUntil(lambda: _left(window, sample_path))


@pytest.mark.usefixtures("told")
def test_a_day_that_runs_asks_nobody_and_words_that_are_not_saved_do(
    window: MainWindow, sample_path: Path, ask: Any, qtbot: Any
) -> None:
    assert window.view is not None
    person = window.view.desk.workspace.read.all(Person)[0]
    field, disk = LineField("Name", parent=window.view), {"full": True}
    field.show()

    def save(words: str) -> None:
        if disk["full"]:
            raise KnownError(ErrorCode.DISK_FULL, path="x")
        window.view.desk.workspace.apply(edit(Person, person.id, name=words))

    field.committed.connect(save)
    faults = Faults(window, ask=False)
    faults.install()
    QTest.keyClicks(field, "Typed in vain")
    field.commit()
    window.setProperty("leaving_asks", "The clock runs.")
    ask.answers = [None]
    os.kill(os.getpid(), signal.SIGHUP)
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert [each[1] for each in ask.asked] == ["Something is not saved"]
    assert window.isVisible()
    assert window.property("leaving_asks") == "The clock runs."
    disk["full"] = False
    ask.answers = [0]  # try again
    os.kill(os.getpid(), signal.SIGHUP)
    qtbot.waitUntil(lambda: _left(window, sample_path))
    faults.remove()
    with closing(bootstrap.open_workspace(sample_path)) as again:
        assert again.read.get(Person, person.id).name == "Typed in vain"


def test_afterwards_signals_are_what_they_were(window: MainWindow) -> None:
    before = [signal.getsignal(number) for number in TOLD_BY]
    ignored = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    told = ToldToLeave(window)
    told.listen()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, "nohup"
    told.rest()
    signal.signal(signal.SIGHUP, ignored)
    assert [signal.getsignal(number) for number in TOLD_BY] == before
    assert signal.set_wakeup_fd(-1) == -1

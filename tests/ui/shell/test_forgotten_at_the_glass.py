"""Forgetting somebody through the window: looked at first, done by one press, gone from every screen, every paper, the
file, its copies and Ctrl+Z."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTreeView,
    QWidget,
)

from agendas.model import AgendaKind
from handouts import catalogue
from handouts.gather import ComposeOptions
from ui.groups.board import GroupsBoard
from ui.main_window import MainWindow
from ui.people.forget_view import ForgetPage
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.parameters import TakeInterviewNote
from workshop_app.application.practice_shelf import shared_shelf
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import KnownError
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.noted_session import NotedSession
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk

GRACE = "Grace Mbeki"


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> Any:
    """The sample, open at People, with the copy that opening makes."""
    window.open(sample_path)
    assert window.view is not None
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(sample_path)) == 1)
    window.view.go("people")
    return window.view


def page(view: Any) -> ForgetPage:
    found: ForgetPage = view.findChild(ForgetPage)
    return found


def press(qtbot: Any, parent: Any, words: str) -> None:
    found = next(each for each in parent.findChildren(QPushButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def choose(view: Any, name: str) -> None:
    table = next(each for each in view.findChildren(QTableView) if each.accessibleName() == "People")
    model = table.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(model.index(row, 0), flags)


def told(view: Any) -> str:
    return "\n".join(each.text() for each in page(view).findChildren(QLabel) if each.isVisibleTo(page(view)))


def look(qtbot: Any, view: Any) -> QStandardItemModel:
    """Press Forget…, and wait for what the worker found."""
    press(qtbot, view, "Forget…")
    return looked(qtbot, view)


def looked(qtbot: Any, view: Any) -> QStandardItemModel:
    tree = page(view).findChild(QTreeView)
    qtbot.waitUntil(lambda: tree.isVisible() and tree.model().rowCount() > 0)
    model = tree.model()
    assert isinstance(model, QStandardItemModel)
    return model


def forget(qtbot: Any, view: Any) -> str:
    press(qtbot, page(view), "Forget for good")
    qtbot.waitUntil(lambda: _answered(told(view)), timeout=30_000)
    return told(view)


def _answered(words: str) -> bool:
    return "is forgotten" in words or "is not forgotten" in words


def holding(words: str, *folders: Path) -> list[str]:
    files = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if words.encode() in each.read_bytes()]


def shown(widget: QWidget) -> str:
    """Every word of a screen, in models too."""
    words: list[str] = []
    for each in widget.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            words.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            words.append(each.toPlainText())
        elif isinstance(each, QComboBox):
            words += [each.itemText(row) for row in range(each.count())]
        elif isinstance(each, GroupsBoard):
            words += [seat.name for _, seat in each.state.seats()]
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            model = each.model()
            words += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
            ]
    return "\n".join(words)


def test_where_first_then_gone_from_everything(view: Any, sample_path: Path, qtbot: Any) -> None:
    desk = view.desk
    desk.workspace.apply(TakeInterviewNote(ParameterKey.WHY, f"{GRACE} asked twice"))
    choose(view, GRACE)
    model = look(qtbot, view)
    heads = [model.item(row).text() for row in range(model.rowCount())]
    assert heads[0] == "To check (1)"
    assert "Notes from workshop days" not in "".join(heads)  # the only one there is uncertain
    assert "until Grace asked" in model.item(0).child(0, 1).text()
    assert "Named in 15 places of this file." in told(view)
    assert "This cannot be undone" in told(view)
    assert "The one dated copy of this file will be changed as well." in told(view)
    said = forget(qtbot, view)
    assert "16 places in this file were changed, and one dated copy." in said
    assert "Papers already printed or exported, and copies you handed over, are not changed." in said
    assert holding("Mbeki", sample_path.parent, data_folder()) == []
    assert holding("Grace", sample_path.parent, data_folder()) == []
    press(qtbot, view, "Back to the list")
    view.steps.undo()
    assert GRACE not in [person.name for person in queries.people(desk.workspace.read)]
    assert holding("Mbeki", sample_path.parent) == []
    _open_every_screen(view)
    _gather_every_paper(view)


def _open_every_screen(view: Any) -> None:
    addresses = [place.name for place in PLACES if place.name not in (*WORKSHOP_TABS, "new_workshop")]
    for workshop in queries.workshops(view.desk.workspace.read):
        addresses += [workshop_address(workshop.id, tab) for tab in WORKSHOP_TABS]
    for address in addresses:
        view.go(address)
        assert "Mbeki" not in shown(view.screens.currentWidget()), address
    expert = next(each for each in queries.workshops(view.desk.workspace.read) if each.kind is AgendaKind.EXPERT)
    view.go(workshop_address(expert.id, "groups"))
    assert "G. M." in shown(view.screens.currentWidget())


def _gather_every_paper(view: Any) -> None:
    made = 0
    for artefact in catalogue.ARTEFACTS:
        documents: tuple[object, ...] = ()
        with contextlib.suppress(KnownError):  # a paper that has nothing to show
            documents = catalogue.compose(artefact.id, view.desk.workspace.read, ComposeOptions(day=date(2026, 11, 25)))
        made += len(documents)
        assert "Mbeki" not in repr(documents)
    assert made > 20


def test_an_unticked_sentence_stays_and_nothing_can_be_chosen(view: Any, sample_path: Path, qtbot: Any) -> None:
    choose(view, GRACE)
    look(qtbot, view).item(0).child(0).setCheckState(Qt.CheckState.Unchecked)
    nothing = page(view).findChildren(QRadioButton)[1]
    nothing.setFocus()
    qtbot.keyClick(nothing, Qt.Key.Key_Space)
    forget(qtbot, view)
    assert holding("Mbeki", sample_path.parent) == []
    assert len(holding("until Grace asked", sample_path.parent)) == 2
    assert holding("G. M.", sample_path.parent) == []


def test_somebody_who_is_on_no_list_is_typed(view: Any, sample_path: Path, qtbot: Any) -> None:
    view.go("people/forget")
    field = next(each for each in page(view).findChildren(QLineEdit) if each.isVisible())
    assert "Type the full name" in told(view)
    qtbot.keyClicks(field, "bettina  roth")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    looked(qtbot, view)
    assert "Forget bettina roth" in told(view)
    forget(qtbot, view)
    assert holding("Bettina", sample_path.parent) == []
    assert holding("Roth", sample_path.parent) == []


def test_copies_that_cannot_be_opened_are_told_and_go_when_asked(
    view: Any, ask: Any, sample_path: Path, qtbot: Any
) -> None:
    broken = bootstrap.list_backups(sample_path)[0].path.with_name("Harbour Ferries 2026-01-01 10.00.00 UTC.okrw")
    broken.write_bytes(b"SQLite format 3\x00" + GRACE.encode())
    choose(view, GRACE)
    look(qtbot, view)
    ask.answers.append(False)
    answer = forget(qtbot, view)
    assert f"These copies may still contain the name:\n{broken}" in answer
    assert f"{GRACE} is not forgotten everywhere yet" in answer
    assert broken.name in ask.asked[-1][2]
    press(qtbot, view, "Back to the list")
    view.go("people/forget")
    field = next(each for each in page(view).findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(field, GRACE)
    press(qtbot, page(view), "Find")
    qtbot.waitUntil(lambda: "Not named in this file." in told(view))
    ask.answers.append(True)
    assert "may still contain" not in forget(qtbot, view)
    assert not broken.exists()


def test_a_damaged_file_set_aside_beside_is_not_left_out(view: Any, ask: Any, sample_path: Path, qtbot: Any) -> None:
    aside = sample_path.with_name("Harbour Ferries damaged 2026-11-20 10.00.00 UTC.okrw")
    aside.write_bytes(b"SQLite format 3\x00" + GRACE.encode())
    journal = aside.with_name(aside.name + "-journal")
    journal.write_bytes(GRACE.encode())
    choose(view, GRACE)
    look(qtbot, view)
    ask.answers.append(True)

    answer = forget(qtbot, view)

    assert aside.name in ask.asked[-1][2]
    assert f"{GRACE} is forgotten" in answer
    assert holding(GRACE, sample_path.parent) == []


def locked(path: Path) -> Callable[[], object]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


def renamed(path: Path) -> Callable[[], object]:
    return partial(path.rename(path.with_name("renamed.okrw")).rename, path)


def turned_read_only(path: Path) -> Callable[[], object]:
    path.chmod(0o444)
    return partial(path.chmod, 0o600)


@pytest.mark.parametrize(
    ("fault", "why"), [(locked, "is using"), (renamed, "no longer there"), (turned_read_only, "read-only")]
)
def test_a_file_that_takes_nothing_is_not_changed_at_all_and_one_more_go_is_enough(
    view: Any, sample_path: Path, qtbot: Any, fault: Callable[[Path], Callable[[], object]], why: str
) -> None:
    choose(view, GRACE)
    look(qtbot, view)
    mend = fault(sample_path)
    answer = forget(qtbot, view)
    mend()
    assert f"{GRACE} is not forgotten\n" in answer
    assert "Nothing was changed" in answer
    assert why in answer
    assert any(each.name == GRACE for each in queries.people(view.desk.workspace.read))
    assert view.desk.door.trouble is None
    assert len(holding(GRACE, sample_path.parent)) == 2
    press(qtbot, page(view), "Back to the list")
    choose(view, GRACE)
    look(qtbot, view)
    assert f"{GRACE} is forgotten\n" in forget(qtbot, view)
    assert holding(GRACE, sample_path.parent) == []


def test_escape_leaves_everything_as_it_is(view: Any, sample_path: Path, qtbot: Any) -> None:
    before = sample_path.read_bytes()
    choose(view, GRACE)
    look(qtbot, view)
    qtbot.keyClick(page(view).findChild(QTreeView), Qt.Key.Key_Escape)
    assert not page(view).isVisible()
    assert sample_path.read_bytes() == before


def test_taken_off_the_list_says_where_the_name_still_stands_and_comes_back(view: Any, qtbot: Any) -> None:
    said: list[str] = []
    view.desk.bridge.said.connect(said.append)
    choose(view, GRACE)
    press(qtbot, view, "Remove from the list")
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"Removed from the list: {GRACE}; still named in 7 places. Ctrl+Z brings them back."]
    view.steps.undo()
    assert GRACE in [person.name for person in queries.people(view.desk.workspace.read)]


def test_a_name_that_looks_like_markup_is_shown_as_it_is(view: Any, qtbot: Any) -> None:
    view.desk.workspace.apply(Add((Person("x", "<b>Mårten</b> & søn"),)))
    choose(view, "<b>Mårten</b> & søn")
    look(qtbot, view)
    assert "Forget <b>Mårten</b> & søn" in told(view)


@pytest.mark.parametrize("ticked", [True, False])
def test_the_own_practice_is_told_of_and_changed_where_it_is_ticked(view: Any, qtbot: Any, ticked: bool) -> None:
    noted = NotedSession(about=f"1:1 with {GRACE}", turning="What would Grace drop?")
    played = PlayedTalk("", "en", "", 0)
    talk = KeptTalk("20261125-080000-cccccc", datetime(2026, 11, 25, 8, tzinfo=UTC), played, over=True, noted=noted)
    shared_shelf().keep(talk)
    choose(view, GRACE)
    look(qtbot, view)
    tick = next(each for each in page(view).findChildren(QCheckBox) if "own practice" in each.text())
    qtbot.waitUntil(tick.isVisible)
    assert tick.isChecked()
    assert f"1:1 with {GRACE} (25 Nov" in told(view)
    if not ticked:
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, tick.height() // 2))
    words = forget(qtbot, view)
    assert ("In your practice a letter stands for the name (2 in all)." in words) is ticked
    assert (holding("Grace", data_folder()) == []) is ticked
    shared_shelf().remove(talk.id)


def test_somebody_who_is_in_the_practice_only_can_be_forgotten_there(view: Any, qtbot: Any) -> None:
    noted = NotedSession(about="1:1 with Zora Quist")
    played = PlayedTalk("", "en", "", 0)
    talk = KeptTalk("20261125-080000-dddddd", datetime(2026, 11, 25, 8, tzinfo=UTC), played, over=True, noted=noted)
    shared_shelf().keep(talk)
    press(qtbot, view, "Forget…")
    qtbot.keyClicks(page(view)._name, "Zora Quist")
    qtbot.keyClick(page(view)._name, Qt.Key.Key_Return)
    tick = next(each for each in page(view).findChildren(QCheckBox) if "own practice" in each.text() or not each.text())
    qtbot.waitUntil(lambda: tick.isVisible() and "own practice" in tick.text())
    assert "Not named in this file." in told(view)
    words = forget(qtbot, view)
    assert "In your practice a letter stands for the name (1 in all)." in words
    assert holding("Quist", data_folder()) == []
    shared_shelf().remove(talk.id)

"""What takes long is made beside the window: it goes on, nothing typed is lost, and closing waits for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from ui.main_window import MainWindow
from ui.people.import_view import PeopleImportView
from ui.people.panel import PeoplePanel
from ui.shell.engagement import EngagementView
from ui.shell.lines import FootLine
from ui.widgets.keeper import Standing, keepers_in
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.people import AddPeople
from workshop_app.domain.people import Person

MANY = 2500


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    """The sample, with the preview of a long list, ready to be added."""
    window.open(sample_path)
    assert window.view is not None
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(sample_path)) == 1)
    window.view.go("people")
    panel = window.view.findChild(PeoplePanel)
    assert panel is not None
    panel.import_text("\n".join(f"Vorname{n} Nachname{n}\tPort {n % 40}" for n in range(MANY)))
    qtbot.waitUntil(lambda: panel.findChild(PeopleImportView) is not None)
    qtbot.waitUntil(lambda: bool(_adding(panel)) and _add(panel).isVisible() and _add(panel).isEnabled())
    return window.view


def _adding(view: Any) -> list[QPushButton]:
    """The button that adds, once the list is read: until then it has no words."""
    buttons = view.findChild(PeopleImportView).findChildren(QPushButton)
    return [each for each in buttons if each.text().startswith("Add")]


def _add(view: Any) -> QPushButton:
    (found,) = _adding(view)
    return found


def _foot(view: EngagementView) -> str:
    foot = view.findChild(FootLine)
    assert foot is not None
    return " ".join(each.text() for each in foot.findChildren(QLabel) if each.isVisible())


def _begun(view: EngagementView, qtbot: Any) -> None:
    """Pressed, and another thread has the file."""
    _add(view).click()
    qtbot.waitUntil(lambda: "Adding" in _foot(view))


def _in_file(path: Path) -> list[Person]:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        return list(opened.read.all(Person))
    finally:
        opened.close()


def test_the_window_goes_on_and_says_what_is_being_done(view: EngagementView, qtbot: Any) -> None:
    before = len(queries.people(view.desk.workspace.read))
    turns: list[tuple[str, int]] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append((_foot(view), len(queries.people(view.desk.workspace.read)))))
    _begun(view, qtbot)
    timer.start(0)
    qtbot.waitUntil(lambda: f"{MANY} people added" in _foot(view).replace(",", ""))
    timer.stop()
    seen = [people for words, people in turns if "Adding" in words]
    assert seen
    assert set(seen) == {before}  # all of them at once, at the end
    assert len(queries.people(view.desk.workspace.read)) == before + MANY
    assert not [each for each in view.findChildren(QPushButton) if each.text() == "Cancel" and each.isVisible()]


def test_undo_takes_back_all_of_them_and_redo_brings_them_back_in_order(
    view: EngagementView, sample_path: Path, qtbot: Any
) -> None:
    before = _in_file(sample_path)
    _begun(view, qtbot)
    qtbot.waitUntil(lambda: "people added" in _foot(view))
    after = _in_file(sample_path)
    assert len(after) == len(before) + MANY
    view.steps.undo()
    qtbot.waitUntil(lambda: "Undone" in _foot(view))
    assert _in_file(sample_path) == before
    view.steps.redo()
    qtbot.waitUntil(lambda: "Redone" in _foot(view))
    assert _in_file(sample_path) == after
    assert list(view.desk.workspace.read.all(Person)) == after


def test_words_typed_meanwhile_are_kept(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    before = len(_in_file(sample_path))
    view.go("roles")
    kept = [keeper.field for keeper in keepers_in(view)]
    field = next(each for each in kept if isinstance(each, QLineEdit) and each.isVisible() and not each.isReadOnly())
    field.setFocus()
    _begun(view, qtbot)
    qtbot.keyClicks(field, "the ferry of half past six")
    view.commit_typing()  # waits for the list, then saves
    assert [keeper.standing for keeper in keepers_in(view) if keeper.standing is not Standing.SAVED] == []
    assert "the ferry of half past six" in field.text()
    qtbot.waitUntil(lambda: "people added" in _foot(view))
    assert "the ferry of half past six" in field.text()
    assert len(_in_file(sample_path)) == before + MANY
    assert b"the ferry of half past six" in sample_path.read_bytes()
    view.steps.undo()  # the words came last
    assert b"the ferry of half past six" not in sample_path.read_bytes()
    assert len(_in_file(sample_path)) == before + MANY


def test_closing_meanwhile_waits(window: MainWindow, view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    before = len(_in_file(sample_path))
    _begun(view, qtbot)
    assert window.close()
    assert window.view is None
    assert len(_in_file(sample_path)) == before + MANY


def test_a_second_change_waits_for_the_first(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    before = [person.name for person in _in_file(sample_path)]
    _begun(view, qtbot)
    assert view.desk.door.carry_out(AddPeople((Person("late", "Late Comer"),)))
    qtbot.waitUntil(lambda: "people added" in _foot(view))
    names = [person.name for person in _in_file(sample_path)]
    assert names == [*before, *(f"Vorname{n} Nachname{n}" for n in range(MANY)), "Late Comer"]


def test_a_file_that_takes_nothing_lets_it_go_on_in_memory(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    before = len(_in_file(sample_path))
    door = view.desk.door
    sample_path.chmod(0o400)
    try:
        _add(view).click()
        qtbot.waitUntil(lambda: door.trouble is not None)
        assert len(queries.people(view.desk.workspace.read)) == before + MANY
        assert len(_in_file(sample_path)) == before
    finally:
        sample_path.chmod(0o600)
    assert door.save_again()
    assert len(_in_file(sample_path)) == before + MANY


def test_a_refused_one_changes_nothing(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    heard: list[object] = []
    nameless = (*(Person(f"p{n}", f"Name {n}") for n in range(MANY)), Person("x", " "))
    before = _in_file(sample_path)
    view.desk.door.carry_out_beside(AddPeople(nameless), "Adding", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [None]
    assert view.desk.door.trouble is None
    assert _in_file(sample_path) == before
    assert list(view.desk.workspace.read.all(Person)) == before


def test_many_are_taken_off_the_list_in_one_step(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    before = _in_file(sample_path)
    table = next(each for each in view.findChildren(QTableView) if each.accessibleName() == "People")
    table.selectAll()
    remove = next(each for each in view.findChildren(QPushButton) if each.text() == "Remove from the list")
    remove.click()
    qtbot.waitUntil(lambda: "Removed from the list" in _foot(view))
    assert _in_file(sample_path) == []
    view.steps.undo()
    qtbot.waitUntil(lambda: "Undone" in _foot(view))
    assert _in_file(sample_path) == before
    assert list(view.desk.workspace.read.all(Person)) == before

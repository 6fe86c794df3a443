"""The start page: the next workshop and the files opened before have the keyboard, a file that is gone says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from ui.home.recent import RecentFile, next_of
from ui.home.recent_list import NextCard
from ui.home.welcome import WelcomePanel
from ui.main_window import MainWindow
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.settings import RECENT_FILES
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@pytest.fixture
def welcome(window: MainWindow, sample_path: Path, clock: Any, qtbot: Any) -> WelcomePanel:
    """After a file with a workshop in ten days was open, and another that is gone since."""
    window.open(sample_path)
    workspace = window.view.desk.workspace
    ahead = next(each for each in queries.workshops(workspace.read) if each.status is WorkshopStatus.PLANNED)
    workspace.apply(edit(Workshop, ahead.id, day=clock.now().date() + timedelta(days=10), title="Big & <b>bold</b>"))
    gone = sample_path.parent / "away" / "Nordlicht AG.okrw"
    window._settings.set(RECENT_FILES, (str(gone), *window._settings.get(RECENT_FILES)))
    assert window.engagement.close_engagement()
    window.activateWindow()
    window.show_welcome()
    panel = window.findChild(WelcomePanel)
    qtbot.waitUntil(lambda: panel.findChild(NextCard) is not None)
    return panel


def _words(panel: WelcomePanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def _holds(word: str) -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, QPushButton) and word in focused.accessibleName()


def test_the_next_workshop_stands_first_has_the_keyboard_and_opens_by_enter(
    welcome: WelcomePanel, window: MainWindow, qtbot: Any
) -> None:
    assert "Next: Big & <b>bold</b>" in _words(welcome)
    assert "Harbour Ferries" in _words(welcome)
    qtbot.waitUntil(lambda: _holds("Harbour Ferries"))
    primary = [each for each in welcome.findChildren(QPushButton) if each.property("role") == "primary"]
    assert [each for each in primary if each.isVisible()] == [QApplication.focusWidget()]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.desk.workspace.path.stem == "Harbour Ferries"


def test_a_file_that_is_gone_says_so_and_leaves_the_list(
    welcome: WelcomePanel, window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    assert "Nordlicht AG" in _words(welcome)
    assert f"Not found in {sample_path.parent / 'away'}" in _words(welcome)
    assert [action.text() for action in window._menus.recent.actions()] == ["Harbour Ferries"]
    off = next(each for each in welcome.findChildren(QPushButton) if each.text() == "Take off the list")
    off.click()
    qtbot.waitUntil(lambda: "Nordlicht AG" not in _words(welcome))
    assert window._settings.get(RECENT_FILES) == (str(sample_path),)


def test_whoever_types_a_new_client_is_left_alone(welcome: WelcomePanel, window: MainWindow, qtbot: Any) -> None:
    client = welcome.findChildren(QLineEdit)[0]
    client.setFocus()
    qtbot.keyClicks(client, "Acme")
    window._files.recent.tell()
    with qtbot.waitSignal(window._files.recent.known):
        pass
    assert QApplication.focusWidget() is client
    assert client.text() == "Acme"


def test_a_client_that_was_begun_no_longer_waits_and_one_that_was_not_does(
    welcome: WelcomePanel, window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    client, cycle = welcome.fields
    client.setFocus()
    qtbot.keyClicks(client, "Alpine Rail")
    window.open(sample_path)
    assert window.engagement.close_engagement()
    window.show_welcome()
    assert client.text() == "Alpine Rail", "another file was opened meanwhile"
    qtbot.keyClicks(cycle, "May to August")
    qtbot.keyClick(client, Qt.Key.Key_Return)
    assert window.view is not None
    assert window.engagement.close_engagement()
    window.show_welcome()
    assert (client.text(), cycle.text()) == ("", "")
    assert not next(each for each in welcome.findChildren(QPushButton) if each.text() == "Start").isEnabled()


def test_who_asks_for_a_new_engagement_types_its_client(welcome: WelcomePanel, window: MainWindow, qtbot: Any) -> None:
    """Also once the recent files are known, which come with the next workshop."""
    window._actions["new"]()
    window._files.recent.tell()
    with qtbot.waitSignal(window._files.recent.known):
        pass
    assert QApplication.focusWidget() is welcome.fields[0]
    window._actions["close_file"]()
    qtbot.waitUntil(lambda: _holds("Harbour Ferries"))


def test_without_any_file_it_says_what_belongs_there_and_asks_for_a_client(window: MainWindow, qtbot: Any) -> None:
    welcome = window.findChild(WelcomePanel)
    window.activateWindow()
    with qtbot.waitSignal(window._files.recent.known):
        window._files.recent.tell()
    qtbot.waitUntil(lambda: "will be listed here" in _words(welcome))
    assert QApplication.focusWidget() is welcome.findChildren(QLineEdit)[0]


def test_the_sample_a_cycle_later_is_one_click_away(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    later = next(each for each in window.findChildren(QPushButton) if each.text() == "A cycle later")
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)  # once more, because nothing is seen at once
    qtbot.waitUntil(lambda: window.view is not None)
    workspace = window.view.desk.workspace
    assert workspace.path.stem == "Sample, a cycle later"
    assert len(queries.draft_sets(workspace.read)) == 12
    assert queries.engagement(workspace.read).sample
    assert window.engagement.close_engagement()
    workspace.path.unlink()
    window.show_welcome()
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    window.open(sample_path)
    qtbot.waitUntil(lambda: not window._background.busy)
    assert window.view.desk.workspace.path == sample_path  # what was opened meanwhile stays


def test_files_without_a_day_ahead_are_no_next_workshop() -> None:
    files = (RecentFile(Path("a.okrw"), missing=True), RecentFile(Path("b.okrw"), "B", "no workshop planned"))
    assert next_of(files) is None
    assert next_of(()) is None
    assert files[0].name == "a"

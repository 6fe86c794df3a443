"""Who goes to a screen that is still to be loaded sees at once that it comes; clicks and keys count meanwhile."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.shell import getting_ready
from ui.shell.engagement import EngagementView
from ui.widgets import in_turns
from workshop_app.application import queries
from workshop_app.domain.errors import ErrorCode

UNLOADED = ("ui.calendar.panel", "ui.people.panel", "ui.materials.panel", "ui.new_workshop.panel")


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> EngagementView:
    """A window that lives, a moment after its start."""
    for name in UNLOADED:
        module = import_module(name)
        monkeypatch.setattr(sys.modules[name.rpartition(".")[0]], "panel", module)  # as it was, afterwards
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(getting_ready, "FIRST_MS", 600_000)
    monkeypatch.setattr(in_turns, "PIECE_S", 0)  # a turn for each step, however quick the machine is
    window.get_ready()
    window.resize(1366, 768)
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.view is not None
    return window.view


def _click(view: EngagementView, address: str) -> None:
    QTest.mouseClick(view._rail._lines[address], Qt.MouseButton.LeftButton)


def _kind(view: EngagementView) -> str:
    return type(view.screens.currentWidget()).__name__


def _arrived(view: EngagementView, qtbot: Any) -> str:
    qtbot.waitUntil(lambda: not view.coming.comes)
    return _kind(view)


def test_what_stands_around_it_is_shown_at_once_and_the_screen_in_turns(view: EngagementView, qtbot: Any) -> None:
    turns: list[str] = []
    clock = QTimer()
    clock.timeout.connect(lambda: turns.append(_kind(view)))
    clock.start(0)
    _click(view, "calendar")
    assert view._head._last.text() == "Calendar"
    assert view._rail._lines["calendar"].isChecked()
    assert _kind(view) == "QWidget"  # nothing of the overview under another heading
    assert view.address == "home"
    assert _arrived(view, qtbot) == "CalendarPanel"
    assert turns.count("QWidget") > 3  # somebody else's turns came in between
    assert view.address == "calendar"
    assert view.screens.isAncestorOf(QApplication.focusWidget())  # the keyboard has gone along
    view.go_back()
    assert _kind(view) == "HomePanel"


def test_a_key_finds_the_whole_screen(view: EngagementView, qtbot: Any) -> None:
    line = view._rail._lines["people"]
    line.setFocus()
    window = view.window().windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert view.coming.comes
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert _kind(view) == "PeoplePanel"
    assert not view.coming.comes
    second = QApplication.focusWidget()
    view.go("home")
    line.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert second is QApplication.focusWidget()  # as where it was there from the first


def test_a_page_inside_a_screen_is_built_in_a_turn_of_its_own_and_read_once(
    view: EngagementView, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.interview.answer_map.view import VoiceMapView
    from ui.interview.questions.reader import QuestionReader

    read: list[str] = []
    for kind, name in ((VoiceMapView, "refresh"), (QuestionReader, "view")):
        monkeypatch.setattr(kind, name, _noted(read, getattr(kind, name)))
    made = [*view.screens.make_behind("interview/map")]
    assert "map" in made
    assert "interview filled" not in made
    assert read == ["refresh"]
    view.coming.visit("interview/map")
    assert _arrived(view, qtbot) == "InterviewPanel"
    assert read == ["refresh", "refresh"]  # as it stands when it is shown; the questions behind it are not read
    view.go("home")
    view.go("interview/map")
    assert read == ["refresh"] * 3
    view.go("interview/why")
    assert "view" in read


def _noted(read: list[str], does: Any) -> Any:
    def called(*given: Any, **named: Any) -> Any:
        read.append(does.__name__)
        return does(*given, **named)

    return called


def test_a_shortcut_counts_once_the_screen_is_there(view: EngagementView, qtbot: Any) -> None:
    _click(view, "calendar")
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert _arrived(view, qtbot) == "HomePanel"
    assert view.screens.last_seen[0] == "calendar"


def test_what_is_loaded_comes_in_turns_where_making_it_takes_long(view: EngagementView, qtbot: Any) -> None:
    import_module("ui.calendar.panel")
    import_module("ui.people.panel")
    _click(view, "calendar")
    assert (_kind(view), view.coming.comes) == ("CalendarPanel", False)
    _click(view, "people")
    assert (_kind(view), view.coming.comes) == ("QWidget", True)
    assert _arrived(view, qtbot) == "PeoplePanel"
    _click(view, "calendar")
    _click(view, "people")
    assert (_kind(view), view.coming.comes) == ("PeoplePanel", False)


def test_a_click_elsewhere_waits_for_nothing(view: EngagementView, qtbot: Any) -> None:
    _click(view, "calendar")
    assert view.coming.comes
    QApplication.processEvents()
    _click(view, "people")
    _click(view, "home")
    assert (_kind(view), view.address, view.coming.comes) == ("HomePanel", "home", False)
    qtbot.wait(50)
    assert _kind(view) == "HomePanel"  # nothing comes after all
    _click(view, "calendar")
    assert _arrived(view, qtbot) == "CalendarPanel"


def test_a_tab_of_a_workshop_keeps_the_keyboard(view: EngagementView, qtbot: Any) -> None:
    workshop = queries.workshops(view.desk.workspace.read)[0]
    view.go(f"workshops/{workshop.id}/plan")
    tab = view._tabs._tabs["materials"]
    tab.setFocus()
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Space)
    assert view.coming.comes
    assert tab.isChecked()
    assert _arrived(view, qtbot) == "MaterialsPanel"
    assert tab.hasFocus()


def test_a_screen_that_cannot_be_read_gives_way_to_the_one_before(
    view: EngagementView, window: MainWindow, qtbot: Any
) -> None:
    with qtbot.captureExceptions() as raised:
        _click(view, "people")
        view.desk.workspace._store._view.image.connection.execute("UPDATE person SET name = x'00'")
        assert _arrived(view, qtbot) == "HomePanel"
    ((_, error, _),) = raised
    assert error.code is ErrorCode.FILE_DAMAGED  # which the window says, as it says every other
    assert view._rail._lines["home"].isChecked()
    assert view._head._last.text() == "Overview"


def test_a_file_that_is_closed_meanwhile_is_let_be(view: EngagementView, window: MainWindow, qtbot: Any) -> None:
    _click(view, "calendar")
    assert window.engagement.close_engagement()
    window.show_welcome()
    qtbot.wait(100)
    assert window.view is None

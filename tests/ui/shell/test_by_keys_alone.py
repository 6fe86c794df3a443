"""Every screen by keys alone: F6 walks the window, Ctrl+1 to 9 the places, Tab reaches everything and leaves again,
Enter presses what has the keyboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.main_window import MainWindow
from ui.self_test.addresses import addresses
from ui.shell.engagement import EngagementView

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from carried_cycle import build_carried

MOST_TABS = 400


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What stands in the sample in the middle of its cycle."""
    path = tmp_path_factory.mktemp("carried") / "carried.okrw"
    build_carried(path).close()
    return path.read_bytes()


@pytest.fixture
def view(window: MainWindow, tmp_path: Path, carried: bytes, qtbot: Any) -> EngagementView:
    path = tmp_path / "carried.okrw"
    path.write_bytes(carried)
    window.resize(1366, 768)
    window.open(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.view is not None
    return window.view


def _press(view: EngagementView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.window().windowHandle(), key, modifier)


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_place_of_the_rail_is_gone_to_by_enter_and_takes_the_keyboard_along(view: EngagementView) -> None:
    for line in view._rail.tab_stops[:4]:
        line.setFocus()
        _press(view, Qt.Key.Key_Return)
        assert view.screens.isAncestorOf(_focused()), line.accessibleName()


def test_a_figure_leads_to_the_same_place_whatever_workshops_there_are(view: EngagementView) -> None:
    seen = []
    for key in range(Qt.Key.Key_1, Qt.Key.Key_9 + 1):
        _press(view, Qt.Key(key), Qt.KeyboardModifier.ControlModifier)
        seen.append(view.address.split("/")[0])
        assert view.screens.isAncestorOf(_focused()), seen
    assert seen == ["home", "interview", "roles", "people", "calendar", "drafts", "alignment", "cycle", "documents"]
    assert [line.key for line in view._rail.tab_stops if line.key] == [f"Ctrl+{at}" for at in range(1, 10)]


def test_f6_walks_the_window_and_finds_again_what_was_focused(view: EngagementView) -> None:
    view.go("people")
    parts = []
    view._rail.tab_stops[0].setFocus()
    for _ in range(3):
        parts.append(next(name for name in ("_rail", "_head", "screens", "_foot") if _inside(view, name)))
        _press(view, Qt.Key.Key_F6)
    assert parts == ["_rail", "_head", "screens"]
    _press(view, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _inside(view, "screens")
    _press(view, Qt.Key.Key_Tab)
    there = _focused()
    _press(view, Qt.Key.Key_F6)
    _press(view, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _focused() is there


def _inside(view: EngagementView, name: str) -> bool:
    part: QWidget = getattr(view, name)
    return part.isAncestorOf(_focused())


def _one_of_each(view: EngagementView) -> list[str]:
    """Every kind of screen once: of the workshops the last, which is still ahead."""
    found = {
        address.split("/")[-1] if "/" in address else address: address
        for address in addresses(view.desk.workspace.read)
    }
    return list(found.values())


def _stops(view: EngagementView) -> set[QWidget]:
    """What Tab has to reach; of buttons of which one is chosen Tab reaches that one, and the arrows the others."""
    return {
        each
        for each in view.screens.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not each.focusProxy() and not (isinstance(each, QPushButton) and each.group() and not each.isChecked())
    }


@pytest.mark.long
def test_tab_reaches_everything_on_every_screen_and_leaves_it_and_enter_presses_it(view: EngagementView) -> None:
    trapped, missed, not_by_enter = [], [], []
    for address in _one_of_each(view):
        view.go(address)
        buttons = view.screens.findChildren(QPushButton)
        not_by_enter += [(address, one.text()) for one in buttons if not one.autoDefault() and type(one) is QPushButton]
        for _ in range(5):
            QApplication.processEvents()
        before = _stops(view)
        seen = _walk(view)
        if seen is None:
            trapped.append(address)
            continue
        left = (before & _stops(view)) - seen  # a field that is entered may bring others or take them away
        deaf = [one for one in left if not any(one.isAncestorOf(each) for each in seen)]  # a card hands the keyboard on
        missed += [(address, type(one).__name__, one.accessibleName()) for one in deaf]
    assert (trapped, missed, not_by_enter) == ([], [], [])


def _walk(view: EngagementView) -> set[QWidget] | None:
    """Tab from the head line through the screen; None where it never comes out again."""
    view._head.find_button.setFocus()
    seen: set[QWidget] = set()
    for _ in range(MOST_TABS):
        _press(view, Qt.Key.Key_Tab)
        if view._rail.isAncestorOf(_focused()):
            return seen
        seen.add(_focused())
    return None


def test_enter_presses_a_button(view: EngagementView) -> None:
    view.go("people")
    pressed = []
    paste = next(each for each in view.screens.findChildren(QPushButton) if each.text() == "Paste a list")
    paste.clicked.connect(lambda: pressed.append(1))
    paste.setFocus()
    _press(view, Qt.Key.Key_Return)
    assert pressed == [1]

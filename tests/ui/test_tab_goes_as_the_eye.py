"""Tab on screens whose parts come and go: the next stop is never one that stands above in the same column."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from scripts.carried_cycle import build_carried
from scripts.ink.matrix import Matrix
from scripts.ink.walk import Walk, addresses
from ui.shell.engagement import EngagementView

CHOSEN = (
    "/page",
    "/report",
    "/sessions",
    "drafts",
    "cycle",
    "/reflect",
    "alignment/words",
    "settings",
    "calendar",
    "/groups",
)
MOST_TABS = 200
pytestmark = pytest.mark.qt_log_ignore("does not support")


def _stops(view: EngagementView, screen: QWidget) -> list[QWidget]:
    """Where Tab stops, pressed as a hand does: from the head line through the screen until it has left it again."""
    found: list[QWidget] = []
    held: QWidget | None = view._head.find_button
    assert held is not None
    held.setFocus()
    for _ in range(MOST_TABS):
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
        held = view.window().focusWidget()
        if held is None or (found and not screen.isAncestorOf(held)):
            break
        if screen.isAncestorOf(held) and not held.objectName().startswith("qt_"):
            found.append(held)
    return [each for each in found if each.isVisible()]


def _page(widget: QWidget, screen: QWidget) -> QWidget:
    """What it is laid out in: the inside of what scrolls, or the screen."""
    around = widget.parentWidget()
    while around is not None and around is not screen:
        above = around.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            return around
        around = above
    return screen


def _goes_back(before: QWidget, behind: QWidget, screen: QWidget) -> bool:
    page = _page(before, screen)
    if page is not _page(behind, screen):
        return False
    one, other = (QRect(each.mapTo(page, QPoint(0, 0)), each.size()) for each in (before, behind))
    column = min(one.right(), other.right()) > max(one.left(), other.left())
    return column and other.bottom() < one.top()


@pytest.mark.usefixtures("_dressed")
def test_tab_never_goes_back_up_in_its_column(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "carried.okrw"
    build_carried(path).close()
    matrix = Matrix(qapp, told=lambda _: None)
    back: set[str] = set()

    def follow(walk: Walk) -> None:
        view = walk.window.view
        assert view is not None
        for address in addresses(walk.window):
            if address.endswith(CHOSEN):
                walk.screens((address,), opened=False)
                screen = view.screens.currentWidget()
                assert screen is not None
                for before, behind in pairwise(_stops(view, screen)):
                    if _goes_back(before, behind, screen):
                        back.add(f"{address}: {before.accessibleName()} -> {behind.accessibleName()}")

    matrix.walk(path, 100, ((1366, 768),), follow)
    assert back == set()

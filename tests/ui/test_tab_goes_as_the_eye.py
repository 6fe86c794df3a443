"""Tab on screens whose parts come and go: the next stop is never one that stands above in the same column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from scripts.ink.matrix import Matrix
from scripts.ink.walk import Walk, addresses
from workshop_app import sample

CHOSEN = ("/page", "/report", "/sessions", "drafts", "settings", "calendar", "/groups")
pytestmark = pytest.mark.qt_log_ignore("does not support")


def _stops(screen: QWidget) -> Iterator[QWidget]:
    each = screen.nextInFocusChain()
    while each is not screen:
        reached = each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if reached and screen.isAncestorOf(each) and not each.objectName().startswith("qt_"):
            yield each
        each = each.nextInFocusChain()


def _place(widget: QWidget, screen: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


@pytest.mark.usefixtures("_dressed")
def test_tab_never_goes_back_up_in_its_column(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "sample.okrw"
    sample.build(path).close()
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
                for before, behind in pairwise(_stops(screen)):
                    one, other = _place(before, screen), _place(behind, screen)
                    column = min(one.right(), other.right()) > max(one.left(), other.left())
                    if column and other.bottom() < one.top():
                        back.add(f"{address}: {before.accessibleName()} -> {behind.accessibleName()}")

    matrix.walk(path, 100, ((1366, 768),), follow)
    assert back == set()

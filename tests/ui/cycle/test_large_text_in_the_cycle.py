"""The cycle with large text in the smallest window: what is chosen is read whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.cycle.panel import CyclePanel
from ui.desk import Desk
from ui.theme import apply_theme


@pytest.fixture(autouse=True)
def _large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", 200)
    yield
    apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("at", [0, 1])
def test_the_open_tab_is_read_whole(desk: Desk, qtbot: QtBot, at: int) -> None:
    panel = CyclePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(946, 470)  # what the smallest window leaves
    panel.show()
    panel.tabs.setCurrentIndex(at)
    QApplication.processEvents()
    place = panel.tabs.tabRect(at)
    assert place.left() >= 0
    assert place.right() <= panel.tabs.width()
    assert panel.tabs.out_of_sight == []

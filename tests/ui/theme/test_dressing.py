"""A change of look while somebody works: each widget once, also what is hidden or turned to meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout

from ui import theme
from ui.widgets import in_turns

DEEP = 6  # widgets in one another


class Heard(QLabel):
    """Counts how often it is told of another look, and of its size."""

    def __init__(self, heard: Counter[str], name: str) -> None:
        super().__init__(name)
        self._heard, self._name = heard, name

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._heard[self._name] += 1

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._heard[f"{self._name} measured"] += 1


@pytest.fixture
def light_after(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply_theme(qapp, "light", 100)
    yield qapp
    theme.apply_theme(qapp, "light", 100)


def _window(qtbot: Any, heard: Counter[str]) -> QStackedWidget:
    """Two pages of which the second was seen before, each with a line deep inside."""
    window = QStackedWidget()
    qtbot.addWidget(window)
    for name in ("first", "second"):
        inner = page = Heard(heard, f"{name} holds")
        for _ in range(DEEP - 1):
            layout = QVBoxLayout(inner)
            inner = Heard(heard, f"{name} holds")
            layout.addWidget(inner)
        QVBoxLayout(inner).addWidget(Heard(heard, name))
        window.addWidget(page)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    for at in (1, 0):
        window.setCurrentIndex(at)
        QApplication.processEvents()
    heard.clear()
    return window


def _ink(window: QStackedWidget, page: int) -> QColor:
    return window.widget(page).findChildren(Heard)[-1].palette().windowText().color()  # type: ignore[union-attr]


def test_each_widget_is_dressed_once_however_deep_it_stands(qtbot: Any, light_after: QApplication) -> None:
    heard: Counter[str] = Counter()
    window = _window(qtbot, heard)
    theme.apply_theme(light_after, "dark", 100)
    assert (heard["first"], heard["second"]) == (1, 1)
    assert (heard["first measured"], heard["second measured"]) == (1, 1)
    assert _ink(window, 1) == QColor(theme.tokens("dark").ink)
    heard.clear()
    theme.change_theme(light_after, "contrast", 145)
    qtbot.waitUntil(lambda: not theme.is_changing(light_after))
    assert (heard["first"], heard["second"]) == (1, 1)
    for page in (0, 1):
        assert _ink(window, page) == QColor(theme.tokens("contrast").ink)


@pytest.mark.parametrize("from_first", ["first", "second"])
def test_a_page_that_is_turned_to_meanwhile_has_the_new_look(
    from_first: str, qtbot: Any, light_after: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is begun, and in the middle of it. And a second change in the middle of the first leaves nothing."""
    monkeypatch.setattr(in_turns, "PIECE_S", 0)  # a step is a piece
    heard: Counter[str] = Counter()
    window = _window(qtbot, heard)
    theme.change_theme(light_after, "dark", 100)
    while not heard[from_first]:  # what is hidden comes behind what is seen, and what holds others behind these
        QApplication.processEvents()
    assert (theme.is_changing(light_after), heard["second holds"]) == (True, 0)
    window.setCurrentIndex(1)
    told = {"second": 1, "second holds": DEEP, "second measured": 1}
    assert theme.is_changing(light_after)
    assert {name: heard[name] for name in told} == told
    assert _ink(window, 1) == QColor(theme.tokens("dark").ink)
    qtbot.waitUntil(lambda: not theme.is_changing(light_after))
    assert {name: heard[name] for name in told} == told
    theme.change_theme(light_after, "contrast", 100)
    theme.apply_theme(light_after, "dark", 145)
    assert not theme.is_changing(light_after)
    for page in (0, 1):
        assert _ink(window, page) == QColor(theme.tokens("dark").ink)

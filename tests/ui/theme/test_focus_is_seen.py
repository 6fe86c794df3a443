"""Where the keyboard is, measured by pixels: what has it differs by 3 to 1 from itself without it, in every look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.theme import apply_theme
from ui.widgets.basics import button
from ui.widgets.tab_row import TabRow

SEEN = 20  # pixels that differ: less is a speck


def _pressed(role: str) -> QPushButton:
    made = button("Harbour", role)
    made.setCheckable(True)
    made.setChecked(True)
    return made


def _tabs() -> QWidget:
    tabs = TabRow("Pages")
    for words in ("Questions", "Voices"):
        tabs.addTab(words)
    return tabs


def _area() -> QWidget:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(QLabel("What was said"))
    return area


def _list() -> QWidget:
    made = QListWidget()
    made.addItems(["Quay", "Jetty"])
    return made


MADE: dict[str, Callable[[], QWidget]] = {
    **{role or "plain": lambda role=role: button("Harbour", role) for role in ("", "primary", "flat", "icon", "tab")},
    **{f"{role}, pressed": lambda role=role: _pressed(role) for role in ("", "choice", "tab", "rail", "chip")},
    **{kind.__name__: kind for kind in (QLineEdit, QComboBox)},
    "tick": lambda: QCheckBox("Here"),
    "tabs": _tabs,
    "page": _area,
    "list": _list,
}


@pytest.fixture
def _usual_look(_dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(_dressed, "light", 100)


def _differing(before: QImage, after: QImage) -> int:
    places = ((x, y) for x in range(before.width()) for y in range(before.height()))
    pairs = ((before.pixel(*at), after.pixel(*at)) for at in places)
    return sum(one != other and theme.contrast(QColor(one).name(), QColor(other).name()) >= 3 for one, other in pairs)


@pytest.mark.usefixtures("_usual_look")
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("kind", MADE)
def test_what_has_the_keyboard_is_seen(kind: str, look: str, qapp: QApplication, qtbot: Any) -> None:
    apply_theme(qapp, look, 100)
    page, widget, other = QWidget(), MADE[kind](), QLineEdit()
    qtbot.addWidget(page)
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    for part in (widget, other):
        column.addWidget(part)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    pictures = []
    for stop in (other, widget):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert stop.hasFocus()
        pictures.append(page.grab(QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())).toImage())
    assert _differing(*pictures) >= SEEN

"""The wheel changes nothing that has not the focus, and half a number is no value: in every window, whoever made it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDateEdit,
    QDial,
    QDialog,
    QDoubleSpinBox,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import apply_theme

Turn = Callable[[QWidget], None]


def value_of(widget: QWidget) -> object:
    match widget:
        case QComboBox() | QTabBar():
            return widget.currentIndex()
        case QAbstractSlider():
            return widget.value()
        case _:
            return widget.text()  # type: ignore[attr-defined]


def _filled_combo() -> QComboBox:
    made = QComboBox()
    made.addItems(["one", "two", "three"])
    made.setCurrentIndex(1)
    return made


def _editable_combo() -> QComboBox:
    made = _filled_combo()
    made.setEditable(True)
    return made


def _number(box: QSpinBox | QDoubleSpinBox | QSlider | QDial) -> QWidget:
    box.setRange(0, 99)
    box.setValue(50)
    return box


def _tabs() -> QTabBar:
    made = QTabBar()
    for words in ("one", "two", "three"):
        made.addTab(words)
    made.setCurrentIndex(1)
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "list": _filled_combo,
    "list one can type in": _editable_combo,
    "number": lambda: _number(QSpinBox()),
    "broken number": lambda: _number(QDoubleSpinBox()),
    "date": lambda: QDateEdit(QDate(2027, 3, 4)),
    "time": QTimeEdit,
    "slider": lambda: _number(QSlider(Qt.Orientation.Horizontal)),
    "dial": lambda: _number(QDial()),
    "tabs": _tabs,
}


@pytest.fixture
def page(_dressed: QApplication, qtbot: Any) -> tuple[QScrollArea, QVBoxLayout]:
    area = QScrollArea()
    qtbot.addWidget(area)
    inner = QWidget()
    layout = QVBoxLayout(inner)
    inner.setMinimumHeight(2000)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area, layout


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_wheel_scrolls_the_page_and_changes_nothing(page: Any, turn: Turn, kind: str) -> None:
    area, layout = page
    made = KINDS[kind]()  # made when the window is long there
    layout.insertWidget(0, made)
    layout.addStretch(1)
    QApplication.processEvents()
    before, scrolled = value_of(made), area.verticalScrollBar().value()
    turn(made)
    assert value_of(made) == before
    assert area.verticalScrollBar().value() > scrolled
    assert not made.hasFocus()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"time"}))
def test_with_the_focus_the_wheel_may(page: Any, turn: Turn, kind: str) -> None:
    _, layout = page
    made = KINDS[kind]()
    layout.insertWidget(0, made)
    layout.addStretch(1)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QApplication.processEvents()
    made.setFocus()
    before = value_of(made)
    turn(made)
    assert value_of(made) != before


def test_also_in_a_dialog_and_after_another_theme(qapp: QApplication, turn: Turn, qtbot: Any) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    first, combo = QSpinBox(dialog), _filled_combo()
    QVBoxLayout(dialog).addWidget(first)
    dialog.layout().addWidget(combo)
    dialog.show()
    first.setFocus()
    try:
        apply_theme(qapp, "dark", 130)
        turn(combo)
        assert combo.currentIndex() == 1
    finally:
        apply_theme(qapp, "light", 100)
    turn(combo)
    assert combo.currentIndex() == 1


def test_half_a_number_is_no_value(page: Any, qtbot: Any) -> None:
    _, layout = page
    box, other = QSpinBox(), QSpinBox()
    box.setRange(1, 99)
    for each in (box, other):
        layout.addWidget(each)
    QApplication.processEvents()
    heard: list[int] = []
    box.valueChanged.connect(heard.append)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "15")
    assert heard == []
    other.setFocus()
    assert heard == [15]

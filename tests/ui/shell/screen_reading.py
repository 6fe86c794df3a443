"""Reads a window as somebody would who sees it, and as somebody would who hears it: its texts, and what a screen reader
is told of everything that takes the keyboard. Used by test_one_truth."""

from __future__ import annotations

import time
from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from ui.main_window import MainWindow

MOST_ROWS = 60
STILL = 4  # turns of the event loop in which nothing worked
INNER = "qt_spinbox_lineedit"  # Qt's own, spoken for by the box it stands in
UNSAID = (QAccessible.Role.NoRole, QAccessible.Role.Border)


class Heard(Struct, frozen=True):
    """What is told of one widget that takes the keyboard."""

    kind: str
    role: QAccessible.Role
    name: str
    value: str
    tick_box: bool


class Screen(Struct, frozen=True):
    """One place: what is seen, and what is heard."""

    texts: frozenset[str]
    heard: frozenset[Heard]


def read(window: QWidget) -> Screen:
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    texts = frozenset(words.strip() for each in shown for words in _texts(each) if words.strip())
    heard = frozenset(_heard(each) for each in shown if _takes_keyboard(each))
    return Screen(texts, heard)


def settle(window: MainWindow, patience: float = 20.0) -> None:
    """Until nothing works in the background."""
    until, still = time.monotonic() + patience, 0
    while still < STILL:
        assert time.monotonic() < until
        QApplication.processEvents()
        still = 0 if window.view is not None and window.view.desk.background.busy else still + 1


def _takes_keyboard(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not _inner(widget)


def _inner(widget: QWidget) -> bool:
    return widget.objectName() == INNER


def _heard(widget: QWidget) -> Heard:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    text = found.text
    name, value = text(QAccessible.Text.Name).strip(), text(QAccessible.Text.Value)
    return Heard(type(widget).__name__, found.role(), name, value, isinstance(widget, QCheckBox))


def _texts(widget: QWidget) -> Iterator[str]:
    """Boxes for days and times have forms of their own, see tests/ui/widgets/test_dates.py."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() if not _inner(widget):
            yield from (widget.text(), widget.placeholderText())
        case QPlainTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for row in range(min(MOST_ROWS, model.rowCount(QModelIndex()))):
        for column in range(columns):
            yield str(model.index(row, column, QModelIndex()).data() or "")

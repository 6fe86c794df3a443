"""Puts the keyboard on the words somebody looked for, once their screen is shown: into the field that holds them with
what was found selected, onto their row of a list, or onto the button they are. Screens fill themselves piece by piece,
so it looks again for a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.utf16 import units_before
from workshop_app.domain.naming import folded

LOOKS_MS = (0, 40, 120, 300, 600)  # after the last look
SETTLED_MS = 400  # a screen that fills itself piece by piece stands by then
MARKED_MS = 4000
MOST_ROWS = 2000  # of one list


class Pointing(QObject):
    """One at a time: a newer wish ends the older one. Signal: missed with what is to be done first, where a button is
    not there or cannot be pressed yet."""

    missed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(SETTLED_MS)
        self._again.timeout.connect(self._show_again)
        self._in: QWidget | None = None
        self._words = self._word = self._first = ""
        self._looks, self._shown, self._press = 0, False, False

    def point(self, screen: QWidget, words: str, word: str = "", first: str = "", *, press: bool = False) -> None:
        """Look for these words in this screen, and in a field select the one that was typed (folded), no more: the next
        letter replaces what is selected. Where they are not, the keyboard stays where it is. `press`: they are those of
        a button, which is pressed."""
        self._again.stop()
        self._press = press
        self._in, self._words, self._word, self._first = screen, " ".join(words.split()), word, first
        self._looks, self._shown = 0, False
        self._timer.start(LOOKS_MS[0])

    def _look(self) -> None:
        screen = self._in
        if screen is None or not isValid(screen) or not screen.isVisible():
            self._in = None
            return
        self._looks += 1
        pressed = _button_of(screen, self._words) if self._press else None
        if pressed is not None:
            self._in = None
            _show(pressed)
            pressed.click()
            return
        if _field(screen, self._words, self._word) or any(found(screen, self._words) for found in _WAYS):
            self._again.start()
            return
        if not self._shown:
            self._shown = _words(screen, self._words)  # and looked again: a card may have opened
        if self._looks < len(LOOKS_MS):
            self._timer.start(LOOKS_MS[self._looks])
        elif self._first:
            self.missed.emit(self._first)

    def _show_again(self) -> None:
        """The screen went on filling itself, and what was found moved."""
        screen, self._in = self._in, None
        focused = QApplication.focusWidget()
        if screen is not None and isValid(screen) and focused is not None and screen.isAncestorOf(focused):
            _into_sight(focused)


class _Marked(QObject):
    """Words that take no keyboard stand on a mark for a moment."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self._set(True)
        QTimer.singleShot(MARKED_MS, self, self._on_time)

    def _on_time(self) -> None:
        self._set(False)
        self.deleteLater()

    def _set(self, marked: bool) -> None:
        self._label.setProperty("found", marked)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)


def _field(screen: QWidget, words: str, word: str) -> bool:
    fields: tuple[QLineEdit | QPlainTextEdit, ...]
    fields = (*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit))
    for field in fields:
        held = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        if field.isVisible() and " ".join(held.split()) == words:
            _show(field)
            _select(field, held, word)
            return True
    return False


def _select(field: QLineEdit | QPlainTextEdit, held: str, word: str) -> None:
    low = folded(held)
    at = low.find(word) if word and len(low) == len(held) else -1  # else places would not tell any more
    start = units_before(held, max(0, at))
    length = units_before(held, at + len(word)) - start if at >= 0 else 0
    if isinstance(field, QLineEdit):
        field.setCursorPosition(start)
        field.setSelection(start, length)
        return
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _row(screen: QWidget, words: str) -> bool:
    for view in screen.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            for index in _cells(view):
                if " ".join(str(index.data(Qt.ItemDataRole.DisplayRole) or "").split()) == words:
                    _show(view)
                    view.setCurrentIndex(index)
                    view.scrollTo(index)
                    return True
    return False


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, root = view.model(), view.rootIndex()
    columns = (
        1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    )  # which such a model keeps to itself
    for row in range(min(MOST_ROWS, model.rowCount(root))):
        for column in range(columns):
            yield model.index(row, column, root)


def _button_of(screen: QWidget, words: str) -> QAbstractButton | None:
    for button in screen.findChildren(QAbstractButton):
        # By its whole name: with little room its words are cut, and with large text some are a sign alone.
        said = (button.text().replace("&&", "&"), button.accessibleName())
        if button.isVisible() and button.isEnabled() and words in said:
            return button
    return None


def _button(screen: QWidget, words: str) -> bool:
    button = _button_of(screen, words)
    if button is not None:
        _show(button)
    return button is not None


def _words(screen: QWidget, words: str) -> bool:
    """Words that are only shown: they are brought into sight, with the keyboard on the card they stand on, which may
    open then, or on the next thing that takes it."""
    for label in screen.findChildren(QLabel):
        shown = " ".join(label.text().split())
        if label.isVisible() and shown and (shown == words or words.startswith(shown.removesuffix("…"))):
            _into_sight(label)
            _Marked(label)
            _stop_around(label, screen).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def _stop_around(label: QLabel, screen: QWidget) -> QWidget:
    around = label.parentWidget()
    while around is not None and around is not screen:
        if around.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return around
        around = around.parentWidget()
    stop = label.nextInFocusChain()
    while stop is not None and stop is not label and screen.isAncestorOf(stop):
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
            return stop
        stop = stop.nextInFocusChain()
    return screen


_WAYS: tuple[Callable[[QWidget, str], bool], ...] = (_button, _row)


def _show(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    _into_sight(widget)


def _into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 24, 60)
        around = around.parentWidget()

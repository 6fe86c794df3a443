"""What drops down under a line while somebody types. Every line that offers something makes its list here, so that all
of them have the same manner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget
from shiboken6 import isValid

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


def offered(completer: QCompleter) -> QCompleter:
    """Any part of a word finds it, in capitals or not. The list has a ground of its own: it is a window, and lists in
    windows have none. A click beside it does what it would do without it."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("role", "card")
        popup.installEventFilter(_PressBeside(popup))
        popup.installEventFilter(_GoesAlong(popup, completer))
    return completer


class _GoesAlong(QObject):
    """The list stays below its line when the page moves under it: a sentence below the line comes or goes while one
    types, and at the end of a page all that stands above it moves. Qt left the list where it was, over the line."""

    def __init__(self, popup: QAbstractItemView, completer: QCompleter) -> None:
        super().__init__(popup)
        self._popup, self._completer = popup, completer
        self._around: list[QWidget] = []
        self._at = QPoint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._popup:
            if kind == QEvent.Type.Show:
                self._begin()
            elif kind == QEvent.Type.Hide:
                self._end()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
        return False

    def _begin(self) -> None:
        self._end()
        around: QWidget | None = self._completer.widget()
        self._at = self._place()
        while around is not None:
            self._around.append(around)
            around.installEventFilter(self)
            around = around.parentWidget()

    def _end(self) -> None:
        for each in self._around:
            if isValid(each):
                each.removeEventFilter(self)
        self._around.clear()

    def _follow(self) -> None:
        now = self._place()
        if now != self._at:
            self._popup.move(self._popup.pos() + now - self._at)
            self._at = now

    def _place(self) -> QPoint:
        line = self._completer.widget()
        return line.mapToGlobal(line.rect().bottomLeft()) if line is not None else self._at


class _PressBeside(QObject):
    """On X11 Qt shuts the list at a press beside it and tells nobody else: whoever clicked into the next field went on
    typing into this one. The press goes on to the window it was meant for, as on Windows; which widget has it, and the
    keyboard, is then Qt's own rule. The release comes by itself, except after a tap that is faster than the list."""

    def __init__(self, popup: QAbstractItemView) -> None:
        super().__init__(popup)
        self._popup = popup

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or self._is_inside(event):
            return False
        if event.type() in _PRESSES:
            self._popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # or Windows would press a second time
            self._popup.hide()
            _press(event)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and not self._popup.isVisible():
            _release(event)
            return True
        return False

    def _is_inside(self, event: QMouseEvent) -> bool:
        return self._popup.rect().contains(self._popup.mapFromGlobal(event.globalPosition()).toPoint())


class _SecondPress(QObject):
    """Qt counts the clicks of each window for itself, and the first of two went into the list."""

    def __init__(self, window: QWindow, first: QMouseEvent) -> None:
        super().__init__(window)
        self._at, self._time, self._button = first.globalPosition(), first.timestamp(), first.button()
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QMouseEvent) and isinstance(window, QWindow) and event.spontaneous()):
            return False
        hints = QGuiApplication.styleHints()
        near = (event.globalPosition() - self._at).manhattanLength() <= hints.mouseDoubleClickDistance()
        presses = event.type() == QEvent.Type.MouseButtonPress
        if near and not presses:
            return False
        window.removeEventFilter(self)
        self.deleteLater()
        soon = event.timestamp() - self._time < hints.mouseDoubleClickInterval()
        if not (near and soon and event.button() == self._button):
            return False
        for kind in _PRESSES:
            QApplication.sendEvent(window, _like(event, kind, window, event.button()))
        return True


def _press(event: QMouseEvent) -> None:
    meant = QGuiApplication.topLevelAt(event.globalPosition().toPoint())
    if meant is None:  # another program, or the frame of a window
        return
    if QApplication.activeModalWidget() is None and not meant.isActive():
        meant.raise_()
        meant.requestActivate()
    # The pointer comes there first: Qt shows a menu where it saw it last.
    QApplication.postEvent(meant, _like(event, QEvent.Type.MouseMove, meant, Qt.MouseButton.NoButton))
    QApplication.postEvent(meant, _like(event, QEvent.Type.MouseButtonPress, meant, event.button()))
    _SecondPress(meant, event)


def _release(event: QMouseEvent) -> None:
    """To the widget: its window takes no release of a press that it did not see itself."""
    meant = QApplication.widgetAt(event.globalPosition().toPoint())
    if meant is not None:
        QApplication.postEvent(meant, _like(event, QEvent.Type.MouseButtonRelease, meant, event.button()))


def _like(event: QMouseEvent, kind: QEvent.Type, there: QWindow | QWidget, button: Qt.MouseButton) -> QMouseEvent:
    """What `event` is in another window or widget."""
    at = event.globalPosition()
    window = there.window() if isinstance(there, QWidget) else there
    held = event.buttons() if button else button
    made = QMouseEvent(kind, there.mapFromGlobal(at), window.mapFromGlobal(at), at, button, held, event.modifiers())
    made.setTimestamp(event.timestamp())
    return made

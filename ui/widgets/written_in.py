"""Whoever writes goes on writing: what comes in meanwhile takes no field away from under the fingers, and hears no
key that was meant for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_TAKES_WORDS = Qt.WidgetAttribute.WA_InputMethodEnabled


class WrittenIn:
    """Made when something is asked for that takes its time, as reading a file: which field of a window has the
    keyboard, or will have it once the window that asked for the file is gone, and what stands in it."""

    def __init__(self, window: QWidget) -> None:
        self._held = window.window().focusWidget()
        self._words = _words(self._held)

    def goes_on(self, place: QWidget) -> bool:
        """Whether somebody has written on since, in a field that stands in this place."""
        field = field_in_hand()
        if field is None or not field.isVisible() or not place.isAncestorOf(field):
            return False
        if self._held is None:  # a window that comes up hands the keyboard to a field by itself
            return bool(_words(field))
        return field is not self._held or _words(field) != self._words


class WritingOn(QObject):
    """Whoever writes in a field of this place, which is to be hidden."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place, self._written = place, WrittenIn(place)
        self._then: Callable[[], object] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether somebody has written on since it was begun."""
        return self._written.goes_on(self._place)

    def begin(self) -> None:
        """Something is asked for; what else was to follow does not."""
        self._written = WrittenIn(self._place)
        self._drop()

    def once_left(self, then: Callable[[], object]) -> bool:
        """Do this when the field is left. False where nobody writes: it may be done now."""
        self._drop()
        app = QApplication.instance()
        if not self.goes_on or not isinstance(app, QApplication):
            return False
        self._then = then
        app.focusChanged.connect(self._on_focus)
        return True

    def _drop(self) -> None:
        app = QApplication.instance()
        if self._then is not None and isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self._then = None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Another window has it for a moment, or a list of names below the field: nothing was left."""
        then = self._then
        if then is None or now is None or self.goes_on or not self._place.isVisible():
            return
        self._drop()
        QTimer.singleShot(0, self, then)


def field_in_hand() -> QWidget | None:
    """The field that has the keyboard; None while nothing that takes words has it."""
    held = QApplication.focusWidget()
    if held is None or isinstance(held, QAbstractItemView):  # which hears words only where a cell is being written
        return None
    return held if held.isEnabled() and held.testAttribute(_TAKES_WORDS) else None


def _words(field: QWidget | None) -> str:
    return str(field.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) or "") if field is not None else ""

"""Where the keyboard stays while the widget that had it cannot have it.

When a widget with the focus is switched off or hidden (a button while its work runs, a line that closes), Qt gives the
focus to the next one in the chain, whatever that does: after Save PDF it came to Undo, and Space took something back.
Here it rests on what stands around instead, which takes no keys, and comes back when the widget can have it again and
nobody has moved on meanwhile. One for the whole application, made by the main window.
"""

from __future__ import annotations

from weakref import ReferenceType, WeakKeyDictionary, ref

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

TURNS = (QEvent.Type.EnabledChange, QEvent.Type.Hide, QEvent.Type.Show)


class Resting(QObject):
    """Sits on the widget with the focus in each window, and on the one that lost it and may come back."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: WeakKeyDictionary[QWidget, ReferenceType[QWidget]] = WeakKeyDictionary()
        self._gone: WeakKeyDictionary[QWidget, ReferenceType[QWidget]] = WeakKeyDictionary()
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TURNS and isinstance(watched, QWidget):
            window = watched.window()
            if watched is self._known(self._gone, window):
                self._come_back(watched, window)
            elif watched is self._known(self._last, window) and not _can(watched):
                self._rest(watched, window)
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old) and not _can(old):
            window = old.window()
            if (new is None or new.window() is window) and old is self._known(self._last, window):
                self._rest(old, window)
                return
        if new is not None:
            self._stand_on(new, new.window())

    def _stand_on(self, widget: QWidget, window: QWidget) -> None:
        """The focus was moved here: what was to come back does not."""
        if widget is self._known(self._last, window):
            return
        self._forget(self._gone, window)
        self._forget(self._last, window)
        self._last[window] = ref(widget)
        widget.installEventFilter(self)

    def _rest(self, gone: QWidget, window: QWidget) -> None:
        place: QWidget | None = gone
        while place is not None and not _can(place):
            # Never into the window behind: there the keyboard is where it was when this one came over it.
            place = None if place.isWindow() else place.parentWidget()
        if place is None:
            return  # the whole window goes
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stand_on(place, window)
        self._gone[window] = ref(gone)
        gone.installEventFilter(self)

    def _come_back(self, gone: QWidget, window: QWidget) -> None:
        if not _can(gone):
            return
        resting = window.focusWidget() is self._known(self._last, window)
        self._forget(self._gone, window)
        if resting:
            gone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, kept: WeakKeyDictionary[QWidget, ReferenceType[QWidget]], window: QWidget) -> None:
        widget = self._known(kept, window)
        if widget is not None:
            widget.removeEventFilter(self)
        kept.pop(window, None)

    def _known(self, kept: WeakKeyDictionary[QWidget, ReferenceType[QWidget]], window: QWidget) -> QWidget | None:
        found = kept.get(window)
        widget = found() if found is not None else None
        return widget if widget is not None and shiboken6.isValid(widget) else None


def _can(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()

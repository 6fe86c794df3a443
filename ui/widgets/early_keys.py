"""What is typed into a window while another one over it is still made: it is meant for that one. Without this the first
letters after Ctrl+K were lost, and Enter pressed whatever had the keyboard before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget


class EarlyKeys(QObject):
    """Takes the keys of a window from now on, until `hand_on` gives them to the widget they are meant for."""

    def __init__(self, window: QWindow | None) -> None:
        super().__init__()
        self._window = window
        self._keys: list[QEvent] = []
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._keys.append(event.clone())
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)

    def hand_on(self, field: QWidget) -> None:
        """Also what has been typed and was not heard yet."""
        if self._window is None:
            return
        QCoreApplication.processEvents()
        self._window.removeEventFilter(self)
        for key in self._keys:
            QCoreApplication.sendEvent(field, key)

"""Holding Esc down: the way out of a running day that no slip of a finger takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

LONG_MS = 800
# A busy X server tells of a key that repeats as of one that was let go and pressed again at once.
PRESSED_AGAIN_MS = 80


class HoldToLeave(QObject):
    """Signal: held, when Esc has been down for so long since `begin`."""

    held = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG_MS)
        self._timer.timeout.connect(self._on_held)
        self._up = QTimer(self)  # runs while it is not sure that the key was let go
        self._up.setSingleShot(True)
        self._up.setInterval(PRESSED_AGAIN_MS)
        self._up.timeout.connect(self._stop)
        self._due = False

    @property
    def holding(self) -> bool:
        return self._timer.isActive() or self._up.isActive()

    def begin(self) -> None:
        """Esc has gone down, just now or only again."""
        app = QApplication.instance()
        if self._up.isActive():
            self._up.stop()
            if self._due:
                self._on_held()
        elif app is not None and not self._timer.isActive():
            app.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat() and not self._up.isActive():
                self._up.start()
        elif event.type() == QEvent.Type.ApplicationDeactivate:
            self._stop()
        return False

    def _on_held(self) -> None:
        if self._up.isActive():
            self._due = True  # it was let go in the last moment, or that was no letting go
            return
        self._stop()
        self.held.emit()

    def _stop(self) -> None:
        self._due = False
        self._up.stop()
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

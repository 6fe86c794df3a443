"""Holding Esc down: the way out of a running day that no slip of a finger takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

LONG_MS = 800


class HoldToLeave(QObject):
    """Signal: held, when Esc has been down for so long since `begin`."""

    held = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG_MS)
        self._timer.timeout.connect(self._on_held)

    @property
    def holding(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """Esc has just gone down."""
        app = QApplication.instance()
        if app is not None and not self._timer.isActive():
            app.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
                self._stop()
        elif event.type() == QEvent.Type.ApplicationDeactivate:
            self._stop()
        return False

    def _on_held(self) -> None:
        self._stop()
        self.held.emit()

    def _stop(self) -> None:
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

"""Holding Esc down: the way out of a running day that no slip of a finger takes. Some X servers tell a key that is held
as one that goes up and down many times a second: it is up when it stays up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

LONG_MS = 800
UP_MS = 80  # twice the time in which a key repeats itself


class HoldToLeave(QObject):
    """Signal: held, when Esc has been down for so long since `begin`."""

    held = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG_MS)
        self._timer.timeout.connect(self._on_held)
        self._up = QTimer(self)
        self._up.setSingleShot(True)
        self._up.setInterval(UP_MS)
        self._up.timeout.connect(self._stop)
        self._long = False

    @property
    def holding(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """Esc has just gone down."""
        app = QApplication.instance()
        if app is not None and not self._timer.isActive():
            app.installEventFilter(self)
            self._long = False
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyRelease:
                self._up.start()
            elif self._up.isActive():
                self._up.stop()
                if self._long:
                    self._leave()
        elif event.type() == QEvent.Type.ApplicationDeactivate:
            self._stop()
        return False

    def _on_held(self) -> None:
        self._long = True
        if not self._up.isActive():
            self._leave()

    def _leave(self) -> None:
        self._stop()
        self.held.emit()

    def _stop(self) -> None:
        self._timer.stop()
        self._up.stop()
        self._long = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

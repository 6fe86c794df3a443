"""The room's window before the facilitator's on one screen: it comes to the front when it is called, and Esc or a click
on the desk bring the desk back as it was. Owned by `screens.RoomPlace`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

WHOLE = Qt.WindowState.WindowFullScreen


class BeforeDesk(QObject):
    """`desk` is any widget of the facilitator's window."""

    def __init__(self, desk: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = Qt.WindowState.WindowNoState  # of the desk before it gave way
        self._heard: QWindow | None = None
        self.stands = False  # whether the room's window was called to the front, and nobody has turned back yet

    def let_come(self) -> None:
        """Before the room's window is shown: a desktop keeps a window that fills its screen and has the keyboard before
        all others, so one that fills it is as large as it may be otherwise meanwhile."""
        window = self._desk.window()
        if not self.stands:
            self._state = window.windowState()
        if window.windowState() & WHOLE:
            window.setWindowState((window.windowState() & ~WHOLE) | Qt.WindowState.WindowMaximized)
        self.stands = True
        self._heard = window.windowHandle()
        if self._heard is not None:
            self._heard.installEventFilter(self)

    def come_back(self) -> bool:
        """The desk is in front again, over its whole screen where it was; False when nothing stood before it."""
        if not self.stands:
            return False
        window = self._desk.window()
        self.let_be()
        window.raise_()
        window.activateWindow()
        return True

    def let_be(self) -> None:
        """The room's window is gone, or on a screen of its own: nothing stands before the desk."""
        if self._heard is not None:
            self._heard.removeEventFilter(self)
        self._heard = None
        if self.stands and self._state & WHOLE:
            self._desk.window().setWindowState(self._state)
        self.stands = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.come_back()
        return False

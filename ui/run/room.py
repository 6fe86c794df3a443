"""The room's window: what the projector shows. One canvas drawn from a `RoomView`, which holds nothing private.

A normal window that can be moved, resized, shared in a call, or filled over a chosen screen. Closing it, or pulling the
projector's plug, never touches the run.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.run.room_canvas import RoomCanvas
from ui.run.stage import Stage
from workshop_app.domain.run import RunPicture


class RoomWindow(QWidget):
    """The canvas in a window of its own. Signals: closed, when somebody closes it; key_pressed, so that a clicker
    works whichever window has the focus."""

    closed = Signal()
    key_pressed = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Room"))
        self.setMinimumSize(320, 240)
        self.resize(960, 600)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the main window is the app
        # macOS would put both windows into tabs of one.
        self.setWindowFlag(Qt.WindowType.Window)
        self._stage = stage
        self.canvas = RoomCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        stage.pictured.connect(self._on_pictured)

    def fill_screen(self, screen: QScreen) -> None:
        """Full screen on this one."""
        self.showNormal()
        self.setGeometry(screen.availableGeometry())
        handle = self.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        self.showFullScreen()

    def come_back(self, screen: QScreen | None) -> None:
        """The screen it stood on is gone: be an ordinary window in the corner of this one, behind nothing and in front
        of as little as possible."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.showNormal()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        if screen is None:
            return
        free = screen.availableGeometry()
        self.resize(max(320, min(480, free.width() // 3)), max(240, min(300, free.height() // 3)))
        self.move(free.right() - self.width(), free.bottom() - self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
            return
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _on_pictured(self, picture: RunPicture) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self.canvas.show_view(self._stage.views.room(self.canvas.per_page()))

"""The room's window: what the projector shows. One canvas drawn from a `RoomView`, which holds nothing private.

A normal window that can be moved, resized, shared in a call, or filled over a chosen screen. Closing it, or pulling the
projector's plug, never touches the run.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.run.room_canvas import RoomCanvas
from ui.run.stage import Stage
from ui.widgets.whole_screen import toggle_whole_screen
from workshop_app.domain.run import RunPicture

SETTLED_MS = 400  # a window manager has answered by then
EDGE = 4  # pixels beside a small window, for its frame


class RoomWindow(QWidget):
    """The canvas in a window of its own. Signals: closed, when somebody closes it; key_pressed, so that a clicker
    works whichever window has the focus; settled once it has found its place."""

    closed = Signal()
    key_pressed = Signal(object)
    settled = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Room"))
        self.setMinimumSize(320, 240)
        self.resize(960, 600)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the main window is the app
        # The keyboard stays with the facilitator: a note begun by key must not be typed into the wall.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # macOS would put both windows into tabs of one.
        self.setWindowFlag(Qt.WindowType.Window)
        self._stage = stage
        self._wanted = QRect()  # where it is to stand
        self.canvas = RoomCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        stage.pictured.connect(self._on_pictured)

    def fill_screen(self, screen: QScreen) -> None:
        """Full screen on this one. It is there before it is first seen: shown elsewhere before, it would flash on the
        facilitator's screen, and could keep that one's scale."""
        self._wanted = screen.geometry()
        if not self.isVisible():
            self.setScreen(screen)
            self.setGeometry(self._wanted)
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(self._wanted)
        self.showFullScreen()
        QTimer.singleShot(SETTLED_MS, self, self._settle)

    def come_back(self, screen: QScreen | None, above: int = 0) -> None:
        """The screen it stood on is gone: be an ordinary window in the corner of this one, behind nothing and in front
        of as little as possible. `above` pixels at the foot stay free: there it is said what has happened."""
        self.showNormal()
        if screen is None:
            return
        free = screen.availableGeometry()
        wide, high = max(320, min(480, free.width() // 3)), max(240, min(300, free.height() // 3))
        self._wanted = QRect(free.right() - wide - EDGE, free.bottom() - above - high, wide, high)
        self.setGeometry(self._wanted)
        self.raise_()
        QTimer.singleShot(SETTLED_MS, self, self._settle)

    def _settle(self) -> None:
        """A window manager's late word can leave it with the size of a screen of another scale, or of one that is gone,
        or hand it the keyboard."""
        if not self._wanted.isNull() and self.geometry() != self._wanted:
            self.setGeometry(self._wanted)
        self.settled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._wanted = QRect()
            self.showNormal()
            return
        if event.key() == Qt.Key.Key_F11:
            self._wanted = QRect()
            toggle_whole_screen(self)
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

"""A small clock that stays on top, for when slides fill the screen. Shows what the room may see, nothing more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.run import run_words as words
from ui.run.clock_face import ClockFace
from ui.run.stage import Stage
from workshop_app.domain.run import RunPicture


class SmallClock(QWidget):
    """A window without a frame: drag it anywhere, double-click to close. Signals: closed; key_pressed, as a click on it
    takes the keyboard from the day."""

    closed = Signal()
    key_pressed = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._grip: QPoint | None = None
        self.setProperty("role", "page")
        self.setWindowTitle(self.tr("Clock"))
        self.setToolTip(self.tr("Drag to move, double-click to close"))
        self.setWindowFlags(Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.face = ClockFace()
        self.face.setMinimumSize(0, 0)
        self.face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.face)
        self.resize(220, 124)
        stage.pictured.connect(self._on_pictured)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _on_pictured(self, picture: RunPicture) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        view = self._stage.views.room(1)
        self.face.show_digits(view.digits, words.urgency(view.digits), words.moment(view.moment, view.phase))
        self.face.show_title(view.title)

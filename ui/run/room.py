"""The room's window: what the projector shows. One canvas drawn from a `RoomView`, which holds nothing private.

A normal window that can be moved, resized, shared in a call, or filled over a chosen screen. Closing it, or pulling the
projector's plug, never touches the run.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.run.room_canvas import RoomCanvas
from ui.run.stage import Stage
from ui.widgets.whole_screen import toggle_whole_screen
from workshop_app.domain.run import RunPicture

SETTLED_MS = 400  # a window manager has answered by then
LOOKS = 3
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
        self._wanted = QRect()  # where it was sent a moment ago
        self._whole = self._placed = False
        self._looks = 0  # how often it is still put there if it stands elsewhere
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        self.canvas = RoomCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        stage.pictured.connect(self._on_pictured)

    @property
    def fills(self) -> bool:
        """Whether it is over a whole screen, or about to be: a window manager takes its time to say so."""
        return self.isFullScreen() or (self._whole and not self._wanted.isNull())

    def fill_screen(self, screen: QScreen) -> None:
        """Full screen on this one. It is there before it is first seen: shown elsewhere before, it would flash on the
        facilitator's screen, and could keep that one's scale."""
        if not self.isVisible():
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showNormal()
        self.setScreen(screen)
        self._stand(screen.geometry(), whole=True)

    def be_ordinary(self, screen: QScreen | None, above: int = 0) -> None:
        """A window like any other, in front. One that filled a screen, or is new, comes to this one and leaves the
        clock free; one that somebody has put somewhere stays there."""
        filled, new = self.fills, not self._placed
        self.let_stand()
        self.hide()  # shown anew it comes to the front on every desktop
        self.showNormal()
        if screen is not None and (filled or new):
            place = _in_the_corner(screen.availableGeometry(), 2 / 3, QSize(960, 600), above)
            (self._stand if filled else self.setGeometry)(place)
        self._placed = True
        self._settling.start()

    def come_back(self, screen: QScreen | None, above: int = 0) -> None:
        """The screen it stood on is gone: be an ordinary window in the corner of this one, behind nothing and in front
        of as little as possible. `above` pixels at the foot stay free: there it is said what has happened."""
        self.let_stand()
        self.showNormal()
        if screen is None:
            return
        self._stand(_in_the_corner(screen.availableGeometry(), 1 / 3, QSize(480, 300), above))
        self.raise_()

    def let_stand(self) -> None:
        """Wherever it is now is where it is to be: a place it was sent to earlier is forgotten. Remembered, the late
        word that was waited for would take a window that is shared back to the wall."""
        self._wanted = QRect()
        self._settling.stop()

    def _stand(self, place: QRect, whole: bool = False) -> None:
        """Go there, with `whole` over the whole screen, and look once more when a window manager has had its say."""
        self._wanted, self._whole, self._placed, self._looks = place, whole, True, LOOKS
        self._go()
        self._settling.start()

    def _go(self) -> None:
        self.setGeometry(self._wanted)
        if self._whole:
            self.showFullScreen()

    def _settle(self) -> None:
        """A window manager's late word can leave it with the size of a screen of another scale, or of one that is gone,
        take it off the screen it fills when a plug goes out and in at once, or hand it the keyboard."""
        if not self._wanted.isNull() and (self.geometry(), self.isFullScreen()) != (self._wanted, self._whole):
            self.showNormal()
            self._go()
            self._looks -= 1
            if self._looks > 0:  # a busy desktop may have more to say
                self._settling.start()
                return
        self.let_stand()
        self.settled.emit()

    def _leave_the_screen(self) -> None:
        """No longer over all of it, and no longer as large as it."""
        self.let_stand()
        self.showNormal()
        screen = self.screen()
        if screen is not None:
            self._stand(_in_the_corner(screen.availableGeometry(), 2 / 3, QSize(960, 600)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._leave_the_screen()
            return
        if event.key() == Qt.Key.Key_F11:
            if self.isFullScreen():
                self._leave_the_screen()
            else:
                self.let_stand()
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


def _in_the_corner(free: QRect, share: float, most: QSize, above: int = 0) -> QRect:
    """The right corner at the foot of a screen: this share of it, in pixels never more than `most`."""
    size = QSize(round(free.width() * share), round(free.height() * share)).boundedTo(most).expandedTo(QSize(320, 240))
    return QRect(free.right() - size.width() - EDGE, free.bottom() - above - size.height(), size.width(), size.height())

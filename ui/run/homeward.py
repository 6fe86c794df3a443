"""The way home for the facilitator's window: a laptop that is closed over a running day sends it to the projector,
before everybody's eyes, and one that is opened again gets it back. Owned by `screens.RoomPlace`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

ANSWERED_MS = 250  # a window manager has given a window its place or its size by then
WHOLE = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class Stood(Struct, frozen=True):
    """How the window stood before its screen went."""

    screen: str
    place: QRect
    state: Qt.WindowState


class Homeward(QObject):
    """`known` tells a screen from all others, also once it has been away; `under` says which one a window stands on."""

    def __init__(
        self, known: Callable[[QScreen], str], under: Callable[[QWidget], QScreen | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._known, self._under = known, under
        self._window: QWidget | None = None
        self._stands: Stood | None = None  # now, or just before something moved it
        self._stood: Stood | None = None  # at home, while that is away
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.setInterval(ANSWERED_MS)
        self._moved.timeout.connect(self._look)

    def watch(self, window: QWidget) -> None:
        """Know where this window stands. Looked at a moment after it moved: a window manager moves it off a screen
        that goes before anybody is told of that."""
        if window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in MOVES:
            self._moved.start()
        return False

    def leaves(self, gone: QScreen) -> None:
        """This screen goes: if the window stood there, that is its home."""
        if self._stood is None and self._stands is not None and self._stands.screen == self._known(gone):
            self._stood = self._stands

    def stays(self) -> None:
        """Somebody has said where the windows go: that is home now."""
        self._stood = None

    def back(self, plugged: Sequence[QScreen]) -> QScreen | None:
        """Take the window home if that screen is here again; the screen, or None where it stays."""
        window, stood = self._window, self._stood
        home = next((each for each in plugged if stood is not None and self._known(each) == stood.screen), None)
        if window is None or stood is None or home is None:
            return None
        self._stood = None
        if window.windowState() & WHOLE:
            window.showNormal()
        free = home.availableGeometry()
        place = stood.place if free.intersects(stood.place) else QRect(free.topLeft(), stood.place.size())
        place = QRect(place.topLeft(), place.size().boundedTo(free.size()))
        window.setGeometry(place)
        if stood.state & WHOLE:
            QTimer.singleShot(ANSWERED_MS, window, partial(_whole_again, window, place, stood.state))
        return home

    def _look(self) -> None:
        window = self._window
        screen = None if window is None else self._under(window)
        if window is not None and screen is not None and window.isVisible():
            self._stands = Stood(self._known(screen), window.geometry(), window.windowState())


def send(window: QWidget, home: QScreen, place: QRect) -> None:
    """Move a window to this place of another screen, and let it fill that one where it filled the one before. Said
    twice: between screens of two scales the desktop has it no smaller than it had to be on the first, until it stands
    on the second."""
    state = window.windowState() & WHOLE
    if state:
        window.showNormal()
    window.setGeometry(place)
    QTimer.singleShot(ANSWERED_MS, window, partial(_settle, window, home, place.size(), state))


def _settle(window: QWidget, home: QScreen, wanted: QSize, state: Qt.WindowState) -> None:
    there = home in QGuiApplication.screens() and home.geometry().contains(window.geometry().center())
    if window.windowState() & WHOLE or not there:
        return  # somebody has done something else with it meanwhile
    free, frame = home.availableGeometry(), window.frameGeometry()
    around = frame.size() - window.size()
    size = wanted.boundedTo(free.size() - around)
    left = max(free.left(), min(frame.left(), free.right() - size.width() - around.width()))
    top = max(free.top(), min(frame.top(), free.bottom() - size.height() - around.height()))
    if not free.contains(frame):
        window.resize(size)
        window.move(left, top)
    if state:
        window.setWindowState(state)


def _whole_again(window: QWidget, place: QRect, state: Qt.WindowState) -> None:
    """A window manager moves no maximised window, nor one it takes for maximised still: first there, then large."""
    if not window.windowState() & WHOLE and window.geometry() != place:
        window.setGeometry(place)
    window.setWindowState(state)


def rescue(window: QWidget, home: QScreen | None, plugged: Sequence[QScreen]) -> None:
    """Move a window that no screen shows any more to one that is there."""
    middle = window.geometry().center()
    if home is None or any(screen.availableGeometry().contains(middle) for screen in plugged):
        return
    if window.windowState() & WHOLE:
        window.showNormal()
    free = home.availableGeometry()
    window.resize(min(window.width(), free.width()), min(window.height(), free.height()))
    window.move(free.topLeft())

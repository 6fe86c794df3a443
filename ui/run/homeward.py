"""The way home for the facilitator's window: a laptop that is closed over a running day sends it to the projector,
before everybody's eyes, and one that is opened again gets it back. Owned by `screens.RoomPlace`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

WHOLE = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized


class Stood(Struct, frozen=True):
    """How the window stood before its screen went."""

    screen: str
    place: QRect
    state: Qt.WindowState


class Homeward:
    """`known` tells a screen from all others, also once it has been away."""

    def __init__(self, known: Callable[[QScreen], str]) -> None:
        self._known = known
        self._stood: Stood | None = None

    def leaves(self, window: QWidget, gone: QScreen) -> None:
        """This screen goes: remember the window's place, if it stands there and is not already away from home."""
        if self._stood is None and window.isVisible() and window.screen() is gone:
            self._stood = Stood(self._known(gone), window.geometry(), window.windowState())

    def stays(self) -> None:
        """Somebody has said where the windows go: that is home now."""
        self._stood = None

    def back(self, window: QWidget, plugged: Sequence[QScreen]) -> QScreen | None:
        """Take the window home if that screen is here again; the screen, or None where it stays."""
        stood = self._stood
        home = next((each for each in plugged if stood is not None and self._known(each) == stood.screen), None)
        if stood is None or home is None:
            return None
        self._stood = None
        if window.windowState() & WHOLE:
            window.showNormal()
        free = home.availableGeometry()
        place = stood.place if free.intersects(stood.place) else QRect(free.topLeft(), stood.place.size())
        window.setGeometry(QRect(place.topLeft(), place.size().boundedTo(free.size())))
        if stood.state & WHOLE:
            window.setWindowState(stood.state)
        return home


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

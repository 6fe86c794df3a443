"""The screen the room looks at: where a second one is plugged in, a window for the room opens there and fills it. A
plug that is pulled and put in again takes it there again."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLED_MS = 400  # a desktop has answered by then
LOOKS = 3  # how often it is put there if it stands elsewhere: a busy desktop may have more to say


def room_screen(window: QWidget) -> QScreen | None:
    """The first screen, from the left, that this window does not stand on; None while there is no other."""
    here = window.window().screen()
    real = [screen for screen in QGuiApplication.screens() if not screen.geometry().isEmpty() and screen is not here]
    return min(real, key=_left, default=None)


def show_in_the_room(window: QWidget, opener: QWidget) -> bool:
    """Show a window on the room's screen, over all of it; without a second screen as it is. Whether there was one."""
    screen = room_screen(opener)
    if screen is None:
        window.show()
        return False
    _fill(window, screen)
    watched = window.findChild(_PluggedAgain)
    if watched is None:
        watched = _PluggedAgain(window, opener)
    watched.begin()
    return True


class _PluggedAgain(QObject):
    """Qt brings a window home whose screen goes. Filling the laptop it goes on from there; it returns once there is a
    second screen again, unless somebody has closed it or made it small meanwhile."""

    def __init__(self, window: QWidget, opener: QWidget) -> None:
        super().__init__(window)
        self._window, self._opener = window, opener
        self._screen: QScreen | None = None
        self._pulled, self._looks = False, 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._return)
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.screenRemoved.connect(self._on_removed)
        app.screenAdded.connect(self._on_added)

    def begin(self) -> None:
        """It was put on the room's screen just now."""
        self._screen, self._pulled = self._window.screen(), False
        self._later.stop()

    def _fills(self) -> bool:
        return self._window.isVisible() and self._window.isFullScreen()

    def _on_removed(self, screen: QScreen) -> None:
        if screen is self._screen and self._fills():
            self._screen, self._pulled = None, True

    def _on_added(self, _screen: QScreen) -> None:
        if self._pulled:
            self._looks = LOOKS
            self._later.start()

    def _return(self) -> None:
        screen = room_screen(self._opener)
        if not self._pulled or not self._fills() or screen is None:
            return
        if screen.geometry() == self._window.geometry():
            self.begin()
            return
        active = self._window.isActiveWindow()
        self._window.showNormal()
        _fill(self._window, screen)
        if active:
            self._window.activateWindow()
        self._looks -= 1
        if self._looks > 0:
            self._later.start()
        else:
            self.begin()


def _fill(window: QWidget, screen: QScreen) -> None:
    window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())
    window.showFullScreen()


def _left(screen: QScreen) -> tuple[int, int]:
    return screen.geometry().left(), screen.geometry().top()


def close_windows_of(part: QWidget) -> None:
    """Close every window that belongs to this part, before it is taken down: a field that still has the keyboard in
    such a window would hear of it when it is half gone."""
    for each in part.findChildren(QWidget):
        if each.isWindow() and each.isVisible():
            each.hide()

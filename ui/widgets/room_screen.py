"""The screen the room looks at: where a second one is plugged in, a window for the room opens there and fills it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


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
    window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())
    window.showFullScreen()
    return True


def _left(screen: QScreen) -> tuple[int, int]:
    return screen.geometry().left(), screen.geometry().top()


def close_windows_of(part: QWidget) -> None:
    """Close every window that belongs to this part, before it is taken down: a field that still has the keyboard in
    such a window would hear of it when it is half gone."""
    for each in part.findChildren(QWidget):
        if each.isWindow() and each.isVisible():
            each.hide()

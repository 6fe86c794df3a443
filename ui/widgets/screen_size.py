"""How large the screen is that a window stands on, less what the desktop keeps for itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR = 40  # pixels at most: the size is that below it, and on a small screen the foot line must stay in sight
NO_SCREEN = QSize(1366, 768)  # what our windows are laid out for


def screen_size(window: QWidget) -> QSize:
    """In pixels. A computer can have no screen for a while: a lid that is shut, a remote session whose viewer has
    gone. A window made then is as for a usual laptop, and the desktop moves it when there is a screen again."""
    screen = window.screen()
    if screen is None or screen.availableGeometry().isEmpty():
        return QSize(NO_SCREEN)
    return screen.availableGeometry().size()


def within_screen(window: QWidget, wide: int, high: int) -> QSize:
    """A size for a window with a title bar, so that its lower edge stays in sight."""
    return QSize(wide, high).boundedTo(screen_size(window) - QSize(0, TITLE_BAR))

"""How large the screen is that a window stands on, less what the desktop keeps for itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

NO_SCREEN = QSize(1366, 768)  # what our windows are laid out for


def screen_size(window: QWidget) -> QSize:
    """In pixels. A computer can have no screen for a while: a lid that is shut, a remote session whose viewer has
    gone. A window made then is as for a usual laptop, and the desktop moves it when there is a screen again."""
    screen = window.screen()
    if screen is None or screen.availableGeometry().isEmpty():
        return QSize(NO_SCREEN)
    return screen.availableGeometry().size()

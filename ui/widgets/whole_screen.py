"""A window over the whole screen, and back to how it was: F11, wherever it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def toggle_whole_screen(window: QWidget) -> None:
    """Fill the screen, or give it back; a window that was maximised is so again."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

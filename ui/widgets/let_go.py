"""What moves rows waits for the mouse: leaving a field saves it, and what a screen then shows must not push the button
away on which somebody has just pressed; the click would go nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_MS = 15
LONGEST_MS = 3000  # a button held for longer, or one whose release another program took


def once_let_go(owner: QObject, show: Callable[[], None], waited: int = 0) -> None:
    """Do it now, or as soon as no button of the mouse is held. What is shown is read then: something newer may have
    been shown meanwhile. Goes with its owner."""
    if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton or waited >= LONGEST_MS:
        show()
        return
    QTimer.singleShot(LOOK_MS, owner, partial(once_let_go, owner, show, waited + LOOK_MS))

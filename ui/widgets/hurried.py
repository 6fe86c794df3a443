"""Turns that a hand may hurry: what is pressed before they are over is meant for what they bring, so they end first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from shiboken6 import isValid

from ui.widgets.in_turns import InTurns, Step

PRESSED = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
)


class HurriedTurns(InTurns):
    """Looks at what is pressed in one window while steps are left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self.ended.connect(self._let_go)

    def begin_in(self, window: QWindow | None, steps: Iterable[Step]) -> None:
        """Do these in turns of this window; at once where there is none."""
        self._let_go()
        self.begin(steps)
        if window is None:
            self.finish()
            return
        self._watched = window
        window.installEventFilter(self)

    def drop(self) -> None:
        self._let_go()
        super().drop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in PRESSED:
            self.finish()
        return False

    def _let_go(self) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None

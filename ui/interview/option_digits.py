"""1 to 9 choose an option of the open question wherever the keyboard is on the screen, but in a field, which takes its
letters itself. Used by the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class OptionDigits(QObject):
    """Hears the keys that nothing inside the panel took. `choose(at)`, from 0, says whether it was for it."""

    def __init__(self, panel: QWidget, choose: Callable[[int], bool]) -> None:
        super().__init__(panel)
        self._choose = choose
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        at = event.key() - Qt.Key.Key_1
        return event.modifiers() in PLAIN and 0 <= at < 9 and self._choose(at)

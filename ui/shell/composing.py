"""Whether words are being composed in the field with the focus: an input method (for Japanese, or an accent typed in
two keys) shows them there before they are its text, and no field tells of them by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Composing(QObject):
    """Listens to one field at a time. Signals: changed, before the field itself hears of it."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self.active = False

    def follow(self, field: QWidget | None) -> None:
        """This field has the focus now; what was composed in another is its text, or gone."""
        if self._field is not None and isValid(self._field):  # one that is being deleted loses the focus first
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._on_gone)
        self._field, self.active = field, False
        if field is not None:
            field.installEventFilter(self)
            field.destroyed.connect(self._on_gone)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and bool(event.preeditString()) != self.active:
            self.active = not self.active
            self.changed.emit()
        return False

    def _on_gone(self) -> None:
        self._field, self.active = None, False

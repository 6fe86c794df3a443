"""The letter that opens the line at the foot of the day, pressed twice by a hand in a hurry: the second is no word of
the note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from workshop_app.application.ports import Clock

BOUNCE = 0.08  # seconds: shorter than the one of clickers, for nobody types a second letter sooner


class BouncedLetter(QObject):
    """Watches the line to type in."""

    def __init__(self, field: QLineEdit, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._opened: tuple[Qt.Key, float] | None = None
        field.installEventFilter(self)

    def opened_by(self, key: Qt.Key) -> None:
        """The line was opened with this key just now."""
        self._opened = key, self._clock.monotonic()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._opened is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        (key, at), self._opened = self._opened, None
        return event.key() == key and self._clock.monotonic() - at < BOUNCE

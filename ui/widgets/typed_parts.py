"""Lets the parts of a date box be typed over: Qt takes no digit in front of a full part, so that "29 Nov" over the 14th
of December became the 14th of November without a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit


class PartsOfDay(QObject):
    """Selects the part somebody clicked, and the first one where they type over everything or went to the start."""

    def __init__(self, box: QDateEdit) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)
        self._line.installEventFilter(self)

    @property
    def _line(self) -> QLineEdit:
        """Asked for each time: Qt may make another one for its box, and the one from before is gone."""
        line = self._box.lineEdit()
        assert line is not None
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._box and event.type() == QEvent.Type.MouseButtonRelease:
            if not self._line.hasSelectedText():
                self._box.setSelectedSection(self._box.currentSection())
        elif watched is self._box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        line = self._line
        chosen = line.selectedText()
        if event.text().isdigit() and chosen and chosen == line.text():
            self._box.setSelectedSection(self._box.sectionAt(0))
        elif event.text() == " " and chosen and chosen == self._box.sectionText(self._box.currentSection()):
            return True  # a full part has gone on to this one by itself
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self._box.setSelectedSection(self._box.sectionAt(0))
            return True
        return False

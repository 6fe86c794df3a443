"""Lets the parts of a date box be typed over: Qt takes no digit in front of a full part, so that "29 Nov" over the 14th
of December became the 14th of November without a word."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QLineEdit

_STEPS = frozenset([Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])


class PartsOfDay(QObject):
    """Selects the part somebody clicked, and the first one where they type over everything or went to the start. A box
    without a day yet begins with today, by its arrows, in its calendar and under what is typed: its own first day is
    in another century, and Qt takes nothing behind the words that stand in its place."""

    def __init__(self, box: QDateEdit) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)
        self._line.installEventFilter(self)
        if calendar := box.calendarWidget():
            calendar.installEventFilter(self)

    @property
    def _line(self) -> QLineEdit:
        """Asked for each time: Qt may make another one for its box, and the one from before is gone."""
        line = self._box.lineEdit()
        assert line is not None
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QCalendarWidget):
            if event.type() == QEvent.Type.Show and self._has_no_day():
                watched.showToday()  # the month; nothing is chosen by it
        elif watched is not self._box and event.type() == QEvent.Type.MouseButtonRelease:
            if not self._line.hasSelectedText():
                self._box.setSelectedSection(self._box.currentSection())
        elif watched is self._box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _has_no_day(self) -> bool:
        return bool(self._box.specialValueText()) and self._box.date() == self._box.minimumDate()

    def _pressed(self, event: QKeyEvent) -> bool:
        line = self._line
        chosen = line.selectedText()
        if event.key() in _STEPS and self._has_no_day():
            self._box.setDate(QDate.currentDate())
            return True
        if event.text().isdigit() and self._has_no_day():
            self._box.setDate(QDate.currentDate())
            self._box.setSelectedSection(self._box.sectionAt(0))
        elif event.text().isdigit() and chosen and chosen == line.text():
            self._box.setSelectedSection(self._box.sectionAt(0))
        elif event.text() == " " and chosen and chosen == self._box.sectionText(self._box.currentSection()):
            return True  # a full part has gone on to this one by itself
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self._box.setSelectedSection(self._box.sectionAt(0))
            return True
        return False

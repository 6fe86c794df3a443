"""The foot of "What changed": where the record's number stands, and the line that issues the next version: handed over,
or signed by whom and when. Used by the changes view, which turns it into a command; a number on paper is never taken
back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.changes.bar import edition_words
from ui.interview.changes.view_state import RecordStanding
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from workshop_app.domain.text import in_a_row
from workshop_app.domain.unsent import LinePlace


class EditionFoot(QFrame):
    """Signal: `issued(names, day)` with both as typed; no names: handed over without a signature."""

    issued = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._standing = RecordStanding(None, "1", 0)
        self._words = label("", "quiet")
        self.open = button("", "", self.tr("Gives the record a fixed version number"))
        self.names = EntryLine(LinePlace("signed-by"), self.tr("Signed by"), self.tr("signed by (optional)"))
        self.day = EntryLine(LinePlace("signed-on"), self.tr("Signed on"), self.tr("today, or a date"))
        self.issue = button("", "primary")
        self.cancel = button(self.tr("Cancel"), "flat")
        self._lay_out()
        self.open.clicked.connect(self.unfold)
        self.cancel.clicked.connect(self.fold)
        for field in (self.names, self.day):
            field.returnPressed.connect(self._confirm)
        self.issue.clicked.connect(self._confirm)

    def show_standing(self, standing: RecordStanding) -> None:
        """Say which version is out and how much changed since."""
        self._standing = standing
        signing = standing.last is not None and not standing.changed
        number = standing.last.label if standing.last and signing else standing.next
        words = self.tr("Sign version {number}") if signing else self.tr("Issue version {number}")
        self.issue.setText(words.format(number=number))
        self.open.setText(words.format(number=number) + "…")
        self._words.setText(self._sentence(standing))

    def unfold(self) -> None:
        """Open the line to fill in."""
        self._ask.show()
        self.open.hide()
        self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold(self) -> None:
        """Close it again, empty."""
        self.names.clear()
        self.day.clear()
        self._ask.hide()
        self.open.show()
        self.open.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.names.holds_words() or self.day.holds_words():  # typed before the program was killed
            self._ask.show()
            self.open.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ask.isVisible():
            self.fold()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._words, 1)
        top.addWidget(self.open)
        self._ask = QWidget()
        line = QHBoxLayout(self._ask)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.names, 3)
        line.addWidget(self.day, 2)
        line.addWidget(self.cancel)
        line.addWidget(self.issue)
        self._ask.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._ask)

    def _sentence(self, standing: RecordStanding) -> str:
        last = standing.last
        if last is None:
            return self.tr("The record has no version number yet.")
        names = in_a_row(last.signed_by.splitlines())
        words = self.tr("{version} by {names}.") if names else self.tr("{version}, not signed.")
        since = self.tr("Nothing has changed since.")
        if standing.changed:
            since = self.tr("Answers changed since: {n}.").format(n=standing.changed)
        return " ".join((words.format(version=edition_words(last), names=names), since))

    def _confirm(self) -> None:
        self.issued.emit(self.names.text(), self.day.text())

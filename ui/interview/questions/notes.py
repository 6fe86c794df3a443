"""Time-stamped notes of one parameter: one line to type into, what was taken below, newest first. Private."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.interview.user_label import UserLabel
from ui.widgets.basics import button, label
from ui.widgets.dates import stamp
from ui.widgets.fields import EntryLine
from workshop_app.domain.parameters import InterviewNote
from workshop_app.domain.unsent import LinePlace


class Notes(QWidget):
    """Signals: `taken(text)` a new note, `removed(id)`."""

    taken = Signal(str)
    removed = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.line = EntryLine(LinePlace("interview-note", key))
        self.line.setAccessibleName(self.tr("New note"))
        self.line.setPlaceholderText(self.tr("What was said, then Enter"))
        self.line.returnPressed.connect(self.enter)
        self._column.addWidget(self.line)
        self._rows: dict[str, QWidget] = {}

    def show_notes(self, notes: tuple[InterviewNote, ...], now: datetime) -> None:
        """Only what is new is built: an interview of an hour has a hundred notes."""
        wanted = {note.id for note in notes}
        for id in [id for id in self._rows if id not in wanted]:
            self._take_out(self._rows.pop(id))
        for at, note in enumerate(notes):
            if note.id not in self._rows:
                self._rows[note.id] = self._row(note, now)
                self._column.insertWidget(at + 1, self._rows[note.id])

    def _take_out(self, row: QWidget) -> None:
        focus = self.focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def enter(self) -> None:
        """What stands in the line becomes a note."""
        if self.line.text().strip():
            self.taken.emit(self.line.text())

    def _row(self, note: InterviewNote, now: datetime) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        remove = button("", "icon", self.tr("Remove this note"))
        remove.setAccessibleName(self.tr("Remove this note"))
        set_icon(remove, "x", "quiet")
        remove.clicked.connect(partial(self.removed.emit, note.id))
        top = QHBoxLayout()
        top.addWidget(label(stamp(note.at, now), "small"), 1)
        top.addWidget(remove)
        column.addLayout(top)
        column.addWidget(UserLabel(note.text))
        return row

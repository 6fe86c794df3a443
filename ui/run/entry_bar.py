"""One line to type in while the day runs: a note, a decision, something for the parking lot, a message to the room, or
when a step really began. Enter keeps it, Esc gives the keys back to the clock."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.labels import enum_label
from ui.run import run_words as words
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from workshop_app.domain.run import NoteKind
from workshop_app.domain.unsent import LinePlace

LONGEST_MESSAGE = 200


class Asked(StrEnum):
    """What else but a note is typed here."""

    TIME = "time"
    MESSAGE = "message"


class EntryBar(QFrame):
    """Signals: note_written(kind, text), time_written(text), message_written(text); closed when it goes away."""

    note_written = Signal(object, str)
    time_written = Signal(str)
    message_written = Signal(str)
    closed = Signal()

    def __init__(self, workshop_id: str, rehearsal: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workshop_id, self._day = workshop_id, "rehearsal" if rehearsal else ""
        self._asked: NoteKind | Asked = NoteKind.NOTE
        self._caption = label("", "subheading")
        self._caption.setWordWrap(False)
        self._field = EntryLine(self._place(NoteKind.NOTE))
        self._keep = button(self.tr("Save"), "primary", self.tr("Enter"))
        self._cancel = button(self.tr("Cancel"), "", self.tr("Esc"))
        self._kinds = {kind: self._kind_button(kind) for kind in NoteKind}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._caption)
        for chooser in self._kinds.values():
            layout.addWidget(chooser)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._keep)
        layout.addWidget(self._cancel)
        self._field.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self._cancel.clicked.connect(self.close_bar)
        self.hide()

    @property
    def field(self) -> QLineEdit:
        return self._field

    def ask_note(self, kind: NoteKind) -> None:
        """Open for a line of this kind."""
        self._choose(kind)
        self._field.setFocus()

    def ask_time(self, title: str) -> None:
        """Open for the time at which a step began."""
        caption = self.tr("“{title}” began").format(title=title)
        self._open(Asked.TIME, caption, self.tr("10:04, or minutes ago: 3"), self.tr("Save"))
        self._field.setFocus()

    def ask_message(self, ready: str = "") -> None:
        """Open for a line that everybody will read; `ready` stands there to begin with, unless words are waiting."""
        prompt = self.tr("Everybody reads this until you press M again")
        self._open(Asked.MESSAGE, self.tr("Message to the room"), prompt, self.tr("Show"), ready)
        self._field.setFocus()

    def show_waiting(self) -> None:
        """Open for a note that waits here since the program was last used, and leave the keys to the clock."""
        self._field.stand_at(self._place(NoteKind.NOTE))
        if self._field.holds_words():
            self._choose(NoteKind.NOTE)

    def close_bar(self) -> None:
        self._field.clear()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _choose(self, kind: NoteKind) -> None:
        for each, chooser in self._kinds.items():
            chooser.setChecked(each is kind)
        self._open(kind, "", words.note_prompt(kind), self.tr("Save"))

    def _place(self, asked: NoteKind | Asked) -> LinePlace:
        """Half a note must not end on the wall: it stays where it was begun. Notes of all kinds are one line."""
        return LinePlace(f"day-{asked if isinstance(asked, Asked) else 'note'}", self._workshop_id, self._day)

    def _open(self, asked: NoteKind | Asked, caption: str, hint: str, keep: str, offered: str = "") -> None:
        self._field.stand_at(self._place(asked), offered)
        self._asked = asked
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        for chooser in self._kinds.values():
            chooser.setVisible(isinstance(asked, NoteKind))
        self._field.setMaxLength(LONGEST_MESSAGE if asked is Asked.MESSAGE else 32767)
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(hint)
        self._keep.setText(keep)
        self.show()

    def _kind_button(self, kind: NoteKind) -> QPushButton:
        chooser = button(enum_label(kind), "flat")
        chooser.setCheckable(True)
        chooser.setAutoExclusive(True)
        chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chooser.setProperty("kind", str(kind))
        chooser.clicked.connect(self._on_kind)
        return chooser

    def _on_kind(self) -> None:
        self.ask_note(next(kind for kind, chooser in self._kinds.items() if chooser.isChecked()))

    def _on_keep(self) -> None:
        text = self._field.text().strip()
        if not text:
            self.close_bar()
        elif isinstance(self._asked, NoteKind):
            self.note_written.emit(self._asked, text)
        elif self._asked is Asked.TIME:
            self.time_written.emit(text)
        else:
            self.message_written.emit(text)

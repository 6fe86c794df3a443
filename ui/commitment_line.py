"""A line in which commitments are typed: says while somebody types what would be kept, offers names, and asks once
about what was not understood. Who makes one of it is decided above: the running day, or the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit

from ui import commitment_words as words
from ui.desk import Desk
from ui.widgets.basics import set_tone
from ui.widgets.completing import offered
from ui.widgets.row_models import Index
from ui.widgets.typed_days import typed_day
from workshop_app.application import commitments_typed
from workshop_app.application.changes import Changes
from workshop_app.domain.commitment_line import KnownNames, TypedCommitment
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.naming import folded
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance

NAMING = frozenset({Person, Team, Attendance})
SPELLINGS = int(Qt.ItemDataRole.UserRole) + 1  # a name as it is written, and as it is typed without accents
TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class WhoCompleter(QCompleter):
    """Offers names until the colon, also to who types without accents. Enter and Tab take the one that is chosen, else
    the first."""

    def __init__(self, line: QLineEdit) -> None:
        self._names: list[str] = []
        self._rows = QStandardItemModel(line)
        super().__init__(self._rows, line)
        self.setCompletionRole(SPELLINGS)
        offered(self)  # which makes the list, and Qt lets a completer see its keys

    def show_names(self, names: list[str]) -> None:
        if names == self._names:
            return
        self._names = names
        self._rows.clear()
        for name in names:
            row = QStandardItem(name)
            row.setData(f"{name} {folded(name)}", SPELLINGS)
            self._rows.appendRow(row)

    def splitPath(self, path: str) -> list[str]:
        return ["\n" if ":" in path or not path.strip() else path.strip()]  # nobody is called a line end

    def pathFromIndex(self, index: Index) -> str:
        return f"{index.data()}: "

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup, line = self.popup(), self.widget()
        if (
            watched is popup
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in TAKING
            and isinstance(line, QLineEdit)
            and not popup.currentIndex().isValid()
            and self.setCurrentRow(0)
        ):
            popup.hide()
            line.setText(self.currentCompletion())
            return True
        return super().eventFilter(watched, event)


class CommitmentTyping(QObject):
    """Stands behind one line while commitments are typed there; says below or above it, in `said`, what they would be.
    `today` gives the day it is."""

    def __init__(self, desk: Desk, line: QLineEdit, said: QLabel, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._line, self._said, self._today = desk, line, said, today
        self._workshop_id = ""
        self._from: Callable[[], date] = today
        self._names: KnownNames | None = None
        self._passed = ""  # the words that were asked about already
        self._completer = WhoCompleter(line)
        line.setCompleter(self._completer)
        line.textChanged.connect(self._on_text)
        desk.bridge.changed.connect(self._on_changed)

    @property
    def is_on(self) -> bool:
        """Whether what is typed in the line is a commitment at present."""
        return bool(self._workshop_id)

    def turn_on(self, workshop_id: str, counted_from: Callable[[], date] | None = None) -> None:
        """What is typed is a commitment of this workshop from now on; "Friday" counts from the day given, else from
        today."""
        if workshop_id != self._workshop_id:
            self._names = None
        self._workshop_id, self._from = workshop_id, counted_from or self._today
        self._completer.show_names(commitments_typed.names_offered(self._desk.workspace.read, workshop_id))
        self._show(self._line.text())

    def turn_off(self) -> None:
        """The line is for something else."""
        self._workshop_id = self._passed = ""
        self._completer.show_names([])
        self._say("", "")

    def taken(self) -> Commitment | None:
        """The commitment to keep now that Enter was pressed; None where something is asked first. Enter once more on
        the same words passes the questions over."""
        typed = self._understood(self._line.text(), None)
        if typed.asked and not (typed.can_be_kept and self._passed == self._line.text()):
            self._passed = self._line.text()
            self._say(words.questions(typed), "late")
            return None
        return typed.commitment

    def kept(self, sentence: str) -> None:
        """The commitment is there: the line is free for the next one, and Ctrl+Z takes the commitment back, not the
        words."""
        self._passed = ""
        self._line.clear()
        self._line.setText("")
        self._say(sentence, "good")

    def _known(self) -> KnownNames:
        if self._names is None:
            self._names = commitments_typed.known_names(self._desk.workspace.read, self._workshop_id)
        return self._names

    def _understood(self, text: str, names: KnownNames | None) -> TypedCommitment:
        reader, today = self._desk.workspace.read, self._today()
        read_day = partial(typed_day, today=self._from())
        new = Commitment(new_id(), self._workshop_id, "")
        return commitments_typed.understood(reader, text, new, read_day, today, names)

    def _on_text(self, text: str) -> None:
        if self.is_on:
            self._show(text)

    def _show(self, text: str) -> None:
        if text != self._passed:
            self._passed = ""
        if not text.strip():
            self._say(words.hint(), "")
        else:
            self._say(words.proposal(self._understood(text, self._known())), "")

    def _say(self, sentence: str, tone: str) -> None:
        set_tone(self._said, tone)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if self.is_on and any(row.kind is Commitment and row.after is None for row in changes.rows):
            self._say("", "")  # nobody reads "written down" of what is gone
        if self.is_on and any(row.kind in NAMING for row in changes.rows):
            self._names = None
            self._completer.show_names(commitments_typed.names_offered(self._desk.workspace.read, self._workshop_id))

"""The line at the foot of the running day: a note, a decision, something for the parking lot, commitments, a message to
the room, or when a step really began. Always there; Enter keeps what is typed, Esc gives the keys back to the clock. At
its right what was written last and whether it is saved."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.labels import enum_label
from ui.run.run_words import note_prompt
from ui.run.said_label import SaidLabel
from ui.widgets.elided import ElidedLabel
from ui.widgets.fields import EntryLine
from ui.widgets.key_button import KeyButton, fit_words
from workshop_app.domain.run import NoteKind
from workshop_app.domain.unsent import LinePlace

LONGEST_MESSAGE = 200
SIDE, GAP = 24, 8  # pixels around, and between the parts
LEAST_FIELD, SAID_OPEN = 0.22, 0.12  # of the width: where one types, and what is said beside it meanwhile
KIND_KEYS = {NoteKind.NOTE: "N", NoteKind.DECISION: "D", NoteKind.PARKING: "P", NoteKind.COMMITMENT: "I"}


class Asked(StrEnum):
    """What else but a note is typed here."""

    TIME = "time"
    MESSAGE = "message"


class EntryBar(QFrame):
    """Signals: note_written(kind, text), time_written(text), message_written(text); asked(kind of note, or None) when
    the line is for something else now; closed when it goes away. `proposal` above the line is for what the
    words would become. `resting` is what is written where nothing else was asked for."""

    note_written = Signal(object, str)
    time_written = Signal(str)
    message_written = Signal(str)
    asked = Signal(object)
    closed = Signal()

    def __init__(self, workshop_id: str, rehearsal: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notes")
        self._open_for = False
        self._wide = 1024
        self._workshop_id, self._day = workshop_id, "rehearsal" if rehearsal else ""
        self._asked: NoteKind | Asked = NoteKind.NOTE
        self.resting = NoteKind.NOTE
        self.is_waiting = False  # words stand here that were not kept, and nobody is writing
        self._caption = ElidedLabel("subheading")
        self._field = EntryLine(self._place(NoteKind.NOTE))
        self.keep = KeyButton(self.tr("Save"), self.tr("Enter"), "primary")
        self._cancel = KeyButton(self.tr("Cancel"), self.tr("Esc"))
        self._last, self.said = ElidedLabel("small"), SaidLabel()
        self._kinds = {kind: self._kind_button(kind) for kind in NoteKind}
        self.proposal = ElidedLabel("body13")
        self.proposal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 6, SIDE, 6)
        column.setSpacing(4)
        column.addWidget(self.proposal)
        layout = QHBoxLayout()
        layout.setSpacing(GAP)
        column.addLayout(layout)
        for chooser in self._kinds.values():
            chooser.set_high(32)
            layout.addWidget(chooser)
        layout.addWidget(self._caption)
        layout.addWidget(self._field, 3)
        for each in (self.keep, self._cancel):
            each.set_high(32)
            layout.addWidget(each)
        layout.addWidget(self._last, 1)
        layout.addWidget(self.said)
        self._field.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self._cancel.clicked.connect(self.close_bar)
        self.said.begun.connect(self._share)
        self.rest()

    @property
    def is_open(self) -> bool:
        """Whether something is being asked for here."""
        return self._open_for

    def fit(self, width: int) -> None:
        """What was written last has no place in a small window, and the kinds are their keys with large text."""
        scale = theme.text_scale()
        fit_words(tuple(self._kinds.values()), round(width * (0.4 if scale < 1.5 else 0.15)))
        self._wide = width
        self._share()
        self._field.setMinimumWidth(round(width * LEAST_FIELD))

    def show_last(self, words: str) -> None:
        """What was written last."""
        if self._last.text() != words:
            self._last.setText(words)
            self._last.setToolTip(words)

    @property
    def field(self) -> QLineEdit:
        return self._field

    def ask_note(self, kind: NoteKind, _checked: bool = False) -> None:
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
        """Open for words that wait here since the program was last used, and leave the keys to the clock."""
        for kind in (NoteKind.COMMITMENT, NoteKind.NOTE):
            self._field.stand_at(self._place(kind))
            if self._field.holds_words():
                self._choose(kind)
                self.keep.set_main(False)  # the keys are the clock's: Enter does not save from there
                self.is_waiting = True
                self.asked.emit(kind)
                return

    def close_bar(self) -> None:
        self._field.clear()
        self.rest()
        self.closed.emit()

    def rest(self) -> None:
        """Nothing is asked for; a click into the line writes a note, or at the wrap-up a commitment."""
        self._choose(self.resting)
        self._open_for = False
        self._share()
        self.keep.hide()
        self._cancel.hide()
        self.proposal.hide()
        if self.resting is NoteKind.NOTE:
            hint = self.tr("Write a note; Enter keeps it")
            self._field.setPlaceholderText(hint)
            self._field.setToolTip(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _choose(self, kind: NoteKind) -> None:
        for each, chooser in self._kinds.items():
            chooser.setChecked(each is kind)
        self._open(kind, "", note_prompt(kind), self.tr("Save"))

    def _place(self, asked: NoteKind | Asked) -> LinePlace:
        """Half a note must not end on the wall: it stays where it was begun. Notes of all kinds are one line, but for
        commitments, which are read."""
        own = isinstance(asked, Asked) or asked is NoteKind.COMMITMENT
        return LinePlace(f"day-{asked if own else 'note'}", self._workshop_id, self._day)

    def _open(self, asked: NoteKind | Asked, caption: str, hint: str, keep: str, offered: str = "") -> None:
        self._field.stand_at(self._place(asked), offered)
        self._asked, self.is_waiting = asked, False
        self.keep.set_main(True)
        self._caption.setText(caption)
        self._field.setMaxLength(LONGEST_MESSAGE if asked is Asked.MESSAGE else 32767)
        self._field.setPlaceholderText(hint)
        self._field.setToolTip(hint)  # a placeholder is cut where the line is short
        self._field.setAccessibleName(_name(asked))  # short: it stands beside what is saved while it waits
        self._field.setAccessibleDescription(hint)
        for chooser in self._kinds.values():  # they would leave no room for the message itself
            chooser.setVisible(isinstance(asked, NoteKind))
        self.keep.set_words(keep)
        self.keep.show()
        self._cancel.show()
        self._open_for = True
        self._share()
        self.asked.emit(asked if isinstance(asked, NoteKind) else None)

    def _kind_button(self, kind: NoteKind) -> KeyButton:
        chooser = KeyButton(enum_label(kind), KIND_KEYS[kind], "", note_prompt(kind))
        chooser.setCheckable(True)
        chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chooser.setProperty("kind", str(kind))
        chooser.clicked.connect(partial(self.ask_note, kind))
        return chooser

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

    def _share(self, _says: bool = False) -> None:
        """What is typed comes first: while a line is open the words at its right have less room, and those that stand
        there anyway are whole or not there. What is said is to be read: what was written last goes for that while."""
        wide = self._wide >= 1200 * theme.text_scale()
        self._last.setVisible(wide and not self.said.says)
        rests = self._open_for and not self.said.says
        whole = self._asked is Asked.MESSAGE  # a few words of ours; the name of an item may be long
        beside = sum(each.sizeHint().width() + GAP for each in (self._caption, self.keep, self._cancel))
        whole = whole and self._wide * (1 - LEAST_FIELD - SAID_OPEN) >= beside + 2 * SIDE
        self._caption.setMinimumWidth(self._caption.sizeHint().width() if whole else 0)
        self._caption.setVisible(bool(self._caption.text()) and (whole or self._asked is not Asked.MESSAGE))
        most = round(self._wide * (SAID_OPEN if rests else 0.5 if self.said.says and not wide else 0.32))
        self.said.setMaximumWidth(most)
        self.said.setVisible(not rests or self.said.fontMetrics().horizontalAdvance(self.said.text()) <= most)


def _name(asked: NoteKind | Asked) -> str:
    """What the line is for, in a word or two."""
    if isinstance(asked, NoteKind):
        return enum_label(asked)
    return {
        Asked.MESSAGE: QCoreApplication.translate("run", "Message"),
        Asked.TIME: QCoreApplication.translate("run", "Began earlier"),
    }[asked]

"""What is typed while the day runs and where it goes: notes into the log, commitments into the file, a message on the
wall, the time a step really began. Made by the conductor for its one line to type in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from agendas.model import StepType
from ui import commitment_words
from ui.commitment_line import CommitmentTyping
from ui.desk import Desk
from ui.run.entry_bar import EntryBar
from ui.run.stage import Stage
from ui.run.timing import parse_earlier
from workshop_app.application.commands.commitments import AddCommitment
from workshop_app.domain.run import NoteKind, RunPicture, TakeNote


class NoteWriting(QObject):
    """Opens the line and keeps what was written."""

    def __init__(self, desk: Desk, stage: Stage, entry: EntryBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stage = stage
        self._entry = entry
        self._committing = CommitmentTyping(desk, entry.field, entry.proposal, self._today, self)
        entry.note_written.connect(self._on_note)
        entry.message_written.connect(self._on_message)
        entry.time_written.connect(self._on_time)
        entry.asked.connect(self._on_asked)
        stage.pictured.connect(self._on_pictured)

    def ask_note(self, kind: NoteKind) -> None:
        """A line for the day's memory."""
        self._entry.window().activateWindow()
        self._entry.ask_note(kind)

    def ask_time(self) -> None:
        """When the running step began."""
        step = self._stage.picture.step
        self._entry.window().activateWindow()
        self._entry.ask_time(step.title if step else "")

    def message(self) -> None:
        """Ask for a message, or take the one away that is shown."""
        if self._stage.display.message:
            self._stage.display.write("")
            return
        self._entry.window().activateWindow()
        self._entry.ask_message()

    def tell(self, text: str) -> None:
        """A message that is ready to be shown: Enter shows it, Esc leaves it."""
        self._entry.window().activateWindow()
        self._entry.ask_message(text)

    def _on_note(self, kind: NoteKind, text: str) -> None:
        if kind is NoteKind.COMMITMENT:
            self._commit()
        elif self._stage.do(TakeNote(kind, text)):
            self._entry.close_bar()

    def _commit(self) -> None:
        """Keep the commitment, and have the line ready for the next one. A rehearsal's stays in its log: the real
        calendar never hears of it."""
        made = self._committing.taken()
        if made is None:
            return
        said = commitment_words.told(made)
        if self._stage.session.rehearsal:
            if self._stage.do(TakeNote(NoteKind.COMMITMENT, said)):
                words = self.tr("Only rehearsed, and not in the calendar: {commitment}")
                self._committing.kept(words.format(commitment=said))
        elif self._desk.door.carry_out(AddCommitment(made), by=self):
            self._committing.kept(self.tr("Written down: {commitment}").format(commitment=said))

    def _on_message(self, text: str) -> None:
        self._stage.display.write(text)
        self._entry.close_bar()

    def _on_time(self, text: str) -> None:
        request = parse_earlier(text, self._stage.session.wall())
        if request is None:
            self._desk.bridge.say(self.tr("Type a time like 10:04, or minutes like 3."))
        elif self._stage.started_earlier(request):
            self._entry.close_bar()

    def _on_asked(self, kind: NoteKind | None) -> None:
        if kind is NoteKind.COMMITMENT:
            self._committing.turn_on(self._stage.session.workshop_id)
        else:
            self._committing.turn_off()

    def _on_pictured(self, picture: RunPicture) -> None:
        """At the wrap-up the line is ready for what people commit themselves to."""
        wraps_up = picture.step is not None and picture.step.type is StepType.WRAP_UP
        resting = NoteKind.COMMITMENT if wraps_up else NoteKind.NOTE
        if resting is not self._entry.resting:
            self._entry.resting = resting
            if not self._entry.is_open and not self._entry.field.text():
                self._entry.rest()

    def _today(self) -> date:
        return self._stage.session.wall().astimezone().date()

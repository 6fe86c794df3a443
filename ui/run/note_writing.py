"""What is typed while the day runs and where it goes: notes into the log, a message on the wall, the time a step really
began. Made by the conductor for its one line to type in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.run.entry_bar import EntryBar
from ui.run.stage import Stage
from ui.run.timing import parse_earlier
from workshop_app.domain.run import NoteKind, TakeNote


class NoteWriting(QObject):
    """Opens the line and keeps what was written."""

    def __init__(self, desk: Desk, stage: Stage, entry: EntryBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stage = stage
        self._entry = entry
        entry.note_written.connect(self._on_note)
        entry.message_written.connect(self._on_message)
        entry.time_written.connect(self._on_time)

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
        if self._stage.do(TakeNote(kind, text)):
            self._entry.close_bar()

    def _on_message(self, text: str) -> None:
        self._stage.display.write(text)
        self._entry.close_bar()

    def _on_time(self, text: str) -> None:
        request = parse_earlier(text, self._stage.session.wall())
        if request is None:
            self._desk.bridge.say(self.tr("Type a time like 10:04, or minutes like 3."))
        elif self._stage.started_earlier(request):
            self._entry.close_bar()

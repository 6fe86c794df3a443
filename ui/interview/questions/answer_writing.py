"""Has the door make what the interview wants changed; a refusal is said in the words on the screen. Used by the
question view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.interview.questions.field_commands import field_command
from ui.interview.questions.stage import InterviewStage
from ui.interview.view_state import ParameterView
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.interview import AddInterviewee, RemoveInterviewee
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import Interviewee, IntervieweeRole


class AnswerWriting(QObject):
    """Signals: `stored(changes, name)` after a command, `name` is the field it saved or ""; `person_wanted(id)` when
    somebody was added. `shown_of(key)` reads a parameter; `by` is who asks."""

    stored = Signal(object, str)
    person_wanted = Signal(str)

    def __init__(
        self, desk: Desk, stage: InterviewStage, shown_of: Callable[[str], ParameterView], by: QObject
    ) -> None:
        super().__init__(by)
        self._desk, self._stage, self._shown_of, self._by = desk, stage, shown_of, by
        people = stage.people
        people.known = self._known_names
        people.added.connect(self._on_person_added)
        people.renamed.connect(self._on_person_renamed)
        people.removed.connect(self._on_person_removed)
        stage.written.connect(self._on_written)
        stage.requested.connect(self._on_requested)

    def apply(self, command: Command, key: str = "", name: str = "") -> bool:
        """Run a command; `key` and `name` are the parameter and the field it saves. False when it was refused."""
        fields = self._stage.parts.fields_with(key, name) if name else None
        names = self._names(key, fields[name].accessibleName() if fields else "")
        changes = self._desk.door.changes_of(command, self._by, names)
        if changes is None:
            return False
        self.stored.emit(changes, "" if changes.cleaned else name)
        return True

    def refuse(self, error: KnownError, key: str, field: str = "") -> None:
        """Say why this cannot be read, with the words on the screen in place of the names in the file."""
        self._desk.door.refuse(error, self._names(key, field))

    def _names(self, key: str, field: str) -> dict[str, str]:
        words = {"parameter": self._shown_of(key).words.short_title} if key else {}
        return words | ({"field": field} if field else {})

    def _on_written(self, key: str, name: str, text: str) -> None:
        fields = self._stage.parts.fields_with(key, name)
        if fields is None:
            return
        words = fields[name].accessibleName()
        try:
            command = field_command(self._shown_of(key), name, text, words)
        except KnownError as error:
            self.refuse(error, key, words)
            return
        self.apply(command, key, name)

    def _on_requested(self, command: Command) -> None:
        if self.apply(command):
            self._stage.side.accepted(command)

    def _known_names(self) -> tuple[str, ...]:
        """The people of the engagement who are not asked yet."""
        read = self._desk.workspace.read
        asked = {each.name for each in read.all(Interviewee)}
        return tuple(person.name for person in read.all(Person) if person.name not in asked)

    def _on_person_added(self, name: str, role: IntervieweeRole) -> None:
        namesakes = [person.id for person in self._desk.workspace.read.all(Person) if person.name == one_line(name)]
        command = AddInterviewee(name, role, namesakes[0] if len(namesakes) == 1 else None)
        if self.apply(command):
            self._stage.people.accepted()
            self.person_wanted.emit(command.id)

    def _on_person_renamed(self, id: str, name: str, role: IntervieweeRole) -> None:
        # an empty name is the rule of AddInterviewee; a plain edit has to hold it, too
        words = one_line(name)
        if not words:
            self.refuse(KnownError(ErrorCode.TEXT_MISSING, field="name"), "", self.tr("Name of the person"))
        elif self.apply(edit(Interviewee, id, name=words, role=role)):
            self._stage.people.accepted()

    def _on_person_removed(self, id: str) -> None:
        who = self._desk.workspace.read.get(Interviewee, id).name
        if self.apply(RemoveInterviewee(id)):
            words = self.tr("{name} and every answer of theirs were removed. Ctrl+Z brings them back.")
            self._desk.bridge.say(words.format(name=who))

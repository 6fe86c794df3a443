"""The questions of the interview: one parameter at a time, all of it by keyboard. Built by the interview panel.

Left the list, middle the question with what was agreed or what one person said, right what helps while talking; below
the way on. Ctrl+PgUp and Ctrl+PgDn move, Alt+PgUp and Alt+PgDn go from person to person, Ctrl+Return decides,
Ctrl+Shift+P parks, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions, Ctrl+Shift+I adds a person,
Ctrl+Shift+L says that an answer was looked at again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview import view_state
from ui.interview.foot import Foot
from ui.interview.page import QuestionPage
from ui.interview.park_bar import ParkBar
from ui.interview.side import SidePane
from ui.interview.stage import InterviewStage
from ui.labels import enum_label, error_sentence
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.interview import AddInterviewee, RemoveInterviewee
from workshop_app.application.commands.parameters import DecideParameter, ParkParameter
from workshop_app.application.own_questions import open_library
from workshop_app.application.workspace import Command
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import Interviewee, IntervieweeRole, Voice, VoiceMap

SHOWN = (ParameterRecord, OwnParameter, InterviewLayout, OpenQuestion, InterviewNote, LookAgain, Engagement)
SAID = (Voice, Interviewee, OwnParameter, InterviewLayout)  # what the map of answers is made of
DISK = {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY}


class QuestionsView(QWidget):
    """One question at a time; `key` is the parameter that is open, `person` whose answer ("" is together)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said: VoiceMap | None = None
        self.key: str = ParameterKey.WHY.value
        self.person = ""
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage = InterviewStage(open_library())
        self._park_bar = ParkBar()
        self._foot = Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        column.addWidget(self._park_bar)
        column.addWidget(self._foot)
        self._connect()
        self.refresh()

    @property
    def page(self) -> QuestionPage:
        return self._stage.page

    @property
    def side(self) -> SidePane:
        return self._stage.side

    def refresh(self, skip: str = "") -> None:
        """Read everything again; the field named `skip` keeps its text and cursor."""
        view = self._view()
        self.key = view.shown.key
        if self.person not in {person.id for person in view.shown.people}:
            self.person = ""
        self._stage.show_view(view, self._desk.workspace.clock.now(), self.person, skip)
        self._foot.show_view(view)
        self._stage.order_tabs((self._park_bar, self._foot))

    def select(self, key: str, person: str | None = None) -> None:
        """Open another parameter, at the same person's answer unless told otherwise; what was typed is saved first."""
        had_focus = self._stage.holds_focus()
        self._stage.commit()
        self._desk.workspace.history.seal()
        self._park_bar.hide()
        moved = str(key) != self.key
        self.key, self.person = str(key), self.person if person is None else person
        self.refresh()
        if moved or had_focus:
            self.page.verticalScrollBar().setValue(0)
        if had_focus:
            self.page.focus_first()

    def choose_person(self, person: str) -> None:
        """Show what this person answered, or ("") what was agreed together."""
        self.select(self.key, person)

    def knows(self, key: str) -> bool:
        """Whether there is a parameter with this key."""
        return key in view_state.subjects(self._desk.workspace.read)

    def commit(self) -> None:
        """Save what is being typed."""
        self._stage.commit()

    def add_person(self) -> None:
        """Open the line that adds somebody to ask."""
        self._stage.people.open_add()

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins."""
        self.page.focus_first()

    def decide(self) -> None:
        """Call the open parameter decided."""
        self._stage.commit()
        shown = self._view().shown
        if self._apply(DecideParameter(shown.id)):
            self._desk.bridge.say(_with_gaps(self.tr("Decided."), self._view()))
        elif shown.unsettled:
            self.choose_person("")
            self._stage.bring(self.page.accord.how)

    def park(self) -> None:
        """Open the parking line; when it is open, confirm it."""
        if self._park_bar.isVisible():
            self._park_bar.confirm()
            return
        self._stage.commit()
        record = self._view().shown.record
        self._park_bar.open(record.parked_reason, view_state.shown_date(record.parked_until))

    def hideEvent(self, event: QHideEvent) -> None:
        self._stage.commit(also_lines=True)
        super().hideEvent(event)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._stage.key_chosen.connect(self.select)
        self._stage.written.connect(self._on_written)
        self._stage.requested.connect(self._on_requested)
        self._foot.back_requested.connect(partial(self._step, -1))
        self._foot.next_requested.connect(partial(self._step, 1))
        self._foot.park_requested.connect(self.park)
        self._foot.decide_requested.connect(self.decide)
        people = self._stage.people
        people.person_chosen.connect(self.choose_person)
        people.added.connect(self._on_person_added)
        people.renamed.connect(self._on_person_renamed)
        people.removed.connect(self._on_person_removed)
        self._park_bar.parked.connect(self._on_parked)
        self._park_bar.cancelled.connect(self._on_park_cancelled)
        for keys, slot in (
            ("Ctrl+PgUp", partial(self._step, -1)),
            ("Ctrl+PgDown", partial(self._step, 1)),
            ("Alt+PgUp", partial(self._step_person, -1)),
            ("Alt+PgDown", partial(self._step_person, 1)),
            ("Ctrl+Shift+I", people.open_add),
            ("Ctrl+Shift+L", self._on_looked),
            ("Ctrl+Return", self.decide),
            ("Ctrl+Enter", self.decide),
            ("Ctrl+Shift+P", self.park),
            ("Ctrl+Shift+N", partial(self._on_line_wanted, "notes")),
            ("Ctrl+Shift+Q", partial(self._on_line_wanted, "questions")),
        ):
            # For the whole window: after a click in the rail the keyboard is still there. Hidden panels do not listen.
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _view(self) -> view_state.InterviewView:
        if self._said is None:
            self._said = view_state.answers(self._desk.workspace.read)
        return view_state.view(self._desk.workspace.read, self.key, self._said)

    def _apply(self, command: Command, name: str = "") -> bool:
        """Run a command; `name` is the field it saves. A refusal is said, and the text stays where it was typed."""
        fields = self._stage.fields_with(name)
        try:
            changes = self._desk.workspace.apply(command, by=self)
        except KnownError as error:
            if fields is not None:
                fields.refused(name, again=error.code in DISK)
            self._say_why(error, fields[name].accessibleName() if fields else "")
            return False
        if fields is not None:
            fields.saved(name)
        if changes.touches(*SAID):
            self._said = None
        if changes.cleaned:
            self._desk.bridge.say(self.tr("Characters that no document can carry were taken out. The rest is saved."))
        self.refresh(skip="" if changes.cleaned else name)
        self._stage.retry()
        return True

    def _say_why(self, error: KnownError, field: str) -> None:
        self._desk.bridge.say(_worded(error, self._view().shown.words.short_title, field))

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is self:
            return
        if changes.touches(*SAID):
            self._said = None
        if changes.touches(*SHOWN, *SAID):
            self.refresh()

    def _on_written(self, name: str, text: str) -> None:
        fields = self._stage.fields_with(name)
        if fields is None:
            return
        words = fields[name].accessibleName()
        try:
            command = view_state.field_command(self._view().shown, name, text, words)
        except KnownError as error:
            fields.refused(name, again=False)
            self._say_why(error, words)
            return
        self._apply(command, name)

    def _on_requested(self, command: Command) -> None:
        if self._apply(command):
            self.side.accepted(command)

    def _on_parked(self, reason: str, until: str) -> None:
        try:
            day = view_state.read_date(until, self._park_bar.until.accessibleName())
            rules.check_parking(reason)
        except KnownError as error:
            at_fault = self._park_bar.reason if error.code is ErrorCode.TEXT_MISSING else self._park_bar.until
            self._say_why(error, at_fault.accessibleName())
            return
        if self._apply(ParkParameter(self._view().shown.id, reason, day)):
            self._on_park_cancelled()
            self._desk.bridge.say(_with_gaps(self.tr("Parked."), self._view()))

    def _on_park_cancelled(self) -> None:
        self._park_bar.hide()
        self.page.cards.focus()

    def _step(self, by: int) -> None:
        self.select(view_state.neighbour(self._view().rows, self.key, by))

    def _step_person(self, by: int) -> None:
        self.choose_person(view_state.stay(self._view().shown.people, self.person, by))

    def _on_looked(self) -> None:
        self.page.looked_at()

    def _on_person_added(self, name: str, role: IntervieweeRole) -> None:
        command = AddInterviewee(name, role)
        if self._apply(command):
            self._stage.people.accepted()
            self.choose_person(command.id)

    def _on_person_renamed(self, id: str, name: str, role: IntervieweeRole) -> None:
        # an empty name is the rule of AddInterviewee; a plain edit has to hold it, too
        words = one_line(name)
        if not words:
            self._say_why(KnownError(ErrorCode.TEXT_MISSING, field="name"), self.tr("Name of the person"))
        elif self._apply(edit(Interviewee, id, name=words, role=role)):
            self._stage.people.accepted()

    def _on_person_removed(self, id: str) -> None:
        who = next(person.name for person in self._view().shown.people if person.id == id)
        if self._apply(RemoveInterviewee(id)):
            words = self.tr("{name} and every answer of theirs were removed. Ctrl+Z brings them back.")
            self._desk.bridge.say(words.format(name=who))

    def _on_line_wanted(self, part: str) -> None:
        self._stage.bring(self.side.notes.line if part == "notes" else self.side.questions.line)


def _worded(error: KnownError, parameter: str, field: str) -> str:
    """The sentence for this failure, with the words on the screen in place of the names in the file."""
    words = {"parameter": parameter}
    if field:
        words["field"] = field
    facts = {name: words.get(name, fact) for name, fact in error.facts.items()}
    return error_sentence(KnownError(error.code, **facts))


def _with_gaps(sentence: str, view: view_state.InterviewView) -> str:
    """ "Decided." and what the record should still get."""
    return " ".join([sentence, *(enum_label(gap) for gap in view.shown.gaps)])

"""The interview: one parameter at a time, all of it by keyboard.

The shell builds it, shows it and hands it addresses ("interview/cycle"). Left the list, middle the question and its
record, right what helps while talking; below the way on. Ctrl+PgUp and Ctrl+PgDn move, Ctrl+Return decides,
Ctrl+Shift+P parks, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions.
"""

from __future__ import annotations

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
from workshop_app.application.commands.parameters import DecideParameter, ParkParameter
from workshop_app.application.workspace import Command
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord

DISK = {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY}


class InterviewPanel(QWidget):
    """The screen "Parameters"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = ParameterKey.WHY
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage = InterviewStage(view_state.content_language(desk.workspace.read))
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
    def key(self) -> ParameterKey:
        """The parameter that is open."""
        return self._key

    @property
    def page(self) -> QuestionPage:
        return self._stage.page

    @property
    def side(self) -> SidePane:
        return self._stage.side

    def refresh(self, skip: str = "") -> None:
        """Read everything again; the field named `skip` keeps its text and cursor."""
        view = self._view()
        self._stage.show_view(view, self._desk.workspace.clock.now(), skip)
        self._foot.show_view(view)
        self._stage.order_tabs((self._park_bar, self._foot))

    def open_address(self, rest: str) -> None:
        """ "cycle" opens that parameter; anything unknown changes nothing."""
        key = view_state.key_from(rest)
        if key is not None:
            self.select(key)

    def select(self, key: ParameterKey) -> None:
        """Open another parameter; what was typed into this one is saved first."""
        had_focus = self._stage.holds_focus()
        self._stage.commit()
        self._desk.workspace.history.seal()
        self._park_bar.hide()
        self._key = key
        self.refresh()
        self.page.verticalScrollBar().setValue(0)
        if had_focus:
            self.page.cards.focus()

    def decide(self) -> None:
        """Call the open parameter decided."""
        self._stage.commit()
        if self._apply(DecideParameter(self._view().shown.record.id)):
            self._say_with_gaps(self.tr("Decided."))

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
        self._foot.back_requested.connect(self._on_back)
        self._foot.next_requested.connect(self._on_next)
        self._foot.park_requested.connect(self.park)
        self._foot.decide_requested.connect(self.decide)
        self._park_bar.parked.connect(self._on_parked)
        self._park_bar.cancelled.connect(self._on_park_cancelled)
        for keys, slot in (
            ("Ctrl+PgUp", self._on_back),
            ("Ctrl+PgDown", self._on_next),
            ("Ctrl+Return", self.decide),
            ("Ctrl+Enter", self.decide),
            ("Ctrl+Shift+P", self.park),
            ("Ctrl+Shift+N", self._on_note_line),
            ("Ctrl+Shift+Q", self._on_question_line),
        ):
            # For the whole window: after a click in the rail the keyboard is still there. Hidden panels do not listen.
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _view(self) -> view_state.InterviewView:
        return view_state.view(self._desk.workspace.read, self._key)

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
        if changes.cleaned:
            self._desk.bridge.say(self.tr("Characters that no document can carry were taken out. The rest is saved."))
        self.refresh(skip="" if changes.cleaned else name)
        self._stage.retry()
        return True

    def _say_why(self, error: KnownError, field: str) -> None:
        """The sentence for this failure, with the words on the screen in place of the names in the file."""
        words = {"parameter": self._view().shown.content.short_title}
        if field:
            words["field"] = field
        elif error.facts.get("field") == "parked_reason":
            words["field"] = self._park_bar.reason.accessibleName()
        facts = {name: words.get(name, fact) for name, fact in error.facts.items()}
        self._desk.bridge.say(error_sentence(KnownError(error.code, **facts)))

    def _say_with_gaps(self, sentence: str) -> None:
        gaps = self._view().shown.gaps
        self._desk.bridge.say(" ".join([sentence, *(enum_label(gap) for gap in gaps)]))

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is not self and changes.touches(ParameterRecord, OpenQuestion, InterviewNote, Engagement):
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
        except KnownError as error:
            self._say_why(error, "")
            return
        if self._apply(ParkParameter(self._view().shown.record.id, reason, day)):
            self._on_park_cancelled()
            self._say_with_gaps(self.tr("Parked."))

    def _on_park_cancelled(self) -> None:
        self._park_bar.hide()
        self.page.cards.focus()

    def _on_back(self) -> None:
        self.select(view_state.neighbour(self._key, -1))

    def _on_next(self) -> None:
        self.select(view_state.neighbour(self._key, 1))

    def _on_note_line(self) -> None:
        self._stage.bring(self.side.notes.line)

    def _on_question_line(self) -> None:
        self._stage.bring(self.side.questions.line)

"""The interview: one parameter at a time, all of it by keyboard.

The shell builds it, shows it and hands it addresses ("interview/cycle"). Left the list, middle the question and its
record, right what helps while talking; below the way on. Ctrl+PgUp and Ctrl+PgDn move, Ctrl+Return decides,
Ctrl+Shift+P parks, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions.
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
from workshop_app.application.commands.parameters import DecideParameter, ParkParameter
from workshop_app.application.workspace import Command
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord

DISK = {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY}


class InterviewPanel(QWidget):
    """The screen "Parameters"; `key` is the parameter that is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.key = ParameterKey.WHY
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
        self.key = key
        self.refresh()
        self.page.verticalScrollBar().setValue(0)
        if had_focus:
            self.page.cards.focus()

    def decide(self) -> None:
        """Call the open parameter decided."""
        self._stage.commit()
        if self._apply(DecideParameter(self._view().shown.record.id)):
            self._desk.bridge.say(_with_gaps(self.tr("Decided."), self._view()))

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
        self._park_bar.parked.connect(self._on_parked)
        self._park_bar.cancelled.connect(self._on_park_cancelled)
        for keys, slot in (
            ("Ctrl+PgUp", partial(self._step, -1)),
            ("Ctrl+PgDown", partial(self._step, 1)),
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
        return view_state.view(self._desk.workspace.read, self.key)

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
        self._desk.bridge.say(_worded(error, self._view().shown.content.short_title, field))

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
            rules.check_parking(reason)
        except KnownError as error:
            at_fault = self._park_bar.reason if error.code is ErrorCode.TEXT_MISSING else self._park_bar.until
            self._say_why(error, at_fault.accessibleName())
            return
        if self._apply(ParkParameter(self._view().shown.record.id, reason, day)):
            self._on_park_cancelled()
            self._desk.bridge.say(_with_gaps(self.tr("Parked."), self._view()))

    def _on_park_cancelled(self) -> None:
        self._park_bar.hide()
        self.page.cards.focus()

    def _step(self, by: int) -> None:
        self.select(view_state.neighbour(self.key, by))

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

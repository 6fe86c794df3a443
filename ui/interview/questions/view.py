"""The questions of the interview: one parameter at a time, all of it by keyboard. Built by the interview panel.

Left the list, middle the question with what was agreed or what one person said, right what helps while talking; below
the way on. Ctrl+PgUp and Ctrl+PgDn move, Alt+PgUp and Alt+PgDn go from person to person, Ctrl+Return decides,
Ctrl+Shift+P parks, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions, Ctrl+Shift+I adds a person,
Ctrl+Shift+L says that an answer was looked at again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview import view_state
from ui.interview.questions.answer_writing import AnswerWriting
from ui.interview.questions.foot import QuestionFoot
from ui.interview.questions.page import QuestionPage
from ui.interview.questions.postpone_bar import ParkBar
from ui.interview.questions.postponing import Parking
from ui.interview.questions.side import SidePane
from ui.interview.questions.stage import InterviewStage
from ui.interview.returned.strip import ReturnedStrip
from ui.labels import enum_label
from workshop_app.application.changes import Changes
from workshop_app.application.commands.parameters import DecideParameter
from workshop_app.application.own_questions import open_library
from workshop_app.domain.contradictions import Contradiction
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.voices import Interviewee, Voice

SHOWN = (ParameterRecord, OwnParameter, InterviewLayout, OpenQuestion, InterviewNote, LookAgain, Engagement)
SAID = (Voice, Interviewee, OwnParameter, InterviewLayout)  # what the map of answers is made of


class InterviewQuestions(QWidget):
    """One question at a time; `key` is the parameter that is open, `person` whose answer ("" is together)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said: view_state.AnswersSaid | None = None
        self._last: view_state.InterviewView | None = None
        self._clashes: tuple[Contradiction, ...] = ()
        self.key: str = ParameterKey.WHY.value
        self.person = ""
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        library = open_library()
        if library.set_aside is not None:
            words = self.tr("Your own follow-up questions could not be read. Their file was set aside as {name}.")
            desk.bridge.say(words.format(name=library.set_aside.name))
        self._stage = InterviewStage(library)
        self._writing = AnswerWriting(desk, self._stage, self._shown_of, self)
        self._park_bar = ParkBar()
        self._parking = Parking(self._park_bar, self._writing, self._open_now)
        self._foot = QuestionFoot()
        self.returned = ReturnedStrip(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.returned)
        column.addWidget(self._stage, 1)
        column.addWidget(self._park_bar)
        column.addWidget(self._foot)
        self._connect()
        self._keys()
        self.refresh()

    @property
    def page(self) -> QuestionPage:
        return self._stage.page

    @property
    def side(self) -> SidePane:
        return self._stage.side

    def refresh(self, typing: bool = False) -> None:
        """Read everything again; `typing` when a field was saved and nothing else."""
        view = self._last = self._view()
        self.key = view.shown.key
        if self.person not in {person.id for person in view.shown.people}:
            self.person = ""
        self._stage.show_view(view, self._desk.workspace.clock.now(), self.person, typing)
        self._foot.show_view(view)
        self.returned.show_key(self.key)

    def show_contradictions(self, found: tuple[Contradiction, ...]) -> None:
        """Show beside their parameters what does not go together."""
        if found != self._clashes:
            self._clashes = found
            self.refresh()

    def select(self, key: str, person: str | None = None) -> None:
        """Open another parameter, at the same person's answer unless told otherwise; what was typed is saved first."""
        had_focus = self._stage.holds_focus()
        self._stage.commit()
        self._desk.workspace.history.seal()
        moved = str(key) != self.key
        self.key, self.person = str(key), self.person if person is None else person
        self.refresh()
        self._parking.show_open()
        if moved or had_focus:
            self._stage.start_at_top(with_keyboard=had_focus)

    def choose_person(self, person: str) -> None:
        """Show what this person answered, or ("") what was agreed together."""
        self.select(self.key, person)

    def commit(self) -> None:
        """Save what is being typed."""
        self._stage.commit()

    def add_person(self) -> None:
        """Open the line that adds somebody to ask."""
        self._stage.people.open_add()

    def decide(self) -> None:
        """Call the open parameter decided. While answers differ and nobody said how that was settled, the keyboard goes
        to where it is said."""
        self._stage.commit()
        shown = self._open_now()
        if self._writing.apply(DecideParameter(shown.id), self.key):
            self._desk.bridge.say(_with_gaps(self.tr("Decided."), self._open_now()))
        elif shown.unsettled:
            self.choose_person("")
            self._stage.bring(self.page.accord.how)

    def park(self) -> None:
        """Open the parking line; when it is open, confirm it."""
        self._stage.commit()
        self._parking.toggle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._park_bar.isHidden():
            self._parking.show_open()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stage.commit()
        super().hideEvent(event)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._stage.key_chosen.connect(self.select)
        self._stage.people.person_chosen.connect(self.choose_person)
        self._writing.stored.connect(self._on_stored)
        self._writing.person_wanted.connect(self.choose_person)
        self._foot.back_requested.connect(partial(self._step, -1))
        self._foot.next_requested.connect(partial(self._step, 1))
        self._foot.park_requested.connect(self.park)
        self._foot.decide_requested.connect(self.decide)
        self._parking.parked.connect(self._on_parked)
        self._parking.closed.connect(self._start)
        self._stage.order_tabs((self._park_bar, self._foot))

    def _keys(self) -> None:
        for keys, slot in (
            ("Ctrl+PgUp", partial(self._step, -1)),
            ("Ctrl+PgDown", partial(self._step, 1)),
            ("Alt+PgUp", partial(self._step_person, -1)),
            ("Alt+PgDown", partial(self._step_person, 1)),
            ("Ctrl+Shift+I", self.add_person),
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

    def _view(self, key: str = "") -> view_state.InterviewView:
        if self._said is None:
            self._said = view_state.answers(self._desk.workspace.read)
        return view_state.view(self._desk.workspace.read, key or self.key, self._said, self._clashes)

    def _open_now(self) -> view_state.ParameterView:
        return self._shown_of(self.key)

    def _shown_of(self, key: str) -> view_state.ParameterView:
        """What is shown, or for a parameter that is being left what is stored."""
        if self._last is not None and key in ("", self._last.shown.key):
            return self._last.shown
        return self._view(key).shown

    def _on_stored(self, changes: Changes, name: str) -> None:
        if changes.touches(*SAID):
            self._said = None
        self.refresh(typing=bool(name))

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is self:
            return
        if changes.touches(*SAID):
            self._said = None
        if changes.touches(*SHOWN, *SAID):
            self.refresh()

    def _on_parked(self) -> None:
        self._desk.bridge.say(_with_gaps(self.tr("Postponed."), self._open_now()))

    def _start(self) -> None:
        self.page.focus_first()

    def _step(self, by: int) -> None:
        self.select(view_state.neighbour(self._view().rows, self.key, by))

    def _step_person(self, by: int) -> None:
        self.choose_person(view_state.stay(self._open_now().people, self.person, by))

    def _on_looked(self) -> None:
        self.page.looked_at()

    def _on_line_wanted(self, part: str) -> None:
        self._stage.bring(self.side.notes.line if part == "notes" else self.side.questions.line)


def _with_gaps(sentence: str, shown: view_state.ParameterView) -> str:
    """ "Decided." and what the record should still get."""
    return " ".join([sentence, *(enum_label(gap) for gap in shown.gaps)])

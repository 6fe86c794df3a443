"""The questions of the interview: one parameter at a time, all of it by keyboard. Built by the interview panel.

Left the list, middle the question with what was agreed or what one person said, right what helps while talking; below
the way on.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview import view_state
from ui.interview.questions.answer_writing import AnswerWriting
from ui.interview.questions.concluding import Concluding
from ui.interview.questions.foot import QuestionFoot
from ui.interview.questions.page import QuestionPage
from ui.interview.questions.postpone_bar import PostponeBar
from ui.interview.questions.question_keys import QuestionKeys
from ui.interview.questions.reader import QuestionReader
from ui.interview.questions.side import SidePane
from ui.interview.questions.stage import InterviewStage
from ui.interview.returned.strip import ReturnedStrip
from workshop_app.application.changes import Changes
from workshop_app.application.own_questions import open_library
from workshop_app.domain.contradictions import Contradiction
from workshop_app.domain.parameters import ParameterKey


class InterviewQuestions(QWidget):
    """One question at a time; `key` is the parameter that is open, `person` whose answer ("" is together). Filled by
    `refresh`, once it is made: a window can paint between the two. `is_read`: False has it read when it is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = QuestionReader(desk)
        self.is_read = False
        self.key: str = ParameterKey.WHY.value
        self.person = ""
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        library = open_library()
        if library.set_aside is not None:
            words = self.tr("Your own follow-up questions could not be read. Their file was set aside as {name}.")
            desk.bridge.say(words.format(name=library.set_aside.name))
        self._stage = InterviewStage(library, self)
        self._writing = AnswerWriting(desk, self._stage, self._reader.shown, self)
        self.postpone_bar = PostponeBar(self)
        self._concluding = Concluding(desk.bridge, self.postpone_bar, self._writing, self._open_now)
        self._keys = QuestionKeys(self, self._stage, self._concluding)
        self._foot = QuestionFoot(self)
        self.returned = ReturnedStrip(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.returned)
        column.addWidget(self._stage, 1)
        column.addWidget(self.postpone_bar)
        column.addWidget(self._foot)
        self._connect()

    @property
    def page(self) -> QuestionPage:
        return self._stage.page

    @property
    def side(self) -> SidePane:
        return self._stage.side

    def refresh(self, typing: bool = False) -> None:
        """Read everything again; `typing` when a field was saved and nothing else."""
        self.is_read = True
        view = self._reader.view(self.key)
        self.key = view.shown.key
        if self.person not in {person.id for person in view.shown.people}:
            self.person = ""
        self._stage.show_view(view, self._desk.workspace.clock.now(), self.person, typing)
        self._foot.show_view(view)
        self.returned.show_key(self.key)

    def show_contradictions(self, found: tuple[Contradiction, ...]) -> None:
        """Show beside their parameters what does not go together."""
        if found == self._reader.clashes:
            return
        self._reader.clashes = found
        if self.isVisible():
            self.refresh()
        else:
            self.is_read = False

    def select(self, key: str, person: str | None = None) -> None:
        """Open another parameter, at the same person's answer unless told otherwise; what was typed is saved first."""
        had_focus = self._stage.holds_focus()
        self._stage.commit()
        self._desk.workspace.history.seal()
        moved = str(key) != self.key
        self.key, self.person = str(key), self.person if person is None else person
        self.refresh()
        self._concluding.show_open()
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_read:
            self.refresh()
        if self.postpone_bar.isHidden():
            self._concluding.show_open()

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
        self._foot.postpone_requested.connect(self._concluding.postpone)
        self._foot.decide_requested.connect(self._concluding.decide)
        self._concluding.begun.connect(self.commit)
        self._concluding.differing.connect(self.see_difference)
        self._concluding.closed.connect(self._on_concluded)
        self._keys.step_requested.connect(self._step)
        self._stage.order_tabs((self.postpone_bar, self._foot))

    def _open_now(self) -> view_state.ParameterView:
        return self._reader.shown(self.key)

    def _on_stored(self, changes: Changes, name: str) -> None:
        self._reader.forget(changes)
        self.refresh(typing=bool(name))

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is not self and self._reader.forget(changes):
            self.refresh()

    def see_difference(self) -> None:
        """The keyboard to how answers that differ became one, in sight."""
        self.choose_person("")
        self._stage.bring(self.page.accord.how)

    def _on_concluded(self) -> None:
        self.page.focus_first()

    def _step(self, by: int) -> None:
        self.select(view_state.neighbour(self._reader.rows(self.key), self.key, by))

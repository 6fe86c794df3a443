"""A case of one's own, written by answering: one question at a time, all of them in a list beside it, and below it what
is still missing. Everything is kept as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.rehearse.found_card import FoundCard
from ui.rehearse.own_case_actions import OwnCaseActions
from ui.rehearse.write_editor import AnswerEditor
from ui.rehearse.write_list import QuestionList
from ui.rehearse.write_state import WrittenCase, before, following, rows
from ui.widgets.basics import button, card, fit_height, label, large_text, scrolled, set_role, tab_through
from ui.widgets.flow import FlowLayout, wrapped_row
from ui.widgets.keeper import commit_all
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.own_case import MOST_FACTS
from workshop_app.domain.rehearsal.own_case_questions import question_words

LIST = 280  # pixels the list of questions is wide, times the text size up to large text
LOW = 480  # pixels it is high below everything, with large text


class CaseWritingPage(QWidget):
    """Signals: answered(id of a question, words), asked_for(id), more_requested and less_requested(id) for a fact,
    play_requested, cases_requested. `case_actions` are what can be done with the case as a whole."""

    answered = Signal(str, str)
    asked_for = Signal(str)
    more_requested = Signal()
    less_requested = Signal(str)
    play_requested = Signal()
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.written: WrittenCase | None = None
        self._in_list = False
        self.list, self.editor, self.found = QuestionList(self), AnswerEditor(self), FoundCard(self)
        self.case_actions = OwnCaseActions(self, writing=True)
        self._title, self._count = label("", "title", self), label("", "quiet", self)
        self._group, self.ask = label("", "section", self), label("", "heading", self)
        self.hint, self.prepared = label("", "quiet", self), label("", "quiet", self)
        self.next = button(self.tr("Next"), "primary", self.tr("Ctrl+Page Down, or Enter in a line"))
        self.back = button(self.tr("Back"), "", self.tr("Ctrl+Page Up"))
        self.more = button(self.tr("One more fact"), "flat")
        self.less = button(self.tr("Take this fact away"), "flat")
        self.cases = button(self.tr("All cases"), "", self.tr("Esc"))
        self._area, self._page = scrolled(parent=self)
        self._card, self._inside = card(parent=self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._lay_out()
        self._connect()

    def show_case(self, written: WrittenCase, *, anew: bool) -> None:
        """This case at this question; `anew`: another question than before, and the keyboard goes there."""
        self.written, question = written, written.question
        untitled = self.tr("A case of your own")
        self._title.setText(written.own.called or untitled)
        done, wanted = written.count
        self._count.setText(self.tr("{done} of {wanted} answered").format(done=done, wanted=wanted))
        self.list.show_rows(rows(written), question.id)
        self._group.setText(question.heading.upper())
        self.ask.setText(question.ask)
        self.hint.setText(question.hint)
        self.hint.setVisible(bool(question.hint))
        kept = question_words(written.own.language).words["prepared"].format(words=question.prepared)
        self.prepared.setText(kept if question.prepared and not written.own.answer(question.id) else "")
        self.prepared.setVisible(bool(self.prepared.text()))
        self.editor.show_question(written.own, question)
        self.back.setEnabled(before(written) is not None)
        self.less.setVisible(bool(question.fact))
        self.more.setVisible(bool(question.fact) and len(written.own.facts) < MOST_FACTS)
        self.case_actions.show_case(written.own.id)
        self.show_found()
        if anew:
            self._area.verticalScrollBar().setValue(0)
            self._order_tab()
            if not self._in_list:
                self.editor.begin()
            self._soon.start()
            announce(self, question.ask)

    def show_found(self) -> None:
        """What the check says."""
        if self.written is not None:
            labels = {each.id: f"{each.heading}, {each.short}" for each in self.written.asked}
            self.found.show_checked(self.written.checked, labels, self.written.own.language)
            main = "" if self.found.play.isVisibleTo(self.found) else "primary"
            if self.next.property("role") != main:
                set_role(self.next, main)

    def _order_tab(self) -> None:
        """The answer first: it is where the keyboard goes when the page is come to."""
        whole = (*self.case_actions.buttons.values(), self.cases, self.list)
        tab_through(*self.editor.stops, self.next, self.back, self.more, self.less, self.found.play, *whole)

    def go_on(self) -> None:
        """To the next question; at the end to what the check says."""
        commit_all(self)
        there = following(self.written) if self.written is not None else None
        if there is not None:
            self.asked_for.emit(there.id)
        elif self.found.play.isVisible():
            self.found.play.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.found)
        elif self.found.cards:
            self.found.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.found)

    def go_back(self) -> None:
        """To the question before."""
        commit_all(self)
        there = before(self.written) if self.written is not None else None
        if there is not None:
            self.asked_for.emit(there.id)

    def _lay_out(self) -> None:
        top = wrapped_row()
        said = QVBoxLayout()
        said.addWidget(self._title)
        said.addWidget(self._count)
        top.addLayout(said, 1)
        top.addWidget(self.cases, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._page.addLayout(top)
        self._page.addWidget(self._question_card())
        self._page.addWidget(self.found)
        self._page.addWidget(self.case_actions)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if large_text():  # no room beside the question: below everything
            self.list.setFixedHeight(LOW)
            self._page.addWidget(self.list)
        else:
            self.list.setFixedWidth(round(LIST * theme.text_scale()))
            beside = QVBoxLayout()
            beside.setContentsMargins(24, 24, 0, 24)
            beside.addWidget(self.list)
            outer.addLayout(beside)
        self._page.addStretch(1)
        fit_height(self._area)
        outer.addWidget(self._area, 1)

    def _question_card(self) -> QFrame:
        frame, inside = self._card, self._inside
        inside.setSpacing(12)
        for part in (self._group, self.ask, self.hint, self.editor, self.prepared):
            inside.addWidget(part)
        icons.set_icon(self.more, "plus")
        icons.set_icon(self.less, "trash-2")
        buttons = FlowLayout(spacing=12)
        for each in (self.back, self.next, self.more, self.less):
            buttons.addWidget(each)
        inside.addLayout(buttons)
        return frame

    def _connect(self) -> None:
        self._soon.timeout.connect(self._on_laid_out)
        self.editor.answered.connect(self.answered)
        self.editor.done.connect(self.go_on)
        self.list.asked_for.connect(self._on_listed)
        self.list.entered.connect(self.editor.begin)
        self.found.asked_for.connect(self._on_asked_for)
        self.found.play_requested.connect(self.play_requested)
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.more.clicked.connect(self._on_more)
        self.less.clicked.connect(self._on_less)
        self.cases.clicked.connect(self.cases_requested)
        for keys, slot in (("Ctrl+PgDown", self.go_on), ("Ctrl+PgUp", self.go_back), ("Ctrl+Return", self.go_on)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _on_laid_out(self) -> None:
        """With large text the question would be in sight and its field below the edge."""
        bottom = self.next.mapTo(self._area.viewport(), self.next.rect().bottomLeft()).y()
        if bottom > self._area.viewport().height():
            self._area.verticalScrollBar().setValue(self._card.y() - 8)

    def _on_listed(self, id: str) -> None:
        """Whoever goes through the list with arrows stays in it."""
        self._in_list = True
        self._on_asked_for(id)
        self._in_list = False

    def _on_asked_for(self, id: str) -> None:
        commit_all(self)
        self.asked_for.emit(id)

    def _on_more(self) -> None:
        commit_all(self)
        self.more_requested.emit()

    def _on_less(self) -> None:
        commit_all(self)
        if self.written is not None:
            self.less_requested.emit(self.written.question.fact)

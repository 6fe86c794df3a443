"""Open questions of one parameter: a line to add one, and a card per question with owner, due date and answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.interview.field_dates import is_whole_date, shown_date
from ui.interview.fields import CheckedField, Field, Fields
from ui.widgets.basics import button, card
from ui.widgets.fields import EntryLine, LineField, TextField
from workshop_app.domain.parameters import OpenQuestion
from workshop_app.domain.unsent import LinePlace


class OpenQuestions(QWidget):
    """Signals: `asked(text)` a new question, `removed(id)`, `written(name, text)` asks to save a field of one."""

    asked = Signal(str)
    removed = Signal(str)
    written = Signal(str, str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._ids: tuple[str, ...] = ()
        self.fields = Fields(self, key)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.line = EntryLine(LinePlace("open-question", key))
        self.line.setAccessibleName(self.tr("New open question"))
        self.line.setPlaceholderText(self.tr("Type one, then Enter"))
        self.line.returnPressed.connect(self.enter)
        self._column.addWidget(self.line)
        self._cards: list[QWidget] = []

    def show_questions(self, questions: tuple[OpenQuestion, ...]) -> None:
        ids = tuple(question.id for question in questions)
        if ids != self._ids:
            self._ids = ids
            self._rebuild(questions)
        for each in questions:
            values = {"text": each.text, "owner": each.owner, "due": shown_date(each.due), "answer": each.answer}
            self.fields.show({f"question.{each.id}.{name}": value for name, value in values.items()})

    def enter(self) -> None:
        """What stands in the line becomes a question."""
        if self.line.text().strip():
            self.asked.emit(self.line.text())

    def _rebuild(self, questions: tuple[OpenQuestion, ...]) -> None:
        if any(each.isAncestorOf(self.focusWidget()) for each in self._cards if self.focusWidget()):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        for each in self._cards:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.fields.deleteLater()
        self.fields = Fields(self, self._key)
        self.fields.written.connect(self.written)
        self._cards = [self._card(question) for question in questions]
        for each in self._cards:
            self._column.addWidget(each)

    def _card(self, question: OpenQuestion) -> QWidget:
        frame, column = card()
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._named(question, "text", TextField(self.tr("Question"), lines=2)), 1)
        top.addWidget(self._remove_button(question), 0, Qt.AlignmentFlag.AlignTop)
        pair = QHBoxLayout()
        pair.addWidget(self._named(question, "owner", LineField(self.tr("Who finds out"), self.tr("who finds out"))), 1)
        due = CheckedField(self.tr("By when"), is_whole_date, self.tr("by when"))
        pair.addWidget(self._named(question, "due", due), 1)
        column.addLayout(top)
        column.addLayout(pair)
        answer = TextField(self.tr("Answer"), self.tr("the answer, once known"), lines=1)
        column.addWidget(self._named(question, "answer", answer))
        return frame

    def _named(self, question: OpenQuestion, name: str, field: Field) -> Field:
        field.setMinimumWidth(60)
        self.fields.add(f"question.{question.id}.{name}", field)
        return field

    def _remove_button(self, question: OpenQuestion) -> QPushButton:
        remove = button("", "icon", self.tr("Remove this question"))
        remove.setAccessibleName(self.tr("Remove this question"))
        set_icon(remove, "x", "quiet")
        remove.clicked.connect(partial(self.removed.emit, question.id))
        return remove

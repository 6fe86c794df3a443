"""Where one question about a case is answered: a line, a text, a choice, or facts to be chosen. One of them is in
sight, and it is the same field for one question after the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.widgets.choices import Choice, ChoiceCard, ChoiceList
from ui.widgets.fields import LineField, TextField
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.rehearsal.own_case import OwnCase, listed
from workshop_app.domain.rehearsal.own_case_making import good_needs
from workshop_app.domain.rehearsal.own_case_questions import CHOICE, FACTS, LINE, WAYS, CaseQuestion

FEW = 5  # choices that stand below each other; more stand in a list that opens


class AnswerEditor(QWidget):
    """Signals: answered(id of the question, words) at most 400 ms after a key, done when Enter ends a line."""

    answered = Signal(str, str)
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = ""
        self.line = LineField("")
        self.text = TextField("", "", 3, 12)
        self.ways = TextField("", "", 5, 14)
        self.cards = ChoiceList("", self)
        self.box = ShortChoice(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._facts = QWidget(self)
        self.ticks: dict[str, ChoiceCard] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            part.hide()
            layout.addWidget(part)
        QVBoxLayout(self._facts).setContentsMargins(0, 0, 0, 0)
        for field in (self.line, self.text, self.ways):
            field.committed.connect(self._on_words)
        self.line.returnPressed.connect(self.done)
        self.cards.chosen.connect(self._on_words)
        self.box.activated.connect(self._on_box)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (self.line, self.text, self.ways, self.cards, self.box, self._facts)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, as the answer is given now."""
        cards = tuple(self.cards.findChildren(ChoiceCard))
        return (self.line, self.text, self.ways, *cards, self.box, *self.ticks.values())

    def show_question(self, own: OwnCase, question: CaseQuestion) -> None:
        """This question with its answer. What was typed for another one must be saved before."""
        self._question, words, of = question.id, own.answer(question.id), f"{own.id}/{question.id}"
        part = self._part_of(question)
        part.setAccessibleName(question.ask)
        if isinstance(part, LineField | TextField):
            part.setPlaceholderText(question.example or question.prepared)
            part.show_value(words, of)
        elif part is self.cards:
            choices = tuple(Choice(value, said) for value, said in question.choices)
            self.cards.show_choices(choices, words or question.usual)
        elif part is self.box:
            self._fill_box(question, words)
        else:
            self._fill_facts(own, question)
        part.show()  # first, so that the keyboard has somewhere to go when the one before is hidden
        for each in self._parts:
            each.setVisible(each is part)

    def begin(self) -> None:
        """The keyboard where the answer is given."""
        part = next((each for each in self._parts if not each.isHidden()), None)
        if part is self.cards:
            self.cards.focus_current()
        elif part is self._facts:
            first = next(iter(self.ticks.values()), None)
            part = first if first is not None else part
        if part is not None and part is not self.cards:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part_of(self, question: CaseQuestion) -> QWidget:
        if question.form == CHOICE:
            return self.cards if len(question.choices) <= FEW and question.usual else self.box
        return {LINE: self.line, WAYS: self.ways, FACTS: self._facts}.get(question.form, self.text)

    def _fill_box(self, question: CaseQuestion, words: str) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            if not question.usual:
                self.box.addItem(self.tr("Choose…"), "")
            for value, said in question.choices:
                self.box.addItem(said, value)
            self.box.setCurrentIndex(max(0, self.box.findData(words or question.usual)))

    def _fill_facts(self, own: OwnCase, question: CaseQuestion) -> None:
        layout = self._facts.layout()
        assert isinstance(layout, QVBoxLayout)
        ticked = listed(own.answer(question.id)) or good_needs(own)
        if list(self.ticks) != [id for id, _ in question.choices]:
            for box in self.ticks.values():
                layout.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.ticks = {}
            for id, _ in question.choices:
                box = self.ticks[id] = ChoiceCard(Choice(id, ""))
                box.clicked.connect(partial(self._on_ticked, id))
                layout.addWidget(box)
        for id, said in question.choices:
            words, state = self.tr("Fact {number}"), self.tr("needed") if id in ticked else ""
            self.ticks[id].show_choice(Choice(id, words.format(number=own.place(id)), said, state))
            self.ticks[id].setChecked(id in ticked)

    def _on_words(self, words: str) -> None:
        self.answered.emit(self._question, words)

    def _on_box(self) -> None:
        self.answered.emit(self._question, str(self.box.currentData() or ""))

    def _on_ticked(self, _id: str, _checked: bool = False) -> None:
        chosen = [id for id, box in self.ticks.items() if box.isChecked()]
        self.answered.emit(self._question, ", ".join(chosen))

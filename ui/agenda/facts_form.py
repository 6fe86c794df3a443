"""The small fields of a step: kind, lead, flex, cut, rounds, when its clock warns. What cannot be read goes back to
what it was."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QMenu, QPushButton, QSpinBox, QWidget

from agendas.marks import USUAL_LAST_CALL, USUAL_WARNING, mark_words
from agendas.model import Activity, Lead, Step, StepType
from ui.agenda import plan_words
from ui.agenda.step_facts import (
    MOST_ROUNDS,
    SECONDS,
    StepFacts,
    cut_words,
    facts_of,
    flex_words,
    read_cut,
    read_flex,
    read_mark,
)
from ui.labels import enum_label
from ui.widgets.basics import button, give_menu, label
from ui.widgets.fields import LineField
from ui.widgets.half_numbers import HalfNumber
from ui.widgets.half_words import WaitingField
from ui.widgets.keeper import commit_all, half_typed


class FactsForm(QWidget):
    """Signals:
    committed: (step id, StepFacts) when one of them was changed.
    refused: why what was typed stays in its field and is not saved, as a sentence.
    """

    committed = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self.workshop_id = ""  # whose items are shown
        self._type = QComboBox(self)
        self._activity = QComboBox(self)
        self._leads: QPushButton = button("")
        self._lead_actions: dict[Lead, QAction] = {}
        self._flex = WaitingField(self.tr("Range"), "20–35")
        self._cut = WaitingField(self.tr("Cut order"), self.tr("by kind"))
        self._marks = {
            "warn": WaitingField(self.tr("Warning"), mark_words(USUAL_WARNING)),
            "last_call": WaitingField(self.tr("Last call"), mark_words(USUAL_LAST_CALL)),
        }
        self._advance = QCheckBox(self.tr("by itself"))
        self._rounds, self._seconds = QSpinBox(), QSpinBox()
        self._half = (HalfNumber(self._rounds, "rounds"), HalfNumber(self._seconds, "seconds"))
        self._form = QFormLayout(self)
        self._lay_out()
        self._connect()

    def show_step(self, step: Step, locked: bool, beside: bool = False) -> None:
        """The step's facts as they are now. What follows from groups side by side, or belongs to the item that holds
        them (`beside`: this one stands in such a group), is not there to be changed."""
        self._step = step
        facts = facts_of(step)
        with QSignalBlocker(self._type), QSignalBlocker(self._activity):
            self._type.setCurrentIndex(list(StepType).index(facts.type))
            self._activity.setCurrentIndex(list(Activity).index(facts.activity))
        if half_typed(self) is None:  # a number that is being typed is left alone
            with QSignalBlocker(self._rounds), QSignalBlocker(self._seconds):
                self._rounds.setValue(max(1, facts.rounds))
                self._seconds.setValue(facts.seconds_each)
            for typed in self._half:
                typed.stand_at(self.workshop_id, step.id)
        for lead, action in self._lead_actions.items():
            action.setChecked(lead in facts.leads)
        self._leads.setText(", ".join(enum_label(lead) for lead in facts.leads))
        for part, field in {"flex": self._flex, "cut": self._cut, **self._marks}.items():
            field.stand_at(self.workshop_id, f"{part}-{step.id}")
        self._flex.show_value(flex_words(facts.flex), step.id)
        self._cut.show_value(cut_words(facts.cut, facts.protected, self.tr("never")), step.id)
        for name, mark in (("warn", facts.warn), ("last_call", facts.last_call)):
            self._marks[name].show_value(mark_words(mark), step.id)
        self._advance.setChecked(facts.advance)
        for follows in (self._type, self._activity, self._leads, self._flex):
            self._form.setRowVisible(follows, not step.strands)
        for of_holder in (self._cut, self._advance, *self._marks.values()):
            self._form.setRowVisible(of_holder, not beside)
        self._form.setRowVisible(self._rounds, facts.activity is Activity.ROTATION)
        self._form.setRowVisible(self._seconds, facts.activity is Activity.INTRODUCTIONS)
        for field in (self._flex, self._cut, *self._marks.values()):
            field.setReadOnly(locked)
        for widget in (self._type, self._activity, self._leads, self._advance, self._rounds, self._seconds):
            widget.setEnabled(not locked)

    def commit(self) -> None:
        commit_all(self)

    def _lay_out(self) -> None:
        for box in (self._type, self._activity):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self._leads.setMinimumWidth(80)  # a long list of leads must not push the whole side wider
        for kind in StepType:
            self._type.addItem(enum_label(kind))
        for activity in Activity:
            self._activity.addItem(enum_label(activity))
        menu = QMenu(self._leads)
        for lead in Lead:
            # Ours, not made by the menu: when somebody who looks through all widgets (F6) lets go of one above this
            # form, what Qt made below it is taken for deleted.
            action = QAction(enum_label(lead), menu)
            menu.addAction(action)
            action.setCheckable(True)
            self._lead_actions[lead] = action
        give_menu(self._leads, menu)
        self._add_rows()

    def _add_rows(self) -> None:
        self._rounds.setRange(1, MOST_ROUNDS)
        self._seconds.setRange(*SECONDS)
        self._seconds.setSingleStep(15)
        self._seconds.setSuffix(self.tr(" s"))
        self._cut.setToolTip(
            self.tr("When time is short, 1 is cut first. “never” protects the item; left empty, it gives after those.")
        )
        self._flex.setToolTip(self.tr("The shortest and the longest it can be without harm, in minutes"))
        before_end = self.tr("How long before the end of the item, like 5 min or 20 %; empty: as usual")
        for field in self._marks.values():
            field.setToolTip(before_end)
        rows = (
            (self.tr("Type"), self._type),
            (self.tr("Activity"), self._activity),
            (self.tr("Lead"), self._leads),
            (self.tr("Range"), self._flex),
            (self.tr("Cut order"), self._cut),
            *((field.accessibleName(), field) for field in self._marks.values()),
            (self.tr("Rounds"), self._rounds),
            (self.tr("Time each"), self._seconds),
        )
        self._form.setContentsMargins(0, 4, 0, 0)
        self._form.setSpacing(6)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, widget in rows:
            name = label(words, "small")
            name.setBuddy(widget)
            widget.setAccessibleName(words)
            self._form.addRow(name, widget)
        self._advance.setToolTip(self.tr("The next item begins by itself when this one’s time is up"))
        name = label(self.tr("Next item"), "small")  # a tick box never wraps its words: long ones push the side wider
        self._advance.setAccessibleName(self.tr("The next item begins by itself"))
        self._form.addRow(name, self._advance)

    def _connect(self) -> None:
        self._type.activated.connect(self._on_type)
        self._activity.activated.connect(self._on_activity)
        for action in self._lead_actions.values():
            action.triggered.connect(self._on_leads)
        self._flex.committed.connect(self._on_flex)
        self._cut.committed.connect(self._on_cut)
        for name, field in self._marks.items():
            field.committed.connect(partial(self._on_mark, name))
        self._advance.clicked.connect(self._on_advance)
        self._rounds.valueChanged.connect(self._on_rounds)
        self._seconds.valueChanged.connect(self._on_seconds)

    def _put(self, facts: StepFacts) -> None:
        if self._step is not None and facts != facts_of(self._step):
            self.committed.emit(self._step.id, facts)

    def _on_type(self, place: int) -> None:
        if self._step is not None:
            self._put(replace(facts_of(self._step), type=list(StepType)[place]))

    def _on_activity(self, place: int) -> None:
        if self._step is not None:
            self._put(replace(facts_of(self._step), activity=list(Activity)[place]))

    def _on_leads(self) -> None:
        if self._step is None:
            return
        leads = tuple(lead for lead, action in self._lead_actions.items() if action.isChecked())
        if leads:
            self._put(replace(facts_of(self._step), leads=leads))
        else:
            self.show_step(self._step, locked=False)  # somebody has to lead

    def _on_flex(self, typed: str) -> None:
        if self._step is None:
            return
        flex = read_flex(typed)
        if flex is None:
            self._refuse(self._flex, plan_words.flex_refused(typed))
        else:
            self._put(replace(facts_of(self._step), flex=flex))

    def _on_cut(self, typed: str) -> None:
        if self._step is None:
            return
        read = read_cut(typed, self.tr("never"))
        if read is None:
            self._refuse(self._cut, plan_words.cut_refused(typed))
        else:
            self._put(replace(facts_of(self._step), cut=read[0], protected=read[1]))

    def _on_mark(self, name: str, typed: str) -> None:
        if self._step is None:
            return
        read = read_mark(self._step, name, typed)
        if isinstance(read, StepFacts):
            self._put(read)
            return
        self._refuse(self._marks[name], plan_words.mark_refused(read, typed))

    def _refuse(self, field: LineField, sentence: str) -> None:
        """What is typed stays where it is, marked, and the bottom line asks."""
        field.keeper.refuse(sentence)
        self.refused.emit(sentence)

    def _on_advance(self, wanted: bool) -> None:
        if self._step is not None:
            self._put(replace(facts_of(self._step), advance=wanted))

    def _on_rounds(self, count: int) -> None:
        if self._step is not None:
            self._put(replace(facts_of(self._step), rounds=count))

    def _on_seconds(self, seconds: int) -> None:
        if self._step is not None:
            self._put(replace(facts_of(self._step), seconds_each=seconds))

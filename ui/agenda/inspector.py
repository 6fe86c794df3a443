"""The selected step of the plan: what to say, what the room sees, what to bring. Every word can be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from agendas.model import Step
from ui.agenda import columns, material_words
from ui.agenda.clock_form import ClockForm
from ui.agenda.facts_form import FactsForm
from ui.agenda.step_facts import StepFacts
from ui.agenda.view_state import PlanRow
from ui.labels import enum_label
from ui.widgets import dates
from ui.widgets.basics import label, scrolled
from ui.widgets.fields import LineField, TextField


class StepInspector(QWidget):
    """Fields of one step.

    Signals:
    text_committed: (step id, name of the text, words).
    materials_committed: (step id, words: one thing a line).
    facts_committed: (step id, StepFacts).
    until_committed: (step id, the typed time it runs until).
    group_committed: (strand id, the typed name of the group).
    refused: why what was typed was put back, as a sentence.
    """

    text_committed = Signal(str, str, str)
    materials_committed = Signal(str, str)
    facts_committed = Signal(str, object)
    until_committed = Signal(str, str)
    group_committed = Signal(str, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._area, self._column = scrolled(margin=16, spacing=4, parent=self)
        page = self._area.widget()
        self._facts = label("", "quiet")
        self._title = LineField(self.tr("Title"), parent=page)
        self._texts = {
            "script": TextField(self.tr("Script"), self.tr("What you say or do"), lines=4, parent=page),
            "room_text": TextField(self.tr("On the wall"), self.tr("What the room reads"), lines=2, parent=page),
            "tips": TextField(self.tr("Tips"), self.tr("Only you see this"), lines=2, parent=page),
            "failure": TextField(self.tr("What goes wrong"), self.tr("Only you see this"), lines=2, parent=page),
        }
        hint = self.tr("One thing per line: Handout × per person")
        self._materials = TextField(self.tr("Materials"), hint, lines=2, parent=page)
        self._clock = ClockForm(page)
        self._form = FactsForm(page)
        self._lay_out()
        self._connect()
        self.show_row(None, locked=True)

    def show_row(self, row: PlanRow | None, locked: bool) -> None:
        """The step to show, with what is known about it; a field somebody is typing in is left alone."""
        step = None if row is None else row.step
        if self._step is not None and (step is None or step.id != self._step.id):
            self.commit()
        self._step = step
        self.setEnabled(step is not None)
        self._title.setReadOnly(locked)
        self._materials.setReadOnly(locked)
        for field in self._texts.values():
            field.setReadOnly(locked)
        self._form.setVisible(step is not None)
        self._clock.setVisible(step is not None)
        if step is None or row is None:
            self._facts.setText(self.tr("Choose an item to see what to say and what to bring."))
            return
        self._facts.setText(self._fact_words(row))
        self._clock.show_row(row, locked)
        self._form.show_step(step, locked, beside=row.strand is not None)
        self._title.show_value(step.title, step.id)
        for name, field in self._texts.items():
            field.show_value(getattr(step.texts, name), step.id)
        self._materials.show_value(material_words.lines(step.materials), step.id)

    def commit(self) -> None:
        """Save what is being typed now."""
        self._title.commit()
        self._clock.commit()
        self._form.commit()
        for field in (*self._texts.values(), self._materials):
            field.commit()

    def _lay_out(self) -> None:
        layout = self._column
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        for field in (*self._texts.values(), self._materials):
            layout.addSpacing(8)
            name = label(field.accessibleName(), "small")
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            layout.addWidget(name)
            layout.addWidget(field)
        layout.addSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self._clock)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self._title.committed.connect(partial(self._on_committed, "title"))
        for name, field in self._texts.items():
            field.committed.connect(partial(self._on_committed, name))
        self._materials.committed.connect(self._on_materials)
        self._form.committed.connect(self._on_facts)
        self._clock.until_committed.connect(self.until_committed)
        self._clock.group_committed.connect(self.group_committed)
        self._clock.refused.connect(self.refused)
        self._form.refused.connect(self.refused)

    def _fact_words(self, row: PlanRow) -> str:
        step = row.step
        leads = ", ".join(enum_label(lead) for lead in step.leads)
        facts = [enum_label(step.type), leads, f"{step.flex.shortest}–{step.flex.longest} min"]
        if step.until is not None:
            words = self.tr("runs until {end}: {minutes} min in this plan")
            facts.append(words.format(end=dates.clock(step.until), minutes=step.minutes))
        for number, strand in enumerate(step.strands, 1):
            facts.append(f"{columns.group_title(strand, number)} {strand.minutes} min")
        if step.rounds:
            shape = " + ".join(str(phase.minutes) for phase in step.rounds[0].phases)
            facts.append(self.tr("round {n}: {shape} min").format(n=step.rounds[0].number, shape=shape))
        if row.share:
            one = row.share.groups == 1
            words = self.tr("1 group, {minutes} min") if one else self.tr("{n} groups, {minutes} min each")
            facts.append(words.format(n=row.share.groups, minutes=f"{float(row.share.minutes_each):.1f}"))
        if row.past:
            words = self.tr("planned {minutes} min; earlier runs took {past}")
            facts.append(words.format(minutes=step.minutes, past=", ".join(str(minutes) for minutes in row.past)))
        return " · ".join(facts)

    def _on_facts(self, step_id: str, facts: StepFacts) -> None:
        self.facts_committed.emit(step_id, facts)

    def _on_committed(self, name: str, words: str) -> None:
        if self._step is not None:
            self.text_committed.emit(self._step.id, name, words)

    def _on_materials(self, words: str) -> None:
        if self._step is not None:
            self.materials_committed.emit(self._step.id, words)

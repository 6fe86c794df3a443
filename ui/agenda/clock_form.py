"""Two small fields of an item: until which time it runs, and what its group is called where it runs beside others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from agendas.model import Step, Strand
from ui.agenda import columns
from ui.agenda.view_state import PlanRow
from ui.labels import error_sentence
from ui.typed_times import end_of
from ui.widgets import dates
from ui.widgets.basics import label
from ui.widgets.half_words import WaitingField
from workshop_app.domain.errors import KnownError


class ClockForm(QWidget):
    """Signals:
    until_committed: (step id, what was typed).
    group_committed: (strand id, what was typed).
    refused: why what was typed stays in its field and is not saved, as a sentence.
    """

    until_committed = Signal(str, str)
    group_committed = Signal(str, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._strand: Strand | None = None
        self._until = WaitingField(self.tr("Runs until"), self.tr("its minutes"))
        self._group = WaitingField(self.tr("Group"))
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 4, 0, 0)
        self._form.setSpacing(6)
        for field in (self._group, self._until):
            name = label(field.accessibleName(), "small")
            name.setMinimumWidth(name.fontMetrics().horizontalAdvance(self.tr("Cut order")))  # in line with those above
            name.setBuddy(field)
            self._form.addRow(name, field)
        self._until.setToolTip(
            self.tr(
                "A time such as 12:30: the item runs until then, whenever it begins. "
                "A delay before it makes it shorter. Empty: it has a length."
            )
        )
        self._group.setToolTip(self.tr("Who does this while the others do something else"))
        self._until.committed.connect(self._on_until)
        self._group.committed.connect(self._on_group)

    def show_row(self, row: PlanRow, locked: bool, workshop_id: str) -> None:
        """The two as they are now; a field that says nothing about this item is not there."""
        self._step, self._strand = row.step, row.strand
        end = row.step.until
        self._until.stand_at(workshop_id, f"until-{row.step.id}")
        self._until.show_value("" if end is None else dates.clock(end), row.step.id)
        if row.strand is not None:
            self._group.setPlaceholderText(columns.group_title(row.strand, row.number))
            self._group.stand_at(workshop_id, f"group-{row.strand.id}")
            self._group.show_value(row.strand.name, row.strand.id)
        self._form.setRowVisible(self._until, row.strand is None and not row.step.strands and not row.step.rounds)
        self._form.setRowVisible(self._group, row.strand is not None)
        for field in (self._until, self._group):
            field.setReadOnly(locked)

    def commit(self) -> None:
        """Save what is being typed now."""
        self._until.commit()
        self._group.commit()

    def _on_until(self, typed: str) -> None:
        try:
            if typed.strip():
                end_of(typed)
        except KnownError as question:
            self._until.keeper.refuse(error_sentence(question))
            self.refused.emit(error_sentence(question))
            return
        if self._step is not None:
            self.until_committed.emit(self._step.id, typed)

    def _on_group(self, typed: str) -> None:
        if self._strand is not None:
            self.group_committed.emit(self._strand.id, typed)

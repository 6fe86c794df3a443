"""What a team says about its cycle as a whole: when, who was there, surprises, habits, seeds for the next set."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import OpenDay, captioned, lines_field
from ui.widgets.basics import label, large_text
from ui.widgets.fields import LineField, TextField
from workshop_app.domain.reflections import SetReflection
from workshop_app.domain.unsent import LinePlace


class WholeSet(QFrame):
    """Six fields in two columns; one below the other where text is very large."""

    def __init__(self, cycle_actions: CycleActions, set_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cycle_actions, self._id = cycle_actions, set_id
        self.held_on = OpenDay(self.tr("Held on"), self._today, LinePlace("half", set_id, "held_on"), behind=True)
        self.texts: dict[str, LineField | TextField] = {
            "attended": LineField(self.tr("Who was there"), self.tr("names, or how many")),
            "surprised": lines_field(self.tr("What surprised us")),
            "habit_to_keep": lines_field(self.tr("A habit to keep")),
            "habit_to_drop": lines_field(self.tr("A habit to drop")),
            "seeds": lines_field(self.tr("Seeds for the next set, and who drafts")),
        }
        layout, grid = QVBoxLayout(self), QGridLayout()
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        layout.addWidget(label(self.tr("The cycle as a whole"), "subheading"))
        parts: list[tuple[str, QWidget]] = [(self.tr("Held on"), self.held_on)]
        parts += [(field.accessibleName(), field) for field in self.texts.values()]
        columns = 1 if large_text() else 2
        for at, (caption, part) in enumerate(parts):
            grid.addWidget(captioned(caption, part), at // columns, at % columns)
        layout.addLayout(grid)
        self.held_on.read_in.connect(partial(self._write, "held_on"))
        for name, field in self.texts.items():
            field.committed.connect(partial(self._write, name))

    def show_said(self, said: SetReflection) -> None:
        """What the file holds."""
        self.held_on.show_day(said.held_on)
        for name, field in self.texts.items():
            field.show_value(getattr(said, name))

    def _today(self) -> date:
        return self._cycle_actions.today

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.reflect_on_set(self._id, name, value)

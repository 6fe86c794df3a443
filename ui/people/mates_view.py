"""Who is named beside a person in one rule (never together, rather not, must be together): names to take away, and a
field to add one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.people.person_picker import NamesModel, PersonPicker
from ui.widgets.basics import button, label
from workshop_app.domain.people import PairKind

Names = Sequence[tuple[str, str]]


class MatesView(QWidget):
    """Signals:
    asked: the id of somebody and the rule, None to take it away.
    unknown: words that name nobody.
    """

    asked = Signal(str, object)
    unknown = Signal(str)

    def __init__(self, kind: PairKind, people: NamesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown: Names = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._add = PersonPicker(enum_label(kind), self.tr("Add somebody: type a name, or choose"), people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._rows)
        layout.addWidget(self._add)
        self._add.picked.connect(self._on_picked)
        self._add.unknown.connect(self.unknown)

    def show_mates(self, mates: Names, of: str) -> None:
        """Ids and names of those in the rule with one person."""
        self._add.show_chosen(of=of)
        if tuple(mates) == tuple(self._shown):
            return
        self._shown = tuple(mates)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for id, name in mates:
            self._rows.addWidget(self._row(id, name))

    def _row(self, id: str, name: str) -> QWidget:
        holder = QWidget(self)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(name), 1)
        away = button(self.tr("Take away"), "flat")
        away.setAccessibleName(self.tr("Take {name} out of this rule").format(name=name))
        away.clicked.connect(partial(self.asked.emit, id, None))
        layout.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _on_picked(self, id: str) -> None:
        self.asked.emit(id, self._kind)

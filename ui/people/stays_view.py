"""When somebody comes to each workshop ahead and leaves it, and which rounds that means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.dates import week_day
from ui.widgets.half_words import WaitingField
from workshop_app.application.commands.people_words import AskedOf
from workshop_app.application.people_queries import Stay


class StaysView(QWidget):
    """Signal: written(workshop id, what, words)."""

    written = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = label(self.tr("Takes part in no planned workshop yet. Say who takes part in Groups."), "quiet")
        self._of: tuple[str, ...] = ()
        self._rows: dict[str, tuple[WaitingField, WaitingField]] = {}
        self._hints: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._none)

    def show_stays(self, stays: Sequence[Stay], person_id: str) -> None:
        """The workshops ahead this person takes part in."""
        self._none.setVisible(not stays)
        workshops = tuple(each.workshop.id for each in stays)
        if workshops != self._of:
            self._make(stays)
        for each in stays:
            arrives, leaves = self._rows[each.workshop.id]
            arrives.stand_at(person_id, f"arrives-{each.workshop.id}")
            leaves.stand_at(person_id, f"leaves-{each.workshop.id}")
            arrives.show_value(each.arrives, person_id)
            leaves.show_value(each.leaves, person_id)
            hint = self._hints[each.workshop.id]
            hint.setText(self._hint(each))  # type: ignore[attr-defined]
            hint.setVisible(bool(self._hint(each)))

    def commit(self) -> None:
        """Have what is being typed saved."""
        for row in self._rows.values():
            for field in row:
                field.commit()

    def _make(self, stays: Sequence[Stay]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._of = tuple(each.workshop.id for each in stays)
        self._rows.clear()
        for each in stays:
            self._column.addWidget(self._row(each))

    def _row(self, stay: Stay) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        day = f" · {week_day(stay.workshop.day)}" if stay.workshop.day else ""
        grid.addWidget(label(f"{stay.workshop.title}{day}"), 0, 0, 1, 4)
        arrives = WaitingField(self.tr("Arrives"), self.tr("at the beginning"))
        leaves = WaitingField(self.tr("Leaves"), self.tr("at the end; 13:00, lunch, after round 2"))
        for at, (words, field, asked) in enumerate(
            ((self.tr("Arrives"), arrives, AskedOf.ARRIVES), (self.tr("Leaves"), leaves, AskedOf.LEAVES))
        ):
            caption = label(words, "quiet")
            caption.setBuddy(field)
            grid.addWidget(caption, 1, 2 * at)
            grid.addWidget(field, 1, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 2 + at)
            field.committed.connect(partial(self.written.emit, stay.workshop.id, str(asked)))
        hint = label("", "quiet")
        grid.addWidget(hint, 2, 0, 1, 4)
        self._rows[stay.workshop.id] = (arrives, leaves)
        self._hints[stay.workshop.id] = hint
        return holder

    def _hint(self, stay: Stay) -> str:
        said = []
        if stay.late:
            words = self.tr("Misses the first round.") if stay.late == 1 else self.tr("Misses the first {n} rounds.")
            said.append(words.format(n=stay.late))
        if stay.gone_after == 0:
            said.append(self.tr("Takes part in no breakout round."))
        elif stay.gone_after is not None:
            words = self.tr("Gone after round {n} of {all}: the groups are made for that.")
            said.append(words.format(n=stay.gone_after, all=stay.rounds))
        if stay.lunch_gone:
            said.append(
                self.tr(
                    "The plan has no such lunch any more, so the groups count on them to the end. When do they leave?"
                )
            )
        return " ".join(said)

"""The table of commitments on the report screen: ticked off and rewritten in place. It never touches the workspace: a
change goes out as a signal."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from ui import theme
from ui.commitment_words import due_words
from ui.widgets.dates import field_day
from ui.widgets.half_cells import PLACE
from ui.widgets.row_models import Index, RowTableModel
from ui.widgets.typed_days import typed_day
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.unsent import LinePlace

DONE, WHO, WHAT, WHOM, BY = range(5)


class CommitmentModel(RowTableModel[Commitment]):
    """Signals: change_requested (the commitment as it is and as it should be); unreadable (the text of a date that is
    none)."""

    change_requested = Signal(object, object)
    unreadable = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = self._counted_from = date.min
        self._told: ToldPeople | None = None
        self._headers = (
            self.tr("Done"),
            self.tr("Who"),
            self.tr("Commitment"),
            self.tr("With whom"),
            self.tr("By when"),
        )

    def show_made(self, made: tuple[Commitment, ...], today: date, counted_from: date, told: ToldPeople) -> None:
        """Changed values keep the cursor, a changed list does not. "Friday" counts from `counted_from`. A name is shown
        as people are `told`, and edited as it was written."""
        self._today, self._counted_from, self._told = today, counted_from, told
        self._take_over(made, [each.id for each in made], [each.id for each in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        made, column = self._rows[index.row()], index.column()
        if column == DONE:
            return self._tick(made, role)
        if role == Qt.ItemDataRole.EditRole:
            due = field_day(made.due) if made.due else ""
            return {WHO: made.who, WHAT: made.text, WHOM: made.with_whom, BY: due}[column]
        if role == Qt.ItemDataRole.DisplayRole:
            shown = self._told.told(made) if self._told else made
            who = shown.who or self.tr("nobody yet")
            return {WHO: who, WHAT: made.text, WHOM: shown.with_whom, BY: due_words(made, self._today)}[column]
        if role == Qt.ItemDataRole.ForegroundRole and column == BY and made.is_overdue(self._today):
            return theme.current().colour("late")
        return LinePlace("half", made.id, "cell-due") if role == PLACE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        made, column = self._rows[index.row()], index.column()
        if column == DONE and role == Qt.ItemDataRole.CheckStateRole:
            return self._change(made, replace(made, done=Qt.CheckState(value) == Qt.CheckState.Checked))
        if role != Qt.ItemDataRole.EditRole:
            return False
        words = " ".join(str(value).split())
        if column == BY:
            return self._set_due(made, words)
        if column == WHAT:
            return bool(words) and self._change(made, replace(made, text=words))
        changed = {WHO: {"who": words}, WHOM: {"with_whom": words}}.get(column)
        return changed is not None and self._change(made, replace(made, **changed))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if index.column() == DONE else Qt.ItemFlag.ItemIsEditable)

    def _tick(self, made: Commitment, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if made.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("done") if made.done else self.tr("open")
        return None

    def _set_due(self, made: Commitment, words: str) -> bool:
        due = typed_day(words, self._counted_from)
        if words and due is None:
            self.unreadable.emit(words)
            return False
        return self._change(made, replace(made, due=due))

    def _change(self, before: Commitment, after: Commitment) -> bool:
        if before == after:
            return False
        self.change_requested.emit(before, after)
        return True

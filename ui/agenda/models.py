"""The table of the plan: one step a row. Edits and moves leave as wishes; the screen turns them into commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.agenda.view_state import PlanRow
from ui.labels import enum_label

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
START, MINUTES, ITEM, TYPE, LEAD, FLEX, CUT = range(7)
MIME = "application/x-plan-step"


class PlanTableModel(QAbstractTableModel):
    """Rows of a day.

    Signals:
    edit_requested: (step id, column, typed text).
    move_requested: (step id, the index it should stand at).
    """

    edit_requested = Signal(str, int, str)
    move_requested = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlanRow, ...] = ()
        self._locked = True
        self._headers = (
            self.tr("Start"),
            self.tr("Min"),
            self.tr("Item"),
            self.tr("Type"),
            self.tr("Lead"),
            self.tr("Flex"),
            self.tr("Cut"),
        )

    def show_rows(self, rows: tuple[PlanRow, ...], locked: bool) -> None:
        """The plan as it is now; the same steps in the same order keep the selection."""
        same = [row.step.id for row in rows] == [row.step.id for row in self._rows] and locked == self._locked
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, CUT))
            return
        self.beginResetModel()
        self._rows, self._locked = rows, locked
        self.endResetModel()

    def row(self, number: int) -> PlanRow:
        return self._rows[number]

    def number_of(self, step_id: str) -> int | None:
        """The row a step stands in."""
        return next((number for number, row in enumerate(self._rows) if row.step.id == step_id), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {MINUTES, FLEX, CUT}:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        if str(value).strip() == self._typed(row, index.column()):
            return False
        self.edit_requested.emit(row.step.id, index.column(), str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self._locked else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._locked:
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in {START, MINUTES, ITEM} else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, self._rows[indexes[0].row()].step.id.encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME):
            return False
        step_id = bytes(data.data(MIME).data()).decode()
        was = self.number_of(step_id)
        if was is None:
            return False
        to = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        self.move_requested.emit(step_id, to - 1 if to > was else to)
        return False  # the workspace moves it; the view must not remove the row itself

    def _words(self, row: PlanRow, column: int) -> str:
        step = row.step
        match column:
            case 0:
                return row.clock + ("  ⚲" if step.pinned is not None else "")
            case 1:
                return str(step.minutes)
            case 2:
                return step.title + self._trouble(row)
            case 3:
                return enum_label(step.type)
            case 4:
                return ", ".join(enum_label(lead) for lead in step.leads)
            case 5:
                return f"{step.flex.shortest}–{step.flex.longest}"
            case _:
                return self.tr("never") if step.protected else ("" if step.cut is None else str(step.cut))

    def _trouble(self, row: PlanRow) -> str:
        if row.overlap:
            return "   " + self.tr("overlaps by {n} min").format(n=row.overlap)
        if row.gap:
            return "   " + self.tr("{n} min free before").format(n=row.gap)
        return ""

    def _typed(self, row: PlanRow, column: int) -> str:
        if column == MINUTES:
            return str(row.step.minutes)
        return row.clock if column == START else row.step.title

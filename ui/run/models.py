"""The day as a table: start, item, planned and actual minutes. Plain rows from `view_state`; no rule here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui import icons, theme
from ui.run.view_state import DayRow
from workshop_app.domain.run import RowStatus

Index = QModelIndex | QPersistentModelIndex
ICONS = {RowStatus.DONE: "check", RowStatus.NOW: "play"}
START, TITLE, MINUTES = range(3)


class DayModel(QAbstractTableModel):
    """One row per step of the day."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DayRow, ...] = ()

    @property
    def rows(self) -> tuple[DayRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[DayRow, ...]) -> None:
        """Fill the table; when only times moved, the view keeps its place."""
        if rows == self._rows:
            return
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MINUTES))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Start"), self.tr("Item"), self.tr("Plan / was"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (row.start, row.title, f"{row.planned} / {'·' if row.actual is None else row.actual}")[column]
            case Qt.ItemDataRole.DecorationRole if column == TITLE and row.status in ICONS:
                return icons.icon(ICONS[row.status], "accent" if row.status is RowStatus.NOW else "quiet")
            case Qt.ItemDataRole.TextAlignmentRole if column == MINUTES:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole if row.status is RowStatus.DONE:
                return QColor(theme.current().quiet)
            case Qt.ItemDataRole.BackgroundRole if row.status is RowStatus.NOW:
                return QColor(theme.current().accent_ground)
            case Qt.ItemDataRole.FontRole if row.status is RowStatus.NOW:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case _:
                return None

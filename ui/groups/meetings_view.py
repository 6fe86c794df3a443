"""Who met whom: a row and a column for each person, the cell says how often they shared a room, today and earlier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.basics import label

Index = QModelIndex | QPersistentModelIndex
Times = Sequence[Sequence[int]]
CELL = 23  # pixels: thirty columns stand beside the names in a window 1366 wide


class MeetingsModel(QAbstractTableModel):
    """Columns bear the numbers of the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._today: Times = ()
        self._earlier: Times = ()

    def show_meetings(self, names: tuple[str, ...], today: Times, earlier: Times) -> None:
        self.beginResetModel()
        self._names, self._today, self._earlier = names, today, earlier
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return self.rowCount(parent)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._names[section]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            str(section + 1) if orientation == Qt.Orientation.Horizontal else f"{section + 1}  {self._names[section]}"
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        today, earlier = self._today[row][column], self._earlier[row][column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "–" if row == column else str(today + earlier) if today + earlier else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.said(row, column)
            case Qt.ItemDataRole.BackgroundRole if row != column:
                return self._ground(today, earlier)
            case Qt.ItemDataRole.ForegroundRole if row != column and not today:
                return QColor(theme.current().quiet)
            case _:
                return None

    def said(self, row: int, column: int) -> str:
        """One cell in words."""
        if row == column:
            return self._names[row]
        today, earlier = self._today[row][column], self._earlier[row][column]
        pair = {"one": self._names[row], "other": self._names[column], "n": today, "before": earlier}
        if not today and not earlier:
            return self.tr("{one} and {other} have not shared a room.").format(**pair)
        if not earlier:
            return self.tr("{one} and {other}: rounds together here: {n}.").format(**pair)
        return self.tr("{one} and {other}: rounds together here: {n}; in earlier workshops: {before}.").format(**pair)

    def summary(self) -> str:
        """How many pairs have met, and how often."""
        count = len(self._names)
        pairs = [(row, column) for row in range(count) for column in range(row)]
        times = [self._today[row][column] + self._earlier[row][column] for row, column in pairs]
        words = self.tr("{all} pairs: {once} meet once, {again} meet more often, {never} do not meet.")
        if any(any(line) for line in self._earlier):
            words += " " + self.tr("Earlier workshops are counted, too.")
        once, never = times.count(1), times.count(0)
        return words.format(all=len(pairs), once=once, again=len(pairs) - once - never, never=never)

    def _ground(self, today: int, earlier: int) -> QColor | None:
        look = theme.current()
        if today + earlier > 1:
            return QColor(look.late_ground)
        return QColor(look.accent_ground) if today else QColor(look.hover) if earlier else None


class _GroundPainter(QStyledItemDelegate):
    """The ground of a cell, which the style sheet would leave out, and then the cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class MeetingsView(QWidget):
    """The table, and the chosen cell in words below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MeetingsModel()
        self.summary = label("", "quiet")
        self.said = label("")
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Who met whom"))
        self.table.setModel(self.model)
        self.table.setProperty("role", "matrix")
        self.table.setItemDelegate(_GroundPainter(self.table))
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.summary, self.table, self.said):
            layout.addWidget(widget, int(widget is self.table))
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def show_meetings(self, names: tuple[str, ...], today: Times, earlier: Times) -> None:
        """Of these people, in this order."""
        current = self.table.currentIndex()
        self.model.show_meetings(names, today, earlier)
        side = round(CELL * theme.text_scale())
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(side)
            header.setDefaultSectionSize(side)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.summary.setText(self.model.summary())
        row, column = max(0, current.row()), max(0, current.column())
        if names:
            self.table.setCurrentIndex(self.model.index(min(row, len(names) - 1), min(column, len(names) - 1)))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.said.setText(self.model.said(current.row(), current.column()) if current.isValid() else "")

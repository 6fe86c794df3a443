"""What every table and list of rows does alike: how many rows, the head, and new rows taken over without losing the
cursor. The rows are frozen values; what a cell says is each model's own."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FIGURE = 12  # letters; what is longer is a sentence in a column of figures, and wraps
Row = TypeVar("Row")


def figure_side(words: str) -> Qt.AlignmentFlag:
    """Figures stand at the right, below each other; a sentence among them is read from the left."""
    return RIGHT if len(words) <= FIGURE else LEFT


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """One row of the table a value. A model gives its columns their `_headers`; the heads of those in FIGURES stand at
    the right."""

    FIGURES: Collection[int] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def row(self, at: int) -> Row:
        return self._rows[at]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in self.FIGURES else None

    def _take_over(self, rows: tuple[Row, ...], names: Sequence[Hashable], known: Sequence[Hashable]) -> None:
        """Show these rows. Where their `names` are those `known` before, only words changed and the cursor stays."""
        same = list(names) == list(known)
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._headers) - 1))


class RowListModel(QAbstractListModel, Generic[Row]):
    """One line of the list a value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def row(self, at: int) -> Row:
        return self._rows[at]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def _take_over(self, rows: tuple[Row, ...], names: Sequence[Hashable], known: Sequence[Hashable]) -> None:
        """As in a table."""
        same = list(names) == list(known)
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

"""The items of one session as a table: what, planned and used minutes, and below each a word on how it stands. Used by
the sessions view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.interview.sessions.view_state import ItemRow
from ui.widgets.row_models import Index, RowTableModel
from ui.widgets.told_whole import ToldWholeDelegate
from ui.widgets.two_lines import TwoLinePainter


class ItemModel(RowTableModel[ItemRow]):
    """Three columns: the item with its state on a second line, planned minutes, used minutes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headers = (self.tr("Item"), self.tr("Planned"), self.tr("Used"))

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Take over new rows; the cursor stays where only minutes changed."""
        self._take_over(rows, range(len(rows)), range(len(self._rows)))

    def place(self, id: str) -> int:
        """The line of an item, 0 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == id), 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            used = str(row.used) if row.used or row.current else "–"
            return (f"{self._title(row)}\n{self._note(row)}", str(row.planned), used)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{title}: {used} of {planned} minutes. {note}")
            return words.format(title=row.title, used=row.used, planned=row.planned, note=self._note(row))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.title.replace("<", "‹")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._tone(row, index.column()))
        return None

    def _title(self, row: ItemRow) -> str:
        return f"▸ {row.title}" if row.current else row.title

    def _note(self, row: ItemRow) -> str:
        parts = []
        if row.current:
            parts.append(self.tr("now"))
        if row.over:
            parts.append(self.tr("{n} min over").format(n=row.over))
        if row.lost and not row.missed:
            parts.append(self.tr("lost {n} min").format(n=row.lost))
        if row.done and not row.over:
            parts.append(self.tr("covered"))
        if row.missed:
            parts.append(self.tr("not reached"))
        if row.returning:
            parts.append(self.tr("postponed earlier"))
        return " · ".join(parts)

    def _tone(self, row: ItemRow, column: int) -> str:
        if column != 1 and (row.over or row.lost):
            return "late"
        return "quiet" if column == 0 else "ink"


def item_table(model: ItemModel, name: str) -> QTableView:
    """The table for the model: whole rows are chosen, Enter activates one."""
    table = QTableView()
    table.setItemDelegate(ToldWholeDelegate(table))
    table.setAccessibleName(name)
    table.setModel(model)
    table.setItemDelegateForColumn(0, TwoLinePainter(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def fit(table: QTableView, rows: int) -> None:
    """All items in sight: the page scrolls, not the table."""
    scale = theme.text_scale()
    height = round(48 * scale)
    table.verticalHeader().setDefaultSectionSize(height)
    for column, width in ((1, 80), (2, 70)):
        table.setColumnWidth(column, round(width * scale))
    table.setFixedHeight(height * rows + table.horizontalHeader().sizeHint().height() + 4)

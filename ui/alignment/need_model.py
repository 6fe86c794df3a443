"""The dependency log as a table: who needs it from whom, what by when, and where it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from ui import theme
from ui.alignment import need_words as words
from ui.alignment.view_state import NeedRow, Side
from ui.widgets.dates import long_day
from ui.widgets.row_models import Index, RowTableModel

SIDES, WHAT, STATE = range(3)


class NeedModel(RowTableModel[NeedRow]):
    """Headings between the rows cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (self.tr("Who → from whom"), self.tr("What is needed"), self.tr("State"))

    def show_rows(self, rows: tuple[NeedRow, ...]) -> None:
        """Changed lines keep the cursor, a changed list does not."""
        self._take_over(rows, [each.id for each in rows], [each.id for each in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if row.logged is None:
            return self._heading(row, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == STATE:
            return theme.current().colour(words.tone(row.logged))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words.told(row.logged.shown)}. {words.state(row.logged)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].logged is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _words(self, row: NeedRow, column: int) -> str:
        assert row.logged is not None
        each = row.logged.shown
        by = self.tr("by {day}").format(day=long_day(each.due)) if each.due else self.tr("no day yet")
        return {
            SIDES: f"{each.needs}\n→ {each.gives or self.tr('nobody yet')}",
            WHAT: f"{each.what}\n{by}",
            STATE: words.state(row.logged),
        }[column]

    def _heading(self, row: NeedRow, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            we_need = row.heading is Side.WE_NEED
            return "" if column else self.tr("We need") if we_need else self.tr("They need from us")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return theme.current().colour("ink") if role == Qt.ItemDataRole.ForegroundRole else None

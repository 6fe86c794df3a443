"""The first lines of the sheet that a spreadsheet user looks for first, in the workbook's own words: what will be in
the file, before anybody takes it out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from ui.tracker.view_state import SHOWN, SheetLines
from ui.widgets.basics import label, large_text
from ui.widgets.fitted_table import FittedTable
from ui.widgets.row_models import Index, RowTableModel, figure_side

TEAM, RESULT, NOW = 0, 1, SHOWN.index("latest_value")
NAMES = 0.2  # of the width of the table, at most, for a team
FIGURE = 0.12  # and for a value, which may be words


class SheetLinesModel(RowTableModel[tuple[str, ...]]):
    """A key result a row; values stand at the right."""

    FIGURES = range(RESULT + 1, 100)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = ("", "")

    def show_sheet(self, sheet: SheetLines) -> None:
        if sheet.headings != self._headers:
            self.beginResetModel()
            self._headers, self._rows = sheet.headings, ()
            self.endResetModel()
        self._take_over(sheet.lines, sheet.lines, self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.FIGURES:
            return figure_side(str(self._rows[index.row()][index.column()] or ""))
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class _SheetTable(FittedTable):
    """With large text only the words, where they stand now, and the score."""

    def fit(self) -> None:
        figures = range(RESULT + 1, self.model().columnCount())
        for column in figures:
            self.setColumnHidden(column, large_text() and column not in (NOW, figures[-1]))
        self.share_out(NAMES, TEAM)
        self.share_out(FIGURE, *figures)
        self.horizontalHeader().setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)
        super().fit()


class SheetPeek(QWidget):
    """The table, and how many lines more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SheetLinesModel(self)
        self._table = _SheetTable(self.tr("The first lines of the workbook"), self)
        self._table.setModel(self._model)
        self._more = label("", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._table)
        layout.addWidget(self._more)

    def show_sheet(self, sheet: SheetLines) -> None:
        """Show these lines; nothing at all where there are none."""
        self.setVisible(bool(sheet.lines or sheet.more))
        self._model.show_sheet(sheet)
        self._table.setVisible(bool(sheet.lines))
        if sheet.lines:
            self._table.fit()
        more = self.tr("One more line is in the workbook.")
        if sheet.more != 1:
            more = self.tr("%n more lines are in the workbook.", "", sheet.more)
        self._more.setText(more)
        self._more.setVisible(sheet.more > 0)

"""Item models of the report screen: the steps of a day with what became of them, and the parking lot, which can be
written in. They never touch the workspace: a change goes out as a signal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from ui.report.view_state import DayRows, ParkedRow, ReportStepRow
from ui.widgets.dates import long_day
from ui.widgets.half_cells import PLACE
from ui.widgets.row_models import RIGHT, Index, RowTableModel
from ui.widgets.typed_days import typed_day
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.workshops import ParkedItem

BARS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STEP, PLANNED_START, BEGAN, PLANNED, ACTUAL, OVER, EARLIER, BARS = range(8)
DONE, TEXT, OWNER, DUE, WHERE = range(5)


class ReportDayModel(RowTableModel[ReportStepRow]):
    """One step a row; the last column is drawn: `BARS_ROLE` gives (row, length of the day)."""

    FIGURES = range(PLANNED_START, EARLIER)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._length = 0.0
        self._headers = (
            self.tr("Item"),
            self.tr("Planned"),
            self.tr("Began"),
            self.tr("Min planned"),
            self.tr("Min actual"),
            self.tr("Difference"),
            self.tr("Took before"),
            self.tr("Planned above, actual below"),
        )

    def show_day(self, day: DayRows) -> None:
        if (day.rows, day.length) != (self._rows, self._length):
            self._length = day.length
            self._take_over(day.rows, day.rows, self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.FIGURES:
            return RIGHT
        if role == BARS_ROLE:
            return row, self._length
        if column == BARS:
            return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None
        return self._cell(row, column) if role == Qt.ItemDataRole.DisplayRole else None

    def _cell(self, row: ReportStepRow, column: int) -> str:
        return {
            STEP: row.title,
            PLANNED_START: row.planned_clock,
            BEGAN: row.began_clock or (self.tr("under 1 min") if row.brief else self.tr("skipped")),
            PLANNED: str(row.planned),
            ACTUAL: "–" if row.actual is None else str(row.actual),
            OVER: "" if row.over is None else signed(row.over),
            EARLIER: ", ".join(str(minutes) for minutes in row.earlier),
        }[column]

    def _spoken(self, row: ReportStepRow) -> str:
        if row.actual is None:
            words = (
                self.tr("planned {planned} minutes, took less than one")
                if row.brief
                else self.tr("planned {planned} minutes, skipped")
            )
            return words.format(planned=row.planned)
        return self.tr("planned {planned} minutes, took {actual}").format(planned=row.planned, actual=row.actual)


class ParkingModel(RowTableModel[ParkedRow]):
    """The parking lot. Ticked off, renamed, given an owner or a date in place.

    Signals:
    settle_requested: the item as it is and as it should be (a ParkedItem each).
    unreadable: the text of a date that is none.
    """

    settle_requested = Signal(object, object)
    unreadable = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._headers = (
            self.tr("Done"),
            self.tr("Question"),
            self.tr("Who takes it"),
            self.tr("By when"),
            self.tr("Came up in"),
        )

    def show_rows(self, rows: tuple[ParkedRow, ...], today: date) -> None:
        """Changed values keep the cursor, a changed list does not. A day without a year is the next one."""
        self._today = today
        self._take_over(rows, [row.item.id for row in rows], [row.item.id for row in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if column == DONE:
            return self._tick(row.item, role)
        if role == Qt.ItemDataRole.EditRole:
            due = long_day(row.item.due) if row.item.due else ""
            return {TEXT: row.item.text, OWNER: row.item.owner, DUE: due}.get(column)
        if role == Qt.ItemDataRole.DisplayRole:
            due = long_day(row.item.due) if row.item.due else self.tr("no date yet")
            owner = row.owner or self.tr("nobody yet")
            return {TEXT: row.item.text, OWNER: owner, DUE: due, WHERE: row.where}[column]
        return LinePlace("half", row.item.id, "cell-due") if role == PLACE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        item, column = self._rows[index.row()].item, index.column()
        if column == DONE and role == Qt.ItemDataRole.CheckStateRole:
            return self._settle(item, replace(item, done=Qt.CheckState(value) == Qt.CheckState.Checked))
        if role != Qt.ItemDataRole.EditRole:
            return False
        words = " ".join(str(value).split())
        if column == TEXT and words:
            return self._settle(item, replace(item, text=words))
        if column == OWNER:
            return self._settle(item, replace(item, owner=words))
        return column == DUE and self._set_due(item, words)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == DONE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (TEXT, OWNER, DUE) else flags

    def _tick(self, item: ParkedItem, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if item.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("done") if item.done else self.tr("open")
        return None

    def _set_due(self, item: ParkedItem, words: str) -> bool:
        due = typed_day(words, self._today)
        if words and due is None:
            self.unreadable.emit(words)
            return False
        return self._settle(item, replace(item, due=due))

    def _settle(self, before: ParkedItem, after: ParkedItem) -> bool:
        if before == after:
            return False
        self.settle_requested.emit(before, after)
        return True


def signed(minutes: int) -> str:
    """ "+4", "−6", "0"."""
    if not minutes:
        return "0"
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}"

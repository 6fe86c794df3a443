"""The table of the plan: one step a row, and a heading for each day where there are several. Edits and moves leave as
requests; the screen turns them into commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeGuard

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from ui import icons, theme
from ui.agenda.columns import CUT, FLEX, ITEM, LATEST, MINUTES, PAST, START, cell, header_tip, headers, tip
from ui.agenda.view_state import DayHeading, PlanLine, PlanRow
from ui.widgets import dates
from ui.widgets.half_cells import PLACE
from workshop_app.domain.unsent import LinePlace

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MIME = "application/x-plan-step"
PARKED_MIME = "application/x-parked-step"
TYPED = (START, MINUTES, ITEM)
TYPED_BESIDE = (MINUTES, ITEM)  # what runs beside others begins when they do
DAY_TYPED = (START, LATEST)  # when the day begins, and when it must end
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
FIGURES = frozenset({MINUTES, FLEX, CUT})


class PlanTableModel(QAbstractTableModel):
    """Lines of a plan.

    Signals:
    edit_requested: (step id, column, typed text).
    day_edit_requested: (day, column, typed text).
    move_requested: (step id, the index it should stand at, its day).
    beside_requested: (step id, the step of a group before which it should stand).
    unpark_requested: (parked step id, the index it should stand at, its day).
    """

    edit_requested = Signal(str, int, str)
    day_edit_requested = Signal(int, int, str)
    move_requested = Signal(str, int, int)
    beside_requested = Signal(str, str)
    unpark_requested = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PlanLine, ...] = ()
        self._locked, self._workshop_id = True, ""
        self._headers = headers()

    def show_lines(self, lines: tuple[PlanLine, ...], locked: bool, workshop_id: str = "") -> None:
        """The plan as it is now; the same lines in the same order keep the selection."""
        self._workshop_id = workshop_id
        same = _ids(lines) == _ids(self._lines) and locked == self._locked
        if same and lines:
            self._lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, LATEST))
            return
        self.beginResetModel()
        self._lines, self._locked = lines, locked
        self.endResetModel()

    def line(self, number: int) -> PlanLine | None:
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def number_of(self, step_id: str) -> int | None:
        """The line a step stands in."""
        found = (
            number for number, line in enumerate(self._lines) if isinstance(line, PlanRow) and line.step.id == step_id
        )
        return next(found, None)

    def place_before(self, number: int, moved: str = "") -> tuple[int, int]:
        """Where a step dropped before this line would stand: its index among the other steps, and its day."""
        above = self._lines[:number]
        index = sum(_is_own_line(line) and line.step.id != moved for line in above)
        near = above[-1] if above else self._lines[0]
        return index, near.step.day if isinstance(near, PlanRow) else near.day

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in FIGURES else None
        return header_tip(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell(line, column)
            case Qt.ItemDataRole.EditRole:
                return _typed(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column in FIGURES else None
            case _ if role == PLACE:
                return LinePlace("half", self._workshop_id, f"cell-{column}-{_ids([line])[0]}")
            case _:
                return self._dressed(line, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        line, column, typed = self._lines[index.row()], index.column(), str(value).strip()
        if typed == _typed(line, column):
            return False
        if isinstance(line, DayHeading):
            self.day_edit_requested.emit(line.day, column, typed)
        else:
            self.edit_requested.emit(line.step.id, column, typed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self._locked else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._locked:
            return flags
        line = self._lines[index.row()]
        if not isinstance(line, DayHeading):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _typed_columns(line) else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction  # a parked block is offered as a copy

    def mimeTypes(self) -> list[str]:
        return [MIME, PARKED_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = self.line(indexes[0].row()) if indexes else None
        if isinstance(line, PlanRow):
            data.setData(MIME, line.step.id.encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        to = row if row >= 0 else (parent.row() if parent.isValid() else len(self._lines))
        if data.hasFormat(PARKED_MIME):
            index, day = self.place_before(to) if self._lines else (0, 1)
            self.unpark_requested.emit(bytes(data.data(PARKED_MIME).data()).decode(), index, day)
        elif data.hasFormat(MIME):
            step_id = bytes(data.data(MIME).data()).decode()
            below = self.line(to)
            if self.number_of(step_id) is not None and isinstance(below, PlanRow) and below.strand is not None:
                self.beside_requested.emit(step_id, below.step.id)
            elif self.number_of(step_id) is not None:
                self.move_requested.emit(step_id, *self.place_before(to, step_id))
        return False  # the workspace moves it; the view must not remove the row itself

    def _dressed(self, line: PlanLine, column: int, role: int) -> Any:
        if isinstance(line, DayHeading):
            return self._dressed_day(line, column, role)
        if role == Qt.ItemDataRole.DecorationRole and column == START and line.step.pinned is not None:
            return icons.icon("pin", "accent")
        if role == Qt.ItemDataRole.ForegroundRole:
            return _brush(_tone(line, column))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return tip(line, column)
        return None

    def _dressed_day(self, line: DayHeading, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole:
            return _brush("hover")
        if role == Qt.ItemDataRole.ForegroundRole:
            return _brush("over") if line.totals.over else None
        if role == Qt.ItemDataRole.FontRole:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.ToolTipRole and column == LATEST:
            return self.tr("When this day must be over: type a time, or leave it empty")
        return None


def _is_own_line(line: PlanLine) -> TypeGuard[PlanRow]:
    """Whether it is an item that runs beside no other."""
    return isinstance(line, PlanRow) and line.strand is None


def _ids(lines: Sequence[PlanLine]) -> list[str]:
    return [line.step.id if isinstance(line, PlanRow) else f"day {line.day}" for line in lines]


def _typed_columns(line: PlanLine) -> tuple[int, ...]:
    if isinstance(line, DayHeading):
        return DAY_TYPED
    return TYPED if line.strand is None else TYPED_BESIDE


def _typed(line: PlanLine, column: int) -> str:
    if isinstance(line, DayHeading):
        end = line.totals.fixed_end
        return dates.clock(line.totals.start) if column == START else "" if end is None else dates.clock(end)
    if column == MINUTES and line.step.until is not None:
        return f"→ {dates.clock(line.step.until)}"
    if column == MINUTES:
        return str(line.step.minutes)
    return line.clock if column == START else line.step.texts.title


def _tone(row: PlanRow, column: int) -> str:
    if column in {START, ITEM} and row.overlap:
        return "over"
    if column == LATEST and row.late:
        return "over"
    if column == ITEM and row.gap:
        return "late"
    return "quiet" if column in {PAST, LATEST, FLEX} else ""


def _brush(colour: str) -> QBrush | None:
    return QBrush(theme.current().colour(colour)) if colour else None

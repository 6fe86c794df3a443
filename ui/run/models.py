"""The day as a table: start, item, planned and actual minutes; while an offer is looked at, what would become of each
step. Plain rows from `view_state`; no rule here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui import icons, theme
from ui.run.view_state import RunDayRow
from workshop_app.domain.run import RowStatus

Index = QModelIndex | QPersistentModelIndex
ICONS = {RowStatus.DONE: "check", RowStatus.NOW: "play"}
START, TITLE, MINUTES = range(3)
LARGE_TEXT = 1.5


class RunDayModel(QAbstractTableModel):
    """One row per step of the day. `preview` is the day as it would be, row by row; None while nothing is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RunDayRow, ...] = ()
        self._preview: tuple[RunDayRow, ...] | None = None

    @property
    def rows(self) -> tuple[RunDayRow, ...]:
        return self._rows

    @property
    def preview(self) -> tuple[RunDayRow, ...] | None:
        return self._preview

    def show_rows(self, rows: tuple[RunDayRow, ...], preview: tuple[RunDayRow, ...] | None = None) -> None:
        """Fill the table; when only times moved, the view keeps its place and only changed rows are drawn again."""
        if rows == self._rows and preview == self._preview:
            return
        before, before_preview = self._rows, self._preview
        if len(rows) != len(before):
            self.beginResetModel()
            self._rows, self._preview = rows, preview
            self.endResetModel()
            return
        self._rows, self._preview = rows, preview
        if (preview is None) != (before_preview is None):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, START, MINUTES)
        changed = [place for place, row in enumerate(rows) if row != before[place] or preview != before_preview]
        if changed:  # once: the view measures its columns after each
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], MINUTES))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section == MINUTES and self._preview is None:
            return self.tr("The minutes planned and, once the item is over, the minutes it took")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        last = self.tr("Planned / actual") if self._preview is None else self.tr("Now → then")
        if theme.text_scale() >= LARGE_TEXT:  # on one line it would take the room of the items' names
            last = last.replace(" / ", " /\n")
        return (self.tr("Start"), self.tr("Item"), last)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        then = self._then(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(row, then)[column]
            case Qt.ItemDataRole.DecorationRole if column == TITLE and row.status in ICONS:
                return icons.icon(ICONS[row.status], "accent" if row.status is RowStatus.NOW else "quiet")
            case Qt.ItemDataRole.TextAlignmentRole if column == MINUTES:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole if column == TITLE:
                return row.title
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, then, column)
            case Qt.ItemDataRole.BackgroundRole if row.status is RowStatus.NOW:
                return QColor(theme.current().accent_ground)
            case Qt.ItemDataRole.FontRole:
                return self._font(row, then)
            case _:
                return None

    def _then(self, place: int) -> RunDayRow | None:
        return None if self._preview is None else self._preview[place]

    def _texts(self, row: RunDayRow, then: RunDayRow | None) -> tuple[str, str, str]:
        if then is None or row.status is not RowStatus.LATER:
            given = str(row.planned) if row.given == row.planned else f"{row.planned} → {row.given}"
            was = given if row.actual is None else f"{given} / {row.actual}"
            return row.start, row.title, self.tr("dropped") if row.dropped else was
        start = row.start if then.start == row.start else f"{row.start} → {then.start}"
        if then.dropped:
            return start, row.title, self.tr("{minutes} → dropped").format(minutes=row.given)
        same = then.given == row.given
        return start, row.title, str(row.given) if same else f"{row.given} → {then.given}"

    def _ink(self, row: RunDayRow, then: RunDayRow | None, column: int) -> QColor | None:
        look = theme.current()
        if row.status is RowStatus.DONE or row.dropped:
            return QColor(look.quiet)
        if then is not None and row.status is RowStatus.LATER:
            moved = then.start != row.start if column == START else then.given != row.given
            return QColor(look.late) if moved else QColor(look.quiet)
        return None

    def _font(self, row: RunDayRow, then: RunDayRow | None) -> QFont | None:
        font = QFont()
        if row.status is RowStatus.NOW or (then is not None and then.given != row.given):
            font.setWeight(QFont.Weight.DemiBold)
        elif not row.dropped:
            return None
        font.setStrikeOut(row.dropped or (then is not None and then.dropped))
        return font

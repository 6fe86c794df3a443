"""The day as a table: start, item, planned and actual minutes, the difference; while an offer is looked at, what would
become of each step. Plain rows from `view_state`; no rule here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui import icons, theme
from ui.run import conductor_words as short
from ui.run.view_state import RunDayRow
from workshop_app.domain.run import RowStatus

Index = QModelIndex | QPersistentModelIndex
ICONS = {RowStatus.DONE: "check", RowStatus.NOW: "play"}
START, TITLE, PLAN, WAS, DIFFERENCE = range(5)
COLUMNS = 5


class RunDayModel(QAbstractTableModel):
    """One row per step of the day. `preview` is the day as it would be, row by row; None while nothing is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RunDayRow, ...] = ()
        self._preview: tuple[RunDayRow, ...] | None = None
        self._short: frozenset[int] = frozenset()

    @property
    def rows(self) -> tuple[RunDayRow, ...]:
        return self._rows

    @property
    def preview(self) -> tuple[RunDayRow, ...] | None:
        return self._preview

    def figures(self) -> dict[int, tuple[str, ...]]:
        """The texts of every column but the title, its head included: how wide they are decides the columns."""
        lines = [self._texts(row, self._then(place)) for place, row in enumerate(self._rows)]
        heads = (self.tr("Start"), self.tr("Item"), self.tr("Plan"), self.tr("Was"), "±")
        return {
            column: (heads[column], *(line[column] for line in lines)) for column in range(COLUMNS) if column != TITLE
        }

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
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, START, DIFFERENCE)
        changed = [place for place, row in enumerate(rows) if row != before[place] or preview != before_preview]
        if changed:  # once: the view measures its columns after each
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], DIFFERENCE))

    def show_short(self, places: frozenset[int]) -> None:
        """Titles that have no room: of these rows what stands before the colon is said; the tooltip has the rest."""
        changed = self._short ^ places
        self._short = places
        for place in sorted(changed):
            if place < len(self._rows):
                where = self.index(place, TITLE)
                self.dataChanged.emit(where, where)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return {
                PLAN: self.tr("The minutes planned; while an offer is looked at, what they become"),
                WAS: self.tr("The minutes it took, or has taken so far"),
                DIFFERENCE: self.tr("How much longer or shorter it was than planned"),
            }.get(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= PLAN:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole and section == DIFFERENCE:
            return self.tr("Difference")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Start"), self.tr("Item"), self.tr("Plan"), self.tr("Was"), "±")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        then = self._then(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                words = self._texts(row, then)[column]
                return words.partition(": ")[0] if column == TITLE and index.row() in self._short else words
            case Qt.ItemDataRole.DecorationRole if column == START and row.status in ICONS:
                return icons.icon(ICONS[row.status], "accent" if row.status is RowStatus.NOW else "quiet")
            case Qt.ItemDataRole.TextAlignmentRole if column >= PLAN:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole if column == TITLE:
                return row.title
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, then, column)
            case Qt.ItemDataRole.BackgroundRole if row.status is RowStatus.NOW:
                return QColor(theme.current().accent_ground)
            case Qt.ItemDataRole.FontRole:
                return self._font(row, then, column)
            case _:
                return None

    def _then(self, place: int) -> RunDayRow | None:
        return None if self._preview is None else self._preview[place]

    def _texts(self, row: RunDayRow, then: RunDayRow | None) -> tuple[str, str, str, str, str]:
        was = "" if row.actual is None else str(row.actual)
        over = row.actual is not None and row.status is RowStatus.DONE
        differs = short.signed(row.actual - row.planned) if over and row.actual is not None else ""
        if then is None or row.status is not RowStatus.LATER:
            given = str(row.planned) if row.given == row.planned else f"{row.planned} → {row.given}"
            gone = row.status is RowStatus.DONE and row.actual is None and row.given <= 0 < row.planned
            start = "" if gone else row.start  # it had none, now that its turn is over
            return start, row.title, self.tr("dropped") if row.dropped or gone else given, was, differs
        if then.dropped:
            return then.start, row.title, self.tr("{minutes} → dropped").format(minutes=row.given), was, differs
        same = then.given == row.given
        return then.start, row.title, str(row.given) if same else f"{row.given} → {then.given}", was, differs

    def _ink(self, row: RunDayRow, then: RunDayRow | None, column: int) -> QColor | None:
        look = theme.current()
        if column == DIFFERENCE and row.actual is not None and row.status is RowStatus.DONE:
            return QColor(look.late if row.actual > row.planned else look.good)
        if row.status is RowStatus.DONE or row.dropped:
            return QColor(look.quiet)
        if then is not None and row.status is RowStatus.LATER:
            if (column == START and then.start != row.start) or (column == PLAN and then.given != row.given):
                return QColor(look.accent)
            return None
        return QColor(look.quiet) if column == PLAN and row.status is RowStatus.LATER else None

    def _font(self, row: RunDayRow, then: RunDayRow | None, column: int) -> QFont | None:
        font = QFont()
        changes = then is not None and then.given != row.given and column in (TITLE, PLAN)
        differs = column == DIFFERENCE and row.status is RowStatus.DONE
        if row.status is RowStatus.NOW or changes or differs:
            font.setWeight(QFont.Weight.DemiBold)
        elif not row.dropped:
            return None
        font.setStrikeOut(column == TITLE and (row.dropped or (then is not None and then.dropped)))
        return font

"""The dates as a table: a line per month or workshop, below it what belongs there. Frozen values in; it never asks the
file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui import theme
from ui.calendar.view_state import CalendarView, Month
from ui.labels import enum_label
from ui.widgets.dates import month_of, short_day, week_day
from workshop_app.domain.calendar import CalendarEntry, CalendarKind

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAY, WHAT, KIND, MOVED = range(4)
TITLE, BELOW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1  # what it is, and what is told small below
TONES = {
    CalendarKind.WORKSHOP: "accent",
    CalendarKind.DEADLINE: "late",
    CalendarKind.CYCLE: "accent",
    CalendarKind.TASK: "quiet",
    CalendarKind.COMMITMENT: "accent",
    CalendarKind.EVENT: "late",
}


def days_on_end(first: date, last: date) -> str:
    """ "23 Nov to 30 Nov": the longest that stands in the column of days."""
    words = QCoreApplication.translate("CalendarModel", "{first} to {last}")
    return words.format(first=short_day(first), last=short_day(last))


class CalendarModel(QAbstractTableModel):
    """Rows are headings (a month, a workshop) and entries; `today` is the day they are looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Month | CalendarEntry, ...] = ()
        self.today = date.min
        self._workshops: dict[str | None, str] = {}
        self._below = False
        self.shown = 0  # how many times it was filled
        self._lines: dict[int, tuple[str, str, bool]] = {}

    def show_view(self, view: CalendarView) -> None:
        """Take over the dates; where only their words differ, the cursor stays."""
        rows: list[Month | CalendarEntry] = []
        for month in view.months:
            rows += [month, *month.entries]
        self.shown += 1
        self._lines.clear()
        same = [_place(row) for row in rows] == [_place(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self.today = tuple(rows), view.today
        self._below = any(month.workshop for month in view.months)
        self._workshops = {row.workshop_id: row.title for row in view.entries if row.kind is CalendarKind.WORKSHOP}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MOVED))

    def entry(self, at: int) -> CalendarEntry | None:
        """The entry of a row; None for a month."""
        row = self._rows[at]
        return row if isinstance(row, CalendarEntry) else None

    def lines(self, at: int) -> tuple[str, str, bool]:
        """What stands in the row of an entry, what stands small below it, and whether it is bold."""
        row, known = self._rows[at], self._lines.get(at)
        if known is not None:  # a row is measured for each width, and painted
            return known
        if not isinstance(row, CalendarEntry):
            return "", "", True
        below = " · ".join(each for each in (self._of(row), self._moved(row)) if each)
        self._lines[at] = row.title, below, row.kind is CalendarKind.WORKSHOP
        return self._lines[at]

    @property
    def months(self) -> tuple[int, ...]:
        """The rows that name a month."""
        return tuple(at for at, row in enumerate(self._rows) if not isinstance(row, CalendarEntry))

    def next_row(self) -> int:
        """What comes next of all that is not over yet, else the last row."""
        entries = ((at, row) for at, row in enumerate(self._rows) if isinstance(row, CalendarEntry))
        ahead = ((row.day, at) for at, row in entries if row.last >= self.today)
        return min(ahead, default=(self.today, len(self._rows) - 1))[1]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Day"), self.tr("What"), self.tr("Who or kind"), self.tr("Moved, done"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = [self._words(row, each) for each in range(4)]
            return ", ".join(part for part in spoken if part)
        if role == Qt.ItemDataRole.ToolTipRole and column in (WHAT, MOVED):
            return self._words(row, column).replace("<", "‹")  # a tooltip would read it as markup
        if role in (TITLE, BELOW) and isinstance(row, CalendarEntry):
            return self.lines(index.row())[role == BELOW]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._tone(row, column))
        if role == Qt.ItemDataRole.FontRole:
            workshop = isinstance(row, CalendarEntry) and row.kind is CalendarKind.WORKSHOP and column == WHAT
            bold = QFont()
            bold.setBold(True)
            return bold if workshop or not isinstance(row, CalendarEntry) else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entry(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _words(self, row: Month | CalendarEntry, column: int) -> str:
        if not isinstance(row, CalendarEntry):
            heading = f"{row.workshop} · {week_day(row.first)}" if row.workshop else month_of(row.first)
            return heading if column == DAY else ""
        if column == DAY:
            return self._day(row)
        if column == WHAT:
            return self._what(row)
        if column == KIND:
            return self._who(row.who) or enum_label(row.kind)
        return self._moved(row)

    def _what(self, row: CalendarEntry) -> str:
        """Two workshops bring the same tasks: each of them, and each commitment, says which workshop it belongs to,
        unless it stands below it."""
        workshop = self._of(row)
        return f"{row.title} · {workshop}" if workshop else row.title

    def _of(self, row: CalendarEntry) -> str:
        named = row.kind in (CalendarKind.TASK, CalendarKind.COMMITMENT) and not self._below
        return self._workshops.get(row.workshop_id, "") if named else ""

    def _day(self, row: CalendarEntry) -> str:
        return week_day(row.day) if row.last == row.day else days_on_end(row.day, row.last)

    def _who(self, who: str) -> str:
        known = {"coach": self.tr("Coach"), "lead": self.tr("Project lead"), "people": self.tr("Participants")}
        return known.get(who, "")

    def _moved(self, row: CalendarEntry) -> str:
        if row.kind is CalendarKind.COMMITMENT:
            late = self.tr("overdue") if row.is_overdue(self.today) else ""
            return self.tr("done") if row.done else late
        if row.check_in_id is not None:
            late = self.tr("not held yet") if row.is_overdue(self.today) else ""
            return self.tr("held") if row.done else late
        if row.obstacle is None:
            return ""
        why = row.obstacle_name or enum_label(row.obstacle)
        return self.tr("was {day}: {why}").format(day=short_day(row.wanted), why=why)

    def _tone(self, row: Month | CalendarEntry, column: int) -> str:
        if not isinstance(row, CalendarEntry):
            return "ink"
        if column == KIND and row.check_in_id is not None and not row.done:
            return "accent"  # one click opens it
        if row.is_overdue(self.today):
            return "late" if column == MOVED else "ink"
        if row.last < self.today or row.done:
            return "quiet"
        if column == KIND:
            return TONES.get(row.kind, "quiet")
        if column == MOVED:
            return "quiet"
        return "ink"


def _place(row: Month | CalendarEntry) -> object:
    return row.id if isinstance(row, CalendarEntry) else (row.first, row.workshop)

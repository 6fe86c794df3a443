"""The left side of the cycle screen: teams with the state of their set, and their next check-in."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.check_in_words import filled_words
from ui.cycle.view_state import CycleRow
from ui.labels import enum_label
from ui.widgets.basics import label, tip
from ui.widgets.dates import short_day
from ui.widgets.two_lines import TwoLinePainter


class CycleTeams(QFrame):
    """Signals: chosen with the CycleRow that was picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_left")
        self._rows: tuple[CycleRow, ...] = ()
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Teams and their cycle"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setItemDelegate(TwoLinePainter(self._list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(8)
        heading = label(self.tr("TEAMS"), "section")
        heading.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self._list, 1)
        self._list.currentItemChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[CycleRow, ...], current: CycleRow | None) -> None:
        """Fill the list and mark the current row without telling anybody; out of sight while there is no team."""
        self.setVisible(bool(rows))
        with QSignalBlocker(self._list):
            if rows != self._rows:
                self._fill(rows)
            self._list.setCurrentRow(next((at for at, row in enumerate(rows) if row == current), -1))

    def _fill(self, rows: tuple[CycleRow, ...]) -> None:
        self._rows = rows
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.team}\n{self._state(row)}")
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setToolTip(tip(self._whole(row)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._whole(row).replace("\n", ". "))
            self._list.addItem(item)

    def _state(self, row: CycleRow) -> str:
        if row.status is None:
            return self.tr("no set yet")
        if row.next is None:
            return self.tr("cycle {n} · {state}").format(n=row.cycle, state=enum_label(row.status))
        words = self.tr("cycle {n} · {day} · {filled} of {of}")
        day = short_day(row.next.check_in.day)
        return words.format(n=row.cycle, day=day, filled=row.next.filled, of=row.next.of)

    def _whole(self, row: CycleRow) -> str:
        """The same for who points at it or has it read aloud, with what the figures are."""
        told = f"{row.team}\n{self._state(row)}"
        if row.next is None or row.status is None:
            return told
        words = self.tr("{state}; check-in on {day}: {filled}")
        day, filled = short_day(row.next.check_in.day), filled_words(row.next.filled, row.next.of)
        return f"{told}\n" + words.format(state=enum_label(row.status), day=day, filled=filled)

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

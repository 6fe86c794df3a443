"""The left side of the drafts screen: teams with their drafts, and a line to add a team."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.view_state import TeamRow
from ui.widgets.basics import label, tip
from ui.widgets.fields import EntryLine
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.domain.unsent import LinePlace


class TeamsView(QFrame):
    """Signals:
    chosen: the TeamRow that was picked.
    team_requested: the name of a team to add, with a draft of its own.
    """

    chosen = Signal(object)
    team_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_left")
        self._rows: tuple[TeamRow, ...] = ()
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Teams and their sets"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setItemDelegate(TwoLinePainter(self._list))
        self._name = EntryLine(LinePlace("team"))
        self._name.setPlaceholderText(self.tr("Add a team"))
        self._name.setAccessibleName(self.tr("Add a team"))
        self._name.setToolTip(self.tr("Add a team: type a name and press Enter; it gets a new set at once"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(8)
        heading = label(self.tr("TEAMS"), "section")
        heading.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._name)
        self._list.currentItemChanged.connect(self._on_current)
        self._name.returnPressed.connect(self._on_name)

    def show_rows(self, rows: tuple[TeamRow, ...], current: TeamRow | None) -> None:
        """Fill the list and mark the current row without telling anybody."""
        with QSignalBlocker(self._list):
            if rows != self._rows:
                self._fill(rows)
            at = next((at for at, row in enumerate(rows) if row == current), -1)
            self._list.setCurrentRow(at)

    def _fill(self, rows: tuple[TeamRow, ...]) -> None:
        self._rows = rows
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setToolTip(tip(row.team))
            self._list.addItem(item)

    def clear_name(self) -> None:
        """The team is there; a name that was refused stays to be mended."""
        self._name.clear()

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, row: TeamRow) -> str:
        name = f"{row.team} · {row.number}" if row.number else row.team
        return f"{name}\n{enum_label(row.status) if row.status else self.tr('no set yet')}"

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_name(self) -> None:
        name = self._name.text().strip()
        if name:
            self.team_requested.emit(name)

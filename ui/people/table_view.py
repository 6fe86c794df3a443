"""The table of people: columns share the width there is, and in a narrow window or with large text e-mail and job give
way before a name is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.widgets.cells import CellDelegate

NAME, TEAM, JOB, EMAIL, LEVEL, COACHES = range(6)
LEAST = {NAME: 170, TEAM: 140, JOB: 140, EMAIL: 160}  # pixels at normal text size
GIVE_WAY = (EMAIL, JOB)
ROW = 30  # pixels at normal text size


class PeopleTable(QTableView):
    """Widths are worked out whenever the table's own width or the size of its text changes; in between the user's own
    stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._share()

    def _share(self) -> None:
        model, header, scale = self.model(), self.horizontalHeader(), theme.text_scale()
        self.verticalHeader().setDefaultSectionSize(round(ROW * scale))
        if model is None:
            return
        narrow = {column: header.sectionSizeHint(column) + 8 for column in (LEVEL, COACHES)}
        room = self.viewport().width() - sum(narrow.values())
        shown = {column: round(least * scale) for column, least in LEAST.items()}
        for column in GIVE_WAY:
            if sum(shown.values()) > room:
                del shown[column]
        spare = max(0, room - sum(shown.values()))
        for column in LEAST:
            self.setColumnHidden(column, column not in shown)
        for column, width in shown.items():
            self.setColumnWidth(column, width + spare * LEAST[column] // sum(LEAST[each] for each in shown))
        for column, width in narrow.items():
            self.setColumnWidth(column, width)

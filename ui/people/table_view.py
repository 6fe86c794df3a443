"""The table of people, sorted and searched. Columns share the width there is, and in a narrow window or with large text
e-mail and job give way before a name is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.people.models import PeopleTableModel
from ui.widgets.cells import CellDelegate
from workshop_app.domain.people import Person

NAME, TEAM, JOB, EMAIL, LEVEL, COACHES = range(6)
LEAST = {NAME: 170, TEAM: 140, JOB: 140, EMAIL: 160}  # pixels at normal text size
GIVE_WAY = (EMAIL, JOB)
ROW = 30  # pixels at normal text size


class PeopleTable(QTableView):
    """`selected` are the people of the selected rows. Widths are worked out whenever the table's own width or the size
    of its text changes; in between the user's own stand."""

    def __init__(self, people: PeopleTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(people)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        self.setAccessibleName(self.tr("People"))
        self.setItemDelegate(CellDelegate(self))
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def selected(self) -> list[Person]:
        """Whose rows are selected."""
        rows = self.selectionModel().selectedRows()
        return [self._people.row(self._sorted.mapToSource(row).row()) for row in rows]

    def search(self, words: str) -> None:
        """Show only people with these words in one of their columns."""
        self._sorted.setFilterFixedString(words)

    def select_person(self, id: str) -> None:
        """Select somebody's row, where it is shown."""
        for row in range(self._sorted.rowCount()):
            if self._people.row(self._sorted.mapToSource(self._sorted.index(row, 0)).row()).id == id:
                self.selectRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._share()

    def _share(self) -> None:
        header, scale = self.horizontalHeader(), theme.text_scale()
        self.verticalHeader().setDefaultSectionSize(round(ROW * scale))
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

"""The table of people, sorted and searched: how to reach them, or what is asked of them for the groups. Columns share
the width there is, and in a narrow window or with large text some give way before a name is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyleOptionViewItem, QTableView, QWidget

from ui import theme
from ui.people.models import (
    BOSS,
    COACHES,
    EMAIL,
    JOB,
    LANGUAGE,
    LEVEL,
    NAME,
    NEVER,
    OKR,
    RATHER_NOT,
    ROOM,
    SAID,
    TEAM,
    TOGETHER,
    WHOLE,
    PeopleTableModel,
)
from ui.people.names_completer import NamesCompleter
from ui.widgets.cells import CellDelegate, Index
from workshop_app.application.people_names import names_of
from workshop_app.domain.naming import folded, in_order
from workshop_app.domain.people import Person

MEASURED = 300  # rows: of a longer list the first tell how wide the columns are
MOST = 300  # pixels of a column, times the text size
BESIDE = 26  # pixels of a cell that its words do not get
LEAST = {NAME: 130, TEAM: 110, JOB: 100, EMAIL: 150}  # pixels at normal text size
LEAST_RULES = {NAME: 150, TEAM: 100, BOSS: 130, NEVER: 130, RATHER_NOT: 130, TOGETHER: 130}
GIVE_WAY = (JOB, EMAIL)
GIVE_WAY_RULES = (TEAM, RATHER_NOT)
WHOLE_UP_TO = 2  # times that: so wide a name and a team stand whole before other columns are shown at all
NARROW, NARROW_RULES = (LEVEL, COACHES, LANGUAGE), (OKR, ROOM)
_OVER_LINES = QRegularExpression.PatternOption.DotMatchesEverythingOption
ROW = 30  # pixels at normal text size


class FoundPeople(QSortFilterProxyModel):
    """Those in whose row every word that was typed stands somewhere, whatever its case and accents. Qt does it by
    itself, and asks for no row while nobody looks for anything: a list may be long."""

    def __init__(self, people: PeopleTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFilterRole(SAID)
        self.setFilterKeyColumn(NAME)
        self.setSourceModel(people)

    def search(self, words: str) -> None:
        """Show only people with these words."""
        each = "".join(f"(?=.*{QRegularExpression.escape(word)})" for word in folded(words).split())
        self.setFilterRegularExpression(QRegularExpression(each and f"^{each}", _OVER_LINES))


class PeopleTable(QTableView):
    """`selected` are the people of the selected rows. Widths are worked out whenever the table's own width or the size
    of its text changes; in between the user's own stand. Signal: found(how many are shown) after a search."""

    found = Signal(int)

    def __init__(self, people: PeopleTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._sorted = FoundPeople(people, self)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        people.modelReset.connect(self._on_reset)
        self.setAccessibleName(self.tr("People"))
        self.setItemDelegate(NamesDelegate(self))
        self._rules, self._speaks = False, False
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
        return [self._people.row(self._sorted.mapToSource(row).row()).person for row in rows]

    def show_rules(self, rules: bool) -> None:
        """Show what is asked of people in place of how to reach them, or the other way round."""
        self._rules = rules
        self._share()

    def names(self) -> list[str]:
        """Everybody, as they are written to be one person."""
        people = (self._people.row(row).person for row in range(self._people.rowCount()))
        return sorted(names_of(people).values(), key=in_order)

    def search(self, words: str) -> None:
        """Show only people with these words in one of their columns."""
        self._sorted.search(words)
        self.found.emit(self._sorted.rowCount())

    def order(self) -> list[str]:
        """Ids of everybody who is shown, as the rows stand."""
        rows = (self._sorted.mapToSource(self._sorted.index(row, 0)).row() for row in range(self._sorted.rowCount()))
        return [self._people.row(row).id for row in rows]

    def select_person(self, id: str) -> bool:
        """Select somebody's row; whether it is shown."""
        for row in range(self._sorted.rowCount()):
            if self._people.row(self._sorted.mapToSource(self._sorted.index(row, 0)).row()).id == id:
                self.selectRow(row)
                return True
        return False

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
        least, gives_way = (LEAST_RULES, GIVE_WAY_RULES) if self._rules else (LEAST, GIVE_WAY)
        figures = NARROW_RULES if self._rules else tuple(each for each in NARROW if each != LANGUAGE or self._speaks)
        for column in figures:
            self.setColumnHidden(column, False)  # a hidden one has no width to ask for
        narrow = {column: header.sectionSizeHint(column) for column in figures}
        room = self.viewport().width() - sum(narrow.values())
        shown = {column: round(width * scale) for column, width in least.items()}
        wished = {column: max(self._wished(column), header.sectionSizeHint(column)) for column in shown}
        whole = {each: min(wished[each], round(least[each] * scale * WHOLE_UP_TO)) for each in (NAME, TEAM)}
        for column in gives_way:  # a column of cut words says less than the name and the team whose room it takes
            missing = sum(max(0, whole[each] - shown[each]) for each in whole if each in shown)
            if sum(shown.values()) + missing > room:
                del shown[column]
        shown = {column: min(width, wished[column]) for column, width in shown.items()}
        shown[NAME] = max(shown[NAME], min(wished[NAME], shown[NAME] + room - sum(shown.values())))  # names first
        if TEAM in shown:
            shown[TEAM] = max(shown[TEAM], min(whole[TEAM], shown[TEAM] + room - sum(shown.values())))
        lacking = {column: max(0, wished[column] - width) for column, width in shown.items()}
        spare = max(0, room - sum(shown.values()))
        part = min(1.0, spare / max(1, sum(lacking.values())))  # what the words need comes before an even share
        shown = {column: width + int(lacking[column] * part) for column, width in shown.items()}
        spare = max(0, room - sum(shown.values()))
        for column in range(self._people.columnCount()):
            self.setColumnHidden(column, column not in shown and column not in narrow)
        for column, width in shown.items():
            self.setColumnWidth(column, width + spare * least[column] // sum(least[each] for each in shown))
        for column, width in narrow.items():
            self.setColumnWidth(column, width)

    def _wished(self, column: int) -> int:
        """How wide its words are."""
        metrics, rows = self.fontMetrics(), range(min(MEASURED, self._people.rowCount()))
        words = {self._people.shown(row, column) for row in rows}
        widest = max(map(metrics.horizontalAdvance, words), default=0)
        return min(widest + BESIDE, round(MOST * theme.text_scale()))

    def _on_reset(self) -> None:
        """Another list: nobody's language needs no column, and of everybody it is on their page."""
        rows = range(self._people.rowCount())
        self._speaks = any(self._people.row(row).person.language for row in rows)
        self._share()


class NamesDelegate(CellDelegate):
    """Offers the names of the people while the name of a boss or of somebody in a rule is typed."""

    def __init__(self, table: PeopleTable) -> None:
        super().__init__(table, WHOLE)
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and index.column() in WHOLE - {ROOM}:
            offered = NamesCompleter(self._table.names(), editor, "" if index.column() == BOSS else ";")
            editor.setCompleter(offered)
        return editor

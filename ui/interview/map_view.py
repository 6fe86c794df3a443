"""Parameters by people: who said what, where they agree, where they differ, who was never asked. Enter opens a cell.

Built by the interview panel. Shapes and words say it; colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.interview.map_state import Cell, MapView, map_view
from ui.interview.view_state import ACCORDS, AGAIN, GLYPHS
from ui.labels import enum_label
from ui.widgets.basics import label
from ui.widgets.empty import EmptyState
from workshop_app.application.changes import Changes
from workshop_app.domain.voices import Accord

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class MapModel(QAbstractTableModel):
    """Rows are parameters; the first column says how the answers stand, the second what was agreed, then one person
    each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._map = MapView((), ())

    def show_map(self, shown: MapView) -> None:
        """Take over the map; the cursor stays where only cells changed."""
        same = (len(shown.rows), shown.people) == (len(self._map.rows), self._map.people)
        if not same:
            self.beginResetModel()
        self._map = shown
        if same:
            if shown.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._map.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2 + len(self._map.people)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if way is Qt.Orientation.Vertical:
            row = self._map.rows[section]
            return f"{row.number}  {row.title}" if row.number else row.title
        if section < 2:
            return (self.tr("Answers"), self.tr("Together"))[section]
        who = self._map.people[section - 2]
        return f"{who.name}\n{enum_label(who.role)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._tone(index.row(), index.column()))
        return None

    def place(self, index: Index) -> tuple[str, str]:
        """The parameter and the person a cell stands for; "" is together."""
        who = self._map.people[index.column() - 2].id if index.column() >= 2 else ""
        return self._map.rows[index.row()].key, who

    def _words(self, at: int, column: int) -> str:
        row = self._map.rows[at]
        if column == 0:
            words = f"{ACCORDS[row.accord]} {enum_label(row.accord)}"
            return f"{words}  {AGAIN}" if row.again else words
        if column == 1:
            status = enum_label(row.status)
            return f"{GLYPHS[row.status]} {row.agreed}" if row.agreed else f"{GLYPHS[row.status]} {status}"
        cell = row.cells[column - 2]
        if not cell.heard:
            return ACCORDS[Accord.SILENCE]
        return f"{ACCORDS[Accord.CONFLICT]} {cell.answer}" if cell.apart else f"● {cell.answer}"

    def _spoken(self, at: int, column: int) -> str:
        row = self._map.rows[at]
        if column < 2:
            return f"{row.title}: {self._words(at, column)}"
        who, cell = self._map.people[column - 2], row.cells[column - 2]
        return f"{row.title}, {who.name}: {self._cell_words(cell)}".replace("<", "‹")

    def _cell_words(self, cell: Cell) -> str:
        if not cell.heard:
            return self.tr("not heard yet")
        differs = self.tr("{answer} (differs from the others)")
        return differs.format(answer=cell.answer) if cell.apart else cell.answer

    def _tone(self, at: int, column: int) -> str:
        row = self._map.rows[at]
        if column == 0:
            return {Accord.CONFLICT: "late", Accord.AGREEMENT: "good"}.get(row.accord, "quiet")
        if column == 1:
            return "ink" if row.agreed else "quiet"
        cell = row.cells[column - 2]
        return "late" if cell.apart else ("ink" if cell.heard else "quiet")


class VoiceMapView(QWidget):
    """The map. `parameter_requested(key, person id)` asks to open a cell."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._summary = label("", "quiet")
        self._model = MapModel(self)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Who said what"))
        self.table.setModel(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.activated.connect(self._on_activated)
        self._empty = EmptyState(
            self.tr("Nobody has been asked yet"),
            self.tr("Add the sponsor, the project lead and whoever else is asked. Then this page shows who said what."),
            self.tr("Add the first person"),
        )
        self._empty.action.clicked.connect(self._on_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        self.refresh()

    def refresh(self) -> None:
        shown = map_view(self._desk.workspace.read)
        self._model.show_map(shown)
        self.table.setVisible(bool(shown.people))
        self._summary.setVisible(bool(shown.people))
        self._empty.setVisible(not shown.people)
        words = self.tr("{differ} differ · {agree} agree · {silent} not asked of anybody. Enter opens a cell.")
        self._summary.setText(
            words.format(
                differ=shown.count(Accord.CONFLICT),
                agree=shown.count(Accord.AGREEMENT),
                silent=shown.count(Accord.SILENCE),
            )
        )
        self._fit()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))

    def concerns(self, changes: Changes) -> bool:
        """Any change may touch the map: names, answers, order, words."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        (self.table if self.table.isVisibleTo(self) else self._empty.action).setFocus()

    def _fit(self) -> None:
        scale = theme.text_scale()
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(round(150 * scale))
        header.setMinimumSectionSize(round(80 * scale))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 130), (1, 190)):
            self.table.setColumnWidth(column, round(width * scale))
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(round(44 * scale))
        self.table.verticalHeader().setMaximumWidth(round(210 * scale))

    def _on_activated(self, index: QModelIndex) -> None:
        self.parameter_requested.emit(*self._model.place(index))

    def _on_first(self) -> None:
        self.parameter_requested.emit("", "+")

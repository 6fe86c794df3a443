"""The map of answers as a table model: rows are parameters; the first column says how the answers stand, the second
what was agreed, then one person each. Used by the map view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.interview.answer_map.view_state import MapCell, MapLine, MapView
from ui.interview.field_dates import shown_date
from ui.interview.view_state import ACCORDS, AGAIN, GLYPHS
from ui.labels import enum_label
from workshop_app.domain.voices import Accord

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEARD, UNHEARD = "●", "○"
QUOTED = 160  # letters of somebody's words
NAME = 60  # letters of a name in the head


class MapModel(QAbstractTableModel):
    """`compact` shows a letter for each different answer in place of its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._map = MapView((), ())
        self.compact = False
        self._wrap: Callable[[str], str] = str

    def show_map(self, shown: MapView) -> None:
        """Take over the map; the cursor stays where only cells changed."""
        same = (len(shown.rows), shown.people) == (len(self._map.rows), self._map.people)
        if not same:
            self.beginResetModel()
        self._map = shown
        if same:
            self._all_changed()
        else:
            self.endResetModel()

    def show_heads(self, wrap: Callable[[str], str]) -> None:
        """Name and role above each column, each wrapped to its width."""
        self._wrap = wrap
        if self._map.people:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 2, len(self._map.people) + 1)

    @property
    def most_urgent(self) -> int:
        """The first row whose answers differ, else the first."""
        apart = (at for at, row in enumerate(self._map.rows) if row.accord is Accord.CONFLICT and not row.settled)
        return next(apart, 0)

    def show_letters(self, compact: bool) -> None:
        """Letters or words."""
        if compact != self.compact:
            self.compact = compact
            self._all_changed()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._map.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2 + len(self._map.people)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if way is Qt.Orientation.Vertical:
            return self._map.rows[section].title
        if section < 2:
            return (self.tr("Answers"), self.tr("Together"))[section]
        who = self._map.people[section - 2]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{who.name}, {enum_label(who.role)}".replace("<", "‹")
        if self.compact:
            return "".join(part[0] for part in who.name.split()[:3])
        return f"{self._wrap(who.name)}\n{self._wrap(enum_label(who.role))}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._map.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.spoken(index).replace("<", "‹")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._tone(row, column))
        return None

    def place(self, index: Index) -> tuple[str, str]:
        """The parameter and the person a cell stands for; "" is together."""
        who = self._map.people[index.column() - 2].id if index.column() >= 2 else ""
        return self._map.rows[index.row()].key, who

    def spoken(self, index: Index) -> str:
        """Everything a cell says."""
        row, column = self._map.rows[index.row()], index.column()
        if column < 2:
            return f"{row.title}: {self._words(row, column)}"
        who, cell = self._map.people[column - 2], row.cells[column - 2]
        return f"{row.title}, {who.name[:NAME]}: {self._cell_words(cell)}"

    def _all_changed(self) -> None:
        if self._map.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last.row())
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())

    def _words(self, row: MapLine, column: int) -> str:
        if column == 0:
            accord = self.tr("now agreed") if row.settled else enum_label(row.accord)
            words = f"{ACCORDS[row.accord]} {accord}"
            return f"{words}  {AGAIN}" if row.again else words
        if column == 1:
            return f"{GLYPHS[row.status]} {row.agreed[:QUOTED] or enum_label(row.status)}"
        cell = row.cells[column - 2]
        if not cell.heard:
            return UNHEARD
        shape = ACCORDS[Accord.CONFLICT] if cell.apart else HEARD
        if cell.answer == row.agreed and not (cell.apart or self.compact):  # its words stand in the row already
            return self.tr("{shape} the same").format(shape=shape)
        return f"{shape} {cell.camp if self.compact else cell.answer[:QUOTED]}".rstrip()

    def _cell_words(self, cell: MapCell) -> str:
        if not cell.heard:
            return self.tr("not heard yet")
        parts = [cell.answer[:QUOTED]]
        if cell.apart:
            parts.append(self.tr("differs from the others"))
        if cell.own_words and cell.own_words != cell.answer:
            cut = cell.own_words if len(cell.own_words) <= QUOTED else f"{cell.own_words[:QUOTED]}…"
            parts.append(f"“{cut}”")
        if cell.confidence is not None and cell.on is not None:
            parts.append(f"{enum_label(cell.confidence)}, {shown_date(cell.on)}")
        return " · ".join(part for part in parts if part)

    def _tone(self, row: MapLine, column: int) -> str:
        if column == 0:
            if row.settled:
                return "ink"
            return {Accord.CONFLICT: "late", Accord.AGREEMENT: "good"}.get(row.accord, "quiet")
        if column == 1:
            return "ink" if row.agreed else "quiet"
        cell = row.cells[column - 2]
        if cell.apart and not row.settled:
            return "late"
        return "ink" if cell.heard else "quiet"

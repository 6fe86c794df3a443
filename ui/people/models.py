"""Item models of the people screen: plain frozen values in, edits out as signals. They never touch the workspace."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ui.labels_import_notes import note_words, problem_words, told_words
from ui.widgets.half_cells import PLACE
from ui.widgets.row_models import Index, RowTableModel
from workshop_app.application.commands.people_words import AskedOf
from workshop_app.application.people_import import PersonProblem, Preview, PreviewRow
from workshop_app.application.people_queries import PersonRow
from workshop_app.domain.naming import folded
from workshop_app.domain.unsent import LinePlace

ASKED = (AskedOf.BOSS, AskedOf.NEVER_WITH, AskedOf.RATHER_NOT_WITH, AskedOf.TOGETHER_WITH, AskedOf.HOST_ROOM)
NAME, TEAM, JOB, EMAIL, LEVEL, COACHES, LANGUAGE, BOSS, NEVER, RATHER_NOT, TOGETHER, ROOM, OKR = range(13)
FIELDS = ("name", "team", "job", "email", "level", "can_coach", "language", *map(str, ASKED), "brings_okr")
TICKS = (COACHES, OKR)
SAID = Qt.ItemDataRole.UserRole + 41  # all that a row says, as it is looked for
LINE, REMARK = 4, 5  # the last columns of a preview
WHOLE = frozenset({BOSS, NEVER, RATHER_NOT, TOGETHER, ROOM})  # names and rooms are never saved by half


class PeopleTableModel(RowTableModel[PersonRow]):
    """One person a row; every cell can be edited.

    Signals:
    edit_requested: (person id, field, value) - the screen turns it into a command.
    """

    edit_requested = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[str, str] = {}
        self._headers = (
            self.tr("Name"),
            self.tr("Team"),
            self.tr("Job"),
            self.tr("E-mail"),
            self.tr("Level"),
            self.tr("Coaches already"),
            self.tr("Language"),
            self.tr("Reports to"),
            self.tr("Never with"),
            self.tr("Rather not with"),
            self.tr("Together with"),
            self.tr("Hosts room"),
            self.tr("Real OKR"),
        )

    def show_people(self, people: tuple[PersonRow, ...]) -> None:
        """The list as it is now; a changed value keeps the selection, a changed length does not."""
        self._said = {}
        self._take_over(people, [row.id for row in people], [row.id for row in self._rows])

    def shown(self, at: int, column: int) -> str:
        """The words of a cell that is no tick."""
        row = self._rows[at]
        words = _words(row, column)
        return self.tr("{name}?").format(name=words) if column == BOSS and row.asks_who else words

    def _said_of(self, row: PersonRow) -> str:
        """Put together once: each letter that is looked for asks all rows."""
        said = self._said.get(row.id)
        if said is None:
            cells = (_words(row, each) for each in range(len(self._headers)) if each not in TICKS)
            said = self._said[row.id] = folded(" ".join(cells))
        return said

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == SAID:
            return self._said_of(row)
        if column in TICKS:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if getattr(row.person, FIELDS[column]) else Qt.CheckState.Unchecked
            return self._headers[column] if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            return _words(row, column)
        if role == PLACE:
            return LinePlace("half", row.id, f"cell-{FIELDS[column]}")
        return None  # user text must never be read as rich text in a tooltip

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A tick has a short head: its column is no wider than it must be, and mail addresses need the room."""
        if section == COACHES and role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.tr("Coaches")
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return self._headers[section] if section == COACHES else None
        return super().headerData(section, orientation, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row, column = self._rows[index.row()], index.column()
        if column in TICKS and role == Qt.ItemDataRole.CheckStateRole:
            self._ask_for(row, column, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if column not in TICKS and role == Qt.ItemDataRole.EditRole:
            words = " ".join(str(value).split())
            if words == _words(row, column) or (column == NAME and not words):
                return False
            self._ask_for(row, column, words)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if index.column() in TICKS else Qt.ItemFlag.ItemIsEditable)

    def _ask_for(self, row: PersonRow, column: int, value: object) -> None:
        self.edit_requested.emit(row.id, FIELDS[column], value)


def _words(row: PersonRow, column: int) -> str:
    if column == ROOM:
        return str(row.person.host_room or "")
    return str(getattr(row if column in WHOLE else row.person, FIELDS[column]))


class PreviewTableModel(RowTableModel[PreviewRow]):
    """The rows of an import before anything is added; the first column is the tick.

    Signals:
    ticks_changed: how many rows are ticked now that are new, and how many that bring somebody up to date.
    """

    ticks_changed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[int] = set()
        self._headers = (
            self.tr("Name"),
            self.tr("Team"),
            self.tr("Job"),
            self.tr("E-mail"),
            self.tr("Line"),
            self.tr("Remark"),
        )

    def show_preview(self, preview: Preview) -> None:
        self.beginResetModel()
        self._rows = preview.rows
        self._ticked = {row.line for row in preview.rows if row.ticked}
        self.endResetModel()
        self._tell()

    @property
    def ticked(self) -> frozenset[int]:
        """The lines of the ticked rows."""
        return frozenset(self._ticked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.addable:
            return Qt.CheckState.Checked if row.line in self._ticked else Qt.CheckState.Unchecked
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _cell(row, index.column())

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        line = self._rows[index.row()].line
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(line)
        else:
            self._ticked.discard(line)
        self.dataChanged.emit(index, index)
        self._tell()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._rows[index.row()].addable:
            return Qt.ItemFlag.ItemIsSelectable
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def _tell(self) -> None:
        updates = sum(row.line in self._ticked and row.problem is PersonProblem.UPDATES for row in self._rows)
        self.ticks_changed.emit(len(self._ticked) - updates, updates)


def _cell(row: PreviewRow, column: int) -> str:
    if column == REMARK:
        remarks = [problem_words(row, _of_columns)] if row.problem else []
        notes = (note_words(note, _of_columns) for note in row.notes)
        return " · ".join((*remarks, *notes, *told_words(row, _of_columns)))
    person = row.person
    return (person.name[:200], person.team, person.job, person.email, str(row.line))[column]


def _of_columns(literal: str) -> str:
    return QCoreApplication.translate("people_columns", literal)

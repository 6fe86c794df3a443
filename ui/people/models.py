"""Item models of the people screen: plain frozen values in, edits out as signals. They never touch the workspace."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ui.labels_import_notes import note_words
from ui.widgets.row_models import Index, RowTableModel
from workshop_app.application.people_import import Preview, PreviewRow
from workshop_app.domain.people import Person

FIELDS = ("name", "team", "job", "email", "level", "can_coach")


class PeopleTableModel(RowTableModel[Person]):
    """One person a row; every cell can be edited.

    Signals:
    edit_requested: (person id, field, value) - the screen turns it into a command.
    """

    edit_requested = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (
            self.tr("Name"),
            self.tr("Team"),
            self.tr("Job"),
            self.tr("E-mail"),
            self.tr("Level"),
            self.tr("Coaches already"),
        )

    def show_people(self, people: tuple[Person, ...]) -> None:
        """The list as it is now; a changed value keeps the selection, a changed length does not."""
        self._take_over(people, [person.id for person in people], [person.id for person in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = getattr(self._rows[index.row()], FIELDS[index.column()])
        if FIELDS[index.column()] == "can_coach":
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return self._headers[5] if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return value
        if role == Qt.ItemDataRole.ToolTipRole:
            return None  # user text must never be read as rich text in a tooltip
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        person, field = self._rows[index.row()], FIELDS[index.column()]
        if field == "can_coach" and role == Qt.ItemDataRole.CheckStateRole:
            self._ask_for(person, field, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if field != "can_coach" and role == Qt.ItemDataRole.EditRole:
            words = " ".join(str(value).split())
            if words == getattr(person, field) or (field == "name" and not words):
                return False
            self._ask_for(person, field, words)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if FIELDS[index.column()] == "can_coach":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def _ask_for(self, person: Person, field: str, value: object) -> None:
        self.edit_requested.emit(person.id, field, value)


class PreviewTableModel(RowTableModel[PreviewRow]):
    """The rows of an import before anything is added; the first column is the tick.

    Signals:
    ticks_changed: how many rows are ticked now.
    """

    ticks_changed = Signal(int)

    def __init__(self, problems: dict[str, str], parent: QObject | None = None) -> None:
        """`problems` words each RowProblem."""
        super().__init__(parent)
        self._problems = problems
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
        person = row.person
        remarks = [self._problems[row.problem]] if row.problem else []
        remark = " · ".join((*remarks, *(note_words(note, _of_columns) for note in row.notes)))
        return (person.name[:200], person.team, person.job, person.email, str(row.line), remark)[index.column()]

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
        self.ticks_changed.emit(len(self._ticked))


def _of_columns(literal: str) -> str:
    return QCoreApplication.translate("people_columns", literal)

"""The list of who takes part as rows for a view: a tick for those who do, heads of teams between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.groups import group_words
from ui.groups.people_rows import PeopleRow
from ui.groups.view_state import Invited

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
FEW = 10  # rows told of one by one: the view measures again what lies between


class InvitedModel(QAbstractListModel):
    """Signal: ticked(a person's id, whether they take part)."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PeopleRow, ...] = ()
        self._locked = True

    def show_rows(self, rows: Sequence[PeopleRow], locked: bool) -> None:
        """The same people in the same order keep their place in the view, and what is chosen there."""
        same = [_key(each) for each in rows] == [_key(each) for each in self._rows]
        if same and locked == self._locked:
            other = [at for at, (now, before) in enumerate(zip(rows, self._rows, strict=True)) if now != before]
            self._rows = tuple(rows)
            for at in other if len(other) < FEW else ():
                self.dataChanged.emit(self.index(at), self.index(at))
            if len(other) >= FEW:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self._rows, self._locked = tuple(rows), locked
        self.endResetModel()

    def row_of(self, person: str) -> int:
        """-1 where somebody is not among them."""
        found = (at for at, each in enumerate(self._rows) if each.person is not None and each.person.id == person)
        return next(found, -1)

    def person_at(self, row: int) -> Invited | None:
        return self._rows[row].person if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.person_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self._locked else usual | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        person = row.person
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.CheckStateRole if person is not None:
                return Qt.CheckState.Checked if person.invited else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole if person is not None:
                return "\n".join(part for part in (row.words, self._told(row)) if part)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._told(row)
            case int() if role == ROW:
                return row
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        person = self.person_at(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or person is None or self._locked:
            return False
        self.ticked.emit(person.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _told(self, row: PeopleRow) -> str:
        person = row.person
        if person is None:
            return ""
        boss = self.tr("reports to {boss}").format(boss=person.boss) if person.boss else ""
        known = person.known if person.invited else ""
        team = "" if person.team in row.below else person.team
        told = (group_words.seats(person.seats), boss, row.below, known, team)
        return "; ".join(part for part in told if part)


def _key(row: PeopleRow) -> tuple[str, str]:
    return (row.words, row.person.id if row.person is not None else "")

"""The item model of the materials screen: one thing a row, with its total and what each item of the agenda needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from handouts.material_sources import MaterialLine, ReachedFor, Share
from ui.widgets.row_models import RIGHT, Index, RowTableModel

THING, TOTAL, USES = range(3)


class MaterialsModel(RowTableModel[MaterialLine]):
    """What to bring, how many in all, and how many for which item."""

    FIGURES = (TOTAL,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (self.tr("What to bring"), self.tr("In all"), self.tr("For"))

    def show_rows(self, rows: tuple[MaterialLine, ...]) -> None:
        if rows != self._rows:
            self._take_over(rows, rows, self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TOTAL:
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        return {THING: row.name, TOTAL: str(row.quantity), USES: self._said(row)}[index.column()]

    def _said(self, row: MaterialLine) -> str:
        """Its items; how many nobody counts on, and what to do while it cannot be printed."""
        said = [self._uses(row)]
        if row.spare:
            said.append(self.tr("{n} of them to spare").format(n=row.spare))
        if row.missing:
            said.append(self.tr("Nothing is published at the top level yet: bring its draft, or leave it out."))
        return "\n".join(said)

    def _uses(self, row: MaterialLine) -> str:
        """Its items where each needs all; where not, a line for each, "Breakout 1: 6", "Breakout 2: 6 more". Of what no
        item names, when it is reached for."""
        if not row.uses:
            return self._at(row.at)
        if row.alike:
            return " · ".join(dict.fromkeys(title for title, _ in row.uses))
        told = {
            Share.OWN: "{item}: {n}",
            Share.MORE: self.tr("{item}: {n} more"),
            Share.AGAIN: self.tr("{item}: {n} of them"),
        }
        return "\n".join(told[share].format(item=title, n=number) for title, number, share in row.shares)

    def _at(self, at: ReachedFor | None) -> str:
        said = {
            ReachedFor.DAY: self.tr("All day"),
            ReachedFor.BEFORE: self.tr("Before the day, sent or handed out"),
            ReachedFor.HOME: self.tr("To take home"),
            ReachedFor.COACH: self.tr("Yours, all day"),
            ReachedFor.AFTER: self.tr("After the day, signed"),
        }
        return said.get(at, "") if at else ""

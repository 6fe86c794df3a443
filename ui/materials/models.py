"""The item model of the materials screen: one thing a row, with its total and what each item of the agenda needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from handouts.workshop_sources import MaterialLine
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
        said = [_uses(row)]
        if row.spare:
            said.append(self.tr("{n} of them to spare").format(n=row.spare))
        if row.missing:
            said.append(self.tr("Nothing is published at the top level yet: bring its draft, or leave it out."))
        return "\n".join(said)


def _uses(row: MaterialLine) -> str:
    """ "Breakout 1", or "Breakout 1: 22 · Breakout 2: 18" where several items share the total."""
    if len(row.uses) == 1:
        return row.uses[0][0]
    return "\n".join(f"{title}: {number}" for title, number in row.uses)

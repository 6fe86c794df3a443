"""The table of what a tracker would change. It never touches the workspace."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from ui.tracker.view_state import PreviewLine
from ui.widgets.row_models import Index, RowTableModel

STATE, TEAM, SUBJECT, COLUMN, NOW, THEN, PLACE = range(7)
LONGEST = 600  # letters of a cell


class CameBackModel(RowTableModel[PreviewLine]):
    """One cell of the file a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (
            "",
            self.tr("Team"),
            self.tr("Key result"),
            self.tr("What"),
            self.tr("Now"),
            self.tr("In the file"),
            self.tr("Sheet, line"),
        )

    def show_lines(self, lines: tuple[PreviewLine, ...]) -> None:
        self._take_over(lines, lines, self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self._rows[index.row()]
        state = self.tr("question") if row.asked else self.tr("comes in")
        cells = (state, row.team, row.subject, row.column, row.now or "–", row.then or "–", row.place)
        return whole_words(cells[index.column()].replace("\n", " · "))


def whole_words(words: str) -> str:
    """What there is room for of words that somebody typed: cut behind a word."""
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    return f"{cut.rpartition(' ')[0] or cut} …"

"""Offers names while one is typed; in a line of several, for the one that is being typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.widgets.completing import offered
from ui.widgets.row_models import Index


class NamesCompleter(QCompleter):
    """`between` is the mark between several names: what stands before the last one is kept. Without it the line holds
    one name."""

    def __init__(self, names: QAbstractItemModel | list[str], line: QLineEdit, between: str = "") -> None:
        super().__init__(QStringListModel(names, line) if isinstance(names, list) else names, line)
        self._between = between
        offered(self)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(self._between)[2].strip() if self._between else path]

    def pathFromIndex(self, index: Index) -> str:
        line, chosen = self.widget(), super().pathFromIndex(index)
        if not (self._between and isinstance(line, QLineEdit)):
            return chosen
        before, mark, _ = line.text().rpartition(self._between)
        return f"{before.strip()}{mark} {chosen}" if mark else chosen

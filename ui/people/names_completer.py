"""Offers names while one is typed; in a line of several, for the one that is being typed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.widgets.completing import offered
from ui.widgets.row_models import Index
from workshop_app.application.people_names import BETWEEN


class NamesCompleter(QCompleter):
    """`several`: names with semicolons between them, and what stands before the last is kept."""

    def __init__(self, names: list[str], parent: QObject, *, several: bool = False) -> None:
        super().__init__(names, parent)
        self._several = several
        offered(self)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(BETWEEN.strip())[2].strip()] if self._several else [path]

    def pathFromIndex(self, index: Index) -> str:
        chosen = super().pathFromIndex(index)
        line = self.widget()
        if not (self._several and isinstance(line, QLineEdit)):
            return chosen
        before, mark, _ = line.text().rpartition(BETWEEN.strip())
        return f"{before.strip()}{BETWEEN}{chosen}" if mark else chosen

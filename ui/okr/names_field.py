"""A line for one or several names, of which typing completes the last one. Names nobody has stay: they are asked about,
never refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QWidget

from ui.theme.pasting import BETWEEN
from ui.widgets.completing import offered
from ui.widgets.fields import LineField


def one_a_line(words: str) -> str:
    """Names as they are stored, of names as they are typed: "Ines, Olaf; Mei"."""
    return "\n".join(part.strip() for part in words.replace(";", ",").replace("\n", ",").split(",") if part.strip())


class _LastName(QCompleter):
    """Completes what stands behind the last comma."""

    def splitPath(self, path: str) -> list[str]:
        return [path.replace(";", ",").rpartition(",")[2].strip()]

    def pathFromIndex(self, index: Any) -> str:
        field = self.widget()
        typed = field.text() if isinstance(field, LineField) else ""
        before = typed[: max(typed.rfind(","), typed.rfind(";")) + 1].strip()
        name = str(super().pathFromIndex(index))
        return f"{before} {name}" if before else name


class SeveralNames(LineField):
    """Names of people or teams, parted by commas."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.setProperty(BETWEEN, ", ")
        self._names = QStringListModel(self)
        completer = offered(_LastName(self._names, self))
        self.setCompleter(completer)
        completer.activated.connect(self._on_chosen)

    def offer(self, names: Iterable[str]) -> None:
        """Who there is to choose from."""
        wanted = list(names)
        if wanted != self._names.stringList():
            self._names.setStringList(wanted)

    def _on_chosen(self, _name: str) -> None:
        self.keeper.typed()

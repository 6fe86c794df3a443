"""The fields of the interview: dates, choices, a two-column form, and the book-keeping of what could not be saved.

Used by the page and the side pane. Nothing here knows a command or a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.fields import LineField, TextField


class ChoiceField(QComboBox):
    """One of a few entries; `committed` gives the stored id. The wheel scrolls the page, never the value."""

    committed = Signal(str)

    def __init__(self, name: str, entries: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for stored, words in entries:
            self.addItem(words, stored)
        self.activated.connect(self._on_activated)

    def show_value(self, value: str) -> None:
        at = self.findData(value)
        with QSignalBlocker(self):
            self.setCurrentIndex(at)

    def text(self) -> str:
        return str(self.currentData() or "")

    def commit(self) -> None:
        """A choice commits when it is made; there is never anything left to save."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_activated(self, _index: int) -> None:
        self.committed.emit(self.text())


class CheckedField(LineField):
    """A line for a date or a figure. While somebody is still typing, half a date is nobody's mistake: text that
    cannot be read is offered for saving only once the field is left."""

    def __init__(self, name: str, readable: Callable[[str], bool], placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self._readable = readable

    def show_value(self, value: str) -> None:
        if not (self.hasFocus() and self.text() != self._saved):
            super().show_value(value)

    def commit(self) -> None:
        if self.hasFocus() and not self._readable(self.text()):
            return
        super().commit()


Field = LineField | TextField | ChoiceField


def typed(field: Field) -> str:
    """What stands in a field now."""
    return field.toPlainText() if isinstance(field, TextField) else field.text()


class Fields(QObject):
    """Named fields of one form. `written(name, text)` asks for a value to be saved; `refused` keeps the text in the
    field and marks it until a save works, so that no refresh can take words away that are nowhere else."""

    written = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._unsaved: set[str] = set()
        self._waiting: set[str] = set()

    def add(self, name: str, field: Field) -> None:
        self._fields[name] = field
        field.committed.connect(partial(self.written.emit, name))

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def show(self, values: dict[str, str], skip: str = "") -> None:
        """Show stored values, but leave `skip`, everything unsaved and fields not built yet alone."""
        for name, value in values.items():
            if name in self._fields and name != skip and name not in self._unsaved:
                self._show(self._fields[name], value)

    def commit(self) -> None:
        """Save what was typed less than a moment ago."""
        for field in tuple(self._fields.values()):
            field.commit()

    def refused(self, name: str, again: bool) -> None:
        """This text was not saved; `again` when trying later can help (a full disk), not when the text is at fault."""
        self._unsaved.add(name)
        self._waiting -= {name}
        self._waiting |= {name} if again else set()
        self._mark(name, True)

    def saved(self, name: str) -> None:
        self._waiting.discard(name)
        if name in self._unsaved:
            self._unsaved.discard(name)
            self._mark(name, False)

    def retry(self) -> None:
        """Ask again for what the disk refused; called when a save has worked."""
        for name in sorted(self._waiting):
            self._waiting.discard(name)
            self.written.emit(name, typed(self._fields[name]))

    def _show(self, field: Field, value: str) -> None:
        if isinstance(field, TextField):
            cursor = field.textCursor().position()
            field.show_value(value)
            moved = field.textCursor()
            moved.setPosition(min(cursor, len(field.toPlainText().encode("utf-16-le")) // 2))
            field.setTextCursor(moved)
        else:
            field.show_value(value)

    def _mark(self, name: str, unsaved: bool) -> None:
        field = self._fields[name]
        field.setProperty("unsaved", "true" if unsaved else "false")
        field.style().unpolish(field)
        field.style().polish(field)


class FormGrid(QWidget):
    """Labels above fields in two columns; long texts take the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row, self._column = 0, 0

    def add(self, words: str, field: QWidget, wide: bool = False, hint: str = "", below: QWidget | None = None) -> None:
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(label(words, "quiet"))
        cell.addWidget(field)
        if hint:
            cell.addWidget(label(hint, "small"))
        if below is not None:
            cell.addWidget(below)
        cell.addStretch(1)
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addLayout(cell, self._row, self._column, 1, 2 if wide else 1)
        self._column += 1
        if wide or self._column == 2:
            self._row, self._column = self._row + 1, 0

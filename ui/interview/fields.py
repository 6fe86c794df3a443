"""The fields of the interview: dates, choices, and a two-column form.

Used by the page and the side pane. Nothing here knows a command or a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.fields import LineField, TextField
from ui.widgets.half_words import WaitingField
from ui.widgets.short_choice import ShortChoice


class ChoiceField(ShortChoice):
    """One of a few entries; `committed` gives the stored id."""

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

    def _on_activated(self, _index: int) -> None:
        self.committed.emit(self.text())


class CheckedField(WaitingField):
    """A line for a date or a figure. While somebody is still typing, half a date is nobody's mistake, and half a figure
    is a wrong one: only what is `whole` is saved before the field is left; the rest waits."""

    def __init__(self, name: str, whole: Callable[[str], bool], placeholder: str = "") -> None:
        super().__init__(name, placeholder, complete=whole)


Field = LineField | TextField | ChoiceField


class Fields(QObject):
    """Named fields of one form. `written(name, text)` asks for a value to be saved. `owner_id` is what they belong to:
    half a date waits there."""

    written = Signal(str, str)

    def __init__(self, parent: QObject, owner_id: str) -> None:
        super().__init__(parent)
        self._owner_id = owner_id
        self._fields: dict[str, Field] = {}

    def add(self, name: str, field: Field) -> None:
        self._fields[name] = field
        if isinstance(field, WaitingField):
            field.stand_at(self._owner_id, name)
        field.committed.connect(partial(self.written.emit, name))

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def show(self, values: dict[str, str]) -> None:
        """Show stored values in the fields that are built."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].show_value(value)

    def commit(self) -> None:
        """Save what was typed less than a moment ago."""
        for field in tuple(self._fields.values()):
            field.commit()


class FieldColumns(QWidget):
    """Labels above fields in two columns; long texts take the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row, self._column = 0, 0
        self._cells: list[tuple[QWidget, bool]] = []

    def add(self, words: str, field: QWidget, wide: bool = False, hint: str = "", below: QWidget | None = None) -> None:
        box = QWidget(self)
        cell = QVBoxLayout(box)
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(4)
        cell.addWidget(label(words, "quiet"))
        cell.addWidget(field)
        if hint:
            cell.addWidget(label(hint, "small"))
        if below is not None:
            cell.addWidget(below)
        cell.addStretch(1)
        self._cells.append((box, wide))
        self._place(box, wide)

    def leave_out(self, places: frozenset[int]) -> None:
        """Hide the fields at these places, in the order in which they were added; the others close up."""
        if places == frozenset(at for at, (box, _) in enumerate(self._cells) if box.isHidden()):
            return
        self._row, self._column = 0, 0
        for at, (box, wide) in enumerate(self._cells):
            self._grid.removeWidget(box)
            box.setVisible(at not in places)
            if at not in places:
                self._place(box, wide)

    def _place(self, box: QWidget, wide: bool) -> None:
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(box, self._row, self._column, 1, 2 if wide else 1)
        self._column += 1
        if wide or self._column == 2:
            self._row, self._column = self._row + 1, 0

"""A short list below a heading, each line with its fields and a bin: the health metrics of a set, what it does not do
now, the activities of a key result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.okr.day_line import OpenDayLine
from ui.okr.draft_requests import DraftRequests
from ui.okr.names_field import SeveralNames
from ui.widgets.basics import button, label, row
from ui.widgets.fields import LineField
from workshop_app.domain.values.days import Span


class LineColumn(Struct, frozen=True):
    """One field of every line. `kind` is "text", "who", "day" or "done"; `alone`: it has a row to
    itself, above the others."""

    field: str
    words: str
    stretch: int = 1
    kind: str = "text"
    alone: bool = False


class OneOwnedLine(QWidget):
    """The fields of one line."""

    def __init__(self, value: Any, columns: Sequence[LineColumn], requests: DraftRequests, parent: QWidget) -> None:
        super().__init__(parent)
        self._value, self._requests = value, requests
        self._parts: dict[str, QWidget] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        line = row()
        line.setSpacing(6)
        for column in columns:
            part = self._parts[column.field] = self._made(column)
            if column.alone:
                rows.addWidget(part)
            else:
                line.addWidget(part, column.stretch)
        remove = button("", "icon", self.tr("Remove this line"))
        remove.setAccessibleName(self.tr("Remove this line"))
        set_icon(remove, "trash-2", "quiet")
        remove.clicked.connect(self._on_remove)
        line.addWidget(remove)
        rows.addLayout(line)
        for part in self._parts.values():
            if isinstance(part, OpenDayLine):
                rows.addWidget(part.said)

    def show_value(self, value: Any, people: Sequence[str], cycle: Span | None) -> None:
        """What the file holds now; who types here is left alone."""
        self._value = value
        for name, part in self._parts.items():
            held = getattr(value, name)
            if isinstance(part, QCheckBox):
                with QSignalBlocker(part):
                    part.setChecked(bool(held))
            elif isinstance(part, OpenDayLine):
                part.show_day(held, cycle, value.id)
            elif isinstance(part, LineField):
                part.show_value(held, value.id)
            if isinstance(part, SeveralNames):
                part.offer(people)

    def focus_first(self) -> None:
        next(iter(self._parts.values())).setFocus()

    def _made(self, column: LineColumn) -> QWidget:
        emit: Callable[..., None] = partial(self._emit, column.field)
        if column.kind == "done":
            tick = QCheckBox(column.words, self)
            tick.toggled.connect(emit)
            return tick
        if column.kind == "day":
            day = OpenDayLine(column.words, column.words, column.field, self)
            day.read_in.connect(emit)
            return day
        field = (SeveralNames if column.kind == "who" else LineField)(column.words, column.words, self)
        field.committed.connect(emit)
        return field

    def _emit(self, name: str, value: str | date | bool | None) -> None:
        self._requests.edited.emit(type(self._value), self._value.id, name, value)

    def _on_remove(self) -> None:
        self._requests.line_removed.emit(type(self._value), self._value.id)


class OwnedLines(QWidget):
    """Signals: wanted when somebody wants one more line."""

    wanted = Signal()

    def __init__(
        self,
        heading: str,
        add: str,
        columns: Sequence[LineColumn],
        requests: DraftRequests,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._requests = columns, requests
        self._lines: dict[str, OneOwnedLine] = {}
        self._new = False
        self.add = button(add, "flat")
        set_icon(self.add, "plus", "accent")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(heading, "small"), 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(self._list)
        self.add.clicked.connect(self._on_add)

    @property
    def lines(self) -> tuple[OneOwnedLine, ...]:
        return tuple(self._lines.values())

    def show_lines(self, values: Sequence[Any], people: Sequence[str] = (), cycle: Span | None = None) -> None:
        """Show these; a line that stays keeps its fields. A new one that was asked for here gets the cursor."""
        wanted = [each.id for each in values]
        for id in [id for id in self._lines if id not in wanted]:
            gone = self._lines.pop(id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, value in enumerate(values):
            line = self._lines.get(value.id)
            if line is None:
                line = self._lines[value.id] = OneOwnedLine(value, self._columns, self._requests, self)
                self._list.insertWidget(place, line)
                line.show_value(value, people, cycle)
                if self._new:
                    self._new = False
                    line.show()
                    line.focus_first()
            else:
                line.show_value(value, people, cycle)
        self._lines = {id: self._lines[id] for id in wanted}

    def _on_add(self) -> None:
        self._new = True
        self.wanted.emit()
        self._new = False

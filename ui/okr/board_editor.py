"""Writing on the drafting board: the words of one page as large fields that save themselves, so that the room reads
along while somebody types."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import scrolled
from ui.widgets.fields import TextField

TITLE, LINE = "board_edit_title", "board_edit"  # roles in the style sheet
BELOW = 40  # pixels kept in sight below the field in use


class BoardField(Struct, frozen=True):
    """One field of a page: what it writes to, and what stands there."""

    kind: type
    id: str
    field: str
    name: str
    text: str
    role: str = LINE

    @property
    def key(self) -> tuple[type, str, str]:
        return self.kind, self.id, self.field


class BoardEditor(QWidget):
    """Signals: written (kind, id, field, words)."""

    written = Signal(object, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[tuple[type, str, str], TextField] = {}
        self._area, self._column = scrolled(48, 20, self)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_fields(self, fields: tuple[BoardField, ...]) -> None:
        """These and no others; who types in one is left alone."""
        wanted = {each.key for each in fields}
        for key in [key for key in self.fields if key not in wanted]:
            gone = self.fields.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, each in enumerate(fields):
            field = self.fields.get(each.key)
            if field is None:
                field = self.fields[each.key] = TextField(each.name, each.name, 1, 14, self)
                field.setProperty("role", each.role)
                field.committed.connect(partial(self._on_written, each))
            if self._column.indexOf(field) != place:
                self._column.insertWidget(place, field)
            field.show_value(each.text, each.id)

    def focus_field(self, key: tuple[type, str, str] | None = None) -> None:
        """Put the keyboard into one, the last at first: there one goes on writing."""
        field = self.fields.get(key) if key is not None else next(reversed(self.fields.values()), None)
        if field is not None:
            field.setFocus()
            field.moveCursor(field.textCursor().MoveOperation.End)
            # Once the fields have their heights.
            QTimer.singleShot(0, field, partial(self._area.ensureWidgetVisible, field, 0, BELOW))

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.commit()

    def _on_written(self, each: BoardField, words: str) -> None:
        self.written.emit(each.kind, each.id, each.field, words)

"""One change in full, beside the table: before, now, who and when, and the reason, which can be written. Used by the
changes view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.interview.changes.model import field_words, moment, parameter_words, value_words
from ui.widgets.basics import button, label, scrolled
from ui.widgets.fields import TextField
from workshop_app.application.version_queries import ChangeRow


class ChangeDetail(QWidget):
    """Signals: `explained(version id, why)`, `open_requested(key)`."""

    explained = Signal(str, str)
    open_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: ChangeRow | None = None
        self._title = label("", "subheading")
        self._field = label("", "quiet")
        self._before = _passage()
        self._after = _passage()
        self._when = label("", "small")
        self.why = TextField(self.tr("Why it was changed"), self.tr("the reason, in a sentence"), 1, 6)
        self._why_head = label(self.tr("Why it was changed"), "quiet")
        self._open = button(self.tr("Open the answer"), "", self.tr("Enter in the table does the same"))
        area, column = scrolled(margin=16, spacing=8)
        for widget in (
            self._title,
            self._field,
            label(self.tr("BEFORE"), "section"),
            self._before,
            label(self.tr("NOW"), "section"),
            self._after,
            self._when,
            self._why_head,
            self.why,
        ):
            if widget.property("role") == "section" or widget is self._why_head:
                column.addSpacing(8)
            column.addWidget(widget)
        column.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self._open)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.why.committed.connect(self._on_why)
        self._open.clicked.connect(self._on_open)

    def show_row(self, row: ChangeRow | None) -> None:
        """Show this change; typing in the reason is saved before another one is shown."""
        if self._row is not None and (row is None or row.version_id != self._row.version_id):
            self.why.commit()
            if self.why.keeper.alone:  # its words are nowhere else: they stay until they are saved
                return
        self._row = row
        self.setEnabled(row is not None)
        if row is None:
            return
        self._title.setText(parameter_words(row))
        self._field.setText(field_words(row))
        self._before.setText(value_words(row, row.before) or self.tr("nothing"))
        self._after.setText(value_words(row, row.after) or self.tr("nothing"))
        self._when.setText(" · ".join(part for part in (moment(row.at), row.who) if part))
        self._when.setVisible(bool(self._when.text()))
        for widget in (self._why_head, self.why):
            widget.setVisible(bool(row.version_id))  # between editions there is no single reason
        self.why.show_value(row.why, row.version_id)

    def _on_why(self, why: str) -> None:
        if self._row is not None and self._row.version_id:
            self.explained.emit(self._row.version_id, why)

    def _on_open(self) -> None:
        if self._row is not None:
            self.open_requested.emit(self._row.key)


def _passage() -> QLabel:
    shown = label("")
    shown.setMinimumWidth(40)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown

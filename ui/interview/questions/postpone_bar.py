"""The line that opens above the foot when a question is put off: why, until when. Used by the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.interview.field_dates import until_hint
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from workshop_app.domain.unsent import LinePlace


class PostponeBar(QFrame):
    """Signals: `postponed(reason, until)` with both as typed, `cancelled`."""

    postponed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.reason = EntryLine(LinePlace("parked-reason"))
        self.reason.setAccessibleName(self.tr("Why it is postponed"))
        self.reason.setPlaceholderText(self.tr("Why not today?"))
        self.until = EntryLine(LinePlace("parked-until"))
        self.until.setAccessibleName(self.tr("Postponed until"))
        self.until.setPlaceholderText(until_hint())
        postpone = button(self.tr("Postpone it"), "primary")
        cancel = button(self.tr("Cancel"), "flat")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 24, 8)
        line.setSpacing(8)
        line.addWidget(label(self.tr("Postpone"), "badge"))
        line.addWidget(self.reason, 5)
        line.addWidget(self.until, 3)
        line.addWidget(cancel)
        line.addWidget(postpone)
        self.reason.returnPressed.connect(self._on_reason_entered)
        self.until.returnPressed.connect(self.confirm)
        postpone.clicked.connect(self.confirm)
        cancel.clicked.connect(self._on_cancel)
        self.hide()

    def stand_at(self, key: str, reason: str, until: str) -> None:
        """For this parameter, with what its record says; in sight only where words wait that were typed here."""
        self.reason.stand_at(LinePlace("parked-reason", key), reason)
        self.until.stand_at(LinePlace("parked-until", key), until)
        self.setVisible(self.reason.holds_words() or self.until.holds_words())

    def open(self) -> None:
        self.show()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """What was typed here was used, or given up."""
        self.reason.clear()
        self.until.clear()
        self.hide()

    def confirm(self) -> None:
        self.postponed.emit(self.reason.text(), self.until.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _on_reason_entered(self) -> None:
        if self.reason.text().strip():
            self.until.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.confirm()

    def _on_cancel(self) -> None:
        self.close_bar()
        self.cancelled.emit()

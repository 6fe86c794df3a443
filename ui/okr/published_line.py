"""What stands at the foot of a published set once somebody types in it: which words wait, the reason they need and who
agreed, or the way back to draft. Nothing of what was typed is lost meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from workshop_app.domain.unsent import LinePlace

SIDE_BY_SIDE = 760  # pixels at normal text
MOST = 3  # changes told one by one


class PublishedLine(QFrame):
    """Signals: reasoned (why, who agreed), back_wanted, cycle_wanted, left: it is to stay as it was."""

    reasoned = Signal(str, str)
    back_wanted, cycle_wanted, left = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._said = label("", "")
        self._changes = label("", "small")
        self.why = EntryLine(LinePlace("published-why"), self.tr("Why it is changed"), self.tr("why it is changed"))
        self.agreed_by = EntryLine(LinePlace("published-agreed"), self.tr("Who agreed"), self.tr("who agreed: names"))
        self.make = button(self.tr("Change it"), "primary")
        self.cycle = button(self.tr("Say why, in Cycle"))
        self.back = button(self.tr("Back to draft"))
        self.leave = button(self.tr("Leave it as it was"), "flat")
        self._lay_out()
        self.make.clicked.connect(self._on_make)
        self.why.returnPressed.connect(self.agreed_by.setFocus)
        self.agreed_by.returnPressed.connect(self._on_make)
        self.back.clicked.connect(self.back_wanted)
        self.cycle.clicked.connect(self.cycle_wanted)
        self.leave.clicked.connect(self.left)
        self.hide()

    def show_waiting(self, set_id: str, changes: tuple[str, ...]) -> None:
        """These words wait in this set; without any it was something that needs another way."""
        self.why.stand_at(LinePlace("published-why", set_id))
        self.agreed_by.stand_at(LinePlace("published-agreed", set_id))
        some = bool(changes)
        self._said.setText(
            self.tr("This set is published. What you typed waits here until somebody says why, and who agreed.")
            if some
            else self.tr("This set is published. What comes, goes or turns into something else is said in its cycle.")
        )
        more = (self.tr("and {n} more").format(n=len(changes) - MOST),) if len(changes) > MOST else ()
        self._changes.setText("\n".join((*changes[:MOST], *more)))
        for part in (self._changes, self.why, self.agreed_by, self.make):
            part.setVisible(some)
        self.cycle.setVisible(not some)
        self.leave.setText(self.tr("Leave it as it was") if some else self.tr("Not now"))
        self.show()

    def done(self) -> None:
        """The words were taken, or given up."""
        self.why.clear()
        self.agreed_by.clear()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields and buttons side by side where both have room."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE * text_scale()
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        fields, buttons = QHBoxLayout(), FlowLayout(spacing=8)
        fields.setSpacing(8)
        fields.addWidget(self.why, 3)
        fields.addWidget(self.agreed_by, 2)
        for part in (self.make, self.cycle, self.back, self.leave):
            buttons.addWidget(part)
        line = self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(8)
        line.addLayout(fields, 1)
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self._changes)
        column.addLayout(line)

    def _on_make(self) -> None:
        """What is still empty is where to go."""
        for field in (self.why, self.agreed_by):
            if not field.text().strip():
                field.setFocus()
                return
        self.reasoned.emit(self.why.text(), self.agreed_by.text())

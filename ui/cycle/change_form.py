"""A change of what is published, in the middle of its cycle: what it said, what it says now, why, and who agreed.
Without a reason it is refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from ui.cycle.deeds import CycleDeeds
from ui.cycle.fields import captioned
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.flow import wrapped_row
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.unsent import LinePlace

PARTS = ("text", "baseline", "commit", "target", "stretch", "unit")


class ChangeForm(QFrame):
    """Signals: closed when the change was made, or the form put away. Words that wait here are kept."""

    closed = Signal()

    def __init__(self, deeds: CycleDeeds, result: KeyResult, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._deeds, self._result = deeds, result
        self.part = QComboBox()
        self.part.setAccessibleName(self.tr("What changes"))
        self.part.addItems(
            [
                self.tr("The words"),
                self.tr("Today's value"),
                self.tr("0.3 commit"),
                self.tr("0.7 target"),
                self.tr("1.0 stretch"),
                self.tr("The unit"),
            ]
        )
        self._old = label("", "quiet")
        self.after = EntryLine(self._place("after"), self.tr("What it says now"))
        self.why = EntryLine(self._place("why"), self.tr("Why it is changed"), self.tr("easing needs a reason"))
        self.agreed_by = EntryLine(self._place("agreed"), self.tr("Who agreed"), self.tr("names"))
        self._make = button(self.tr("Change it"), "primary")
        self._away = button(self.tr("Not now"), "flat")
        self._lay_out()
        self.part.activated.connect(self._on_part)
        self._make.clicked.connect(self._on_make)
        for line in (self.after, self.why, self.agreed_by):
            line.returnPressed.connect(self._on_make)
        self._away.clicked.connect(self.closed)
        self._on_part(0)

    def show_result(self, result: KeyResult) -> None:
        """What it says in the file."""
        self._result = result
        words = getattr(result, self._field) or self.tr("nothing")
        self._old.setText(self.tr("Until now: {words}").format(words=words))

    @property
    def _field(self) -> str:
        return PARTS[max(0, self.part.currentIndex())]

    def _place(self, what: str) -> LinePlace:
        return LinePlace(f"change-{what}", self._result.id)

    def _lay_out(self) -> None:
        layout, foot = QVBoxLayout(self), wrapped_row()
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(captioned(self.tr("What changes"), self.part))
        layout.addWidget(self._old)
        layout.addWidget(captioned(self.tr("What it says now"), self.after))
        layout.addWidget(captioned(self.tr("Why it is changed"), self.why))
        layout.addWidget(captioned(self.tr("Who agreed"), self.agreed_by))
        foot.addWidget(self._make)
        foot.addWidget(self._away)
        foot.addStretch(1)
        layout.addLayout(foot)

    def _on_part(self, _at: int) -> None:
        self.show_result(self._result)

    def _on_make(self) -> None:
        after, why, agreed = self.after.text().strip(), self.why.text(), self.agreed_by.text()
        if not after:
            self.after.setFocus()
            return
        if not self._deeds.change(self._result.id, self._field, after, why, agreed):
            self.why.setFocus()
            return
        for line in (self.after, self.why, self.agreed_by):
            line.clear()
        self.closed.emit()

"""When the new workshop is: its day, typed or picked, and its start. What the coach typed is never overwritten by a
proposal."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from ui.new_workshop.day_off_words import day_off_words
from ui.new_workshop.start_field import StartField
from ui.new_workshop.view_state import proposed_day
from ui.widgets.basics import label
from ui.widgets.day_field import DayField
from ui.widgets.flow import wrapped_row
from workshop_app.domain.days_off import DaysOff

NINE = 9 * 60


class WhenForm(QWidget):
    """Proposes a day on which people work and the start of the agenda, until the coach says another.
    `entered`: Enter was pressed in one of the two, and both can be read."""

    entered = Signal()

    def __init__(self, today: date, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`beside` stands in the same row, behind the rest."""
        super().__init__(parent)
        self._beside = beside
        self._off = DaysOff()
        self._today = today
        self._day_typed = self._start_typed = False
        self.dated = QCheckBox(self.tr("The day is fixed"))
        self.day_field = DayField(self.tr("Day"), today)
        self.start_field = StartField(self.tr("Start"), NINE)
        self._off_words = label("", "small")
        self._off_words.setProperty("tone", "late")
        self._off_words.hide()
        self._lay_out()
        self.day_field.day_changed.connect(self._on_day_changed)
        self.start_field.start_changed.connect(self._on_start_typed)
        self.dated.toggled.connect(self._on_dated)
        for field in (self.day_field.field, self.start_field.field):
            field.returnPressed.connect(self._on_entered)

    @property
    def day(self) -> date | None:
        """The day; None while none is fixed."""
        return self.day_field.day if self.dated.isChecked() else None

    @property
    def start(self) -> int:
        """Minutes since midnight."""
        return self.start_field.minutes

    @property
    def off_words(self) -> str:
        """Why people may not come on that day, "" when nothing speaks against it."""
        return self._off_words.text()

    def begin_anew(self, today: date) -> None:
        """Proposals only."""
        self._today = today
        self._day_typed = self._start_typed = False
        self.dated.setChecked(True)
        self.propose_start(NINE)
        self.show_off(self._off)

    def show_off(self, off: DaysOff) -> None:
        """On which days people do not work."""
        self._off = off
        if not self._day_typed:
            self.day_field.show_day(proposed_day(self._today, off), self._today)
        self._tell()

    def propose_start(self, minutes: int) -> None:
        """The start of the chosen agenda; one that was typed stays."""
        if not self._start_typed:
            self.start_field.show_start(minutes)

    def is_clear(self) -> bool:
        """Whether day and start can be read; else the keyboard is put there."""
        if self.dated.isChecked() and not self.day_field.read():
            self.day_field.setFocus()
            return False
        if not self.start_field.read():
            self.start_field.setFocus()
            return False
        return True

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        when = wrapped_row()
        when.setSpacing(16)
        for words, widget in ((self.tr("Day"), self.day_field), (self.tr("Start"), self.start_field)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            name = label(words, "small")
            name.setBuddy(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)  # what follows stands beside
            pair.addWidget(name)
            pair.addWidget(widget)
            pair.addStretch(1)
            when.addLayout(pair)
        for tick in (self.dated, self._beside):
            if tick is not None:
                when.addWidget(tick, 0, Qt.AlignmentFlag.AlignBottom)
        when.addStretch(1)
        layout.addLayout(when)
        layout.addWidget(self._off_words)

    def _tell(self) -> None:
        words = day_off_words(self._off, self.day_field.day) if self.dated.isChecked() else ""
        self._off_words.setText(words)
        self._off_words.setVisible(bool(words))

    def _on_day_changed(self, _day: date) -> None:
        self._day_typed = True
        self._tell()

    def _on_entered(self) -> None:
        if self.is_clear():
            self.entered.emit()

    def _on_start_typed(self, _minutes: int) -> None:
        self._start_typed = True

    def _on_dated(self, dated: bool) -> None:
        self.day_field.setEnabled(dated)
        self._tell()

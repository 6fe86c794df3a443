"""Silent reading: three minutes in which everybody reads all lines, and nothing else is to be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.cycle.clock import CycleClock
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.view_state import NumberedCheck
from ui.cycle.words import (
    at_a_glance,
    beside_words,
    blocker_words,
    clock_words,
    ended_words,
    health_words,
    state_words,
    unbroken,
)
from ui.widgets.basics import badge, card, label
from ui.widgets.spoken import Role, speak_as
from workshop_app.application.health_queries import MetricInCheckIn

MINUTES = 3


class SilentPage(QWidget):
    """Signals: over when the minutes are gone. The clock begins when the page is shown, and stands when it is left."""

    over = Signal()

    def __init__(self, cycle_actions: CycleActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.clock = CycleClock(cycle_actions.desk, self)
        self._time = label("", "clock")
        speak_as(self._time, Role.Clock)
        self._time.setAccessibleName(self.tr("Minutes of silent reading"))
        self._said = label("", "quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._time, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._said)
        layout.addLayout(self._list)
        layout.addStretch(1)
        self.clock.ticked.connect(self._on_ticked)
        self.clock.rang.connect(self._on_rang)

    @property
    def time(self) -> QLabel:
        """The minutes and seconds that are left."""
        return self._time

    def show_results(self, results: tuple[NumberedCheck, ...], health: tuple[MetricInCheckIn, ...] = ()) -> None:
        """Everything that was filled in, as text; the health metrics first."""
        while self._list.count():
            taken = self._list.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if words := health_words(health):
            frame, layout = card(parent=self)
            layout.addWidget(label(self.tr("Health metrics"), "strong"))
            layout.addWidget(label(words))
            self._list.addWidget(frame)
        for each in results:
            self._list.addWidget(self._read(each))

    def showEvent(self, event: QShowEvent) -> None:
        """Three minutes from now, also for who comes back."""
        super().showEvent(event)
        if not self.clock.running:
            self._said.setText(self.tr("Everybody reads in silence. Talking comes after the bell."))
            self.clock.begin((MINUTES * 60,), MINUTES * 60)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.stop()
        self.clock.close()

    def _read(self, each: NumberedCheck) -> QWidget:
        frame, layout = card(parent=self)
        line, (state, tone) = each.one.line, state_words(each.one)
        top = QHBoxLayout()
        top.addWidget(label(unbroken(f"{each.number}  {at_a_glance(each.one.result.text)}"), "strong"), 1)
        top.addWidget(badge(state, tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        for words in (
            ended_words(each.one),
            line.happened,
            line.why_changed,
            blocker_words(line),
            beside_words(line),
        ):
            if words.strip():
                layout.addWidget(label(words))
        return frame

    def _on_ticked(self, gone: float) -> None:
        self._time.setText(clock_words(MINUTES * 60 - gone))

    def _on_rang(self, _at: int) -> None:
        self._said.setText(self.tr("Three minutes are over."))
        self.over.emit()

"""The clock of one key result in reflect and reset: nine minutes, a bell, and never more than ten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.cycle.clock import CycleClock
from ui.cycle.words import clock_words
from ui.desk import Desk
from ui.widgets.basics import button, label, set_tone
from ui.widgets.flow import wrapped_row
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.cycle_scores import REFLECT_LONGEST, REFLECT_ON_ONE

NOTED_EVERY = 15  # seconds: a program that is killed loses no more of a talk
BELL, END = REFLECT_ON_ONE * 60, REFLECT_LONGEST * 60


class NineMinutes(QWidget):
    """Signals: noted with the id of a key result and how many seconds it was talked about, when its clock stands, and
    now and then while it runs."""

    noted = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._id, self._seconds, self._desk = "", 0, desk
        self.clock = CycleClock(desk, self)
        self.time = label("", "subheading")
        speak_as(self.time, Role.Clock)
        self.time.setAccessibleName(self.tr("Minutes left for this key result"))
        self.time.setMinimumWidth(1)
        self.go = button(self.tr("Start the nine minutes"))
        layout = wrapped_row(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.time, 1)
        layout.addWidget(self.go)
        self.go.clicked.connect(self._on_go)
        self.clock.ticked.connect(self._on_ticked)
        self.clock.stopped.connect(self._on_stopped)

    def show_for(self, id: str, seconds: int) -> None:
        """The key result that is open ("" for none), and how long it was talked about so far. The clock of another one
        stands."""
        if id != self._id:
            self.clock.stop()
        self._id, self._seconds = id, seconds
        if not self.clock.running:
            self._rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clock any more: it stands, and whoever went to look something up is told."""
        super().hideEvent(event)
        if self.clock.running and not self._desk.workspace.closed:
            self._desk.bridge.say(self.tr("The nine minutes stand until you are back and go on."))
        self.clock.stop()
        self.clock.close()

    def _rest(self) -> None:
        over = self._seconds >= END
        words = self.tr("Ten minutes are over: on to the next.") if over else clock_words(max(0, BELL - self._seconds))
        self.time.setText(words if self._id else "")
        set_tone(self.time, "over" if self._seconds >= BELL else "")
        self.go.setEnabled(bool(self._id))
        self.go.setText(self._next_words(over))

    def _next_words(self, over: bool) -> str:
        if over:  # a clock that ran while nobody talked would else be gone for the talk itself
            return self.tr("Start again")
        return self.tr("Go on") if self._seconds > 0 else self.tr("Start the nine minutes")

    def _on_go(self) -> None:
        if self.clock.running:
            self.clock.stop()
        elif self._id:
            if self._seconds >= END:
                self._seconds = 0
                self.noted.emit(self._id, 0)
            self.go.setText(self.tr("Stop the clock"))
            self.clock.begin((BELL,), END, self._seconds)

    def _on_ticked(self, gone: float) -> None:
        left = clock_words(BELL - gone)
        words = left if gone < BELL else self.tr("The bell has rung: who goes on with it, and by when?")
        self.time.setText(words)
        set_tone(self.time, "over" if gone >= BELL else "")
        if gone >= self._seconds + NOTED_EVERY:
            self._seconds = int(gone)
            self.noted.emit(self._id, self._seconds)

    def _on_stopped(self, seconds: int) -> None:
        self._seconds = seconds
        self._rest()
        self.noted.emit(self._id, seconds)

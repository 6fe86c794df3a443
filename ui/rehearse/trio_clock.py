"""The minutes of coaching in a trio, with the bells of a breakout; they go on while somebody reads her card again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.trio_state import TrioRun
from ui.rehearse.view_state import clock_words
from ui.talk_bell import TalkBell
from workshop_app.application.practice_session import PracticeClock, talk_cues

TICK_MS = 250


class TrioClock(QObject):
    """Signal: told, what there is to read."""

    told = Signal(str)

    def __init__(self, desk: PracticeDesk, bell: TalkBell, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bell = desk, bell
        self._clock: PracticeClock | None = None
        self._number, self._total, self._looked = 0, 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)

    def go_on(self, run: TrioRun) -> None:
        """Begin for this round, or go on where it runs already."""
        if self._clock is None or self._number != run.round.number:
            self._number, self._total, self._looked = run.round.number, run.wanted.minutes * 60.0, 0.0
            self._clock = PracticeClock(self._desk.clock)
            self._clock.go_on()
            self._bell.make_ready()
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """No talk runs."""
        self._timer.stop()
        self._clock = None

    def look(self) -> None:
        """Ring what is due, and tell the time."""
        if self._clock is None:
            return
        before, self._looked = self._looked, self._clock.look()
        for cue in talk_cues(before, self._looked, self._total):
            self._bell.ring(cue)
        left = self._total - self._looked
        words = QCoreApplication.translate("rehearse", "{time} left of the coaching")
        rung = QCoreApplication.translate("rehearse", "The bell has rung. Now look back, the coach first.")
        self.told.emit(words.format(time=clock_words(left)) if left > 0 else rung)

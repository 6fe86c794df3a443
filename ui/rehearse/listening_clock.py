"""The clock of a talk one listens to: tells when the next line is due and when the bell is, as fast as one likes, and
stands when paused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.application.ports import Clock
from workshop_app.application.practice_session import PracticeClock, talk_cues

TICK_MS = 250


class ListeningClock(QObject):
    """Signals: due(int), the number of the line that is due by now; changed when it runs, stands or gets on; begun when
    it runs; rang(Cue), at the moments at which the coach's seat hears it. `total` is how many seconds of the talk there
    are until the bell: the minutes of the coaching, or all of a talk that is shorter."""

    due = Signal(int)
    changed = Signal()
    begun = Signal()
    rang = Signal(object)

    def __init__(self, base: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._base = base
        self._clock = PracticeClock(base)
        self._seconds: Sequence[int] = ()
        self._at = 0
        self.total, self._looked = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        return self._clock.running

    @property
    def second(self) -> float:
        """The second of the talk."""
        return self._clock.look()

    @property
    def speed(self) -> int:
        return self._clock.speed

    def begin(self, seconds: Sequence[int], at: int, speed: int, minutes: int) -> None:
        """The seconds at which the lines are said, and how long the coaching takes; it stands at one of them."""
        self._timer.stop()
        self.total, self._looked = float(min(minutes * 60, seconds[-1])), float(seconds[at])
        self._seconds, self._at = seconds, at
        self._clock = PracticeClock(self._base, speed, seconds[at])
        self.changed.emit()

    def toggle(self) -> None:
        """Let it run, or stand."""
        if self.running:
            self.pause()
        elif self._at < len(self._seconds) - 1:
            self._clock.go_on()
            self._timer.start()
            self.begun.emit()
            self.changed.emit()

    def pause(self) -> None:
        """Let it stand."""
        self._timer.stop()
        self._clock.pause()
        self.changed.emit()

    def set_speed(self, speed: int) -> None:
        """Faster or slower from now on."""
        self._clock.set_speed(speed)
        self.changed.emit()

    def jump(self, at: int) -> None:
        """Somebody went on to this line by hand."""
        if at > self._at and self._seconds[at] > self.second:
            running, speed = self.running, self.speed
            self._clock = PracticeClock(self._base, speed, self._seconds[at])
            self._looked = float(self._seconds[at])  # what was skipped does not ring
            if running:
                self._clock.go_on()
        self._at = max(self._at, at)
        if self._at >= len(self._seconds) - 1:
            self.pause()

    def look(self) -> None:
        """What is due by now."""
        second, before = self.second, self._looked
        self._looked = second
        for cue in talk_cues(before, second, self.total):
            self.rang.emit(cue)
        while self._at < len(self._seconds) - 1 and self._seconds[self._at + 1] <= second:
            self._at += 1
            self.due.emit(self._at)
        if self._at >= len(self._seconds) - 1:
            self.pause()
        self.changed.emit()

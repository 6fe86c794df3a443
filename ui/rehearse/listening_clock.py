"""The clock of a talk one listens to: tells when the next line is due, as fast as one likes, and stands when paused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.application.ports import Clock
from workshop_app.application.practice_session import PracticeClock

TICK_MS = 250


class ListeningClock(QObject):
    """Signals: due(int), the number of the line that is due by now; changed when it runs, stands or gets on."""

    due = Signal(int)
    changed = Signal()

    def __init__(self, base: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._base = base
        self._clock = PracticeClock(base)
        self._seconds: Sequence[int] = ()
        self._at = 0
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

    def begin(self, seconds: Sequence[int], at: int, speed: int) -> None:
        """The seconds at which the lines are said; it stands at one of them."""
        self._timer.stop()
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
            if running:
                self._clock.go_on()
        self._at = max(self._at, at)
        if self._at >= len(self._seconds) - 1:
            self.pause()

    def look(self) -> None:
        """What is due by now."""
        second = self.second
        while self._at < len(self._seconds) - 1 and self._seconds[self._at + 1] <= second:
            self._at += 1
            self.due.emit(self._at)
        if self._at >= len(self._seconds) - 1:
            self.pause()
        self.changed.emit()

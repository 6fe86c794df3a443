"""A clock that counts up by the engagement's own time and rings the workshop's bell: three minutes of silent reading,
nine minutes for a key result at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.talk_bell import TalkBell
from workshop_app.application.practice_session import PracticeClock
from workshop_app.domain.run_cues import Cue

TICK_MS = 250


class CycleClock(QObject):
    """Signals: ticked(float) with the seconds that have gone; rang(int) with the second a bell was due at, heard or
    not; stopped(int) with the whole seconds when it stands still again."""

    ticked = Signal(float)
    rang = Signal(int)
    stopped = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock: PracticeClock | None = None
        self._bells: list[int] = []
        self._end = 0
        self._bell = TalkBell(desk.settings, desk.background, self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it counts at present."""
        return self._clock is not None

    def begin(self, bells: Sequence[int], end: int, gone: int = 0) -> None:
        """Count from so many seconds to `end`, and ring at each of `bells`."""
        self._bell.make_ready()
        self._bells = [each for each in bells if each > gone]
        self._end = end
        self._clock = PracticeClock(self._desk.workspace.clock, 1, gone)
        self._clock.go_on()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Stand still; nothing happens where it does already."""
        if self._clock is None:
            return
        seconds = int(min(self._clock.look(), self._end))
        self._clock = None
        self._timer.stop()
        self.stopped.emit(seconds)

    def look(self) -> None:
        """What is due by now."""
        if self._clock is None:
            return
        gone = self._clock.look()
        while self._bells and self._bells[0] <= gone:
            at = self._bells.pop(0)
            self._bell.ring(Cue.END)
            self.rang.emit(at)
        self.ticked.emit(gone)
        if gone >= self._end:
            self.stop()

    def close(self) -> None:
        """Give the sound device back."""
        self._bell.close()

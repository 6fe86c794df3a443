"""The clock of the sorter: counts down, rings once when the time is over, and goes on telling how far it is over."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from ui.desk import Desk
from ui.talk_bell import TalkBell
from ui.widgets.basics import set_role, set_tone
from workshop_app.domain.run_cues import Cue

TICK_MS = 250


class SorterClock(QLabel):
    """Empty while it stands still."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left, self._since = 0.0, 0.0  # seconds, and the moment they were counted at
        self.bell: TalkBell | None = None
        self.tick = QTimer(self)
        self.tick.setInterval(TICK_MS)
        self.tick.timeout.connect(self._on_tick)
        set_role(self, "heading")
        self.hide()  # empty, it would push what stands beside it away from the edge

    def begin(self, minutes: int) -> None:
        """Count down from here."""
        self._left, self._since = minutes * 60.0, self._desk.workspace.clock.monotonic()
        self.bell = self.bell or TalkBell(self._desk.settings, self._desk.background, self)
        self.bell.make_ready()
        self.tick.start()
        self._on_tick()
        self.show()

    def stop(self) -> None:
        """Stand still, and give the bell back."""
        self.tick.stop()
        self.setText("")
        self.hide()
        if self.bell is not None:
            self.bell.close()

    def _on_tick(self) -> None:
        if self._desk.workspace.closed:
            self.tick.stop()
            return
        now = self._desk.workspace.clock.monotonic()
        before, self._left, self._since = self._left, self._left - (now - self._since), now
        if before > 0 >= self._left and self.bell is not None:
            self.bell.ring(Cue.END)
        seconds = ceil(abs(self._left))
        shown = f"{seconds // 60}:{seconds % 60:02}"
        self.setText(self.tr("{time} over").format(time=shown) if self._left < 0 else shown)
        set_tone(self, "over" if self._left < 0 else "")

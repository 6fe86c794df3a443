"""Keeps the rail as the file says: after every change, but no change waits for it, and none while a day runs, when
nobody sees it. One for each open engagement."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.shell.rail import Rail
from ui.shell.rail_state import RailState, rail_state
from ui.shell.run_mode import RunMode

SOON_MS = 150  # after the change: the screen that was changed is painted first, and a day that begins has begun


class RailKept(QObject):
    """Signal: drawn when the rail has other lines now, which may have come in turns."""

    drawn = Signal()

    def __init__(self, desk: Desk, rail: Rail, run_mode: RunMode, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rail, self._run_mode = desk, rail, run_mode
        self._is_old = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._look)

    def look_again(self, at_once: bool) -> None:
        """The file has changed."""
        self._is_old = True
        if at_once:
            self._look()
        elif not self._run_mode.on and not self._soon.isActive():
            self._soon.start()

    def set_alone(self, alone: bool) -> None:
        """Whether a day has the whole window; the rail is as it should be before it comes back."""
        if not alone:
            self._draw()
        self._run_mode.set_on(alone)

    def _look(self) -> None:
        if not self._run_mode.on:
            self._draw()

    def _draw(self) -> None:
        if not self._is_old or self._desk.workspace.closed:
            return
        self._is_old = False
        if self._rail.show_state(state_of(self._desk)):
            self.drawn.emit()


def state_of(desk: Desk) -> RailState:
    """What the rail of this engagement shows today."""
    return rail_state(desk.workspace.read, desk.workspace.clock.now().astimezone().date())

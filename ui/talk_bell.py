"""The workshop's bell for a talk, with a written coachee or between two teams: opened on the worker when a talk begins,
given back when it is over and the last stroke has faded. Without a device nothing rings, and the clock says the same
in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.background import Background, Progress
from workshop_app.application.settings import BELL_ON, BELL_VOLUME, Settings
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run_cues import Cue

FADES_MS = 1500  # the longest sound, and the buffers of a slow loudspeaker


class TalkBell(QObject):
    """`rang` keeps what was to be heard, heard or not."""

    def __init__(self, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        from ui.bell import Bell  # no start waits for it

        self._settings, self._background, self._bell = settings, background, Bell()
        self._asked = False
        self.rang: list[Cue] = []
        self._fading, self._closing = QTimer(self), QTimer(self)
        for each in (self._fading, self._closing):
            each.setSingleShot(True)
        self._closing.timeout.connect(self._bell.close)

    def make_ready(self) -> None:
        """Open the device, once, unless the bell is switched off."""
        self._closing.stop()
        if not self._asked and self._settings.get(BELL_ON):
            self._asked = True
            self._bell.set_volume(self._settings.get(BELL_VOLUME))
            self._background.submit(self._open, self._on_opened, self._on_error, reads_only=True)

    def ring(self, cue: Cue) -> None:
        """A tick for a warning, the bell for the end."""
        from ui.bell import Sound

        self.rang.append(cue)
        self._fading.start(FADES_MS)
        self._bell.ring(Sound.BELL if cue is Cue.END else Sound.TICK)

    def close(self) -> None:
        """Give the device back: what has just been rung, and often closes its own page, is heard to its end."""
        self._asked = False
        if self._fading.isActive():
            self._closing.start(self._fading.remainingTime())
        else:
            self._bell.close()

    def _open(self, _progress: Progress) -> bool:
        return self._bell.open()

    def _on_opened(self, _works: bool) -> None:
        return None

    def _on_error(self, _error: KnownError) -> None:
        return None

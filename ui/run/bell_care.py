"""Opens the bell on the worker, tries it, gives the device back: a sound device can take a second to answer. Used by
the run panel, which rings through it only to test."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.background import Progress
from ui.bell import Bell
from ui.desk import Desk
from ui.run import run_words as words
from workshop_app.application.settings import BELL_ON, BELL_VOLUME
from workshop_app.domain.errors import KnownError


class BellCare(QObject):
    """`bell` is there from the start and silent until opened; `tried` tells whether it is known if it works. Signal:
    changed when that is found out."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._testing = False
        self.bell = Bell()
        self.tried = not desk.settings.get(BELL_ON)

    @property
    def known(self) -> Bell | None:
        """The bell once it has been tried."""
        return self.bell if self.tried else None

    def make_ready(self) -> None:
        """Open the device unless that was done, or the bell is switched off."""
        if not self.tried:
            self._open()

    def test(self) -> None:
        """Ring once, even when the bell is switched off."""
        self._testing = True
        self._open()

    def close(self) -> None:
        """Give the device back while no day runs."""
        self.bell.close()
        self.tried = not self._desk.settings.get(BELL_ON)

    def _open(self) -> None:
        self.bell.set_volume(self._desk.settings.get(BELL_VOLUME))
        self._desk.background.submit(self._job, self._on_opened, self._on_error)

    def _job(self, progress: Progress) -> bool:
        return self.bell.open()

    def _on_opened(self, works: bool) -> None:
        self.tried = True
        if self._testing:
            self._testing = False
            self.bell.ring()
        self.changed.emit()

    def _on_error(self, error: KnownError) -> None:
        self._desk.bridge.say(words.refusal(error))

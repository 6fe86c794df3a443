"""Notices that nobody has touched the program for a while. Made by the main window, awake only while a file with a
passphrase is open.

It listens on the few windows there are, not on the application: that would slow down every event of every widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from workshop_app.application.ports import Clock

LOOK_EVERY_MS = 5_000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Calls `lock` when nothing was touched for `minutes`; it says whether it locks, or must leave everything open (a
    day is running, something is not saved). A computer that slept was not touched meanwhile: both clocks are asked, and
    the first key after waking up comes too late. Where nothing is locked no key is taken: somebody is there."""

    def __init__(self, clock: Clock, lock: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._lock = clock, lock
        self._minutes = 0
        self._touched = (clock.monotonic(), clock.now())
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)

    def begin(self, minutes: int) -> None:
        """Count from now; 0 counts nothing."""
        self._minutes = minutes
        self._touch()
        if not minutes:
            self._looks.stop()
            for window in QGuiApplication.topLevelWindows():
                window.removeEventFilter(self)
            return
        self._looks.start()
        for window in QGuiApplication.topLevelWindows():
            self._on_window(window)

    def look(self) -> None:
        """Lock if it has been long enough. While that cannot be it is tried again at every look."""
        if self._too_late():
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._minutes or event.type() not in TOUCHES:
            return False
        if self._too_late() and self._lock():
            return True
        self._touch()
        return False

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and self._minutes:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _touch(self) -> None:
        self._touched = (self._clock.monotonic(), self._clock.now())

    def _too_late(self) -> bool:
        return self._minutes > 0 and self._idle_seconds() >= self._minutes * 60

    def _idle_seconds(self) -> float:
        monotonic, wall = self._touched
        return max(self._clock.monotonic() - monotonic, (self._clock.now() - wall).total_seconds())

"""Keeps the display from sleeping while a day runs, by asking the desktop; released when the day is left.

One small way per system and no library: the freedesktop screen saver service, `SetThreadExecutionState` on Windows,
`caffeinate` on macOS. Where none answers the day runs all the same, and a quiet line says so.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
PATIENCE_MS = 5_000
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class Awake(QObject):
    """`hold` before a day, `release` after it; both may be called twice, and neither waits for the system. Signal:
    answered(held) when the system has agreed, or cannot do it; refused in the latter case only."""

    answered = Signal(bool)
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: QDBusPendingCallWatcher | None = None
        self._process: QProcess | None = None
        self._asked = False
        self._name = f"okr-workshop-awake-{id(self)}"
        self.held = False

    @property
    def waiting(self) -> bool:
        """Whether the system has been asked and has not answered."""
        return self._waiting is not None

    def hold(self, reason: str) -> None:
        """Ask for a display that stays on."""
        if self._asked:
            return
        self._asked = True
        if sys.platform == "win32":
            self._answer(_windows(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED))
        elif sys.platform == "darwin":
            self._caffeinate()
        else:
            self._inhibit(reason)

    def release(self) -> None:
        """Let the display sleep again."""
        if not self._asked:
            return
        self._asked = self.held = False
        if sys.platform == "win32":
            _windows(CONTINUOUS)
        elif self._process is not None:
            self._process.terminate()
            self._process = None
        else:
            # The desktop forgets the wish of a connection that is gone. UnInhibit would want an unsigned number, which
            # cannot be said from Python: its integers travel signed, and the service then knows no such call.
            self._waiting = None
            QDBusConnection.disconnectFromBus(self._name)

    def _answer(self, held: bool) -> None:
        self.held = held
        self.answered.emit(held)
        if not held:
            self.refused.emit()

    def _inhibit(self, reason: str) -> None:
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._name)
        if not bus.isConnected():
            QDBusConnection.disconnectFromBus(self._name)  # or the next try would be handed the same dead connection
            self._answer(False)
            return
        # A bare message: an interface object would first ask the service what it can do, and wait 25 s for a deaf one.
        wish = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
        wish.setArguments(["OKR workshop", reason])
        self._waiting = QDBusPendingCallWatcher(bus.asyncCall(wish, PATIENCE_MS), self)
        self._waiting.finished.connect(self._on_replied)

    def _on_replied(self, call: QDBusPendingCallWatcher) -> None:
        if call is self._waiting:
            self._waiting = None
            self._answer(not call.isError())
        call.deleteLater()

    def _caffeinate(self) -> None:
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.errorOccurred.connect(self._on_not_started)
        # -w ends it with us even when we are killed.
        self._process.start("caffeinate", ["-d", "-i", "-w", str(os.getpid())])

    def _on_started(self) -> None:
        self._answer(True)

    def _on_not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._answer(False)


def _windows(state: int) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(state))

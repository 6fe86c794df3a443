"""Keeps the display from sleeping while a day runs, by asking the desktop; released when the day is left.

One small way per system and no library: the freedesktop screen saver service, `SetThreadExecutionState` on Windows,
`caffeinate` on macOS. Where none answers the day runs all the same, and the room check says so.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QProcess
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

CONNECTION = "okr-workshop-awake"
SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
PATIENCE_MS = 500
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class Awake(QObject):
    """`hold` before a day, `release` after it; both may be called twice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = False
        self._process: QProcess | None = None
        self.held = False

    def hold(self, reason: str) -> bool:
        """Ask for a display that stays on; True when the system has agreed."""
        if self.held:
            return True
        if sys.platform == "win32":
            self.held = _windows(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)
        elif sys.platform == "darwin":
            self.held = self._caffeinate()
        else:
            self.held = self._inhibit(reason)
        return self.held

    def release(self) -> None:
        """Let the display sleep again."""
        if sys.platform == "win32" and self.held:
            _windows(CONTINUOUS)
        if self._process is not None:
            self._process.terminate()
            self._process.waitForFinished(PATIENCE_MS)
            self._process = None
        if self._asked:
            # The desktop forgets the wish of a connection that is gone. UnInhibit would want an unsigned number, which
            # cannot be said from Python: its integers travel signed, and the service then knows no such call.
            QDBusConnection.disconnectFromBus(CONNECTION)
            self._asked = False
        self.held = False

    def _inhibit(self, reason: str) -> bool:
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, CONNECTION)
        self._asked = bus.isConnected()
        if not self._asked:
            return False
        # A bare message: an interface object would first ask the service what it can do, and wait 25 s for a deaf one.
        wish = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
        wish.setArguments(["OKR workshop", reason])
        answer = bus.call(wish, QDBus.CallMode.Block, PATIENCE_MS)
        return answer.type() == QDBusMessage.MessageType.ReplyMessage

    def _caffeinate(self) -> bool:
        self._process = QProcess(self)
        # -w ends it with us even when we are killed.
        self._process.start("caffeinate", ["-d", "-i", "-w", str(os.getpid())])
        return self._process.waitForStarted(PATIENCE_MS)


def _windows(state: int) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(state))

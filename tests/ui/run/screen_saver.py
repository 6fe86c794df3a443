"""Run by `test_awake` as a program of its own: a desktop's screen saver service on a private bus. Prints a line when
somebody asks for a display that stays on, and one when that somebody is gone from the bus."""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

NAME = "org.freedesktop.ScreenSaver"


@ClassInfo({"D-Bus Interface": NAME})
class ScreenSaver(QObject):
    """Knows one call."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.watcher = QDBusServiceWatcher(self)
        self.watcher.setConnection(bus)
        self.watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self.watcher.serviceUnregistered.connect(self._on_gone)

    @Slot(str, str, result=int)
    def Inhibit(self, program: str, reason: str) -> int:
        print(f"inhibit|{program}|{reason}", flush=True)
        return 7

    @Slot(str)
    def _on_gone(self, name: str) -> None:
        print("gone", flush=True)


def main() -> int:
    app = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    service = ScreenSaver(bus)
    if not bus.registerObject("/org/freedesktop/ScreenSaver", service, QDBusConnection.RegisterOption.ExportAllSlots):
        return 1
    if not bus.registerService(NAME):
        return 1
    for number in range(64):
        service.watcher.addWatchedService(f":1.{number}")
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

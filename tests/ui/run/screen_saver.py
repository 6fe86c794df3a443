"""Run by `test_awake` as a program of its own: a desktop's screen saver service on a private bus. Prints a line when
somebody asks for a display that stays on, and one when it may sleep again."""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

NAME = "org.freedesktop.ScreenSaver"


@ClassInfo({"D-Bus Interface": NAME})
class ScreenSaver(QObject):
    """Knows two calls."""

    @Slot(str, str, result="uint")
    def Inhibit(self, program: str, reason: str) -> int:
        print("inhibit", flush=True)
        return 7

    @Slot("uint")
    def UnInhibit(self, cookie: int) -> None:
        print(f"uninhibit|{cookie}", flush=True)


def main() -> int:
    app = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    service = ScreenSaver()
    if not bus.registerObject("/org/freedesktop/ScreenSaver", service, QDBusConnection.RegisterOption.ExportAllSlots):
        return 1
    if not bus.registerService(NAME):
        return 1
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

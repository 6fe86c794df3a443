"""Run by `test_awake` as a program of its own, because libdbus looks up the bus only once: asks for a display that
stays on, tells the answer, lets go when a line comes in, and stays until the next one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from ui.run.awake import Awake


def main() -> None:
    app = QCoreApplication(sys.argv)
    awake = Awake()
    awake.answered.connect(app.exit)
    awake.refused.connect(_say_refused)
    awake.hold("A workshop is running")
    awake.hold("A workshop is running")
    if awake.waiting:
        app.exec()
    print("held" if awake.held else "not held", flush=True)
    sys.stdin.readline()
    awake.release()
    awake.release()
    print("held" if awake.held else "released", flush=True)
    sys.stdin.readline()


def _say_refused() -> None:
    print("refused", flush=True)


if __name__ == "__main__":
    main()

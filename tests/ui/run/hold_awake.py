"""Run by `test_awake` as a program of its own, with a bus of its own: asks for a display that stays on, tells the
answer, lets go when a line comes in, and stays until the next one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from ui.background import Background
from ui.run.awake import Awake


def main() -> None:
    app = QCoreApplication(sys.argv)
    background = Background()
    awake = Awake(background)
    awake.answered.connect(app.exit)
    awake.refused.connect(_say_refused)
    awake.hold()
    awake.hold()
    app.exec()
    print("held" if awake.held else "not held", flush=True)
    sys.stdin.readline()
    awake.release()
    awake.release()
    print("held" if awake.held else "released", flush=True)
    while background.busy:
        app.processEvents()
    sys.stdin.readline()
    background.close()


def _say_refused() -> None:
    print("refused", flush=True)


if __name__ == "__main__":
    main()

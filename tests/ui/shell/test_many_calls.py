"""A day's worth of signals and calls must not end the process (PySide6 6.12 on Python 3.11, see ui/__init__.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import ui
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
class Sender(QObject):
    told = Signal(object)
app, sender = QCoreApplication([]), Sender()
timer = QTimer()
for number in range(30_000):
    sender.told.emit(number)
    timer.setInterval(number)
print("whole")
"""


def test_thirty_thousand_calls_do_no_harm() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "whole"

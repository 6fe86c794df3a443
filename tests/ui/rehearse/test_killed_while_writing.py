"""A case was being written, and the process was killed in the middle of a word: what was typed half a second before is
there for whoever starts the program next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app.application.own_cases import OwnCases
from workshop_app.application.settings import HOME_VARIABLE

ROOT = Path(__file__).parents[3]
WRITING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.main_window import MainWindow
from workshop_app.application.own_cases import open_cases
from workshop_app.application.settings import open_settings
from workshop_app.clock import SystemClock

app = QApplication(["coach"])
window = MainWindow(open_settings(), SystemClock())
window.show()
window.show_welcome()
QTest.qWaitForWindowActive(window)
window.practising.show("write")
words = iter("Tomke Harms of the bakery, and so on, for as long as there is somebody who types")

def type_on():
    letter = next(words, "")
    if letter:
        QTest.keyClicks(QApplication.focusWidget(), letter)
    kept = open_cases().cases
    if kept and len(kept[0].answer("name")) > 4:
        os.write(1, b"typing\\n")
        fingers.stop()

fingers = QTimer()
fingers.timeout.connect(type_on)
fingers.start(40)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_what_was_typed_is_there_after_a_kill(tmp_path: Path) -> None:
    home = os.environ | {HOME_VARIABLE: str(tmp_path), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-c", WRITING], stdout=subprocess.PIPE, env=home) as coach:
        assert coach.stdout is not None
        said = coach.stdout.readline()
        coach.send_signal(signal.SIGKILL)
    assert said == b"typing\n"
    (folder,) = tmp_path.rglob("library/cases")
    cases = OwnCases(folder)
    cases.read()
    (own,) = cases.cases
    assert own.answer("name").startswith("Tomke")
    assert cases.set_aside == []

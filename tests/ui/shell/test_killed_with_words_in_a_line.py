"""A window that is killed once it says saved has lost nothing, also of what waits for Enter: a process, and SIGKILL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.domain.unsent import UnsentLine

ROOT = Path(__file__).parents[3]
TYPIST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.main_window import MainWindow
from ui.people.tools import PeopleTools
from ui.shell.lines import FootLine
from workshop_app.application.settings import open_settings
from workshop_app.clock import SystemClock

app = QApplication(["typist"])
window = MainWindow(open_settings(), SystemClock())
window.open(Path(sys.argv[1]))
window.show()
window.view.go("people")
line = window.view.findChild(PeopleTools).name
line.setFocus()
for letter in "Zoe Quay":
    QTest.keyClick(line, letter)

def look():
    if window.view.findChild(FootLine)._saved.text().startswith("saved"):
        os.write(1, b"saved\\n")

eye = QTimer()
eye.timeout.connect(look)
eye.start(10)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_window_killed_once_it_says_saved_lost_nothing(sample_path: Path, tmp_path: Path) -> None:
    home = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", TYPIST, sample_path], stdout=subprocess.PIPE, env=home) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
    assert said == b"saved\n"
    with closing(bootstrap.open_workspace(sample_path)) as again:
        assert [each.text for each in again.read.all(UnsentLine)] == ["Zoe Quay"]

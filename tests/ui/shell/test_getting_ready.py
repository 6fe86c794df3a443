"""What a first click needs is loaded while nobody does anything, in small steps, and rests when somebody does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from ui.main_window import MainWindow
from ui.shell import getting_ready
from ui.shell.getting_ready import SCREENS

STEPS = """
import sys
from ui.shell.getting_ready import SCREENS, load_in_steps
for name in load_in_steps(SCREENS):
    print(name)
assert set(SCREENS) <= set(sys.modules)
"""


def test_a_module_is_loaded_after_those_it_needs_each_in_a_step_of_its_own() -> None:
    """In a process of its own: here most of them are loaded already."""
    done = subprocess.run([sys.executable, "-c", STEPS], check=True, capture_output=True, text=True)
    steps = done.stdout.split()
    assert len(steps) > 100
    assert steps.index("ui.interview.view_state") < steps.index("ui.interview.questions.view")
    assert steps.index("ui.interview.questions.view") < steps.index("ui.interview.panel")
    assert set(SCREENS) <= set(steps)


def test_it_rests_while_somebody_types_or_a_day_runs(qtbot, window: MainWindow, sample_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(getting_ready, "QUIET_MS", 600_000)
    monkeypatch.setattr(getting_ready, "STEP_MS", 300_000)
    window.open(sample_path)
    assert window.view is not None
    ready, timer = window.view._getting_ready, window.view._getting_ready._timer
    assert timer.interval() == 600_000
    before = len(sys.modules)
    window.setProperty("leaving_asks", "a day is running")
    timer.timeout.emit()
    assert (len(sys.modules), timer.interval()) == (before, 600_000)
    window.setProperty("leaving_asks", "")
    ready._steps = iter(("a module", "another"))
    timer.timeout.emit()
    assert timer.interval() == 300_000
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert timer.interval() == 600_000
    timer.timeout.emit()
    timer.timeout.emit()
    assert not timer.isActive()

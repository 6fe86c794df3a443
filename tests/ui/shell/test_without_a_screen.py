"""A computer that has no screen for a while: windows can be made all the same. Qt's offscreen platform can be told to
have none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MADE = """
import sys
from pathlib import Path
from ui.app import application
from ui.library_window import LibraryWindow
from ui.main_window import MainWindow
from ui.shell.about import About, KeysPage
from workshop_app.application.settings import WINDOW, Settings
from workshop_app.clock import SystemClock

app = application()
settings = Settings(Path(sys.argv[1]))
settings.set(WINDOW, "AdnQywADAAAAAAAAAAAAAAAABVUAAAL/AAAAAAAAAAAAAAVVAAAC/wAAAAAAAAAABVYAAAAAAAAAAAAABVUAAAL/")
assert not app.screens()
window = MainWindow(settings, SystemClock())
window.open(Path(sys.argv[2]))
assert window.view is not None
pages = [KeysPage(window), About(window), LibraryWindow(window)]
assert all(page.width() > 100 and page.height() > 100 for page in pages)
window.close()
print("made")
"""


def test_windows_are_made_without_a_screen(tmp_path: Path, sample_path: Path) -> None:
    nowhere = tmp_path / "screens.json"
    nowhere.write_text('{"screens": []}', "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={nowhere}"}
    words = [sys.executable, "-c", MADE, str(tmp_path), str(sample_path)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "made\n"), done.stderr

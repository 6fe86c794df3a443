"""Cold start: a whole process until the first painted, usable window with the sample open, against a bare window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timing import compared, paired, process

# Both quit at the first paint of their window: for ours it holds the opened engagement. The watch is put on the window
# itself, once the event loop turns: on the application it would slow down every event of ours by a call into Python.
WATCH = """
import sys, os
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
    def attach(self):
        for window in app.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(self)
                window.update()
"""
BARE = (
    WATCH
    + """
app = QApplication([]); watch = Watch(); QTimer.singleShot(0, watch.attach)
window = QMainWindow(); window.resize(1320, 860); window.show(); app.exec()
"""
)
OURS = (
    """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
os.environ["OKR_WORKSHOP_HOME"] = sys.argv[3]
import ui.app
"""
    + WATCH
    + """
app = QApplication([]); watch = Watch(); QTimer.singleShot(0, watch.attach)
ui.app.run(Path(sys.argv[2]))
"""
)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    sample = folder / "sample.okrw"
    build(sample).close()
    root = str(Path(__file__).parents[2])
    byte_code = folder / "byte code"
    app = process(OURS, root, str(sample), str(folder / "home"), byte_code=byte_code)
    ours, bare = paired(app, process(BARE, byte_code=byte_code), runs=15)
    yield from compared("cold start", ours, bare, "aim 2.5 x or less")

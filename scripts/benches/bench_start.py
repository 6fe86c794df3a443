"""Cold start: a whole process until the first painted, usable window with the sample open, against a bare window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from timing import compared, paired, process, processor_seconds

RUNS = int(os.environ.get("BENCH_RUNS", "15"))

# Both quit at the first paint of their window: for ours, started as by its command, it holds the opened engagement. The
# watch is put on the window itself, when the event loop begins: on the application it would slow down every event of
# ours by a call into Python. Ours takes its own first step before the watch loads Qt: so does its command.
WATCH = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
def begin(app):
    watch = Watch()
    for window in app.topLevelWidgets():
        if window.isVisible():
            window.installEventFilter(watch)
            window.update()
    return run()
run, QApplication.exec = QApplication.exec, begin
"""
BARE = (
    WATCH
    + """
app = QApplication([]); window = QMainWindow(); window.resize(1320, 860); window.show(); app.exec()
"""
)
OURS = (
    """
import os, sys
sys.path.insert(0, sys.argv[1])
os.environ["OKR_WORKSHOP_HOME"] = sys.argv[3]
import gc
from ui.command_line import main
gc.disable()
from ui.qt_spared import load_qt
load_qt()
"""
    + WATCH
    + """
main([sys.argv[2]])
"""
)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    sample = folder / "sample.okrw"
    build(sample).close()
    root = str(Path(__file__).parents[2])
    byte_code = folder / "byte code"
    app = process(OURS, root, str(sample), str(folder / "home"), byte_code=byte_code)
    window = process(BARE, byte_code=byte_code)
    yield from compared("cold start", *paired(app, window, runs=RUNS), "aim 2.2 x or less")
    if os.name == "posix":
        worked = paired(app, window, runs=RUNS, measure=processor_seconds)
        yield from compared("the same, processor time", *worked, "aim 2.2 x or less")

"""Both windows of a running day on a real event loop: what an idle clock costs, when it repaints, how fast it obeys."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from timing import seconds

IDLE_SECONDS = 20
REPAINT_SECONDS = 60
COMMANDS = 30
SECOND = timedelta(seconds=1)
MILLISECOND = timedelta(milliseconds=1)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    os.environ["OKR_WORKSHOP_HOME"] = str(folder / "home")
    window, stage, room = _running_day(folder / "sample.okrw")
    _let_pass(2)  # the first pictures, fonts and icons are made once
    before, since = time.process_time(), time.perf_counter()
    _let_pass(IDLE_SECONDS)
    share = (time.process_time() - before) / (time.perf_counter() - since)
    yield "processor time of an idle running clock, both windows open (aim 3 %)", f"{share * 100:8.2f} %"
    late = _repaints(stage, (window, room))
    yield f"repaint after the whole second: median of {len(late)}", f"{statistics.median(late):8.1f} ms"
    yield "repaint after the whole second: 99th percentile (aim 30 ms)", f"{_percentile(late):8.1f} ms"
    took = _commands(stage, (window, room))
    yield (
        f"command until both windows are painted: median of {len(took)} (aim 50 ms)",
        f"{statistics.median(took):8.1f} ms",
    )
    yield "command until both windows are painted: slowest", f"{max(took):8.1f} ms"
    yield "of which the disk alone: one row kept by SQLite, median", f"{_disk(folder / 'bare.db'):8.1f} ms"
    window.setProperty("leaving_asks", "")  # or closing a window in which a day runs asks first
    window.close()
    room.close()
    _let_pass(0.1)


def _running_day(path: Path):
    """The sample's day for eighteen, held once more, in its first breakout: seats on the wall, rooms on the desk."""
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.run.panel import RunPanel
    from ui.run.start_page import StartPage
    from ui.shell.places import workshop_address
    from ui.theme import apply_theme
    from workshop_app.application import queries
    from workshop_app.application.commands.basic import edit
    from workshop_app.application.settings import BELL_ON, open_settings
    from workshop_app.clock import SystemClock
    from workshop_app.domain.run import Next
    from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus
    from workshop_app.sample import build

    workspace = build(path)
    chosen = max(queries.workshops(workspace.read), key=lambda each: workspace.read.count(GroupPlan, id=each.id))
    workspace.apply(edit(Workshop, chosen.id, status=WorkshopStatus.PLANNED, day=None))
    workspace.close()
    app = QApplication.instance() or QApplication([])
    apply_theme(app, "light", 100)
    settings = open_settings()
    settings.set(BELL_ON, False)
    window = MainWindow(settings, SystemClock())
    window.open(path)
    window.show()
    window.view.go(workshop_address(chosen.id, "run"))
    panel = window.findChild(RunPanel)
    panel.findChild(StartPage).start_requested.emit(False)
    stage = panel.stage
    while stage.picture.round is None and stage.picture.next_step is not None:
        stage.do(Next())
    panel.conductor.place.open_window()
    return window, stage, panel.conductor.place.window


def _let_pass(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _painter(windows):
    """Notes when a window has drawn: `last` by window, `drawn` one entry for each time."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QWidget

    class Painter(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.drawn = []

        def eventFilter(self, seen, event) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget) and seen.window() in windows:
                self.drawn.append((seen.window(), time.perf_counter()))
            return False

    painter = Painter()
    QApplication.instance().installEventFilter(painter)
    return painter


def _repaints(stage, windows) -> list[float]:
    """How long after the moment at which the digits change each window drew its last stroke for it, in ms."""
    from PySide6.QtWidgets import QApplication

    painter = _painter(windows)
    shown, mark = stage.session.picture(), time.perf_counter()
    _let_pass(REPAINT_SECONDS)
    QApplication.instance().removeEventFilter(painter)
    latest: dict[tuple[object, int], float] = {}
    for window, at in painter.drawn:
        left = shown.remaining - timedelta(seconds=at - mark)
        second, offset = -left // SECOND, (-left % SECOND) / MILLISECOND
        key = (window, second)
        latest[key] = max(latest.get(key, 0.0), offset)
    return list(latest.values())


def _commands(stage, windows) -> list[float]:
    """From the request, through the file, to both windows painted, in ms."""
    from PySide6.QtWidgets import QApplication

    from workshop_app.domain.run import AddTime

    app, took = QApplication.instance(), []
    painter = _painter(windows)
    for number in range(COMMANDS):
        _let_pass(0.3)
        painter.drawn.clear()
        since = time.perf_counter()
        stage.do(AddTime(1 if number % 2 == 0 else -1))
        while {window for window, _ in painter.drawn} != set(windows):
            app.processEvents()
        took.append((max(at for _, at in painter.drawn) - since) * 1000)
    app.removeEventFilter(painter)
    return took


def _disk(path: Path) -> float:
    """What no program can save: SQLite writing one row to this disk and waiting until it is there."""
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE log (number INTEGER PRIMARY KEY, data TEXT)")

    def keep() -> None:
        with bare:
            bare.execute("INSERT INTO log (data) VALUES ('a minute more')")

    took = statistics.median(seconds(keep) for _ in range(COMMANDS)) * 1000
    bare.close()
    return took


def _percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]

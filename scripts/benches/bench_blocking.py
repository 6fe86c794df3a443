"""How long the window stands still while long things go on: packs of sixty pages, many people, forgetting, undo."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import blocking_actions

TICK_MS = 5
IDLE_MS = 1500


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    yield from _packs(folder)
    yield from blocking_actions.rows(folder)


def _packs(folder: Path) -> Iterator[tuple[str, str]]:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from handouts import pack
    from handouts.gather import ComposeOptions
    from ui.background import Background
    from ui.documents.jobs import WritePack
    from workshop_app.application import queries
    from workshop_app.domain.engagement import Paper
    from workshop_app.sample import build

    app = QApplication.instance() or QApplication([])
    workspace = build(folder / "sample.okrw")
    now = workspace.clock.now()
    options = ComposeOptions(day=now.date())
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    background, loop = Background(), QEventLoop()
    workshops = [each.id for each in queries.workshops(workspace.read)]
    written = []

    def done(made) -> None:
        written.append(made)
        if len(written) == len(workshops):
            loop.quit()
        else:
            QTimer.singleShot(0, order)

    def order() -> None:
        """As the button does it, one pack at a time: read on the GUI thread, write on the worker's."""
        wanted = pack.order(workspace.read, workshops[len(written)], options)
        background.submit(WritePack(wanted, folder / "out", Paper.A4, now), done, lambda error: loop.quit())

    timer.start()
    for _ in range(20):
        app.processEvents()
        time.sleep(0.002)
    beats.clear()
    QTimer.singleShot(IDLE_MS, loop.quit)
    loop.exec()
    idle = _gaps(beats)
    beats.clear()
    QTimer.singleShot(0, order)
    loop.exec()
    timer.stop()
    background.close()
    workspace.close()
    gaps = _gaps(beats)
    pages = sum(file.pages or 0 for made in written for file in made.files)
    yield "pages written", f"{pages:8}"
    yield f"longest standstill of the GUI thread (ticks of {TICK_MS} ms, aim 50 ms)", f"{max(gaps):8.1f} ms"
    yield "longest standstill with nothing to do (what the machine itself costs)", f"{max(idle):8.1f} ms"
    yield "99th percentile between two ticks", f"{statistics.quantiles(gaps, n=100)[98]:8.1f} ms"


def _gaps(beats: list[float]) -> list[float]:
    return [(after - before) * 1000 for before, after in itertools.pairwise(beats)]

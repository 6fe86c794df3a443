"""How long the window stands still while a pack of about sixty pages is exported in the background."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

TICK_MS = 5


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from handouts import catalogue
    from ui.background import Background
    from workshop_app.sample import build

    app = QApplication.instance() or QApplication([])
    workspace = build(folder / "sample.okrw")
    day = workspace.clock.now().date()
    sources: list[tuple[str, tuple[object, ...]]] = []
    for artefact in catalogue.catalogue():
        options = catalogue.ComposeOptions(edition=artefact.editions[0], language="en", day=day)
        sources.append((artefact.id, catalogue.gather(artefact.id, workspace.read, options)))
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    background, loop = Background(), QEventLoop()
    pages: list[int] = []

    def done(count: int) -> None:
        pages.append(count)
        loop.quit()

    timer.start()
    for _ in range(20):
        app.processEvents()
        time.sleep(0.002)
    beats.clear()
    background.submit(_job(sources, folder / "out"), done, lambda error: loop.quit())
    loop.exec()
    timer.stop()
    background.close()
    workspace.close()
    gaps = [(after - before) * 1000 for before, after in itertools.pairwise(beats)]
    yield "pages written (PDF)", f"{pages[0] if pages else 0:8}"
    yield f"longest standstill of the GUI thread (ticks of {TICK_MS} ms, aim 50 ms)", f"{max(gaps):8.1f} ms"
    yield "99th percentile between two ticks", f"{statistics.quantiles(gaps, n=100)[98]:8.1f} ms"


def _job(sources, out):
    def job(progress) -> int:
        from handouts import catalogue, export
        from workshop_app.domain.engagement import Paper

        pages = 0
        for artefact_id, gathered in sources:
            for document in catalogue.compose_sources(artefact_id, gathered):
                for fmt in ("pdf", "docx"):
                    pages += export.save(document, fmt, out, Paper.A4).pages or 0
        return pages

    return job

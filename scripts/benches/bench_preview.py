"""From a click on a line of the documents screen until its first page is there, in ms on the clock, and how much of
that the window's own thread works; the whole window, in a process of its own."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHOWN = (
    "participant_agenda",
    "run_sheet",
    "sign_in_list",
    "name_cards",
    "drafting_handout",
    "parameters_record",
    "roles_contacts",
    "materials_checklist",
    "draft_okrs",
)
WARM, PAUSE, LONGEST = 4.0, 0.4, 5.0  # seconds


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app import sample
    from workshop_app.clock import SystemClock

    sample.build(folder / "sample.okrw", SystemClock()).close()
    command = [sys.executable, __file__, str(folder / "sample.okrw"), str(folder / "home")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for line in said.splitlines():
        name, _, figures = line.partition("\t")
        yield name, figures


def _measure(file: Path, home: Path) -> None:
    from showing import open_window, turn

    window, app = open_window(file, home)
    from ui.documents.panel import DocumentsPanel

    window.view.coming.visit("documents")
    turn(app, WARM)
    panel = window.findChild(DocumentsPanel)
    found = {id: _click(app, panel, id, turn) for id in SHOWN}
    for id, (whole, window_thread) in found.items():
        sys.stdout.write(f"{id}\t{whole:8.0f} ms, window {window_thread:.0f} ms\n")
    middle = statistics.median(whole for whole, _ in found.values())
    sys.stdout.write(f"first page after a click, median (aim 100 ms)\t{middle:8.0f} ms\n")


def _click(app: Any, panel: Any, id: str, turn: Any) -> tuple[float, float]:
    shown, started = panel._pages._bytes, time.perf_counter()  # noqa: SLF001
    panel._list.show_document(id)  # noqa: SLF001
    here = time.perf_counter() - started
    while panel._pages._bytes is shown and time.perf_counter() < started + LONGEST:  # noqa: SLF001
        app.processEvents()
    app.processEvents()
    whole = time.perf_counter() - started
    turn(app, PAUSE)
    return whole * 1000, here * 1000


if __name__ == "__main__":
    import os

    _measure(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)

"""Begin: from the click on "Start" until the running day is painted, in pieces of the window's own work."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
SECONDS = 1.5  # after the click, in which all of it is to be there


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    build(folder / "sample.okrw").close()
    for name in ("soon", "rested"):
        _figures(folder, name)  # compiles what is loaded, once
        taken = [_figures(folder, name) for _ in range(RUNS)]
        for figure in ("first", "longest", "together"):
            yield f"{name}: {figure} (aim 50 ms)", f"{statistics.median(each[figure] for each in taken):8.1f} ms"
        yield f"{name}: pieces over 5 ms", ", ".join(f"{each:.0f}" for each in taken[0]["pieces"])


def _figures(folder: Path, name: str) -> dict[str, Any]:
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(folder / "byte code"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    work = folder / "begin.okrw"
    work.write_bytes((folder / "sample.okrw").read_bytes())
    command = [sys.executable, __file__, str(work), str(folder / "home"), name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """One window that begins one day. Each figure is by the processor's clock of this thread."""
    import showing

    from ui.run.start_page import StartPage
    from workshop_app.application import queries
    from workshop_app.application.commands.basic import edit
    from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus

    window, app = showing.open_window(Path(sys.argv[1]), Path(sys.argv[2]))
    workspace = window.view.desk.workspace
    chosen = max(queries.workshops(workspace.read), key=lambda each: workspace.read.count(GroupPlan, id=each.id))
    workspace.apply(edit(Workshop, chosen.id, status=WorkshopStatus.PLANNED, day=None))
    if "rested" in sys.argv:
        showing.turn(app, showing.REST)
    window.view.go(f"workshops/{chosen.id}/run")
    showing.turn(app, 1.0)
    page = window.findChild(StartPage)
    first = showing.click(app, lambda: page.start_requested.emit(False))
    pieces, end = [first], time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        pieces.append(showing.took(app, showing.nothing))
        time.sleep(0.001)
    told = {"first": first, "longest": max(pieces), "together": sum(pieces), "pieces": [p for p in pieces if p > 5]}
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    window.setProperty("leaving_asks", "")
    os._exit(0)


if __name__ == "__main__":
    main()

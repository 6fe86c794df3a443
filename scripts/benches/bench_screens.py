"""Every screen: its first and later showing and an edit on it, in ms of work, beside a bare page of Qt."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_large_file import large

RUNS = int(os.environ.get("BENCH_RUNS", "3"))  # windows per screen; each is a process of its own
PLACES = (
    "home",
    "interview",
    "interview/map",
    "interview/sessions",
    "interview/contradictions",
    "interview/changes",
    "interview/list",
    "interview/returned",
    "roles",
    "people",
    "calendar",
    "workshops/new",
    "workshops/plan",
    "workshops/groups",
    "workshops/materials",
    "workshops/run",
    "workshops/report",
    "drafts",
    "alignment",
    "cycle",
    "documents",
    "settings",
)
RESTED = ("interview", "people", "workshops/plan", "workshops/run", "workshops/report", "drafts", "documents", "roles")
FIGURES = ("first", "whole", "put off", "later", "edit", "bare")
AIMS = {"sample": (50, 16), "large": (100, 50)}  # ms of the first and of a later showing


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from scripts.carried_cycle import build_carried

    build_carried(folder / "sample.okrw").close()
    large(folder / "large.okrw", workshops=200, teams=400)
    only = os.environ.get("BENCH_ONLY", "").split()
    for name, (first, later) in AIMS.items():
        head = " ".join(f"{each:>8}" for each in FIGURES)
        yield f"{name} (aims {first} and {later} ms; then the ratios to the bare page)", f"{head}   first   later"
        for place in PLACES:
            if not only or place in only:
                if name == "sample":
                    _figures(folder, folder / "sample.okrw", place)  # compiles what this screen loads, once
                yield place, _line(folder, folder / f"{name}.okrw", place)
        if not only:
            for place in RESTED:
                yield f"{place}, a second after the start", _line(folder, folder / f"{name}.okrw", place, "soon")
                yield f"{place}, after a rest", _line(folder, folder / f"{name}.okrw", place, "rested")


def _line(folder: Path, path: Path, place: str, *words: str) -> str:
    taken = [_figures(folder, path, place, *words) for _ in range(RUNS)]
    middle = {name: statistics.median(each[name] for each in taken) for name in taken[0]}
    ratios = [statistics.median(each[name] / each["bare"] for each in taken) for name in ("first", "later")]
    shown = " ".join(f"{middle[name]:8.1f}" if name in middle else f"{'-':>8}" for name in FIGURES)
    return f"{shown} {ratios[0]:6.1f}x {ratios[1]:6.1f}x"


def _figures(folder: Path, path: Path, place: str, *words: str) -> dict[str, float]:
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(folder / "byte code"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    code = Path(__file__).with_name("showing.py")
    work = folder / "work.okrw"
    work.write_bytes(path.read_bytes())
    command = [sys.executable, str(code), str(work), str(folder / "home"), place, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found

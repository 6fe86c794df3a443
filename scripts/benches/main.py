"""Runs the benches by name and prints their tables. Each bench is a module here with `NAME` and `rows()`."""

from __future__ import annotations

import compileall
import importlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

NAMES = (
    "start",
    "keystroke",
    "large_file",
    "renderers",
    "export",
    "pack",
    "blocking",
    "incoming",
    "clock",
    "run_windows",
    "begin",
    "interview",
    "passphrase",
    "rounds",
    "board",
    "strip",
    "delays",
    "drafts",
    "screens",
    "preview",
    "bundle",
)


IN_A_WINDOW = {"blocking", "incoming"}  # of this very process


def _compile(folder: Path) -> None:
    """What every installed program has: of a tree that is not written into, or may not be, each module would be
    compiled while a screen waits for it, and told as the window's own work."""
    sys.pycache_prefix = str(folder)
    for package in ("agendas", "workshop_app", "handouts", "ui"):
        compileall.compile_dir(ROOT / package, quiet=2)


def main() -> int:
    wanted = sys.argv[1:] or list(NAMES)
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        print(f"Unknown: {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        if IN_A_WINDOW & set(wanted):
            _compile(Path(folder))
        _run(wanted)
    return 0


def _run(wanted: list[str]) -> None:
    for name in wanted:
        bench = importlib.import_module(f"bench_{name}")
        print(f"\n{bench.__doc__.splitlines()[0]}")
        with tempfile.TemporaryDirectory() as folder:
            for label, value in bench.rows(Path(folder)):
                print(f"  {label:<58} {value}")


if __name__ == "__main__":
    sys.exit(main())

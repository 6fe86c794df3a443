"""Runs the benches by name and prints their tables. Each bench is a module here with `NAME` and `rows()`."""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

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


def main() -> int:
    wanted = sys.argv[1:] or list(NAMES)
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        print(f"Unknown: {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
        return 2
    for name in wanted:
        bench = importlib.import_module(f"bench_{name}")
        print(f"\n{bench.__doc__.splitlines()[0]}")
        with tempfile.TemporaryDirectory() as folder:
            for label, value in bench.rows(Path(folder)):
                print(f"  {label:<58} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

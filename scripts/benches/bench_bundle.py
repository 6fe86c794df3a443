"""The bundle of `scripts/bundle folder` against the same commands of this checkout, and how large it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from timing import compared, paired, processor_seconds

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "build" / "bundle" / "dist" / "okr-workshop" / "okr-workshop"
# A frozen program takes no watch from outside: the command that asks nothing of Qt, and the one that begins the
# application, dresses it and draws, stand for its start.
COMMANDS = {"version": ("--version",), "begin and draw": ("--self-test", "--part", "icons")}
NAMES = ("bundle", "checkout")


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    if not PROGRAM.exists():
        yield "no bundle is here", "first: scripts/bundle folder"
        return
    for name, words in COMMANDS.items():
        ours = _command(str(PROGRAM), *words)
        theirs = _command(sys.executable, "-m", "workshop_app", *words)
        times = paired(ours, theirs, runs=9, measure=processor_seconds)
        yield from compared(f"{name}, by the processor's clock", *times, "aim 1.10 x or less", names=NAMES)
    inside = PROGRAM.parent
    size = sum(path.lstat().st_size for path in inside.rglob("*") if not path.is_dir())
    yield "installed (aim 165 MiB)", f"{size / 2**20:8.1f} MiB"
    for path in sorted(each for each in inside.parents[1].iterdir() if each.suffix in (".xz", ".deb")):
        yield f"download {path.name} (aim 75 MB)", f"{path.stat().st_size / 1e6:8.1f} MB"


def _command(*words: str) -> Callable[[], object]:
    def run() -> None:
        subprocess.run(words, cwd=ROOT, check=True, capture_output=True)

    return run

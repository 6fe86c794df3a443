"""Shared by the benches: run two things in turn and compare them pair by pair, so that a busy machine hurts both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def told_ms(taken: Sequence[float]) -> str:
    """The middle one and the longest of some milliseconds."""
    return f"{statistics.median(taken):8.1f} ms, most {max(taken):.1f} ms"


def processor_seconds(work: Callable[[], object]) -> float:
    """Of the processes that `work` runs, by the processor's clock: a busy machine makes it hardly longer."""
    before = _of_children()
    work()
    return _of_children() - before


def _of_children() -> float:
    try:
        import resource
    except ImportError:  # Windows, which counts by whole ticks, and of children nothing
        times = os.times()
        return times.children_user + times.children_system
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def paired(
    ours: Callable[[], object],
    bare: Callable[[], object],
    runs: int = 7,
    measure: Callable[[Callable[[], object]], float] = seconds,
) -> tuple[list[float], list[float]]:
    """Alternate both, one warm-up each; returns the seconds of both."""
    ours(), bare()
    pairs = [(measure(ours), measure(bare)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def compared(
    name: str, ours: Sequence[float], bare: Sequence[float], aim: str, names: tuple[str, str] = ("ours", "bare")
) -> Iterator[tuple[str, str]]:
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    yield f"{name}: {names[0]}", f"{statistics.median(ours) * 1000:8.1f} ms"
    yield f"{name}: {names[1]}", f"{statistics.median(bare) * 1000:8.1f} ms"
    yield f"{name}: ratio (median of {len(ours)} pairs, {aim})", f"{ratio:8.2f} x"


def process(code: str, *words: str, byte_code: Path | None = None) -> Callable[[], object]:
    """A whole Python process running this code. With a folder for `byte_code` it reads what its first run compiled, as
    every start of an installed program does; otherwise where this is forbidden (PYTHONDONTWRITEBYTECODE, a tree that
    cannot be written) each start would compile all of ours again, and of the libraries nothing."""
    environment = dict(os.environ)
    if byte_code is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(byte_code)

    def run() -> None:
        subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, env=environment)

    return run

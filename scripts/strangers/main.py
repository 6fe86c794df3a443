"""Runs inside the environment, see scripts/mutate_files: makes the files, hands each to a worker process that takes
every look at it, and counts what should not happen. A worker that is stuck says where, and is replaced.

Patience is counted in seconds of the worker's own work, so that a busy machine makes no false alarms; one that waits
for something that never comes is ended after ten times as long on the wall."""

from __future__ import annotations

import argparse
import faulthandler
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from time import monotonic, process_time
from typing import TextIO

from msgspec import Struct
from msgspec.structs import asdict

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from scripts.strangers import mutations  # noqa: E402
from scripts.strangers.looks import Answer, all_looks, temporary_files  # noqa: E402

MEMORY = 1 << 20  # kilobytes a worker may have at its peak


def main() -> int:
    arguments = _arguments()
    if arguments.worker:
        return _work(arguments)
    with tempfile.TemporaryDirectory(prefix="strangers-") as scratch:
        return _parent(arguments, Path(scratch))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Engagement files from strangers, made up and looked at.")
    parser.add_argument("--files", type=int, default=320, help="how many (3000 for the long run)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", default="", help="only mutations with this in their name")
    parser.add_argument("--windows", type=int, default=10, metavar="N", help="every N-th file in a window too; 0: none")
    parser.add_argument("--patience", type=float, default=5.0, help="seconds of work a look may take")
    parser.add_argument("--minutes", type=float, default=120.0, help="after which no new file is begun")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--traces", action="store_true", help="the first traceback of each kind")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


# The worker: one file a line comes in, one line of answers goes out


class Pace:
    """Watches one look after the other: ends the process with its stack in `trace` when one takes too long, and keeps
    which took longest."""

    def __init__(self, trace: Path, patience: float) -> None:
        self._file, self._patience = trace.open("w"), patience
        self._name, self._since = "", 0.0
        self.longest = (0.0, "")
        faulthandler.register(signal.SIGPROF, file=self._file, chain=True)  # and then as always: the process ends

    def begin(self, name: str) -> None:
        self._count()
        self._name, self._since = name, process_time()
        self._file.seek(0)
        self._file.truncate()
        self._file.write(name + "\n")
        self._file.flush()
        signal.setitimer(signal.ITIMER_PROF, self._patience)
        faulthandler.dump_traceback_later(10 * self._patience, exit=True, file=self._file)

    def end(self) -> None:
        self._count()
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        faulthandler.unregister(signal.SIGPROF)
        self._file.close()

    def _count(self) -> None:
        if self._name:
            self.longest = max(self.longest, (process_time() - self._since, self._name))


def _work(arguments: argparse.Namespace) -> int:
    known: tuple[mutations.Base, ...] = ()
    out, highest = os.fdopen(os.dup(1), "w"), 0
    orders, sys.stdin, sys.stdout = sys.stdin, io.StringIO(), sys.stderr
    for line in orders:
        order = json.loads(line)
        if not known:
            known = _bases(Path(order["scratch"]))
            tempfile.tempdir = tempfile.mkdtemp(dir=order["scratch"])
        folder = Path(order["folder"])
        if not _made(order["seed"], known, folder, arguments.only, out):
            return 1
        pace = Pace(folder.with_name(folder.name + ".trace"), arguments.patience)
        answers = [asdict(each) for each in _answers(folder / mutations.NAME, pace, order["window"])]
        pace.end()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if peak > MEMORY:
            answers.append(asdict(Answer("all", "", "MEMORY", f"over {MEMORY >> 10} MB", f"{peak >> 10} MB")))
        grown, highest = peak > highest, max(peak, highest)  # of a process only the highest peak ever is known
        out.write(json.dumps([answers, peak >> 10 if grown else 0, *pace.longest]) + "\n")
        out.flush()
        if peak > MEMORY:
            return 0  # the next worker begins with little again
    return 0


def _made(seed: int, known: tuple[mutations.Base, ...], folder: Path, only: str, out: TextIO) -> bool:
    """Makes the file, in a process of its own: the memory that takes is not the program's."""
    child = os.fork()
    if child == 0:
        try:
            made = mutations.make(seed, known, folder, only)
            out.write(json.dumps([made.base, made.mutation]) + "\n")
            out.flush()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _answers(path: Path, pace: Pace, window: bool) -> Iterator[Answer]:
    folder = path.parent
    if window:
        shown = folder.with_name(folder.name + "w")
        shutil.copytree(folder, shown)
    temporary = temporary_files()
    yield from all_looks(path, pace.begin)
    if window:
        from scripts.strangers.windows import application, show_every_screen

        pace.begin("the first window")
        yield from show_every_screen(application(), shown / path.name, pace.begin)
        shutil.rmtree(shown, ignore_errors=True)
    if left := temporary_files() - temporary:
        yield Answer("all", "", "LEFT", f"{len(left)} in the temporary folder")


def _bases(scratch: Path) -> tuple[mutations.Base, ...]:
    own = Path(tempfile.mkdtemp(dir=scratch))
    return mutations.bases((scratch / "sample").read_bytes(), ROOT / "tests" / "fixtures", own)


# The parent


class Most(Struct):
    """The largest memory of a worker that came to its end, and the longest look; each with its file."""

    memory: tuple[int, str] = (0, "")
    seconds: tuple[float, str] = (0.0, "")

    def add(self, seed: int, mutation: str, memory: int, seconds: float, look: str) -> None:
        self.memory = max(self.memory, (memory, f"seed {seed} {mutation}"))
        self.seconds = max(self.seconds, (seconds, f"{look}; seed {seed} {mutation}"))

    def __str__(self) -> str:
        (memory, whose), (seconds, look) = self.memory, self.seconds
        return f"largest memory {memory} MB [{whose}], longest look {seconds:.1f} s of work [{look}]"


def _parent(arguments: argparse.Namespace, scratch: Path) -> int:
    from workshop_app import sample

    os.environ["OKR_WORKSHOP_HOME"] = str(scratch / "home")
    sample.build(scratch / "sample.okrw").close()
    (scratch / "sample.okrw").rename(scratch / "sample")
    begun = monotonic()
    seeds: SimpleQueue[int] = SimpleQueue()
    for seed in range(arguments.first, arguments.first + arguments.files):
        seeds.put(seed)
    most = Most()
    with ThreadPoolExecutor(arguments.workers) as pool:
        jobs = [
            pool.submit(_feed, arguments, scratch, seeds, begun + 60 * arguments.minutes, most)
            for _ in range(arguments.workers)
        ]
        results = [each for job in jobs for each in job.result()]
    print(most)
    return _told(results, arguments, monotonic() - begun)


def _feed(
    arguments: argparse.Namespace, scratch: Path, seeds: SimpleQueue[int], end: float, most: Most
) -> list[tuple[int, str, str, Answer]]:
    """One worker process after another, as long as there are seeds."""
    found: list[tuple[int, str, str, Answer]] = []
    worker: subprocess.Popen[str] | None = None
    while not seeds.empty() and monotonic() < end:
        seed = seeds.get()
        folder = scratch / str(seed)
        folder.mkdir()
        worker = worker or subprocess.Popen(
            [sys.executable, __file__, "--worker", "--only", arguments.only, "--patience", str(arguments.patience)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert worker.stdin is not None
        assert worker.stdout is not None
        window = bool(arguments.windows) and seed // len(mutations.MUTATIONS) % arguments.windows == 0
        order = {"seed": seed, "folder": str(folder), "scratch": str(scratch), "window": window}
        worker.stdin.write(json.dumps(order) + "\n")
        worker.stdin.flush()
        base, mutation = json.loads(worker.stdout.readline() or '["?", "?"]')
        line = worker.stdout.readline()
        if line:
            told, *worst = json.loads(line)
            answers = [Answer(**each) for each in told]
            most.add(seed, mutation, *worst)
            if any(each.kind == "MEMORY" for each in answers):
                worker.wait()
                worker = None
        else:
            worker.wait()
            answers = [_stuck(folder.with_name(folder.name + ".trace"), worker.returncode)]
            worker = None
        found += [(seed, base, mutation, answer) for answer in answers]
        for answer in answers:
            if answer.kind:
                print(f"{answer.kind} {answer.place}  [{answer.look}; seed {seed} {mutation} of {base}]", flush=True)
        for left in (folder, folder.with_name(folder.name + "w")):
            shutil.rmtree(left, ignore_errors=True)
    if worker is not None and worker.stdin is not None:
        worker.stdin.close()
        worker.wait()
    return found


def _stuck(trace: Path, status: int) -> Answer:
    """A worker that ended: it took too long, or it crashed outright."""
    text = trace.read_text() if trace.exists() else ""
    name, _, stack = text.partition("\n")
    lines = [line.strip() for line in stack.splitlines() if f'"{ROOT}' in line and "/.venv/" not in line]
    place = lines[0].replace(str(ROOT) + "/", "") if lines else ""
    return Answer(name, "", "HANG" if stack else f"ENDED {status}", place, stack)


def _told(results: list[tuple[int, str, str, Answer]], arguments: argparse.Namespace, seconds: float) -> int:
    wrong = [each for each in results if each[3].kind]
    files = {seed for seed, *_ in results}
    kinds = Counter((answer.kind, answer.place) for *_, answer in wrong)
    refused = sum(1 for *_, answer in results if answer.sentence)
    print(f"{len(files)} files, {len(results)} answers, {refused} refused with a sentence, {seconds:.0f} s")
    hangs = sum(answer.kind == "HANG" for *_, answer in wrong)
    changed = sum(answer.kind in ("CHANGED", "LEFT") for *_, answer in wrong)
    print(
        f"{len({seed for seed, *_ in wrong})} files with findings, {len(kinds)} kinds, {hangs} hangs, {changed} changed"
    )
    for (kind, place), count in kinds.most_common():
        first = next(each for each in wrong if (each[3].kind, each[3].place) == (kind, place))
        print(f"{count:5} {kind:20} {place}  [{first[3].look}; seed {first[0]} {first[2]} of {first[1]}]")
        if arguments.traces:
            print(first[3].trace[-3000:])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

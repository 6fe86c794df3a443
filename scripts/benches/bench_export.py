"""Every draft set of a large file as PDF and Word, from the file to the disk, against plain scripts for the same words.

Ours reads the file, asks the draft checks, composes, renders, writes to the disk for certain and reads every file back;
the plain scripts (`bare_documents`) are handed the finished words. OKR_BENCH_SETS sets how many of the 500 are made.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import bare_documents
import large_programme

DOCUMENT = "draft_okrs"
BATCH = 10  # sets in turn, ours and the plain ones, so that a busy machine hurts both
KINDS = ("pdf", "docx")


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    import pypdfium2

    from handouts import catalogue
    from workshop_app import bootstrap

    large_programme.build(folder / "large.okrw")
    workspace = bootstrap.open_workspace(folder / "large.okrw", read_only=True)
    watch = _Watch()
    options = catalogue.ComposeOptions(day=date(2027, 3, 1))
    with watch.part("gather"):
        sources = catalogue.gather(DOCUMENT, workspace.read, options)
    workspace.close()
    gathered = [each["gather"] / len(sources) for each in (watch.wall, watch.work)]
    wanted = int(os.environ.get("OKR_BENCH_SETS", len(sources)))
    warm = catalogue.compose_sources(DOCUMENT, sources[-1:])[0]
    _save(warm, folder / "warm", watch)
    _plain(bare_documents.plain(warm), folder / "warm", watch)
    watch.forget()
    with _watched(watch):
        for first in range(0, wanted, BATCH):
            _batch(sources[first : min(first + BATCH, wanted)], folder, watch)
    watch.add("gather", *(seconds * wanted for seconds in gathered))
    yield from _told(watch, wanted)
    one = bare_documents.plain(warm)
    yield "table cells of one set, in each of them", f"{one.cells:8}"
    for name, file in (("ours", "*.pdf"), ("plain", "plain.pdf"), ("plain, cells as strings", "strings.pdf")):
        pages = len(pypdfium2.PdfDocument(next((folder / "warm").glob(file))))
        yield f"pages of one set: {name}", f"{pages:8}"


class _Watch:
    """Seconds by part, on the clock and of the processor."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = defaultdict(float)
        self.work: dict[str, float] = defaultdict(float)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        wall, work = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.add(name, time.perf_counter() - wall, time.process_time() - work)

    def add(self, name: str, wall: float, work: float) -> None:
        self.wall[name] += wall
        self.work[name] += work

    def forget(self) -> None:
        self.wall.clear()
        self.work.clear()


def _batch(sources: tuple[Any, ...], folder: Path, watch: _Watch) -> None:
    from handouts import catalogue

    with watch.part("compose"):
        documents = catalogue.compose_sources(DOCUMENT, sources)
    for document in documents:
        _save(document, folder / "ours", watch)
    for document in documents:
        _plain(bare_documents.plain(document), folder / "plain", watch)


def _save(document: Any, folder: Path, watch: _Watch) -> None:
    from handouts import export

    for kind in KINDS:
        with watch.part(f"save {kind}"):
            export.save(document, kind, folder)


def _plain(content: bare_documents.PlainContent, folder: Path, watch: _Watch) -> None:
    folder.mkdir(exist_ok=True)
    with watch.part("plain pdf"):
        bare_documents.pdf(content, folder / "plain.pdf")
    with watch.part("strings pdf"):
        bare_documents.pdf(content, folder / "strings.pdf", wrapping=False)
    with watch.part("plain docx"):
        bare_documents.word(content, folder / "plain.docx")


@contextmanager
def _watched(watch: _Watch) -> Iterator[None]:
    """Looks into `export.save` from outside: how long rendering, reading back and the disk take."""
    from handouts import export, pdf, verify, word

    places = ((pdf, "render", "pdf: render"), (word, "render", "docx: render"))
    places += ((export, "_written", "write"), (export, "_moved", "name"))  # type: ignore[assignment]
    kept: list[tuple[Any, str, Callable[..., object]]] = [(verify, "check", verify.check)]
    verify.check = _timed(verify.check, watch, lambda arguments: f"{arguments[2]}: read back")
    for module, name, part in places:
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, _timed(getattr(module, name), watch, part))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)


def _timed(function: Callable[..., Any], watch: _Watch, part: Any) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        with watch.part(part if isinstance(part, str) else part(arguments)):
            return function(*arguments)

    return run


def _told(watch: _Watch, sets: int) -> Iterator[tuple[str, str]]:
    for measure, spent in (("on the clock", watch.wall), ("of the processor", watch.work)):
        shared = spent["gather"] + spent["compose"]
        ours = shared + spent["save pdf"] + spent["save docx"]
        yield f"{sets} sets, both formats, {measure}: ours", f"{ours:8.1f} s"
        plain = spent["plain pdf"] + spent["plain docx"]
        yield f"{sets} sets, both formats, {measure}: plain", f"{plain:8.1f} s"
        yield f"both, {measure}: ratio (aim 1.5 x or less)", f"{ours / plain:8.2f} x"
        least = spent["strings pdf"] + spent["plain docx"]
        yield f"both, {measure}: ratio to cells as strings", f"{ours / least:8.2f} x"
        for kind, bare in (("pdf", "plain pdf"), ("pdf", "strings pdf"), ("docx", "plain docx")):
            ratio = (shared + spent[f"save {kind}"]) / spent[bare]
            yield f"{kind} alone, {measure}: ratio to {bare}", f"{ratio:8.2f} x"
    for part in (
        "gather",
        "compose",
        "pdf: render",
        "pdf: read back",
        "docx: render",
        "docx: read back",
        "write",
        "name",
    ):
        spent_here = (watch.wall[part] / sets * 1000, watch.work[part] / sets * 1000)
        yield f"one set: {part}", f"{spent_here[0]:8.1f} ms, processor {spent_here[1]:.1f}"

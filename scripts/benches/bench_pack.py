"""The pack of a workshop of 24 people and three rounds, as PDF and as Word, against plain scripts for the same words.

Ours reads the file, composes, lays forms and posters out until they fit their page, renders, writes to the disk for
certain and reads every file back; the plain scripts (`bare_documents`) are handed the finished words.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import bare_documents

PEOPLE, ROUNDS, TIMES = 24, 3, 5
STAMP = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from handouts import catalogue, pack

    workspace = _workshop(folder / "pack.okrw")
    options = catalogue.ComposeOptions(day=date(2026, 11, 25))
    documents = [each.document for each in pack.papers(pack.order(workspace.read, "bench", options))]
    plain = [bare_documents.plain(each) for each in documents]
    kinds: dict[str, Callable[[Any, Path], None]] = {"pdf": bare_documents.pdf, "docx": bare_documents.word}
    size = 0
    for kind, write_plain in kinds.items():
        ours, bare = [], []
        for nth in range(1 + int(os.environ.get("OKR_BENCH_TIMES", TIMES))):
            begun = time.process_time()
            wanted = pack.order(workspace.read, "bench", options)
            made = pack.write(wanted, (kind,), folder / f"{kind}{nth}", _paper(), STAMP)
            half = time.process_time()
            for content in plain:
                write_plain(content, folder / f"plain.{kind}")
            ours.append(half - begun)
            bare.append(time.process_time() - half)
            size = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
        mine, theirs = statistics.median(ours[1:]), statistics.median(bare[1:])  # the first loads fonts
        yield f"{len(documents)} documents as {kind}, of the processor: ours", f"{mine:8.2f} s"
        yield f"{len(documents)} documents as {kind}, of the processor: plain", f"{theirs:8.2f} s"
        yield f"{kind}: ratio (aim 1.5 x or less)", f"{mine / theirs:8.2f} x"
        yield f"{kind}: size of the folder", f"{size / 1e6:8.2f} MB"
    workspace.close()


def _paper() -> Any:
    from workshop_app.domain.engagement import Paper

    return Paper.A4


def _workshop(path: Path) -> Any:
    """The sample, and a workshop of trios that stay together."""
    from agendas import loader
    from workshop_app import sample
    from workshop_app.application.commands.basic import Add
    from workshop_app.application.commands.workshops import PlanWorkshop
    from workshop_app.clock import SystemClock
    from workshop_app.domain.people import Person
    from workshop_app.domain.workshops import GroupPlan, SeatedRound

    workspace = sample.build(path, SystemClock())
    people = tuple(Person(f"x{nth}", f"Person Number {nth}", team=f"Team {nth % 4}") for nth in range(PEOPLE))
    ids = tuple(each.id for each in people)
    workspace.apply(Add(people))
    workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), date(2027, 2, 9), people_ids=ids, id="bench"))
    trios = [ids[at : at + 3] for at in range(0, PEOPLE, 3)]
    seated = tuple(
        SeatedRound(turn + 1, tuple(_room(nth, trio[turn:] + trio[:turn]) for nth, trio in enumerate(trios, 1)))
        for turn in range(ROUNDS)
    )
    workspace.apply(Add((GroupPlan("bench", 1, seated, True),)))
    return workspace


def _room(nth: int, trio: tuple[str, ...]) -> Any:
    from workshop_app.domain.workshops import SeatedRoom

    coach, coachee, observer = trio
    return SeatedRoom(str(nth), coach, coachee, (observer,))

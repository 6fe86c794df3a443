"""Opening a file with 50 workshops, 500 people and 5,000 key results, against opening the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from timing import compared, paired

FILES = ("the large file", "the sample")


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    build(folder / "sample.okrw").close()
    large(folder / "large.okrw")
    size = (folder / "large.okrw").stat().st_size / 1e6
    yield "the large file", f"{size:8.1f} MB"
    ours, bare = paired(_open(folder / "large.okrw"), _open(folder / "sample.okrw"), runs=15)
    yield from compared("open and read the overview", ours, bare, "aim 2 x or less", FILES)
    shown_large, shown_sample = paired(_show(folder / "large.okrw", folder), _show(folder / "sample.okrw", folder))
    yield from compared("open in the window, overview painted", shown_large, shown_sample, "aim 2 x or less", FILES)


def _open(path: Path) -> Callable[[], object]:
    from workshop_app import bootstrap
    from workshop_app.application import queries

    def run() -> None:
        workspace = bootstrap.open_workspace(path)
        queries.overview(workspace.read)
        workspace.close()

    return run


def _show(path: Path, folder: Path) -> Callable[[], object]:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from workshop_app.application.settings import Settings
    from workshop_app.clock import SystemClock

    app = QApplication.instance() or QApplication([])

    def run() -> None:
        window = MainWindow(Settings(folder / "settings"), SystemClock())
        window.open(path)
        window.show()
        app.processEvents()
        window.close()
        app.processEvents()

    return run


def large(path: Path, workshops: int = 50, teams: int = 100) -> None:
    """A programme after years: 50 workshops with agendas and groups, 500 people, 5,000 key results (50 a team)."""
    from agendas import loader
    from workshop_app import bootstrap
    from workshop_app.application.commands.basic import Add
    from workshop_app.domain.engagement import Team
    from workshop_app.domain.identity import new_id
    from workshop_app.domain.okr import DraftSet, KeyResult, Objective
    from workshop_app.domain.people import Person
    from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda

    workspace = bootstrap.create(path, "Large")
    agenda = loader.load("expert_onsite")
    people = [Person(new_id(), f"First{n % 50} Last{n}", f"Team {n % 40}", position=n) for n in range(500)]
    values: list[object] = [*people]
    for number in range(workshops):
        workshop = Workshop(new_id(), f"Workshop {number}", agenda.kind, agenda.id, position=number)
        values += [workshop, WorkshopAgenda(workshop.id, agenda)]
        values += [Attendance(new_id(), workshop.id, p.id, position=n) for n, p in enumerate(people[:20])]
    for number in range(teams):
        team = Team(new_id(), f"Team {number}", position=number)
        draft = DraftSet(new_id(), team.id, position=number)
        values += [team, draft]
        for place in range(5):
            objective = Objective(new_id(), draft.id, f"Objective {place}", position=place)
            values.append(objective)
            words = "Orders delivered on the promised day rise from 71 % to 90 %"
            values += [KeyResult(new_id(), objective.id, words, position=n) for n in range(10)]
    workspace.apply(Add(tuple(values), undoable=False))
    workspace.close()

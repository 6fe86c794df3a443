"""The example engagement after its workshop: a log of the day as it went, with everything that can be noted down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from agendas.model import Agenda
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain import run
from workshop_app.domain.run import NoteKind

PLANNED = datetime(2027, 5, 12, 7, 0, tzinfo=UTC)  # nine o'clock where the workshop is
TOOK = {"welcome": 38, "group": 49, "b1": 40, "break1": 12}
SAID = {
    "welcome": ((NoteKind.NOTE, "Petra spoke for eleven minutes."),),
    "group": (
        (NoteKind.DECISION, "A departure counts when the lines are off."),
        (NoteKind.PARKING, "Who counts passengers left on the quay?"),
    ),
    "wrap": ((NoteKind.PARKING, "Freight wants a workshop of its own."), (NoteKind.DECISION, "We meet again in June.")),
}

Log = Callable[..., tuple[object, ...]]


def _commands(agenda: Agenda, skip: str, late: int) -> Iterator[tuple[datetime, run.Command]]:
    now = PLANNED + timedelta(minutes=late)
    yield now, run.Start(PLANNED, 540)
    for nth, step in enumerate(agenda.steps):
        for kind, words in SAID.get(step.id, ()):
            yield now + timedelta(minutes=1), run.TakeNote(kind, words)
        if step.id == "s1":
            yield now + timedelta(minutes=2), run.Pause()
            now += timedelta(minutes=6)
            yield now, run.Resume()
        now += timedelta(minutes=0 if step.id == skip else TOOK.get(step.id, step.minutes))
        yield now, run.Finish() if nth == len(agenda.steps) - 1 else run.Next()


def _log(
    agenda: Agenda, id: str = "r1", workshop_id: str = "w1", rehearsal: bool = False, skip: str = "", late: int = 4
) -> tuple[object, ...]:
    record = run.Run(id, workshop_id, PLANNED + timedelta(minutes=late), rehearsal)
    state, rows = run.RunState(agenda), []
    for at, command in _commands(agenda, skip, late):
        for event in run.decide(state, command, at):
            state = run.evolve(state, event)
            row = run.row_of(event, id, len(rows) + 1)
            rows.append(run.RunEvent(f"{id}-{row.number}", id, row.number, row.at, row.kind, row.data))
    return (record, *rows)


@pytest.fixture(scope="session")
def log() -> Log:
    """A run and the rows of its log; every step as long as planned, but for a few."""
    return _log


@pytest.fixture
def held(engagement: Workspace, agenda: Agenda, log: Log) -> Workspace:
    """The expert workshop was run once."""
    engagement.apply(Add(log(agenda)))
    return engagement

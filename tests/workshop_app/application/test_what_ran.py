"""Editing an agenda while its day runs: what comes may change, what was run may not, and undo knows it too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import loader, schedule
from agendas.model import Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run import Next, NoteKind, Start, TakeNote
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

AGENDA = loader.load("expert_onsite")
FIRST, SECOND, THIRD = (step.id for step in AGENDA.steps[:3])


@pytest.fixture
def workspace(clock: Any) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    workspace.apply(Add((Workshop("w1", "Day", AgendaKind.EXPERT, "expert_onsite"), WorkshopAgenda("w1", AGENDA))))
    yield workspace
    workspace.close()


@pytest.fixture
def session(workspace: Workspace, clock: Any) -> RunSession:
    """The second step runs."""
    session = RunSession(workspace, "w1")
    session.start(Start(clock.now(), 540))
    clock.advance(1800)
    session.apply(Next())
    return session


def stored(workspace: Workspace) -> Agenda:
    return workspace.read.get(WorkshopAgenda, "w1").agenda


@pytest.mark.parametrize(
    ("edited", "title"),
    [
        (schedule.without(AGENDA, FIRST), FIRST),
        (schedule.without(AGENDA, SECOND), SECOND),
        (schedule.moved(AGENDA, THIRD, 0), FIRST),
        (replace(AGENDA, steps=tuple(replace(step, id=f"new_{step.id}") for step in AGENDA.steps)), FIRST),
    ],
    ids=["past gone", "running gone", "another first", "all new"],
)
def test_what_was_run_stays(workspace: Workspace, session: RunSession, edited: Agenda, title: str) -> None:
    with pytest.raises(KnownError) as refused:
        workspace.apply(EditAgenda.between("w1", AGENDA, edited))
    assert refused.value.code is ErrorCode.STEP_HAS_RUN
    assert refused.value.facts["title"] == AGENDA.step(title).title
    assert stored(workspace) == AGENDA


def test_what_comes_may_change_and_the_clock_does_not_notice(workspace: Workspace, session: RunSession) -> None:
    before = session.picture()
    edited = schedule.moved(schedule.with_minutes(schedule.without(AGENDA, THIRD), SECOND, 40), "wrap_up", 3)
    workspace.apply(EditAgenda.between("w1", AGENDA, edited))
    session.reload()
    after = session.picture()
    assert after.step is not None
    assert after.step.id == SECOND
    assert after.elapsed == before.elapsed
    assert after.allotted - before.allotted == after.remaining - before.remaining
    assert session.damages == ()


def test_undo_does_not_take_along_what_was_run(workspace: Workspace, clock: Any) -> None:
    workspace.apply(EditAgenda.between("w1", AGENDA, schedule.moved(AGENDA, THIRD, 0)))
    session = RunSession(workspace, "w1")
    session.start(Start(clock.now(), 540))
    session.apply(TakeNote(NoteKind.NOTE, "it has begun"))
    with pytest.raises(KnownError) as refused:
        workspace.undo()
    assert refused.value.code is ErrorCode.STEP_HAS_RUN
    session.reload()
    assert session.state.step is not None
    assert session.state.step.id == THIRD


def test_a_rehearsal_holds_nothing(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1", rehearsal=True)
    session.start(Start(clock.now(), 540))
    workspace.apply(EditAgenda.between("w1", AGENDA, schedule.without(AGENDA, FIRST)))
    assert stored(workspace).steps[0].id == SECOND

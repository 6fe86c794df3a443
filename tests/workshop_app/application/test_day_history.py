"""Several past runs: "planned 20, last three 26, 24, 31", from real and finished days of the same agenda only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from agendas.model import Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.day_report import day_report, histories
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import Finish, Next, Pause, Resume, Start
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


@pytest.fixture
def workspace(clock: Any) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    yield workspace
    workspace.close()


def run_day(
    workspace: Workspace, clock: Any, agenda: Agenda, minutes: float, *, template: str = "own", **more: Any
) -> str:
    """A day whose first step takes so long."""
    id = f"w{workspace.read.count(Workshop)}"
    workspace.apply(Add((Workshop(id, "Day", AgendaKind.OWN, template), WorkshopAgenda(id, agenda))))
    session = RunSession(workspace, id, rehearsal=more.get("rehearsal", False))
    session.start(Start(clock.now(), 510))
    clock.advance(minutes * 60 / 2)
    session.apply(Pause())
    clock.advance(300)  # a pause is no time of the step
    session.apply(Resume())
    clock.advance(minutes * 60 / 2)
    session.apply(Next())
    clock.advance(600)
    if more.get("finish", True):
        session.apply(Finish())
    return id


def test_the_last_three_times(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    for minutes in (12, 26, 24.4, 30.6):
        run_day(workspace, clock, small_agenda, minutes)
    assert histories(workspace.read, "own") == {"open": (26, 24, 31), "close": (10, 10, 10)}


def test_rehearsals_unfinished_days_and_other_agendas_do_not_count(
    workspace: Workspace, clock: Any, small_agenda: Agenda
) -> None:
    counted = run_day(workspace, clock, small_agenda, 20)
    run_day(workspace, clock, small_agenda, 40, rehearsal=True)
    run_day(workspace, clock, small_agenda, 50, finish=False)
    run_day(workspace, clock, small_agenda, 60, template="another")
    assert histories(workspace.read, "own")["open"] == (20,)
    assert histories(workspace.read, "own", but=counted) == {}


@pytest.mark.parametrize(("seconds", "brief"), [(30, True), (90, False)])
def test_a_step_of_less_than_a_minute_was_not_skipped(
    workspace: Workspace, clock: Any, small_agenda: Agenda, seconds: int, brief: bool
) -> None:
    workspace.apply(Add((Workshop("w9", "Day", AgendaKind.OWN, "own"), WorkshopAgenda("w9", small_agenda))))
    session = RunSession(workspace, "w9")
    session.start(Start(clock.now(), 510))
    clock.advance(seconds)
    session.apply(Finish())
    assert session.run is not None
    report = day_report(workspace.read, session.run)
    assert report is not None
    assert [step.brief for step in report.steps] == [brief, False], "the second never had its turn"
    assert (report.steps[0].actual is None) == brief


def test_a_skipped_step_has_no_length(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    workspace.apply(Add((Workshop("w9", "Day", AgendaKind.OWN, "own"), WorkshopAgenda("w9", small_agenda))))
    session = RunSession(workspace, "w9")
    session.start(Start(clock.now(), 510))
    clock.advance(1200)
    session.apply(Finish())
    assert session.run is not None
    report = day_report(workspace.read, session.run)
    assert report is not None
    assert [step.actual for step in report.steps] == [20.0, None]
    assert report.late_end == pytest.approx(-25)
    assert report.end - report.start == pytest.approx(timedelta(minutes=20) / timedelta(minutes=1))
    assert histories(workspace.read, "own") == {"open": (20,)}

"""A rehearsal: the whole day on a clock of its own, at any speed, with the same log, and apart from every real run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from agendas import loader
from agendas.model import AgendaKind
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.day_report import day_report, histories, workshop_days
from workshop_app.application.fast_clock import FastClock
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import day_to_run, open_runs, start_choices
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import (
    AddTime,
    Advance,
    Command,
    ExtendRoom,
    Finish,
    Next,
    NoteKind,
    Pause,
    Resume,
    Run,
    RunEvent,
    Start,
    TakeNote,
    VisitRoom,
    moment_to_advance,
    offers,
)
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
START = Start(NINE, 540)

# Minutes after the start, and what the facilitator does then.
SCRIPT: tuple[tuple[float, Command], ...] = (
    (12, TakeNote(NoteKind.PARKING, "who owns the data?")),
    (25, Pause()),
    (31.5, Resume()),
    (44, Next()),
    (70, AddTime(5)),
    (81, Next()),
    (130, Next()),
    (141, Next()),
    (148, Next()),  # the first breakout
    (150, VisitRoom("1")),
    (155, ExtendRoom("1", 2)),
    (200, Finish()),
)


@pytest.fixture
def workspace(clock: Any) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    workshop = Workshop("w1", "Experts", AgendaKind.EXPERT, "expert_three_rounds", NINE.date())
    workspace.apply(Add((workshop, WorkshopAgenda("w1", loader.load("expert_three_rounds")))))
    yield workspace
    workspace.close()


def log_of(workspace: Workspace, run: Run | None) -> list[tuple[str, datetime, object]]:
    assert run is not None
    return [(row.kind, row.at, row.data) for row in workspace.read.all(RunEvent, run_id=run.id)]


def rehearse(workspace: Workspace, clock: Any, speed: float) -> RunSession:
    fast = FastClock(clock, NINE, speed)
    session = RunSession(workspace, "w1", rehearsal=True, clock=fast)
    session.start(START)
    for minutes, request in SCRIPT:
        while session.now() < NINE + timedelta(minutes=minutes):
            ahead = NINE + timedelta(minutes=minutes) - session.now()
            clock.advance(min(1.0, ahead.total_seconds() / speed))
            session.watch()
        session.apply(request)
    return session


def test_the_log_is_the_same_at_any_speed(workspace: Workspace, clock: Any) -> None:
    clock.advance((NINE - clock.now()).total_seconds())
    real = RunSession(workspace, "w1")
    real.start(START)
    for minutes, request in SCRIPT:
        clock.advance((NINE + timedelta(minutes=minutes) - clock.now()).total_seconds())
        real.apply(request)
    expected = log_of(workspace, real.run)
    assert len(expected) == len(SCRIPT) + 1
    for speed in (1, 7, 30, 60):
        began = clock.monotonic()
        session = rehearse(workspace, clock, speed)
        assert log_of(workspace, session.run) == expected
        assert clock.monotonic() - began == pytest.approx(200 * 60 / speed)
        assert session.gaps == ()


def test_steps_that_go_on_by_themselves_do_so_to_the_second_at_60_times(workspace: Workspace, clock: Any) -> None:
    fast = FastClock(clock, NINE, 60)
    session = RunSession(workspace, "w1", rehearsal=True, clock=fast)
    session.start(START)
    while session.state.neighbour(1) is not None:
        clock.advance(1.0)  # a minute of the day
        moment = moment_to_advance(session.state, session.now())
        if moment is not None and moment <= session.now():
            session.apply(Advance(timedelta(seconds=5) * fast.speed))
    starts = [span.start for _, span in session.state.visits]
    assert starts == [planned.start for planned in session.state.steps]


def test_the_speed_changes_without_a_jump(clock: Any) -> None:
    fast = FastClock(clock, NINE, 30)
    clock.advance(10)
    assert fast.now() == NINE + timedelta(seconds=300)
    fast.set_speed(1)
    assert fast.now() == NINE + timedelta(seconds=300)
    clock.advance(10)
    fast.set_speed(60)
    clock.advance(0.5)
    assert (fast.now(), fast.speed) == (NINE + timedelta(seconds=340), 60)
    for speed in (0.5, 61, float("nan")):
        with pytest.raises(ValueError, match="1 to 60"):
            fast.set_speed(speed)
        with pytest.raises(ValueError, match="1 to 60"):
            FastClock(clock, NINE, speed)


def test_a_rehearsal_leaves_no_trace_in_what_counts(workspace: Workspace, clock: Any) -> None:
    session = rehearse(workspace, clock, 60)
    reader = workspace.read
    assert session.run is not None
    assert session.run.rehearsal
    assert reader.get(Workshop, "w1").status is WorkshopStatus.PLANNED
    assert day_to_run(reader, "w1", session.agenda) == 1
    assert histories(reader, "expert_three_rounds") == {}
    assert [report.run.rehearsal for report in workshop_days(reader, "w1")] == [True]  # nothing else is there yet

    real = RunSession(workspace, "w1")
    real.start(START)
    clock.advance(1800)
    real.apply(Next())
    real.apply(Finish())
    assert [report.run.rehearsal for report in workshop_days(reader, "w1")] == [False]
    assert histories(reader, "expert_three_rounds")["welcome"] == (30,)


def test_rehearsing_beside_a_running_day(workspace: Workspace, clock: Any) -> None:
    """A real day that was left open neither moves nor is moved."""
    real = RunSession(workspace, "w1")
    real.start(start_choices(workspace.read, "w1", clock.now(), UTC)[0].start)
    before = log_of(workspace, real.run)
    abandoned = RunSession(workspace, "w1", rehearsal=True, clock=FastClock(clock, NINE, 60))
    abandoned.start(START)
    clock.advance(60)
    abandoned.apply(Next())
    assert log_of(workspace, real.run) == before
    assert [each.run for each in open_runs(workspace.read)] == [real.run]
    again = RunSession(workspace, "w1")
    assert again.run == real.run
    assert again.picture().elapsed == timedelta(seconds=60)
    clock.jump_wall(3600)
    assert abandoned.watch() is None
    assert abandoned.gaps == ()


def test_a_late_rehearsal_gets_the_same_offers(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1", rehearsal=True, clock=FastClock(clock, NINE, 60))
    session.start(START)
    clock.advance(50)  # fifty minutes in a step of thirty
    found = offers(session.state, session.now())
    assert 1 <= len(found) <= 3
    session.apply(found[0].request)
    assert session.picture().projected_end == found[0].ends
    assert session.run is not None
    assert day_report(workspace.read, session.run) is None  # not over yet

"""What a day really was: plan against log, in minutes of the planned local day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from agendas.model import Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.day_report import DayReport, LeftIn, day_report, workshop_days
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import Finish, Next, NoteKind, Pause, Resume, Start, TakeNote
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


@pytest.fixture
def workspace(clock: Any, small_agenda: Agenda) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    workshop = Workshop("w1", "Day", AgendaKind.OWN, "own", date(2026, 11, 23), 510)
    workspace.apply(Add((workshop, WorkshopAgenda("w1", small_agenda))))
    yield workspace
    workspace.close()


def run(workspace: Workspace, clock: Any, *, late: int = 0, first: int = 15, pause: int = 0, **more: Any) -> RunSession:
    """A day planned from 8:30, begun `late` minutes later, whose first step takes `first` minutes and a pause."""
    session = RunSession(workspace, "w1", rehearsal=more.get("rehearsal", False))
    planned = clock.now()
    clock.advance(late * 60)
    session.start(Start(planned, 510))
    clock.advance(60)
    session.apply(TakeNote(NoteKind.NOTE, "in the first"))
    if pause:
        session.apply(Pause())
        clock.advance(pause * 60)
        session.apply(Resume())
    clock.advance((first - 1) * 60)
    session.apply(Next())
    clock.advance(30 * 60)
    if more.get("finish", True):
        session.apply(Finish())
    return session


def test_times_are_minutes_of_the_planned_day(workspace: Workspace, clock: Any) -> None:
    run(workspace, clock, late=7, first=20, pause=4)
    (day,) = workshop_days(workspace.read, "w1")
    assert (day.planned_start, day.planned_end) == (510, 555)
    assert (day.start, day.end, day.paused) == (517, 571, 4)
    assert (day.late_start, day.late_end) == (7, 16)
    first, second = day.steps
    assert (first.planned_start, first.planned, first.start, first.actual, first.paused) == (510, 15, 517, 20, 4)
    assert first.over == 5
    assert (second.planned_start, second.start, second.actual, second.over) == (525, 541, 30, 0)
    assert [note.text for note in first.notes] == ["in the first"]
    assert second.notes == ()
    assert day.worked == 50


@pytest.mark.parametrize(
    ("seconds", "took", "then"), [(14 * 60 + 36, 15, 525), (13 * 60 + 36, 13, 523), (15 * 60 + 59, 15, 525)]
)
def test_the_report_says_the_minutes_that_the_day_said(
    workspace: Workspace, clock: Any, seconds: int, took: int, then: int
) -> None:
    session = RunSession(workspace, "w1")
    session.start(Start(clock.now(), 510))
    clock.advance(seconds)
    session.apply(Next())
    clock.advance(30 * 60)
    session.apply(Finish())
    first, second = workshop_days(workspace.read, "w1")[0].steps
    assert (first.took, first.began, second.began) == (took, 510, then)
    assert first.actual == pytest.approx(seconds / 60)  # what is learnt from it stays exact


def test_an_unfinished_day_has_no_report(workspace: Workspace, clock: Any) -> None:
    session = run(workspace, clock, finish=False)
    assert session.run is not None
    assert day_report(workspace.read, session.run) is None
    assert workshop_days(workspace.read, "w1") == ()


def test_a_real_day_puts_its_rehearsals_aside(workspace: Workspace, clock: Any) -> None:
    run(workspace, clock, first=10, rehearsal=True)
    (rehearsed,) = workshop_days(workspace.read, "w1")
    assert rehearsed.run.rehearsal
    run(workspace, clock, first=22)
    (real,) = workshop_days(workspace.read, "w1")
    assert not real.run.rehearsal
    assert real.steps[0].actual == 22


def test_rows_that_cannot_be_read_are_counted_not_hidden(workspace: Workspace, clock: Any) -> None:
    session = run(workspace, clock)
    assert session.run is not None
    second = next(row for row in workspace.read.all(RunEvent, run_id=session.run.id) if row.number == 2)
    workspace.apply(Remove(((RunEvent, second.id),)))
    report = day_report(workspace.read, workspace.read.get(Run, session.run.id))
    assert report is not None
    assert report.lost == 1
    assert report.end > report.start


def test_a_log_without_its_beginning_is_anchored_where_it_begins(workspace: Workspace, clock: Any) -> None:
    session = run(workspace, clock, late=7)
    assert session.run is not None
    first = next(row for row in workspace.read.all(RunEvent, run_id=session.run.id) if row.number == 1)
    workspace.apply(Remove(((RunEvent, first.id),)))
    report = day_report(workspace.read, session.run)
    assert report is not None
    assert report.lost > 0
    assert report.planned_start == 510


def passed(workspace: Workspace, clock: Any, first: float, second: float, *, rehearsal: bool = False) -> DayReport:
    """A day whose two steps, planned with 15 and 30 minutes, took this long."""
    session = RunSession(workspace, "w1", rehearsal=rehearsal)
    session.start(Start(clock.now(), 510))
    clock.advance(first * 60)
    session.apply(Next())
    clock.advance(second * 60)
    session.apply(Finish())
    return workshop_days(workspace.read, "w1")[-1]


def test_a_day_that_did_not_come_to_its_last_step_was_left(workspace: Workspace, clock: Any) -> None:
    day = passed(workspace, clock, first=12, second=0.2)
    assert not day.complete
    assert day.left_in == LeftIn("Welcome", 510 + 12)
    assert (day.steps[1].actual, day.worked) == (None, 12)


@pytest.mark.parametrize(("second", "complete"), [(0.9, False), (1.5, True), (30, True)])
def test_a_last_step_that_was_held_ends_the_day(
    workspace: Workspace, clock: Any, second: float, complete: bool
) -> None:
    day = passed(workspace, clock, first=15, second=second)
    assert (day.complete, day.left_in is None) == (complete, complete)


def test_a_rehearsal_that_was_walked_through_was_left_where_it_was_last_run(workspace: Workspace, clock: Any) -> None:
    """At thirty times the speed the question whether to end the day takes minutes of its last step."""
    day = passed(workspace, clock, first=8, second=5, rehearsal=True)
    assert day.left_in == LeftIn("Welcome", 510 + 8)
    nothing = passed(workspace, clock, first=2, second=5, rehearsal=True)
    assert (nothing.complete, nothing.left_in) == (False, None)
    assert passed(workspace, clock, first=15, second=8, rehearsal=True).complete

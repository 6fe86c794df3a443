"""A run over a real file: two clocks that disagree, sleep, a crash in mid-round, and what is left of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.run_session import ClockGap, RunSession
from workshop_app.application.run_starts import day_to_run, open_runs, start_choices
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run import (
    AddTime,
    Finish,
    GapChoice,
    Next,
    NoteKind,
    Pause,
    Resume,
    RunEvent,
    RunStatus,
    Start,
    TakeNote,
)
from workshop_app.domain.workshops import (
    GroupPlan,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
)

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # where the fake clock starts; 9:00 in Berlin
TODAY = NINE.astimezone().date()  # here, where this runs
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3600.0


def make_agenda() -> Agenda:
    def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
        return Step(id, minutes, Flex(5, 99), type, (Lead.COACH,), StepTexts(id.title()), **more)  # type: ignore[arg-type]

    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 22), Phase(PhaseKind.OBSERVER_SPEAKS, 5))
    steps = (
        step("welcome", 30),
        step("pairs", 30, StepType.BREAKOUT, rounds=(Round(1, phases),)),
        step("long", 720),
        step("second", 60, day=2),
    )
    return Agenda("own", AgendaKind.OWN, "Own", "", (540, 600), (3, 24), (6, 12), steps)


@pytest.fixture
def workshop_id(workspace: Workspace) -> str:
    seats = SeatedRound(1, (SeatedRoom("Room 1", "ana", "ben", ("cho",)),))
    values = (
        Workshop("w1", "Expert workshop", AgendaKind.EXPERT, "own", date(2026, 11, 23)),
        WorkshopAgenda("w1", make_agenda()),
        GroupPlan("w1", 7, (seats,)),
    )
    workspace.apply(Add(values))
    return "w1"


@pytest.fixture
def session(workspace: Workspace, workshop_id: str) -> RunSession:
    session = RunSession(workspace, workshop_id)
    session.start(Start(NINE, 540))
    return session


def test_a_run_is_written_as_it_happens(workspace: Workspace, session: RunSession, clock) -> None:
    clock.advance(600)
    session.apply(Next())
    kinds = [row.kind for row in workspace.read.all(RunEvent)]
    assert kinds == ["started", "step_entered"]
    assert workspace.history.next_undo is None or "Log" not in type(workspace.history.next_undo).__name__
    assert session.picture().behind == timedelta(minutes=-20)


@pytest.mark.parametrize(
    ("planned", "day", "by_plan", "rehearsal", "then"),
    [
        (None, 1, False, False, TODAY),
        (None, 1, True, False, TODAY),
        (None, 1, False, True, None),
        (None, 2, False, False, None),  # nobody knows when its first day was
        (date(2026, 11, 30), 1, False, False, TODAY),
        (date(2026, 11, 30), 1, False, True, date(2026, 11, 30)),
        (date(2026, 11, 20), 2, False, False, date(2026, 11, 20)),
    ],
)
def test_a_workshop_takes_place_when_it_begins(
    workspace: Workspace,
    workshop_id: str,
    planned: date | None,
    day: int,
    by_plan: bool,
    rehearsal: bool,
    then: date | None,
) -> None:
    workspace.apply(edit(Workshop, "w1", day=planned))
    session = RunSession(workspace, workshop_id, rehearsal=rehearsal)
    session.start(Start(NINE, 540, day, keep_pins=by_plan))
    assert workspace.read.get(Workshop, "w1").day == then


def test_a_day_that_begins_just_after_midnight_is_still_that_of_its_plan(
    workspace: Workspace, workshop_id: str
) -> None:
    workspace.apply(edit(Workshop, "w1", day=date(2026, 11, 22)))
    begins = datetime(2026, 11, 23, 0, 5).astimezone(UTC)
    RunSession(workspace, workshop_id).start(Start(begins, 23 * 60 + 50, 1))
    assert workspace.read.get(Workshop, "w1").day == date(2026, 11, 22)


def test_a_refused_request_writes_nothing(workspace: Workspace, session: RunSession) -> None:
    with pytest.raises(KnownError) as error:
        session.apply(Resume())
    assert error.value.code is ErrorCode.RUN_NOT_POSSIBLE
    assert workspace.read.count(RunEvent) == 1


def test_starting_twice_is_refused(session: RunSession) -> None:
    with pytest.raises(KnownError):
        session.start(Start(NINE, 540))
    assert session.picture().status is RunStatus.RUNNING


@pytest.mark.parametrize("seconds", [HOUR, -HOUR, 24 * HOUR, -24 * HOUR])
def test_setting_the_clock_does_not_move_the_countdown(session: RunSession, clock, seconds: float) -> None:
    for _ in range(10):
        clock.advance(30)
        session.watch()
    clock.jump_wall(seconds)
    noticed = session.watch()
    assert session.picture().remaining == timedelta(minutes=25)
    if seconds > 0:
        assert session.gap is not None
        assert session.gap.seconds == seconds
        session.settle(GapChoice.CLOCK)
    else:
        assert noticed is not None
        assert noticed.seconds == seconds
    clock.advance(60)
    picture = session.picture()
    assert picture.remaining == timedelta(minutes=24)
    assert picture.to_wall(picture.now) == clock.now()
    assert session.gap is None


@pytest.mark.parametrize("seconds", [HOUR, -HOUR])
def test_a_moved_clock_is_still_known_after_a_crash(
    workspace: Workspace, session: RunSession, clock, seconds: float
) -> None:
    clock.jump_wall(seconds)
    session.watch()
    session.settle(GapChoice.CLOCK)
    clock.advance(60)
    again = RunSession(workspace, session.workshop_id)
    assert again.picture().remaining == timedelta(minutes=29)


def test_twenty_minutes_of_sleep_are_asked_about(session: RunSession, clock) -> None:
    clock.advance(60)
    session.watch()
    clock.jump_wall(1200)  # the monotonic clock stood still
    clock.advance(1)
    session.watch()
    assert session.gap == ClockGap(NINE + timedelta(seconds=60), 1200.0)
    assert GapChoice.CLOCK in session.gap.choices
    assert session.picture().remaining == timedelta(minutes=29, seconds=-1)
    session.settle(GapChoice.COUNT)
    assert session.picture().remaining == timedelta(minutes=9, seconds=-1)
    assert session.now() == clock.now()


def test_sleep_that_is_left_out_moves_the_end_of_the_day(workspace: Workspace, session: RunSession, clock) -> None:
    clock.jump_wall(1200)
    session.watch()
    session.settle(GapChoice.PAUSE)
    picture = session.picture()
    assert picture.remaining == timedelta(minutes=30)
    assert picture.behind == timedelta(minutes=20)
    assert RunSession(workspace, session.workshop_id).picture().remaining == timedelta(minutes=30)


def test_sleep_both_clocks_lived_through_counts_until_settled(session: RunSession, clock) -> None:
    clock.advance(1)
    session.watch()
    clock.advance(1200)
    session.watch()
    assert session.gap is not None
    assert session.gap.choices == (GapChoice.COUNT, GapChoice.PAUSE)
    assert session.picture().remaining == timedelta(minutes=10, seconds=-1)
    session.settle(GapChoice.PAUSE)
    assert session.picture().remaining == timedelta(minutes=30, seconds=-1)
    assert session.gap is None


def test_a_clock_that_jumps_there_and_back_asks_nothing(session: RunSession, clock) -> None:
    clock.jump_wall(500)
    session.watch()
    assert session.gap is not None
    clock.jump_wall(-500)
    session.watch()
    assert session.gap is None


def test_small_corrections_of_the_clock_are_no_gap(session: RunSession, clock) -> None:
    for _ in range(100):
        clock.advance(1)
        clock.jump_wall(0.05)
        assert session.watch() is None
    assert session.gap is None
    assert session.picture().elapsed == timedelta(seconds=100)


def test_twelve_hours_are_exact(session: RunSession, clock) -> None:
    session.apply(Next())
    session.apply(Next())
    for _ in range(720):
        clock.advance(60)
        session.watch()
    assert session.picture().remaining == timedelta(0)


def test_pause_across_midnight(session: RunSession, clock) -> None:
    clock.advance(15 * HOUR - 120)  # 23:58
    session.apply(Pause())
    clock.advance(420)
    session.apply(Resume())
    assert session.picture().rows[0].paused == timedelta(minutes=7)


def test_finishing_the_last_day_finishes_the_workshop(workspace: Workspace, session: RunSession) -> None:
    session.apply(Finish())
    assert workspace.read.get(Workshop, "w1").status is WorkshopStatus.PLANNED
    assert day_to_run(workspace.read, "w1", make_agenda()) == 2
    choice = start_choices(workspace.read, "w1", NINE, BERLIN)[-1]
    assert choice.start.day == 2
    session.start(choice.start)
    session.apply(Finish())
    assert workspace.read.get(Workshop, "w1").status is WorkshopStatus.FINISHED
    assert open_runs(workspace.read) == ()


def test_a_rehearsal_finishes_nothing(workspace: Workspace, workshop_id: str) -> None:
    session = RunSession(workspace, workshop_id, rehearsal=True)
    session.start(Start(NINE, 600, day=2))
    session.apply(Finish())
    assert workspace.read.get(Workshop, "w1").status is WorkshopStatus.PLANNED
    assert day_to_run(workspace.read, "w1", make_agenda()) == 1


def test_before_the_start_nothing_is_logged(workspace: Workspace, workshop_id: str) -> None:
    session = RunSession(workspace, workshop_id)
    session.reload()
    with pytest.raises(KnownError) as error:
        session.apply(Next())
    assert error.value.facts["reason"] == "not_started"
    with pytest.raises(KnownError):
        session.start(Start(NINE, 540, day=7))  # there is no such day
    assert session.run is None
    assert workspace.read.count(RunEvent) == 0
    session.start(Start(NINE, 540))
    assert session.picture().status is RunStatus.RUNNING


def test_a_workshop_that_is_over_is_not_run_again(workspace: Workspace, session: RunSession) -> None:
    session.apply(Finish())
    session.start(Start(NINE, 600, day=2))
    session.apply(Finish())
    with pytest.raises(KnownError) as error:
        session.start(Start(NINE, 540))
    assert error.value.facts["reason"] == "workshop_over"


def test_two_windows_that_do_not_know_of_each_other_keep_one_log(
    workspace: Workspace, session: RunSession, clock
) -> None:
    other = RunSession(workspace, session.workshop_id)
    for each, request in ((session, Pause()), (other, Resume()), (session, AddTime(5)), (other, Next())):
        clock.advance(10)
        each.apply(request)
    rows = workspace.read.all(RunEvent)
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.kind for row in rows] == ["started", "paused", "resumed", "time_added", "step_entered"]
    session.reload()
    assert session.picture() == other.picture()
    with pytest.raises(KnownError):
        session.apply(Resume())  # the log decides, not what a window believes


def test_a_log_with_a_hole_goes_on_behind_its_last_row(workspace: Workspace, session: RunSession, clock) -> None:
    session.apply(AddTime(5))
    session.apply(TakeNote(NoteKind.NOTE, "kept"))
    (lost,) = [row for row in workspace.read.all(RunEvent) if row.number == 2]
    workspace.apply(Remove(((RunEvent, lost.id),)))
    again = RunSession(workspace, session.workshop_id)
    assert [(damage.number, damage.reason) for damage in again.damages] == [(2, "missing")]
    clock.advance(60)
    again.apply(Next())
    again.apply(Pause())
    assert [row.number for row in workspace.read.all(RunEvent)] == [1, 3, 4, 5]
    assert again.picture().status is RunStatus.PAUSED


CHILD = dedent(
    """
    import os, sys, time
    from datetime import timedelta
    from workshop_app import bootstrap
    from workshop_app.application.run_session import RunSession
    from workshop_app.domain.run import AddTime, Next, NoteKind, Start, TakeNote, VisitRoom

    workspace = bootstrap.open_workspace(sys.argv[1])
    session = RunSession(workspace, "w1")
    now = workspace.clock.now()
    session.start(Start(now, 540))
    session.apply(Next())
    session.apply(AddTime(5))
    session.apply(VisitRoom("Room 1"))
    session.apply(TakeNote(NoteKind.PARKING, "after the crash"))
    print(session.picture().remaining.total_seconds(), session.wall().timestamp(), flush=True)
    time.sleep(600)
    """
)


def test_killed_in_mid_round_and_reopened(tmp_path: Path) -> None:
    """A real process, really killed: the log is all there is, and it is enough."""
    path = tmp_path / "Killed.okrw"
    workspace = bootstrap.create(path, "Acme")
    seats = SeatedRound(1, (SeatedRoom("Room 1", "ana", "ben", ("cho",)),))
    workshop = Workshop("w1", "Expert workshop", AgendaKind.EXPERT, "own")
    workspace.apply(Add((workshop, WorkshopAgenda("w1", make_agenda()), GroupPlan("w1", 7, (seats,)))))
    workspace.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True, cwd=os.getcwd()
    )
    assert child.stdout is not None
    said, when = (float(word) for word in child.stdout.readline().split())
    child.kill()
    child.wait()
    child.stdout.close()

    reopened = bootstrap.open_workspace(path)
    (left,) = open_runs(reopened.read)
    session = RunSession(reopened, left.run.workshop_id)
    picture = session.picture()
    expected = said - (session.wall().timestamp() - when)
    assert abs(picture.remaining.total_seconds() - expected) < 1.0
    assert session.damages == ()
    assert picture.step is not None
    assert (picture.step.id, picture.parked) == ("pairs", 1)
    assert picture.round is not None
    assert picture.round.visited == frozenset({"Room 1"})
    assert reopened.read.get(GroupPlan, "w1").rounds[0].rooms[0].coach == "ana"
    session.apply(TakeNote(NoteKind.NOTE, "we are back"))
    session.apply(AddTime(1))
    reopened.close()

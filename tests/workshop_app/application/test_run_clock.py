"""Nothing a machine does to its clocks moves the countdown: lost ticks, sleep, jumps, summer time, midnight."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import planned_start, start_choices
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import (
    AddTime,
    Back,
    Command,
    Cue,
    ExtendRoom,
    GapChoice,
    Next,
    NoteKind,
    Pause,
    Resume,
    RunPicture,
    StartedEarlier,
    TakeNote,
    cues,
    local_minute,
)
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

HOUR = 3600.0
DAY = 24 * HOUR


def make_agenda(start: int = 540) -> Agenda:
    def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
        return Step(id, minutes, Flex(1, 999), type, (Lead.COACH,), StepTexts(id), **more)  # type: ignore[arg-type]

    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 22), Phase(PhaseKind.NOTE, 5))
    pairs = step("pairs", 60, StepType.BREAKOUT, rounds=(Round(1, phases), Round(2, phases)))
    steps = (step("long", 720), pairs, step("wrap", 15))
    return Agenda("own", AgendaKind.OWN, "Own", "", (start,), (3, 24), (6, 12), steps)


def workspace_on(clock: Any, day: date, start: int = 540) -> Workspace:
    workspace = bootstrap.create_in_memory("Acme", clock)
    workshop = Workshop("w1", "Workshop", AgendaKind.EXPERT, "own", day, start=start)
    workspace.apply(Add((workshop, WorkshopAgenda("w1", make_agenda(start)))))
    return workspace


@pytest.fixture
def session(clock: Any) -> Iterator[RunSession]:
    workspace = workspace_on(clock, clock.now().date())
    session = RunSession(workspace, "w1")
    session.start(start_choices(workspace.read, "w1", clock.now(), UTC)[-1].start)
    yield session
    workspace.close()


def test_twelve_hours_with_lost_ticks_are_exact_to_nothing(session: RunSession, clock: Any) -> None:
    """Ticks come when they like, nine of ten not at all; at the end not a microsecond is missing."""
    ticks = random.Random(12)
    left = 12 * HOUR
    while left > 0:
        step = min(left, ticks.choice([0.25, 1.0, 1.0, 10.0, 59.75]))
        clock.advance(step)
        left -= step
        session.watch()
        assert session.picture().remaining == timedelta(seconds=left)
    assert session.gap is None


@pytest.mark.parametrize("asleep", ["monotonic stands still", "monotonic goes on"])
def test_an_hour_asleep_counts_or_not_as_it_is_answered(session: RunSession, clock: Any, asleep: str) -> None:
    clock.advance(60)
    session.watch()
    if asleep == "monotonic goes on":
        clock.advance(HOUR)
    else:
        clock.jump_wall(HOUR)
    session.watch()
    assert session.gap is not None
    assert session.gap.seconds == HOUR
    session.settle(GapChoice.COUNT)
    assert session.picture().elapsed == timedelta(minutes=61)
    assert session.now() == clock.now()


@pytest.mark.parametrize("seconds", [HOUR, -HOUR, DAY, -DAY])
@pytest.mark.parametrize("paused", [False, True])
def test_a_set_clock_moves_only_the_time_of_day(session: RunSession, clock: Any, seconds: float, paused: bool) -> None:
    clock.advance(45)
    if paused:
        session.apply(Pause())
    session.watch()
    before = session.picture()
    clock.jump_wall(seconds)
    session.watch()
    shown = session.picture()
    assert (shown.remaining, shown.projected_end) == (before.remaining, before.projected_end)
    assert shown.wall == clock.now()  # before anybody has said what the jump was
    if session.gap is not None:
        session.settle(GapChoice.CLOCK)
    assert session.picture().remaining == before.remaining
    assert session.picture().to_wall(session.now()) == clock.now()
    assert RunSession(session._workspace, "w1").picture() == session.picture()  # and so after a crash


def test_nothing_rings_for_what_was_slept_through(session: RunSession, clock: Any) -> None:
    session.apply(Next())
    clock.advance(60)
    session.watch()
    before = session.picture()
    clock.jump_wall(30 * 60.0)
    session.watch()
    session.settle(GapChoice.COUNT)
    assert cues(before, session.picture()) == ()  # a phase and a round were over meanwhile
    clock.advance(120 - 1)
    before = session.picture()
    clock.advance(1)
    assert cues(before, session.picture()) == (Cue.PHASE,)


# Zone, the day its clocks change, and a start shortly before that.
CHANGES = [
    ("Europe/Berlin", date(2026, 3, 29), 60),
    ("Europe/Berlin", date(2026, 10, 25), 60),
    ("America/New_York", date(2026, 3, 8), 60),
    ("America/New_York", date(2026, 11, 1), 60),
]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system keeps its zone")
@pytest.mark.parametrize(("zone", "day", "minute"), CHANGES)
def test_the_night_the_clocks_change(
    clock: Any, monkeypatch: pytest.MonkeyPatch, zone: str, day: date, minute: int
) -> None:
    """In the machine's own zone: six hours are six hours, and the time of day is what the wall shows."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
        clock = type(clock)(midnight.astimezone(UTC) + timedelta(minutes=minute, seconds=7))
        workspace = workspace_on(clock, day, minute)
        assert planned_start(workspace.read, "w1", clock.now()) == midnight.astimezone(UTC) + timedelta(minutes=minute)
        session = RunSession(workspace, "w1")
        session.start(start_choices(workspace.read, "w1", clock.now())[0].start)
        assert session.picture().behind == timedelta(seconds=7)
        for hour in range(1, 7):
            for _ in range(120):
                clock.advance(30)
                session.watch()
            shown = session.picture()
            assert shown.remaining == timedelta(hours=12 - hour)
            wall = shown.to_wall(shown.now)
            assert local_minute(wall) == local_minute(wall, ZoneInfo(zone))
        assert session.gap is None
        assert shown.projected_end == session.state.steps[0].start + timedelta(minutes=795, seconds=7)
        offsets = {moment.astimezone().utcoffset() for moment in (session.state.steps[0].start, shown.now)}
        assert len(offsets) == 2, "the clocks did change"
        workspace.close()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_gap_takes_only_the_answers_it_has(session: RunSession, clock: Any) -> None:
    clock.advance(HOUR)
    session.watch()
    assert session.gap is not None
    with pytest.raises(ValueError, match="clock"):
        session.settle(GapChoice.CLOCK)  # both clocks moved: nobody set one
    assert session.gap is not None


def test_midnight_while_paused(session: RunSession, clock: Any) -> None:
    clock.advance(11 * HOUR)
    session.apply(Pause())
    for _ in range(6):
        clock.advance(HOUR)  # 19:00 UTC to 1:00
        session.watch()
    assert session.picture().remaining == timedelta(hours=1)
    assert session.gap is None
    session.apply(Resume())
    clock.advance(60)
    shown = session.picture()
    assert shown.remaining == timedelta(minutes=59)
    assert shown.rows[0].paused == timedelta(hours=6)
    assert shown.behind == timedelta(hours=6)


def test_two_displays_never_differ(session: RunSession, clock: Any) -> None:
    """Another session on the same log, opened in the middle of everything, shows the same to the microsecond."""
    other = RunSession(session._workspace, "w1")
    requests: list[Command | float] = [
        600.0, AddTime(-5), 30.5, Pause(), 300.25, Resume(), Next(), 61.125, ExtendRoom("1", 3), 600.0,
        TakeNote(NoteKind.NOTE, "seen"), Back(), 12.0, Next(), 1500.0, AddTime(-2), 0.875, Next(), 20 * 60.0,
    ]  # fmt: skip
    for request in requests:
        if isinstance(request, float):
            clock.advance(request)
        else:
            session.apply(request)
            other.reload()
        shown: list[RunPicture] = [each.picture() for each in (session, other, RunSession(session._workspace, "w1"))]
        assert shown[0] == shown[1] == shown[2]


def test_twelve_rooms_and_the_agenda_are_one_clock(session: RunSession, clock: Any) -> None:
    session.apply(Next())
    for room in range(1, 13):
        session.apply(ExtendRoom(str(room), room))
    for seconds in (1.0, 33.125, 1000.5, 600.0625):
        clock.advance(seconds)
        now = session.picture().round
        assert now is not None
        assert len(now.rooms) == 12
        ends = {session.now() + room.remaining - timedelta(minutes=room.minutes) for room in now.rooms}
        phases = [room.phase is now.phase for room in now.rooms]
        if all(phases):
            assert ends == {session.now() + now.part_remaining}
        step_end = session.now() + session.picture().remaining
        assert step_end == session.state.visits[-1][1].start + timedelta(minutes=60)


def test_what_was_begun_earlier_is_told_by_the_clock_on_the_wall(session: RunSession, clock: Any) -> None:
    """ "Started at 10:04" said at 10:09, on a machine whose clock was set meanwhile."""
    clock.advance(2 * HOUR)
    session.watch()
    clock.jump_wall(-HOUR)
    session.watch()
    session.apply(Next())
    wall = session.wall() - timedelta(minutes=5)
    session.apply(StartedEarlier(at=wall + session.picture().clock_shift))
    assert session.picture().elapsed == timedelta(minutes=5)
    assert session.state.elapsed("long", session.now()) == timedelta(minutes=115)

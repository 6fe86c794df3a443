"""Marks per step, going on by itself, one room longer than the others, what the large clock shows, the way round."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind, Flex, Lead, Mark, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import Cue, Face, Level, Overtime, RunState

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def step(id: str, minutes: int, **more: object) -> Step:
    kind = more.pop("type", StepType.THEORY)
    return Step(id, minutes, Flex(1, 99), kind, (Lead.COACH,), StepTexts(id), **more)  # type: ignore[arg-type]


def started(*steps: Step) -> RunState:
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), steps)
    return after(RunState(agenda), run.Start(NINE, 540), NINE)


def after(state: RunState, request: run.Command, now: datetime) -> RunState:
    for event in run.decide(state, request, now):
        assert run.event_of(run.row_of(event, "r", 1)) == event
        state = run.evolve(state, event)
    return state


@pytest.mark.parametrize(
    ("more", "levels"),
    [
        ({}, (4, 1)),
        ({"warn": Mark(50), "last_call": Mark(10)}, (10, 2)),
        ({"warn": Mark(3, percent=False), "last_call": Mark(1, percent=False)}, (3, 1)),
        ({"warn": Mark(2, percent=False), "last_call": Mark(50)}, (2, 2)),  # never later than the warning
    ],
)
def test_marks_are_of_the_step(more: dict[str, Mark], levels: tuple[int, int]) -> None:
    state = started(step("one", 20, **more), step("two", 20))
    warn, last = levels
    end = NINE + 20 * MINUTE
    assert run.picture(state, end - warn * MINUTE - SECOND).level is Level.CALM
    assert run.picture(state, end - warn * MINUTE).level in (Level.WARNING, Level.LAST_CALL)
    assert run.picture(state, end - last * MINUTE).level is Level.LAST_CALL
    assert run.picture(state, end).level is Level.OVER
    ticks = [run.picture(state, end - warn * MINUTE + offset * SECOND) for offset in (-1, 0)]
    assert Cue.WARNING in run.cues(*ticks)


def test_cues_that_fall_together_come_in_their_order() -> None:
    state = started(step("one", 20), step("two", 20))
    before, late = run.picture(state, NINE), run.picture(state, NINE + 20 * MINUTE)
    assert run.cues(before, late) == (Cue.END,)  # the others are long past
    assert run.cues(before, late, latest=5 * MINUTE) == (Cue.WARNING, Cue.LAST_CALL, Cue.END)


def test_going_on_by_itself_happens_at_the_moment_it_was_over() -> None:
    state = started(step("one", 10, advance=True), step("two", 20), step("lunch", 30, pinned=580))
    end = NINE + 10 * MINUTE
    assert run.moment_to_advance(state, NINE) == end
    with pytest.raises(KnownError):
        run.decide(state, run.Advance(), end - SECOND)
    with pytest.raises(KnownError):  # the machine slept: nobody goes on for a moment long past
        run.decide(state, run.Advance(), end + MINUTE)
    state = after(state, run.Advance(), end + SECOND)
    assert run.picture(state, end + SECOND).elapsed == SECOND
    assert run.moment_to_advance(state, end) == NINE + 40 * MINUTE  # lunch does not begin before its time
    assert run.moment_to_advance(after(state, run.Pause(), end + MINUTE), end + MINUTE) is None
    last = after(after(state, run.Next(), end + MINUTE), run.AddTime(1), end + MINUTE)
    assert run.moment_to_advance(last, end + MINUTE) is None


def test_one_room_gets_more_time_and_nothing_else_moves() -> None:
    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 22), Phase(PhaseKind.NOTE, 5))
    state = started(step("pairs", 60, type=StepType.BREAKOUT, rounds=(Round(1, phases), Round(2, phases))))
    now = NINE + 20 * MINUTE
    before = run.picture(state, now)
    state = after(state, run.ExtendRoom("7", 2), now)
    then = run.picture(state, now)
    assert replace(then, round=before.round) == before
    assert then.round is not None
    (room,) = then.round.rooms
    assert (room.room, room.minutes, room.phase, room.remaining) == ("7", 2, PhaseKind.COACHING, 7 * MINUTE)
    later = run.picture(state, NINE + 26 * MINUTE).round
    assert later is not None
    assert later.phase is PhaseKind.NOTE  # for everybody
    assert (later.rooms[0].phase, later.rooms[0].remaining) == (PhaseKind.COACHING, MINUTE)
    second = run.picture(state, NINE + 31 * MINUTE).round
    assert second is not None
    assert second.rooms == ()


def test_twelve_rooms_at_once_agree() -> None:
    phases = (Phase(PhaseKind.COACHING, 30),)
    state = started(step("pairs", 30, type=StepType.BREAKOUT, rounds=(Round(1, phases),)))
    for room in range(1, 13):
        state = after(state, run.ExtendRoom(str(room), room), NINE + MINUTE)
    shown = run.picture(state, NINE + 10 * MINUTE + timedelta(milliseconds=437)).round
    assert shown is not None
    assert len(shown.rooms) == 12
    for room in shown.rooms:
        assert room.remaining - shown.part_remaining == int(room.room) * MINUTE


def test_a_room_is_not_asked_to_be_over_already() -> None:
    phases = (Phase(PhaseKind.COACHING, 30),)
    state = started(step("pairs", 30, type=StepType.BREAKOUT, rounds=(Round(1, phases),)), step("end", 10))
    with pytest.raises(KnownError):
        run.decide(state, run.ExtendRoom("1", -11), NINE + 20 * MINUTE)
    with pytest.raises(KnownError):
        run.decide(state, run.ExtendRoom("1", 0), NINE)
    with pytest.raises(KnownError):
        run.decide(after(state, run.Next(), NINE), run.ExtendRoom("1", 2), NINE)


def test_the_face_of_the_clock_is_kept_in_the_log() -> None:
    state = started(step("one", 10))
    assert run.picture(state, NINE).face is None
    state = after(state, run.SetClock(Face.UP, Overtime.FREEZE), NINE)
    shown = run.picture(state, NINE)
    assert (shown.face, shown.overtime) == (Face.UP, Overtime.FREEZE)


@pytest.mark.parametrize("rooms", [1, 2, 4, 7])
def test_the_walk_sees_each_room_once_and_begins_elsewhere_each_time(rooms: int) -> None:
    names = [str(number) for number in range(1, rooms + 1)]
    for number in (1, 2, 3, rooms + 1):
        visits = run.walk(names, number, NINE, 20 * MINUTE)
        assert sorted(visit.room for visit in visits) == sorted(names)
        assert visits[0].room == names[(number - 1) % rooms]
        assert visits[0].at == NINE
        assert all(visit.at < NINE + 20 * MINUTE for visit in visits)
    assert run.walk([], 1, NINE, MINUTE) == ()

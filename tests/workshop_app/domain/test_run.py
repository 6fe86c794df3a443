"""The running day: rules of the commands, exact times, levels, projection, phases, log."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app.domain import run
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run import Cue, GapChoice, Level, NoteKind, RowStatus, RunState, RunStatus

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)  # 9:00 in Berlin, in summer
DAY = 540


def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
    return Step(id, minutes, Flex(5, 999), type, (Lead.COACH,), StepTexts(id.title()), **more)  # type: ignore[arg-type]


def agenda(*steps: Step) -> Agenda:
    return Agenda("own", AgendaKind.OWN, "Own", "", (DAY,), (3, 24), (6, 12), steps)


def breakout(id: str = "pairs") -> Step:
    first = Round(1, (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 17), Phase(PhaseKind.OBSERVER_SPEAKS, 10)))
    second = Round(2, (Phase(PhaseKind.BRIEF, 2), Phase(PhaseKind.COACHING, 14), Phase(PhaseKind.OBSERVER_SPEAKS, 14)))
    return step(id, 60, StepType.BREAKOUT, rounds=(first, second))


PLAIN = agenda(step("welcome", 30), step("theory", 60), step("exercise", 45), step("wrap", 15))
# 9:00 welcome, 9:30 theory until 10:30, lunch pinned at 11:00, wrap 12:00-12:30
PINNED = agenda(
    step("welcome", 30), step("theory", 60), step("lunch", 60, StepType.BREAK, pinned=660), step("wrap", 30)
)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def do(state: RunState, command: run.Command, minutes: float) -> RunState:
    for event in run.decide(state, command, at(minutes)):
        state = run.evolve(state, event)
    return state


def started(plan: Agenda, minutes: float = 0) -> RunState:
    return do(RunState(plan), run.Start(NINE, DAY), minutes)


def refused(state: RunState, command: run.Command, minutes: float = 1) -> str:
    with pytest.raises(KnownError) as error:
        run.decide(state, command, at(minutes))
    assert error.value.code is ErrorCode.RUN_NOT_POSSIBLE
    return str(error.value.facts["reason"])


def test_before_start_nothing_but_start_is_possible() -> None:
    assert run.picture(RunState(PLAIN), NINE).status is RunStatus.WAITING
    assert refused(RunState(PLAIN), run.Next()) == "not_started"
    assert refused(started(PLAIN), run.Start(NINE, DAY)) == "already_started"


def test_each_command_is_refused_where_it_makes_no_sense() -> None:
    state = started(PLAIN)
    assert refused(state, run.Resume()) == "not_paused"
    assert refused(state, run.Back()) == "first_step"
    assert refused(do(state, run.Pause(), 1), run.Pause(), 2) == "paused"
    assert refused(state, run.AddTime(-31)) == "no_time_left"
    assert refused(state, run.AddTime(721)) == "too_much"
    assert refused(state, run.AddTime(0)) == "no_minutes"
    assert refused(state, run.VisitRoom("1")) == "no_round"
    assert refused(state, run.StartedEarlier(at=at(5)), 1) == "in_the_future"
    last = do(do(do(state, run.Next(), 1), run.Next(), 2), run.Next(), 3)
    assert refused(last, run.Next(), 4) == "last_step"
    over = do(last, run.Finish(), 5)
    assert refused(over, run.Back(), 6) == "finished"
    with pytest.raises(KnownError):
        run.decide(state, run.TakeNote(NoteKind.NOTE, "  "), at(1))


def test_a_breakout_that_used_up_its_time_before_somebody_went_back_still_takes_a_change() -> None:
    """More goes to its last phase; there is nothing left to take."""
    state = started(agenda(step("welcome", 30), breakout(), step("wrap", 15)))
    state = do(do(do(state, run.Next(), 30), run.Next(), 95), run.Back(), 96)
    state = do(state, run.Back(), 96)
    assert refused(state, run.ShiftTime((("pairs", -5),)), 97) == "no_time_left"
    longer = do(state, run.ShiftTime((("pairs", 5),)), 97)
    assert [(each.round, each.phase, each.minutes) for each in longer.added] == [(2, 2, 5)]


def test_remaining_is_exact_to_the_millisecond_after_twelve_hours() -> None:
    state = started(agenda(step("long", 720), step("end", 5)))
    for milliseconds in (0, 1, 999, 43_199_999, 43_200_000, 43_200_001):
        now = NINE + timedelta(milliseconds=milliseconds)
        assert run.picture(state, now).remaining == timedelta(hours=12) - timedelta(milliseconds=milliseconds)


def test_a_picture_needs_no_earlier_picture() -> None:
    """Nine ticks of ten lost, or all of them: the answer is the same."""
    state = started(PLAIN)
    often = [run.picture(state, at(minute / 60)).remaining for minute in range(1800)]
    assert run.picture(state, at(1799 / 60)).remaining == often[-1]


def test_levels_change_at_a_fifth_a_twentieth_and_zero() -> None:
    state = started(agenda(step("only", 100)))
    levels = [run.picture(state, at(minute)).level for minute in (79.99, 80, 94.99, 95, 99.99, 100, 130)]
    calm, warning, last, over = Level.CALM, Level.WARNING, Level.LAST_CALL, Level.OVER
    assert levels == [calm, warning, warning, last, last, over, over]
    assert run.picture(state, at(130)).over_by == timedelta(minutes=30)


def test_added_time_counts_for_the_step_and_for_the_day() -> None:
    state = do(started(PLAIN), run.AddTime(5), 10)
    picture = run.picture(state, at(10))
    assert picture.remaining == timedelta(minutes=25)
    assert picture.behind == timedelta(minutes=5)
    assert picture.projected_end == at(155)
    assert do(state, run.AddTime(-5), 11).added_to("welcome") == 0


def test_time_can_be_taken_from_a_later_step_but_not_from_one_that_is_over() -> None:
    state = do(started(PLAIN), run.AddTime(-10, "exercise"), 10)
    assert run.picture(state, at(10)).projected_end == at(140)
    later = do(state, run.Next(), 30)
    assert refused(later, run.AddTime(5, "welcome"), 31) == "step_over"
    assert refused(later, run.AddTime(5, "nothing"), 31) == "no_step"


def test_late_start_is_behind_and_later_steps_move() -> None:
    picture = run.picture(started(PLAIN, 7), at(7))
    assert picture.behind == timedelta(minutes=7)
    assert [row.start for row in picture.rows] == [at(7), at(37), at(97), at(142)]


def test_a_pinned_step_absorbs_delay_until_the_slack_is_used_up() -> None:
    for late, expected_lunch in ((0, 120), (20, 120), (30, 120), (31, 121), (50, 140)):
        picture = run.picture(started(PINNED, late), at(late))
        assert picture.rows[2].start == at(expected_lunch)
        assert picture.projected_end == at(expected_lunch + 90)
        assert picture.day_behind == timedelta(minutes=max(0, late - 30))


def test_being_early_waits_at_the_pin() -> None:
    state = do(started(PINNED), run.Next(), 10)
    picture = run.picture(state, at(10))
    assert picture.behind == timedelta(minutes=-20)
    assert picture.rows[2].start == at(120)
    assert picture.day_behind == timedelta(0)


def test_a_run_at_another_time_of_day_forgets_the_pins() -> None:
    evening = NINE + timedelta(hours=10)
    state = RunState(PINNED)
    for event in run.decide(state, run.Start(evening, 1140, keep_pins=False), evening):
        state = run.evolve(state, event)
    picture = run.picture(state, evening)
    assert picture.behind == timedelta(0)
    assert picture.projected_end == evening + timedelta(minutes=180)


def test_a_fixed_end_of_the_day_gives_time_to_spare() -> None:
    plan = replace(PLAIN, ends=(720,))  # the steps are over at 11:30, the room is ours until 12:00
    for late, ends in ((0, 180), (29, 180), (30, 180), (31, 181)):
        picture = run.picture(started(plan, late), at(late))
        assert (picture.planned_end, picture.projected_end) == (at(180), at(ends))
        assert picture.day_behind == timedelta(minutes=max(0, late - 30))
    assert run.offers(started(plan, 30), at(30)) == ()
    other_day = do(RunState(plan), run.Start(at(600), 1140, keep_pins=False), 600)
    assert run.picture(other_day, at(600)).projected_end == at(750)


@settings(max_examples=100)
@given(
    before=st.lists(st.integers(1, 60), min_size=1, max_size=5),
    slack=st.integers(0, 45),
    pinned=st.booleans(),
    late=st.integers(0, 90),
    added=st.integers(0, 30),
)
def test_the_projection_is_the_fixed_end_until_the_slack_is_used_up(
    before: list[int], slack: int, pinned: bool, late: int, added: int
) -> None:
    """By a last step with a fixed start, or by a fixed end of the day."""
    steps = [step(f"s{place}", minutes) for place, minutes in enumerate(before)]
    close = step("close", 10, pinned=DAY + sum(before) + slack if pinned else None)
    end = sum(before) + slack + 10
    plan = replace(agenda(*steps, close), ends=() if pinned else (DAY + end,))
    state = do(RunState(plan), run.Start(NINE, DAY), late)
    state = do(state, run.AddTime(added), late) if added else state
    picture = run.picture(state, at(late))
    assert picture.projected_end == at(end + max(0, late + added - slack))
    assert picture.day_behind == timedelta(minutes=max(0, late + added - slack))


def test_a_day_can_begin_with_other_lengths() -> None:
    state = do(RunState(PLAIN), run.Start(NINE, DAY, changes=(("theory", -10), ("wrap", 5))), 10)
    assert (state.added_to("theory"), state.added_to("wrap")) == (-10, 5)
    assert run.picture(state, at(10)).can_take_back
    with pytest.raises(KnownError):
        run.decide(RunState(PLAIN), run.Start(NINE, DAY, changes=(("theory", -61),)), NINE)


def test_pause_stops_the_clock_and_moves_the_end_even_across_midnight() -> None:
    begin = datetime(2026, 5, 12, 23, 30, tzinfo=UTC)
    state = RunState(PLAIN)
    for command, moment in (
        (run.Start(begin, 1410), begin),
        (run.Pause(), begin + timedelta(minutes=28)),  # 23:58
        (run.Resume(), begin + timedelta(minutes=35)),  # 0:05
    ):
        for event in run.decide(state, command, moment):
            state = run.evolve(state, event)
    picture = run.picture(state, begin + timedelta(minutes=36))
    assert picture.remaining == timedelta(minutes=1)
    assert picture.rows[0].paused == timedelta(minutes=7)
    assert picture.behind == timedelta(minutes=7)


def test_next_and_back_end_a_pause() -> None:
    paused = do(started(PLAIN), run.Pause(), 10)
    state = do(paused, run.Next(), 15)
    assert not state.paused
    assert state.elapsed("welcome", at(20)) == timedelta(minutes=10)
    assert state.elapsed("theory", at(20)) == timedelta(minutes=5)


def test_back_continues_the_time_of_the_earlier_step() -> None:
    state = do(do(started(PLAIN), run.Next(), 20), run.Back(), 23)
    picture = run.picture(state, at(25))
    assert picture.step is not None
    assert picture.step.id == "welcome"
    assert picture.elapsed == timedelta(minutes=22)
    assert picture.rows[1].status is RowStatus.LATER
    assert picture.rows[1].actual == timedelta(minutes=3)
    assert picture.rows[1].end - picture.rows[1].start == timedelta(minutes=57)


def test_started_earlier_moves_the_border_and_the_log_keeps_both() -> None:
    state = do(do(started(PLAIN), run.Next(), 40), run.StartedEarlier(minutes_ago=8), 40)
    assert state.elapsed("welcome", at(50)) == timedelta(minutes=32)
    assert state.elapsed("theory", at(50)) == timedelta(minutes=18)
    assert (state.moved[0].was, state.moved[0].started_at) == (at(40), at(32))
    assert refused(state, run.StartedEarlier(at=at(-1)), 50) == "too_early"


def test_the_first_step_can_be_started_earlier_too() -> None:
    state = do(started(PLAIN, 3), run.StartedEarlier(at=NINE), 3)
    assert run.picture(state, at(3)).behind == timedelta(0)


def test_phases_follow_the_elapsed_time_of_the_step() -> None:
    state = started(agenda(breakout()))
    seen = []
    for minute in (0, 2.99, 3, 19.99, 20, 29.99, 30, 32, 46, 59, 61):
        now = run.picture(state, at(minute)).round
        assert now is not None
        seen.append((now.number, now.phase, now.part_remaining))
    brief, coaching, observer = PhaseKind.BRIEF, PhaseKind.COACHING, PhaseKind.OBSERVER_SPEAKS
    assert [(number, phase) for number, phase, _ in seen] == [
        (1, brief), (1, brief), (1, coaching), (1, coaching), (1, observer), (1, observer),
        (2, brief), (2, coaching), (2, observer), (2, observer), (2, observer),
    ]  # fmt: skip
    assert seen[2][2] == timedelta(minutes=17)
    assert seen[-1][2] == timedelta(minutes=-1)


def test_added_time_extends_coaching_or_the_phase_after_it() -> None:
    state = do(started(agenda(breakout())), run.AddTime(5), 10)
    now = run.picture(state, at(10)).round
    assert now is not None
    assert now.part_remaining == timedelta(minutes=15)
    assert run.picture(state, at(10)).remaining == timedelta(minutes=55)
    state = do(state, run.AddTime(1), 26)  # the observer speaks until 35
    now = run.picture(state, at(26)).round
    assert now is not None
    assert (now.phase, now.part_remaining) == (PhaseKind.OBSERVER_SPEAKS, timedelta(minutes=10))
    assert now.next_phase is PhaseKind.BRIEF
    assert now.next_is_new_round


def test_visited_rooms_belong_to_their_round() -> None:
    state = do(do(started(agenda(breakout())), run.VisitRoom("1"), 5), run.VisitRoom("2"), 6)
    assert refused(state, run.VisitRoom("1"), 7) == "already_so"
    state = do(state, run.VisitRoom("2", visited=False), 7)
    first, second = run.picture(state, at(8)).round, run.picture(state, at(40)).round
    assert first is not None
    assert second is not None
    assert (first.visited, second.visited) == (frozenset({"1"}), frozenset())


def test_notes_are_stamped_to_their_step_and_parked_items_counted() -> None:
    state = do(started(PLAIN), run.TakeNote(NoteKind.PARKING, " Who owns data? "), 5)
    state = do(do(state, run.Next(), 30), run.TakeNote(NoteKind.DECISION, "Quarterly"), 31)
    assert [(note.step_id, note.text) for note in state.notes] == [
        ("welcome", "Who owns data?"),
        ("theory", "Quarterly"),
    ]
    assert run.picture(state, at(32)).parked == 1


def test_a_settled_gap_counts_or_is_left_out_or_was_only_the_clock() -> None:
    state = started(PLAIN)
    since = at(10)
    jumped = 31  # twenty minutes slept, settled one minute after waking
    counted = do(state, run.SettleGap(since, 1200, GapChoice.COUNT), jumped)
    left_out = do(state, run.SettleGap(since, 1200, GapChoice.PAUSE), jumped)
    clock = do(state, run.SettleGap(since, 1200, GapChoice.CLOCK), 11)
    assert run.picture(counted, at(31)).elapsed == timedelta(minutes=31)
    assert run.picture(left_out, at(31)).elapsed == timedelta(minutes=11)
    picture = run.picture(clock, at(11))
    assert picture.elapsed == timedelta(minutes=11)
    assert picture.to_wall(at(11)) == at(31)
    assert refused(state, run.SettleGap(since, -60, GapChoice.PAUSE)) == "clock_went_back"


def test_a_gap_that_was_lived_through_is_taken_out_where_it_was() -> None:
    state = do(started(PLAIN), run.Next(), 35)  # slept from 5 to 25, woke, went on
    state = do(state, run.SettleGap(at(5), 1200, GapChoice.PAUSE, passed=True), 40)
    assert state.elapsed("welcome", at(40)) == timedelta(minutes=15)
    assert state.elapsed("theory", at(40)) == timedelta(minutes=5)


def test_finish_closes_everything() -> None:
    state = do(do(started(PLAIN), run.Pause(), 10), run.Finish(), 20)
    picture = run.picture(state, at(60))
    assert picture.status is RunStatus.FINISHED
    assert state.elapsed("welcome", at(60)) == timedelta(minutes=10)
    assert picture.rows[0].status is RowStatus.DONE
    assert picture.projected_end == at(20)


def test_time_never_runs_backwards_in_the_log() -> None:
    state = do(started(PLAIN, 10), run.Next(), 5)
    assert state.visits[-1][1].start == at(10)
    assert run.picture(state, at(0)).elapsed == timedelta(0)


def test_only_the_steps_of_the_day_are_run() -> None:
    two = agenda(step("one", 30), step("two", 40, day=2), step("three", 20, day=2))
    state = do(RunState(two), run.Start(NINE, DAY, day=2), 0)
    assert [planned.step.id for planned in state.steps] == ["two", "three"]
    assert run.picture(state, NINE).projected_end == at(60)
    assert refused(RunState(two), run.Start(NINE, DAY, day=3)) == "no_steps"


def test_planned_times_stay_minutes_apart_when_summer_time_ends() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begin = run.local_instant(date(2026, 10, 25), 60, berlin)  # 1:00, clocks go back at 3:00
    assert begin == datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    plan = run.day_plan(agenda(step("a", 180), step("b", 30)), 1, 60, begin)
    assert plan.steps[1].start - plan.steps[0].start == timedelta(minutes=180)
    assert run.local_instant(date(2026, 10, 25), 540, berlin) == datetime(2026, 10, 25, 8, 0, tzinfo=UTC)
    assert run.local_minute(datetime(2026, 10, 25, 8, 0, tzinfo=UTC), berlin) == 540


def test_cues_ring_once_and_never_late() -> None:
    state = started(agenda(step("only", 100), step("next", 10)))

    def between(before: float, after: float) -> tuple[Cue, ...]:
        return run.cues(run.picture(state, at(before)), run.picture(state, at(after)))

    second = 1 / 60
    assert between(80 - second, 80) == (Cue.WARNING,)
    assert between(80, 80 + second) == ()
    assert between(95 - second, 95 + second) == (Cue.LAST_CALL,)
    assert between(100 - second, 100 + 1.9 * second) == (Cue.END,)
    assert between(100 - second, 100 + 2.1 * second) == ()
    assert between(10, 200) == ()
    assert run.cues(None, run.picture(state, at(100))) == ()


def test_a_forgotten_next_step_is_asked_about_after_half_a_minute_and_then_every_minute() -> None:
    state = started(agenda(step("only", 10), step("next", 10)))

    def asked(state: RunState, first: int, last: int) -> list[int]:
        pictures = [run.picture(state, NINE + timedelta(seconds=second)) for second in range(first, last)]
        ticks = itertools.pairwise(pictures)
        return [first + 1 + place for place, pair in enumerate(ticks) if run.next_step_forgotten(*pair)]

    assert asked(state, 580, 800) == [630, 690, 750]
    assert asked(do(state, run.Pause(), 10), 600, 800) == []
    assert asked(do(state, run.Next(), 5), 890, 1000) == []  # nothing comes after the last
    held = started(agenda(step("only", 10), step("lunch", 10, pinned=DAY + 12)))
    assert asked(held, 580, 800) == [750]  # lunch does not begin before 9:12
    assert run.overdue(run.picture(held, at(11))) == timedelta(minutes=-1)
    slept = run.picture(state, at(20))
    assert not run.next_step_forgotten(run.picture(state, at(9)), slept)  # never for a moment long past


def test_a_start_that_was_forgotten_is_asked_about_likewise() -> None:
    seconds = [timedelta(seconds=second) for second in range(-5, 200)]
    due = [after for before, after in itertools.pairwise(seconds) if run.asks_again(before, after)]
    assert due == [timedelta(seconds=second) for second in (30, 90, 150)]
    assert not run.asks_again(timedelta(0), timedelta(hours=1, seconds=10))


def test_no_cue_when_minutes_or_the_step_changed() -> None:
    state = started(agenda(step("only", 100), step("next", 10)))
    before = run.picture(state, at(99.99))
    assert run.cues(before, run.picture(do(state, run.AddTime(-1), 99.99), at(100))) == ()
    assert run.cues(before, run.picture(do(state, run.Next(), 99.99), at(109.995))) == ()


def test_a_phase_change_rings_and_the_end_rings_only_once() -> None:
    state = started(agenda(breakout()))
    second = 1 / 60

    def between(before: float, after: float) -> tuple[Cue, ...]:
        return run.cues(run.picture(state, at(before)), run.picture(state, at(after)))

    assert between(3 - second, 3) == (Cue.PHASE,)
    assert between(3 - second, 3 + 3 * second) == ()
    assert between(60 - second, 60) == (Cue.END,)


def test_the_screen_reader_hears_few_moments() -> None:
    state = started(agenda(step("only", 30)))
    heard = []
    before = run.picture(state, at(0))
    for tick in range(1, 30 * 60 + 30):
        after = run.picture(state, at(tick / 60))
        seconds = run.seconds_to_announce(before, after)
        if seconds is not None:
            heard.append(seconds)
        before = after
    assert heard == [600, 300, 120, 60, 30, 0]
    paused = run.picture(do(state, run.Pause(), 20), at(20))
    assert run.seconds_to_announce(None, before) is None
    assert run.seconds_to_announce(run.picture(state, at(20)), paused) is None


def rows_of_a_day() -> list[run.RunEvent]:
    state = RunState(agenda(breakout(), step("end", 10)))
    rows: list[run.RunEvent] = []
    for command, minute in (
        (run.Start(NINE, DAY), 0),
        (run.Pause(), 3),
        (run.Resume(), 4),
        (run.AddTime(5), 5),
        (run.VisitRoom("Room 1"), 6),
        (run.TakeNote(NoteKind.PARKING, "naïve — 漢字 = 'x'"), 7),
        (run.StartedEarlier(minutes_ago=9), 8),
        (run.SettleGap(at(8), 1200.25, GapChoice.PAUSE), 30),
        (run.Next(), 60),
        (run.Finish(), 70),
    ):
        for event in run.decide(state, command, at(minute)):
            rows.append(run.row_of(event, "r", len(rows) + 1))
            state = run.evolve(state, event)
    return rows


def test_every_event_survives_the_file() -> None:
    for row in rows_of_a_day():
        event = run.event_of(row)
        again = run.row_of(event, "r", row.number)
        assert (again.kind, again.at, again.data) == (row.kind, row.at, row.data)


def test_the_second_day_is_known_again_without_its_first_row() -> None:
    two = agenda(step("one", 30), step("two", 40, day=2), step("three", 20, day=2))
    state = do(do(RunState(two), run.Start(NINE, DAY, day=2), 0), run.Next(), 30)
    rows = [run.row_of(event, "r", 2) for event in run.decide(state, run.TakeNote(NoteKind.NOTE, "x"), at(31))]
    found, damages = run.recover(two, run.Run("r", "w", NINE), rows)
    assert [planned.step.id for planned in found.steps] == ["two", "three"]
    assert [damage.reason for damage in damages] == ["missing"]


def test_recovery_gives_the_same_state_and_no_damage() -> None:
    rows = rows_of_a_day()
    record = run.Run("r", "w", NINE)
    plan = agenda(breakout(), step("end", 10))
    state, damages = run.recover(plan, record, reversed(rows))
    assert damages == ()
    assert state == run.replay(plan, [run.event_of(row) for row in rows])


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize(
    ("change", "reason"),
    [({"kind": "teleported"}, "unknown_kind"), ({"at": datetime(2026, 5, 12)}, "unreadable")],  # noqa: DTZ001
)
def test_a_damaged_row_is_reported_and_the_rest_still_counts(
    number: int, change: dict[str, object], reason: str
) -> None:
    rows = rows_of_a_day()
    rows[number - 1] = replace(rows[number - 1], **change)  # type: ignore[arg-type]
    state, damages = run.recover(agenda(breakout(), step("end", 10)), run.Run("r", "w", NINE), rows)
    assert (damages[0].number, damages[0].reason) == (number, reason)
    assert state.started
    assert len(state.notes) == (0 if number == 6 else 1)
    assert (state.finished_at is None) == (number == 10)


def test_missing_rows_and_broken_facts_are_reported() -> None:
    rows = rows_of_a_day()
    broken = replace(rows[3], data=(("step_id", "pairs"), ("minutes", "many")))
    short = replace(rows[5], data=())
    _, damages = run.recover(
        agenda(breakout(), step("end", 10)),
        run.Run("r", "w", NINE),
        [rows[0], rows[2], broken, rows[4], short, *rows[6:]],
    )
    assert [(damage.number, damage.reason) for damage in damages] == [
        (2, "missing"),
        (3, "does_not_fit"),  # a resume without its pause
        (4, "unreadable"),
        (6, "unreadable"),
    ]


def test_a_step_that_left_the_agenda_is_reported() -> None:
    _, damages = run.recover(agenda(breakout()), run.Run("r", "w", NINE), rows_of_a_day())
    assert [(damage.number, damage.reason) for damage in damages] == [(9, "does_not_fit")]


def test_what_is_no_command_and_no_event_changes_nothing_silently() -> None:
    state: Any = started(PLAIN)
    nobody_knows: Any = "pause"
    with pytest.raises(AssertionError):
        run.decide(state, nobody_knows, at(1))
    with pytest.raises(AssertionError):
        run.evolve(state, nobody_knows)

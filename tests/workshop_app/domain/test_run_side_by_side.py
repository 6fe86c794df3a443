"""The running day with items side by side, and with items that count to a clock time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import schedule
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import Cue, RunState
from workshop_app.domain.run_log import Event

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
DAY = 540


def step(id: str, minutes: int, type: StepType = StepType.EXERCISE, shortest: int = 5, **more: object) -> Step:
    flex = Flex(shortest, 999)
    return Step(id, minutes, flex, type, (Lead.COACH,), StepTexts(id.title()), **more)  # type: ignore[arg-type]


def agenda(*steps: Step) -> Agenda:
    plain = Agenda("own", AgendaKind.OWN, "Own", "", (DAY,), (3, 24), (6, 12), ())
    return schedule.with_steps(plain, list(steps))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def do(state: RunState, command: run.Command, minutes: float) -> RunState:
    for event in run.decide(state, command, at(minutes)):
        state = run.evolve(state, event)
    return state


def started(plan: Agenda, minutes: float = 0) -> RunState:
    return do(RunState(plan), run.Start(NINE, DAY), minutes)


# 9:00 welcome, 9:10 coachees write 20 and read 10, observers are briefed 12, then wrap 15
SIDE = agenda(
    step("welcome", 10),
    step(
        "block",
        1,
        cut=2,
        strands=(
            Strand("c", "Coachees", (step("write", 20), step("read", 10))),
            Strand("o", "Observers", (step("brief", 12),)),
        ),
    ),
    step("wrap", 15, cut=1),
)


def strands_at(state: RunState, minutes: float) -> list[tuple[str, str, float]]:
    shown = run.picture(state, at(minutes)).strands
    return [(each.title, each.step.id if each.step else "", each.remaining / timedelta(minutes=1)) for each in shown]


def test_both_groups_have_their_own_step_and_clock() -> None:
    state = do(started(SIDE), run.Next(), 10)
    assert strands_at(state, 11) == [("Coachees", "write", 19), ("Observers", "brief", 11)]
    assert strands_at(state, 25) == [("Coachees", "write", 5), ("Observers", "", 0)]
    assert strands_at(state, 32) == [("Coachees", "read", 8), ("Observers", "", 0)]
    shown = run.picture(state, at(41))
    assert (shown.remaining, strands_at(state, 41)[0]) == (timedelta(minutes=-1), ("Coachees", "read", -1))
    assert run.picture(do(state, run.Next(), 41), at(41)).step is SIDE.steps[2]
    assert run.picture(started(SIDE), at(1)).strands == ()


def test_it_rings_when_a_group_comes_to_its_next_step() -> None:
    state = do(started(SIDE), run.Next(), 10)

    def rung(minutes: float) -> tuple[Cue, ...]:
        return run.cues(run.picture(state, at(minutes - 0.01)), run.picture(state, at(minutes + 0.01)))

    assert rung(22) == (Cue.PHASE,)  # the observers are done
    assert rung(30) == (Cue.PHASE,)
    assert rung(26) == ()
    assert rung(40) == (Cue.END,)


def test_more_time_goes_to_what_runs_and_brings_nothing_back() -> None:
    state = do(started(SIDE), run.Next(), 10)
    longer = do(state, run.AddTime(5), 31)  # the coachees read, the observers are done
    assert strands_at(longer, 31) == [("Coachees", "read", 14), ("Observers", "", 0)]
    assert run.picture(longer, at(31)).remaining == timedelta(minutes=14)
    early = do(state, run.AddTime(5), 12)
    assert strands_at(early, 12) == [("Coachees", "write", 23), ("Observers", "brief", 10)]
    shorter = do(state, run.AddTime(-12), 25)  # writing needs the 15 minutes it has had, reading keeps the rest
    assert strands_at(shorter, 25) == [("Coachees", "read", 3), ("Observers", "", 0)]


def test_one_group_gets_minutes_of_its_own_and_the_longest_counts() -> None:
    state = do(started(SIDE), run.Next(), 10)
    more = do(state, run.ExtendRoom("o", 6), 15)
    assert strands_at(more, 15) == [("Coachees", "write", 15), ("Observers", "brief", 13)]
    assert run.picture(more, at(15)).remaining == timedelta(minutes=25)  # the coachees still take longer
    longest = do(more, run.ExtendRoom("o", 14), 16)
    assert run.picture(longest, at(16)).remaining == timedelta(minutes=26)
    assert run.picture(longest, at(16)).behind == timedelta(minutes=2)
    assert run.picture(do(longest, run.ExtendRoom("o", -14), 17), at(17)).behind == timedelta(0)
    shorter = do(state, run.ExtendRoom("c", -3), 12)
    assert run.picture(shorter, at(12)).remaining == timedelta(minutes=25)
    for room, minutes, reason in (("x", 1, "no_round"), ("o", 0, "no_minutes"), ("o", -12, "no_time_left")):
        with pytest.raises(KnownError) as refused:
            run.decide(state, run.ExtendRoom(room, minutes), at(12))
        assert refused.value.facts["reason"] == reason
    with pytest.raises(KnownError) as refused:
        run.decide(state, run.ExtendRoom("o", 5), at(25))
    assert refused.value.facts["reason"] == "group_done"


def test_a_change_before_it_begins_is_fitted_to_the_ranges() -> None:
    state = do(started(SIDE), run.ShiftTime((("block", -15),)), 1)
    state = do(state, run.Next(), 10)
    assert sum(row.step.id == "block" and row.added == -15 for row in run.picture(state, at(10)).rows) == 1
    assert strands_at(state, 10) == [("Coachees", "write", 10), ("Observers", "brief", 12)]


def test_a_late_day_is_offered_what_the_longest_can_give() -> None:
    state = started(SIDE)
    late = [offer for offer in run.offers(state, at(30)) if offer.changes]
    assert late
    for offer in late:
        given = {change.step_id: change.was - change.becomes for change in offer.changes}
        assert given.get("block", 0) <= 18  # twelve minutes are left: the observers' brief, and the others' least
        shown = run.preview(state, at(30), offer.request)
        assert shown.rows[1].end - shown.rows[1].start == timedelta(minutes=30 - given.get("block", 0))


# 9:00 theory 60, work until 12:00 (at least 30), lunch 60
CLOCK = agenda(step("theory", 60), step("work", 1, shortest=30, until=720), step("lunch", 60, StepType.BREAK))


def test_the_remaining_time_counts_to_the_clock() -> None:
    for begun in (50, 60, 85.5):
        state = do(started(CLOCK), run.Next(), begun)
        shown = run.picture(state, at(100))
        assert shown.remaining == timedelta(minutes=80)
        assert shown.allotted == timedelta(minutes=180 - begun)
        assert shown.behind == timedelta(0)
    rows = run.picture(started(CLOCK), at(75)).rows
    assert [(row.start, row.end) for row in rows[1:]] == [(at(75), at(180)), (at(180), at(240))]
    assert run.minutes_late(started(CLOCK), at(75)) == 0


def test_a_pause_and_a_way_back_do_not_move_the_clock() -> None:
    state = do(started(CLOCK), run.Next(), 60)
    paused = do(state, run.Pause(), 70)
    assert run.picture(paused, at(90)).remaining == timedelta(minutes=90)
    assert run.picture(do(paused, run.Resume(), 90), at(100)).remaining == timedelta(minutes=80)
    again = do(do(state, run.Back(), 70), run.Next(), 80)
    assert run.picture(again, at(100)).remaining == timedelta(minutes=80)
    assert run.picture(do(state, run.AddTime(5), 70), at(100)).remaining == timedelta(minutes=85)
    assert run.picture(do(state, run.StartedEarlier(minutes_ago=5), 66), at(100)).remaining == timedelta(minutes=80)


def test_it_keeps_its_shortest_length_and_then_the_day_is_late() -> None:
    state = do(started(CLOCK), run.Next(), 165)
    shown = run.picture(state, at(170))
    assert (shown.remaining, shown.behind) == (timedelta(minutes=25), timedelta(minutes=15))
    assert run.minutes_late(state, at(170)) == 15
    assert {offer.kind for offer in run.offers(state, at(170))} == {"shorten", "end_later"}  # the lunch gives
    flexible = replace(CLOCK, steps=(*CLOCK.steps[:2], replace(CLOCK.steps[2], cut=1, flex=Flex(30, 90))))
    state = started(flexible)
    shorten = run.offers(state, at(160))[0]
    assert [(change.step_id, change.becomes) for change in shorten.changes] == [("lunch", 50)]


def test_without_the_times_of_the_plan_it_has_the_length_it_was_planned_with() -> None:
    evening = do(RunState(CLOCK), run.Start(at(600), DAY, keep_pins=False), 600)
    shown = run.picture(do(evening, run.Next(), 660), at(661))
    assert shown.remaining == timedelta(minutes=119)


def test_when_it_goes_on_by_itself() -> None:
    plan = replace(CLOCK, steps=(CLOCK.steps[0], replace(CLOCK.steps[1], advance=True), CLOCK.steps[2]))
    state = do(started(plan), run.Next(), 70)
    assert run.moment_to_advance(state, at(80)) == at(180)


@st.composite
def days(draw: st.DrawFn) -> Agenda:
    steps: list[Step] = []
    for place in range(draw(st.integers(1, 5))):
        kind = draw(st.integers(0, 2))
        one = step(f"s{place}", draw(st.integers(1, 40)), shortest=draw(st.integers(0, 20)), cut=place + 1)
        if kind == 1:
            one = replace(one, until=draw(st.integers(530, 800)))
        elif kind == 2:
            strands = tuple(
                Strand(
                    f"{number}", "", tuple(step(f"s{place}{number}{each}", draw(st.integers(1, 20))) for each in "ab")
                )
                for number in range(2)
            )
            one = replace(one, strands=strands, texts=StepTexts(""))
        steps.append(one)
    return agenda(*steps)


def two(draw: st.DrawFn, id: str) -> tuple[Step, ...]:
    return tuple(step(f"{id}{each}", draw(st.integers(1, 20))) for each in "ab")


@settings(max_examples=100)
@given(days(), st.data())
def test_no_command_breaks_the_picture(plan: Agenda, data: st.DataObject) -> None:
    state, minutes = started(plan), 0.0
    events: list[Event] = list(run.decide(RunState(plan), run.Start(NINE, DAY), NINE))
    for _ in range(data.draw(st.integers(1, 8))):
        minutes += data.draw(st.integers(0, 30))
        offered = [offer.request for offer in run.offers(state, at(minutes)) if offer.changes]
        command = data.draw(
            st.sampled_from(
                [
                    run.Next(),
                    run.Back(),
                    run.Pause(),
                    run.Resume(),
                    run.AddTime(5),
                    run.AddTime(-3),
                    run.ExtendRoom("1", 4),
                    *offered,
                ]
            )
        )
        try:
            new = run.decide(state, command, at(minutes))
        except KnownError:
            continue
        events += new
        for event in new:
            state = run.evolve(state, event)
        shown = run.picture(state, at(minutes))
        for row in shown.rows:
            assert row.end >= row.start
        for one, other in zip(shown.rows, shown.rows[1:], strict=False):
            if other.status is run.RowStatus.LATER:
                assert other.start >= one.end or one.status is run.RowStatus.DONE
        assert len(shown.strands) == (0 if shown.step is None else len(shown.step.strands))
    assert run.replay(plan, events) == state

"""The interview sessions: what each plans, what comes back by itself, what was covered, and the clock in the room."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from workshop_app.application import interview_queries
from workshop_app.application.commands.interview import AddInterviewee
from workshop_app.application.commands.interview_sessions import (
    EndSession,
    InviteToSession,
    PlanSession,
    StartSession,
    TurnTo,
)
from workshop_app.application.commands.own_parameters import AddOwnParameter, HideParameter
from workshop_app.domain import sessions
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.sessions import Covered, InterviewSession, SessionClock
from workshop_app.domain.voices import IntervieweeRole

Say = Any
MINUTE = 60


def test_the_four_sessions_have_the_minutes_of_the_method() -> None:
    planned = {each.number: (each.minutes, [block.minutes for block in each.blocks]) for each in sessions.load()}
    assert planned == {
        1: (90, [25, 20, 20, 15, 10]),
        2: (90, [30, 20, 20, 10, 10]),
        3: (90, [25, 20, 20, 15, 10]),
        4: (45, [20, 15, 10]),
    }
    keys = [[block.key for block in each.blocks if block.key] for each in sessions.load()]
    assert keys == [
        ["why", "level", "number", "cycle"],
        ["scoring", "types", "kpis"],
        ["alignment", "bottom_up", "tools", "reviews"],
        [],
    ]
    assert sessions.load()[2].joins == (IntervieweeRole.HR_LEAD, IntervieweeRole.COORDINATOR)
    assert all(each.over == 0 for each in sessions.load())


def coming(say: Say, number: int) -> list[str]:
    return [block.key for block in interview_queries.session_plans(say.read)[number - 1].plan.blocks if block.returning]


def test_nothing_comes_back_while_nothing_was_held(say: Say) -> None:
    assert [coming(say, number) for number in (1, 2, 3)] == [[], [], []]


def test_what_was_parked_comes_back_in_the_next_session_and_leaves_once_it_is_decided(say: Say) -> None:
    say("level", "top_only", status="parked")
    assert [coming(say, number) for number in (1, 2, 3)] == [[], ["level"], ["level"]]
    plan = interview_queries.session_plans(say.read)[1].plan
    assert (plan.over, next(block.minutes for block in plan.blocks if block.returning)) == (0, 10)
    say("level", status="decided")
    assert coming(say, 2) == []


def test_what_was_not_reached_comes_back_once_its_session_is_over(say: Say) -> None:
    say("why", "activity", status="decided")
    say.apply(StartSession(1))
    assert coming(say, 2) == []
    say.apply(EndSession(1))
    assert coming(say, 2) == ["level", "number", "cycle"]
    assert coming(say, 1) == []
    # three points share ten minutes, five each at least: the plan says that it wants more than was booked
    assert interview_queries.session_plans(say.read)[1].plan.over == 5


def test_the_last_session_takes_everything_that_is_open(say: Say) -> None:
    for key in ("why", "level", "number", "cycle", "scoring", "types", "kpis", "alignment", "bottom_up"):
        say(key, status="decided")
    say("reviews", status="not_applicable")
    assert coming(say, 4) == ["tools"]
    say("tools", "wiki", status="decided")
    assert coming(say, 4) == []
    assert interview_queries.session_plans(say.read)[3].plan.blocks[1].title


def test_hidden_parameters_stay_out_and_own_ones_come_back(say: Say) -> None:
    say.apply(HideParameter("level"))
    say.apply(AddOwnParameter("Host", id="own"))
    assert "level" not in [block.key for block in interview_queries.session_plans(say.read)[0].plan.blocks]
    say.apply(StartSession(1))
    say.apply(EndSession(1))
    assert coming(say, 2) == ["why", "number", "cycle", "own"]


def test_a_fifth_session_can_be_planned_for_what_is_left(say: Say) -> None:
    say.apply(PlanSession(5, date(2027, 1, 11)))
    plans = interview_queries.session_plans(say.read)
    assert [view.plan.number for view in plans] == [1, 2, 3, 4, 5]
    assert len(coming(say, 5)) == 11


def test_who_comes_and_who_is_asked_to(say: Say) -> None:
    for name, role in (("Ana", "sponsor"), ("Ben", "project_lead"), ("Cho", "hr_lead"), ("Dev", "team_lead")):
        say.apply(AddInterviewee(name, IntervieweeRole(role), id=name))
    say.apply(PlanSession(3, date(2026, 12, 10)))
    for id in ("Ben", "Ana", "Dev"):
        say.apply(InviteToSession(3, id))
    say.apply(InviteToSession(3, "Ana", comes=False))
    view = interview_queries.session_plans(say.read)[2]
    assert [each.name for each in view.invited] == ["Ana", "Ben", "Cho"]
    assert [each.name for each in view.attendees] == ["Ben", "Dev"]
    say.apply(PlanSession(3, date(2026, 12, 11)))
    moved = interview_queries.session_plans(say.read)[2]
    assert moved.session is not None
    assert (moved.session.planned_on, len(moved.attendees)) == (date(2026, 12, 11), 2)
    for _ in range(6):
        say.workspace.undo()
    assert interview_queries.session_plans(say.read)[2].session is None


def test_undo_of_a_plan_leaves_a_session_that_was_held(say: Say) -> None:
    say.apply(PlanSession(1, date(2026, 12, 10)))
    say.apply(StartSession(1))
    say.apply(EndSession(1))
    held = say.read.all(InterviewSession)
    say.workspace.undo()
    assert say.read.all(InterviewSession) == (replace(held[0], planned_on=None),)
    say.workspace.redo()
    assert say.read.all(InterviewSession) == held


@pytest.mark.parametrize("number", [0, -1, 100, 10**9])
def test_a_number_that_is_no_session_is_refused(say: Say, number: int) -> None:
    with pytest.raises(KnownError) as caught:
        say.apply(PlanSession(number))
    assert caught.value.code is ErrorCode.NUMBER_OUT_OF_RANGE


# ------------------------------------------------------------------------------------------------ the clock


def clock_of(say: Say, clock: Any) -> SessionClock:
    return interview_queries.session_clock(say.read, 1, clock.now())


def test_the_clock_counts_the_block_on_the_table(say: Say, clock: Any) -> None:
    assert clock_of(say, clock).elapsed == 0
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "why"))
    clock.advance(10 * MINUTE)
    shown = clock_of(say, clock)
    assert (shown.elapsed, shown.remaining, shown.current) == (600, 80 * MINUTE, "why")
    assert (shown.block("why").used, shown.block("why").left, shown.eating) == (600, 15 * MINUTE, "")


def test_it_says_whose_time_is_eaten_the_next_one_first(say: Say, clock: Any) -> None:
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "why"))
    clock.advance(50 * MINUTE)  # twenty-five too many: all of the level's time and five of the number's
    shown = clock_of(say, clock)
    assert shown.eating == "why"
    assert shown.eaten_from == (("level", 20 * MINUTE), ("number", 5 * MINUTE))
    assert (shown.block("level").left, shown.block("number").left, shown.overrun) == (0, 15 * MINUTE, 0)
    say.apply(TurnTo(1, "level"))
    shown = clock_of(say, clock)
    assert (shown.block("why").done, shown.eating, shown.current) == (True, "", "level")


def test_time_nobody_has_left_is_overrun(say: Say, clock: Any) -> None:
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "recap_1"))
    clock.advance(120 * MINUTE)
    shown = clock_of(say, clock)
    assert (shown.overrun, shown.remaining) == (30 * MINUTE, -30 * MINUTE)


def test_what_was_covered_is_kept_when_it_ends(say: Say, clock: Any) -> None:
    say.apply(StartSession(1, ("ana",)))
    for block, minutes in (("why", 20), ("level", 5), ("", 3), ("why", 2)):
        say.apply(TurnTo(1, block))
        clock.advance(minutes * MINUTE)
    say.apply(EndSession(1))
    (held,) = say.read.all(InterviewSession)
    assert {each.block: each.seconds for each in held.covered} == {"why": 22 * MINUTE, "level": 5 * MINUTE}
    assert (held.running, held.current, held.attendees) == (False, "", ("ana",))
    clock.advance(3600)
    assert clock_of(say, clock).elapsed == 30 * MINUTE


def test_a_session_ended_too_early_goes_on_without_the_hours_between(say: Say, clock: Any) -> None:
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "why"))
    clock.advance(10 * MINUTE)
    say.apply(EndSession(1))
    clock.advance(24 * 3600)
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "level"))
    clock.advance(5 * MINUTE)
    shown = clock_of(say, clock)
    assert (shown.elapsed, shown.block("why").used, shown.block("level").used) == (900, 600, 300)


def test_only_one_session_runs_and_only_a_running_one_turns_or_ends(say: Say) -> None:
    for command in (TurnTo(1, "why"), EndSession(1)):
        with pytest.raises(KnownError) as caught:
            say.apply(command)
        assert caught.value.code is ErrorCode.SESSION_NOT_RUNNING
    say.apply(StartSession(1))
    say.apply(StartSession(2))
    assert [each.running for each in say.read.all(InterviewSession)] == [False, True]
    assert not say.workspace.undo(), "what was held stays held"


def test_a_clock_set_back_takes_no_time_away(say: Say, clock: Any) -> None:
    say.apply(StartSession(1))
    say.apply(TurnTo(1, "why"))
    clock.advance(60)
    clock.jump_wall(-3600)
    shown = clock_of(say, clock)
    assert (shown.elapsed, shown.block("why").used) == (0, 0)


def test_what_came_back_and_was_talked_about_stays_in_the_plan_once_it_is_settled(say: Say, clock: Any) -> None:
    say("level", "top_only", status="parked")
    say.apply(StartSession(2))
    say.apply(TurnTo(2, "back_level"))
    clock.advance(60)
    say("level", status="decided")
    assert coming(say, 2) == ["level"]
    say.apply(EndSession(2))
    assert coming(say, 2) == ["level"]
    assert coming(say, 3) == ["scoring", "types", "kpis"]


BLOCKS = st.dictionaries(
    st.sampled_from([block.id for block in sessions.load()[0].blocks]), st.integers(0, 9000), max_size=5
)


@settings(deadline=None)
@given(used=BLOCKS)
def test_no_second_is_taken_twice_and_none_is_lost(used: dict[str, int]) -> None:
    plan = sessions.load()[0]
    held = InterviewSession("s", 1, covered=tuple(Covered(id, seconds) for id, seconds in used.items()))
    shown = sessions.clock(plan, held, None)  # type: ignore[arg-type]
    over = sum(max(0, each.used - each.planned) for each in shown.blocks)
    assert over == sum(each.eaten for each in shown.blocks) + shown.overrun
    for each in shown.blocks:
        assert 0 <= each.eaten <= (0 if each.used else each.planned)
        assert each.left == max(0, each.planned - each.used - each.eaten)

"""Phases of a breakout called, shortened and prolonged by hand: the log, the clock, and the rest of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from agendas.model import PhaseKind
from tests.workshop_app.domain.test_run import DAY, NINE, agenda, at, breakout, do, refused, started, step
from workshop_app.domain import run

PAIRS = agenda(breakout(), step("wrap", 15))
MINUTE = timedelta(minutes=1)


def phase(state: run.RunState, minutes: float) -> tuple[int, PhaseKind, timedelta]:
    now = run.picture(state, at(minutes)).round
    assert now is not None
    return now.position, now.phase, now.part_remaining


def test_the_next_phase_begins_now_and_what_follows_comes_earlier() -> None:
    state = do(started(PAIRS), run.NextPhase(), 1.25)
    assert phase(state, 1.25) == (1, PhaseKind.COACHING, 17 * MINUTE)
    shown = run.picture(state, at(1.25))
    assert shown.behind == -1.75 * MINUTE
    assert shown.rows[1].start == at(58.25)
    assert phase(state, 18.25) == (1, PhaseKind.OBSERVER_SPEAKS, 10 * MINUTE)


def test_every_phase_of_every_round_can_be_called_and_then_none() -> None:
    state = started(PAIRS)
    seen = []
    for minute in range(1, 6):
        state = do(state, run.NextPhase(), minute)
        seen.append(phase(state, minute)[:2])
    assert seen == [
        (1, PhaseKind.COACHING),
        (1, PhaseKind.OBSERVER_SPEAKS),
        (2, PhaseKind.BRIEF),
        (2, PhaseKind.COACHING),
        (2, PhaseKind.OBSERVER_SPEAKS),
    ]
    assert refused(state, run.NextPhase(), 6) == "last_phase"
    assert refused(do(state, run.Next(), 7), run.NextPhase(), 8) == "no_round"


def test_a_phase_called_too_early_is_taken_back_while_its_time_is_there() -> None:
    state = do(started(PAIRS), run.NextPhase(), 1)
    assert phase(do(state, run.Back(), 2), 2) == (1, PhaseKind.BRIEF, MINUTE)
    assert refused(state, run.Back(), 4) == "first_step"  # the briefing would be over by now: back is one item


def test_calling_a_phase_ends_a_pause() -> None:
    state = do(do(started(PAIRS), run.Pause(), 1), run.NextPhase(), 9)
    assert not state.paused
    assert phase(state, 9) == (1, PhaseKind.COACHING, 17 * MINUTE)


@pytest.mark.parametrize(("minutes", "left"), [(1, 3), (5, 7), (-1, 1), (-2, 0)])
def test_minutes_go_to_the_phase_that_runs(minutes: int, left: int) -> None:
    state = do(started(PAIRS), run.AddToPhase(minutes), 1)
    assert run.picture(state, at(1)).behind == minutes * MINUTE
    if left:
        assert phase(state, 1) == (1, PhaseKind.BRIEF, left * MINUTE)
    else:
        assert phase(state, 1) == (1, PhaseKind.COACHING, 17 * MINUTE)


def test_no_more_is_taken_than_the_phase_has_left() -> None:
    assert refused(started(PAIRS), run.AddToPhase(-2), 2) == "no_time_left"
    assert refused(started(PAIRS), run.AddToPhase(0), 2) == "no_minutes"


def test_outside_of_a_breakout_the_item_gets_them() -> None:
    state = do(do(started(PAIRS), run.Next(), 60), run.AddToPhase(5), 61)
    assert run.picture(state, at(61)).allotted == 20 * MINUTE


def test_the_log_brings_all_of_it_back() -> None:
    state, rows = started(PAIRS), []
    events = list(run.decide(run.RunState(PAIRS), run.Start(NINE, DAY), NINE))
    for command, minute in ((run.NextPhase(), 1.5), (run.AddToPhase(3), 2), (run.Back(), 2.2), (run.NextPhase(), 2.4)):
        found = run.decide(state, command, at(minute))
        events.extend(found)
        state = do(state, command, minute)
    rows = [run.row_of(event, "r", number) for number, event in enumerate(events, 1)]
    read, damages = run.recover(PAIRS, run.Run("r", "w", NINE), rows)
    assert damages == ()
    assert read == state

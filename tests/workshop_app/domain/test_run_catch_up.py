"""Offers to win time back: in the order the agenda names, never below the shortest, never for nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from workshop_app.domain import run
from workshop_app.domain.run import RunState

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)


def step(id: str, minutes: int, shortest: int, cut: int | None, **more: object) -> Step:
    return Step(id, minutes, Flex(shortest, 99), StepType.THEORY, (Lead.COACH,), StepTexts(id), cut=cut, **more)  # type: ignore[arg-type]


def late_by(minutes: int, *steps: Step) -> tuple[RunState, datetime]:
    first = step("first", 30, 10, None)
    state = RunState(Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), (first, *steps)))
    now = NINE + timedelta(minutes=30 + minutes)
    for command, moment in ((run.Start(NINE, 540), NINE), (run.Next(), now)):
        for event in run.decide(state, command, moment):
            state = run.evolve(state, event)
    return state, now


def test_on_time_there_is_nothing_to_offer() -> None:
    assert run.offers(*late_by(0, step("a", 30, 20, 1), step("b", 30, 20, 1))) == ()
    assert run.offers(RunState(Agenda("own", AgendaKind.OWN, "", "", (540,), (1, 2), (1, 2), ())), NINE) == ()


def test_the_steps_to_cut_first_come_first_and_keep_their_shortest() -> None:
    state, now = late_by(
        12, step("now", 30, 20, 1), step("a", 30, 25, 2), step("b", 30, 22, 1), step("c", 30, 29, None)
    )
    (offer,) = run.offers(state, now)
    assert offer.changes == (("b", -8), ("a", -4))
    assert offer.behind == timedelta(0)
    assert offer.ends == NINE + timedelta(minutes=150)


def test_one_step_alone_is_offered_when_it_is_enough() -> None:
    state, now = late_by(6, step("now", 30, 20, 1), step("a", 30, 26, 1), step("b", 30, 10, 2))
    assert [offer.changes for offer in run.offers(state, now)] == [(("b", -6),), (("a", -4), ("b", -2))]


def test_protected_steps_are_never_touched() -> None:
    state, now = late_by(6, step("now", 30, 20, 1), step("wrap", 30, 10, 1, protected=True))
    assert run.offers(state, now) == ()


def test_minutes_that_a_pin_swallows_are_not_promised() -> None:
    steps = (
        step("now", 30, 20, 1),
        step("before", 30, 10, 1),
        step("lunch", 60, 60, None, pinned=690),
        step("after", 30, 20, 2),
    )
    state, now = late_by(65, *steps)  # lunch pinned at 11:30 begins at 11:35
    (single,) = (offer for offer in run.offers(state, now) if len(offer.changes) == 1)
    assert single.behind == timedelta(0)
    state, now = late_by(55, *steps)  # five minutes of slack before lunch: not late at all
    assert run.offers(state, now) == ()


def test_what_was_taken_can_be_given_back() -> None:
    state, now = late_by(5, step("now", 30, 20, 1), step("a", 30, 20, 1))
    (offer,) = run.offers(state, now)
    for event in run.decide(state, run.ShiftTime(offer.changes), now):
        state = run.evolve(state, event)
    (back,) = run.offers(state, now)
    assert (back.back, back.changes, back.behind) == (True, (("a", 5),), timedelta(minutes=5))

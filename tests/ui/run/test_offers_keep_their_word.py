"""What the card of offers says, and what the conductor shows once an offer is taken: the same end, the same starts and
lengths, to the minute, in whatever a day has come to."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from agendas import loader, schedule
from agendas.model import Agenda
from agendas.rescue import OfferKind, Sharing
from ui.run.offer_card import OfferLine, offer_card
from ui.run.view_state import ConductorView, WindowMaterial, conductor_view
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import RunState

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
DAYS = 30  # for each agenda


def with_clock_times(agenda: Agenda, rng: random.Random) -> Agenda:
    steps = [step for step in agenda.steps if step.day == 1]
    agenda = schedule.with_steps(replace(agenda, ends=()), steps)
    for slot in schedule.times(agenda)[1:]:
        step, dice = agenda.step(slot.step_id), rng.random()
        if dice < 0.2 and not step.rounds and slot.end - 5 > slot.start:
            agenda = schedule.until(agenda, step.id, slot.end + rng.choice((0, 5, -4)))
        elif dice < 0.35:
            agenda = schedule.pinned(agenda, step.id, slot.start + rng.choice((0, 5, 10)))
    end = schedule.totals(agenda).ends[0] + rng.choice((0, -10, 10))
    return replace(agenda, ends=(end,)) if rng.random() < 0.3 else agenda


def told(state: RunState, command: run.Command, now: datetime) -> RunState:
    try:
        for event in run.decide(state, command, now):
            state = run.evolve(state, event)
    except KnownError:
        pass  # refused: then nothing happens
    return state


def some_day(agenda: Agenda, rng: random.Random) -> tuple[RunState, datetime]:
    state = told(
        RunState(agenda), run.Start(NINE, agenda.starts[0]), NINE + timedelta(minutes=rng.choice((0, 0, 3, -2)))
    )
    now = NINE + timedelta(minutes=3)
    for _ in range(rng.randint(3, 20)):
        now += timedelta(seconds=rng.choice((0, 0, rng.randint(1, 60), rng.randint(60, 1500))))
        places = [planned.step.id for planned in state.steps]
        command = rng.choice(
            (run.Next(), run.Next(), run.Back(), run.Pause(), run.Resume(), run.NextPhase(), run.TakeBack(),
             run.AddTime(rng.choice((5, 1, -1, -5))), run.AddTime(rng.choice((5, -5)), rng.choice(places)))
        )  # fmt: skip
        state = told(state, command, now)
        taken = [offer.request for offer in run.offers(state, now) if offer.changes]
        if taken and rng.random() < 0.1:
            state = told(state, rng.choice(taken), now)
    return state, now


def seen(state: RunState, now: datetime) -> ConductorView:
    return conductor_view(run.picture(state, now), WindowMaterial())


def keeps_its_word(line: OfferLine, state: RunState, now: datetime) -> None:
    offer = line.offer
    after = told(state, offer.request, now) if offer.changes else state
    before, then = seen(state, now), seen(after, now)
    early = offer.kind is OfferKind.FINISH_EARLY and not (offer.waits_for or offer.goes_to)
    assert early or then.ends_at in line.text, "a fixed end is how the day is counted, also where people leave earlier"
    assert line.ends in ("", then.ends_at) or early
    shown = {row.step_id: row for row in then.rows}
    for change in offer.changes:
        was = next(row for row in before.rows if row.step_id == change.step_id)
        assert shown[change.step_id].given - was.given == change.becomes - change.was
        assert change.dropped == shown[change.step_id].dropped
        assert abs(change.was - change.becomes) > 1, "nobody is asked to be a minute quicker"
    for late in offer.late_starts:
        assert shown[late.step_id].moved == late.minutes


@pytest.mark.parametrize("template_id", loader.available())
def test_what_the_card_says_is_what_the_day_shows(template_id: str) -> None:
    rng = random.Random(template_id)
    lines = 0
    for _ in range(DAYS):
        state, now = some_day(with_clock_times(loader.load(template_id), rng), rng)
        for sharing in Sharing:
            found = run.offers(state, now, sharing)
            for line in offer_card(state, run.picture(state, now), seen(state, now), found, sharing).lines:
                keeps_its_word(line, state, now)
                lines += 1
    assert lines > DAYS / 2

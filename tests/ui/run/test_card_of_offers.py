"""The card of offers in every built-in agenda, after each of its items and late by so much: it never stands empty, and
never goes away without a word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from agendas import loader
from agendas.model import Agenda
from agendas.rescue import Sharing
from ui.run.day_pane import AIR, DayPane
from ui.run.offer_card import OfferCard, after, offer_card
from ui.run.view_state import WindowMaterial, conductor_view, local_clock
from workshop_app.domain import run
from workshop_app.domain.run import RunState

NINE = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CRUMBS = "check_in_champion_preparation"  # here only single minutes are left to be given


def running(agenda: Agenda, step_id: str, late: int) -> tuple[RunState, datetime]:
    """The step runs and will be over so many minutes after its planned end."""
    day = agenda.step(step_id).day
    state, now = RunState(agenda), NINE
    for event in run.decide(state, run.Start(NINE, 540, day), now):
        state = run.evolve(state, event)
    while state.step is not None and state.step.id != step_id:
        now = run.picture(state, now).rows[state.current].planned_end
        for event in run.decide(state, run.Next(), now):
            state = run.evolve(state, event)
    for event in run.decide(state, run.AddTime(late), now):
        state = run.evolve(state, event)
    return state, now


def card_at(state: RunState, now: datetime) -> OfferCard:
    shown = run.picture(state, now)
    view = conductor_view(shown, WindowMaterial(zone=UTC))
    return offer_card(state, shown, view, run.offers(state, now), Sharing.PRIORITY)


@pytest.mark.parametrize("template", loader.available())
def test_late_after_any_item_the_card_says_what_can_be_done(template: str) -> None:
    agenda = loader.load(template)
    for step in agenda.steps:
        for late in (5, 15, 30):
            state, now = running(agenda, step.id, late)
            shown = run.picture(state, now)
            if shown.day_behind < MINUTE and not run.minutes_late(state, now):
                continue  # free minutes take it up
            card = card_at(state, now)
            assert card.late
            assert card.lines, (step.id, late)
            changing = [line for line in card.lines if line.offer.changes]
            if not changing:
                ends = local_clock(shown, shown.projected_end, None)
                assert "Nothing left can give" in card.heading
                assert [line.text for line in card.lines] == [f"Say it now: we end at {ends}"]
                assert card.lines[0].say == f"We end at {ends} today."


@pytest.mark.parametrize("late", range(5, 31))
@pytest.mark.parametrize("at", ["value_today", "forecast", "blockers"])
def test_where_only_single_minutes_are_left_the_end_can_be_said(at: str, late: int) -> None:
    state, now = running(loader.load(CRUMBS), at, late)
    card = card_at(state, now)
    assert run.most_to_give(state, now) == 1
    assert card.heading
    assert card.lines
    later = [line for line in card.lines if not line.offer.changes]
    assert [bool(line.say) for line in later] == [True]
    assert not [change for line in card.lines for change in line.offer.changes if not change.dropped]


def test_the_card_tells_how_a_delay_ended() -> None:
    state, now = running(loader.load(CRUMBS), "blockers", 7)
    before = card_at(state, now)
    for event in run.decide(state, run.AddTime(-7), now):
        state = run.evolve(state, event)
    shown = run.picture(state, now)
    view = conductor_view(shown, WindowMaterial(zone=UTC))
    ends = local_clock(shown, shown.planned_end, UTC)
    told = after(card_at(state, now), before, view, ends)
    assert told.note == f"The day ends at {ends}, as planned."


def test_two_breaks_are_told_apart_by_when_they_begin() -> None:
    state, now = running(loader.load("team_level_half_day"), "theory", 15)
    card = card_at(state, now)
    said = card.lines[0].text
    assert "“Break, 10:30” 15 → 10 min" in said
    assert "“Break, 12:15” 10 → 5 min" in said
    assert "“Step 1: Mission” 20 → 15 min" in said, "one of its name needs no time"


def test_buttons_do_not_stand_on_the_frame_of_the_card(qtbot: Any) -> None:
    """While an offer is looked at, and where nothing is left but taking back."""
    pane = DayPane()
    qtbot.addWidget(pane)
    pane.resize(412, 640)
    pane.show()
    agenda = loader.load("expert_onsite")
    late = card_at(*running(agenda, agenda.steps[0].id, 15))
    for card in (OfferCard(can_take_back=True), replace(late, can_take_back=True)):
        pane.show_card(card)
        answers = pane.rescue.answers
        qtbot.waitUntil(lambda answers=answers: answers.height() >= 32)
        QApplication.processEvents()
        assert answers.parentWidget().height() - answers.geometry().bottom() - 1 >= AIR
    pane.show_card(OfferCard(can_take_back=True))
    QApplication.processEvents()
    assert answers.y() <= 2 * AIR, "no empty line above a single button"

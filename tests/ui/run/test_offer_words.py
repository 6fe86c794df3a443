"""What an offer says of the end of the day agrees with the clock that stands beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agendas.rescue import OfferKind
from ui.run import rescue_words
from ui.run.timing import against_plan, as_said
from workshop_app.domain.run import LiveOffer


@pytest.mark.parametrize(
    ("ends", "behind", "said"),
    [
        ("15:25:00.900", timedelta(minutes=-5, seconds=0.9), "ends 15:25, 5 min earlier"),
        ("15:29:30", timedelta(seconds=-30), "ends 15:29, 1 min earlier"),
        ("15:30:10", timedelta(seconds=-30), "ends 15:30, as planned"),  # planned 15:30:40: begun as from now
        ("15:30:00", timedelta(0), "ends 15:30, as planned"),
        ("15:30:59", timedelta(seconds=59), "ends 15:30, as planned"),
        ("15:40:00", timedelta(minutes=10), "ends 15:40, 10 min later"),
    ],
)
def test_the_minutes_are_those_between_the_two_clocks(ends: str, behind: timedelta, said: str) -> None:
    at = datetime.fromisoformat(f"2026-11-30T{ends}").replace(tzinfo=UTC)
    offered = LiveOffer(OfferKind.END_LATER, (), at, behind, 0)
    assert rescue_words.offer(offered, {}, ends[:5]).endswith(said)


def test_five_minutes_by_the_clocks_are_worth_a_longer_break() -> None:
    at = datetime(2026, 11, 30, 15, 25, 0, 900_000, tzinfo=UTC)
    offered = LiveOffer(OfferKind.END_LATER, (), at, timedelta(minutes=-5, seconds=0.9), 0, rest_in="Lunch")
    assert rescue_words.offer_besides(offered, {}) == "5 min early, or a longer “Lunch”"


@pytest.mark.parametrize(
    ("at", "planned", "minutes"),
    [
        ("15:40:59", "15:30:00", 10),
        ("15:30:59", "15:30:00", 0),
        ("15:31:10", "15:30:40", 0),  # the two clocks differ, but nobody is late by a minute
        ("15:29:59.500", "15:30:00", 0),  # gone on by hand half a second early
        ("15:25:00.900", "15:30:00", -5),
        ("17:56:24", "19:05:00", -69),
    ],
)
def test_the_end_is_written_as_its_minutes_say(at: str, planned: str, minutes: int) -> None:
    really, plan = (datetime.fromisoformat(f"2026-11-30T{each}").replace(tzinfo=UTC) for each in (at, planned))
    assert against_plan(really, plan) == minutes
    assert as_said(really, plan) - plan == timedelta(minutes=minutes)

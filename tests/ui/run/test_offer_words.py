"""What an offer says of the end of the day agrees with the clock that stands beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agendas.rescue import OfferKind
from ui.run import rescue_words
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

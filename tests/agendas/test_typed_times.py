"""What people type for a length or a clock time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendas.schedule import clock, parse_clock, parse_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45m", 45),
        ("45 min", 45),
        ("45 min.", 45),
        ("45 Minuten", 45),
        ("90'", 90),
        ("90′", 90),
        ("1h", 60),
        ("1 hour", 60),
        ("2 Std.", 120),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("1:30 h", 90),
        ("1.5h", 90),
        ("1,5h", 90),
        ("1,25 h", 75),
        ("1½h", 90),
        ("½h", 30),
        ("¾ h", 45),
        ("  45\u00a0min ", 45),
        ("٤٥", 45),
        ("1", 1),
        ("1440", 1440),
        ("24h", 1440),
    ],
)
def test_reads_a_length(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "0",
            "0 min",
            "0:00",
            "1441",
            "24:01",
            "25h",
            "-5",
            "+5",
            "abc",
            "1,5",
            "1.5",
            "1h60",
            "1:75",
            "1:5",
        ),
        *("1.33h", "45s", "1d", "45-60", "1h30m20", "1..5h", "9:00 am", "½", "1½", "²", "10**9", "9" * 500),
    ],
)
def test_does_not_guess_a_length(text: str) -> None:
    assert parse_duration(text) is None


@given(st.text(max_size=30))
def test_any_text_gives_minutes_in_range_or_nothing(text: str) -> None:
    minutes = parse_duration(text)
    assert minutes is None or 1 <= minutes <= 1440
    start = parse_clock(text)
    assert start is None or 0 <= start < 10 * 1440


@given(st.integers(1, 1440))
def test_a_length_written_as_minutes_or_hours_reads_back(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    assert parse_duration(str(minutes)) == minutes
    assert parse_duration(f"{hours}h{rest:02}") == minutes
    assert parse_duration(f"{hours}:{rest:02}") == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9:00", 540),
        ("09:05", 545),
        ("9.30", 570),
        ("0930", 570),
        ("930", 570),
        ("9h", 540),
        ("9h30", 570),
        ("9", 540),
        ("9 Uhr", 540),
        ("9.30 Uhr", 570),
        ("9 am", 540),
        ("9:30 p.m.", 1290),
        ("12 am", 0),
        ("12 pm", 720),
        ("0:00", 0),
        ("23:59", 1439),
        ("00:30 (+1)", 1470),
    ],
)
def test_reads_a_clock_time(text: str, minutes: int) -> None:
    assert parse_clock(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "24:00", "9:60", "9:5", "25", "2560", "13 pm", "0 am", "9" * 30, "nine", "-1", "9,30", "12:30:00"]
)
def test_does_not_guess_a_clock_time(text: str) -> None:
    assert parse_clock(text) is None


@given(st.integers(0, 3 * 1440 - 1))
def test_a_shown_clock_time_reads_back(minutes: int) -> None:
    assert parse_clock(clock(minutes)) == minutes


def test_shows_clock_times() -> None:
    assert clock(545) == "09:05"
    assert clock(1470) == "00:30 (+1)"
    assert clock(2 * 1440) == "00:00 (+2)"
    assert clock(-30) == "23:30 (-1)"

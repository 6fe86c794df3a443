"""What people type for a length or a clock time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendas.schedule import clock, parse_clock, parse_duration
from agendas.typed_times import TimeDoubt, imported_clock, parse_end, why_no_clock, why_no_length


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
        ("1/2h", 30),
        ("1/2 hour", 30),
        ("3/4 Std.", 45),
        ("1 1/2 h", 90),
        ("1 ½ h", 90),
        ("2 1/4 hours", 135),
        ("1/3 h", 20),
        (".5h", 30),
        (",5 h", 30),
        ("1 h, 30 min", 90),
        ("1 hour and 30 minutes", 90),
        ("1 Stunde und 30 Minuten", 90),
        ("half an hour", 30),
        ("half hour", 30),
        ("a quarter hour", 15),
        ("two hours", 120),
        ("1 and a half hours", 90),
        ("1 hr. 30 mins.", 90),
        ("eine halbe Stunde", 30),
        ("1:30:00", 90),
        ("４５", 45),
        ("１ｈ３０", 90),
        ("1\u202fh\u00a030\u2009min", 90),
        ("\u200e45\u200b min", 45),
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
            "0930",  # half past nine, in a column of lengths
            "٠٩٣٠",
            "abc",
            "1,5",
            "1.5",
            "1h60",
            "1:75",
            "1:5",
        ),
        *(
            "1.33h",
            "1/7 h",
            "3/2 h",
            "1/0 h",
            "2 h 1/2",
            "1/2",
            "4²",
            "1:30:15",
            "45s",
            "1d",
            "45-60",
            "1h30m20",
            "1..5h",
            "9:00 am",
            "½",
            "1½",
            "²",
            "10**9",
            "9" * 500,
        ),
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
        ("9 Uhr 30", 570),
        ("um 9 Uhr", 540),
        ("9 o’clock", 540),
        ("noon", 720),
        ("12 noon", 720),
        ("12:00 noon", 720),
        ("mittags", 720),
        ("09:30:00", 570),
        ("9:30:00 pm", 1290),
        ("９：３０", 570),
        ("9:30\u202fam", 570),
        ("00:00:00", 0),
    ],
)
def test_reads_a_clock_time(text: str, minutes: int) -> None:
    assert parse_clock(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24:00",
        "9:60",
        "9:5",
        "25",
        "2560",
        "13 pm",
        "0 am",
        "9" * 30,
        "nine",
        "-1",
        "9,30",
        "12:30:15",
        "midnight",
        "24:01",
    ],
)
def test_does_not_guess_a_clock_time(text: str) -> None:
    assert parse_clock(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("24:00", 1440), ("24 Uhr", 1440), ("24:00:00", 1440), ("midnight", 1440), ("12 midnight", 1440),
        ("Mitternacht", 1440), ("24:00 (+1)", 2880), ("17:30", 1050), ("00:00 (+1)", 1440), ("0:00", 0),
    ],
)  # fmt: skip
def test_a_day_may_end_at_midnight(text: str, minutes: int) -> None:
    assert parse_end(text) == minutes
    assert imported_clock(text, ends=True) == minutes


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("24:00", TimeDoubt.END_OF_DAY), ("midnight", TimeDoubt.END_OF_DAY), ("24h", TimeDoubt.END_OF_DAY),
        ("09:30:15", TimeDoubt.SECONDS), ("9:30:15 pm", TimeDoubt.SECONDS), ("23:59:59", TimeDoubt.SECONDS),
        ("09:30:75", TimeDoubt.UNREADABLE), ("soon", TimeDoubt.UNREADABLE), ("", TimeDoubt.UNREADABLE),
        ("noon", None), ("9:00", None),
    ],
)  # fmt: skip
def test_what_is_no_start_has_a_question(text: str, doubt: TimeDoubt | None) -> None:
    assert why_no_clock(text) is doubt


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1.5", TimeDoubt.WITHOUT_UNIT), ("1/2", TimeDoubt.WITHOUT_UNIT), ("1½", TimeDoubt.WITHOUT_UNIT),
        ("1.33h", TimeDoubt.NOT_WHOLE), ("1/7 h", TimeDoubt.NOT_WHOLE), ("1:30:15", TimeDoubt.NOT_WHOLE),
        ("45-60", TimeDoubt.TWO_LENGTHS), ("30 or 45 min", TimeDoubt.TWO_LENGTHS), ("1h to 2h", TimeDoubt.TWO_LENGTHS),
        ("0", TimeDoubt.OUT_OF_RANGE), ("25h", TimeDoubt.OUT_OF_RANGE), ("a while", TimeDoubt.UNREADABLE),
        ("9" * 5000, TimeDoubt.UNREADABLE), ("1/2h", None),
    ],
)  # fmt: skip
def test_what_is_no_length_has_a_question(text: str, doubt: TimeDoubt | None) -> None:
    assert why_no_length(text) is doubt


_LIKE_TIMES = st.text(st.sampled_from("0123459:.,/ ½hmuraspnon'-()+\u00a0\uff11\uff1a"), max_size=14)


@given(st.text(max_size=30) | _LIKE_TIMES)
def test_a_value_or_a_question_and_never_both(text: str) -> None:
    assert (parse_duration(text) is None) is (why_no_length(text) is not None)
    start, end = parse_clock(text), parse_end(text)
    assert (start is None) is (why_no_clock(text) is not None)
    assert start is None or start == end, "what begins then may end then"
    assert end is None or 0 <= end <= 10 * 1440


@given(_LIKE_TIMES)
def test_full_width_and_spaces_from_a_web_page_change_nothing(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text).replace(" ", "\u202f")
    assert (parse_duration(wide), parse_clock(wide)) == (parse_duration(text), parse_clock(text))


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_way_to_write_a_time_of_day_means_the_same(hour: int, minute: int) -> None:
    minutes = 60 * hour + minute
    half = f"{hour % 12 or 12}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    ways = (f"{hour}:{minute:02}", f"{hour}.{minute:02} Uhr", f"{hour} Uhr {minute:02}", f"{hour}h{minute:02}", half)
    assert {parse_clock(way) for way in (*ways, f"{hour:02}:{minute:02}:00", f"{hour:02}{minute:02}")} == {minutes}


@given(st.integers(0, 12), st.integers(1, 12), st.integers(2, 12))
def test_parts_of_an_hour_are_exact_or_not_read(hours: int, above: int, below: int) -> None:
    read = parse_duration(f"{hours} {above}/{below} h" if hours else f"{above}/{below}h")
    whole = above < below and 60 * above % below == 0
    assert read == (60 * hours + 60 * above // below if whole else None)


@given(st.integers(0, 3 * 1440 - 1))
def test_a_shown_clock_time_reads_back(minutes: int) -> None:
    assert parse_clock(clock(minutes)) == minutes


def test_shows_clock_times() -> None:
    assert clock(545) == "09:05"
    assert clock(1470) == "00:30 (+1)"
    assert clock(2 * 1440) == "00:00 (+2)"
    assert clock(-30) == "23:30 (-1)"

"""Typed numbers, levels and the score between them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.okr import Wanted
from workshop_app.domain.scoring import (
    LevelPlace,
    Levels,
    LevelState,
    Score,
    check_levels,
    score,
    score_preview,
    share_of_the_way,
)
from workshop_app.domain.values.numbers import NumberKind, ValueDoubt, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("1.200,5", 1200.5), ("1,200.5", 1200.5), ("12 %", 12), ("12%", 12), ("€ 3.5k", 3500),
        ("€3.5k", 3500), ("-4", -4), ("−4", -4), ("3,5", 3.5), ("0.125", 0.125), ("1 200", 1200), ("1'200", 1200),
        ("$2M", 2e6), ("1.5 million", 1.5e6), ("40 beds", 40), ("200ms", 200), ("≥ 99.8 %", 99.8),
        ("1.234.567", 1234567),
        ("6 of 10", 6), ("~ 30", 30), ("+5", 5), (".5", 0.5), ("450 l", 450), ("$-3", -3), ("CHF 20", 20),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.kind is NumberKind.PLAIN


@pytest.mark.parametrize("text", ["", "n/a", "signed", "3 to 5", "10-12", "1.2.3,4,5", "abc 3", "12a34", "31 Foo 2027"])
def test_unreadable_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(("text", "value"), [("2:30", 150), ("0:45", 45), ("1:00:30", 3630), ("12:05 h", 725)])
def test_times(text: str, value: float) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.value, number.kind) == (value, NumberKind.TIME)


@pytest.mark.parametrize("text", ["2027-03-15", "15.3.2027", "15 March 2027", "15th Mar 2027", "March 15, 2027"])
def test_dates(text: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.value, number.kind) == (date(2027, 3, 15).toordinal(), NumberKind.DATE)
    assert read_number("2027-02-30") is None


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        (("40", "45", "60", "70"), LevelState.GOOD),
        (("11", "8", "4", "2"), LevelState.GOOD),
        (("40", "", "60", ""), LevelState.INCOMPLETE),
        (("", "", "", ""), LevelState.INCOMPLETE),
        (("40", "60", "50", "70"), LevelState.NOT_MONOTONIC),
        (("", "5", "5", "6"), LevelState.NOT_MONOTONIC),
        (("40", "40", "50", "60"), LevelState.COMMIT_IS_BASELINE),
        (("draft", "read", "agreed", "signed"), LevelState.UNREADABLE),
        (("1:30", "20", "10", "5"), LevelState.UNREADABLE),
        (("3:00", "2:30", "2:00", "1:30"), LevelState.GOOD),
    ],
)
def test_levels(levels: tuple[str, str, str, str], state: LevelState) -> None:
    assert check_levels(*levels) is state


@pytest.mark.parametrize(
    ("value", "points", "place"),
    [
        ("79", 0.0, LevelPlace.AT_BASELINE), ("60", 0.0, LevelPlace.BELOW_BASELINE), ("84", 0.3, LevelPlace.AT_COMMIT),
        ("88", 0.5, LevelPlace.BEFORE_TARGET), ("92", 0.7, LevelPlace.AT_TARGET), ("97", 1.0, LevelPlace.AT_STRETCH),
        ("99", 1.0, LevelPlace.BEYOND_STRETCH), ("94,5", 0.85, LevelPlace.BEFORE_STRETCH),
        ("81.5", 0.15, LevelPlace.BEFORE_COMMIT),
    ],
)  # fmt: skip
def test_a_rising_metric(value: str, points: float, place: LevelPlace) -> None:
    found = score_preview("79 %", "84", "92", "97", value)
    assert isinstance(found, Score)
    assert found.value == pytest.approx(points)
    assert found.place is place
    assert found.words


def test_a_falling_metric() -> None:
    found = score_preview("11", "8", "4", "2", "6")
    assert isinstance(found, Score)
    assert found.value == pytest.approx(0.5)
    assert found.words == "between commit and target"
    worse, better = score_preview("11", "8", "4", "2", "13"), score_preview("11", "8", "4", "2", "0")
    assert isinstance(worse, Score)
    assert isinstance(better, Score)
    assert (worse.value, better.value) == (0.0, 1.0)


def test_no_preview_without_readable_levels_of_one_kind() -> None:
    assert score_preview("a", "b", "c", "d", "3") is None
    assert score_preview("1", "2", "3", "4", "2:30") is None
    assert score_preview("1", "2", "3", "4", "") is None
    assert score_preview("1", "3", "2", "4", "2") is None


@given(
    st.floats(-1e6, 1e6),
    st.tuples(*[st.floats(0.01, 1e5)] * 3),
    st.booleans(),
    st.floats(-2e6, 2e6),
    st.floats(-2e6, 2e6),
)
def test_scores_stay_in_range_and_follow_the_direction(
    start: float, steps: tuple[float, float, float], falling: bool, one: float, other: float
) -> None:
    sign = -1 if falling else 1
    points = [start]
    for step in steps:
        points.append(points[-1] + sign * step)
    levels = Levels(*points)
    low, high = sorted((one, other), key=lambda value: sign * value)
    first, second = score(levels, low).value, score(levels, high).value
    assert 0 <= first <= second <= 1
    for point, expected in zip(levels.in_order, (0.0, 0.3, 0.7, 1.0), strict=True):
        assert score(levels, point).value == pytest.approx(expected)


@given(st.text(max_size=40))
def test_any_text_is_read_or_left_alone(text: str) -> None:
    read_number(text)
    check_levels(text, "1", text, "2")


@pytest.mark.parametrize(
    ("baseline", "goal", "value", "share"),
    [
        ("79 %", "92", "92", 1.0),
        ("11", "2", "2", 1.0),  # a falling number
        ("10", "20", "15", 0.5),
        ("20", "10", "25", -0.5),
        ("1 March 2027", "11 March 2027", "6 March 2027", 0.5),
        ("10", "10", "10", None),
        ("10", "soon", "12", None),
        ("10", "2:30", "12", None),
        ("", "20", "12", None),
    ],
)
def test_the_share_of_the_way_to_one_number(baseline: str, goal: str, value: str, share: float | None) -> None:
    assert share_of_the_way(baseline, goal, value) == share


@pytest.mark.parametrize(
    ("levels", "value", "expected"),
    [
        (("2 of 5", "3 of 5", "4 of 5", "5 of 5"), "4 of 5", 0.7),
        (("2 of 5", "3 of 5", "4 of 5", "5 of 5"), "8 of 10", 0.7),
        (("2 of 5", "3 of 5", "4 of 5", "5 of 5"), "3.5", 0.5),
        (("2 of 5", "3 of 5", "4 of 5", "5 of 5"), "8", ValueDoubt.UNITS),
        (("4 in 10", "5 in 10", "6 in 10", "8 in 10"), "3 in 5", 0.7),
        (("4 in 10", "5 in 10", "6 in 10", "8 in 10"), "55 %", 0.5),
        (("40 %", "50 %", "60 %", "80 %"), "3 of 5", 0.7),
        (("1 of 2", "2 of 3", "3 of 4", "4 of 5"), "0.7", ValueDoubt.UNITS),
        (("1 of 2", "2 of 3", "3 of 4", "4 of 5"), "6 of 8", 0.7),
        (("1 of 0", "2 of 0", "3 of 0", "4 of 0"), "3 of 5", None),
        (("1:8", "1:6", "1:4", "1:3"), "1:5", 0.5),
        (("1:14", "1:12", "1:10", "1:8"), "1:11", 0.5),
        (("1 : 8", "1 : 6", "1 : 4", "1 : 3"), "5", None),
        (("2:1", "3:1", "5:1", "6:1"), "4:1", 0.5),
        (("2:30", "2:10", "1:50", "1:30"), "2:00", 0.5),
    ],
)
def test_shares_and_ratios_are_compared_by_what_they_are_of(
    levels: tuple[str, str, str, str], value: str, expected: object
) -> None:
    found = score_preview(*levels, value)
    assert found == expected if not isinstance(found, Score) else found.value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("wanted", "levels", "value", "expected"),
    [
        (Wanted.STAY_ABOVE, ("98 %", "93 %", "95 %", "97 %"), "94 %", 0.5),
        (Wanted.STAY_ABOVE, ("", "93 %", "95 %", "97 %"), "92.9 %", 0.0),
        (Wanted.STAY_ABOVE, ("", "93 %", "95 %", "97 %"), "93 %", 0.3),
        (Wanted.STAY_BELOW, ("4", "7", "5", "3"), "6", 0.5),
        (Wanted.STAY_BELOW, ("", "7", "5", "3"), "7.5", 0.0),
        (Wanted.STAY_BELOW, ("", "2", "0", "-2"), "-3", 1.0),
        (Wanted.STAY_BELOW, ("", "93", "95", "97"), "94", None),
        (Wanted.FALL, ("40", "50", "60", "70"), "55", None),
    ],
)
def test_what_is_to_stay_needs_no_start_and_goes_the_way_that_was_chosen(
    wanted: Wanted, levels: tuple[str, str, str, str], value: str, expected: float | None
) -> None:
    found = score_preview(*levels, value, None, wanted)
    assert found is None if expected is None else isinstance(found, Score) and found.value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        (("40", "tbd", "70", "60"), LevelState.NOT_MONOTONIC),
        (("x", "50", "60", "55"), LevelState.NOT_MONOTONIC),
        (("40", "tbd", "60", "70"), LevelState.UNREADABLE),
        (("x", "03/04/2027", "04/03/2027", "y"), LevelState.UNREADABLE),
    ],
)
def test_one_level_that_cannot_be_read_does_not_silence_the_others(
    levels: tuple[str, str, str, str], state: LevelState
) -> None:
    assert check_levels(*levels) is state

"""Scores as people say them through a cycle."""

from __future__ import annotations

import pytest

from workshop_app.domain.cycle_scores import fell, is_stuck, kept_end, kept_score, promises, read_score, room_for
from workshop_app.domain.scoring import Model


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("0.6", 0.6),
        ("0,6", 0.6),
        (".6", 0.6),
        ("60 %", 0.6),
        ("100%", 1.0),
        ("0", 0.0),
        ("1", 1.0),
        ("1.0", 1.0),
        ("6", None),  # of ten?
        ("60", None),  # per cent?
        ("110 %", None),
        ("-0.2", None),
        ("0.6 h", None),
        ("1:00", None),
        ("about half", None),
        ("0.3 to 0.7", None),
        ("", None),
    ],
)
def test_a_score_is_read_or_asked_about(typed: str, score: float | None) -> None:
    assert read_score(typed) == score


@pytest.mark.parametrize(
    ("typed", "two", "number"),
    [
        ("met", "1", "met"),
        (" Not  met ", "0", "Not  met"),
        ("1.0", "1", "1.0"),
        ("100 %", "1", "100 %"),
        ("0,6", "0,6", "0,6"),
        ("six", "six", "six"),
        ("  ", "", ""),
    ],
)
def test_an_end_is_kept_in_one_way(typed: str, two: str, number: str) -> None:
    assert kept_end(typed, Model.EVEN_ODDS) == two
    assert kept_end(typed, Model.LEVELS) == kept_end(typed, Model.GRADE) == number
    assert [kept_score(1.0, each) for each in Model] == ["1.0", "1", "1.0"]


def test_a_prediction_fell_only_when_both_can_be_read() -> None:
    assert fell("0.4", "0.7")
    assert fell("40 %", "0,7")
    assert not fell("0.7", "70 %")
    assert not fell("lower", "0.7")
    assert not fell("0.4", "")


def test_three_times_the_same_is_stuck() -> None:
    assert is_stuck(["0.5", "0.7", "0.7", "70 %"])
    assert not is_stuck(["0.7", "0.7"])
    assert not is_stuck(["0.7", "0.7", "0.6"])
    assert is_stuck(["1.0", "1"])
    assert not is_stuck(["1.0"])
    assert not is_stuck(["?", "", "?"])


def test_five_key_results_in_half_an_hour() -> None:
    assert [room_for(minutes) for minutes in (10, 13, 14, 30, 45, 5)] == [0, 0, 1, 5, 8, 0]


def test_how_promises_held_is_silent_below_ten() -> None:
    assert promises([0.3] * 9) == ()
    told = promises([0.29, *[0.3] * 3, *[0.7] * 3, *[1.0] * 3])
    assert [(one.level, one.reached) for one in told] == [("commit", 9), ("target", 6), ("stretch", 3)]


def test_where_nothing_lies_between_one_promise_is_held_against_a_half() -> None:
    told = promises([0.0] * 6 + [1.0] * 4, Model.EVEN_ODDS)
    assert [(one.level, one.reached, one.of, one.meant) for one in told] == [("met", 4, 10, 50)]
    assert promises([0.5] * 20, Model.GRADE) == ()

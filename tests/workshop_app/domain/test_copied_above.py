"""An objective or a key result that only copies the level above gets a hint."""

from __future__ import annotations

import string

import pytest

from workshop_app.domain.copied_above import Likeness, copied_from, result_copied_from

ABOVE = ("Passengers who come again rise from 61 % to 70 %", "Be the crossing that people no longer think about")


@pytest.mark.parametrize(
    "text",
    [
        "Be the crossing that people no longer think about",
        "  be the Crossing that people no longer think about. ",
        "1. “Be the crossing that people no longer think about”",
        "Bé the crossing that people no longer think about",
    ],
)
def test_the_same_words_are_a_copy(text: str) -> None:
    found = copied_from(text, ABOVE)
    assert found is not None
    assert (found.text, found.likeness) == (ABOVE[1], Likeness.SAME)


@pytest.mark.parametrize(
    "text",
    [
        "Be a crossing that people no longer think about",
        "Be the crossing our people no longer think about",
        "Become the crossing that people no longer think about",
        "Passengers who come again rise from 60 % to 75 %",
        "People no longer think about the crossing: be that",
    ],
)
def test_nearly_the_same_is_one_too(text: str) -> None:
    found = copied_from(text, ABOVE)
    assert found is not None
    assert found.likeness is Likeness.NEAR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "…",
        "Be the crossing",
        "Make the morning crossing one that people can rely on",
        "Passengers hear it from us first when something goes wrong",
        "Buying a ticket takes no longer than walking aboard",
    ],
)
def test_ones_own_is_none(text: str) -> None:
    assert copied_from(text, ABOVE) is None


def test_short_ones_are_alike_by_chance() -> None:
    assert copied_from("Happy customer days", ("Happy customers days",)) is None
    assert copied_from("Happy days", ("happy days",)) is not None
    assert copied_from("Happy days", ()) is None


def test_the_same_is_named_before_the_nearly_same() -> None:
    found = copied_from(
        "Trust in every single crossing", ("Trust in each single crossing", "trust in every single crossing")
    )
    assert found is not None
    assert found.likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("passengers who come again rise from 61 % to 70 %.", Likeness.SAME),
        ("Passengers who come again rise from 55 % to 75 %", Likeness.NEAR),
        ("Raise passengers who come again to 75 %", Likeness.NEAR),
        ("Passengers of the night boat who come again rise from 61 % to 70 %", None),
        ("Passengers who come rise from 61 % to 70 %", Likeness.NEAR),  # a word left out
        ("Passengers who come rise from 60 % to 70 %", None),
        ("Passengers who come late fall from 61 % to 40 %", None),
        ("Make the crossing that people no longer think about", None),
        ("", None),
    ],
)
def test_a_key_result_is_one_where_it_measures_the_same(text: str, likeness: Likeness | None) -> None:
    found = result_copied_from(text, ABOVE)
    assert (found.likeness if found else None) is likeness


def test_numbers_alone_measure_nothing() -> None:
    assert result_copied_from("90 %", ("100 %",)) is None


def test_two_pasted_pages_are_held_against_each_other_at_once() -> None:
    """Letter by letter they would take minutes: the test would not end."""
    mine, theirs = (" ".join(f"{word}{letter}" for letter in string.ascii_letters * 150) for word in ("calm", "late"))
    assert copied_from(mine, (theirs,)) is None
    assert copied_from(f"{mine} today", (mine,)) is not None

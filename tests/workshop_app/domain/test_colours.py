"""Words stay readable in any colour somebody chooses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.colours import LEAST_CONTRAST, WHITE, colour_of, contrast, readable, tint

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#7a1f5c", "#7A1F5C"), (" 0F6E84 ", "#0F6E84"), ("#fa0", "#FFAA00"), ("red", ""), ("#12345", ""), ("", "")],
)
def test_what_is_a_colour(typed: str, colour: str) -> None:
    assert colour_of(typed) == colour


@given(COLOURS, COLOURS)
def test_words_are_readable_on_paper_and_on_every_tint_in_colour_and_grey(colour: str, second: str) -> None:
    ground = tint(second, 0.07)
    words = readable(colour, WHITE, ground)
    assert contrast(words, WHITE) >= LEAST_CONTRAST
    assert contrast(words, ground) >= LEAST_CONTRAST


def test_a_colour_that_is_dark_enough_stays_as_it_is() -> None:
    assert readable("#0F6E84") == "#0F6E84"
    assert readable("#FFE600") not in ("#FFE600", "#000000")


def test_what_only_the_eye_for_colour_sees_is_not_enough() -> None:
    """A red that stands out in colour may be too pale once a printer has made grey of it, and the other way round."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    for colour in ("#FF0000", "#0000FF", "#00FF00", "#FF008C"):
        assert contrast(readable(colour), WHITE) >= LEAST_CONTRAST

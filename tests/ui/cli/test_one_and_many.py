"""Counts in words: one is one, and a score or a day that is not understood is asked about in one way everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from ui.cli.output import Refused, many
from ui.cli.typed_values import check_score, understood_day


@pytest.mark.parametrize(
    ("number", "word", "said"),
    [(0, "place", "0 places"), (1, "place", "1 place"), (2, "entry", "2 entries"), (1, "entry", "1 entry")],
)
def test_one_is_one(number: int, word: str, said: str) -> None:
    assert many(number, word) == said


def test_what_is_not_understood_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    check_score("")
    check_score("60 %")
    assert understood_day(date(2027, 2, 1), "1 Feb") == date(2027, 2, 1)
    for asked in (lambda: check_score("six"), lambda: understood_day(None, "soon")):
        with pytest.raises(Refused):
            asked()
    assert capsys.readouterr().err == (
        "“six” is no score: which number from 0 to 1 is meant? 0.6 and 60 % are one\n"
        "which day is “soon”? 2027-02-01 is always understood\n"
    )

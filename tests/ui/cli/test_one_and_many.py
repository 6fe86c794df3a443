"""Counts in words: one is one, and a score or a day that is not understood is asked about in one way everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from ui.cli.output import Refused, many
from ui.cli.typed_values import refuse_asked, understood_day
from ui.score_words import end_asked, prediction_asked
from workshop_app.domain.scoring import Model


@pytest.mark.parametrize(
    ("number", "word", "said"),
    [(0, "place", "0 places"), (1, "place", "1 place"), (2, "entry", "2 entries"), (1, "entry", "1 entry")],
)
def test_one_is_one(number: int, word: str, said: str) -> None:
    assert many(number, word) == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (prediction_asked("six", Model.LEVELS), "“six” is no score: which number from 0 to 1 do you mean?"),
        (prediction_asked("six", Model.EVEN_ODDS), "“six”: how sure is that, as a number from 0 to 1?"),
        (end_asked("six", Model.GRADE), "“six” is no grade: which number from 0 to 1 do you mean?"),
        (end_asked("0.6", Model.EVEN_ODDS), "“0.6” is neither: is it met or not met?"),
    ],
)
def test_what_is_not_understood_is_asked_about(asked: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    for model in Model:
        for fine in ("", " ", "60 %"):
            refuse_asked(prediction_asked(fine, model))
        for fine in ("", "100 %", "0"):
            refuse_asked(end_asked(fine, model))
    with pytest.raises(Refused):
        refuse_asked(asked)
    assert capsys.readouterr().err.startswith(said)


def test_a_day_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert understood_day(date(2027, 2, 1), "1 Feb") == date(2027, 2, 1)
    with pytest.raises(Refused):
        understood_day(None, "soon")
    assert capsys.readouterr().err == "which day is “soon”? 2027-02-01 is always understood\n"

"""The method on one page: every step, mantra and phase has its words, and later cycles begin where one ends."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain import method
from workshop_app.domain.cycles import span_of_cycle
from workshop_app.domain.method import MethodStep

LONGEST = 130  # letters of a sentence that stands on one line


def test_there_are_three_phases_six_mantras_and_words_for_every_step() -> None:
    words = method.load()
    assert (len(words.phase), len(words.mantra)) == (3, 6)
    assert [each.id for each in words.step] == list(MethodStep)
    for step in MethodStep:
        assert words.kept(step).name
        assert words.of(step).wrong.endswith(".")
        assert words.of(step).helps.endswith(".")
        assert max(len(words.of(step).wrong), len(words.of(step).helps)) <= LONGEST
    assert {words.kept(step).id for step in MethodStep} == {each.id for each in words.mantra}, "each stands somewhere"
    assert method.load("xx") == words, "English where a language has none"


@pytest.mark.parametrize(
    ("first", "last", "number", "expected"),
    [
        (date(2026, 8, 1), date(2026, 11, 30), 1, (date(2026, 8, 1), date(2026, 11, 30))),
        (date(2026, 8, 1), date(2026, 11, 30), 2, (date(2026, 12, 1), date(2027, 3, 31))),
        (date(2027, 1, 1), date(2027, 3, 31), 3, (date(2027, 7, 1), date(2027, 9, 30))),
        (date(2027, 1, 4), date(2027, 1, 9), 2, (date(2027, 2, 4), date(2027, 3, 3))),
    ],
)
def test_a_later_cycle_follows_the_one_before(
    first: date, last: date, number: int, expected: tuple[date, date]
) -> None:
    assert span_of_cycle(first, last, number) == expected

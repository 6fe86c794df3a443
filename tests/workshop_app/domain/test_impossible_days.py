"""Days and lengths that no command takes, as a file of another make may hold them: nothing is counted from them, and
nothing fails."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.cycles import cycle_name, sensible_months
from workshop_app.domain.preparation import OFFSETS, moments


@pytest.mark.parametrize("day", [date.min, date.max, date(1, 1, 3), date(9999, 12, 29)])
def test_nothing_is_prepared_around_the_ends_of_time(day: date) -> None:
    assert [each.day for each in moments(day)] == [None] * len(OFFSETS)


def test_a_day_like_any_other_is_prepared() -> None:
    assert all(each.day is not None for each in moments(date(2027, 1, 11)))


@pytest.mark.parametrize(("stored", "used"), [(-2, 1), (0, 1), (1, 1), (4, 4), (12, 12), (13, 12), (2**31 - 1, 12)])
def test_a_cycle_is_as_long_as_a_command_would_have_made_it(stored: int, used: int) -> None:
    assert sensible_months(stored) == used
    start = date(2027, 1, 4)
    assert cycle_name(start, stored) == cycle_name(start, used)

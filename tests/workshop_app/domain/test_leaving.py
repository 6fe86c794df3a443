"""When somebody leaves, where a file says it in two ways, or in the way of an earlier edition."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas import loader
from workshop_app.domain.day_times import Leaving, leaving_at, read_leaving, rounds_left, said_leaving
from workshop_app.domain.workshops import Attendance

PLAN = loader.load("expert_three_rounds")  # lunch at 12:30
LUNCH = leaving_at(Attendance("", "", "", leaves_lunch=1), PLAN)


@pytest.mark.parametrize("by", [-90, -5, 0, 5, 90])
def test_of_lunch_and_a_clock_time_the_earlier_counts_and_both_are_shown(by: int) -> None:
    """Two copies of a file were told one each, and are brought together field by field."""
    assert LUNCH is not None
    entry = Attendance("", "", "", leaves_at=LUNCH + by, leaves_lunch=1)
    assert leaving_at(entry, PLAN) == min(LUNCH, LUNCH + by)
    alone = (Attendance("", "", "", leaves_at=LUNCH + by), Attendance("", "", "", leaves_lunch=1))
    gone = [rounds_left(each, PLAN)[1] for each in alone]
    assert rounds_left(entry, PLAN)[1] == min((each for each in gone if each is not None), default=None)
    said = said_leaving(entry, PLAN)
    assert "lunch" in said
    assert (said == "lunch") == (by == 0)
    assert (read_leaving(said, PLAN) is None) == (by != 0), "two answers are a question"


def test_a_clock_time_of_an_earlier_edition_stays_one_and_is_called_lunch_while_it_is() -> None:
    entry = Attendance("", "", "", leaves_at=LUNCH)
    assert said_leaving(entry, PLAN) == "lunch"
    assert said_leaving(entry) == "12:30"
    later = replace(PLAN, starts=(PLAN.starts[0] + 30,), steps=tuple(replace(each, pinned=None) for each in PLAN.steps))
    assert said_leaving(entry, later) == "12:30"
    assert leaving_at(entry, later) == LUNCH


def test_rounds_and_a_time_are_both_shown() -> None:
    entry = Attendance("", "", "", leaves_at=600, leaves_after=2)
    assert said_leaving(entry, PLAN) == "10:00, after round 2"
    assert read_leaving("after round 2", PLAN) == Leaving(after=2)
    assert said_leaving(Attendance("", "", ""), PLAN) == ""


@pytest.mark.parametrize(
    ("said", "after"), [("after round 3", 3), ("after round 4", None), ("9", None), ("Runde 99", None)]
)
def test_nobody_leaves_after_a_round_that_the_plan_does_not_have(said: str, after: int | None) -> None:
    assert read_leaving(said, PLAN) == (None if after is None else Leaving(after=after))
    assert read_leaving(said) is not None, "without a plan nobody knows"

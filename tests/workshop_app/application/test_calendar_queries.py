"""The calendar of a real engagement: holidays of its country, planned workshops instead of counted ones, role dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from agendas.model import AgendaKind
from workshop_app.application import calendar_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.public_holidays import public_holidays
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Workshop

Say = Any
START = "2027-03-29"  # Easter Monday


def entries(say: Say, **more: Any) -> dict[str, Any]:
    return {each.id: each for each in calendar_queries.calendar(say.read, **more)}


def plan(say: Say, kind: AgendaKind, day: date) -> None:
    say.apply(Add((Workshop("w", "Our day", kind, "expert_onsite", day=day),)))


def test_holidays_of_the_country_and_region() -> None:
    assert public_holidays("de", [2027])[date(2027, 10, 3)]
    assert date(2027, 11, 1) not in public_holidays("DE", [2027])
    assert date(2027, 11, 1) in public_holidays(" DE ", [2027], "by")
    assert public_holidays("", [2027]) == {}
    assert public_holidays("GB", range(0)) == {}


@pytest.mark.parametrize(("country", "region"), [("XX", ""), ("DE", "ZZ"), ("Germany!", ""), ("💥", "")])
def test_a_country_nobody_knows_is_named(say: Say, country: str, region: str) -> None:
    with pytest.raises(KnownError) as caught:
        public_holidays(country, [2027], region)
    assert caught.value.code is ErrorCode.COUNTRY_UNKNOWN
    say("cycle", first_start=START)
    with pytest.raises(KnownError):
        calendar_queries.calendar(say.read, country, region)


def test_a_holiday_of_the_engagements_country_moves_a_date(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-03-15")
    assert entries(say)["publish_1"].day == date(2027, 3, 29)
    (engagement,) = say.read.all(Engagement)
    say.apply(edit(Engagement, engagement.id, country="DE"))
    moved = entries(say)["publish_1"]
    assert (moved.day, moved.obstacle_name) == (date(2027, 3, 25), "Easter Monday")
    assert entries(say, country="")["publish_1"].day == date(2027, 3, 29)
    assert entries(say, country="US")["publish_1"].day == date(2027, 3, 29)


def test_a_country_this_version_does_not_know_takes_no_date_away(say: Say) -> None:
    say("cycle", first_start=START)
    (engagement,) = say.read.all(Engagement)
    without = entries(say)
    say.apply(edit(Engagement, engagement.id, country="XX"))
    assert entries(say) == without


def test_the_country_of_an_engagement_is_one_whose_holidays_are_known(say: Say) -> None:
    say.apply(EditEngagement(country=" de ", region="BY"))
    (engagement,) = say.read.all(Engagement)
    assert (engagement.country, engagement.region) == ("de", "BY")
    for wrong in (EditEngagement(country="XX"), EditEngagement(region="ZZ")):
        with pytest.raises(KnownError):
            say.apply(wrong)
    assert say.read.all(Engagement) == (engagement,)
    say.apply(EditEngagement(country="", region=""))
    assert say.read.all(Engagement)[0].country == ""


@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        (AgendaKind.TOP_LEVEL, "top_level_workshop_1"),
        (AgendaKind.EXPERT, "expert_workshop_1"),
        (AgendaKind.TEAM_LEVEL, "team_workshops_1"),
        (AgendaKind.CHAMPION, "kr_champion_workshop_1"),
    ],
)
def test_a_planned_workshop_takes_the_place_of_the_counted_one(say: Say, kind: AgendaKind, counted: str) -> None:
    say("cycle", first_start=START)
    assert counted in entries(say)
    plan(say, kind, date(2027, 3, 3))
    found = entries(say)
    assert counted not in found
    assert (found["w"].kind, found["w"].day) == (CalendarKind.WORKSHOP, date(2027, 3, 3))
    assert found["w_day_coach"].day == date(2027, 3, 3)


def test_workshops_are_in_the_calendar_without_any_cycle(say: Say) -> None:
    plan(say, AgendaKind.EXPERT, date(2027, 3, 3))
    assert {each.workshop_id for each in calendar_queries.calendar(say.read)} == {"w"}


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1752, 9, 14), date(9999, 12, 31)])
def test_a_date_that_is_a_slip_of_the_finger_breaks_nothing(say: Say, day: date) -> None:
    plan(say, AgendaKind.EXPERT, day)
    assert calendar_queries.calendar(say.read, country="DE") == ()
    say("cycle", first_start=day.isoformat())
    assert calendar_queries.calendar(say.read, country="DE") == ()
    assert calendar_queries.role_deadlines(say.read)[0].urgent_on is None


# ------------------------------------------------------------------------------------------------ roles


def deadlines(say: Say, today: date | None = None) -> dict[RoleKind, Any]:
    return {each.row.kind: each for each in calendar_queries.role_deadlines(say.read, today)}


def test_every_role_has_the_day_it_becomes_urgent(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    days = {kind: each.urgent_on for kind, each in deadlines(say).items()}
    assert days == {
        RoleKind.SPONSOR: date(2026, 10, 26),
        RoleKind.PROJECT_LEAD: date(2026, 10, 26),
        RoleKind.EXTERNAL_COACH: date(2026, 11, 9),
        RoleKind.HR_LEAD: date(2026, 11, 23),
        RoleKind.INTERNAL_COACH: date(2026, 11, 23),  # three weeks before the expert workshop
        RoleKind.TEAM_LEAD: date(2026, 11, 30),
        RoleKind.TEAM_MEMBER: date(2026, 11, 30),
        RoleKind.KR_CHAMPION: date(2026, 12, 21),
        RoleKind.COORDINATOR: date(2027, 1, 11),
    }
    assert [each.urgent_on for each in calendar_queries.role_deadlines(say.read)] == sorted(days.values())


def test_a_planned_workshop_needs_its_people_three_weeks_before(say: Say) -> None:
    plan(say, AgendaKind.EXPERT, date(2027, 2, 22))
    assert deadlines(say)[RoleKind.INTERNAL_COACH].urgent_on == date(2027, 2, 1)
    assert deadlines(say)[RoleKind.SPONSOR].urgent_on is None


def test_only_a_gap_is_overdue_and_parameter_one_says_what_is_a_gap(say: Say) -> None:
    say("cycle", first_start="2027-01-04")
    today = date(2026, 12, 24)
    assert deadlines(say, today)[RoleKind.TEAM_LEAD].overdue
    assert not deadlines(say, today)[RoleKind.COORDINATOR].overdue
    say("level", "top_only")
    assert not deadlines(say, today)[RoleKind.TEAM_LEAD].overdue
    assert deadlines(say, today)[RoleKind.SPONSOR].overdue
    say.apply(Add((RoleAssignment("r", RoleKind.SPONSOR, "Marguerite"),)))
    assert not deadlines(say, today)[RoleKind.SPONSOR].overdue
    assert not deadlines(say, date(2026, 10, 26))[RoleKind.PROJECT_LEAD].overdue, (
        "on the day itself there is still time"
    )

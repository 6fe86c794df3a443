"""The calendar of a real engagement: holidays of its country, planned workshops instead of counted ones, role dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agendas.model import AgendaKind
from workshop_app.application import calendar_queries, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.public_holidays import public_holidays
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.calendar_order import slip_words
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.workshops import Workshop, WorkshopStatus
from workshop_app.sample import build

Say = Any
START = "2027-03-29"  # Easter Monday
HELD = WorkshopStatus.FINISHED
INTERVIEWS = (date(2026, 10, 22), date(2026, 10, 29), date(2026, 11, 3), date(2026, 12, 14))


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


@pytest.mark.parametrize(("team", "days", "stands"), [(None, 0, False), (None, 7, True), ("t", 0, True)])
def test_a_check_in_of_all_teams_stands_once_on_the_day_in_the_middle(
    say: Say, team: str | None, days: int, stands: bool
) -> None:
    say("cycle", first_start=START)
    middle = entries(say)["mid_cycle_1"].day + timedelta(days=days)
    say.apply(
        Add(
            (
                Team("t", "Freight"),
                Workshop("w", "All", AgendaKind.CHECK_IN, "check_in_multi_team", day=middle, team_id=team),
            )
        )
    )
    assert ("mid_cycle_1" in entries(say)) is stands


def test_planned_interviews_take_the_place_of_the_counted_ones(say: Say) -> None:
    say("cycle", first_start=START)
    counted = entries(say)["parameters_1"]
    sessions = [InterviewSession(f"s{n}", n, planned_on=date(2027, 1, 9 + n)) for n in (1, 2, 4)]
    say.apply(Add((*sessions, InterviewSession("s3", 3))))
    found = entries(say)["parameters_1"]
    assert (found.day, found.last) == (date(2027, 1, 10), date(2027, 1, 11))
    assert (found.title, found.moved) == (counted.title, False)


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


# ------------------------------------------------------------------------------------------------ out of order


def said(say: Say) -> list[str]:
    return [slip_words(each) for each in calendar_queries.out_of_order(say.read)]


def test_without_dates_nothing_is_out_of_order(say: Say) -> None:
    assert said(say) == []
    say("cycle", first_start=START)
    assert said(say) == []


def test_dates_typed_in_the_interview_that_break_the_order_are_said(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04", publish_by="2026-12-10")
    assert said(say) == [
        "Publishing on 2026-12-10 comes before the team workshop on 2026-12-21 (counted). It usually comes after."
    ]
    say("cycle", publish_by="2027-01-18", check_ins="2027-01-12\n2027-01-26")
    assert said(say) == [
        "The first check-in on 2027-01-12 comes before publishing on 2027-01-18. It usually comes after."
    ]
    say("cycle", check_ins="2027-02-02\n2027-02-05")
    (sentence,) = said(say)
    assert sentence.startswith("The check-in dates from 2027-02-02 to 2027-02-05 do not keep the agreed rhythm")
    say("cycle", check_ins="", drafting="2026-12-21 to 2027-01-22")
    assert said(say) == [
        "The team workshop on 2027-01-22 comes after publishing on 2027-01-18. It usually comes before."
    ]


def test_planned_workshops_and_interviews_take_part_in_the_order(say: Say) -> None:
    plan(say, AgendaKind.TEAM_LEVEL, date(2027, 3, 3))
    say.apply(Add((Workshop("x", "The top", AgendaKind.TOP_LEVEL, "top_level_half_day", day=date(2027, 3, 10)),)))
    assert said(say) == [
        "The team workshop “Our day” on 2027-03-03 comes before the top-level workshop “The top” on 2027-03-10. "
        "It usually comes after."
    ]
    say.apply(edit(Workshop, "x", day=date(2027, 3, 3)))
    assert said(say) == []
    say.apply(Add((InterviewSession("s", 2, planned_on=date(2027, 3, 8)),)))
    assert len(said(say)) == 1
    say.apply(edit(InterviewSession, "s", number=4))
    assert said(say) == [], "the last one reads aloud what was decided"


def test_who_has_no_top_level_workshop_is_not_asked_for_one(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    plan(say, AgendaKind.EXPERT, date(2026, 12, 1))
    assert len(said(say)) == 1
    say("level", "pilots_only")
    assert said(say) == []


def test_a_workshop_of_a_later_cycle_is_not_late(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    plan(say, AgendaKind.TEAM_LEVEL, date(2027, 5, 10))
    assert said(say) == []
    say.apply(edit(Workshop, "w", day=date(2027, 2, 10)))
    assert len(said(say)) == 1


@pytest.mark.parametrize(("month", "day"), [(1, 21), (1, 22), (2, 18), (2, 28), (6, 20), (8, 1), (11, 9), (12, 22)])
def test_the_sample_teaches_the_order(tmp_path: Path, clock: Any, month: int, day: int) -> None:
    made_at = type(clock)(datetime(2027, month, day, 9, 0, tzinfo=UTC))
    workspace = build(tmp_path / "sample.okrw", made_at)
    try:
        assert calendar_queries.out_of_order(workspace.read) == ()
        days = {each.kind: each.day for each in queries.workshops(workspace.read)}
        shown = calendar_queries.calendar(workspace.read)
        entries = {each.id: each.day for each in shown}
        asked = next(each for each in shown if each.id == "parameters_1")
    finally:
        workspace.close()
    assert asked.last < days[AgendaKind.TOP_LEVEL]  # type: ignore[operator]
    assert days[AgendaKind.TOP_LEVEL] < days[AgendaKind.EXPERT] < days[AgendaKind.TEAM_LEVEL]  # type: ignore[operator]
    order = ["dependency_talks_1", "publish_1", "kr_champion_workshop_1", "check_in_1_1", "mid_cycle_1", "reflect_1"]
    assert [entries[id] for id in order] == sorted(entries[id] for id in order)


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


def test_a_set_tied_to_an_event_has_its_day_its_check_ins_and_its_look_back(say: Say) -> None:
    """A trade fair after the cycle, and one in the middle of it: nobody else's days move."""
    say("cycle", first_start="2027-01-04")
    shared, counted = calendar_queries.check_in_days(say.read), entries(say)
    fair = DraftSet("d1", "t", event="Boat show", event_day=date(2027, 7, 9))
    early = DraftSet("d2", "t", event_day=date(2027, 3, 20))
    say.apply(Add((Team("t", "Sales"), fair, early)))
    found = entries(say)
    assert {id: each for id, each in found.items() if id in counted} == counted
    event, look_back = found["event_d1"], found["event_reflect_d1"]
    assert (event.kind, event.day, event.title, event.set_id) == (
        CalendarKind.EVENT,
        date(2027, 7, 9),
        "Boat show (Sales)",
        "d1",
    )
    assert (look_back.kind, look_back.wanted, look_back.day) == (
        CalendarKind.REFLECT,
        date(2027, 7, 10),
        date(2027, 7, 12),
    )
    late, soon = calendar_queries.check_in_days(say.read, fair), calendar_queries.check_in_days(say.read, early)
    assert late[: len(shared)] == shared
    assert date(2027, 6, 11) <= late[-1] <= date(2027, 6, 25)
    assert soon == tuple(day for day in shared if day <= date(2027, 3, 6)) != ()
    say.apply(edit(DraftSet, "d1", event_day=date(2, 1, 1)))
    assert "event_d1" not in entries(say), "a day nobody can have meant"


def test_days_that_were_held_or_planned_count_before_those_counted_from_the_cycle(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04", publish_by="2027-01-20")
    interviews = [InterviewSession(f"i{number}", number, day) for number, day in enumerate(INTERVIEWS, 1)]
    expert = Workshop("e", "Expert", AgendaKind.EXPERT, "expert_onsite", date(2026, 11, 20), status=HELD)
    team = Workshop("t", "Team", AgendaKind.TEAM_LEVEL, "team_level", date(2026, 12, 7), status=HELD)
    later = Workshop("l", "Later", AgendaKind.TEAM_LEVEL, "team_level", date(2027, 5, 3))
    give = [RoleAssignment(kind.value, kind, "Ada Okoro") for kind in (RoleKind.INTERNAL_COACH, RoleKind.KR_CHAMPION)]
    say.apply(Add((*interviews, expert, team, later, *give)))
    found = {kind: each.urgent_on for kind, each in deadlines(say).items()}
    assert found[RoleKind.SPONSOR] == found[RoleKind.PROJECT_LEAD] == INTERVIEWS[0]
    assert found[RoleKind.EXTERNAL_COACH] == INTERVIEWS[0]
    assert found[RoleKind.HR_LEAD] == INTERVIEWS[2]
    assert found[RoleKind.INTERNAL_COACH] == date(2026, 10, 30)
    assert found[RoleKind.KR_CHAMPION] == date(2026, 12, 7)
    assert found[RoleKind.TEAM_LEAD] == date(2027, 4, 12)  # nobody has it, and there is one ahead
    assert found[RoleKind.COORDINATOR] == date(2027, 1, 13)


def test_no_role_of_the_sample_is_needed_after_it_was_there(tmp_path: Path, clock: Any) -> None:
    """Whoever was asked in an interview or sat in a workshop is not needed from a later day."""
    workspace = build(tmp_path / "sample.okrw", clock)
    try:
        needed = {each.row.kind: each.urgent_on for each in calendar_queries.role_deadlines(workspace.read)}
        first = {each.number: each.planned_on for each in workspace.read.all(InterviewSession)}
        days = {each.kind: each.day for each in queries.workshops(workspace.read)}
    finally:
        workspace.close()
    assert needed[RoleKind.SPONSOR] == needed[RoleKind.EXTERNAL_COACH] == first[1]
    assert needed[RoleKind.HR_LEAD] == first[3]
    assert needed[RoleKind.INTERNAL_COACH] < days[AgendaKind.EXPERT]  # type: ignore[operator]
    assert needed[RoleKind.KR_CHAMPION] == days[AgendaKind.TEAM_LEVEL]


def test_the_meeting_that_reads_aloud_has_its_day_beside_the_interviews(say: Say) -> None:
    held = datetime(2027, 2, 3, 12, tzinfo=UTC)
    meetings = (InterviewSession("s4", 4, date(2027, 2, 1), held), InterviewSession("s5", 5, date(2027, 8, 2)))
    say.apply(Add((*meetings, InterviewSession("s6", 6))))
    assert not [
        id for id in entries(say) if id.startswith("read_aloud")
    ]  # nor interviews: nobody said what they lead to
    say("cycle", first_start=START)
    found = {id: each for id, each in entries(say).items() if id.startswith("read_aloud")}
    assert {id: each.day for id, each in found.items()} == {
        "read_aloud_4": held.date(),
        "read_aloud_5": date(2027, 8, 2),
    }
    assert {each.title for each in found.values()} == {"Read the parameters aloud and sign"}

"""The date engine: the typical calendar week by week, days off stepped around, leap years, year ends, later cycles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas.model import AgendaKind
from workshop_app.domain.calendar import (
    CalendarEntry,
    CalendarKind,
    cycles_of,
    engagement_calendar,
    reset_timeline,
    workshop_preparation,
)
from workshop_app.domain.cycles import months_later
from workshop_app.domain.days_off import DaysOff, Obstacle, Shift
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.preparation import OFFSETS, moments
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts
from workshop_app.domain.workshops import Workshop

MONDAY = date(2027, 1, 4)


def facts(start: date | None = MONDAY, months: int = 4, **more: object) -> ProgrammeFacts:
    end = months_later(start, months) - timedelta(days=1) if start else None
    given_facts = {"cycle_start": start, "cycle_end": end, "cycle_months": months, **more}
    return ProgrammeFacts(Caps(), **given_facts)  # type: ignore[arg-type]


def by_id(known: ProgrammeFacts, off: DaysOff | None = None, cycles: int = 1) -> dict[str, CalendarEntry]:
    entries = engagement_calendar(known, off or DaysOff(), cycles)
    found = {entry.id: entry for entry in entries}
    assert len(found) == len(entries)
    return found


TYPICAL = {  # weeks from the first day of the cycle: where it begins, where it ends
    "parameters_1": (-8, -5),
    "top_level_workshop_1": (-4, -4),
    "expert_workshop_1": (-3, -3),
    "team_workshops_1": (-2, -1),
    "cycle_start_1": (0, 0),
    "dependency_talks_1": (1, 1),
    "publish_1": (2, 2),
    "kr_champion_workshop_1": (3, 3),
    "check_in_1_1": (4, 4),
    "check_in_1_2": (6, 6),
    "check_in_1_3": (8, 8),
    "mid_cycle_1": (9, 9),
    "check_in_1_4": (10, 10),
    "check_in_1_5": (12, 12),
    "check_in_1_6": (14, 14),
    "reflect_mail_1": (14, 14),
    "reflect_1": (16, 17),
    "cycle_end_1": (17, 17),
    "reset_reflect_1": (17, 17),
    "reset_review_1": (18, 18),
    "reset_refine_1": (19, 19),
    "reset_publish_1": (20, 20),
}


@pytest.mark.parametrize("start", [MONDAY, date(2027, 5, 3), date(2027, 9, 6), date(2028, 1, 3), date(2026, 11, 2)])
def test_a_four_month_cycle_has_the_weeks_of_the_method(start: date) -> None:
    found = by_id(facts(start))
    weeks = {id: ((each.day - start).days // 7, (each.last - start).days // 7) for id, each in found.items()}
    assert weeks == TYPICAL


def test_the_dates_of_one_such_cycle() -> None:
    found = by_id(facts())
    assert (found["parameters_1"].day, found["parameters_1"].last) == (date(2026, 11, 9), date(2026, 12, 4))
    assert found["publish_1"].day == date(2027, 1, 18)
    assert found["mid_cycle_1"].day == date(2027, 3, 8)
    assert found["reflect_mail_1"].day == date(2027, 4, 14)
    assert timedelta(weeks=2) <= date(2027, 5, 4) - found["reflect_mail_1"].day <= timedelta(weeks=3)
    assert (found["reflect_1"].day, found["reflect_1"].last) == (date(2027, 4, 26), date(2027, 5, 3))
    assert found["cycle_start_1"].title == "Cycle Jan–Apr 2027 begins"


def test_the_four_steps_to_the_next_cycle_come_after_it_once_and_before_it_from_then_on() -> None:
    first = [(each.day - MONDAY).days for each in reset_timeline(MONDAY, DaysOff())]
    later = [(each.day - MONDAY).days for each in reset_timeline(MONDAY, DaysOff(), first=False)]
    assert (first, later) == ([0, 7, 14, 21], [-14, -7, 0, 7])


@pytest.mark.parametrize("months", [2, 3, 4, 6])
def test_each_look_back_is_told_of_and_held_before_the_day_it_is_to_be_done(months: int) -> None:
    found = {each.id: each for each in engagement_calendar(facts(cycle_months=months), DaysOff(), 3)}
    spans = [(each.start, each.end) for each in cycles_of(facts(cycle_months=months), 3)]
    for cycle in (1, 2, 3):
        mail, held = found[f"reflect_mail_{cycle}"], found[f"reflect_{cycle}"]
        regular = [each.day for id, each in found.items() if id.startswith(f"check_in_{cycle}_")]
        assert max(mail.day, *regular) < held.day, cycle
        first = cycle == 1
        _, end = spans[cycle - 1]
        done = reset_timeline(end, DaysOff(), first=first, days=(end - spans[cycle - 1][0]).days)[0].day
        assert held.last <= done <= held.last + timedelta(days=3), cycle
        own_row = found.get(f"reset_reflect_{cycle}")
        assert (own_row.day if own_row else held.last) == done, "a day on which the look back ends is named once"


def test_without_a_first_day_there_is_no_calendar() -> None:
    assert engagement_calendar(facts(None), DaysOff()) == ()


def test_what_was_written_down_wins_over_what_is_counted() -> None:
    known = facts(
        publish_by=date(2027, 1, 23),  # a Saturday, and meant
        mid_cycle=date(2027, 3, 3),
        drafting="2026-12-10 to 2026-12-18",
        reflect="In the room by the quay, 2027-04-20 to 2027-04-22",
    )
    found = by_id(known)
    assert (found["publish_1"].day, found["mid_cycle_1"].day) == (date(2027, 1, 23), date(2027, 3, 3))
    assert (found["team_workshops_1"].day, found["team_workshops_1"].last) == (date(2026, 12, 10), date(2026, 12, 18))
    assert (found["reflect_1"].day, found["reflect_1"].last) == (date(2027, 4, 20), date(2027, 4, 22))
    assert not found["publish_1"].moved
    assert by_id(facts(drafting="The two weeks before"))["team_workshops_1"].day == date(2026, 12, 21)


def test_check_in_dates_written_down_hold_as_long_as_they_keep_the_rhythm() -> None:
    days = tuple(date(2027, 1, 12) + timedelta(days=14 * at) for at in range(5))

    def check_ins(known: ProgrammeFacts) -> tuple[date, ...]:
        return tuple(each.day for id, each in by_id(known).items() if id.startswith("check_in_"))

    assert check_ins(facts(check_in_dates=days)) == days
    counted = check_ins(facts())
    assert check_ins(facts(check_in_dates=(*days[:2], days[3]))) == counted
    assert check_ins(facts(check_in_dates=days, check_in_days=7)) == check_ins(facts(check_in_days=7))
    assert check_ins(facts(date(2027, 5, 3), check_in_dates=days)) == check_ins(facts(date(2027, 5, 3)))


def test_what_comes_before_a_written_date_comes_before_it() -> None:
    early = by_id(facts(publish_by=date(2027, 1, 11), check_in_dates=(date(2027, 1, 12), date(2027, 1, 26))))
    assert early["dependency_talks_1"].day == date(2027, 1, 4)
    assert early["kr_champion_workshop_1"].day == date(2027, 1, 11)
    late = by_id(facts(publish_by=date(2027, 2, 1), check_in_dates=(date(2027, 2, 9), date(2027, 2, 23))))
    assert late["dependency_talks_1"].day == date(2027, 1, 25)
    assert late["kr_champion_workshop_1"].day == date(2027, 2, 8), "a week after publishing, before the check-in"


def test_a_written_check_in_on_the_day_of_the_meeting_across_teams_is_that_meeting() -> None:
    days = tuple(date(2027, 2, 3) + timedelta(days=14 * at) for at in range(4))
    found = by_id(facts(mid_cycle=date(2027, 3, 3), check_in_dates=days))
    assert [each.day for id, each in found.items() if id.startswith("check_in_")] == [days[0], days[1], days[3]]


def test_a_check_in_gives_way_to_the_meeting_across_teams() -> None:
    found = by_id(facts(mid_cycle=date(2027, 3, 3)))
    check_ins = [each.day for id, each in found.items() if id.startswith("check_in_")]
    assert date(2027, 3, 1) not in check_ins
    assert len(check_ins) == 5


def test_blackout_weeks_push_talks_on_and_what_others_wait_for_forward() -> None:
    fair = DateRange(date(2027, 1, 18), date(2027, 1, 24), "trade fair")
    publish = by_id(facts(), DaysOff((fair,)))["publish_1"]
    assert (publish.day, publish.obstacle, publish.obstacle_name) == (
        date(2027, 1, 15),
        Obstacle.BLACKOUT,
        "trade fair",
    )
    found = by_id(facts(), DaysOff((DateRange(date(2027, 1, 11), date(2027, 1, 13)),)))
    assert (found["dependency_talks_1"].day, found["dependency_talks_1"].wanted) == (
        date(2027, 1, 14),
        date(2027, 1, 11),
    )
    assert found["parameters_1"].day == date(2026, 11, 9), "windows stay"


def test_stepping_around_days_off_turns_no_steps_round() -> None:
    fair = DateRange(date(2027, 1, 11), date(2027, 1, 24), "trade fair")
    found = by_id(facts(), DaysOff((fair,)))
    talks, publish = found["dependency_talks_1"], found["publish_1"]
    assert talks.day == date(2027, 1, 25)
    assert publish.day == talks.last == date(2027, 1, 29)
    assert found["kr_champion_workshop_1"].day > publish.day
    assert found["check_in_1_1"].day > found["kr_champion_workshop_1"].day


IN_THE_CYCLE = ("dependency_talks_1", "publish_1", "kr_champion_workshop_1", "check_in_1_1", "mid_cycle_1", "reflect_1")
SCALED = {  # months and rhythm: days from the first of talks, publishing, champions, first check-in, middle, look back
    (1, 7): (2, 3, 4, 7, 14, 29),
    (2, 14): (3, 7, 10, 14, 28, 55),
    (3, 14): (7, 10, 15, 21, 42, 84),
    (4, 14): (7, 14, 21, 28, 63, 112),
    (5, 14): (9, 17, 25, 31, 77, 143),
    (6, 14): (10, 21, 31, 35, 91, 173),
    (7, 28): (10, 21, 31, 35, 105, 204),
    (9, 28): (10, 21, 31, 35, 140, 265),
    (12, 28): (10, 21, 31, 35, 182, 357),
}


@pytest.mark.parametrize(("months", "rhythm"), list(SCALED))
def test_distances_inside_a_cycle_scale_with_its_length(months: int, rhythm: int) -> None:
    found = by_id(facts(months=months, check_in_days=rhythm))
    assert tuple((found[id].day - MONDAY).days for id in IN_THE_CYCLE) == SCALED[months, rhythm]
    assert (found["top_level_workshop_1"].day - MONDAY).days == -28, "a workshop takes as long to prepare"


@pytest.mark.parametrize(
    ("months", "counts"),
    [(1, (3, 1, 0)), (2, (5, 2, 2)), (3, (8, 4, 2)), (4, (11, 6, 2)), (6, (18, 9, 4)), (12, (45, 23, 11))],
)
def test_check_ins_follow_from_the_length_and_the_rhythm(months: int, counts: tuple[int, ...]) -> None:
    for rhythm, wanted in zip((7, 14, 28), counts, strict=True):
        found = by_id(facts(months=months, check_in_days=rhythm))
        assert sum(id.startswith("check_in_") for id in found) == wanted, rhythm


def test_later_cycles_count_their_check_ins_from_their_own_publishing() -> None:
    found = by_id(facts(), cycles=3)
    for number in (2, 3):
        published = found[f"reset_publish_{number - 1}"].wanted
        assert found[f"check_in_{number}_1"].wanted - published == timedelta(days=14)


def test_check_ins_are_counted_from_a_publishing_day_written_down() -> None:
    late = by_id(facts(publish_by=date(2027, 2, 15)))
    assert late["check_in_1_1"].day == date(2027, 3, 1)
    slip_of_the_finger = by_id(facts(publish_by=date(2026, 1, 18)))
    assert slip_of_the_finger["check_in_1_1"].day == MONDAY + timedelta(days=14)
    assert not any(id.startswith("check_in_") for id in by_id(facts(publish_by=date(2027, 6, 1))))


def test_a_public_holiday_moves_a_date_and_says_its_name() -> None:
    off = DaysOff(holidays={date(2027, 3, 29): "Easter Monday"})
    moved = by_id(facts(), off)["check_in_1_5"]
    assert (moved.day, moved.obstacle, moved.obstacle_name) == (
        date(2027, 3, 30),
        Obstacle.HOLIDAY,
        "Easter Monday",
    )


def test_a_blackout_of_a_year_moves_nothing_out_of_sight() -> None:
    off = DaysOff((DateRange(date(2026, 1, 1), date(2028, 12, 31)),))
    assert not any(each.moved for each in engagement_calendar(facts(), off))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2027, 11, 1), date(2028, 2, 29)),
        (date(2026, 11, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 4, 29)),
    ],
)
def test_leap_years_and_year_ends(start: date, end: date) -> None:
    assert by_id(facts(start))["cycle_end_1"].last == end


def test_later_cycles_begin_where_the_one_before_ends_and_do_not_slide() -> None:
    known = facts(date(2026, 10, 31), cycle_end=date(2027, 1, 30))
    starts = [by_id(known, cycles=4)[f"cycle_start_{number}"].day for number in range(1, 5)]
    assert starts == [date(2026, 10, 31), date(2027, 1, 31), date(2027, 5, 31), date(2027, 9, 30)]
    found = by_id(known, cycles=2)
    assert "parameters_2" not in found
    assert "publish_2" not in found, "the reset timeline sets it"
    assert found["reset_publish_2"].day < found["reset_publish_1"].day + timedelta(days=200)


def test_a_first_cycle_that_ends_before_it_begins_is_a_week() -> None:
    assert by_id(facts(cycle_end=date(2026, 1, 1)))["cycle_end_1"].day == MONDAY + timedelta(days=6)


def test_the_names_of_the_client_stand_in_the_calendar() -> None:
    found = by_id(facts(date(2027, 1, 1), cycle_name="Kick-off", cycle_names="Frost, Sun, Harvest"), cycles=2)
    assert found["cycle_start_1"].title == "Cycle Kick-off begins"
    assert found["cycle_start_2"].title == "Cycle Sun 2027 begins"


ORDER = [
    "parameters",
    "top_level_workshop",
    "expert_workshop",
    "team_workshops",
    "dependency_talks",
    "publish",
    "kr_champion_workshop",
    "check_in_1",
    "mid_cycle",
    "reflect",
]
RANGES = st.builds(
    lambda day, length: DateRange(day, day + timedelta(days=length)),
    st.dates(date(2026, 6, 1), date(2029, 1, 1)),
    st.integers(0, 20),
)


@settings(deadline=None, max_examples=60)
@given(
    start=st.dates(date(2026, 9, 1), date(2028, 12, 31)),
    months=st.integers(1, 12),
    rhythm=st.sampled_from([7, 14, 28]),
    blackout=st.lists(RANGES, max_size=3),
    cycles=st.integers(1, 3),
)
def test_any_cycle_around_any_days_off(
    start: date, months: int, rhythm: int, blackout: list[DateRange], cycles: int
) -> None:
    off = DaysOff(tuple(blackout))
    entries = engagement_calendar(facts(start, months, check_in_days=rhythm), off, cycles)
    assert list(entries) == sorted(entries, key=lambda each: (each.day, each.last))
    assert len({each.id for each in entries}) == len(entries)
    for each in entries:
        assert each.last >= each.day
        assert each.moved == (each.obstacle is not None)
        if each.moved:
            assert off.obstacle(each.day) is None
    ends = [each.day for each in entries if each.kind is CalendarKind.CYCLE and each.id.startswith("cycle_end")]
    for each in entries:
        if each.id.startswith("check_in_"):
            assert each.wanted < ends[each.cycle - 1]
    if not blackout:
        first = {each.id.removesuffix("_1"): each.day for each in entries if each.cycle == 1 and each.id.endswith("_1")}
        days = [first[name] for name in ORDER if name in first]
        assert days == sorted(days)


# ------------------------------------------------------------------------------------------------ around a workshop


def workshop(day: date | None) -> Workshop:
    return Workshop("w", "Expert day", "expert", "expert_onsite", day=day)  # type: ignore[arg-type]


def test_preparation_and_aftercare_have_the_days_of_the_method() -> None:
    entries = workshop_preparation(workshop(date(2027, 3, 10)), DaysOff())
    days = sorted({(each.wanted - date(2027, 3, 10)).days for each in entries})
    assert days == [*OFFSETS[:-1], 31], "a month is one of the calendar"
    assert {each.who for each in entries} == {"coach", "lead", "people"}
    assert {each.workshop_id for each in entries} == {"w"}
    on_the_day = [each for each in entries if each.wanted == date(2027, 3, 10)]
    assert len(on_the_day) == 3
    assert workshop_preparation(workshop(None), DaysOff()) == ()


def test_the_list_and_the_calendar_agree_on_every_day() -> None:
    off = DaysOff((DateRange(date(2027, 3, 1), date(2027, 3, 9)),), {date(2027, 3, 11): "A holiday"})
    listed = {each.day for each in moments(date(2027, 3, 10), off)}
    assert listed == {each.day for each in workshop_preparation(workshop(date(2027, 3, 10)), off)}
    assert date(2027, 2, 26) in listed, "what is due the day before is due before the blackout"
    assert date(2027, 3, 12) in listed


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_preparation_comes_before_and_aftercare_after_and_never_at_a_weekend(day: date) -> None:
    for each in moments(day):
        assert each.day is not None
        assert (each.day - day).days * each.offset >= 0
        assert each.offset == 0 or each.day.weekday() < 5
    assert moments(None)[0].key == "before_21"


@pytest.mark.parametrize(("shift", "day"), [(Shift.STAYS, 9), (Shift.EARLIER, 8), (Shift.LATER, 11)])
def test_from_a_saturday_to_friday_or_monday(shift: Shift, day: int) -> None:
    assert DaysOff().free_day(date(2027, 1, 9), shift) == date(2027, 1, day)


@pytest.mark.parametrize(("check_in", "asks"), [(None, False), (40, False), (33, False), (32, True), (-3, False)])
def test_nobody_is_asked_about_a_check_in_before_there_was_one(check_in: int | None, asks: bool) -> None:
    day = date(2027, 3, 10)
    held = () if check_in is None else (day + timedelta(days=check_in),)
    top = Workshop("w", "Top", AgendaKind.TOP_LEVEL, "top_level_half_day", day=day)
    said = [each.title for each in workshop_preparation(top, DaysOff(), check_ins=held) if each.who == "coach"]
    assert any("first check-in went" in each for each in said) is asks
    assert any("first check-in has its day" in each for each in said) is not asks

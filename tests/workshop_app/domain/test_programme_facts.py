"""What other parts read from the answers: arithmetic of check-ins and look backs, dates, lists written line by line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workshop_app.domain.cycle_scores import minutes_to_reflect, reflect_holds, room_for
from workshop_app.domain.cycles import cycle_name, months_later, same_name
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.own_parameters import AgreedAnswer, OwnParameter
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import (
    DateRange,
    HealthMetric,
    ProgrammeFacts,
    date_ranges,
    programme_facts,
)


def facts(*records: ParameterRecord, own: tuple[OwnParameter, ...] = (), **engagement: object) -> ProgrammeFacts:
    held = Engagement("e", "Acme", **engagement)  # type: ignore[arg-type]
    return programme_facts({record.key: record for record in records}, held, own)


def record(key: ParameterKey, status: ParameterStatus = ParameterStatus.DECIDED, **details: str) -> ParameterRecord:
    return ParameterRecord(f"id-{key}", key, status, details=tuple(details.items()))


@pytest.mark.parametrize(("minutes", "holds"), [(30, 5), (29, 4), (38, 7), (14, 1), (13, 0), (10, 0), (0, 0)])
def test_a_check_in_holds_one_key_result_per_four_minutes_beyond_ten(minutes: int, holds: int) -> None:
    assert room_for(minutes) == holds


@pytest.mark.parametrize(("minutes", "holds"), [(60, 5), (59, 4), (90, 8), (120, 11), (30, 3), (29, 1), (10, 0)])
def test_a_look_back_holds_five_in_an_hour_and_eight_in_ninety_minutes(minutes: int, holds: int) -> None:
    assert reflect_holds(minutes) == holds


def test_as_many_fit_a_look_back_as_its_minutes_are_counted_for() -> None:
    assert [reflect_holds(minutes_to_reflect(count)) for count in range(5, 30)] == list(range(5, 30))


def test_nothing_said_gives_the_usual() -> None:
    said = facts()
    assert (said.caps, said.y_means, said.check_in_days, said.cycle_months) == (Caps(), "target", 14, 4)
    assert (said.cycle_start, said.cycle_end, said.health_metrics) == (None, None, ())


def test_the_answers_win_over_the_engagement_and_the_end_is_counted() -> None:
    asked = record(ParameterKey.CYCLE, first_start="2027-01-01", length_months="4")
    said = facts(asked, cycle_start=date(2026, 1, 1), cycle_months=6)
    assert (said.cycle_start, said.cycle_end, said.cycle_months) == (date(2027, 1, 1), date(2027, 4, 30), 4)
    aside = facts(record(ParameterKey.CYCLE, ParameterStatus.NOT_APPLICABLE, length_months="4"), cycle_months=6)
    assert aside.cycle_months == 6


@pytest.mark.parametrize("months", ["0", "13", "soon", "9" * 40, "9" * 5000, "0000000004", "-4", "4.0", "²"])
def test_a_length_nobody_can_plan_with_falls_back(months: str) -> None:
    assert facts(record(ParameterKey.CYCLE, length_months=months), cycle_months=3).cycle_months == 3


@pytest.mark.parametrize(("cadence", "days"), [("weekly", 7), ("two_weeks", 14), ("monthly", 28), ("hourly", 14)])
def test_the_check_in_rhythm_in_days(cadence: str, days: int) -> None:
    assert facts(record(ParameterKey.SCORING, cadence=cadence)).check_in_days == days


def test_health_metrics_are_read_line_by_line() -> None:
    lines = (
        "Injuries: 0 (Tomás)\n"
        "- Response time (median): below 2 h (Ana)\n"
        "Churn, below 2,5 %, Ben, CRM\n"
        "Uptime\n\n"
        "Cash: 3 months\n"
        "First boat: 6:10 to 6:20 (Dev)\n"
        "Fuel,\tbelow 450 l\n"
        ": 7 of nothing\n"
        "Waiting time,"
    )
    assert facts(record(ParameterKey.KPIS, health_metrics=lines)).health_metrics == (
        HealthMetric("Injuries", "0", "Tomás"),
        HealthMetric("Response time (median)", "below 2 h", "Ana"),
        HealthMetric("Churn", "below 2,5 %", "Ben"),
        HealthMetric("Uptime"),
        HealthMetric("Cash", "3 months"),
        HealthMetric("First boat", "6:10 to 6:20", "Dev"),
        HealthMetric("Fuel", "below 450 l"),
        HealthMetric("Waiting time,"),
    )


SAID_AS_IT_IS = [
    (ParameterKey.SCORING, "level_commit", "level_commit"),
    (ParameterKey.SCORING, "level_target", "level_target"),
    (ParameterKey.SCORING, "level_stretch", "level_stretch"),
    (ParameterKey.SCORING, "template", "template_place"),
    (ParameterKey.TYPES, "milestone_rule", "milestone_rule"),
    (ParameterKey.TYPES, "baseline_rule", "baseline_rule"),
    (ParameterKey.TOOLS, "draft_place", "draft_place"),
    (ParameterKey.TOOLS, "publish_place", "publish_place"),
    (ParameterKey.TOOLS, "tracker", "tracker"),
    (ParameterKey.TOOLS, "template_version", "template_version"),
    (ParameterKey.CYCLE, "names", "cycle_names"),
    (ParameterKey.CYCLE, "drafting", "drafting"),
    (ParameterKey.CYCLE, "reflect", "reflect"),
    (ParameterKey.CYCLE, "blackout", "blackout_words"),
]


@pytest.mark.parametrize(("key", "detail", "fact"), SAID_AS_IT_IS)
def test_each_record_field_is_one_fact_and_no_other(key: ParameterKey, detail: str, fact: str) -> None:
    nothing = facts()
    assert facts(record(key, **{detail: " Said so\n"})) == replace(nothing, **{fact: "Said so"})
    assert facts(record(key, ParameterStatus.NOT_APPLICABLE, **{detail: "Said so"})) == nothing


@pytest.mark.parametrize(
    ("detail", "fact"),
    [
        ("first_start", "cycle_start"),
        ("first_end", "cycle_end"),
        ("publish_by", "publish_by"),
        ("mid_cycle", "mid_cycle"),
    ],
)
def test_each_day_is_one_fact_and_a_day_nobody_can_mean_is_none(detail: str, fact: str) -> None:
    assert getattr(facts(record(ParameterKey.CYCLE, **{detail: "2027-02-03"})), fact) == date(2027, 2, 3)
    for odd in ("2027-02-30", "soon", "0001-01-01", "9999-12-31"):
        assert facts(record(ParameterKey.CYCLE, **{detail: odd})) == facts()


def test_option_level_and_engagement_are_handed_on() -> None:
    scoring = ParameterRecord("s", ParameterKey.SCORING, option="graded", details=(("to_number", "stretch"),))
    said = facts(scoring, cycle_name="Spring", cycle_start=date(2027, 3, 1), cycle_months=2)
    assert (said.scoring, said.y_means, said.cycle_name) == ("graded", "stretch", "Spring")
    assert (said.cycle_start, said.cycle_end, said.cycle_months) == (date(2027, 3, 1), date(2027, 4, 30), 2)
    assert facts(record(ParameterKey.CYCLE, check_ins="2027-02-17\n2027-02-03\n2027-02-17")).check_in_dates == (
        date(2027, 2, 3),
        date(2027, 2, 17),
    )


def own(preset: str, decision: str, status: ParameterStatus = ParameterStatus.DECIDED) -> OwnParameter:
    return OwnParameter(f"own-{preset}{decision}", "Own", preset=preset, answer=AgreedAnswer(status, decision=decision))


def test_glossary_and_abbreviations_come_from_the_extra_parameters() -> None:
    said = facts(
        own=(
            own("glossary", "Departure: lines cast off\nnot an entry"),
            own("abbreviations", "ETA = estimated time of arrival\nPAX – passengers\nAlso GRT and NT."),
            own("abbreviations", "XXL: never used", ParameterStatus.NOT_APPLICABLE),
        )
    )
    assert said.glossary == (("Departure", "lines cast off"),)
    assert said.abbreviations == (("ETA", "estimated time of arrival"), ("PAX", "passengers"))
    assert said.caps.known_words == {"Departure", "ETA", "PAX", "GRT", "NT"}


def test_two_extra_parameters_of_one_kind_are_read_as_one_list() -> None:
    said = facts(
        own=(own("glossary", "Pier: where we land"), own("glossary", "Quay = where they land"), own("", "Odd: no"))
    )
    assert said.glossary == (("Pier", "where we land"), ("Quay", "where they land"))
    assert said.abbreviations == ()


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("ETA: estimated time – of arrival: all", ("ETA", "estimated time – of arrival: all")),
        ("- PAX = passengers", ("PAX", "passengers")),
        ("• Ro-ro – what rolls on and off", ("Ro-ro", "what rolls on and off")),
        ("Quay:", ("Quay", "")),
        (": of nothing", None),
        ("Ro-ro", None),
        (" ", None),
    ],
)
def test_one_line_of_a_word_list(line: str, entry: tuple[str, str] | None) -> None:
    assert facts(own=(own("glossary", line),)).glossary == (() if entry is None else (entry,))


def test_days_to_stay_out_of_are_read_and_words_are_left_to_people() -> None:
    text = (
        "The fortnight of the timetable change\n"
        "2027-03-01 to 2027-03-14 trade fair\n"
        "Audit: 2027-05-03\n"
        "2027-08-20 – 2027-08-01\n"
        "2027-02-30\n"
        "X-rays, 2027-09-01: RX"
    )
    assert date_ranges(text) == (
        DateRange(date(2027, 3, 1), date(2027, 3, 14), "trade fair"),
        DateRange(date(2027, 5, 3), date(2027, 5, 3), "Audit"),
        DateRange(date(2027, 8, 1), date(2027, 8, 20)),
        DateRange(date(2027, 9, 1), date(2027, 9, 1), "X-rays, : RX"),
    )
    said = facts(record(ParameterKey.CYCLE, blackout=text))
    assert (said.blackout, said.blackout_words, facts().blackout) == (date_ranges(text), text, ())


def test_days_to_stay_out_of_are_read_as_people_type_them_and_never_in_part() -> None:
    text = "12 March 2027\nMarch 1, 2027 to March 14, 2027 trade fair\n12.3.2027 - 20.3.2027 inventory"
    assert date_ranges(text) == (
        DateRange(date(2027, 3, 12), date(2027, 3, 12)),
        DateRange(date(2027, 3, 1), date(2027, 3, 14), "trade fair"),
        DateRange(date(2027, 3, 12), date(2027, 3, 20), "inventory"),
    )
    for half in ("1 to 14 March 2027 fair", "14-16 March 2027", "14 March 2027 to 20 March", "12 and 13 March 2027"):
        assert date_ranges(half) == (), half
    assert date_ranges("3/4/2027") == ()


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 1), 4, date(2027, 3, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_are_counted_over_short_months_leap_years_and_year_ends(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_later_never_leaves_the_month_and_never_moves_back(day: date, months: int) -> None:
    then = months_later(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
    assert then >= day


@pytest.mark.parametrize(
    ("start", "months", "names", "name"),
    [
        (date(2027, 1, 1), 4, "", "Jan–Apr 2027"),
        (date(2027, 1, 4), 4, "", "Jan–Apr 2027"),  # the first Monday
        (date(2026, 12, 28), 4, "", "Jan–Apr 2027"),
        (date(2026, 11, 1), 4, "", "Nov–Feb 2026/2027"),
        (date(2027, 5, 1), 1, "", "May 2027"),
        (date(2027, 5, 1), 4, "Jan–Apr, May–Aug, Sep–Dec", "May–Aug 2027"),
        (date(2027, 2, 1), 4, "Jan–Apr, May–Aug, Sep–Dec", "Feb–May 2027"),
        (date(2027, 9, 1), 4, "Winter; Summer; Autumn", "Autumn 2027"),
        (date(2027, 5, 1), 4, "T1 2027, T2 2027, T3 2027", "T2 2027"),
        (date(2027, 5, 1), 4, "Three a year, named after their months", "May–Aug 2027"),
        (date(2027, 4, 1), 3, "Winter; Summer; Autumn", "Apr–Jun 2027"),
    ],
)
def test_a_cycle_has_the_name_of_its_months_or_the_clients_own(start: date, months: int, names: str, name: str) -> None:
    assert cycle_name(start, months, names) == name


def test_dashes_and_spaces_make_no_other_name() -> None:
    assert same_name("Jan - Apr  2027", "jan–apr 2027")
    assert not same_name("Jan–Apr 2027", "Jan–Mar 2027")

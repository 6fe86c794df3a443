"""The fit check: each rule at its edge, on built-in agendas and on small ones."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from agendas import fit, fit_times, loader, schedule, side_by_side, words
from agendas.findings import FitFinding, Severity
from agendas.fit import FitReport
from agendas.model import Activity, Agenda, AgendaKind, Lead, Step, StepType

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


def codes(report: FitReport) -> list[str]:
    return [finding.code for finding in report.findings]


def one(report: FitReport, code: str) -> FitFinding:
    (found,) = [finding for finding in report.findings if finding.code == code]
    return found


def test_the_sourced_day_with_eighteen() -> None:
    report = fit.check(loader.load("expert_onsite"), 18)
    assert (report.never_coach, report.never_coached, report.never_observe) == (6, 6, 6)
    introductions = one(report, "introductions")
    assert (introductions.severity, introductions.needs_minutes, introductions.has_minutes) == (Severity.WARN, 36, 25)
    assert fit.sentence(introductions).startswith("18 introductions at 2 min need 36 min; the slot has 30")
    assert "80 seconds" in fit.remedy(introductions)
    assert one(report, "no_break_after_lunch").severity == "warn", "two hours"
    assert one(report, "long_stretch").severity == "note"
    assert "little_slack" not in codes(report), "what its items can give is slack enough"
    assert one(report, "never_coach").severity == "warn"
    assert "6 of 18" in fit.sentence(one(report, "never_coach"))
    assert "40 + 25 + 25" in fit.remedy(one(report, "never_coach"))
    assert fit.remedy(one(report, "never_coached")) == "", "said once is enough"


@pytest.mark.parametrize(("people", "fits"), [(6, True), (12, True), (13, False), (15, False), (24, False)])
def test_introductions_fit_up_to_twelve(people: int, fits: bool) -> None:
    report = fit.check(loader.load("expert_onsite"), people)
    assert ("introductions" not in codes(report)) is fits


def test_introductions_after_a_welcome_have_the_whole_slot() -> None:
    agenda = loader.load("top_level_full_day")
    assert "introductions" not in codes(fit.check(agenda, 12))
    found = one(fit.check(agenda, 13), "introductions")
    assert (found.needs_minutes, found.has_minutes) == (26, 25)
    assert fit.sentence(found) == "13 introductions at 2 min need 26 min; the slot has 25."


@pytest.mark.parametrize(("people", "missed"), [(12, 4), (13, 5), (17, 7), (24, 8)])
def test_two_rounds_leave_a_third_without_coaching(people: int, missed: int) -> None:
    assert fit.check(loader.load("expert_onsite"), people).never_coach == missed


def test_the_way_out_depends_on_the_time_there_is() -> None:
    agenda = schedule.without(loader.load("expert_onsite"), "breakout_2")
    found = one(fit.check(agenda, 18), "never_coach")
    assert fit.sentence(found) == "After the only round, 12 of 18 people will not have coached."
    assert "they need about 75 min of breakouts, and the day has 60" in fit.remedy(found)
    found = one(fit.check(schedule.with_minutes(agenda, "breakout_1", 76), 18), "never_coach")
    assert "(26 + 25 + 25 min)" in fit.remedy(found)


def test_three_rounds_leave_only_the_fourth_of_a_quad() -> None:
    agenda = loader.load("expert_three_rounds")
    twelve, thirteen = fit.check(agenda, 12), fit.check(agenda, 13)
    assert (twelve.never_coach, twelve.never_coached, twelve.never_observe) == (0, 0, 0)
    assert (thirteen.never_coach, thirteen.never_coached, thirteen.never_observe) == (1, 1, 0)
    assert one(thirteen, "never_coach").remedy == "new_groups"
    five = fit.check(agenda, 5)
    assert five.never_observe == 2, "a pair is observed by the facilitator"
    assert one(five, "never_observe").remedy == "volunteer_round"


def test_an_agenda_without_rotation_misses_nobody() -> None:
    report = fit.check(loader.load("top_level_full_day"), 9)
    assert (report.never_coach, report.never_coached, report.never_observe) == (0, 0, 0)
    assert report.findings == ()


@pytest.mark.parametrize(("people", "groups", "each"), [(12, 4, "15/2"), (18, 6, "5"), (24, 8, "15/4")])
def test_share_back_time_per_group(people: int, groups: int, each: str) -> None:
    report = fit.check(loader.load("expert_onsite"), people)
    first = report.share_backs[0]
    assert (first.step_id, first.groups, first.minutes_each) == ("share_back_1", groups, Fraction(each))
    assert ("share_back_many_groups" in codes(report)) is (groups > 6)


def test_a_share_back_below_two_minutes_per_group(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("share", 15, StepType.SHARE_BACK), make_step("end", 10, StepType.WRAP_UP))
    assert "share_back_short" not in codes(fit.check(agenda, 21))
    found = one(fit.check(agenda, 24), "share_back_short")
    assert (found.needs_minutes, found.has_minutes, found.severity) == (16, 15, "warn")
    assert "8 groups share 15 min, 1.9 min each" in fit.sentence(found)


def test_the_number_of_people(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = loader.load("expert_onsite")
    assert one(fit.check(agenda, 1), "nobody_to_coach").severity == "stop"
    assert one(fit.check(agenda, 5), "too_few_people").severity == "warn"
    assert one(fit.check(agenda, 11), "outside_ideal").severity == "note"
    assert one(fit.check(agenda, 24), "outside_ideal").severity == "note"
    assert one(fit.check(agenda, 25), "too_many_people").severity == "warn"
    assert fit.check(agenda, 5000).never_coach == 1668
    assert codes(fit.check(make_agenda(make_step("a", flex=(1, 30)), people=(1, 9)), 1)) == ["no_wrap_up"]


def test_an_overlap_stops(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = schedule.pinned(loader.load("expert_onsite"), "lunch", 12 * 60)
    found = one(fit.check(agenda, 12), "overlap")
    assert (found.severity, found.step_id) == ("stop", "lunch")
    assert fit.sentence(found) == "“Lunch” is fixed at 12:00, but what comes before it runs 30 min longer."
    assert fit.check(agenda, 12).findings[0] is not None
    assert fit.check(agenda, 12).findings[0].code == "overlap", "the gravest comes first"
    assert "overlap" not in codes(fit.check(agenda, 12, (8 * 60,))), "with an earlier start it fits"


@pytest.mark.parametrize(
    ("minutes", "severity"), [(90, None), (91, Severity.NOTE), (119, Severity.NOTE), (120, Severity.WARN)]
)
def test_a_long_stretch(make_agenda: MakeAgenda, make_step: MakeStep, minutes: int, severity: Severity | None) -> None:
    agenda = make_agenda(make_step("work", minutes), make_step("pause", 10, StepType.BREAK), make_step("more", 10))
    found = [each.severity for each in fit.check(agenda, 6).findings if each.code == "long_stretch"]
    assert found == ([severity] if severity else [])


def test_no_break_after_lunch_is_about_the_last_stretch(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    lunch = make_step("lunch", 45, StepType.BREAK, activity=Activity.LUNCH)
    pause = make_step("pause", 10, StepType.BREAK)
    long, short = make_step("long", 100), make_step("short", 20)
    assert "no_break_after_lunch" in codes(fit.check(make_agenda(lunch, long), 6))
    assert "no_break_after_lunch" not in codes(fit.check(make_agenda(lunch, short), 6))
    assert "long_stretch" in codes(fit.check(make_agenda(lunch, long, pause, short), 6))
    assert "long_stretch" in codes(fit.check(make_agenda(lunch, short, pause, long), 6))


def test_lunch_wrap_up_and_coaching_have_floors() -> None:
    agenda = loader.load("expert_onsite")
    for step_id, code, floor in (("lunch", "lunch_short", 45), ("wrap_up", "wrap_up_short", 10)):
        assert code not in codes(fit.check(schedule.with_minutes(agenda, step_id, floor), 12))
        found = one(fit.check(schedule.with_minutes(agenda, step_id, floor - 1), 12), code)
        assert (found.needs_minutes, found.has_minutes, found.step_id) == (floor, floor - 1, step_id)
    assert "coaching_short" not in codes(fit.check(schedule.with_minutes(agenda, "breakout_2", 22), 12))
    found = one(fit.check(schedule.with_minutes(agenda, "breakout_2", 20), 12), "coaching_short")
    assert (found.needs_minutes, found.has_minutes) == (12, 11)


def test_more_theory_than_practice(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    end = make_step("end", 10, StepType.WRAP_UP)
    agenda = make_agenda(make_step("talk", 40, StepType.THEORY), make_step("work", 40), end)
    assert "more_theory_than_practice" not in codes(fit.check(agenda, 6))
    assert "more_theory_than_practice" in codes(fit.check(schedule.with_minutes(agenda, "work", 39), 6))


def test_slack_counts_buffer_and_flex(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    end = make_step("end", 10, StepType.WRAP_UP)
    tight = make_agenda(make_step("work", 90, flex=(76, 90)), end)
    found = one(fit.check(tight, 6), "little_slack")
    assert (found.needs_minutes, found.has_minutes) == (15, 14)
    enough = make_agenda(make_step("work", 90, flex=(75, 90)), end)
    assert "little_slack" not in codes(fit.check(enough, 6))
    lot = make_step("lot", 15, activity=Activity.PARKING_LOT)
    assert "little_slack" not in codes(fit.check(make_agenda(make_step("work", 300), lot, end), 6)), "a whole buffer"
    short = make_agenda(make_step("work", 300), schedule.with_minutes(make_agenda(lot), "lot", 14).steps[0], end)
    assert "little_slack" in codes(fit.check(short, 6))
    waiting = make_agenda(make_step("work", 300), replace(end, pinned=855))
    assert "little_slack" not in codes(fit.check(waiting, 6)), "free time before a pinned step is buffer"


def test_a_day_without_a_wrap_up(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    assert one(fit.check(make_agenda(make_step("a")), 6), "no_wrap_up").severity == "warn"


VARIANTS = {
    "introductions_with_welcome", "long_stretch_remote", "long_stretch_of_group", "no_break_after_lunch_remote",
    "no_wrap_up_last_day", "overlap_before_start", "past_end_before_start",
    *(f"never_{seat}_one_round" for seat in ("coach", "coached", "observe")),
}  # fmt: skip


def _disordered(expert: Agenda) -> list[Agenda]:
    """Everything in the wrong place, and a day with nothing in it."""
    lunch = replace(expert.step("lunch"), id="second_lunch")
    mixed = schedule.inserted(schedule.moved(schedule.moved(expert, "breakout_1", 0), "wrap_up", 3), lunch, 2)
    mixed = schedule.with_minutes(schedule.with_minutes(mixed, "morning_break", 3), "breakout_2", 9)
    return [replace(mixed, ends=(900,)), replace(expert, steps=(expert.step("welcome"), expert.step("wrap_up")))]


def _every_finding() -> dict[str, FitFinding]:
    """All findings the check can make, gathered from days that are wrong in every way."""
    expert = loader.load("expert_onsite")
    wrong = schedule.without(expert, "wrap_up")
    for step_id, minutes in (("theory", 300), ("lunch", 30), ("breakout_2", 10), ("share_back_2", 5)):
        wrong = schedule.with_minutes(wrong, step_id, minutes)
    wrong = schedule.pinned(wrong, "morning_break", 600)
    stiff = replace(
        expert, steps=tuple(replace(step, flex=type(step.flex)(step.minutes, 999)) for step in expert.steps)
    )
    short_end = schedule.with_minutes(stiff, "wrap_up", 5)
    days = [(wrong, 24), (expert, 1), (expert, 5), (expert, 11), (expert, 24), (expert, 40), (short_end, 12)]
    days.append((loader.load("top_level_full_day"), 14))
    rooms = schedule.moved(loader.load("expert_three_rounds"), "breakout_2", 6)  # right after breakout 1
    days += [(rooms, 12), (loader.load("reflect_and_reset_60"), 6)]
    days = [*((each, 12) for each in _disordered(expert)), *days]
    clocks_that_fail = expert
    for step_id, end in (("welcome", 600), ("theory", 590), ("seven_steps", 690), ("wrap_up", 720)):
        clocks_that_fail = schedule.until(clocks_that_fail, step_id, end)
    days += [(clocks_that_fail, 12), (side_by_side.beside(expert, "theory", "group_exercise", "block"), 12)]
    for lead in (Lead.SPONSOR, Lead.PROJECT_LEAD, Lead.PRODUCER):
        wanted = tuple(replace(step, leads=(Lead.TEAM_LEAD, lead)) for step in expert.steps)
        days.append((side_by_side.beside(replace(expert, steps=wanted), "theory", "group_exercise", "block"), 12))
    hungry = schedule.with_minutes(schedule.without(expert, "lunch"), "theory", 60)
    hungry = schedule.pinned(hungry, "wrap_up", 930)
    coffee = replace(expert.step("morning_break"), id="coffee")
    twice = schedule.inserted(expert, coffee, 4)
    twice = replace(twice, steps=(*twice.steps[:-1], replace(twice.steps[-1], texts=twice.steps[0].texts)))
    days += [(hungry, 12), (twice, 12), (replace(expert, starts=(1200,)), 12)]
    reports = [fit.check(agenda, people, key_results=6) for agenda, people in days]
    return {finding.code: finding for report in reports for finding in report.findings}


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    found = _every_finding()
    for finding in found.values():
        for text in (fit.sentence(finding), fit.remedy(finding)):
            assert "{" not in text
            assert "  " not in text
    table = tomllib.loads((words.FOLDER / "fit.en.toml").read_text("utf-8"))
    assert set(table["finding"]) == set(found) | VARIANTS
    used = {finding.remedy for finding in found.values()} - {""}
    assert used <= set(table["remedy"])
    assert set(table["remedy"]) - used <= {"new_groups", "volunteer_round", "longer_practice"}, (
        "these have tests of their own"
    )


def test_a_fixed_end_is_kept_or_named() -> None:
    agenda = loader.load("expert_onsite")
    assert "past_end" not in codes(fit.check(replace(agenda, ends=(930,)), 12))
    found = one(fit.check(replace(agenda, ends=(900,)), 12), "past_end")
    assert (found.severity, found.facts["minutes"]) == (Severity.STOP, 30)
    assert fit.sentence(found) == "The plan ends at 15:30, 30 min after the fixed end at 15:00."
    assert "past_end" in codes(fit.check(replace(agenda, ends=(930,)), 12, (545,))), "it begins later"


@pytest.mark.parametrize(("start", "odd"), [(7 * 60 + 29, True), (450, False), (630, False), (631, True)])
def test_lunch_begins_between_eleven_and_two(start: int, odd: bool) -> None:
    """In this agenda it is three and a half hours after the start."""
    assert ("lunch_hour" in codes(fit.check(loader.load("expert_onsite"), 12, (start,)))) is odd


@pytest.mark.parametrize(("people", "named"), [(24, False), (27, True)])
def test_one_facilitator_looks_into_eight_rooms_in_twenty_five_minutes(people: int, named: bool) -> None:
    report = fit.check(loader.load("expert_three_rounds"), people)
    assert ("too_many_rooms" in codes(report)) is named
    if named:
        found = next(each for each in report.findings if each.code == "too_many_rooms")
        assert "9 rooms in 25 min. One facilitator can look into 8 of them." in fit.sentence(found)


@pytest.mark.parametrize(("minutes", "severity"), [(60, None), (61, Severity.NOTE), (90, Severity.WARN)])
@pytest.mark.parametrize("name", ["team_remote", "own_workshop-online"])
def test_on_screens_a_break_after_an_hour(
    make_agenda: MakeAgenda, make_step: MakeStep, minutes: int, severity: Severity | None, name: str
) -> None:
    agenda = make_agenda(make_step("work", minutes), make_step("pause", 10, StepType.BREAK), make_step("more", 10))
    report = fit.check(replace(agenda, id=name), 6)
    assert [each.severity for each in report.findings if each.code == "long_stretch"] == (
        [severity] if severity else []
    )
    if severity:
        assert "On screens, people need one after 60 min." in fit.sentence(one(report, "long_stretch"))


def test_one_team_refines_instead_of_sharing_back(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    steps = make_step("groups", 40, StepType.BREAKOUT), make_step("refine", 20), make_step("end", 10, StepType.WRAP_UP)
    agenda = make_agenda(*steps)
    assert "no_share_back" in codes(fit.check(agenda, 6))
    assert "no_share_back" not in codes(fit.check(replace(agenda, kind=AgendaKind.TEAM_LEVEL), 6))
    alone = replace(make_agenda(steps[0], steps[2]), kind=AgendaKind.TEAM_LEVEL)
    assert "no_share_back" in codes(fit.check(alone, 6))


def test_the_last_day_needs_its_own_wrap_up() -> None:
    agenda = schedule.without(loader.load("expert_remote"), "wrap_up")
    found = one(fit.check(agenda, 6), "no_wrap_up")
    assert fit.sentence(found).startswith("The last day has no wrap-up.")


@pytest.mark.parametrize("template", loader.available())
def test_without_people_only_times_are_judged(template: str) -> None:
    agenda = loader.load(template)
    codes = {finding.code for finding in fit_times.check_times(agenda).findings}
    for people in (1, 3, 11, 60):  # whoever comes, what was said about the times stays true
        assert codes == {finding.code for finding in fit.check(agenda, people).findings} - fit_times.ABOUT_PEOPLE

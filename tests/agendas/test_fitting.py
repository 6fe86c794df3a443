"""Another length for the same agenda, a late start, and when a step must begin at the latest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import fitting, late_start, loader, schedule
from agendas.fitting import fit_to
from agendas.late_start import LateStart
from agendas.model import Activity, Agenda, Step, StepType

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


def lengths(agenda: Agenda) -> dict[str, int]:
    return {step.id: step.minutes for step in agenda.steps}


def test_theory_gives_first_and_practice_last() -> None:
    agenda = loader.load("expert_onsite")
    little = fit_to(agenda, 380)
    assert {change.step_id: change.becomes for change in little.changes} == {"theory": 25, "seven_steps": 25}
    much = fit_to(agenda, 300)
    new = lengths(much.agenda)
    assert (new["theory"], new["seven_steps"], new["welcome"], new["lunch"]) == (20, 20, 20, 45)
    assert new["wrap_up"] == 30, "protected"
    assert (much.missing_minutes, much.agenda.minutes) == (0, 300)
    assert 0 < sum(agenda.step(id).minutes - new[id] for id in ("group_exercise", "breakout_1", "breakout_2")) < 35
    rounds = much.agenda.step("breakout_1").rounds
    assert sum(each.minutes for each in rounds) == new["breakout_1"], "the rounds inside are cut anew"


def test_three_and_a_half_hours_are_too_short_for_the_sourced_day() -> None:
    plan = fit_to(loader.load("expert_onsite"), 210)
    assert (plan.missing_minutes, plan.minutes) == (70, 280)
    assert "70 min more than you have" in fitting.sentence(plan)
    assert fitting.sentence(fit_to(loader.load("expert_onsite"), 900)).startswith("The longest")


def test_more_time_goes_to_practice_first() -> None:
    plan = fit_to(loader.load("top_level_full_day"), 440)
    grown = {change.step_id for change in plan.changes}
    assert {loader.load("top_level_full_day").step(id).type for id in grown} <= {StepType.EXERCISE, StepType.BREAKOUT}


def test_a_buffer_may_go_altogether() -> None:
    plan = fit_to(loader.load("top_level_half_day"), 200)
    assert ("parking_lot", 10, 0) in {(each.step_id, each.was, each.becomes) for each in plan.changes}
    assert "parking_lot" not in lengths(plan.agenda)


def test_only_what_follows_the_last_fixed_start_moves_the_end(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = {"type": StepType.THEORY, "flex": (10, 60)}
    lunch = make_step("lunch", 60, StepType.BREAK, activity=Activity.LUNCH, flex=(45, 60), pinned=600)
    agenda = make_agenda(make_step("before", 40, **talk), lunch, make_step("after", 40, **talk))
    plan = fit_to(agenda, end=680)
    assert lengths(plan.agenda) == {"before": 40, "lunch": 60, "after": 20}
    assert fit_to(agenda, end=640).missing_minutes == 15
    with pytest.raises(ValueError, match="either"):
        fit_to(agenda)


def test_what_has_a_fixed_start_is_shortened_but_not_dropped(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    lot = make_step("lot", 15, activity=Activity.PARKING_LOT, flex=(0, 15), pinned=580)
    agenda = make_agenda(make_step("before", 40), lot, make_step("after", 10))
    assert lengths(fit_to(agenda, 1).agenda) == {"before": 40, "lot": 1, "after": 10}


def test_an_unprotected_wrap_up_keeps_ten_minutes(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("end", 20, StepType.WRAP_UP, flex=(0, 20)))
    assert lengths(fit_to(agenda, 1).agenda) == {"end": 10}


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(loader.available()), st.integers(1, 700), st.data())
def test_never_outside_flex_and_exact_or_said(template_id: str, minutes: int, data: st.DataObject) -> None:
    agenda = loader.load(template_id)
    for step in agenda.steps:
        if data.draw(st.integers(0, 4)) == 0:
            lowest = max(1, step.flex.shortest, len(step.rounds))
            agenda = schedule.with_minutes(
                agenda, step.id, data.draw(st.integers(lowest, max(lowest, step.flex.longest)))
            )
    if data.draw(st.booleans()):
        slot = data.draw(st.sampled_from(schedule.times(agenda)))
        agenda = schedule.pinned(agenda, slot.step_id, slot.start + data.draw(st.integers(0, 15)))
    plan = fit_to(agenda, minutes)
    assert plan.missing_minutes == abs(plan.minutes - minutes)
    for step in agenda.steps:
        new = next((each for each in plan.agenda.steps if each.id == step.id), None)
        if step.protected:
            assert new == step
        elif new is None:
            assert step.flex.shortest == 0
        else:
            assert min(step.minutes, step.flex.shortest) <= new.minutes <= max(step.minutes, step.flex.longest)
            assert new.pinned == step.pinned
            assert step.type is not StepType.WRAP_UP or new.minutes >= min(10, step.minutes)
    if plan.missing_minutes and plan.minutes > minutes:
        again = fit_to(plan.agenda, minutes)
        assert not again.changes, "nothing was left to give"


def fewest_odd_lengths(agenda: Agenda) -> dict[int, int]:
    """For each total the least number of changed items that are no whole five: every length of every item, tried
    out."""
    fewest = {0: 0}
    for step in agenda.steps:
        low, high = fitting.bounds(step)
        further: dict[int, int] = {}
        for total, odd in fewest.items():
            for minutes in range(low, high + 1):
                count = odd + (minutes != step.minutes and minutes % 5 > 0)
                further[total + minutes] = min(count, further.get(total + minutes, count))
        fewest = further
    return fewest


@pytest.mark.parametrize("template_id", loader.available())
def test_whole_fives_wherever_the_total_allows_them(template_id: str) -> None:
    """Every built-in agenda and every total in steps of five, from the shortest it can be to the longest."""
    agenda = loader.load(template_id)
    fewest = fewest_odd_lengths(agenda)
    for minutes in range(-(-min(fewest) // 5) * 5, max(fewest) + 1, 5):
        plan = fit_to(agenda, minutes)
        assert (plan.minutes, plan.missing_minutes) == (minutes, 0)
        odd = [change for change in plan.changes if change.becomes % 5]
        assert len(odd) == fewest[minutes], (minutes, odd)
        said = fitting.sentence(plan)
        assert ("Whole fives alone do not add up" in said) == bool(odd)
        assert all(f"“{each.title}” has {each.becomes} min" in said for each in odd[:3])


def test_the_answer_names_odd_minutes_and_counts_the_rest() -> None:
    said = fitting.sentence(fit_to(loader.load("expert_remote"), 185))
    assert said.startswith("It fits: 185 min. Whole fives alone do not add up to that, so ")
    assert said.endswith(" and 2 more have odd minutes.")
    three = fitting.sentence(fit_to(loader.load("expert_remote"), 190))
    assert three.endswith("“Share back 2” has 9 min, “Share back 3” has 8 min and “Who coaches which team” has 8 min.")
    assert fitting.sentence(fit_to(loader.load("expert_onsite"), 375)) == "It fits: 375 min."
    assert fitting.sentence(fit_to(loader.load("expert_onsite"), 378)).count(" min") == 2, "one item holds the rest"


def test_one_day_of_two_can_be_brought_to_its_end() -> None:
    agenda = loader.load("expert_remote")
    plan = fit_to(agenda, end=650, day=1)
    assert schedule.totals(plan.agenda).ends == (650, 660)
    assert {change.step_id for change in plan.changes} <= {step.id for step in agenda.steps if step.day == 1}


def test_a_late_start_offers_three_ways() -> None:
    agenda = loader.load("expert_onsite")
    shift, squeeze, keep = late_start.choices(agenda, 10)
    assert (shift.kind, shift.starts, shift.end, shift.changes) == (LateStart.SHIFT, (550,), 940, ())
    assert (squeeze.end, keep.end, squeeze.missing_minutes, keep.missing_minutes) == (930, 930, 0, 0)
    assert {change.step_id for change in squeeze.changes} == {"theory", "seven_steps"}
    assert [(change.step_id, change.becomes) for change in keep.changes] == [("theory", 20)]
    hopeless = late_start.choices(agenda, 300)
    assert all(choice.end == 930 + choice.missing_minutes for choice in hopeless[1:])
    assert hopeless[1].missing_minutes > 0


def test_a_late_start_before_a_fixed_lunch(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = {"type": StepType.THEORY, "flex": (10, 60)}
    lunch = make_step("lunch", 60, StepType.BREAK, activity=Activity.LUNCH, pinned=590)
    agenda = make_agenda(make_step("before", 40, **talk), lunch, make_step("after", 40, **talk))
    shift, squeeze, keep = late_start.choices(agenda, 10)
    assert (shift.end, squeeze.changes, keep.changes) == (690, (), ()), "the gap before lunch takes it up"
    shift, squeeze, keep = late_start.choices(agenda, 25)
    assert (shift.end, squeeze.end, keep.end) == (705, 690, 690)
    assert [(change.step_id, change.becomes) for change in squeeze.changes] == [("before", 25)]


def test_the_second_day_starts_late_by_itself() -> None:
    agenda = loader.load("expert_remote")
    shift, squeeze, _ = late_start.choices(agenda, 5, day=2)
    assert (shift.starts, shift.end, squeeze.end) == ((545,), 665, 660)
    assert {change.step_id for change in squeeze.changes} <= {step.id for step in agenda.steps if step.day == 2}
    with pytest.raises(KeyError):
        late_start.choices(agenda, 5, day=3)
    with pytest.raises(ValueError, match="late start"):
        late_start.choices(agenda, 0)


def test_latest_starts_are_counted_back_from_the_end(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a", 30), make_step("b", 20), make_step("c", 40))
    assert [(each.start, each.slack) for each in schedule.latest_starts(agenda)] == [(540, 0), (570, 0), (590, 0)]
    late = schedule.latest_starts(agenda, (640,))
    assert [(each.step_id, each.start, each.slack) for each in late] == [("a", 550, 10), ("b", 580, 10), ("c", 600, 10)]
    assert [each.slack for each in schedule.latest_starts(agenda, (620,))] == [-10, -10, -10]
    fixed = replace(agenda, ends=(645,))
    assert {each.slack for each in schedule.latest_starts(fixed)} == {15}, "the fixed end of the agenda counts"
    held = schedule.pinned(agenda, "c", 600)
    assert [each.slack for each in schedule.latest_starts(held, (660,))] == [10, 10, 0], "a fixed start does not wait"


def test_latest_starts_of_each_day() -> None:
    latest = {each.step_id: each.slack for each in schedule.latest_starts(loader.load("expert_remote"), (None, 670))}
    assert (latest["welcome"], latest["welcome_back"], latest["wrap_up"]) == (0, 10, 10)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(loader.available()), st.integers(0, 60))
def test_beginning_at_the_latest_start_ends_on_time(template_id: str, spare: int) -> None:
    agenda = loader.load(template_id)
    agenda = replace(agenda, steps=tuple(step for step in agenda.steps if step.day == 1))
    end = schedule.totals(agenda).ends[0] + spare
    first = schedule.latest_starts(agenda, (end,))[0]
    assert schedule.totals(agenda, (first.start,)).ends == (end,)

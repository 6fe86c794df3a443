"""Repairs: each mends its finding, harms nothing else, and says where the minutes come from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import fit, fit_rules, loader, parked, repair, repair_rounds, schedule, words
from agendas.model import Activity, Agenda, Flex, Step, StepType
from agendas.repair import Repair, RepairKind

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


def codes(agenda: Agenda, people: int, key_results: int | None = None) -> list[str]:
    return [finding.code for finding in fit.check(agenda, people, key_results=key_results).findings]


def one(agenda: Agenda, people: int, kind: RepairKind, key_results: int | None = None) -> Repair:
    found = [each for each in repair.repairs(agenda, people, key_results=key_results) if each.kind is kind]
    assert found, kind
    return found[0]


def moves(mended: Repair) -> dict[str, tuple[int, int]]:
    return {change.step_id: (change.was, change.becomes) for change in mended.changes}


def test_one_minute_introductions_on_the_sourced_day() -> None:
    mended = one(loader.load("expert_onsite"), 18, RepairKind.SHORTER_INTRODUCTIONS)
    (change,) = mended.changes
    assert (change.step_id, change.seconds_each, change.was, change.becomes) == ("welcome", (120, 60), 30, 30)
    assert "introductions" not in codes(mended.agenda, 18)
    assert "60 seconds" in repair.sentence(mended)


def test_or_a_longer_welcome_from_the_widest_flex() -> None:
    mended = one(loader.load("expert_onsite"), 18, RepairKind.LONGER_INTRODUCTIONS)
    assert moves(mended) == {"welcome": (30, 45), "share_back_2": (30, 15)}
    assert repair.sentence(mended).endswith("Takes 15 min from “Share back 2”.")


def test_a_break_in_the_afternoon_comes_from_the_second_share_back() -> None:
    agenda = loader.load("expert_onsite")
    mended = next(each for each in repair.repairs(agenda, 12) if each.code == "no_break_after_lunch")
    assert moves(mended) == {"break": (0, 10), "share_back_2": (30, 20)}
    slot = next(slot for slot in schedule.times(mended.agenda) if slot.step_id == "break")
    assert schedule.clock(slot.start) == "14:30"


@pytest.mark.parametrize("people", [12, 18, 24])
def test_three_rounds_in_the_time_of_two(people: int) -> None:
    agenda = loader.load("expert_onsite")
    mended = one(agenda, people, RepairKind.THIRD_ROUND)
    rounds = [(each.number, each.minutes) for step in mended.agenda.steps for each in step.rounds]
    assert rounds == [(1, 40), (2, 25), (3, 25)]
    assert fit.check(mended.agenda, people).never_coach == 0
    assert schedule.totals(mended.agenda).ends == schedule.totals(agenda).ends
    if people < 24:
        assert [mended.agenda.step(id).minutes for id in ("share_back_1", "share_back_2", "break", "share_back_3")] == [
            20, 15, 10, 15,
        ]  # fmt: skip


def test_one_long_breakout_is_cut_into_three_rounds(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    practice = make_step("practice", 80, StepType.BREAKOUT, activity=Activity.ROTATION, rounds=1)
    agenda = make_agenda(practice, make_step("end", 10, StepType.WRAP_UP))
    mended = one(agenda, 6, RepairKind.THIRD_ROUND)
    assert [(change.was, change.becomes, change.rounds) for change in mended.changes] == [(80, 80, (1, 3))]


def test_each_kind_of_shortage(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = make_step("talk", 60, StepType.THEORY, flex=(20, 60))
    work, end = make_step("work", 80), make_step("end", 10, StepType.WRAP_UP)
    lunch = make_step("lunch", 40, StepType.BREAK, activity=Activity.LUNCH)
    days = {
        "lunch_short": (
            make_agenda(work, lunch, talk, end, starts=(660,)),
            {"lunch": (40, 45), "talk": (60, 55)},
        ),
        "wrap_up_short": (
            make_agenda(talk, work, schedule.with_minutes(make_agenda(end), "end", 6).steps[0]),
            {"end": (6, 10), "talk": (60, 56)},
        ),
        "no_wrap_up": (make_agenda(talk, work), {"wrap_up": (0, 10), "talk": (60, 50)}),
        "little_slack": (
            make_agenda(replace(talk, flex=Flex(40, 60)), work, end),
            {"parking_lot": (0, 15), "talk": (60, 45)},
        ),
        "overlap": (make_agenda(talk, replace(work, pinned=590), end), {"talk": (60, 50)}),
        "more_theory_than_practice": (
            make_agenda(talk, make_step("work", 40), end),
            {"talk": (60, 50), "work": (40, 50)},
        ),
    }
    for code, (agenda, expected) in days.items():
        mended = next(each for each in repair.repairs(agenda, 6) if each.code == code)
        assert moves(mended) == expected, code
        assert code not in codes(mended.agenda, 6)


def test_coaching_share_back_and_transition(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = make_step("talk", 30, StepType.THEORY, flex=(5, 30))
    short = make_step("practice", 20, StepType.BREAKOUT, activity=Activity.ROTATION, rounds=1)
    more = make_step("more", 30, StepType.BREAKOUT, activity=Activity.GROUP_WORK)
    back = make_step("back", 5, StepType.SHARE_BACK)
    agenda = make_agenda(talk, short, more, back, make_step("end", 10, StepType.WRAP_UP))
    found = {each.code: moves(each) for each in repair.repairs(agenda, 12)}
    assert found["coaching_short"] == {"talk": (30, 25), "practice": (20, 25)}
    assert found["share_back_short"] == {"talk": (30, 25), "back": (5, 10)}
    little = replace(talk, flex=Flex(27, 30))  # no five minutes to take: to the minute then
    tight = make_agenda(little, short, more, back, make_step("end", 10, StepType.WRAP_UP))
    found_then = {each.code: moves(each) for each in repair.repairs(tight, 12)}
    assert found_then["share_back_short"] == {"talk": (30, 27), "back": (5, 8)}
    assert found["no_transition"] == {"talk": (30, 25), "break": (0, 5)}


def test_more_key_results_than_the_meeting_holds() -> None:
    agenda = loader.load("reflect_and_reset_60")
    assert "too_many_key_results" not in codes(agenda, 6, key_results=5)
    longer = one(agenda, 6, RepairKind.LONGER_MEETING, key_results=6)
    assert moves(longer) == {"key_result_round": (45, 54)}
    split = one(agenda, 6, RepairKind.SEVERAL_MEETINGS, key_results=9)
    assert (len(split.agenda.steps), split.agenda.starts, fit_rules.capacity(split.agenda)) == (8, (540, 540), 10)
    assert {each.kind for each in repair.repairs(agenda, 6, key_results=12)} == {RepairKind.SEVERAL_MEETINGS}


@pytest.mark.parametrize(
    ("template_id", "holds"), [("check_in_team", 5), ("reflect_and_reset_30", 3), ("reflect_and_reset_60", 5)]
)
def test_capacity_as_counted_by_hand(template_id: str, holds: int) -> None:
    agenda = loader.load(template_id)
    assert fit_rules.capacity(agenda) == holds
    assert fit_rules.capacity(loader.load("reflect_and_reset_90")) == 8
    assert fit_rules.capacity(loader.load("expert_onsite")) is None
    found = next(each for each in fit.check(agenda, 6, key_results=6).findings if each.code == "too_many_key_results")
    assert "2 meetings" in fit.remedy(found)


def test_nothing_is_taken_across_a_fixed_start(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = make_step("talk", 60, StepType.THEORY, flex=(20, 60))
    lunch = make_step("lunch", 40, StepType.BREAK, activity=Activity.LUNCH, pinned=600)
    agenda = make_agenda(talk, lunch, make_step("work", 60), make_step("end", 10, StepType.WRAP_UP))
    assert [each for each in repair.repairs(agenda, 6) if each.code == "lunch_short"] == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_repair_never_makes_a_day_worse(data: st.DataObject) -> None:
    agenda = loader.load(data.draw(st.sampled_from(loader.available())))
    for step in agenda.steps:
        if data.draw(st.booleans()):
            lowest = max(1, len(step.rounds), step.flex.shortest // 2)
            agenda = schedule.with_minutes(agenda, step.id, data.draw(st.integers(lowest, step.flex.longest + 20)))
    pin = data.draw(st.sampled_from([None, *agenda.steps]))
    if pin is not None:
        slot = next(slot for slot in schedule.times(agenda) if slot.step_id == pin.id)
        agenda = schedule.pinned(agenda, pin.id, slot.start + data.draw(st.integers(-10, 20)))
    people, key_results = data.draw(st.integers(1, 30)), data.draw(st.none() | st.integers(1, 14))
    before = fit.check(agenda, people, key_results=key_results)
    for mended in repair.repairs(agenda, people, key_results=key_results):
        assert "{" not in repair.sentence(mended)
        assert mended.changes or mended.moves
        after = fit.check(mended.agenda, people, key_results=key_results)
        for severity in ("stop", "warn"):
            count = sum(finding.severity == severity for finding in after.findings)
            assert count <= sum(finding.severity == severity for finding in before.findings), mended.kind
        was = {step.id: step for step in agenda.steps}
        for step in mended.agenda.steps:
            old = was.get(step.id)
            if old is not None and step.minutes < old.minutes and mended.kind is not RepairKind.THIRD_ROUND:
                assert step.minutes >= old.flex.shortest
                assert not old.protected
                assert step.type is not StepType.BREAK
        if mended.kind not in (RepairKind.LONGER_MEETING, RepairKind.SEVERAL_MEETINGS):
            ends = zip(schedule.totals(agenda).ends, schedule.totals(mended.agenda).ends, strict=True)
            assert all(then <= planned for planned, then in ends)


def test_every_kind_has_a_sentence() -> None:
    assert set(words.table("repair")["repair"]) == set(RepairKind) | {"taken", "taken_part"}


def test_what_a_repair_puts_in_is_not_mixed_up_with_what_is_parked() -> None:
    agenda = parked.park(loader.load("top_level_full_day"), "parking_lot")
    stiff = [
        step if step.id == "theory" else replace(step, flex=Flex(step.minutes, step.minutes)) for step in agenda.steps
    ]
    agenda = replace(agenda, steps=tuple(stiff))
    finding = next(each for each in fit.check(agenda, 9).findings if each.code == "little_slack")
    (mended,) = repair.repairs_of(finding, agenda, 9)
    assert "parking_lot" not in {step.id for step in mended.agenda.steps}
    assert parked.bring_back(mended.agenda, "parking_lot")[1] == "parking_lot"


def test_one_long_step_cannot_be_broken(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("talk", 150, flex=(100, 150)), make_step("end", 15, StepType.WRAP_UP))
    agenda = schedule.pinned(agenda, "end", 1000)
    finding = next(each for each in fit.check(agenda, 6).findings if each.code == "long_stretch")
    assert repair.repairs_of(finding, agenda, 6) == ()


def test_theory_alone_has_nowhere_to_give(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("talk", 60, StepType.THEORY, flex=(10, 60)), make_step("end", 15, StepType.WRAP_UP))
    finding = next(each for each in fit.check(agenda, 6).findings if each.code == "more_theory_than_practice")
    assert repair.repairs_of(finding, agenda, 6) == ()


def test_three_breakouts_of_one_round_are_left_alone(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    rounds = [
        make_step(f"b{n}", 30, StepType.BREAKOUT, activity=Activity.ROTATION, rounds=1 + (n == 2)) for n in (1, 2)
    ]
    assert repair_rounds.third_round(make_agenda(*rounds), 6) is None
    touching = [make_step(f"b{n}", 40, StepType.BREAKOUT, activity=Activity.ROTATION, rounds=1) for n in (1, 2)]
    longer = repair_rounds.third_round(make_agenda(*touching), 6)
    assert longer is not None
    assert sum(len(step.rounds) for step in longer.steps) == 3


@pytest.mark.parametrize("template", ["top_level_full_day", "expert_onsite", "expert_three_rounds"])
@pytest.mark.parametrize("later", [0, 120, 240])
def test_a_day_that_begins_at_another_time_is_mended_for_that_time(template: str, later: int) -> None:
    agenda = loader.load(template)
    starts = tuple(start + later for start in agenda.starts)
    told = repair.repairs(agenda, 18, starts)
    planned = repair.repairs(replace(agenda, starts=starts), 18)
    assert [(each.code, each.kind, each.changes, each.moves) for each in told] == [
        (each.code, each.kind, each.changes, each.moves) for each in planned
    ]
    if later == 240:
        assert len(told) > len(repair.repairs(agenda, 18)), "a lunch in the afternoon is a finding of that day only"

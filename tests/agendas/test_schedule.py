"""Start times, totals and edits."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader, schedule
from agendas.model import Activity, Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]
_TYPES = st.sampled_from(list(StepType))


def _step(number: int, minutes: int, type: StepType = StepType.EXERCISE, day: int = 1) -> Step:
    return Step(f"s{number}", minutes, Flex(1, 1440), type, (Lead.COACH,), StepTexts(f"Step {number}"), day=day)


def _agenda(steps: list[Step], start: int = 540) -> Agenda:
    return Agenda("own", AgendaKind.OWN, "Own", "", (start,), (2, 60), (2, 60), tuple(steps))


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    minutes = draw(st.lists(st.integers(1, 300), min_size=1, max_size=25))
    steps = [_step(number, each, draw(_TYPES)) for number, each in enumerate(minutes)]
    return _agenda(steps, draw(st.integers(0, 1439)))


@given(agendas())
def test_without_pins_the_day_is_as_long_as_its_steps(agenda: Agenda) -> None:
    slots = schedule.times(agenda)
    assert slots[0].start == agenda.starts[0]
    assert slots[-1].end - slots[0].start == sum(step.minutes for step in agenda.steps)
    assert all(one.end == other.start for one, other in pairwise(slots))
    assert schedule.totals(agenda).ends == (slots[-1].end,)


@given(agendas(), st.integers(0, 2000), st.data())
def test_a_pin_never_moves_and_shortens_nothing(agenda: Agenda, start: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(agenda.steps) - 1))
    steps = list(agenda.steps)
    steps[at] = replace(steps[at], pinned=start)
    slots = schedule.times(replace(agenda, steps=tuple(steps)))
    assert slots[at].start == start
    free = slots[at - 1].end if at else agenda.starts[0]
    assert slots[at].gap_before - slots[at].overlap_before == start - free
    assert [slot.end - slot.start for slot in slots] == [step.minutes for step in steps]


@given(agendas(), st.data())
def test_moving_keeps_every_step_and_its_length(agenda: Agenda, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(agenda.steps))
    index = data.draw(st.integers(-3, len(agenda.steps) + 3))
    moved = schedule.moved(agenda, step.id, index)
    assert sorted(each.id for each in moved.steps) == sorted(each.id for each in agenda.steps)
    assert moved.minutes == agenda.minutes
    assert moved.steps[max(0, min(index, len(agenda.steps) - 1))].id == step.id


@given(agendas())
def test_totals_add_up(agenda: Agenda) -> None:
    totals = schedule.totals(agenda)
    assert totals.net + totals.breaks + totals.lunch == totals.minutes == agenda.minutes
    assert totals.longest_stretch <= totals.net
    assert 0 <= totals.practice_share <= 1


def test_a_hundred_steps_past_midnight() -> None:
    agenda = _agenda([_step(number, 20) for number in range(100)], start=20 * 60)
    last = schedule.times(agenda)[-1]
    assert schedule.clock(last.end) == "05:20 (+2)"


def test_a_gap_and_an_overlap_are_told_apart(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("talk", 45), make_step("lunch", 60, StepType.BREAK, pinned=600), make_step("work"))
    talk, lunch, work = schedule.times(agenda)
    assert (talk.gap_before, lunch.gap_before, lunch.overlap_before, work.start) == (0, 15, 0, 660)
    late = schedule.with_minutes(agenda, "talk", 80)
    assert [(slot.start, slot.gap_before, slot.overlap_before) for slot in schedule.times(late)] == [
        (540, 0, 0),
        (600, 0, 20),
        (660, 0, 0),
    ]


def test_each_day_has_its_start_and_a_missing_one_repeats_the_last(
    make_agenda: MakeAgenda, make_step: MakeStep
) -> None:
    agenda = make_agenda(make_step("a"), make_step("b", day=2), make_step("c", day=3), starts=(540, 600))
    assert [slot.start for slot in schedule.times(agenda)] == [540, 600, 600]
    assert [slot.start for slot in schedule.times(agenda, (480,))] == [480, 480, 480]
    assert schedule.totals(agenda).ends == (570, 630, 630)
    assert schedule.times(replace(agenda, starts=()))[0].start == 540


def test_other_minutes_cut_the_rounds_anew() -> None:
    agenda = schedule.with_minutes(loader.load("expert_onsite"), "breakout_2", 40)
    (second,) = agenda.step("breakout_2").rounds
    assert second.number == 2
    assert [phase.minutes for phase in second.phases] == [4, 24, 3, 6, 3]


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_a_step_cannot_last_that_long(make_agenda: MakeAgenda, make_step: MakeStep, minutes: int) -> None:
    with pytest.raises(ValueError, match="lasts 1 to 1440"):
        schedule.with_minutes(make_agenda(make_step("a")), "a", minutes)


def test_rounds_need_a_minute_each(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a", 60, StepType.BREAKOUT, activity=Activity.ROTATION, rounds=3))
    assert [one.minutes for one in schedule.with_minutes(agenda, "a", 62).step("a").rounds] == [21, 21, 20]
    with pytest.raises(ValueError, match="3 rounds do not fit"):
        schedule.with_minutes(agenda, "a", 2)


def test_rounds_are_counted_in_the_order_they_run() -> None:
    agenda = loader.load("expert_three_rounds")
    moved = schedule.moved(agenda, "breakout_3", 0)
    assert [(step.id, one.number) for step in moved.steps for one in step.rounds] == [
        ("breakout_3", 1),
        ("breakout_1", 2),
        ("breakout_2", 3),
    ]
    less = schedule.without(agenda, "breakout_1")
    assert [one.number for step in less.steps for one in step.rounds] == [1, 2]


def test_a_moved_step_takes_the_day_it_lands_in(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a"), make_step("b"), make_step("c", day=2), make_step("d", day=2))
    assert schedule.moved(agenda, "a", 3).step("a").day == 2
    assert schedule.moved(agenda, "d", 0).step("d").day == 1
    assert schedule.moved(agenda, "a", 1).step("a").day == 1


def test_a_new_breakout_gets_a_round(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = loader.load("expert_onsite")
    new = make_step("extra", 25, StepType.BREAKOUT, activity=Activity.ROTATION)
    longer = schedule.inserted(agenda, new, 10)
    assert longer.steps[10].id == "extra"
    assert [one.number for step in longer.steps for one in step.rounds] == [1, 2, 3]
    with pytest.raises(ValueError, match="already has"):
        schedule.inserted(agenda, agenda.steps[0], 0)
    assert schedule.without(longer, "extra") == agenda
    assert schedule.inserted(agenda, make_step("pause", 10, StepType.BREAK), 0).steps[0].rounds == ()


def test_pinning_and_letting_go(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a"), make_step("b"), starts=(1200,))
    assert schedule.pinned(agenda, "b", 1260).step("b").pinned == 1260
    assert schedule.pinned(agenda, "b", 30).step("b").pinned == 1470, "half past midnight of an evening"
    assert schedule.pinned(schedule.pinned(agenda, "b", 1260), "b", None) == agenda


def test_an_unknown_step_is_a_key_error(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a"))
    with pytest.raises(KeyError):
        schedule.without(agenda, "nobody")
    with pytest.raises(KeyError):
        schedule.with_minutes(agenda, "nobody", 5)


def test_totals_of_the_sourced_day() -> None:
    totals = schedule.totals(loader.load("expert_onsite"))
    assert (totals.minutes, totals.net, totals.without_lunch) == (390, 315, 330)
    assert (totals.theory, totals.practice, totals.breaks, totals.lunch, totals.buffer) == (60, 135, 15, 60, 0)
    assert totals.practice_share == pytest.approx(135 / 195)
    assert totals.longest_stretch == 120
    assert totals.ends == (930,)


def test_the_parking_lot_is_buffer_and_not_practice() -> None:
    totals = schedule.totals(loader.load("top_level_full_day"))
    assert (totals.practice, totals.buffer) == (160, 15)


def test_free_time_before_a_pin_ends_a_stretch(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(make_step("a", 60), make_step("b", 60, pinned=610), make_step("c", 60, pinned=672))
    assert [(one.first_step, one.minutes) for one in schedule.stretches(agenda)] == [("a", 60), ("b", 122)]


def test_stretches_know_the_day_and_the_lunch(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    agenda = make_agenda(
        make_step("a"),
        make_step("lunch", 60, StepType.BREAK, activity=Activity.LUNCH),
        make_step("b"),
        make_step("c", day=2),
    )
    found = schedule.stretches(agenda)
    assert [(one.first_step, one.day, one.after_lunch) for one in found] == [
        ("a", 1, False),
        ("b", 1, True),
        ("c", 2, False),
    ]

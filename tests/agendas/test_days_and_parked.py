"""Days without holes, and steps kept beside the plan: nothing is lost, and everything finds its place again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import days, parked, schedule
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType

SHAPES = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def agenda_of(shape: list[int]) -> Agenda:
    steps = [
        Step(f"d{day}s{n}", 30, Flex(10, 60), StepType.THEORY, (Lead.COACH,), StepTexts(f"{day}.{n}"), day=day)
        for day, count in enumerate(shape, 1)
        for n in range(count)
    ]
    starts = tuple(480 + 60 * day for day in range(len(shape)))
    ends = tuple(1000 + day for day in range(len(shape)))
    return Agenda("own", AgendaKind.OWN, "Own", "", starts, (2, 60), (2, 60), tuple(steps), ends=ends)


def sound(agenda: Agenda) -> bool:
    """Days count from 1 without holes and never fall; ids are unique over plan and parked steps."""
    order = [step.day for step in agenda.steps]
    ids = [step.id for step in agenda.steps] + [kept.step.id for kept in agenda.parked]
    found = sorted(set(order))
    return order == sorted(order) and found == list(range(1, len(found) + 1)) and len(ids) == len(set(ids))


@given(SHAPES, st.data())
def test_parking_and_bringing_back_restores_the_plan(shape: list[int], data: st.DataObject) -> None:
    before = agenda_of(shape)
    step = data.draw(st.sampled_from(before.steps))
    away = parked.park(before, step.id)
    assert step.id not in {each.id for each in away.steps}
    if away.steps:
        assert sound(away)
    back, step_id = parked.bring_back(away, step.id)
    assert step_id == step.id
    assert (back.steps, back.parked) == (before.steps, ())
    assert schedule.times(back) == schedule.times(before)


@settings(max_examples=60)
@given(SHAPES, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 15), st.integers(0, 6)), max_size=12))
def test_any_sequence_keeps_days_sound_and_loses_nothing(shape: list[int], actions: list[tuple[int, int, int]]) -> None:
    agenda = agenda_of(shape)
    everything = {step.id for step in agenda.steps}
    for action, which, number in actions:
        step_id = agenda.steps[which % len(agenda.steps)].id
        match action:
            case 0:
                agenda = days.shifted(agenda, step_id, 1)
            case 1:
                agenda = days.shifted(agenda, step_id, -1)
            case 2:
                agenda = days.to_day(agenda, step_id, number)
            case 3:
                agenda = days.placed(agenda, step_id, which, agenda.steps[number % len(agenda.steps)].day)
            case 4 if len(agenda.steps) > 1:
                agenda = parked.park(agenda, step_id)
            case 5 if agenda.parked:
                agenda, _ = parked.bring_back(agenda, agenda.parked[which % len(agenda.parked)].step.id, which)
            case 6 if agenda.parked:
                agenda, _ = parked.bring_back(agenda, agenda.parked[0].step.id)
        assert sound(agenda)
        assert {step.id for step in agenda.steps} | {kept.step.id for kept in agenda.parked} == everything


def test_removing_a_day_keeps_what_is_parked_and_the_other_starts() -> None:
    agenda = parked.park(agenda_of([2, 2, 1]), "d2s0")
    left = days.without_day(agenda, 2)
    assert [step.id for step in left.steps] == ["d1s0", "d1s1", "d3s0"]
    assert [step.day for step in left.steps] == [1, 1, 2]
    assert [kept.step.id for kept in left.parked] == ["d2s0"]
    assert left.starts == (480, 600)
    assert left.ends == (1000, 1002)


def test_removing_the_last_step_of_a_day_removes_the_day() -> None:
    left = days.without(agenda_of([1, 1, 1]), "d2s0")
    assert [step.day for step in left.steps] == [1, 2]
    with pytest.raises(KeyError):
        days.without(left, "d2s0")


def test_a_step_crosses_the_night_before_it_passes_its_neighbour() -> None:
    agenda = agenda_of([2, 2])
    up = days.shifted(agenda, "d2s0", -1)
    assert [(step.id, step.day) for step in up.steps] == [("d1s0", 1), ("d1s1", 1), ("d2s0", 1), ("d2s1", 2)]
    assert days.shifted(up, "d2s0", 1) == agenda
    assert days.shifted(agenda, "d1s0", -1) is agenda


def test_to_another_day_in_one_go() -> None:
    agenda = agenda_of([2, 2])
    later = days.to_day(agenda, "d1s0", 2)
    assert [(step.id, step.day) for step in later.steps] == [("d1s1", 1), ("d1s0", 2), ("d2s0", 2), ("d2s1", 2)]
    new = days.to_day(agenda, "d2s1", 99)
    assert [step.day for step in new.steps] == [1, 1, 2, 3]
    assert days.to_day(agenda, "d1s0", 1) is agenda


def test_starts_and_ends_of_one_day() -> None:
    agenda = agenda_of([1, 1, 1])
    assert days.with_start(agenda, 2, 600).starts == (480, 600, 600)
    one = replace(agenda, starts=(480,), ends=())
    assert days.with_start(one, 1, 500).starts == (500, 480)
    assert days.with_end(one, 2, 700).ends == (None, 700)
    assert days.with_end(days.with_end(one, 2, 700), 2, None).ends == ()
    assert days.with_end(replace(one, starts=(20 * 60,)), 1, 90).ends == (24 * 60 + 90,)


def test_figures_of_a_day_past_midnight() -> None:
    agenda = replace(agenda_of([11]), starts=(20 * 60,), ends=(24 * 60 + 60,))
    (one,) = days.day_totals(agenda)
    assert (one.start, one.end, one.minutes, one.net, one.over) == (1200, 1530, 330, 330, 30)
    assert schedule.clock(one.end) == "01:30 (+1)"


def test_a_taken_id_gets_the_next_one() -> None:
    agenda = parked.park(agenda_of([2]), "d1s0")
    step = parked.find(agenda, "d1s0").step
    again = schedule.inserted(agenda, step, 0)
    back, step_id = parked.bring_back(again, "d1s0")
    assert step_id == "d1s0_2"
    assert sound(back)
    assert parked.throw_away(again, "d1s0").parked == ()
    with pytest.raises(KeyError):
        parked.find(back, "nobody")
    assert [kept.step.id for kept in parked.add_parked(back, step).parked] == ["d1s0_3"]

"""A late start against a fixed end of the day: minutes to spare are used up before anything gives."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import late_start, loader, schedule
from agendas.edits import applied
from agendas.late_start import LateStart
from agendas.model import Agenda, Step, StepType

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


def test_minutes_to_spare_before_a_fixed_end_are_used_first(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = {"type": StepType.THEORY, "flex": (10, 60)}
    agenda = replace(make_agenda(make_step("a", 40, **talk), make_step("b", 40, **talk)), ends=(640,))  # 20 to spare
    shift, squeeze, keep = late_start.choices(agenda, 20)
    assert (shift.end, squeeze.changes, keep.changes, keep.end) == (640, (), (), 640)
    _, squeeze, keep = late_start.choices(agenda, 26)
    assert sum(change.was - change.becomes for change in squeeze.changes) == 6
    assert [(change.was, change.becomes) for change in keep.changes] == [(40, 30)]  # in whole fives
    assert (squeeze.end, squeeze.missing_minutes, keep.end, keep.missing_minutes) == (640, 0, 636, 0)


def test_the_fixed_end_of_the_second_day_counts_for_the_second_day() -> None:
    agenda = loader.load("expert_remote")
    end = schedule.totals(agenda).ends[1]
    held = replace(agenda, ends=(None, end + 15))
    assert all(choice.changes == () for choice in late_start.choices(held, 15, day=2))
    assert late_start.choices(held, 20, day=1)[2].changes


@given(st.sampled_from(loader.available()), st.integers(1, 120))
def test_every_choice_ends_when_it_says(template: str, late: int) -> None:
    agenda = loader.load(template)
    planned = schedule.totals(agenda).ends[0]
    shift, squeeze, keep = late_start.choices(agenda, late)
    assert (shift.kind, squeeze.kind, keep.kind) == tuple(LateStart)
    assert shift.end == planned + late
    for choice in (squeeze, keep):
        after = applied(agenda, choice.changes)
        assert schedule.totals(after, choice.starts).ends[0] == choice.end
        assert choice.missing_minutes == max(0, choice.end - planned)


def test_a_fixed_end_counts_even_if_the_plan_goes_past_it(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = {"type": StepType.THEORY, "flex": (10, 60)}
    agenda = replace(make_agenda(make_step("a", 40, **talk), make_step("b", 40, **talk)), ends=(610,))  # 10 too long
    _, squeeze, keep = late_start.choices(agenda, 10)
    for choice in (squeeze, keep):
        assert (choice.end, choice.missing_minutes) == (610, 0)
        assert sum(change.was - change.becomes for change in choice.changes) == 20


def test_what_the_next_day_builds_on_is_not_dropped(make_agenda: MakeAgenda, make_step: MakeStep) -> None:
    talk = make_step("talk", 20, type=StepType.THEORY, flex=(20, 20))
    work = make_step("work", 60, type=StepType.BREAKOUT)
    *_, keep = late_start.choices(make_agenda(talk), 10)
    assert [change.dropped for change in keep.changes] == [True]
    *_, keep = late_start.choices(make_agenda(talk, replace(work, day=2), starts=(540, 540)), 10)
    assert (keep.changes, keep.missing_minutes) == ((), 10)

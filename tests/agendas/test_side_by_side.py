"""Steps side by side: the longest strand counts, and no edit, file or rescue breaks that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import days, fit, fitting, loader, parked, rescue, schedule, side_by_side, strands, table_merge
from agendas.fit_times import check_times
from agendas.model import Activity, Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand
from agendas.repair import repairs
from agendas.side_by_side import NotBeside
from agendas.strands import StrandProblem
from agendas.table import DraftStep
from agendas.writing import to_toml

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


@pytest.fixture
def day(make_step: MakeStep, make_agenda: MakeAgenda) -> Agenda:
    """Welcome 30, cases 20, brief 15, talk 10, lunch 60."""
    return make_agenda(
        make_step("welcome", 30, StepType.OPENING),
        make_step("cases", 20, flex=(15, 30)),
        make_step("brief", 15, StepType.THEORY, flex=(5, 20)),
        make_step("talk", 10, StepType.SHARE_BACK, flex=(5, 15)),
        make_step("lunch", 60, StepType.BREAK, activity=Activity.LUNCH),
    )


def lines(agenda: Agenda) -> list[object]:
    return [[[each.id for each in strand.steps] for strand in step.strands] or step.id for step in agenda.steps]


def test_the_longest_strand_counts(day: Agenda) -> None:
    both = side_by_side.beside(day, "brief", "cases", "block")
    assert lines(both) == ["welcome", [["cases"], ["brief"]], "talk", "lunch"]
    assert both.step("block").minutes == 20
    assert both.step("block").flex == Flex(15, 30)
    assert [slot.start for slot in schedule.times(both)] == [540, 570, 590, 600]
    assert schedule.totals(both).minutes == 120 == schedule.times(both)[-1].end - 540
    third = side_by_side.beside(both, "talk", "block", "talking")
    assert lines(third) == ["welcome", [["cases"], ["brief"], ["talk"]], "lunch"]
    longer = schedule.with_minutes(third, "talk", 35)
    assert (longer.step("block").minutes, longer.step("block").type) == (35, StepType.SHARE_BACK)
    assert schedule.totals(longer).practice == 0  # the talk is what counts now


def test_apart_again_nothing_is_lost(day: Agenda) -> None:
    both = side_by_side.beside(day, "brief", "cases", "block")
    assert side_by_side.apart(both, "block") == day
    assert side_by_side.out(both, "brief") == day
    assert side_by_side.without(both, "brief").steps == (*day.steps[:2], *day.steps[3:])


def test_moving_goes_through_the_lines_of_the_plan(day: Agenda) -> None:
    agenda = side_by_side.beside(day, "brief", "cases", "block")
    agenda = side_by_side.into(agenda, "talk", "block_2", 1)
    assert lines(agenda) == ["welcome", [["cases"], ["brief", "talk"]], "lunch"]
    assert agenda.step("block").minutes == 25
    up = side_by_side.shifted(agenda, "talk", side_by_side.UP)
    assert lines(up) == ["welcome", [["cases"], ["talk", "brief"]], "lunch"]
    up = side_by_side.shifted(up, "talk", side_by_side.UP)
    assert lines(up) == ["welcome", [["cases", "talk"], ["brief"]], "lunch"]
    up = side_by_side.shifted(side_by_side.shifted(up, "talk", side_by_side.UP), "talk", side_by_side.UP)
    assert lines(up) == ["welcome", "talk", [["cases"], ["brief"]], "lunch"]
    down = side_by_side.shifted(agenda, "talk", side_by_side.DOWN)
    assert lines(down) == ["welcome", [["cases"], ["brief"]], "talk", "lunch"]
    assert lines(side_by_side.shifted(down, "block", side_by_side.DOWN))[1:3] == ["talk", [["cases"], ["brief"]]]


def test_a_fixed_start_belongs_to_both(day: Agenda) -> None:
    agenda = side_by_side.beside(schedule.pinned(day, "cases", 600), "brief", "cases", "block")
    assert agenda.step("block").pinned == 600
    assert schedule.times(agenda)[1].start == 600
    assert side_by_side.apart(agenda, "block") == schedule.pinned(day, "cases", 600)
    assert lines(days.to_day(agenda, "block", 2)) == ["welcome", "talk", "lunch", [["cases"], ["brief"]]]
    assert {each.day for each in days.to_day(agenda, "block", 2).every_step[-2:]} == {2}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda step: replace(step, activity=Activity.ROTATION), StrandProblem.ROTATION),
        (lambda step: replace(step, pinned=700), StrandProblem.PINNED),
        (lambda step: replace(step, until=700), StrandProblem.UNTIL),
    ],
)
def test_what_cannot_stand_beside_others_says_why(
    day: Agenda, change: Callable[[Step], Step], problem: StrandProblem
) -> None:
    agenda = replace(day, steps=tuple(change(step) if step.id == "brief" else step for step in day.steps))
    with pytest.raises(NotBeside) as refused:
        side_by_side.beside(agenda, "brief", "cases", "block")
    assert refused.value.problem is problem
    both = side_by_side.beside(day, "talk", "cases", "block")
    worse = replace(both, steps=tuple(change(step) if step.id == "brief" else step for step in both.steps))
    with pytest.raises(NotBeside):
        side_by_side.into(worse, "brief", "block_1", 0)
    with pytest.raises(NotBeside):
        side_by_side.beside(side_by_side.beside(day, "talk", "cases", "block"), "block", "lunch", "other")


def test_how_short_what_stands_side_by_side_can_be(day: Agenda) -> None:
    block = side_by_side.beside(day, "brief", "cases", "block").step("block")
    assert strands.flex(block).shortest == 15
    shorter = strands.fitted(block, 12)
    assert [strand.minutes for strand in shorter.strands] == [12, 12]
    assert [strand.minutes for strand in strands.fitted(block, 26).strands] == [26, 15]


def test_a_step_set_aside_from_a_strand_comes_back_behind_the_others(day: Agenda) -> None:
    agenda = side_by_side.beside(day, "brief", "cases", "block")
    agenda = side_by_side.into(agenda, "talk", "block_2", 1)
    aside = parked.park(agenda, "talk")
    assert lines(aside) == ["welcome", [["cases"], ["brief"]], "lunch"]
    back, _ = parked.bring_back(aside, "talk")
    assert lines(back) == ["welcome", [["cases"], ["brief"]], "talk", "lunch"]
    both = schedule.inserted(parked.park(agenda, "block"), day.step("cases"), 1)
    again, _ = parked.bring_back(both, "block")
    assert lines(again) == ["welcome", [["cases_2"], ["brief", "talk"]], "cases", "lunch"]
    twice = parked.add_parked(agenda, agenda.step("block"))
    assert len(set(strands.ids(twice))) == len(list(strands.ids(twice)))


def test_the_fit_check_speaks_of_waiting_and_of_one_coach_in_two_places(day: Agenda) -> None:
    agenda = side_by_side.beside(schedule.with_minutes(day, "brief", 5), "brief", "cases", "block")
    agenda = side_by_side.named(agenda, "block_2", "Observers")
    found = {finding.code: fit.sentence(finding) for finding in check_times(agenda).findings}
    assert "“Observers” will have 15 min" in found["strand_waits"].replace('"Observers"', "“Observers”")
    assert "coach_in_two_places" in found
    helped = replace(agenda.step("block").strands[1].steps[0], leads=(Lead.PRODUCER,))
    steps = [strands.changed(step, "brief", lambda _: helped) for step in agenda.steps]
    assert "coach_in_two_places" not in {
        finding.code for finding in check_times(schedule.with_steps(agenda, steps)).findings
    }


# ------------------------------------------------------------------------------------------------ any agenda at all


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Agendas of ordinary steps, strands and steps that count to a clock time, with fixed starts and two days."""
    steps: list[Step] = []
    for place in range(draw(st.integers(1, 7))):
        day = draw(st.integers(steps[-1].day if steps else 1, 2 if steps else 1))
        if draw(st.booleans()):
            held = tuple(
                Strand(
                    f"b{place}_{number}",
                    draw(st.sampled_from(["", "Coachees"])),
                    tuple(plain(draw, f"s{place}_{number}_{each}") for each in range(draw(st.integers(1, 3)))),
                )
                for number in range(draw(st.integers(2, 3)))
            )
            step = replace(plain(draw, f"b{place}"), strands=held, texts=StepTexts(""), activity=Activity.NONE)
        else:
            step = plain(draw, f"s{place}")
            if draw(st.integers(0, 2)) == 0:
                step = replace(step, until=draw(st.integers(500, 1500)))
        pinned = draw(st.none() | st.none() | st.integers(540, 1300))
        steps.append(replace(step, day=day, pinned=pinned))
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540, 600), (2, 60), (2, 60), ())
    return days.tidied(agenda, steps)


def plain(draw: st.DrawFn, id: str) -> Step:
    minutes = draw(st.integers(1, 40))
    flex = Flex(draw(st.integers(0, minutes)), minutes + draw(st.integers(0, 20)))
    kind = draw(st.sampled_from(list(StepType)))
    return Step(id, minutes, flex, kind, (Lead.COACH,), StepTexts(id), cut=draw(st.none() | st.integers(1, 5)))


def assert_whole(agenda: Agenda) -> None:
    """What holds for every agenda, whatever was done to it."""
    slots = schedule.times(agenda)
    for step, slot in zip(agenda.steps, slots, strict=True):
        assert slot.end - slot.start == step.minutes >= 1
        if step.strands:
            assert step.minutes == max(strand.minutes for strand in step.strands)
            assert len(step.strands) > 1
            assert all(strand.steps and {each.day for each in strand.steps} == {step.day} for strand in step.strands)
            assert step == strands.settled(step)
        if step.until is not None:
            assert slot.end == max(step.until, slot.start + max(1, step.flex.shortest))
    totals = schedule.totals(agenda)
    assert totals.minutes == sum(step.minutes for step in agenda.steps)
    assert totals.net + totals.breaks + totals.lunch == totals.minutes
    assert len(set(strands.ids(agenda))) == len(list(strands.ids(agenda)))


@settings(max_examples=150)
@given(agendas())
def test_any_agenda_adds_up_and_comes_back_from_a_file(agenda: Agenda) -> None:
    assert_whole(agenda)
    if all(step.minutes <= 1440 for step in agenda.steps):  # the longest a file can say
        assert loader.load_bytes(to_toml(agenda).encode(), "own.toml") == agenda


@settings(max_examples=150)
@given(agendas(), st.data())
def test_no_edit_breaks_an_agenda_or_loses_a_step(agenda: Agenda, data: st.DataObject) -> None:
    for turn in range(4):
        before = Counter(each.id for each in agenda.every_step)
        ids = sorted(set(strands.ids(agenda)))
        id, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        act = data.draw(st.integers(0, 4))
        try:
            match act:
                case 0:
                    agenda = side_by_side.beside(agenda, id, other, f"new{turn}")
                case 1:
                    agenda = side_by_side.shifted(agenda, id, data.draw(st.sampled_from([-1, 1])))
                case 2:
                    agenda = side_by_side.out(agenda, id)
                case 3 if any(step.id == id for step in agenda.steps):
                    agenda = side_by_side.apart(agenda, id)
                case _:
                    agenda = schedule.with_minutes(agenda, id, data.draw(st.integers(1, 90)))
        except ValueError:
            continue
        assert_whole(agenda)
        assert Counter(each.id for each in agenda.every_step) == before


@settings(max_examples=100)
@given(agendas(), st.integers(1, 40), st.data())
def test_rescue_and_repairs_keep_agendas_whole(agenda: Agenda, late: int, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(agenda.steps)).id
    for offer in rescue.offers(agenda, at, late):
        after = rescue.accept(agenda, offer)
        if after.steps:
            assert_whole(after)
        for change in offer.changes:
            if not change.dropped:
                assert after.step(change.step_id).minutes == change.becomes
                assert change.becomes >= min(strands.flex(agenda.step(change.step_id)).shortest, change.was)
    plan = fitting.fit_to(agenda, max(1, schedule.totals(agenda).minutes - late))
    assert_whole(plan.agenda)
    for repair in repairs(agenda, 12):
        assert_whole(repair.agenda)


def test_importing_what_was_exported_changes_nothing(day: Agenda) -> None:
    agenda = side_by_side.beside(day, "brief", "cases", "block")
    agenda = schedule.until(side_by_side.named(agenda, "block_2", "Observers"), "talk", 640)
    rows = (("Welcome", 30), ("Group 1: Cases", 20), ("Observers: Brief", 15), ("Talk", 45))
    drafts = [DraftStep(line, title, minutes, StepType.EXERCISE) for line, (title, minutes) in enumerate(rows)]
    merged = table_merge.merge(agenda, drafts)
    assert (merged.agenda, merged.added, merged.changes) == (agenda, (), ())

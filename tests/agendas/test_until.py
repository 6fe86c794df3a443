"""Steps that are worked until a clock time, whenever they begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from agendas import days, fit, fitting, late_start, loader, rescue, schedule, side_by_side
from agendas.fit_times import check_times
from agendas.loader import AgendaMistakes
from agendas.model import Agenda, Step, StepType
from agendas.repair import repairs
from agendas.writing import to_toml

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


@pytest.fixture
def day(make_step: MakeStep, make_agenda: MakeAgenda) -> Agenda:
    """9:00 theory 60, group work until 12:00 (30 to 150 min), lunch 60, wrap-up 20."""
    agenda = make_agenda(
        make_step("theory", 60, StepType.THEORY, flex=(30, 90)),
        make_step("work", 45, flex=(30, 150)),
        make_step("lunch", 60, StepType.BREAK),
        make_step("wrap_up", 20, StepType.WRAP_UP, flex=(10, 30)),
    )
    return schedule.until(agenda, "work", 720)


def test_it_lasts_as_long_as_the_clock_leaves_it(day: Agenda) -> None:
    assert [(slot.start, slot.end) for slot in schedule.times(day)] == [(540, 600), (600, 720), (720, 780), (780, 800)]
    assert day.step("work").minutes == 120
    longer = schedule.with_minutes(day, "theory", 80)
    assert (longer.step("work").minutes, schedule.times(longer)[2].start) == (100, 720)
    assert days.with_start(day, 1, 600).step("work").minutes == 60
    assert schedule.totals(day, (600,)).minutes == 200
    with pytest.raises(ValueError, match="clock decides"):
        schedule.with_minutes(day, "work", 30)
    free = schedule.until(day, "work", None)
    assert (free.step("work").minutes, free.step("work").until) == (120, None)


def test_it_keeps_its_shortest_length(day: Agenda) -> None:
    late = schedule.with_minutes(day, "theory", 170)
    slot = schedule.times(late)[1]
    assert (slot.start, slot.end, slot.over) == (710, 740, 20)
    finding = next(each for each in check_times(late).findings if each.code == "until_leaves_little")
    assert (finding.needs_minutes, finding.has_minutes) == (30, 10)
    assert "leaves 10 min and it needs 30: it will run 20 min over" in fit.sentence(finding)


def test_the_latest_start_gives_all_but_the_shortest_length(day: Agenda) -> None:
    latest = {each.step_id: each for each in schedule.latest_starts(day, (800,))}
    assert (latest["work"].start, latest["theory"].start) == (690, 630)
    assert latest["work"].slack == 90
    pressed = {each.step_id: each.start for each in schedule.latest_starts(day, (790,))}
    assert (pressed["lunch"], pressed["work"]) == (710, 680)


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (600, "until_before_start"),
        (560, "until_before_start"),
        (620, "until_leaves_little"),
        (800, "until_leaves_much"),
    ],
)
def test_the_fit_check_says_what_the_clock_leaves(day: Agenda, until: int, code: str) -> None:
    codes = {finding.code for finding in check_times(schedule.until(day, "work", until)).findings}
    assert {each for each in codes if each.startswith("until")} == {code}


def test_two_times_that_contradict(day: Agenda) -> None:
    agenda = schedule.until(day, "wrap_up", 700)
    finding = next(each for each in check_times(agenda).findings if each.code == "until_contradicts")
    assert fit.sentence(finding) == "“Wrap_up” is to run until 11:40, but “Work” before it runs until 12:00."
    assert all(schedule.times(repair.agenda) for repair in repairs(agenda, 12))


def test_past_midnight(make_step: MakeStep, make_agenda: MakeAgenda) -> None:
    evening = make_agenda(make_step("dinner", 180), make_step("talk", 30, flex=(10, 120)), starts=(20 * 60,))
    agenda = schedule.until(evening, "talk", 30)
    assert agenda.step("talk").until == 24 * 60 + 30
    assert agenda.step("talk").minutes == 90
    assert loader.load_bytes(to_toml(agenda).encode(), "own.toml") == agenda
    typed = to_toml(agenda).replace("00:30 (+1)", "00:30")
    assert loader.load_bytes(typed.encode(), "own.toml") == agenda


def test_a_delay_before_it_is_taken_up(day: Agenda) -> None:
    assert [offer.kind for offer in rescue.offers(day, "theory", 90)] == [rescue.OfferKind.ABSORBED]
    (offer,) = rescue.offers(day, "theory", 90)
    assert "gets shorter by itself: it still runs until its time" in rescue.sentence(offer)
    ranked = replace(day, steps=tuple(replace(step, cut=1) if step.id == "wrap_up" else step for step in day.steps))
    first = rescue.offers(ranked, "theory", 95)[0]
    assert [(change.step_id, change.was, change.becomes) for change in first.changes] == [("wrap_up", 20, 15)]
    assert rescue.accept(ranked, first).step("work").minutes == 120
    keep = late_start.choices(day, 60)
    assert [(choice.end, choice.changes) for choice in keep] == [(800, ())] * 3
    squeezed = late_start.choices(day, 100)[1]
    assert [(change.step_id, change.becomes) for change in squeezed.changes] == [("theory", 50)]
    assert squeezed.missing_minutes == 0


def test_fitting_changes_only_what_comes_after_it(day: Agenda) -> None:
    plan = fitting.fit_to(day, end=790)
    assert [(change.step_id, change.becomes) for change in plan.changes] == [("wrap_up", 10)]
    assert plan.agenda.step("work").minutes == 120


def mistakes(words: str) -> list[str]:
    with pytest.raises(AgendaMistakes) as found:
        loader.load_bytes(words.encode(), "own.toml")
    return [f"{each.step}: {each.key}: {each.message}" for each in found.value.mistakes]


def test_every_mistake_of_a_clock_item_is_named() -> None:
    top = 'title = "T"\nstarts = ["9:00"]\n[[step]]\nid = "a"\ntitle = "A"\ntype = "exercise"\n'
    assert mistakes(top + 'until = "12:30"\nminutes = 20') == [
        "a: minutes: is what the clock leaves when there is until; keep one of the two"
    ]
    assert mistakes(top + 'until = "half past"') == [
        "a: until: is 'half past', but must be a time in quotes, such as \"9:00\""
    ]
    assert mistakes(top + 'until = "12:30"\nactivity = "rotation"') == [
        "a: until: does not go with rotation: its rounds are cut to a length"
    ]
    assert mistakes(top + 'until = "12:30 (+2)"') == ["a: until: is more than 24 hours after the step begins"]


def test_every_mistake_of_strands_is_named() -> None:
    top = 'title = "T"\n[[step]]\nid = "a"\n'
    one = '[[step.strand]]\n[[step.strand.step]]\nid = "b"\ntitle = "B"\ntype = "theory"\nminutes = 5\n'
    assert mistakes(top + one) == ["a: strand: must be 2 to 6 tables [[step.strand]]"]
    assert mistakes(top + "minutes = 5\n" + one + one) == [
        "a: minutes: follows from the strands; leave it out",
        "b: id: is used by an earlier step as well",
    ]
    two = one + one.replace('"b"', '"c"')
    assert mistakes(top + two + 'pinned = "9:00"\nrounds = 2\nday = 2') == [
        "c: pinned: has no place in a strand; give the fixed start to the step that holds the strands",
        "c: rounds: has no place in a strand: the rounds deal a seat to everybody who takes part",
        "c: day: has no place in a strand; give the day to the step that holds the strands",
    ]
    assert mistakes(top + two + 'activity = "rotation"') == [
        "c: activity: rotation has no place in a strand: the rounds deal a seat to everybody who takes part"
    ]
    assert mistakes(top + two + "[[step.strand]]\nnam = 1") == [
        "a: strand 3.nam: is not a key of this format; did you mean 'name'?",
        "a: strand 3.step: is missing; a strand needs at least one [[step.strand.step]]",
    ]
    assert loader.load_bytes((top + two).encode(), "own.toml").step("a").minutes == 5


def test_one_that_counts_to_the_clock_cannot_stand_beside_others(day: Agenda) -> None:
    with pytest.raises(side_by_side.NotBeside):
        side_by_side.beside(day, "work", "theory", "block")
    both = side_by_side.beside(day, "theory", "wrap_up", "block")
    with pytest.raises(ValueError, match="cannot count"):
        schedule.until(both, "block", 900)


def test_a_time_more_than_a_day_ahead_is_refused_and_never_written(day: Agenda) -> None:
    with pytest.raises(ValueError, match="more than a day"):
        schedule.until(day, "work", 720 + 1440)
    late = days.with_start(schedule.until(day, "work", 1440 + 595), 1, 500)  # 9:55 the next day, and then begun earlier
    assert late.step("work").minutes > 1440
    assert loader.load_bytes(to_toml(late).encode(), "own.toml").step("work").minutes == 1440


def test_until_midnight(make_step: MakeStep, make_agenda: MakeAgenda) -> None:
    words = to_toml(make_agenda(make_step("dinner", 60), starts=(20 * 60,))).replace("minutes = 60", 'until = "24:00"')
    agenda = loader.load_bytes(words.replace("flex = [60, 60]", "flex = [60, 300]").encode(), "own.toml")
    assert (agenda.steps[0].until, agenda.steps[0].minutes) == (1440, 240)
    assert loader.load_bytes(to_toml(agenda).encode(), "own.toml") == agenda


def test_a_length_that_the_clock_forbids_names_what_holds_it(day: Agenda) -> None:
    plan = fitting.fit_to(day, 200)
    assert plan.missing_minutes
    assert fitting.sentence(plan).endswith(
        "The clock time of “Work” is fixed, so what comes before it does not change the end."
    )
    assert "is fixed" not in fitting.sentence(fitting.fit_to(schedule.until(day, "work", None), 60))

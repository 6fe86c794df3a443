"""The order of an engagement: every pair of steps, equal and missing days, spans, the cycle's ends, few sentences."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace

from workshop_app.domain.calendar_order import CalendarStep, OrderSlip, SlipKind, StepDays, order_slips, slip_words

START = date(2027, 1, 4)
END = date(2027, 5, 3)
DAYS = {  # the typical engagement, in days from the first day of a cycle of four months
    CalendarStep.PARAMETERS: -40,
    CalendarStep.TOP_LEVEL: -28,
    CalendarStep.EXPERT: -21,
    CalendarStep.TEAM: -10,
    CalendarStep.TALKS: 7,
    CalendarStep.PUBLISH: 14,
    CalendarStep.CHAMPIONS: 21,
    CalendarStep.CHECK_IN: 28,
    CalendarStep.MID_CYCLE: 60,
    CalendarStep.REFLECT: 115,
}


def on(
    step: CalendarStep, day: int | None = None, *, until: int | None = None, typed: bool = True, name: str = ""
) -> StepDays:
    first = START + timedelta(days=DAYS[step] if day is None else day)
    return StepDays(step, first, first if until is None else START + timedelta(days=until), typed, name)


def kinds(slips: tuple[OrderSlip, ...]) -> list[tuple[SlipKind, CalendarStep | None]]:
    return [(slip.kind, slip.days.step if slip.days else None) for slip in slips]


def test_the_typical_engagement_breaks_nothing() -> None:
    assert order_slips([on(step) for step in CalendarStep], START, END) == ()


@pytest.mark.parametrize(("one", "two"), list(combinations(CalendarStep, 2)))
def test_every_pair_turned_round_is_said_in_one_sentence(one: CalendarStep, two: CalendarStep) -> None:
    (slip,) = order_slips([on(one, 10), on(two, 9)])
    assert slip.days is not None
    assert slip.other is not None
    assert {slip.days.step, slip.other.step} == {one, two}
    sentence = slip_words(slip)
    assert "2027-01-14" in sentence
    assert "2027-01-13" in sentence
    assert order_slips([on(one, 9), on(two, 10)]) == ()


@pytest.mark.parametrize(("one", "two"), list(combinations(CalendarStep, 2)))
def test_equal_days_keep_the_order(one: CalendarStep, two: CalendarStep) -> None:
    assert order_slips([on(one, 5), on(two, 5)]) == ()


@pytest.mark.parametrize("missing", list(CalendarStep))
def test_a_missing_day_breaks_nothing_and_hides_nothing(missing: CalendarStep) -> None:
    rest = [step for step in CalendarStep if step is not missing]
    assert order_slips([on(step) for step in rest], START, END) == ()
    assert order_slips([], START, END) == order_slips([]) == order_slips([on(missing, 0)]) == ()
    one, two = rest[0], rest[-1]
    assert len(order_slips([on(one, 9), on(two, 8)])) == 1


def test_what_nobody_typed_cannot_break_the_order_by_itself() -> None:
    assert order_slips([on(CalendarStep.TEAM, 9, typed=False), on(CalendarStep.PUBLISH, 5, typed=False)]) == ()
    (slip,) = order_slips([on(CalendarStep.TEAM, 9, typed=False), on(CalendarStep.PUBLISH, 5)])
    assert slip_words(slip) == (
        "Publishing on 2027-01-09 comes before the team workshop on 2027-01-13 (counted). It usually comes after."
    )


@pytest.mark.parametrize("step", list(CalendarStep))
@pytest.mark.parametrize("years", [-1, 1])
def test_one_day_in_the_wrong_year_is_one_sentence_about_that_day(step: CalendarStep, years: int) -> None:
    slipped = [on(each, DAYS[each] + 365 * years if each is step else None) for each in CalendarStep]
    slips = order_slips(slipped)
    if (step is CalendarStep.PARAMETERS and years < 0) or (step is CalendarStep.REFLECT and years > 0):
        assert slips == ()  # further away on its own side
        return
    assert len(slips) == 1
    assert slips[0].days is not None
    one_pair = step is CalendarStep.MID_CYCLE and years > 0  # either of the two could be the slip
    assert slips[0].days.step is step or one_pair


@pytest.mark.parametrize(
    ("steps", "days", "other", "sentence"),
    [
        # one step is wrong against all after it: told against the nearest
        (
            [on(CalendarStep.EXPERT, 130), *map(on, (CalendarStep.TEAM, CalendarStep.TALKS, CalendarStep.CHECK_IN))],
            CalendarStep.EXPERT,
            CalendarStep.TEAM,
            "The expert workshop on 2027-05-14 comes after the team workshop on 2026-12-25. It usually comes before.",
        ),
        # against all before it
        (
            [
                *map(on, (CalendarStep.TOP_LEVEL, CalendarStep.EXPERT, CalendarStep.TEAM)),
                on(CalendarStep.CHECK_IN, -90),
            ],
            CalendarStep.CHECK_IN,
            CalendarStep.TEAM,
            "The first check-in on 2026-10-06 comes before the team workshop on 2026-12-25. It usually comes after.",
        ),
        # what was typed is told, and against what was typed, although something counted stands nearer
        (
            [on(CalendarStep.EXPERT, 30), on(CalendarStep.TEAM, typed=False), on(CalendarStep.PUBLISH)],
            CalendarStep.EXPERT,
            CalendarStep.PUBLISH,
            "The expert workshop on 2027-02-03 comes after publishing on 2027-01-18. It usually comes before.",
        ),
        (
            [on(CalendarStep.EXPERT, 0), on(CalendarStep.TEAM, typed=False)],
            CalendarStep.EXPERT,
            CalendarStep.TEAM,
            "The expert workshop on 2027-01-04 comes after the team workshop on 2026-12-25 (counted). "
            "It usually comes before.",
        ),
    ],
)
def test_the_step_to_blame_is_told_against_another(
    steps: list[StepDays], days: CalendarStep, other: CalendarStep, sentence: str
) -> None:
    (slip,) = order_slips(steps)
    assert slip.days is not None
    assert slip.other is not None
    assert (slip.days.step, slip.other.step, slip_words(slip)) == (days, other, sentence)


def test_a_span_that_goes_on_past_the_next_step_is_said() -> None:
    drafting = on(CalendarStep.TEAM, -10, until=20)
    assert kinds(order_slips([drafting, on(CalendarStep.PUBLISH)])) == [(SlipKind.TOO_EARLY, CalendarStep.PUBLISH)]
    assert order_slips([on(CalendarStep.TEAM, -10, until=14), on(CalendarStep.PUBLISH)]) == ()
    assert order_slips([on(CalendarStep.TALKS, 12, until=16, typed=False), on(CalendarStep.PUBLISH)]) == ()


TEAM_SPAN = on(CalendarStep.TEAM, -10, until=20)
TALKS_AROUND = on(CalendarStep.TALKS, -12, until=30)


@pytest.mark.parametrize(
    ("later", "kind", "day", "other"),
    [
        # the first days are told where they are turned round, else the last days
        (on(CalendarStep.PUBLISH, -12), SlipKind.TOO_EARLY, -12, -10),
        (on(CalendarStep.PUBLISH, -10), SlipKind.TOO_EARLY, -10, 20),
        (on(CalendarStep.PUBLISH, 19), SlipKind.TOO_EARLY, 19, 20),
        (TALKS_AROUND, SlipKind.TOO_EARLY, -12, -10),
        # what was only counted is not to blame
        (on(CalendarStep.PUBLISH, -12, typed=False), SlipKind.TOO_LATE, -10, -12),
        (on(CalendarStep.PUBLISH, -10, typed=False), SlipKind.TOO_LATE, 20, -10),
        (replace(TALKS_AROUND, typed=False), SlipKind.TOO_LATE, -10, -12),
    ],
)
def test_the_days_of_two_spans_that_are_told(later: StepDays, kind: SlipKind, day: int, other: int) -> None:
    (slip,) = order_slips([TEAM_SPAN, later])
    assert (slip.kind, slip.day, slip.other_day) == (
        kind,
        START + timedelta(days=day),
        START + timedelta(days=other),
    )


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([on(CalendarStep.PUBLISH, 120)], (SlipKind.AFTER_CYCLE, 120, 119)),
        ([on(CalendarStep.REFLECT, 115, until=121)], (SlipKind.AFTER_CYCLE, 121, 119)),
        ([on(CalendarStep.CHECK_IN, -1)], (SlipKind.BEFORE_CYCLE, -1, 0)),
        ([on(CalendarStep.MID_CYCLE, 38)], (SlipKind.NOT_IN_MIDDLE, 38, 60)),
        ([on(CalendarStep.MID_CYCLE, 80)], (SlipKind.NOT_IN_MIDDLE, 80, 60)),
        ([on(CalendarStep.REFLECT, 90, until=97)], (SlipKind.NOT_AT_END, 97, 119)),
        # what comes before publishing, and what was counted, may lie anywhere, and hides nothing behind it
        ([on(CalendarStep.TEAM), on(CalendarStep.PUBLISH, 120)], (SlipKind.AFTER_CYCLE, 120, 119)),
        ([on(CalendarStep.TALKS, 130)], None),
        ([on(CalendarStep.TALKS, typed=False), on(CalendarStep.CHECK_IN, 120)], (SlipKind.AFTER_CYCLE, 120, 119)),
        ([on(CalendarStep.REFLECT, 130, typed=False)], None),
        ([on(CalendarStep.CHECK_IN, -5, typed=False)], None),
        ([on(CalendarStep.CHAMPIONS, 130)], None),
        ([on(CalendarStep.CHAMPIONS, -5)], None),
    ],
)
def test_the_days_told_about_a_step_outside_the_cycle(
    steps: list[StepDays], expected: tuple[SlipKind, int, int] | None
) -> None:
    found = [
        (slip.kind, (slip.day - START).days, (slip.other_day - START).days) for slip in order_slips(steps, START, END)
    ]
    assert found == ([] if expected is None else [expected])


def test_several_slips_are_told_in_the_order_of_their_steps() -> None:
    steps = [on(CalendarStep.CHECK_IN, -50), on(CalendarStep.EXPERT, -29), on(CalendarStep.TOP_LEVEL)]
    assert kinds(order_slips(steps)) == [
        (SlipKind.TOO_EARLY, CalendarStep.EXPERT),
        (SlipKind.TOO_EARLY, CalendarStep.CHECK_IN),
    ]
    both = order_slips(steps, START, END)
    assert kinds(both)[2:] == [(SlipKind.BEFORE_CYCLE, CalendarStep.CHECK_IN)]
    assert order_slips(steps, START) == order_slips(steps, None, END) == order_slips(steps), "half a cycle is none"


def test_two_workshops_of_one_kind_have_no_order_between_them() -> None:
    teams = [on(CalendarStep.TEAM, -5, name="Night shift"), on(CalendarStep.TEAM, -10, name="Day shift")]
    assert order_slips(teams) == ()
    (slip,) = order_slips([*teams, on(CalendarStep.EXPERT, -7)])
    assert "the team workshop “Day shift” on 2026-12-25" in slip_words(slip)[0].lower() + slip_words(slip)[1:]


@pytest.mark.parametrize(
    "step", [CalendarStep.PUBLISH, CalendarStep.CHECK_IN, CalendarStep.MID_CYCLE, CalendarStep.REFLECT]
)
def test_days_after_the_cycle_are_said(step: CalendarStep) -> None:
    last = (END - START).days
    assert SlipKind.AFTER_CYCLE not in [slip.kind for slip in order_slips([on(step, last)], START, END)]
    (slip,) = order_slips([on(step, last + 1)], START, END)
    assert slip.kind is SlipKind.AFTER_CYCLE
    assert slip_words(slip).endswith("on 2027-05-04 is after the last day of the cycle, 2027-05-03.")


@pytest.mark.parametrize("step", [CalendarStep.CHECK_IN, CalendarStep.MID_CYCLE, CalendarStep.REFLECT])
def test_days_before_the_cycle_are_said(step: CalendarStep) -> None:
    assert kinds(order_slips([on(step, -1)], START, END)) == [(SlipKind.BEFORE_CYCLE, step)]
    assert SlipKind.BEFORE_CYCLE not in [slip.kind for slip in order_slips([on(step, 0)], START, END)]


def test_publishing_early_is_no_fault() -> None:
    assert order_slips([on(CalendarStep.PUBLISH, -3)], START, END) == ()


@pytest.mark.parametrize(("day", "wrong"), [(38, True), (39, False), (60, False), (79, False), (80, True)])
def test_the_mid_cycle_check_in_lies_in_the_middle_third(day: int, wrong: bool) -> None:
    found = order_slips([on(CalendarStep.MID_CYCLE, day)], START, END)
    assert kinds(found) == ([(SlipKind.NOT_IN_MIDDLE, CalendarStep.MID_CYCLE)] if wrong else [])


@pytest.mark.parametrize(("last", "wrong"), [(97, True), (98, False), (119, False)])
def test_reflect_and_reset_is_over_in_the_last_weeks(last: int, wrong: bool) -> None:
    found = order_slips([on(CalendarStep.REFLECT, 90, until=last)], START, END)
    assert kinds(found) == ([(SlipKind.NOT_AT_END, CalendarStep.REFLECT)] if wrong else [])


def test_a_cycle_that_ends_before_it_begins_is_one_sentence() -> None:
    (slip,) = order_slips([on(CalendarStep.MID_CYCLE)], START, START - timedelta(days=1))
    assert slip_words(slip) == "The cycle ends on 2027-01-03, before its first day, 2027-01-04."
    assert order_slips([], START, START) == ()


def test_check_ins_past_the_end_and_dates_that_are_not_used_are_said() -> None:
    days = (START + timedelta(days=100), START + timedelta(days=128))
    assert kinds(order_slips([], START, END, days)) == [(SlipKind.CHECK_INS_AFTER_CYCLE, None)]
    (slip,) = order_slips([], START, END, days[:1], used=False)
    assert "do not keep the agreed rhythm" in slip_words(slip)
    assert order_slips([], START, END, (), used=False) == ()


@pytest.mark.parametrize("kind", list(SlipKind))
def test_every_sentence_is_whole(kind: SlipKind) -> None:
    slip = OrderSlip(kind, on(CalendarStep.CHECK_IN), START, on(CalendarStep.PUBLISH, typed=False), END)
    sentence = slip_words(slip, day_words=lambda day: f"<{day.day}>")
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "<4>" in sentence

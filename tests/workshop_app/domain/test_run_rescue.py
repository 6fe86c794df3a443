"""Ways out of a delay on the running day: exact, never touching what is past or running, applied and undone whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from agendas.rescue import OfferKind
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import RowStatus, RunState

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def step(id: str, minutes: int, shortest: int, cut: int | None, **more: object) -> Step:
    kind = more.pop("type", StepType.THEORY)
    return Step(id, minutes, Flex(shortest, 99), kind, (Lead.COACH,), StepTexts(id), cut=cut, **more)  # type: ignore[arg-type]


def after(state: RunState, *requests: run.Command, now: datetime) -> RunState:
    for request in requests:
        for event in run.decide(state, request, now):
            state = run.evolve(state, event)
    return state


def late_by(minutes: float, *steps: Step) -> tuple[RunState, datetime]:
    """`first` took so much longer than its half hour; the first of the steps runs now."""
    first = step("first", 30, 10, None)
    state = RunState(Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), (first, *steps)))
    now = NINE + timedelta(minutes=30 + minutes)
    state = after(state, run.Start(NINE, 540), now=NINE)
    return after(state, run.Next(), now=now), now


def changes(offer: run.LiveOffer) -> dict[str, tuple[int, int]]:
    return {each.step_id: (each.was, each.becomes) for each in offer.changes}


def test_on_time_there_is_nothing_to_offer() -> None:
    assert run.offers(*late_by(0, step("a", 30, 20, 1), step("b", 30, 20, 1))) == ()
    assert run.offers(*late_by(-5, step("a", 30, 20, 1), step("b", 30, 20, 1))) == ()
    assert run.offers(RunState(Agenda("own", AgendaKind.OWN, "", "", (540,), (1, 2), (1, 2), ())), NINE) == ()


def test_three_ways_with_their_price() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 25, 2), step("b", 30, 18, 1), step("c", 10, 9, 3))
    found = {offer.kind: offer for offer in run.offers(state, now)}
    assert set(found) == {OfferKind.SHORTEN, OfferKind.DROP, OfferKind.END_LATER}
    assert changes(found[OfferKind.SHORTEN]) == {"b": (30, 18)}
    assert found[OfferKind.SHORTEN].behind == timedelta(0)
    assert found[OfferKind.SHORTEN].ends == NINE + timedelta(minutes=130)
    assert found[OfferKind.END_LATER].changes == ()
    assert found[OfferKind.END_LATER].behind == 12 * MINUTE
    assert found[OfferKind.SHORTEN].cost < found[OfferKind.END_LATER].cost


def test_neither_past_nor_running_steps_are_touched() -> None:
    state, now = late_by(6, step("now", 30, 5, 1), step("a", 30, 20, 1), step("wrap", 30, 10, 1, protected=True))
    for offer in run.offers(state, now):
        assert {each.step_id for each in offer.changes} <= {"a"}


def test_a_delay_that_lunch_swallows_is_none() -> None:
    steps = (
        step("now", 30, 20, 1),
        step("before", 30, 10, 1),
        step("lunch", 60, 60, None, pinned=690, type=StepType.BREAK),
        step("after", 30, 20, 2),
    )
    assert run.offers(*late_by(55, *steps)) == ()
    state, now = late_by(65, *steps)  # lunch would begin at 11:35
    assert run.minutes_late(state, now) == 5
    (cheapest, *_) = run.offers(state, now)
    assert changes(cheapest) == {"before": (30, 25)}


def test_seconds_count_as_a_whole_minute() -> None:
    state, now = late_by(2.1, step("now", 30, 20, 1), step("a", 30, 20, 1))
    (shorten, *_) = run.offers(state, now)
    assert changes(shorten) == {"a": (30, 27)}


def test_accepting_is_one_event_and_settles_it() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 25, 1), step("b", 30, 18, 2))
    offer = next(each for each in run.offers(state, now) if each.kind is OfferKind.SHORTEN)
    assert len(offer.changes) == 2
    assert len(run.decide(state, offer.request, now)) == 1
    then = after(state, offer.request, now=now)
    assert run.picture(then, now).day_behind == timedelta(0)
    assert run.offers(then, now) == ()
    assert run.preview(state, now, offer.request) == run.picture(then, now)


def test_a_second_delay_is_met_on_top_of_the_first() -> None:
    state, now = late_by(6, step("now", 30, 20, 1), step("a", 30, 20, 1), step("b", 30, 20, 2))
    state = after(state, run.offers(state, now)[0].request, now=now)
    later = now + 33 * MINUTE  # three more minutes over
    (shorten, *_) = run.offers(state, later)
    assert changes(shorten) == {"a": (24, 21)}
    assert run.picture(after(state, shorten.request, now=later), later).day_behind == timedelta(0)


def test_taking_back_restores_what_still_lies_ahead() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 25, 1), step("b", 30, 18, 2))
    before = run.picture(state, now)
    then = after(state, next(each for each in run.offers(state, now) if len(each.changes) == 2).request, now=now)
    assert run.picture(then, now).can_take_back
    restored = after(then, run.TakeBack(), now=now)
    assert run.picture(restored, now).rows == before.rows
    assert not run.picture(restored, now).can_take_back
    with pytest.raises(KnownError):
        run.decide(restored, run.TakeBack(), now)
    in_a = after(then, run.Next(), now=now)  # "a" runs shortened, only "b" is given back
    minutes = {row.step.id: row.added for row in run.picture(after(in_a, run.TakeBack(), now=now), now).rows}
    assert minutes["a"] < 0
    assert minutes["b"] == 0
    last = after(in_a, run.Next(), now=now)
    assert not run.picture(last, now).can_take_back


def test_a_dropped_step_is_passed_over() -> None:
    state, now = late_by(10, step("now", 30, 30, None), step("parked", 10, 0, 1), step("end", 20, 20, None))
    drop = next(offer for offer in run.offers(state, now) if offer.kind is OfferKind.DROP)
    then = after(state, drop.request, now=now)
    shown = run.picture(then, now)
    assert [row.dropped for row in shown.rows] == [False, False, True, False]
    assert shown.next_step is not None
    assert shown.next_step.id == "end"
    then = after(then, run.Next(), now=now)
    assert run.picture(then, now).index == 3
    assert run.picture(after(then, run.Back(), now=now), now).index == 1
    with pytest.raises(KnownError):
        run.decide(then, run.Next(), now)


def test_a_shorter_breakout_takes_from_all_rounds_alike() -> None:
    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 22), Phase(PhaseKind.NOTE, 5))
    pairs = step("pairs", 60, 40, 1, type=StepType.BREAKOUT, rounds=(Round(1, phases), Round(2, phases)))
    state, now = late_by(10, step("now", 30, 30, None), pairs)
    shorten = next(each for each in run.offers(state, now) if each.kind is OfferKind.SHORTEN)
    assert changes(shorten) == {"pairs": (60, 50)}
    then = after(state, shorten.request, now=now)
    lengths = {}
    for each in then.added:
        lengths[each.round, each.phase] = each.minutes
    assert lengths == {(1, 1): -5, (2, 1): -5}
    again = after(then, run.TakeBack(), run.Next(), now=now)
    assert run.picture(again, now).allotted == 60 * MINUTE


def test_every_phase_keeps_a_minute() -> None:
    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 12), Phase(PhaseKind.NOTE, 5))
    pairs = step("pairs", 20, 1, 1, type=StepType.BREAKOUT, rounds=(Round(1, phases),))
    for late in (17, 18, 40):
        state, now = late_by(late, step("now", 10, 10, None), pairs)
        for offer in run.offers(state, now):
            then = run.picture(after(state, offer.request, now=now) if offer.changes else state, now)
            assert then.rows[-1].end - then.rows[-1].start >= 3 * MINUTE
            assert (offer.kind, then.projected_end) in [(each.kind, each.ends) for each in run.offers(state, now)]


def test_a_step_that_was_begun_before_somebody_went_back_is_left_alone() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 5, 1), step("b", 30, 5, 2))
    state = after(state, run.Next(), now=now)
    state = after(state, run.Back(), now=now + 2 * MINUTE)
    found = run.offers(state, now + 2 * MINUTE)
    assert found
    assert all(each.step_id == "b" for offer in found for each in offer.changes)


def test_seconds_are_no_delay() -> None:
    day = late_by(0.9, step("now", 30, 20, 1), step("a", 30, 20, 1))
    assert (run.offers(*day), run.minutes_late(*day)) == ((), 0)
    assert run.minutes_late(*late_by(1.1, step("now", 30, 20, 1), step("a", 30, 20, 1))) == 2
    assert run.minutes_late(RunState(day[0].agenda), NINE) == 0


def test_a_day_that_got_longer_after_a_fixed_start_is_met_there() -> None:
    steps = (
        step("now", 30, 20, 1),
        step("lunch", 30, 30, None, pinned=630, type=StepType.BREAK),
        step("after", 30, 10, 2),
    )
    state, now = late_by(0, *steps)
    state = after(state, run.AddTime(5, "after"), now=now)
    (shorten, *_) = run.offers(state, now)
    assert run.minutes_late(state, now) == 5
    assert changes(shorten) == {"after": (35, 30)}


def test_taking_back_takes_no_more_than_is_there() -> None:
    state, now = late_by(0, step("now", 30, 20, 1), step("a", 10, 5, 1), step("b", 30, 20, 2))
    state = after(state, run.ShiftTime((("a", 10),)), run.AddTime(-15, "a"), run.TakeBack(), now=now)
    assert run.picture(state, now).rows[2].added == -10


def test_a_shift_survives_the_file() -> None:
    state, now = late_by(6, step("now", 30, 20, 1), step("a", 30, 20, 1))
    (event,) = run.decide(state, run.offers(state, now)[0].request, now)
    row = run.row_of(event, "r", 1)
    assert run.event_of(row) == event
    broken = run.RunEvent(row.id, "r", 1, row.at, row.kind, (("changes", "[3]"),))
    with pytest.raises(ValueError, match="3"):
        run.event_of(broken)


@settings(max_examples=60)
@given(
    late=st.integers(1, 90),
    lengths=st.lists(st.tuples(st.integers(5, 60), st.integers(0, 60), st.integers(1, 5)), min_size=1, max_size=6),
    lunch=st.integers(0, 40),
)
def test_every_offer_keeps_its_word(late: int, lengths: list[tuple[int, int, int]], lunch: int) -> None:
    steps = [
        step(f"s{place}", minutes, min(minutes, floor), cut) for place, (minutes, floor, cut) in enumerate(lengths)
    ]
    steps.insert(len(steps) // 2, step("lunch", 30, 30, None, type=StepType.BREAK, pinned=570 + 30 + lunch * 5))
    state, now = late_by(late, step("now", 30, 20, None), *steps)
    before = run.picture(state, now)
    found = run.offers(state, now)
    assert len(found) <= 3
    for offer in found:
        if not offer.changes:
            assert offer.kind is OfferKind.END_LATER
            continue
        then = run.picture(after(state, offer.request, now=now), now)
        assert then.projected_end == offer.ends
        assert then.rows[: then.index + 1] == before.rows[: before.index + 1]
        for row in then.rows:
            if row.status is RowStatus.LATER and row.added:
                assert row.dropped or row.step.minutes + row.added >= min(row.step.minutes, row.step.flex.shortest)
        if offer.kind is not OfferKind.END_LATER:
            assert offer.behind <= max(timedelta(0), before.day_behind)


@st.composite
def late_days(draw: st.DrawFn) -> tuple[RunState, datetime]:
    """A running step that is over late, up to seven later ones with few minutes of room each, some of them changed
    since the morning, now and then an offer that was taken before."""
    steps, free, ways = [], 560, 1
    for place in range(draw(st.integers(1, 7))):
        minutes = draw(st.integers(5, 15))
        room = draw(st.integers(1, 5)) if ways < 20 else draw(st.integers(0, 2 if ways < 200 else 0))
        ways *= room + 2
        pinned = None
        if draw(st.integers(0, 4)) == 0:
            pinned = free = free + draw(st.integers(0, 6))
        kind = draw(st.sampled_from([StepType.THEORY, StepType.EXERCISE, StepType.BREAKOUT, StepType.WRAP_UP]))
        phases = (Phase(PhaseKind.BRIEF, 1), Phase(PhaseKind.COACHING, minutes - 2), Phase(PhaseKind.NOTE, 1))
        steps.append(
            step(
                f"s{place}",
                minutes,
                minutes - room,
                draw(st.sampled_from([None, 1, 1, 2, 3, 4, 9])),
                type=kind,
                pinned=pinned,
                protected=draw(st.integers(0, 5)) == 0,
                rounds=(Round(1, phases),) if kind is StepType.BREAKOUT else (),
            )
        )
        free += minutes
    state, now = late_by(draw(st.integers(0, 12)), step("now", 20, 20, 9), *steps)
    now += timedelta(minutes=draw(st.sampled_from([0, 15, 22])))
    for id, minutes in draw(st.lists(st.tuples(st.sampled_from(steps), st.sampled_from([-1, 1, 3])), max_size=2)):
        state = after(state, run.AddTime(minutes, id.id), now=now)
    before = run.offers(state, now)
    if before and before[0].changes and draw(st.booleans()):
        state, now = after(state, before[0].request, now=now), now + timedelta(minutes=draw(st.integers(1, 9)))
    return state, now


def every_day(state: RunState, now: datetime) -> list[tuple[int, bool, run.RunPicture]]:
    """Every way the rest of the day could go: its price, whether something is dropped, and the day itself."""
    rows = [row for row in run.picture(state, now).rows if row.status is RowStatus.LATER and not row.dropped]
    ways = []
    for lengths in itertools.product(*(list(lengths_of(row)) for row in rows)):
        cuts = [(row, length_of(row) - length) for row, length in zip(rows, lengths, strict=True)]
        request = run.ShiftTime(tuple((row.step.id, -taken) for row, taken in cuts if taken))
        day = run.picture(after(state, request, now=now) if request.changes else state, now)
        price = sum(price_of(row, taken) for row, taken in cuts)
        ways.append((price + 1000 * late_starts(day), 0 in lengths, day))
    return ways


def length_of(row: run.StepRow) -> int:
    return row.step.minutes + row.added


def lengths_of(row: run.StepRow) -> Iterator[int]:
    today, kind = length_of(row), row.step.type
    yield today
    if row.step.cut is None or row.step.protected:
        return
    phases = sum(len(each.phases) for each in row.step.rounds)
    lowest = max(row.step.flex.shortest or 5, 10 if kind is StepType.WRAP_UP else 0, phases)
    yield from range(lowest, today)
    if kind in (StepType.THEORY, StepType.EXERCISE) and row.step.pinned is None:
        yield 0


def price_of(row: run.StepRow, taken: int) -> int:
    practice = row.step.type in (StepType.EXERCISE, StepType.BREAKOUT)
    dropping = 30 if taken == length_of(row) and row.step.flex.shortest else 0
    return ((row.step.cut or 0) + 100 * practice) * taken + 5 + dropping if taken else 0


def late_starts(day: run.RunPicture) -> int:
    fixed = [row for row in day.rows if row.status is RowStatus.LATER and row.step.pinned is not None]
    return sum(max(0, round((row.start - row.planned_start) / MINUTE)) for row in fixed)


@settings(max_examples=150)
@given(late_days())
def test_no_other_day_is_cheaper(day: tuple[RunState, datetime]) -> None:
    """The offers against every possible rest of the day, each one really run."""
    state, now = day
    assume(any(planned.step.cut is not None for planned in state.steps[2:]))
    found = run.offers(state, now)
    assert bool(found) == (run.minutes_late(state, now) > 0)
    ways = every_day(state, now)
    on_time = (ways[0][2].day_behind <= timedelta(0)) and not late_starts(ways[0][2])
    assert on_time or found
    if not found:
        return
    best: dict[OfferKind, int] = {}
    ending = min((price, max(0, round(day.day_behind / MINUTE))) for price, dropped, day in ways if not dropped)
    best[OfferKind.END_LATER] = ending[0] + 15 * ending[1]
    for price, dropped, day_then in ways:
        if day_then.day_behind <= timedelta(0):
            kind = OfferKind.DROP if dropped else OfferKind.SHORTEN
            best[kind] = min(best.get(kind, price), price)
    for offer in found:
        assert offer.cost == best[offer.kind], offer
    assert all(best[kind] in [offer.cost for offer in found] for kind in best)

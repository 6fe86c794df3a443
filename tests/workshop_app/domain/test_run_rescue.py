"""Ways out of a delay on the running day: exact, never touching what is past or running, applied and undone whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from agendas.rescue import OfferKind, Sharing
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import RowStatus, RunState

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PRACTICE = (StepType.EXERCISE, StepType.BREAKOUT)


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
    assert run.offers(*late_by(-4, step("a", 30, 20, 1), step("b", 30, 20, 1))) == ()
    assert run.offers(RunState(Agenda("own", AgendaKind.OWN, "", "", (540,), (1, 2), (1, 2), ())), NINE) == ()


def test_three_ways_with_their_price() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 25, 2), step("b", 30, 18, 1), step("c", 10, 9, 3))
    found = {offer.kind: offer for offer in run.offers(state, now)}
    assert set(found) == {OfferKind.SHORTEN, OfferKind.DROP, OfferKind.END_LATER}
    assert changes(found[OfferKind.SHORTEN]) == {"a": (30, 25), "b": (30, 20)}  # rather than twelve from "b"
    assert found[OfferKind.SHORTEN].behind == -3 * MINUTE
    assert found[OfferKind.SHORTEN].ends == NINE + timedelta(minutes=127)
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


def test_seconds_are_not_won_back() -> None:
    """A quarter of an hour and some seconds is a quarter of an hour, to the minute that is shown."""
    for late in (5.0, 5.1, 5.9):
        state, now = late_by(late, step("now", 30, 20, 1), step("a", 30, 20, 1))
        (shorten, *_) = run.offers(state, now)
        assert changes(shorten) == {"a": (30, 25)}
        assert timedelta(0) <= shorten.behind < MINUTE
        assert run.offers(after(state, shorten.request, now=now), now) == ()
    (shorten, *_) = run.offers(*late_by(6.0, step("now", 30, 20, 1), step("a", 30, 20, 1)))
    assert changes(shorten) == {"a": (30, 20)}


def test_accepting_is_one_event_and_settles_it() -> None:
    state, now = late_by(12, step("now", 30, 20, 1), step("a", 30, 25, 1), step("b", 30, 18, 2))
    offer = next(each for each in run.offers(state, now) if each.kind is OfferKind.SHORTEN)
    assert len(offer.changes) == 2
    assert len(run.decide(state, offer.request, now)) == 1
    then = after(state, offer.request, now=now)
    assert run.picture(then, now).day_behind == -3 * MINUTE
    assert run.offers(then, now) == ()
    assert run.preview(state, now, offer.request) == run.picture(then, now)


def test_a_second_delay_is_met_on_top_of_the_first() -> None:
    state, now = late_by(6, step("now", 30, 20, 1), step("a", 30, 20, 1), step("b", 30, 20, 2))
    state = after(state, run.offers(state, now)[0].request, now=now)
    assert run.picture(state, now).day_behind == -4 * MINUTE  # whole fives
    later = now + 37 * MINUTE  # seven more minutes over, of which four were in hand
    (shorten, *_) = run.offers(state, later)
    assert changes(shorten) == {"b": (30, 25)}
    assert run.picture(after(state, shorten.request, now=later), later).day_behind == -2 * MINUTE


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
    ranks = sorted({step.cut for step in state.agenda.steps if step.cut is not None and not step.protected})
    ways = []
    for lengths in itertools.product(*(list(lengths_of(row, rows)) for row in rows)):
        cuts = [(row, length_of(row) - length) for row, length in zip(rows, lengths, strict=True)]
        request = run.ShiftTime(tuple((row.step.id, -taken) for row, taken in cuts if taken))
        day = run.picture(after(state, request, now=now) if request.changes else state, now)
        price = sum(price_of(row, taken, ranks) for row, taken in cuts)
        ways.append((price + 2000 * late_starts(day), 0 in lengths, day))
    return ways


def length_of(row: run.StepRow) -> int:
    return row.step.minutes + row.added


def lengths_of(row: run.StepRow, rows: list[run.StepRow]) -> Iterator[int]:
    today, kind = length_of(row), row.step.type
    yield today
    if row.step.protected:
        return
    phases = sum(len(each.phases) for each in row.step.rounds)
    lowest = max(row.step.flex.shortest or 5, 10 if kind is StepType.WRAP_UP else 0, phases)
    yield from range(lowest, today - 1)
    needed = any(each.step.type in PRACTICE for each in rows[rows.index(row) + 1 :])
    ranked = row.step.cut is not None or row.step.flex.shortest == 0
    if needed or row.step.pinned is not None:
        return
    if kind is StepType.THEORY or (kind is StepType.EXERCISE and ranked):
        yield 0


def price_of(row: run.StepRow, taken: int, ranks: list[int]) -> int:
    practice, length, kind = row.step.type in PRACTICE, length_of(row), row.step.type
    if not taken:
        return 0
    kinds = {StepType.THEORY: 0, StepType.WRAP_UP: 5, StepType.EXERCISE: 6, StepType.BREAKOUT: 7}
    cut = row.step.cut
    rate = max(9, len(ranks)) + 11 + 2 * kinds[kind] if cut is None else ranks.index(cut) + 1
    price = (rate + 200 * practice) * taken + 5
    if taken == length:
        return price + (30 if row.step.flex.shortest else 0)
    crooked = taken % 5 and (length - taken) % 5
    return price + (0 if not crooked else 1000 if practice else 320)


def late_starts(day: run.RunPicture) -> int:
    fixed = [row for row in day.rows if row.status is RowStatus.LATER and row.step.pinned is not None]
    return sum(max(0, round((row.start - row.planned_start) / MINUTE)) for row in fixed)


@settings(max_examples=150)
@given(late_days())
def test_no_other_day_is_cheaper(day: tuple[RunState, datetime]) -> None:
    """The offers against every possible rest of the day, each one really run."""
    state, now = day
    found = run.offers(state, now)
    ways = every_day(state, now)
    on_time = (ways[0][2].day_behind <= timedelta(0)) and not late_starts(ways[0][2])
    assert on_time or found
    if on_time:
        assert all(offer.kind in (OfferKind.LENGTHEN, OfferKind.FINISH_EARLY) for offer in found)
        assert bool(found) == (run.minutes_ahead(state, now) >= 5)
        return
    best: dict[OfferKind, tuple[int, int]] = {}
    for price, dropped, day_then in ways:
        behind = max(0, round(day_then.day_behind / MINUTE))
        kind = OfferKind.DROP if dropped else OfferKind.SHORTEN
        best[kind] = min(best.get(kind, (behind, price)), (behind, price))
        if not dropped:
            cheapest = best.get(OfferKind.END_LATER, (behind, price))
            best[OfferKind.END_LATER] = min(cheapest, (behind, price), key=lambda each: (each[1], each[0]))
    for offer in found:
        behind, price = best[offer.kind]
        assert (round(max(offer.behind, timedelta(0)) / MINUTE), offer.cost) == (behind, price + 100 * behind), offer
    kinds = {offer.kind for offer in found}
    assert OfferKind.END_LATER in kinds or best[OfferKind.END_LATER] == best[OfferKind.SHORTEN]
    assert OfferKind.SHORTEN in kinds or best[OfferKind.SHORTEN] == best[OfferKind.END_LATER]
    if OfferKind.DROP in set(best) - kinds:
        assert best[OfferKind.DROP] >= best[OfferKind.SHORTEN]


def test_minutes_in_hand_are_offered_to_the_next_practice() -> None:
    work = step("work", 30, 20, None, type=StepType.EXERCISE)
    state, now = late_by(-10, step("now", 30, 20, 1), work, step("end", 20, 15, None, type=StepType.WRAP_UP))
    assert run.minutes_ahead(state, now) == 10
    give, leave = run.offers(state, now)
    assert (give.kind, changes(give)) == (OfferKind.LENGTHEN, {"work": (30, 40)})
    assert give.behind == timedelta(0)
    assert (leave.kind, leave.changes, leave.behind) == (OfferKind.FINISH_EARLY, (), -10 * MINUTE)
    then = after(state, give.request, now=now)
    assert run.offers(then, now) == ()
    assert run.picture(then, now).can_take_back
    assert run.offers(after(then, run.TakeBack(), now=now), now) == (give, leave)


def test_free_time_that_was_planned_is_not_in_hand() -> None:
    lunch = step("lunch", 30, 30, None, pinned=660, type=StepType.BREAK)
    day = step("now", 30, 20, 1), step("work", 20, 10, None, type=StepType.EXERCISE), lunch  # 40 minutes free
    assert run.minutes_ahead(*late_by(0, *day)) == 0
    state, now = late_by(-10, *day)
    assert run.minutes_ahead(state, now) == 10
    give, leave = run.offers(state, now)
    assert changes(give) == {"work": (20, 30)}
    assert (leave.waits_for, leave.behind) == ("lunch", timedelta(0))


def test_a_fixed_end_before_the_end_of_the_plan_is_a_delay_from_the_start() -> None:
    steps = step("first", 30, 10, None), step("talk", 40, 20, None)
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), steps, ends=(600,))
    state = after(RunState(agenda), run.Start(NINE, 540), now=NINE)
    assert run.past_fixed_end(state) == 10
    (shorten, *_) = run.offers(state, NINE)
    assert changes(shorten) == {"talk": (40, 30)}
    assert run.past_fixed_end(late_by(0, *steps[1:])[0]) == 0


def test_the_coach_chooses_who_gives() -> None:
    steps = step("now", 30, 20, 1), step("a", 30, 10, 1), step("b", 30, 10, 2), step("c", 30, 10, None)
    state, now = late_by(15, *steps)
    assert changes(run.offers(state, now)[0]) == {"a": (30, 15)}
    even = run.offers(state, now, Sharing.PROPORTIONAL)[0]
    assert changes(even) == {"a": (30, 25), "b": (30, 25), "c": (30, 25)}


def test_when_nothing_can_give_ending_later_stands_alone() -> None:
    state, now = late_by(15, step("now", 30, 20, 1), step("a", 30, 30, 1, type=StepType.BREAK))
    assert [(offer.kind, offer.changes) for offer in run.offers(state, now)] == [(OfferKind.END_LATER, ())]
    assert run.most_to_give(state, now) == 0

"""Meeting a delay: the offers are held against every possible set of cuts, tried one by one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader, rescue, rescue_price, schedule
from agendas.model import (
    Activity,
    Agenda,
    AgendaKind,
    Flex,
    Lead,
    Phase,
    PhaseKind,
    Round,
    Step,
    StepTexts,
    StepType,
)
from agendas.rescue import OfferKind, RescueOffer

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]
PRACTICE = (StepType.EXERCISE, StepType.BREAKOUT)


def step(id: str, minutes: int, shortest: int, type: StepType, cut: int | None, pinned: int | None = None) -> Step:
    flex = Flex(shortest, max(minutes, shortest))
    return Step(id, minutes, flex, type, (Lead.COACH,), StepTexts(id), cut=cut, pinned=pinned)


def agenda_of(*steps: Step) -> Agenda:
    running = step("running", 10, 10, StepType.OPENING, None)
    return Agenda("a", AgendaKind.OWN, "A", "", (540,), (2, 60), (2, 60), (running, *steps))


@st.composite
def days(draw: st.DrawFn) -> Agenda:
    """A running step and one to nine later ones; few minutes of room each, so that everything can be tried. Some days
    have a fixed end with minutes to spare."""
    free, steps, ways = 550, [], 1
    for place in range(draw(st.integers(1, 9))):
        minutes = draw(st.integers(1, 20))
        room = draw(st.integers(0, min(minutes, 3 if ways < 500 else 1 if ways < 4000 else 0)))
        ways *= room + 2
        pinned = None
        if draw(st.integers(0, 4)) == 0:
            pinned = free = free + draw(st.integers(-2, 6))
        type = draw(st.sampled_from(list(StepType)))
        until = None
        if type is not StepType.BREAKOUT and draw(st.integers(0, 5)) == 0:
            until = free + minutes
        coaching = (Phase(PhaseKind.COACHING, 1),)
        rounds = draw(st.integers(1, min(3, minutes))) if type is StepType.BREAKOUT else 0
        steps.append(
            replace(
                step(f"s{place}", minutes, minutes - room, type, None, pinned),
                rounds=tuple(Round(number + 1, coaching) for number in range(rounds)),
                cut=draw(st.none() | st.integers(1, 9)),
                protected=draw(st.integers(0, 5)) == 0,
                activity=draw(st.sampled_from([Activity.NONE, Activity.NONE, Activity.PARKING_LOT, Activity.LUNCH])),
                until=until,
            )
        )
        free += minutes
    agenda = agenda_of(*steps)
    spare = draw(st.integers(-5, 10))
    return agenda if spare < 0 else replace(agenda, ends=(end_of(agenda) + spare,))


def end_of(agenda: Agenda) -> int:
    """The end to keep."""
    later = agenda.steps[1:]
    return max(walk(later, [each.minutes for each in later], 550)[1], *agenda.ends, 0)


def brute_force(agenda: Agenda, late: int) -> dict[OfferKind, int]:
    """The price of the best offer of each kind, written down from the rules alone and found by trying everything."""
    later = agenda.steps[1:]
    ranked = any(each.cut is not None for each in agenda.steps)
    planned_starts, _ = walk(later, [each.minutes for each in later], 550)
    planned_end = end_of(agenda)
    best: dict[OfferKind, int] = {}
    ending: tuple[int, int] | None = None
    for lengths in itertools.product(*(list(lengths_of(each, ranked)) for each in later)):
        starts, end = walk(later, lengths, 550 + late)
        price = sum(price_of(each, length, ranked) for each, length in zip(later, lengths, strict=True))
        for each, start, planned in zip(later, starts, planned_starts, strict=True):
            if each.pinned is not None:
                price += 1000 * max(0, start - planned)
        if 0 in lengths:
            kind = OfferKind.DROP
        else:
            kind = OfferKind.SHORTEN
            behind = max(0, end - planned_end)
            ending = min(ending or (price, behind), (price, behind))
        if end <= planned_end:
            best[kind] = min(best.get(kind, price), price)
    assert ending is not None
    best[OfferKind.END_LATER] = ending[0] + 15 * ending[1]
    return best


def walk(steps: tuple[Step, ...], lengths: object, free: int) -> tuple[list[int], int]:
    starts = []
    for each, length in zip(steps, lengths, strict=True):  # type: ignore[call-overload]
        free = max(free, each.pinned) if each.pinned is not None else free
        starts.append(free)
        free = free + length if each.until is None else max(each.until, free + max(1, each.flex.shortest))
    return starts, free


def rank_of(each: Step, ranked: bool) -> int | None:
    if each.protected or each.until is not None:
        return None
    if ranked:
        return each.cut
    by_type = {"theory": 1, "share_back": 3, "opening": 4, "exercise": 6, "breakout": 7}
    return {Activity.LUNCH: 5, Activity.PARKING_LOT: 1}.get(each.activity, by_type.get(each.type))


def lengths_of(each: Step, ranked: bool) -> Iterator[int]:
    yield each.minutes
    if rank_of(each, ranked) is None:
        return
    lowest = max(each.flex.shortest or 5, len(each.rounds))
    if each.type is StepType.WRAP_UP:
        lowest = max(lowest, 10)
    yield from range(lowest, each.minutes)
    if each.type in (StepType.THEORY, StepType.SHARE_BACK, StepType.EXERCISE) and each.pinned is None:
        yield 0


def price_of(each: Step, length: int, ranked: bool) -> int:
    taken = each.minutes - length
    if not taken:
        return 0
    practice = each.type in PRACTICE and each.activity is not Activity.PARKING_LOT
    dropping = 30 if length == 0 and each.flex.shortest else 0
    return ((rank_of(each, ranked) or 0) + 100 * practice) * taken + 5 + dropping


def check(offer: RescueOffer, agenda: Agenda, late: int) -> None:
    """What an offer says is true: its end, its price, what it touches."""
    ranked = any(each.cut is not None for each in agenda.steps)
    new = {change.step_id: change.becomes for change in offer.changes}
    later = agenda.steps[1:]
    lengths = [new.get(each.id, each.minutes) for each in later]
    assert all(length in set(lengths_of(each, ranked)) for each, length in zip(later, lengths, strict=True))
    starts, end = walk(later, lengths, 550 + late)
    planned, _ = walk(later, [each.minutes for each in later], 550)
    planned_end = end_of(agenda)
    if offer.kind is OfferKind.ABSORBED:
        end = max(end, planned_end)  # there are minutes to spare at the end of the day
    assert (offer.end, offer.later) == (end, end - planned_end)
    behind = [
        (each.id, start - plan)
        for each, start, plan in zip(later, starts, planned, strict=True)
        if each.pinned is not None and start > plan
    ]
    assert [(each.step_id, each.minutes) for each in offer.late_starts] == behind
    price = sum(price_of(each, length, ranked) for each, length in zip(later, lengths, strict=True))
    price += 1000 * sum(minutes for _, minutes in behind) + 15 * max(0, end - planned_end)
    assert offer.cost == price
    assert ("running" in new) is False


@settings(max_examples=150)
@given(days(), st.integers(1, 25))
@example(agenda_of(step("a", 10, 7, StepType.THEORY, 1), step("b", 10, 7, StepType.BREAKOUT, 2)), 4)
def test_no_set_of_cuts_is_cheaper(agenda: Agenda, late: int) -> None:
    found = rescue.offers(agenda, "running", late)
    best = brute_force(agenda, late)
    for offer in found:
        check(offer, agenda, late)
        if offer.kind is OfferKind.ABSORBED:
            assert offer.cost == 0 == best[OfferKind.END_LATER]
            return
        assert offer.cost == best[offer.kind], offer
    costs = [offer.cost for offer in found]
    assert costs == sorted(costs)
    assert len({offer.changes for offer in found}) == len(found), "no offer twice"
    # What is not offered has the same changes as something that is.
    missing = set(best) - {offer.kind for offer in found}
    assert all(best[kind] in costs for kind in missing)


def test_forty_steps_are_answered_at_once() -> None:
    kinds = itertools.cycle([StepType.THEORY, StepType.BREAKOUT, StepType.SHARE_BACK, StepType.EXERCISE])
    agenda = agenda_of(*(step(f"s{n}", 20, 5, next(kinds), n % 9 + 1) for n in range(40)))
    for late in (60, 300):  # trying everything would outlast the universe
        assert len(rescue.offers(agenda, "running", late)) == 3


def test_theory_gives_before_practice_and_the_wrap_up_stays() -> None:
    agenda = loader.load("expert_onsite")
    for late in range(1, 41):
        shorten = next(offer for offer in rescue.offers(agenda, "welcome", late) if offer.kind is OfferKind.SHORTEN)
        new = {change.step_id: change.becomes for change in shorten.changes}
        assert all(agenda.step(id).type not in PRACTICE for id in new), late
        assert new.get("theory", 30) <= new.get("seven_steps", 30)
        assert "wrap_up" not in new
        assert shorten.end == 930


def test_practice_gives_only_when_nothing_else_is_left() -> None:
    agenda = agenda_of(
        step("theory", 20, 10, StepType.THEORY, 1),
        step("share", 20, 15, StepType.SHARE_BACK, 9),
        step("practice", 30, 20, StepType.BREAKOUT, 2),
    )
    (shorten,) = [offer for offer in rescue.offers(agenda, "running", 18) if offer.kind is OfferKind.SHORTEN]
    assert [(change.step_id, change.becomes) for change in shorten.changes] == [
        ("theory", 10),
        ("share", 15),
        ("practice", 27),
    ]


def test_an_unprotected_wrap_up_keeps_ten_minutes() -> None:
    agenda = agenda_of(step("end", 15, 5, StepType.WRAP_UP, 1))
    (shorten, _) = rescue.offers(agenda, "running", 5)
    assert shorten.changes[0].becomes == 10
    assert [offer.kind for offer in rescue.offers(agenda, "running", 6)] == [OfferKind.END_LATER]


def test_free_time_before_a_fixed_lunch_takes_up_the_delay() -> None:
    agenda = agenda_of(
        step("theory", 20, 10, StepType.THEORY, 1),
        step("lunch", 60, 45, StepType.BREAK, None, pinned=580),
        step("work", 30, 20, StepType.EXERCISE, 2),
    )
    (offer,) = rescue.offers(agenda, "running", 10)
    assert (offer.kind, offer.changes, offer.end, offer.cost) == (OfferKind.ABSORBED, (), 670, 0)
    (shorten, drop) = rescue.offers(agenda, "running", 15)
    assert [(change.step_id, change.becomes) for change in shorten.changes] == [("theory", 15)]
    assert drop.kind is OfferKind.DROP
    # Beyond what the theory can give, the lunch begins late, and the offer says so.
    late = next(offer for offer in rescue.offers(agenda, "running", 45) if offer.kind is OfferKind.DROP)
    assert [(each.step_id, each.minutes) for each in late.late_starts] == [("lunch", 15)]
    assert "15 min after its fixed time" in rescue.sentence(late)


def test_only_later_steps_of_the_same_day(make_step: MakeStep, make_agenda: MakeAgenda) -> None:
    theory = {"type": StepType.THEORY, "flex": (10, 30)}
    agenda = make_agenda(
        make_step("past", **theory), make_step("now", **theory), make_step("later", **theory),
        make_step("other", day=2, **theory), starts=(540, 540),
    )  # fmt: skip
    for offer in rescue.offers(agenda, "now", 10):
        assert {change.step_id for change in offer.changes} <= {"later"}
    assert [offer.kind for offer in rescue.offers(agenda, "later", 10)] == [OfferKind.END_LATER]


def test_nothing_is_offered_when_nothing_is_late_and_nonsense_is_refused() -> None:
    agenda = loader.load("expert_onsite")
    assert rescue.offers(agenda, "theory", 0) == ()
    with pytest.raises(ValueError, match="delay"):
        rescue.offers(agenda, "theory", -1)
    with pytest.raises(KeyError):
        rescue.offers(agenda, "nowhere", 5)


def test_an_accepted_offer_ends_when_it_says() -> None:
    agenda = loader.load("expert_three_rounds")
    for offer in rescue.offers(agenda, "group_exercise", 25):
        after = rescue.accept(agenda, offer)
        assert schedule.times(after)[-1].end + 25 == offer.end
        assert schedule.clock(offer.end) in rescue.sentence(offer)


@pytest.mark.parametrize("template", loader.available())
def test_practice_is_cut_last_and_the_wrap_up_keeps_its_ten_minutes(template: str) -> None:
    agenda = loader.load(template)
    ids = [each.id for each in agenda.steps]
    for at, late in itertools.product(ids, (3, 10, 25, 60)):
        day = agenda.step(at).day
        later = [each for each in agenda.steps[ids.index(at) + 1 :] if each.day == day]
        for offer in rescue.offers(agenda, at, late):
            new = {change.step_id: change.becomes for change in offer.changes}
            gives = [each for each in later if rescue_price.rank_of(agenda, each) is not None]
            assert set(new) <= {each.id for each in gives}
            practice = {
                each.id for each in gives if each.type in PRACTICE and each.activity is not Activity.PARKING_LOT
            }
            for each in later:
                length = new.get(each.id, each.minutes)
                assert length == 0 or length >= min(each.minutes, each.flex.shortest)
                assert each.type is not StepType.WRAP_UP or length >= min(10, each.minutes)
            if offer.kind is OfferKind.SHORTEN and practice & set(new):
                others = [each for each in gives if each.id not in practice]
                given = {each.id: new.get(each.id, each.minutes) for each in others}
                assert given == {each.id: rescue_price.floor_of(each) for each in others}

"""Meeting a delay: the offers are held against every possible set of cuts, tried one by one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader, rescue, rescue_price, schedule, strands
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
    Strand,
)
from agendas.rescue import OfferKind, RescueOffer, Sharing

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
def blocks(draw: st.DrawFn, id: str) -> Step:
    """Two or three groups side by side."""
    kinds = [kind for kind in StepType if kind is not StepType.BREAKOUT]
    strands_of = []
    for strand in range(draw(st.integers(2, 3))):
        inside = []
        for place in range(draw(st.integers(1, 2))):
            minutes = draw(st.integers(3, 15))
            kind, cut = draw(st.sampled_from(kinds)), draw(st.none() | st.integers(1, 9))
            one = step(f"{id}_{strand}_{place}", minutes, draw(st.integers(max(1, minutes - 4), minutes)), kind, cut)
            inside.append(replace(one, protected=draw(st.integers(0, 5)) == 0))
        strands_of.append(Strand(f"{id}_{strand}", "", tuple(inside)))
    block = replace(step(id, 1, 1, StepType.THEORY, draw(st.none() | st.integers(1, 9))), strands=tuple(strands_of))
    return strands.settled(block)


@st.composite
def days(draw: st.DrawFn) -> Agenda:
    """A running step and one to nine later ones, so that everything can be tried: the first have room for whole fives,
    the others for a few minutes. Some days have a fixed end with minutes to spare."""
    free, steps, ways = 550, [], 1
    for place in range(draw(st.integers(1, 9))):
        minutes = draw(st.integers(1, 20))
        room = draw(st.integers(0, min(minutes, 12 if ways < 20 else 3 if ways < 500 else 2 if ways < 2000 else 0)))
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
        if draw(st.integers(0, 6)) == 0:
            steps.append(replace(draw(blocks(f"s{place}")), pinned=pinned))
            free += steps[-1].minutes
            continue
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


def brute_force(agenda: Agenda, late: int, sharing: Sharing = Sharing.PRIORITY) -> dict[OfferKind, tuple[int, int]]:
    """For each kind of offer how many minutes late the best day ends and what it costs, written down from the rules
    alone and found by trying everything."""
    later = agenda.steps[1:]
    planned_starts, _ = walk(later, [each.minutes for each in later], 550)
    planned_end = end_of(agenda)
    best: dict[OfferKind, tuple[int, int]] = {}
    for lengths in itertools.product(*(list(lengths_of(each, agenda)) for each in later)):
        starts, end = walk(later, lengths, 550 + late)
        price = sum(price_of(each, length, agenda, sharing) for each, length in zip(later, lengths, strict=True))
        for each, start, planned in zip(later, starts, planned_starts, strict=True):
            if each.pinned is not None:
                price += 2000 * max(0, start - planned)
        behind = max(0, end - planned_end)
        kind = OfferKind.DROP if 0 in lengths else OfferKind.SHORTEN
        best[kind] = min(best.get(kind, (behind, price)), (behind, price))
        if kind is OfferKind.SHORTEN:
            cheap = best.get(OfferKind.END_LATER, (behind, price))
            best[OfferKind.END_LATER] = min(cheap, (behind, price), key=lambda each: (each[1], each[0]))
    return best


def walk(steps: tuple[Step, ...], lengths: object, free: int) -> tuple[list[int], int]:
    starts = []
    for each, length in zip(steps, lengths, strict=True):  # type: ignore[call-overload]
        free = max(free, each.pinned) if each.pinned is not None else free
        starts.append(free)
        free = free + length if each.until is None else max(each.until, free + max(1, each.flex.shortest))
    return starts, free


def is_practice(each: Step) -> bool:
    return each.type in PRACTICE and each.activity is not Activity.PARKING_LOT


def inside_of(each: Step) -> list[Step]:
    return [one for strand in each.strands for one in strand.steps]


def rate_of(each: Step, agenda: Agenda) -> int:
    """Ranked ones by rank; then theory, openings, share backs, breaks, lunch, wrap-up, exercises, breakouts; and all
    practice after all the rest."""
    every = [one for step in agenda.steps for one in (step, *inside_of(step))]
    ranks = sorted({step.cut for step in every if step.cut is not None and not step.protected})
    kinds = ["theory", "opening", "share_back", "break", "lunch", "wrap_up", "exercise", "breakout"]
    kind = {Activity.LUNCH: "lunch", Activity.PARKING_LOT: "theory"}.get(each.activity, str(each.type))
    rate = max(9, len(ranks)) + 11 + 2 * kinds.index(kind) if each.cut is None else ranks.index(each.cut) + 1
    return rate + 200 * is_practice(each)


def room_of(each: Step) -> int:
    if each.strands:
        shortest = [sum(one.minutes - room_of(one) for one in strand.steps) for strand in each.strands]
        lowest = max(max(shortest), 10 if each.type is StepType.WRAP_UP else 0)
        return max(0, each.minutes - lowest)
    lowest = max(each.flex.shortest or 5, len(each.rounds), 10 if each.type is StepType.WRAP_UP else 0)
    return 0 if each.protected or each.until is not None else max(0, each.minutes - lowest)


def is_needed(each: Step, agenda: Agenda) -> bool:
    """Theory, and what practice makes, is there for the practice that follows."""
    rest = [one for step in agenda.steps[agenda.steps.index(each) + 1 :] for one in inside_of(step) or [step]]
    return (each.type is StepType.THEORY or is_practice(each)) and any(is_practice(one) for one in rest)


def lengths_of(each: Step, agenda: Agenda) -> Iterator[int]:
    yield each.minutes
    yield from (each.minutes - taken for taken in range(2, room_of(each) + 1))
    kept = each.protected or each.pinned is not None or each.until is not None or is_needed(each, agenda)
    ranked = each.cut is not None or each.flex.shortest == 0
    buffer = each.activity is Activity.PARKING_LOT and each.type is StepType.EXERCISE
    if kept or each.strands or each.type not in (StepType.THEORY, StepType.SHARE_BACK, StepType.EXERCISE):
        return
    if ranked or buffer or each.type is not StepType.EXERCISE:
        yield 0


def price_of(each: Step, length: int, agenda: Agenda, sharing: Sharing = Sharing.PRIORITY) -> int:
    taken = each.minutes - length
    if not taken:
        return 0
    if each.strands:
        return price_side_by_side(each, length, agenda, sharing)
    if length == 0:
        return rate_of(each, agenda) * taken + 5 + (30 if each.flex.shortest else 0)
    crooked = (1000 if is_practice(each) else 320) if taken % 5 and length % 5 else 0
    if sharing is Sharing.PRIORITY:
        return rate_of(each, agenda) * taken + 5 + crooked
    practice = (200 + 50 * (each.type is StepType.BREAKOUT)) * is_practice(each)
    return practice * taken + 20 * taken * taken // room_of(each) + crooked


def price_side_by_side(block: Step, length: int, agenda: Agenda, sharing: Sharing) -> int:
    """Each item inside costs what it has to give; what a strand without a rank of its own gives has that of the
    block."""
    then = {one.id: one.minutes for one in inside_of(strands.fitted(block, length))}
    lost = [(one, one.minutes - then[one.id]) for one in inside_of(block) if then[one.id] < one.minutes]
    crooked = any(is_practice(one) for one, _ in lost)
    price = (1000 if crooked else 320) if (block.minutes - length) % 5 and length % 5 else 0
    for one, taken in lost:
        assert not one.protected
        ranked = one if one.cut is not None else replace(one, cut=block.cut)
        if sharing is Sharing.PRIORITY:
            price += rate_of(ranked, agenda) * taken + 5
        else:
            price += 200 * is_practice(one) * taken
    if sharing is Sharing.PROPORTIONAL:
        price += 20 * (block.minutes - length) ** 2 // room_of(block)
    return price


def check(offer: RescueOffer, agenda: Agenda, late: int) -> None:
    """What an offer says is true: its end, its price, what it touches."""
    new = {change.step_id: change.becomes for change in offer.changes}
    later = agenda.steps[1:]
    lengths = [new.get(each.id, each.minutes) for each in later]
    assert all(length in set(lengths_of(each, agenda)) for each, length in zip(later, lengths, strict=True))
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
    price = sum(price_of(each, length, agenda) for each, length in zip(later, lengths, strict=True))
    price += 2000 * sum(minutes for _, minutes in behind) + 100 * max(0, end - planned_end)
    assert offer.cost == price
    assert ("running" in new) is False


def measured(offer: RescueOffer, agenda: Agenda, sharing: Sharing) -> tuple[int, int]:
    """Its lateness and its price, in the way in which this sharing looks for the best."""
    new = {change.step_id: change.becomes for change in offer.changes}
    price = sum(price_of(each, new.get(each.id, each.minutes), agenda, sharing) for each in agenda.steps[1:])
    return max(0, offer.later), price + 2000 * sum(each.minutes for each in offer.late_starts)


@settings(max_examples=200)
@given(days(), st.integers(1, 25), st.sampled_from(Sharing))
@example(agenda_of(step("a", 10, 7, StepType.THEORY, 1), step("b", 10, 7, StepType.BREAKOUT, 2)), 4, Sharing.PRIORITY)
@example(
    agenda_of(step("a", 20, 10, StepType.THEORY, None), step("b", 20, 10, StepType.BREAK, None)), 10,
    Sharing.PROPORTIONAL,
)  # fmt: skip
def test_no_set_of_cuts_is_cheaper(agenda: Agenda, late: int, sharing: Sharing) -> None:
    found = rescue.offers(agenda, "running", late, sharing=sharing)
    best = brute_force(agenda, late, sharing)
    if found[0].kind is OfferKind.ABSORBED:
        check(found[0], agenda, late)
        assert found[0].cost == 0
        assert best[OfferKind.END_LATER] == (0, 0)
        return
    for offer in found:
        check(offer, agenda, late)
        assert measured(offer, agenda, sharing) == best[offer.kind], offer
    kinds = {offer.kind: offer for offer in found}
    costs = [offer.cost for offer in found if offer.kind is not OfferKind.DROP]
    assert costs == sorted(costs)
    assert len({offer.changes for offer in found}) == len(found), "no offer twice"
    if {OfferKind.SHORTEN, OfferKind.DROP} <= set(kinds):
        assert found.index(kinds[OfferKind.SHORTEN]) < found.index(kinds[OfferKind.DROP])
    # What is not offered changes the same as something that is, or drops what nobody has to miss.
    for kind in set(best) - set(kinds) - {OfferKind.DROP}:
        assert best[kind] in [measured(offer, agenda, sharing) for offer in found]
    if OfferKind.DROP in set(best) - set(kinds):
        assert best[OfferKind.DROP] >= best[OfferKind.SHORTEN]


def test_side_by_side_only_the_longest_has_to_give() -> None:
    talk, work = step("talk", 30, 10, StepType.THEORY, None), step("work", 20, 10, StepType.EXERCISE, None)
    groups = (Strand("a", "", (talk,)), Strand("b", "", (work,)))
    block = strands.settled(replace(step("block", 1, 1, StepType.THEORY, None), strands=groups))
    lunch = step("lunch", 60, 50, StepType.BREAK, None)
    agenda = agenda_of(block, lunch)
    assert lengths(rescue.offers(agenda, "running", 10)[0]) == {"block": 20}  # theory before lunch
    # From there on the exercise beside it would lose as much, so the lunch is cheaper.
    shorten = by_kind(rescue.offers(agenda, "running", 15))[OfferKind.SHORTEN]
    assert lengths(shorten) == {"block": 20, "lunch": 55}
    assert by_kind(rescue.offers(agenda, "running", 30))[OfferKind.SHORTEN].later == 0


def test_an_item_that_runs_until_a_time_takes_up_the_delay_before_it() -> None:
    talk, lunch = step("talk", 20, 10, StepType.SHARE_BACK, 1), step("lunch", 60, 50, StepType.BREAK, 2)
    work = replace(step("work", 40, 25, StepType.EXERCISE, None), until=610)
    agenda = agenda_of(talk, work, lunch)
    (offer,) = rescue.offers(agenda, "running", 15)
    assert (offer.kind, offer.changes) == (OfferKind.ABSORBED, ())
    shorten = by_kind(rescue.offers(agenda, "running", 20))[OfferKind.SHORTEN]
    assert (lengths(shorten), shorten.end) == ({"talk": 15}, 670)
    after = by_kind(rescue.offers(agenda, "work", 5))[OfferKind.SHORTEN]
    assert lengths(after) == {"lunch": 55}
    (leave,) = rescue.ahead(agenda, "running", 10)
    assert (leave.later, leave.goes_to) == (0, "work")
    assert "runs longer instead" in rescue.sentence(leave)


def test_forty_steps_are_answered_at_once() -> None:
    kinds = itertools.cycle([StepType.THEORY, StepType.BREAKOUT, StepType.SHARE_BACK, StepType.EXERCISE])
    agenda = agenda_of(*(step(f"s{n}", 20, 5, next(kinds), n % 9 + 1) for n in range(40)))
    for late in (60, 300):  # trying everything would outlast the universe
        assert len(rescue.offers(agenda, "running", late)) == 3


def by_kind(found: tuple[RescueOffer, ...]) -> dict[OfferKind, RescueOffer]:
    return {offer.kind: offer for offer in found}


def lengths(offer: RescueOffer) -> dict[str, int]:
    return {change.step_id: change.becomes for change in offer.changes}


def test_theory_gives_before_practice_and_the_wrap_up_stays() -> None:
    agenda = loader.load("expert_onsite")
    for late in range(1, 41):
        shorten = by_kind(rescue.offers(agenda, "welcome", late))[OfferKind.SHORTEN]
        new = lengths(shorten)
        assert all(agenda.step(id).type not in PRACTICE for id in new), late
        assert new.get("theory", 30) <= new.get("seven_steps", 30)
        assert "wrap_up" not in new
        assert 0 <= -shorten.later < 5, "no more than whole fives ask for"
        assert all(length % 5 == 0 for length in new.values())


def test_half_a_day_late_by_a_quarter_of_an_hour_at_the_mission() -> None:
    """Nothing that is left has a rank, and fifty minutes of it can give."""
    agenda = loader.load("team_level_half_day")
    shorten = by_kind(rescue.offers(agenda, "mission", 15))[OfferKind.SHORTEN]
    assert lengths(shorten) == {"first_break": 10, "objective": 25, "second_break": 5}
    assert (shorten.end, shorten.later) == (780, 0)
    assert by_kind(rescue.offers(agenda, "mission", 50))[OfferKind.SHORTEN].end == 780
    partly = by_kind(rescue.offers(agenda, "mission", 60))[OfferKind.SHORTEN]
    assert (sum(each.was - each.becomes for each in partly.changes), partly.later) == (50, 10)


def test_what_has_no_rank_gives_by_kind_after_what_has_one() -> None:
    kinds = [
        (StepType.BREAKOUT, None), (StepType.EXERCISE, None), (StepType.EXERCISE, 9), (StepType.BREAK, None),
        (StepType.SHARE_BACK, None), (StepType.OPENING, None), (StepType.THEORY, None), (StepType.BREAK, 2),
        (StepType.THEORY, 1),
    ]  # fmt: skip
    steps = [step(f"{kind}_{cut}", 20, 15, kind, cut) for kind, cut in kinds]
    lunch = replace(step("lunch", 60, 55, StepType.BREAK, None), activity=Activity.LUNCH)
    never = replace(step("never", 20, 10, StepType.THEORY, None), protected=True)
    order = ["theory_1", "break_2", "theory_None", "opening_None", "share_back_None", "break_None", "lunch"]
    order += ["exercise_9", "exercise_None", "breakout_None"]
    agenda = agenda_of(never, lunch, *steps)
    for count in range(1, len(order) + 1):
        shorten = by_kind(rescue.offers(agenda, "running", 5 * count))[OfferKind.SHORTEN]
        assert set(lengths(shorten)) == set(order[:count])


def test_in_proportion_those_give_most_that_can_give_most() -> None:
    agenda = agenda_of(
        step("theory", 60, 30, StepType.THEORY, 1),
        step("opening", 30, 20, StepType.OPENING, None),
        step("break", 15, 10, StepType.BREAK, 9),
        step("practice", 40, 20, StepType.BREAKOUT, None),
    )
    (shorten, *_) = rescue.offers(agenda, "running", 30, sharing=Sharing.PROPORTIONAL)
    assert lengths(shorten) == {"theory": 40, "opening": 25, "break": 10}
    (in_order, *_) = rescue.offers(agenda, "running", 30)
    assert lengths(in_order) == {"theory": 30}
    all_of_it = by_kind(rescue.offers(agenda, "running", 50, sharing=Sharing.PROPORTIONAL))[OfferKind.SHORTEN]
    assert lengths(all_of_it) == {"theory": 30, "opening": 20, "break": 10, "practice": 35}


def test_practice_gives_only_when_nothing_else_is_left() -> None:
    agenda = agenda_of(
        step("theory", 20, 10, StepType.THEORY, 1),
        step("share", 20, 15, StepType.SHARE_BACK, 9),
        step("practice", 30, 20, StepType.BREAKOUT, 2),
    )
    shorten = by_kind(rescue.offers(agenda, "running", 18))[OfferKind.SHORTEN]
    assert lengths(shorten) == {"theory": 10, "share": 15, "practice": 25}
    # Not even for the sake of whole fives.
    crooked = agenda_of(step("theory", 20, 13, StepType.THEORY, 1), step("practice", 30, 20, StepType.BREAKOUT, 2))
    assert lengths(rescue.offers(crooked, "running", 7)[0]) == {"theory": 13}


def test_nobody_is_asked_to_be_a_minute_quicker() -> None:
    agenda = agenda_of(*(step(f"s{number}", 4, 3, StepType.EXERCISE, number) for number in range(1, 5)))
    assert {offer.kind for offer in rescue.offers(agenda, "running", 3)} == {OfferKind.DROP, OfferKind.END_LATER}
    assert rescue.most_to_give(agenda.steps[1:]) == 1
    assert "more than a minute" in rescue.only_later(780, 1)
    for template in loader.available():
        for at, late in itertools.product([each.id for each in loader.load(template).steps], range(1, 31)):
            for offer in rescue.offers(loader.load(template), at, late):
                assert all(change.was - change.becomes > 1 for change in offer.changes)


def test_an_unprotected_wrap_up_keeps_ten_minutes() -> None:
    agenda = agenda_of(step("end", 15, 5, StepType.WRAP_UP, 1))
    (shorten, _) = rescue.offers(agenda, "running", 5)
    assert (shorten.changes[0].becomes, shorten.later) == (10, 0)
    (partly, _) = rescue.offers(agenda, "running", 6)
    assert (partly.changes[0].becomes, partly.later) == (10, 1)
    assert [offer.kind for offer in rescue.offers(rescue.accept(agenda, partly), "running", 6)] == [OfferKind.END_LATER]


def test_what_something_later_builds_on_is_not_dropped() -> None:
    theory, breakout = step("theory", 20, 20, StepType.THEORY, 1), step("work", 40, 40, StepType.BREAKOUT, 2)
    share = step("share", 20, 20, StepType.SHARE_BACK, 3)
    found = by_kind(rescue.offers(agenda_of(theory, breakout, share), "running", 20))
    assert lengths(found[OfferKind.DROP]) == {"share": 0}
    # With the practice over, nothing needs the theory any more.
    found = by_kind(rescue.offers(agenda_of(theory, share), "running", 20))
    assert lengths(found[OfferKind.DROP]) == {"theory": 0}
    assert "explain" in rescue.sentence(found[OfferKind.DROP])
    next_day = replace(breakout, day=2)
    assert [offer.kind for offer in rescue.offers(agenda_of(theory, next_day), "running", 20)] == [OfferKind.END_LATER]
    for template in loader.available():
        agenda = loader.load(template)
        for place, at in enumerate(agenda.steps):
            for late in (5, 15, 30, 45):
                for offer in rescue.offers(agenda, at.id, late):
                    gone = {change.step_id for change in offer.changes if change.dropped}
                    rest = [each for each in agenda.steps[place + 1 :] if each.id not in gone]
                    for id in gone:
                        after = agenda.steps[agenda.steps.index(agenda.step(id)) :]
                        needs = agenda.step(id).type in (StepType.THEORY, *PRACTICE)
                        buffer = agenda.step(id).activity is Activity.PARKING_LOT
                        assert buffer or not needs or not any(is_practice(each) for each in after if each in rest)


def test_free_time_before_a_fixed_lunch_takes_up_the_delay() -> None:
    agenda = agenda_of(
        step("talk", 20, 10, StepType.SHARE_BACK, 1),
        step("lunch", 60, 60, StepType.BREAK, None, pinned=580),
        step("work", 30, 20, StepType.EXERCISE, 2),
    )
    (offer,) = rescue.offers(agenda, "running", 10)
    assert (offer.kind, offer.changes, offer.end, offer.cost) == (OfferKind.ABSORBED, (), 670, 0)
    found = by_kind(rescue.offers(agenda, "running", 15))
    assert lengths(found[OfferKind.SHORTEN]) == {"talk": 15}
    assert lengths(found[OfferKind.DROP]) == {"talk": 0}
    # Beyond what the talk can give, the lunch begins late, and the offer says so.
    late = by_kind(rescue.offers(agenda, "running", 45))[OfferKind.DROP]
    assert [(each.step_id, each.minutes) for each in late.late_starts] == [("lunch", 15)]
    assert "15 min after its fixed time" in rescue.sentence(late)


def test_minutes_in_hand_are_for_a_break_only_where_one_is_left() -> None:
    gone = step("talk", 20, 20, StepType.SHARE_BACK, 1)
    with_break = agenda_of(
        gone, step("coffee", 15, 15, StepType.BREAK, None), step("end", 20, 20, StepType.OPENING, None)
    )
    drop = by_kind(rescue.offers(with_break, "running", 5))[OfferKind.DROP]
    assert drop.later == -15
    assert "with 15 min in hand. Give them to “coffee”." in rescue.sentence(drop)
    without = by_kind(rescue.offers(agenda_of(gone), "running", 5))[OfferKind.DROP]
    assert "in hand." in rescue.sentence(without)
    assert "Give" not in rescue.sentence(without)


def test_a_fixed_end_is_kept_even_if_the_plan_goes_past_it() -> None:
    agenda = replace(agenda_of(step("talk", 30, 10, StepType.THEORY, 1)), ends=(570,))
    assert rescue.past_fixed_end(agenda, 1) == 10
    assert "10 min past its fixed end at 09:30" in rescue.finding(10, 570)
    (shorten, *_) = rescue.offers(agenda, "running", 0)
    assert (lengths(shorten), shorten.end) == ({"talk": 20}, 570)
    (shorten, *_) = rescue.offers(agenda, "running", 5)
    assert (lengths(shorten), shorten.later) == ({"talk": 15}, 0)
    assert rescue.past_fixed_end(loader.load("expert_onsite"), 1) == 0


def test_minutes_in_hand_go_to_the_next_breakout_or_the_day_ends_early() -> None:
    agenda = loader.load("team_level_half_day")
    give, leave = rescue.ahead(agenda, "mission", 10)
    assert lengths(give) == {"alignment": 20, "key_results": 45}
    assert (give.end, give.later, leave.end, leave.later) == (780, 0, 770, -10)
    assert "Finish early: at 12:50" in rescue.sentence(leave)
    assert lengths(rescue.ahead(agenda, "mission", 7)[0]) == {"key_results": 45}
    assert rescue.ahead(agenda, "mission", 4) == ()
    (leave,) = rescue.ahead(agenda, "refine", 10)
    assert leave.kind is OfferKind.FINISH_EARLY
    with pytest.raises(ValueError, match="ahead"):
        rescue.ahead(agenda, "mission", -1)


def test_before_a_fixed_start_minutes_in_hand_are_free() -> None:
    work = replace(step("work", 30, 20, StepType.BREAKOUT, None), flex=Flex(20, 60))
    agenda = agenda_of(
        step("talk", 20, 20, StepType.THEORY, None), step("lunch", 60, 60, StepType.BREAK, None, pinned=570), work
    )
    (leave,) = rescue.ahead(agenda, "running", 10)  # the breakout begins after lunch, which waits
    assert (leave.later, leave.waits_for) == (0, "lunch")
    assert "free before “lunch”" in rescue.sentence(leave)


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
            gives = [each for each in later if not each.protected]
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
                # What is less than five minutes may stay: whole fives come before the order.
                left = [new.get(each.id, each.minutes) - rescue_price.floor_of(each) for each in others]
                assert all(minutes < 5 for minutes in left)

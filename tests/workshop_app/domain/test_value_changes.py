"""What changed between two values, made in a third: agendas item by item, groups round by round, lists by names."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import days, loader, parked, schedule
from agendas.model import Agenda
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.value_changes import NOTHING, Overtaken, value_change, with_change
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound

WORDS = st.sampled_from(["", "Ferry", "Two\nlines", "Žofie"])


@cache
def template(id: str) -> Agenda:
    return loader.load(id)


IDS = st.sampled_from([id for id in loader.available() if len(template(id).steps) > 5])


def edited(agenda: Agenda, edit: tuple[int, int, str]) -> Agenda:
    """One edit as the plan screen makes it, on the item and with the figure that are drawn."""
    kind, figure, words = edit
    item = agenda.steps[figure % len(agenda.steps)]
    match kind:
        case 0:
            steps = (
                replace(each, texts=replace(each.texts, script=words)) if each is item else each
                for each in agenda.steps
            )
            return replace(agenda, steps=tuple(steps))
        case 1:
            return schedule.with_minutes(agenda, item.id, max(len(item.rounds), figure % 60 + 1))
        case 2:
            return days.shifted(agenda, item.id, 1 if figure % 2 else -1)
        case 3:
            return days.to_day(agenda, item.id, figure % 3 + 1)
        case 4:
            new = replace(item, id=parked.free_id(agenda, "new"), rounds=())
            return schedule.inserted(agenda, new, figure % len(agenda.steps))
        case 5 if len(agenda.steps) > 1:
            return parked.park(agenda, item.id)
        case 6 if agenda.parked:
            return parked.bring_back(agenda, agenda.parked[-1].step.id)[0]
        case 7 if len(agenda.steps) > 1:
            return days.without(agenda, item.id)
        case 8:
            return days.with_end(agenda, item.day, 1000 + figure)
        case 9:
            return days.with_start(agenda, item.day, 400 + figure)
        case _:
            return replace(agenda, purpose=words)


EDITS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 40), WORDS), max_size=6)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run_through(agenda: Agenda, edits: list[tuple[int, int, str]]) -> Agenda:
    for edit in edits:
        agenda = edited(agenda, edit)
    return agenda


@quick
@given(IDS, EDITS, EDITS)
def test_the_change_from_one_agenda_to_another_makes_that_one(id: str, first: Any, then: Any) -> None:
    before = run_through(template(id), first)
    after = run_through(before, then)
    assert with_change(before, value_change(before, after)) == after
    assert with_change(after, value_change(after, before), Overtaken.LEFT) == before


@quick
@given(IDS, EDITS, st.integers(0, 40), st.integers(0, 40))
def test_edits_of_different_items_commute(id: str, first: Any, one: int, other: int) -> None:
    base = run_through(template(id), first)
    mine, theirs = base.steps[one % len(base.steps)], base.steps[other % len(base.steps)]
    if mine.id == theirs.id:
        return
    reworded = value_change(base, edited(base, (0, base.steps.index(mine), "mine")))
    retimed = value_change(base, edited(base, (1, base.steps.index(theirs), "")))
    assert with_change(with_change(base, reworded), retimed) == with_change(with_change(base, retimed), reworded)


@quick
@given(IDS, EDITS, EDITS)
def test_an_overtaken_undo_leaves_an_agenda_whole(id: str, mine: Any, theirs: Any) -> None:
    """Whatever was done meanwhile: every item is in one place, in the order of the days, its rounds counted through."""
    before = template(id)
    left = run_through(before, mine)
    now = run_through(left, theirs)
    back = with_change(now, value_change(left, before), Overtaken.LEFT)
    ids = [step.id for step in back.steps] + [kept.step.id for kept in back.parked]
    assert len(set(ids)) == len(ids)
    assert [step.day for step in back.steps] == sorted(step.day for step in back.steps)
    numbers = [each.number for step in back.steps for each in step.rounds]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.fixture
def day() -> Agenda:
    return template("expert_onsite")


def test_an_item_set_aside_comes_back_with_the_words_it_got_there(day: Agenda) -> None:
    item = day.steps[3]
    left = parked.park(day, item.id)
    (kept,) = left.parked
    now = replace(left, parked=(replace(kept, step=replace(kept.step, cut=7)),))
    back = with_change(now, value_change(left, day), Overtaken.LEFT)
    assert back == replace(day, steps=tuple(replace(each, cut=7) if each.id == item.id else each for each in day.steps))


def test_an_item_somebody_wrote_in_is_not_taken_out(day: Agenda) -> None:
    new = replace(day.steps[2], id="new")
    left = schedule.inserted(day, new, 3)
    now = replace(left, steps=tuple(replace(each, cut=7) if each.id == "new" else each for each in left.steps))
    assert with_change(now, value_change(left, day), Overtaken.LEFT) == now


def test_an_edit_of_what_changed_meanwhile_is_refused(day: Agenda) -> None:
    mine, theirs = edited(day, (0, 2, "mine")), edited(day, (0, 2, "theirs"))
    with pytest.raises(KnownError) as refused:
        with_change(theirs, value_change(day, mine))
    assert refused.value.code is ErrorCode.CHANGED_MEANWHILE
    with pytest.raises(KnownError):
        with_change(days.without(day, day.steps[2].id), value_change(day, mine))
    assert with_change(mine, value_change(day, mine)) == mine  # both wrote the same


def test_a_move_goes_where_it_was_told_to_and_back_only_from_there(day: Agenda) -> None:
    a, b, c, d, *rest = day.steps
    left = replace(day, steps=(b, c, a, d, *rest))
    again = replace(day, steps=(b, c, d, *rest[:2], a, *rest[2:]))
    change = value_change(left, day)
    assert [step.id for step in with_change(left, change, Overtaken.LEFT).steps] == [step.id for step in day.steps]
    assert with_change(again, change, Overtaken.LEFT) == again  # moved on by somebody: it stays there
    assert with_change(again, value_change(day, left)) == left  # an edit moves it all the same
    between = replace(left, steps=(b, c, replace(a, id="new"), a, d, *rest))
    assert [each.id for each in with_change(between, change, Overtaken.LEFT).steps][:3] == [a.id, b.id, c.id]


def rounds(*seats: str) -> GroupPlan:
    return GroupPlan(
        "w",
        1,
        tuple(
            SeatedRound(n, (SeatedRoom("1", *each[:2]), SeatedRoom("2", *each[2:]))) for n, each in enumerate(seats, 1)
        ),
    )


def test_seats_of_a_round_go_back_together_or_not_at_all() -> None:
    before, left = rounds("abcd", "abcd"), rounds("cbad", "cbad")  # a and c changed places
    now = rounds("dbac", "cbad")  # then, in the first round, c and d did
    assert with_change(now, value_change(left, before), Overtaken.LEFT) == rounds("dbac", "abcd")


def test_a_place_in_a_list_may_hold_nothing() -> None:
    two_days = template("expert_remote")
    ended = days.with_end(two_days, 2, 980)
    assert ended.ends == (None, 980)
    assert with_change(two_days, value_change(two_days, ended)) == ended
    assert with_change(ended, value_change(ended, two_days), Overtaken.LEFT) == two_days


def test_details_by_their_keys() -> None:
    record = ParameterRecord("p", ParameterKey.CYCLE, details=(("a", "1"), ("c", "3")))
    filled = replace(record, details=(("a", "1"), ("b", "2"), ("c", "4")))
    now = replace(filled, details=(("a", "9"), ("b", "2"), ("c", "5")), decision="Ours")
    back = with_change(now, value_change(filled, record), Overtaken.LEFT)
    assert back == replace(now, details=(("a", "9"), ("c", "5")))
    assert value_change(record, record) == NOTHING

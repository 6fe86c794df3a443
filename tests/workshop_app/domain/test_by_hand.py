"""What a change by hand would do, told before it is made: the truth, and the quick answer with whom it is safe."""

from __future__ import annotations

from random import Random

import pytest

from agendas.breakouts import Rules
from agendas.model import Seat
from workshop_app.domain import by_hand, groups
from workshop_app.domain.by_hand import ByHand
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound


def people(count: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{number:02}", f"Person {number}") for number in range(count))


def room(name: str, *ids: str) -> SeatedRoom:
    coach, coachee, *rest = ids
    return SeatedRoom(name, coach, coachee, tuple(rest))


NEW_EACH = (
    SeatedRound(1, (room("1", "a", "b", "c"), room("2", "d", "e", "f"))),
    SeatedRound(2, (room("1", "b", "d", "a"), room("2", "e", "c", "f"))),
)
SIX = tuple(Person(id, id.upper()) for id in "abcdef")


def test_a_change_says_who_would_never_who_after_all_and_who_meets_again() -> None:
    trial = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, Rules()).swap("b", "f", 2)
    assert trial.rounds[0] == NEW_EACH[0]
    assert trial.rounds[1].rooms[0] == room("1", "f", "d", "a")
    assert trial.loses == (("b", Seat.COACH),)
    assert trial.gains == (("f", Seat.COACH), ("b", Seat.OBSERVER))
    assert trial.again == (("b", "c", 2), ("d", "f", 2))
    assert not trial.breaks_a_rule


def test_meetings_of_earlier_days_count() -> None:
    trial = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, Rules(), earlier={("b", "c"): 1, ("b", "e"): 2}).swap("b", "f", 2)
    assert trial.again == (("b", "c", 3), ("b", "e", 3), ("d", "f", 2))


def test_a_rule_that_would_be_broken_and_one_that_would_be_kept_again() -> None:
    rules = Rules(apart=(("b", "c"),), together=(("d", "f"),), hosts={"a": 1})
    trial = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, rules).swap("b", "f", 2)
    assert [(rule.rule, rule.round, rule.people) for rule in trial.broken] == [("apart", 2, ("b", "c"))]
    assert [(rule.rule, rule.people) for rule in trial.mended] == [("together", ("d", "f"))]
    assert trial.breaks_a_rule
    both = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, rules).swap("a", "f", 1).broken
    assert {rule.rule for rule in both} == {"host", "together"}, "f leaves d, and a the room that is theirs"
    rather = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, Rules(rather_not=(("b", "c"),))).swap("b", "f", 2)
    assert rather.broken
    assert not rather.breaks_a_rule


def test_where_groups_stay_together_a_change_holds_for_all_rounds_ahead_and_meetings_are_no_news() -> None:
    day = tuple(
        SeatedRound(number, (room("1", *ids[0]), room("2", *ids[1])))
        for number, ids in enumerate((("abc", "def"), ("bca", "efd"), ("cab", "fde")), 1)
    )
    trial = ByHand(GroupPlan("w", 1, day), SIX, Rules(), frozen=1).swap("b", "e", 2)
    assert trial.rounds[0] == day[0]
    assert [one.rooms[0] for one in trial.rounds[1:]] == [room("1", "e", "c", "a"), room("1", "c", "a", "e")]
    whole = ByHand(GroupPlan("w", 1, day), SIX, Rules()).swap("b", "e", 2)
    assert whole.again == ()
    assert ByHand(GroupPlan("w", 1, day), SIX, Rules(), frozen=3).swap("b", "e", 2).rounds == day, "what is over stays"


def test_in_new_groups_of_four_a_change_holds_for_its_round_only() -> None:
    """In the two pairs or the quad of four people many meet again: that makes no groups that stay together."""
    four = SIX[:4]
    plan = groups.deal(four, 2, 1, keep=False).plan("w")
    assert groups.same_groups(GroupPlan("w", 1, plan.rounds)), "so the seats would say"
    assert by_hand.rounds_meant(plan, 2, 0) == (2,)
    one, other = plan.rounds[1].rooms[0].coach, plan.rounds[1].rooms[0].coachee
    assert ByHand(plan, four, Rules()).swap(one, other, 2).rounds[0] == plan.rounds[0]


def test_who_goes_to_another_room_observes_there_and_who_stays_moves_up() -> None:
    trial = ByHand(GroupPlan("w", 1, NEW_EACH), SIX, Rules()).go_over("a", "2", 1)
    assert trial.rounds[0].rooms == (room("1", "c", "b"), room("2", "d", "e", "f", "a"))
    assert trial.loses == (("a", Seat.COACH), ("c", Seat.OBSERVER))
    pair = (SeatedRound(1, (room("1", "a", "b"), room("2", "c", "d", "e"))),)
    assert by_hand.gone_over(pair, "a", "2", (1,)) == pair, "nobody is left alone"
    assert by_hand.gone_over(pair, "c", "2", (1,)) == pair
    into = by_hand.gone_over(pair, "e", "1", (1,))
    assert into[0].rooms == (room("1", "a", "b", "e"), room("2", "c", "d"))
    empty = (SeatedRound(1, (SeatedRoom("1", "", "b", ("f",)), room("2", "c", "d", "e"))),)
    assert by_hand.gone_over(empty, "e", "1", (1,))[0].rooms[0] == room("1", "e", "b", "f"), "the empty chair first"


@pytest.mark.parametrize("keep", [True, False])
def test_the_quick_answer_is_the_truth(keep: bool) -> None:
    """With whom a change breaks no rule that holds: the same as weighing every change, for many plans and rules."""
    random = Random(5)
    for case in range(12):
        everybody = people(random.randint(7, 14))
        ids = [person.id for person in everybody]
        plan = groups.deal(everybody, 3, case, keep=keep).plan("w")

        def pair(ids: list[str] = ids) -> tuple[str, str]:
            one, other = random.sample(ids, 2)
            return one, other

        rules = Rules(
            apart=tuple(pair() for _ in range(5)),
            together=tuple(pair() for _ in range(2)),
            hosts={random.choice(ids): 1, random.choice(ids): 2},
        )
        scale = ByHand(plan, everybody, rules, frozen=case % 2)
        person, number = random.choice(ids), random.randint(2, 3)
        safe = scale.safe(person, number)
        for other in set(ids) - {person}:
            assert (other in safe) == (not scale.swap(person, other, number).breaks_a_rule), (case, person, other)


def test_nobody_is_safe_in_a_round_that_is_over() -> None:
    assert ByHand(GroupPlan("w", 1, NEW_EACH), SIX, Rules(), frozen=2).safe("a", 2) == frozenset()

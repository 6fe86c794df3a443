"""Rooms put right after somebody came or left: who goes, who joins whom, and chairs given one room after the other."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from agendas.plan_values import PlannedRoom, PlannedRound
from agendas.regroup_rooms import FULL, Remedy, Wishes, choices, price_of, remedies
from agendas.regroup_seats import COACH, COACHEE, OBSERVER, OpenRoom, Rooms, filled, opened, seats_had

NOTHING = Wishes({}, {}, {})


def room(number: int, people: str) -> OpenRoom:
    """ "abcd": a coaches b, the others observe."""
    return OpenRoom(number, people[:1], people[1:2], [*people[2:]])


def first(rooms: Rooms, newcomers: str, remedy: Remedy, wishes: Wishes = NOTHING) -> dict[int, str]:
    """The choice that is made without drawing lots."""
    found = next(choices(rooms, list(newcomers), remedy, wishes, Random(1)))
    return {each.number: "".join(sorted(each.people)) for each in found}


def only(rooms: Rooms, newcomers: int) -> Remedy:
    return remedies(rooms, newcomers)[0]


@pytest.mark.parametrize(
    ("rooms", "newcomers", "wishes", "then"),
    [
        # the smaller room, then the lower number
        ("abcd efg hij", "z", NOTHING, {1: "abcd", 2: "efgz", 3: "hij"}),
        ("abcd efg hi", "z", NOTHING, {1: "abcd", 2: "efg", 3: "hiz"}),
        # apart from somebody there, liked less there, at home in another room
        ("abcd efg hij", "z", Wishes({frozenset("ez"): 1}, {}, {}), {1: "abcd", 2: "efg", 3: "hijz"}),
        ("abcd efg hij", "z", Wishes({}, {frozenset("fz"): 5}, {}), {1: "abcd", 2: "efg", 3: "hijz"}),
        ("abcd efg hij", "z", Wishes({}, {}, {"z": 3}), {1: "abcd", 2: "efg", 3: "hijz"}),
        # a rule outweighs a room of one's own no more than once
        ("abcd efg hij", "z", Wishes({frozenset("jz"): 2}, {}, {"z": 3}), {1: "abcd", 2: "efgz", 3: "hij"}),
        # of two who suit alike the first by name
        ("abcd efg hi", "zy", NOTHING, {1: "abcd", 2: "efgz", 3: "hiy"}),
        # an arrival is no company that anybody is asked for less
        ("abc def", "yz", NOTHING, {1: "abcy", 2: "defz"}),
    ],
)
def test_who_comes_joins_the_room_that_suits(rooms: str, newcomers: str, wishes: Wishes, then: dict[int, str]) -> None:
    before = [room(number, people) for number, people in enumerate(rooms.split(), 1)]
    assert first(before, newcomers, only(before, len(newcomers)), wishes) == then


def test_the_room_that_gave_somebody_away_gets_nobody_while_another_has_a_chair() -> None:
    """One leaves the quad for the pair. The newcomer finds three trios then: the first is the one that gave."""
    before = [room(1, "abcd"), room(2, "ef"), room(3, "ghi")]
    give = Remedy(quads_give=1, trios_give=0, pairs_end=0, opened=0, pairs=0, beside=False, movers=1)
    assert first(before, "z", give) == {1: "abc", 2: "defz", 3: "ghi"}


def test_whose_room_it_is_stays_and_an_observer_goes_first() -> None:
    before = [room(1, "abcd"), room(2, "ef")]
    give = Remedy(1, 0, 0, 0, 0, False, 1)
    assert first(before, "", give) == {1: "abc", 2: "def"}
    assert first(before, "", give, Wishes({}, {}, {"d": 1})) == {1: "abd", 2: "cef"}
    assert first(before, "", give, Wishes({}, {}, {}, movers={"b"})) == {1: "acd", 2: "bef"}
    assert first(before, "", give, Wishes({}, {}, {"c": 1, "d": 1})) == {1: "acd", 2: "bef"}
    assert first(before, "", give, Wishes({}, {}, dict.fromkeys("abcd", 1))) == {1: "abc", 2: "def"}
    three = [room(1, "abcd"), room(2, "efgh"), room(3, "ij")]
    assert first(three, "", give, Wishes({}, {}, {}, movers={"f"})) == {1: "abcd", 2: "egh", 3: "fij"}


def test_rooms_are_opened_with_numbers_of_their_own() -> None:
    alone = Remedy(0, 0, 0, 1, 1, False, 0)
    assert first([], "ab", alone) == {1: "ab"}
    assert first([room(7, "abc")], "yz", alone) == {7: "abc", 8: "yz"}
    assert first([room(7, "abc"), OpenRoom(2, "d")], "z", alone) == {7: "abc", 8: "dz"}, "nobody stays alone"


def test_different_people_are_tried_and_no_choice_twice() -> None:
    before = [room(1, "abcd"), room(2, "efgh"), room(3, "ij"), room(4, "klm")]
    give = Remedy(1, 0, 0, 0, 0, False, 1)
    found = [
        frozenset(frozenset(each.people) for each in rooms) for rooms in choices(before, [], give, NOTHING, Random(1))
    ]
    assert len(found) == len(set(found))
    assert len(found) >= 4, "somebody else goes, from another quad"
    assert {sum(map(len, each)) for each in found} == {13}
    assert [room(1, "abcd"), room(2, "efgh"), room(3, "ij"), room(4, "klm")] == before, "what is planned stays"


@pytest.mark.parametrize(
    ("now", "wishes", "price"),
    [
        ("abc def", NOTHING, (0, 0, 0)),
        ("abd cef", NOTHING, (0, 2, 0)),
        ("abd cef", Wishes({}, {}, {}, movers={"c"}), (0, 1, 0)),
        ("abd cef", Wishes({frozenset("ad"): 3}, {frozenset("ce"): 5}, {"c": 1}), (4, 2, 5)),
        ("abc defz", Wishes({frozenset("dz"): 1, frozenset("az"): 9}, {}, {}), (1, 0, 0)),
    ],
)
def test_what_a_choice_costs(now: str, wishes: Wishes, price: tuple[int, int, int]) -> None:
    before, after = ([room(at, people) for at, people in enumerate(each.split(), 1)] for each in ("abc def", now))
    assert price_of(after, before, wishes) == price


def test_each_empty_chair_costs_as_much_again() -> None:
    before, likes = [room(1, "abc")], Wishes({}, {frozenset("cz"): 5}, {})
    coach = price_of([OpenRoom(1, "", "b", ["c"])], before, NOTHING)
    coachee = price_of([OpenRoom(1, "a", "", ["c"])], before, NOTHING)
    assert coach == coachee == (0, 0, 40), "against what two people weigh in one room"
    assert price_of([OpenRoom(1, "", "", ["c"], ["z"])], before, likes) == (0, 0, 85)


@pytest.mark.parametrize("newcomers", range(7))
@pytest.mark.parametrize("sizes", [(3, 3), (4, 3), (4, 4, 2), (2, 1), (3, 3, 3, 1), (1,)])
def test_a_remedy_leaves_nobody_alone_and_no_room_too_full(sizes: tuple[int, ...], newcomers: int) -> None:
    people = iter("abcdefghijklmnop")
    before = [room(at, "".join(next(people) for _ in range(size))) for at, size in enumerate(sizes, 1)]
    for remedy in remedies(before, newcomers):
        after = next(choices(before, list("UVWXYZ"[:newcomers]), remedy, NOTHING, Random(1)))
        left = sorted(len(each.people) for each in after)
        assert sum(left) == sum(sizes) + newcomers
        assert 2 <= left[0] <= left[-1] <= FULL
        assert left.count(2) == remedy.pairs
        assert remedy.beside == (2 in left and FULL in left)


@pytest.mark.parametrize(
    ("sizes", "newcomers", "found"),
    [
        ((3, 3), 0, [Remedy(0, 0, 0, 0, 0, False, 0)]),
        (
            (3,),
            1,
            [
                Remedy(0, 0, 0, 0, 0, False, 0),
                Remedy(0, 1, 0, 0, 0, False, 1),
                Remedy(0, 1, 0, 1, 2, False, 1),
            ],
        ),
        ((2,), 1, [Remedy(0, 0, 0, 0, 0, False, 0), Remedy(0, 0, 1, 1, 0, False, 2)]),
        ((4,), 1, [Remedy(1, 0, 0, 1, 1, False, 1)]),
        ((2, 1), 0, [Remedy(0, 0, 0, 0, 0, False, 1), Remedy(0, 0, 1, 1, 0, False, 3)]),
        ((1,), 1, [Remedy(0, 0, 0, 1, 1, False, 1)]),
        ((), 4, [Remedy(0, 0, 0, 1, 0, False, 0), Remedy(0, 0, 0, 2, 2, False, 0)]),
        ((1, 1), 0, [Remedy(0, 0, 0, 1, 1, False, 2)]),
    ],
)
def test_every_remedy_in_the_order_it_is_tried(sizes: tuple[int, ...], newcomers: int, found: list[Remedy]) -> None:
    people = iter("abcdefghijklmnop")
    before = [room(at, "".join(next(people) for _ in range(size)).ljust(1)) for at, size in enumerate(sizes, 1)]
    assert remedies(before, newcomers) == found


def test_chairs_are_given_by_who_had_them_least_counting_the_rooms_before() -> None:
    had = Counter({("a", COACH): 1, ("b", COACH): 2})
    rooms = [OpenRoom(1, "", "d", ["a", "b"]), OpenRoom(2, "", "e", ["f"], ["z"]), OpenRoom(3, "g", "", ["b", "a"])]
    done = filled(rooms, had)
    assert [(each.coach, each.coachee, each.observers, each.arrivals) for each in done] == [
        ("a", "d", ["b"], []),  # who coached least
        ("z", "e", ["f"], []),  # who just came has no chair to leave
        ("g", "a", ["b"], []),  # of equals by name
    ]
    assert [each.coach for each in rooms] == ["", "", "g"], "the rooms asked about stay as they were"


@pytest.mark.parametrize("seat", [COACH, COACHEE, OBSERVER])
def test_a_seat_counts_each_time_somebody_has_it(seat: int) -> None:
    def seated(number: int) -> OpenRoom:
        return OpenRoom(
            number, *({COACH: ("a", "b"), COACHEE: ("b", "a"), OBSERVER: ("b", "c")}[seat]), ["a"][seat < 2 :]
        )

    had = Counter({("a", seat): 1})
    filled([seated(1)], had)
    filled([seated(1)], had)
    assert had["a", seat] == 3
    rounds = [PlannedRound(at, (PlannedRoom(1, "a", "b", ("c", "d")),)) for at in (1, 2)]
    assert seats_had(rounds) == {("a", COACH): 2, ("b", COACHEE): 2, ("c", OBSERVER): 2, ("d", OBSERVER): 2}


def test_who_left_leaves_a_chair_empty() -> None:
    planned = PlannedRound(1, (PlannedRoom(4, "a", "b", ("c", "d")), PlannedRoom(5, "e", "f", ("g",))))
    assert opened(planned, {"b", "c", "e", "g"}) == [OpenRoom(4, "", "b", ["c"]), OpenRoom(5, "e", "", ["g"])]

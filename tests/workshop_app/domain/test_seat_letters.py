"""The letters people read: never another than the one in the sentence of the round."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.model import Round
from workshop_app.domain.groups import deal
from workshop_app.domain.people import Person
from workshop_app.domain.reseating import reseat_offers
from workshop_app.domain.seat_letters import letters_stay, round_titles, seat_letters, turn_letters
from workshop_app.domain.workshops import SeatedRoom, SeatedRound

AGENDA = loader.load("expert_three_rounds")
TITLES = round_titles(AGENDA.every_step)


def people(count: int) -> list[Person]:
    return [Person(f"p{number:02}", f"P{number}") for number in range(count)]


def contradictions(rounds: tuple[SeatedRound, ...], titles: dict[int, str]) -> list[str]:
    """Every room in which the title says another letter than somebody there has."""
    found = []
    for one in rounds:
        given, title = seat_letters(rounds, titles)[one.number], titles[one.number]
        for room in one.rooms:
            if f"{given[room.coach]} coaches {given[room.coachee]}" not in title:
                found.append(f"{title}: {room}")
            watching = [given[each] for each in room.observers]
            if watching and not any(f"{letter} observes" in title for letter in watching):
                found.append(f"{title}: {room}")
            everybody = [given[room.coach], given[room.coachee], *watching]
            assert len(set(everybody)) == len(everybody)
    return found


@pytest.mark.parametrize("count", [6, 7, 8, 13, 18, 22])
@pytest.mark.parametrize("leaves", [1, 2])
def test_after_every_way_to_seat_people_again_letters_say_what_the_round_says(count: int, leaves: int) -> None:
    everyone = people(count)
    dealt = deal(everyone, 3, seed=1)
    assert contradictions(dealt.rounds, dict(TITLES)) == []
    for there in (everyone[leaves:], [*everyone, Person("late", "Late")]):
        for offer in reseat_offers(dealt.plan("w"), there, 1):
            assert contradictions(offer.rounds, dict(TITLES)) == []


def test_new_groups_each_round_have_the_letters_of_the_round_too() -> None:
    dealt = deal(people(12), 3, seed=1, keep=False)
    assert contradictions(dealt.rounds, dict(TITLES)) == []


def test_in_a_trio_that_stays_everybody_keeps_the_letter_and_in_a_quad_two_do_not() -> None:
    assert letters_stay(deal(people(9), 3, seed=1).rounds, TITLES)
    quad = deal(people(4), 3, seed=1).rounds
    assert not letters_stay(quad, TITLES)
    first, last = (seat_letters(quad, TITLES)[number] for number in (1, 3))
    changed = {first[person] + last[person] for person in first if first[person] != last[person]}
    assert changed == {"AD", "DA"}  # "C coaches A": whoever was D is coached


def test_a_latecomer_takes_the_next_letter_and_nobody_loses_one() -> None:
    rounds = (
        SeatedRound(1, (SeatedRoom("1", "p0", "p1", ("p2",)),)),
        SeatedRound(2, (SeatedRoom("1", "p1", "p2", ("late", "p0")),)),
    )
    assert seat_letters(rounds)[2] == {"p1": "B", "p2": "C", "p0": "A", "late": "D"}


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Rapid breakout 2: B coaches C, A observes", "BCA"),
        ("C coacht A, B beobachtet", "CAB"),
        ("Breakout 2", "BCA"),
        ("Plan B or plan C, A team first", "BCA"),
        ("A coaches A, B observes", "BCA"),
    ],
)
def test_a_title_that_names_the_seats_counts_and_any_other_means_one_seat_further(title: str, letters: str) -> None:
    assert turn_letters(2, title) == letters


def test_when_the_first_breakout_is_taken_out_letters_follow_the_title_of_the_second() -> None:
    assert turn_letters(1, TITLES[2]) == "BCA"
    assert turn_letters(1) == "ABC"


def test_an_item_with_several_rounds_says_nothing_of_one_of_them() -> None:
    step = next(each for each in AGENDA.steps if each.rounds)
    two = replace(step, rounds=(Round(1, step.rounds[0].phases), Round(2, step.rounds[0].phases)))
    assert round_titles((two,)) == {}

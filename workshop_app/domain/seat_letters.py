"""Whose letter is which, round by round: "B coaches C, A observes" is the sentence of a round, and whatever shows a
letter in it (tiles, the room's window, the board, the poster) takes it from here. Pure.

A letter follows the seat: who coaches in round 2 is B, whoever that is by now. Where three people share a room all day
each of them keeps a letter by that; where people moved, or sit in fours and pairs, they get the one the sentence gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from agendas.model import Step
from workshop_app.domain.workshops import SeatedRoom, SeatedRound

TRIO = "ABC"
ALL = "ABCDEFGH"
NO_TITLES: Mapping[int, str] = {}
# "B coaches C, A observes" in any language: a letter, one word, a letter, a comma or a word, a letter.
_SENTENCE = re.compile(r"\b([A-C])\s+\w+\s+([A-C])\b\W+(?:\w\w+\W+)?([A-C])\b")


def round_titles(steps: Iterable[Step]) -> Mapping[int, str]:
    """What each round is called, by its number: only of items with one round, in which a letter has one seat."""
    return {step.rounds[0].number: step.title for step in steps if len(step.rounds) == 1}


def turn_letters(number: int, title: str = "") -> str:
    """The letters of coach, coachee and observer in a round: those of its title, else one seat further each round."""
    said = _SENTENCE.search(title)
    if said is not None and len(set(said.groups())) == len(TRIO):
        return "".join(said.groups())
    turn = (number - 1) % len(TRIO)
    return TRIO[turn:] + TRIO[:turn]


def seat_letters(
    rounds: Sequence[SeatedRound], titles: Mapping[int, str] = NO_TITLES
) -> Mapping[int, Mapping[str, str]]:
    """By number of the round and id of the person. Of several observers whoever has had one of their letters before
    keeps it; the others take the next."""
    had: dict[str, str] = {}
    found: dict[int, Mapping[str, str]] = {}
    for one in rounds:
        letters = turn_letters(one.number, titles.get(one.number, ""))
        given = {person: letter for room in one.rooms for person, letter in _in_room(room, letters, had).items()}
        had.update(given)
        found[one.number] = given
    return found


def letters_stay(rounds: Sequence[SeatedRound], titles: Mapping[int, str] = NO_TITLES) -> bool:
    """Whether nobody's letter changes on the way."""
    first: dict[str, str] = {}
    given = (pair for one in seat_letters(rounds, titles).values() for pair in one.items())
    return all(first.setdefault(person, letter) == letter for person, letter in given)


def _in_room(room: SeatedRoom, letters: str, had: Mapping[str, str]) -> dict[str, str]:
    found = {room.coach: letters[0], room.coachee: letters[1]}
    free = [letters[2], *ALL[len(TRIO) :]][: len(room.observers)]
    for person in room.observers:
        if had.get(person) in free:  # not of two who come from other rooms with the same
            found[person] = had[person]
            free.remove(had[person])
    rest = iter(free)
    found |= {person: next(rest, "") for person in room.observers if person not in found}
    return {person: letter for person, letter in found.items() if person}

"""Scores as people say them through a cycle: predicted in a check-in, given at the end, and how promises held (domain
sections 3.9, 6.4 and 6.6). Pure.

A score is a number from 0 to 1. What is typed otherwise is asked about, and never reckoned with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from workshop_app.domain.scoring import COMMIT, STRETCH, TARGET, Model
from workshop_app.domain.values.numbers import NumberKind, read_number
from workshop_app.domain.values.units import NO_UNIT

OPENING_AND_CLOSE = 10  # minutes of a check-in that no key result gets
MINUTES_FOR_ONE = 4  # what a key result takes of the others
LONGEST_FOR_ONE = 10  # what it takes at most, however few there are
REFLECT_AROUND = 15  # minutes of reflect and reset for opening, seeds and close (domain section 3.10)
REFLECT_ON_ONE, REFLECT_LONGEST = 9, 10  # minutes: the bell, and the end
SHORT_REFLECT = (30, 3)  # half an hour holds three at six minutes each, as its agenda has it
FEWEST_TO_JUDGE = 10  # key results below which nothing is said about how promises held
LEVELS = (("commit", COMMIT, 90), ("target", TARGET, 50), ("stretch", STRETCH, 10))  # score, and per cent meant
PROMISED = {Model.LEVELS: LEVELS, Model.EVEN_ODDS: (("met", STRETCH, 50),), Model.GRADE: ()}
_NEARLY = 1e-9
MET, NOT_MET = STRETCH, 0.0  # all there is where a key result is met or not
MEANT = {Model.LEVELS: TARGET, Model.EVEN_ODDS: 0.5}  # where predictions are meant to be; a grade is meant nowhere
_ENDS = {"met": MET, "not met": NOT_MET}
_SHARE = re.compile(r"^\s*([\d.,\s]+)%\s*$")


def read_score(text: str) -> float | None:
    """A score from 0 to 1: "0.6", "0,6", ".6", "60 %". None for everything else: "6" may be of ten, "60" may be a per
    cent, and nobody is to guess."""
    share = _SHARE.match(text)
    number = read_number(share[1] if share else text)
    if number is None or number.kind is not NumberKind.PLAIN or number.unit != NO_UNIT:
        return None
    value = number.value / 100 if share else number.value
    return value if 0 <= value <= 1 else None


def read_end(text: str, model: Model) -> float | None:
    """What a key result came to: a score or a grade; where it is met or not met, one of the two, and nothing between
    ("met", "not met", 1, 0)."""
    if model is not Model.EVEN_ODDS:
        return read_score(text)
    said = _ENDS.get(" ".join(text.split()).casefold(), read_score(text))
    return said if said in (NOT_MET, MET) else None


def kept_score(score: float, model: Model) -> str:
    """An end as it is kept: met is "1", not met "0", a score or grade as it is told."""
    return f"{score:.0f}" if model is Model.EVEN_ODDS else shown_score(score)


def kept_end(text: str, model: Model) -> str:
    """What was typed for an end, as it is kept everywhere: "met" is "1". A score or grade stays as it was typed, and so
    does what is no end, which is asked about."""
    score = read_end(text, model)
    return text.strip() if score is None or model is not Model.EVEN_ODDS else kept_score(score, model)


def shown_score(score: float) -> str:
    """0.6: one digit is as exact as anybody means it; two where it lies between."""
    return f"{score:.1f}" if abs(score - round(score, 1)) < 0.005 else f"{score:.2f}"


def as_shown(typed: str) -> str:
    """A score as it is told everywhere, however it was typed: "0.4" for "0,4". What is none stays as it stands."""
    score = read_score(typed)
    return typed.strip() if score is None else shown_score(score)


def room_for(minutes: int) -> int:
    """How many key results a check-in of so many minutes can talk about: five in 30."""
    return max(0, (minutes - OPENING_AND_CLOSE) // MINUTES_FOR_ONE)


def minutes_each(minutes: int, results: int) -> int:
    """How many of the minutes of a check-in each of so many key results gets: four of 30 where five are talked about,
    never more than ten, and at least one. 0 where none is."""
    return max(1, min(LONGEST_FOR_ONE, (minutes - OPENING_AND_CLOSE) // results)) if results else 0


def minutes_to_reflect(results: int) -> int:
    """How long reflect and reset takes with so many key results: an hour for five."""
    return REFLECT_AROUND + REFLECT_ON_ONE * results


def reflect_holds(minutes: int) -> int:
    """How many key results reflect and reset of so many minutes can score: five in an hour, eight in 90 minutes."""
    shortest, few = SHORT_REFLECT
    return max(few if minutes >= shortest else 0, (minutes - REFLECT_AROUND) // REFLECT_ON_ONE)


def fell(predicted: str, before: str) -> bool:
    """Whether the predicted score is lower than the last one. Two that cannot be compared did not fall."""
    now, then = read_score(predicted), read_score(before)
    return now is not None and then is not None and now < then - _NEARLY


def is_stuck(predicted: Sequence[str]) -> bool:
    """Whether the last three predictions, oldest first, are one and the same score, or nothing but full marks from the
    start: a number nobody thought about again."""
    read = [score for score in map(read_score, predicted) if score is not None]
    same = len(read) >= 3 and max(read[-3:]) - min(read[-3:]) < _NEARLY
    return same or (len(read) >= 2 and min(read) > STRETCH - _NEARLY)


class PromiseKept(Struct, frozen=True):
    """How often one level was reached: `reached` of `of` key results, against the per cent that were `meant`."""

    level: str
    reached: int
    of: int
    meant: int


def promises(scores: Iterable[float], model: Model = Model.LEVELS) -> tuple[PromiseKept, ...]:
    """Of key results with three levels, how many reached each; at even odds, how many were met. A grade promises
    nothing. Nothing below ten of them, and never by person."""
    given = tuple(scores)
    if len(given) < FEWEST_TO_JUDGE:
        return ()
    return tuple(
        PromiseKept(level, sum(score > worth - _NEARLY for score in given), len(given), meant)
        for level, worth, meant in PROMISED[model]
    )

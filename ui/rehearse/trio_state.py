"""Practising in a trio at one laptop, without Qt: what stands in the way of beginning, and who gets the screen when.
Nothing of it is kept: the names are those of people in the room."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from agendas.model import Seat
from workshop_app.domain.naming import folded
from workshop_app.domain.rehearsal.trio_cards import FEWEST, MOST, TrioRound, trio_rounds

PEOPLE = MOST


class TrioTrouble(StrEnum):
    """Why the cards cannot be handed out yet."""

    FEW = "few"
    TWICE = "twice"


class TrioWanted(Struct, frozen=True):
    """What is to begin: the people in their order, a case for each round, and the minutes of coaching."""

    people: tuple[str, ...]
    cases: tuple[str, ...]
    minutes: int


class HandOut(Struct, frozen=True):
    """Somebody gets the screen, alone, for one card."""

    name: str
    seat: Seat


class TrioRun(Struct, frozen=True):
    """Where the rounds are. `given` cards of the round are out; all of them, and the talk runs."""

    wanted: TrioWanted
    rounds: tuple[TrioRound, ...]
    at: int = 0
    given: int = 0

    @property
    def round(self) -> TrioRound:
        return self.rounds[self.at]

    @property
    def last(self) -> bool:
        """Whether no round follows."""
        return self.at == len(self.rounds) - 1

    @property
    def next_out(self) -> HandOut | None:
        """Whose turn with the screen it is; None while the talk runs."""
        outs = hand_outs(self.round)
        return outs[self.given] if self.given < len(outs) else None


def trouble(names: Sequence[str]) -> TrioTrouble | None:
    """What stands in the way with these names, empty lines left out."""
    known = [folded(name) for name in people_of(names)]
    if len(set(known)) < len(known):
        return TrioTrouble.TWICE
    return TrioTrouble.FEW if len(known) < FEWEST else None


def people_of(names: Sequence[str]) -> tuple[str, ...]:
    """The names that were typed, one space between their words."""
    return tuple(plain for name in names if (plain := " ".join(name.split())))


def begun(wanted: TrioWanted) -> TrioRun:
    """Before the first card."""
    return TrioRun(wanted, trio_rounds(wanted.people, wanted.cases))


def hand_outs(round: TrioRound) -> tuple[HandOut, ...]:
    """The coachee first, who has most to read; the coach; whoever observes."""
    watching = tuple(HandOut(name, Seat.OBSERVER) for name in round.observers)
    return (HandOut(round.coachee, Seat.COACHEE), HandOut(round.coach, Seat.COACH), *watching)


def after_card(run: TrioRun) -> TrioRun:
    """One card more is out."""
    return TrioRun(run.wanted, run.rounds, run.at, min(run.given + 1, len(hand_outs(run.round))))


def next_round(run: TrioRun) -> TrioRun:
    """The round after this one, before its first card."""
    return run if run.last else TrioRun(run.wanted, run.rounds, run.at + 1)

"""When each breakout round is held: the clock times that stand on seat cards and posters. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from agendas.day_lines import day_lines
from agendas.model import Agenda


class RoundTime(Struct, frozen=True):
    """One round of the plan; `start` and `end` are minutes since midnight of its day."""

    number: int
    day: int
    start: int
    end: int


def round_times(agenda: Agenda, starts: tuple[int, ...] | None = None) -> tuple[RoundTime, ...]:
    """Every round in the order of the day. A round of a side group begins when that group comes to it."""
    return tuple(_times(agenda, starts))


def _times(agenda: Agenda, starts: tuple[int, ...] | None) -> Iterator[RoundTime]:
    for line in day_lines(agenda, starts):
        at = line.start
        for round in line.step.rounds:
            yield RoundTime(round.number, line.step.day, at, at + round.minutes)
            at += round.minutes

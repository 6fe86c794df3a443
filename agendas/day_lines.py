"""A day as lines to print or list: every step with its times, and below steps side by side one line for each step of
each group. Called by the documents and the command line. Pure.
"""

from __future__ import annotations

from msgspec import Struct

from agendas import schedule, strands
from agendas.model import Agenda, Step, Strand


class DayLine(Struct, frozen=True):
    """One line. In a group `strand` is that, and `number` counts the groups from 1."""

    step: Step
    start: int
    end: int
    strand: Strand | None = None
    number: int = 0


def day_lines(agenda: Agenda, starts: tuple[int, ...] | None = None) -> tuple[DayLine, ...]:
    """All lines of all days, in the order they are read."""
    agenda = schedule.settled(agenda, starts)
    lines: list[DayLine] = []
    for step, slot in zip(agenda.steps, schedule.times(agenda, starts), strict=True):
        lines.append(DayLine(step, slot.start, slot.end))
        for number, strand in enumerate(step.strands, 1):
            inside = strands.times_of(strand, slot.start)
            lines += [DayLine(each.step, each.start, each.end, strand, number) for each in inside]
    return tuple(lines)

"""The rounds and phases inside a breakout step: stretches of the step's own elapsed time.

There is no second clock: a phase begins where the phases before it end, in the elapsed time of the step, so that the
agenda, the rounds and the phases cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Protocol

from msgspec import Struct

from agendas.model import PhaseKind, Step

MINUTE = timedelta(minutes=1)


class Extension(Protocol):
    """Time added to one phase (`run_log.Added`), or taken from one that was ended by hand (`PhaseCut`)."""

    @property
    def step_id(self) -> str: ...
    @property
    def time(self) -> timedelta: ...
    @property
    def round(self) -> int: ...
    @property
    def phase(self) -> int: ...


class PhaseCut(Struct, frozen=True):
    """What a phase lost when it was ended by hand; `time` is below zero and exact to the microsecond."""

    step_id: str
    round: int
    phase: int
    time: timedelta


class RoundPart(Struct, frozen=True):
    """One phase of one round, from `start` to `end` of the step's elapsed time."""

    round: int
    phase: int
    kind: PhaseKind
    start: timedelta
    end: timedelta

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def parts_of(step: Step, added: Iterable[Extension] = ()) -> tuple[RoundPart, ...]:
    """All phases of all rounds of a step, one after the other. Empty for a step without rounds."""
    extra: dict[tuple[int, int], timedelta] = {}
    for extension in added:
        if extension.step_id == step.id:
            key = (extension.round, extension.phase)
            extra[key] = extra.get(key, timedelta(0)) + extension.time
    parts: list[RoundPart] = []
    start = timedelta(0)
    for round in step.rounds:
        for number, phase in enumerate(round.phases):
            length = timedelta(minutes=phase.minutes) + extra.get((round.number, number), timedelta(0))
            end = start + max(timedelta(0), length)
            parts.append(RoundPart(round.number, number, phase.kind, start, end))
            start = end
    return tuple(parts)


def spread(parts: Sequence[RoundPart], minutes: int) -> tuple[tuple[int, int, int], ...]:
    """Share a change of a breakout's length out over its phases, as (round, phase, minutes): minute by minute from the
    longest phase (given back: to the shortest coaching), so that all rounds stay equally long. Nothing falls below a
    minute; what cannot be taken is left, and without phases that is all of it."""
    if not parts:
        return ()
    lengths = {(part.round, part.phase): round(part.length / MINUTE) for part in parts}
    coaching = [(part.round, part.phase) for part in parts if part.kind is PhaseKind.COACHING] or list(lengths)
    changed = dict.fromkeys(lengths, 0)
    for _ in range(abs(minutes)):
        if minutes < 0:
            place = max(lengths, key=lambda each: (lengths[each], each))
            if lengths[place] <= 1:
                break
        else:
            place = min(coaching, key=lambda each: (lengths[each], each))
        step = 1 if minutes > 0 else -1
        lengths[place] += step
        changed[place] += step
    return tuple((number, phase, change) for (number, phase), change in changed.items() if change)


def part_at(parts: Sequence[RoundPart], elapsed: timedelta) -> RoundPart | None:
    """The phase that runs after so much elapsed time; the last one goes on when its time is up."""
    for part in parts:
        if elapsed < part.end:
            return part
    return parts[-1] if parts else None


def part_after(parts: Sequence[RoundPart], part: RoundPart) -> RoundPart | None:
    """The next phase that has any length."""
    later = parts[parts.index(part) + 1 :]
    return next((candidate for candidate in later if candidate.length > timedelta(0)), None)


def part_to_extend(parts: Sequence[RoundPart], elapsed: timedelta) -> RoundPart | None:
    """The phase that takes a change of time: coaching of the running round while it lies ahead or runs, else the phase
    that runs, because a phase that is over must not come back."""
    running = part_at(parts, elapsed)
    if running is None:
        return None
    for part in parts:
        if part.round == running.round and part.kind is PhaseKind.COACHING and elapsed < part.end:
            return part
    return running


def cut_of(parts: Sequence[RoundPart], step_id: str, place: tuple[int, int], elapsed: timedelta) -> PhaseCut | None:
    """What the phase at this place (round, phase) loses when it ends now; None when it has nothing left to lose."""
    part = next((each for each in parts if (each.round, each.phase) == place), None)
    if part is None or elapsed >= part.end:
        return None
    return PhaseCut(step_id, part.round, part.phase, max(elapsed, part.start) - part.end)


def without_last(cuts: tuple[PhaseCut, ...], step_id: str, place: tuple[int, int]) -> tuple[PhaseCut, ...]:
    """The same cuts but for the last one of this phase, which is taken back."""
    for index in range(len(cuts) - 1, -1, -1):
        if (cuts[index].step_id, cuts[index].round, cuts[index].phase) == (step_id, *place):
            return (*cuts[:index], *cuts[index + 1 :])
    return cuts

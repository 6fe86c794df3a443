"""What each group does right now in a step whose strands run side by side.

As with the phases of a breakout there is no second clock: a strand is a stretch of the elapsed time of the step that
holds it. Pure; called by `run_picture`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from agendas import strands
from agendas.model import Step, Strand

MINUTE = timedelta(minutes=1)


class Stretched(Struct, frozen=True):
    """Minutes a step with strands got, or lost, after it had run for so long; `strand` names the one that alone did."""

    step_id: str
    minutes: int
    after: timedelta
    strand: str = ""


class StrandNow(Struct, frozen=True):
    """One group: its step, how much of that is left (below zero when it is over), and its next one. `step` is None once
    it has done everything and waits for the others; `since` is for how long that, or its step, has gone on. `name` may
    be empty; `title` says who or what it is all the same."""

    id: str
    name: str
    title: str
    step: Step | None
    remaining: timedelta
    next_step: Step | None
    since: timedelta


def strands_now(step: Step, changes: Iterable[Stretched], elapsed: timedelta) -> tuple[StrandNow, ...]:
    """Every group at this moment of the step; empty where there are no strands."""
    if not step.strands:
        return ()
    step = as_it_runs(step, changes)
    counts = strands.longest(step)
    return tuple(_now(strand, elapsed, strand is counts) for strand in step.strands)


def as_it_runs(step: Step, changes: Iterable[Stretched]) -> Step:
    """The step with its strands as long as the changes have left them. Before it begins they are fitted as in the plan,
    all changes as one, so that what is given back is what was there; later, what runs gets the minutes and gives them
    first, and what is over stays as it was."""
    own = [change for change in changes if change.step_id == step.id and step.strands]
    ahead = [change for change in own if change.after <= timedelta(0) and not change.strand]
    if before := sum(change.minutes for change in ahead):
        step = strands.fitted(step, max(1, step.minutes + before))
    for change in own:
        if change in ahead:
            continue
        if change.strand:
            only = tuple(
                _lasting(each, each.minutes + change.minutes, change.after) if each.id == change.strand else each
                for each in step.strands
            )
            step = strands.settled(replace(step, strands=only))
        else:
            minutes = max(1, step.minutes + change.minutes)
            kept = tuple(_stretched(strand, step.minutes, minutes, change.after) for strand in step.strands)
            step = strands.settled(replace(step, strands=kept))
    return step


def _stretched(strand: Strand, was: int, becomes: int, after: timedelta) -> Strand:
    if strand.minutes < was and strand.minutes <= becomes:
        return strand  # others were longer, and still are
    return _lasting(strand, becomes, after)


def _lasting(strand: Strand, minutes: int, after: timedelta) -> Strand:
    change = minutes - strand.minutes
    steps = list(strand.steps)
    for place, each in enumerate(strands.times_of(strand)):
        last = place == len(steps) - 1
        if not change or (each.end * MINUTE <= after and not last):
            continue
        done = -((each.start * MINUTE - after) // MINUTE)  # of this step, a begun minute counted
        length = max(each.step.minutes + change, min(each.step.minutes, max(1, done)))
        steps[place] = replace(each.step, minutes=length)
        change -= length - each.step.minutes
    return replace(strand, steps=tuple(steps))


def _now(strand: Strand, elapsed: timedelta, counts: bool) -> StrandNow:
    times = strands.times_of(strand)
    for place, each in enumerate(times):
        last = place == len(times) - 1
        left = each.end * MINUTE - elapsed
        if left > timedelta(0) or (last and counts):
            following, since = None if last else times[place + 1].step, elapsed - each.start * MINUTE
            return StrandNow(strand.id, strand.name, strand.title, each.step, left, following, since)
    done = elapsed - strand.minutes * MINUTE
    return StrandNow(strand.id, strand.name, strand.title, None, timedelta(0), None, done)

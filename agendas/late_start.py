"""The room fills ten minutes late: three ways to begin, each with what it does to the day.

Called by the start page of the running day. Pure.

    shift      everything begins that much later, the day ends later; fixed starts hold and swallow what they can
    squeeze    the day ends as planned, every step gives a little (`fitting`)
    keep_end   the day ends as planned, as few steps as possible give, in the cut order (`rescue`)
A fixed end counts even if the plan itself goes past it.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from agendas import fitting, rescue, schedule
from agendas.days import fixed_end
from agendas.edits import Change, applied
from agendas.model import Activity, Agenda, Flex, Lead, Step, StepTexts, StepType

LATEST = 12 * 60
_WAITING = "waiting_for_people"


class LateStart(StrEnum):
    """What to do about a late start."""

    SHIFT = "shift"
    SQUEEZE = "squeeze"
    KEEP_END = "keep_end"


class LateStartChoice(Struct, frozen=True):
    """One way to begin late. `end` is when the day ends then; `missing_minutes` is by how much it misses the planned
    end although that was to be kept (0: it holds)."""

    kind: LateStart
    starts: tuple[int, ...]
    end: int
    changes: tuple[Change, ...] = ()
    missing_minutes: int = 0


def choices(
    agenda: Agenda, late: int, *, day: int = 1, starts: tuple[int, ...] | None = None
) -> tuple[LateStartChoice, ...]:
    """Shift, squeeze, keep the end: always all three, in this order, for one day of the agenda."""
    if not 0 < late <= LATEST:
        raise ValueError(f"a late start is 1 to {LATEST} minutes late, not {late}")
    today = replace(agenda, steps=tuple(replace(step, day=1) for step in agenda.steps if step.day == day))
    if not today.steps:
        raise KeyError(day)
    planned = schedule.day_start(agenda, day, starts)
    first = replace(today.steps[0], pinned=None)  # it begins late, fixed or not
    fixed = fixed_end(agenda, day)
    today = replace(
        today, steps=(first, *today.steps[1:]), starts=(planned + late,), ends=() if fixed is None else (fixed,)
    )
    end = _really_ends(today, planned) if fixed is None else fixed
    squeezed = _squeezed(today, planned, end)
    squeezed_end = _really_ends(applied(today, squeezed), planned + late)
    kept = _kept(today, late, planned, tuple(replace(step, day=2) for step in agenda.steps if step.day > day))
    begins = today.starts
    return (
        LateStartChoice(LateStart.SHIFT, begins, _really_ends(today, planned + late)),
        LateStartChoice(LateStart.SQUEEZE, begins, squeezed_end, squeezed, max(0, squeezed_end - end)),
        LateStartChoice(LateStart.KEEP_END, begins, kept.end, kept.changes, max(0, kept.end - end)),
    )


def _really_ends(today: Agenda, begin: int) -> int:
    """When the last step is over, if a fixed start waits for what comes before it."""
    free = begin
    for step in today.steps:
        free = schedule.ends_at(step, free if step.pinned is None else max(free, step.pinned))
    return free


def _squeezed(today: Agenda, planned: int, end: int) -> tuple[Change, ...]:
    """Take the delay from the steps before the first one that a clock time holds: from there on the day is on time
    again. What that one can give, and minutes to spare before it or before a fixed end of the day, are used up
    first."""
    held = next((place for place, step in enumerate(today.steps) if _held_at(step) is not None), len(today.steps))
    part = replace(today, steps=today.steps[:held])
    fixed = None if held == len(today.steps) else _held_at(today.steps[held])
    end = end if fixed is None else fixed
    if not part.steps:
        return ()
    if _really_ends(part, today.starts[0]) <= end:
        return ()
    return fitting.fit_to(part, end=end).changes


def _held_at(step: Step) -> int | None:
    """The last minute at which a step can begin that a clock time holds: a fixed start, or a time it is worked to."""
    if step.pinned is not None or step.until is None:
        return step.pinned
    return schedule.latest_begin(step, step.until)


def _kept(today: Agenda, late: int, planned: int, afterwards: tuple[Step, ...]) -> rescue.RescueOffer:
    """The cheapest way that keeps the end, or the one that ends least late when none does: a late start is a delay of
    something that runs before the first step. `afterwards` are the steps of later days, which may build on these."""
    waiting = Step(
        _WAITING, 1, Flex(1, 1), StepType.OPENING, (Lead.COACH,), StepTexts(_WAITING), (), Activity.NONE, None, True
    )
    whole = replace(today, steps=(waiting, *today.steps, *afterwards))
    found = rescue.offers(whole, _WAITING, late, (planned - 1,))
    return next((offer for offer in found if offer.later <= 0), min(found, key=lambda each: each.later))

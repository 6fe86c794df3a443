"""The same agenda in another length: "fit to 3h30".

Called by the plan screen, `late_start` and `okr-workshop agenda fit-to`. Pure: it proposes, and the caller shows the
changes before applying them as one step.

Minutes come from, or go to, whole groups of steps one after the other, and within a group in proportion to what each
step can give: theory and the parking lot first, then openings and share backs, breaks, an unprotected wrap-up, and
practice last. Lengthening goes the other way round: practice first. Nothing leaves its flex, protected steps keep their
minutes, the wrap-up never falls below ten, and a fixed start is never moved: only what begins with or after the last
fixed start of a day, and after the last step that counts to a clock time, can change when that day ends.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from agendas import schedule, words
from agendas.edits import Change, applied
from agendas.model import Activity, Agenda, Step, StepType
from agendas.rounds import largest_remainder

WRAP_UP_FLOOR = 10

_GROUPS = (
    (StepType.THEORY,),
    (StepType.OPENING, StepType.SHARE_BACK),
    (StepType.BREAK,),
    (StepType.WRAP_UP,),
    (StepType.EXERCISE, StepType.BREAKOUT),
)


class FitPlan(Struct, frozen=True):
    """What would change, and the agenda as it would be then. `missing_minutes` is how far it stays from what was
    wanted (0: it fits); `minutes` is the length it reaches, `wanted` the length asked for."""

    changes: tuple[Change, ...]
    agenda: Agenda
    missing_minutes: int
    minutes: int
    wanted: int


def fit_to(
    agenda: Agenda, minutes: int | None = None, *, end: int | None = None, starts: tuple[int, ...] | None = None
) -> FitPlan:
    """Bring an agenda to a length (over all its days, from each start to each end), or its last day to an end."""
    if (minutes is None) == (end is None):
        raise ValueError("give either the minutes or the end")
    last_day = max((step.day for step in agenda.steps), default=1)
    days = range(1, last_day + 1)
    if end is not None:
        days = range(last_day, last_day + 1)
        minutes = end - schedule.day_start(agenda, last_day, starts)
    wanted = minutes or 0
    changes = _changes(agenda, _movable(agenda, days), wanted - _length(agenda, days, starts))
    fitted = applied(agenda, changes)
    reached = _length(fitted, days, starts)
    return FitPlan(changes, fitted, abs(reached - wanted), reached, wanted)


def sentence(plan: FitPlan, language: str = "en") -> str:
    """Whether it fits, in words."""
    code = "fits" if not plan.missing_minutes else "too_long" if plan.minutes > plan.wanted else "too_short"
    facts = {"minutes": plan.minutes, "missing": plan.missing_minutes, "wanted": plan.wanted}
    return words.fitting(code, facts, language)


def bounds(step: Step) -> tuple[int, int]:
    """The shortest and longest a step may become here. What somebody has already set outside its flex stays allowed."""
    if step.protected or step.until is not None:  # the clock decides how long that is
        return step.minutes, step.minutes
    lowest = max(step.flex.shortest, len(step.rounds))
    if step.type is StepType.WRAP_UP:
        lowest = max(lowest, WRAP_UP_FLOOR)
    if step.pinned is not None:
        lowest = max(lowest, 1)  # dropped, it would take its fixed start along
    return min(step.minutes, lowest), max(step.minutes, step.flex.longest)


def group_of(step: Step) -> int:
    """How late in the order of giving a step stands: 0 gives first, practice gives last."""
    if step.activity is Activity.PARKING_LOT:
        return 0
    return next(place for place, types in enumerate(_GROUPS) if step.type in types)


def _length(agenda: Agenda, days: Collection[int], starts: tuple[int, ...] | None) -> int:
    spans: dict[int, tuple[int, int]] = {}
    for slot in schedule.times(agenda, starts):
        first, last = spans.get(slot.day, (slot.start, slot.end))
        spans[slot.day] = min(first, slot.start), max(last, slot.end)
    return sum(last - schedule.day_start(agenda, day, starts) for day, (_, last) in spans.items() if day in days)


def _movable(agenda: Agenda, days: Collection[int]) -> list[Step]:
    """The steps whose length decides when their day ends."""
    found: list[Step] = []
    for day in days:
        of_day = [step for step in agenda.steps if step.day == day]
        # What comes before a fixed start, or before a step that counts to a clock time, leaves the end where it is.
        pins = [place for place, step in enumerate(of_day) if step.pinned is not None]
        pins += [place + 1 for place, step in enumerate(of_day) if step.until is not None]
        found += of_day[max(pins, default=0) :]
    return found


def _changes(agenda: Agenda, movable: list[Step], difference: int) -> tuple[Change, ...]:
    order = range(len(_GROUPS)) if difference < 0 else reversed(range(len(_GROUPS)))
    left, new = abs(difference), {}
    for group in order:
        steps = [step for step in movable if group_of(step) == group and _room(step, difference)]
        rooms = tuple(_room(step, difference) for step in steps)
        if not rooms or not left:
            continue
        shares = largest_remainder(min(left, sum(rooms)), rooms)
        left -= sum(shares)
        for step, share in zip(steps, shares, strict=True):
            new[step.id] = step.minutes + (share if difference > 0 else -share)
    return tuple(
        Change(step.id, step.minutes, new[step.id], step.title)
        for step in agenda.steps
        if new.get(step.id, step.minutes) != step.minutes
    )


def _room(step: Step, difference: int) -> int:
    lowest, highest = bounds(step)
    return step.minutes - lowest if difference < 0 else highest - step.minutes

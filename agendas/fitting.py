"""The same agenda in another length: "fit to 3h30".

Called by the plan screen, `late_start` and `okr-workshop agenda fit-to`. Pure: it proposes, and the caller shows the
changes before applying them as one step.

Minutes come from, or go to, whole groups of steps one after the other, and within a group in proportion to what each
step can give: theory and the parking lot first, then openings and share backs, breaks, an unprotected wrap-up, and
practice last. Lengthening goes the other way round: practice first. Nothing leaves its flex, protected steps keep their
minutes, the wrap-up never falls below ten, and a fixed start is never moved: only what begins with or after the last
fixed start of a day, and after the last step that counts to a clock time, can change when that day ends.

What changes becomes a whole five minutes. Only the rest that fives cannot reach (an odd length was asked for, or a step
ends its flex between two fives) is held in single minutes, by one step where one can hold it.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from agendas import schedule, words
from agendas.edits import Change, applied
from agendas.model import Activity, Agenda, Step, StepType
from agendas.telling_apart import with_titles_apart

WRAP_UP_FLOOR = 10
FIVE = 5
NEAR = 20  # how far from its part of the whole a step's share is looked for

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
    agenda: Agenda,
    minutes: int | None = None,
    *,
    end: int | None = None,
    day: int | None = None,
    starts: tuple[int, ...] | None = None,
) -> FitPlan:
    """Bring an agenda to a length (over all its days, from each start to each end), or one day (the last, if not said)
    to an end."""
    if (minutes is None) == (end is None):
        raise ValueError("give either the minutes or the end")
    last_day = max((step.day for step in agenda.steps), default=1)
    days = range(1, last_day + 1)
    if end is not None:
        last_day = last_day if day is None else day
        days = range(last_day, last_day + 1)
        minutes = end - schedule.day_start(agenda, last_day, starts)
    wanted = minutes or 0
    named = with_titles_apart(agenda, starts)
    changes = _changes(named, _movable(named, days), wanted - _length(agenda, days, starts))
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
    order = list(range(len(_GROUPS)) if difference < 0 else reversed(range(len(_GROUPS))))
    sign = 1 if difference > 0 else -1
    groups = [[step for step in movable if group_of(step) == group] for group in order]
    left, given = abs(difference), dict.fromkeys((step.id for step in movable), 0)
    for steps in groups:
        for step, share in zip(steps, _in_fives(steps, left, difference), strict=True):
            given[step.id] = share
            left -= share
    for step in _rest_holders([step for steps in groups for step in steps], given, left, difference):
        share = min(left, _room(step, difference) - given[step.id])
        given[step.id] += share
        left -= share
    return tuple(
        Change(step.id, step.minutes, step.minutes + sign * given[step.id], step.title)
        for step in agenda.steps
        if given.get(step.id)
    )


def _in_fives(steps: list[Step], wanted: int, difference: int) -> tuple[int, ...]:
    """How much each step of a group gives (or takes) so that each becomes a whole five: as much of what is wanted as
    can be had, and of the ways to have it the one nearest to equal parts of their room."""
    rooms = [_room(step, difference) for step in steps]
    part = min(1.0, wanted / sum(rooms)) if any(rooms) else 0.0
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for step, room in zip(steps, rooms, strict=True):
        towards = step.minutes if difference < 0 else -step.minutes
        near = range(max(1, int(part * room) - NEAR), min(room, wanted, int(part * room) + NEAR) + 1)
        shares = [share for share in near if (towards - share) % FIVE == 0]
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for amount, (cost, chosen) in reached.items():
            for share in shares if part * room > NEAR and shares else (0, *shares):
                found = (cost + (share - part * room) ** 2, (*chosen, share))
                if amount + share <= wanted and found < further.get(amount + share, (float("inf"), ())):
                    further[amount + share] = found
        reached = further
    return reached[max(reached)][1]


def _rest_holders(steps: list[Step], given: dict[str, int], rest: int, difference: int) -> list[Step]:
    """The steps that take up the minutes fives cannot reach: one that can hold them all, else as many as it needs."""
    able = [step for step in steps if _room(step, difference) > given[step.id]]
    alone = [step for step in able if _room(step, difference) - given[step.id] >= rest]
    # One that is no whole five as it is stays none; otherwise one that changes anyway, and not one more.
    alone.sort(key=lambda step: (not (step.minutes - given[step.id]) % FIVE, not given[step.id]))
    return alone[:1] or able


def _room(step: Step, difference: int) -> int:
    lowest, highest = bounds(step)
    return step.minutes - lowest if difference < 0 else highest - step.minutes

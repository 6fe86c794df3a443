"""The same agenda in another length: "fit to 3h30".

Called by the plan screen, `late_start` and `okr-workshop agenda fit-to`. Pure: it proposes, and the caller shows the
changes before applying them as one step.

Minutes come from, or go to, whole groups of steps one after the other, and within a group in proportion to what each
step can give: theory and the parking lot first, then openings and share backs, breaks, an unprotected wrap-up, and
practice last. Lengthening goes the other way round: practice first. Nothing leaves its flex, protected steps keep their
minutes, the wrap-up never falls below ten, and a fixed start is never moved: only what begins with or after the last
fixed start of a day, and after the last step that counts to a clock time, can change when that day ends.

What changes becomes a whole five minutes. Only the rest that fives cannot reach (an odd length was asked for, or a step
ends its flex between two fives) is held in single minutes, by as few steps as possible, and the answer names them.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from agendas import schedule, words
from agendas.edits import Change, applied
from agendas.model import Activity, Agenda, Step, StepType
from agendas.telling_apart import with_titles_apart
from agendas.whole_fives import FIVE, Room, fewest_odd

WRAP_UP_FLOOR = 10
NAMED = 3  # items with odd minutes that the answer names, or one more
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
    """Whether it fits, in words, and which items then have odd minutes because whole fives do not reach that length."""
    code = "fits" if not plan.missing_minutes else "too_long" if plan.minutes > plan.wanted else "too_short"
    facts: dict[str, object] = {"minutes": plan.minutes, "missing": plan.missing_minutes, "wanted": plan.wanted}
    said = words.fitting(code, facts, language)
    odd = [change for change in plan.changes if change.becomes % FIVE]
    if plan.missing_minutes and (held := _held_last(plan.agenda)) is not None:
        return f"{said} {words.fitting('held', {'title': held.title}, language)}"
    if not odd or plan.missing_minutes:
        return said
    items = [words.fitting("odd_item", {"title": each.title, "minutes": each.becomes}, language) for each in odd]
    if len(items) > NAMED + 1:
        items[NAMED:] = [words.fitting("more_items", {"count": len(items) - NAMED}, language)]
    *before, last = items
    named = words.fitting("odd_items", {"items": ", ".join(before), "last": last}, language) if before else last
    return f"{said} {words.fitting('odd', {'items': named}, language)}"


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


def _held_last(agenda: Agenda) -> Step | None:
    """The last step of the last day that a clock time holds: what comes before it leaves the end where it is."""
    last_day = max((step.day for step in agenda.steps), default=1)
    held = [step for step in agenda.steps if step.day == last_day and (step.pinned is not None or step.until)]
    return held[-1] if held and held[-1] is not agenda.steps[0] else None


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
    given = _with_rest([step for steps in groups for step in steps], given, left, difference)
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


def _with_rest(steps: list[Step], given: dict[str, int], rest: int, difference: int) -> dict[str, int]:
    """The same with the minutes fives cannot reach: held by one step that can, else by as few as possible."""
    if not rest:
        return given
    alone = [step for step in steps if _room(step, difference) - given[step.id] >= rest]
    # One that is no whole five as it is stays none; otherwise one that changes anyway, and not one more.
    alone.sort(key=lambda step: (not (step.minutes - given[step.id]) % FIVE, not given[step.id]))
    held = {**given, alone[0].id: given[alone[0].id] + rest} if alone else given
    if alone and not any(step.minutes % FIVE for step in steps):
        return held
    rooms = [Room(_room(step, difference), _whole_shares(step, difference), held[step.id]) for step in steps]
    shares = fewest_odd(rooms, min(abs(difference), sum(room.most for room in rooms)))
    return held if shares is None else {step.id: share for step, share in zip(steps, shares, strict=True)}


def _whole_shares(step: Step, difference: int) -> tuple[int, ...]:
    towards = step.minutes if difference < 0 else -step.minutes
    return tuple(share for share in range(1, _room(step, difference) + 1) if (towards - share) % FIVE == 0)


def _room(step: Step, difference: int) -> int:
    lowest, highest = bounds(step)
    return step.minutes - lowest if difference < 0 else highest - step.minutes

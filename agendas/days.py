"""The days of a workshop: which there are, when each begins and must end, and moving steps between them.

Called by the plan screen. Pure. Days are counted 1, 2, 3 ... without a hole: a day that loses its last step is gone,
and the days after it move up with their own starts and ends. Parked steps are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from agendas import schedule
from agendas.model import Agenda, Step

MOST_DAYS = 31


class DayTotals(Struct, frozen=True):
    """One day's figures: when it begins and is over, how long it is, and how much of that is work (no breaks). `over`
    is by how many minutes it misses a fixed end (0: it holds, or there is none)."""

    day: int
    start: int
    end: int
    minutes: int
    net: int
    fixed_end: int | None = None

    @property
    def over(self) -> int:
        return 0 if self.fixed_end is None else max(0, self.end - self.fixed_end)


def days(agenda: Agenda) -> tuple[int, ...]:
    """The days that have steps."""
    return tuple(sorted({step.day for step in agenda.steps}))


def fixed_end(agenda: Agenda, day: int) -> int | None:
    """When this day must be over; None when nothing is fixed."""
    return agenda.ends[day - 1] if day <= len(agenda.ends) else None


def day_totals(agenda: Agenda, starts: tuple[int, ...] | None = None) -> tuple[DayTotals, ...]:
    """The figures of every day, past midnight counted on."""
    found = []
    slots = schedule.times(agenda, starts)
    for day in days(agenda):
        one = replace(agenda, steps=tuple(step for step in agenda.steps if step.day == day))
        of_day = [slot for slot in slots if slot.day == day]
        start = min(schedule.day_start(agenda, day, starts), of_day[0].start)
        end = max(slot.end for slot in of_day)
        net = schedule.totals(one, starts).net
        found.append(DayTotals(day, start, end, end - start, net, fixed_end(agenda, day)))
    return tuple(found)


def with_start(agenda: Agenda, day: int, start: int) -> Agenda:
    """The agenda with another start for one day; days that had no start of their own keep the one they had."""
    count = max(day, len(agenda.starts))
    starts = [schedule.day_start(agenda, each) for each in range(1, count + 1)]
    if day == len(starts) and day < max(days(agenda), default=1):
        starts.append(schedule.day_start(agenda, day + 1))
    starts[day - 1] = start
    return schedule.settled(replace(agenda, starts=tuple(starts)))


def with_end(agenda: Agenda, day: int, end: int | None) -> Agenda:
    """The agenda with a fixed end for one day, or (None) without. An end that is only a little before the start is no
    end of the next day: the fit check says so."""
    end = schedule.that_day(agenda, day, end)
    ends = [fixed_end(agenda, each) for each in range(1, max(day, len(agenda.ends)) + 1)]
    ends[day - 1] = end
    return replace(agenda, ends=_trimmed(ends))


def placed(agenda: Agenda, step_id: str, index: int, day: int) -> Agenda:
    """One step at another place on a given day. `index` counts in the finished list; where the day does not belong
    there, the nearest place of that day is taken."""
    step = replace(agenda.step(step_id), day=day)
    rest = [each for each in agenda.steps if each.id != step_id]
    first = sum(each.day < day for each in rest)
    last = first + sum(each.day == day for each in rest)
    index = max(first, min(index, last))
    return tidied(agenda, [*rest[:index], step, *rest[index:]])


def to_day(agenda: Agenda, step_id: str, day: int) -> Agenda:
    """One step on another day: first on a later one, last on an earlier one, so that as little as possible changes its
    place. The day after the last one is a new day."""
    step = agenda.step(step_id)
    day = max(1, min(day, max(days(agenda)) + 1, MOST_DAYS))
    if day == step.day:
        return agenda
    return placed(agenda, step_id, 0 if day > step.day else len(agenda.steps), day)


def shifted(agenda: Agenda, step_id: str, by: int) -> Agenda:
    """One step one place up (-1) or down (1). At the edge of a day the next place is on the other side of the night."""
    steps = agenda.steps
    index = next(place for place, step in enumerate(steps) if step.id == step_id)
    beside = index + by
    if not 0 <= beside < len(steps):
        return agenda
    if steps[beside].day == steps[index].day:
        return placed(agenda, step_id, beside, steps[index].day)
    return placed(agenda, step_id, index, steps[beside].day)


def without(agenda: Agenda, step_id: str) -> Agenda:
    """The agenda less one step, and less its day when that was all of it; KeyError when it has no such step."""
    agenda.step(step_id)
    return tidied(agenda, [step for step in agenda.steps if step.id != step_id])


def with_new_day(agenda: Agenda, step: Step, day: int, start: int) -> Agenda:
    """The agenda with one more day, before the one that has this number now, of which this is the only step."""
    count = max(days(agenda), default=0)
    day = max(1, min(day, count + 1))
    starts = [schedule.day_start(agenda, each) for each in range(1, count + 1)]
    ends = [fixed_end(agenda, each) for each in range(1, count + 1)]
    starts.insert(day - 1, start)
    ends.insert(day - 1, None)
    steps = [replace(each, day=each.day + 1) if each.day >= day else each for each in agenda.steps]
    index = sum(each.day < day for each in steps)
    steps.insert(index, replace(step, day=day))
    return schedule.settled(replace(agenda, steps=schedule.numbered(steps), starts=tuple(starts), ends=_trimmed(ends)))


def without_day(agenda: Agenda, day: int) -> Agenda:
    """The agenda less one day with its steps; what is parked stays."""
    return tidied(agenda, [step for step in agenda.steps if step.day != day])


def tidied(agenda: Agenda, steps: list[Step]) -> Agenda:
    """Days counted anew without holes; each keeps its own start and end."""
    left = sorted({step.day for step in steps})
    number: Mapping[int, int] = {day: place for place, day in enumerate(left, 1)}
    counted = [replace(step, day=number[step.day]) for step in steps]
    agenda = replace(agenda, steps=schedule.numbered(counted))
    if not left or left == list(range(1, len(left) + 1)):
        return schedule.settled(agenda)
    starts = tuple(schedule.day_start(agenda, day) for day in left)
    return schedule.settled(replace(agenda, starts=starts, ends=_trimmed([fixed_end(agenda, day) for day in left])))


def _trimmed(ends: list[int | None]) -> tuple[int | None, ...]:
    while ends and ends[-1] is None:
        ends.pop()
    return tuple(ends)

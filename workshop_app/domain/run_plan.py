"""One day of a workshop as planned, in instants: where the agenda's minutes of a local day meet UTC.

A run covers one day of the agenda. The anchor is the instant of the day's planned start, worked out once from the local
date and time when the run starts; every other planned moment is that many minutes after it. A change to or from summer
time during the day therefore moves no step: forty minutes stay forty minutes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from agendas.days import fixed_end
from agendas.model import Agenda, Step
from agendas.schedule import settled, times

NEAR = timedelta(hours=4)  # further away from its planned start, a run is not that planned morning any more


class PlannedStep(Struct, frozen=True):
    """A step of the day with its planned instants; `pin` is the instant before which it does not start, `until` the one
    that it counts to."""

    step: Step
    start: datetime
    end: datetime
    pin: datetime | None
    until: datetime | None = None


class DayPlan(Struct, frozen=True):
    """The steps of one day in order. `fixed_end` is the instant at which the day has to be over, if there is one."""

    day: int
    steps: tuple[PlannedStep, ...]
    fixed_end: datetime | None = None

    @property
    def end(self) -> datetime:
        """When the day is planned to be over: its fixed end, else the end of its last step."""
        return self.fixed_end or max(planned.end for planned in self.steps)

    def index(self, step_id: str) -> int | None:
        """Where the step stands in the day; None when the day has no such step."""
        for index, planned in enumerate(self.steps):
            if planned.step.id == step_id:
                return index
        return None


def day_plan(agenda: Agenda, day: int, start_minute: int, planned_at: datetime, keep_pins: bool = True) -> DayPlan:
    """The plan of one day whose minute `start_minute` is the instant `planned_at`. Without `keep_pins` no clock time of
    the plan means anything: neither fixed starts, nor times that steps count to, nor a fixed end."""
    agenda = settled(agenda, (start_minute,) * day if keep_pins else None)
    if not keep_pins:
        agenda = replace(agenda, ends=(), steps=tuple(replace(step, pinned=None, until=None) for step in agenda.steps))

    def instant(minute: int) -> datetime:
        return planned_at + timedelta(minutes=minute - start_minute)

    def held(minute: int | None) -> datetime | None:
        return None if minute is None else instant(minute)

    steps = tuple(
        PlannedStep(step, instant(slot.start), instant(slot.end), held(step.pinned), held(step.until))
        for step, slot in zip(agenda.steps, times(agenda, (start_minute,) * day), strict=True)
        if step.day == day
    )
    end = fixed_end(agenda, day)
    return DayPlan(day, steps, held(end))


def local_instant(day: date, minute: int, zone: tzinfo | None = None) -> datetime:
    """The instant of a minute of a local day. Zone None is the computer's own."""
    return (datetime.combine(day, time(), tzinfo=zone) + timedelta(minutes=minute)).astimezone(UTC)


def local_minute(moment: datetime, zone: tzinfo | None = None) -> int:
    """Minutes since local midnight of an instant."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def is_near(planned_at: datetime, now: datetime) -> bool:
    """Whether a start now is still the planned start, early or late."""
    return abs(now - planned_at) <= NEAR

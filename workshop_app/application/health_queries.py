"""The read side of health metrics in check-ins: what was read now, and last time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import CheckIn, HealthReading, HealthSignal
from workshop_app.domain.health_range import is_of_another_kind, leaves


class HealthDoubt(StrEnum):
    """What is asked about a value that was read."""

    OUT_OF_RANGE = "out_of_range"  # it is said to be well
    OTHER_KIND = "other_kind"  # a day for a number, or a number for a day


class MetricInCheckIn(Struct, frozen=True):
    """A health metric in one check-in; `before` is its value the last time it was read there."""

    metric: WatchedMetric
    reading: HealthReading
    before: str = ""

    @property
    def to_talk_about(self) -> bool:
        """A number that is not well comes before every key result (domain section 5.9)."""
        return self.reading.signal in (HealthSignal.WATCH, HealthSignal.SIDE_EFFECT)

    @property
    def doubt(self) -> HealthDoubt | None:
        """None as soon as somebody says how it stands, or why."""
        stay, value = self.metric.stay, self.reading.value
        if is_of_another_kind(stay, value):
            return HealthDoubt.OTHER_KIND
        said = self.to_talk_about or bool(self.reading.note.strip())
        return HealthDoubt.OUT_OF_RANGE if not said and leaves(stay, value) else None


def metrics_in(reader: Reader, check_in: CheckIn, earlier: tuple[CheckIn, ...]) -> tuple[MetricInCheckIn, ...]:
    """The health metrics beside the set, in their order; `earlier` are its check-ins before this one, the last of them
    last."""
    metrics = [each for each in reader.all(WatchedMetric, set_id=check_in.set_id) if each.name.strip()]
    if not metrics:
        return ()
    now = {each.metric_id: each for each in reader.all(HealthReading, check_in_id=check_in.id)}
    before = {
        each.metric_id: each.value.strip()
        for held in earlier
        for each in reader.all(HealthReading, check_in_id=held.id)
        if each.value.strip()
    }
    return tuple(
        MetricInCheckIn(
            one, now.get(one.id) or HealthReading("", check_in.id, one.id), before.get(one.id, one.today.strip())
        )
        for one in metrics
    )


def latest_values(reader: Reader, set_id: str) -> dict[str, str]:
    """By the id of a health metric, the value that was read last in a check-in of this set; those never read are not
    in it."""
    held = sorted(reader.all(CheckIn, set_id=set_id), key=_by_day)
    return {
        each.metric_id: each.value.strip()
        for one in held
        for each in reader.all(HealthReading, check_in_id=one.id)
        if each.value.strip()
    }


class MetricRead(Struct, frozen=True):
    """What was read of a health metric at one check-in, and whether that was outside of its range."""

    metric_id: str
    day: date
    value: str
    outside: bool


def readings(reader: Reader, set_id: str) -> tuple[MetricRead, ...]:
    """All that was read of the health metrics beside a set, the earliest first."""
    stays = {each.id: each.stay for each in reader.all(WatchedMetric, set_id=set_id)}
    return tuple(
        MetricRead(each.metric_id, one.day, value, leaves(stays[each.metric_id], value))
        for one in sorted(reader.all(CheckIn, set_id=set_id), key=_by_day)
        for each in reader.all(HealthReading, check_in_id=one.id)
        if (value := each.value.strip()) and each.metric_id in stays
    )


def _by_day(held: CheckIn) -> tuple[str, str]:
    return held.day.isoformat(), held.id

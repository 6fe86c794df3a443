"""Days nothing is planned on (weekends, blackout weeks, public holidays), and where a date goes that falls on one. Used
by the calendar and the preparation of workshops; pure, the days are handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct, field

from workshop_app.domain.programme_facts import DateRange

FARTHEST = 60  # days a date may be moved before it stays where it was
FRIDAY = 4


class Shift(StrEnum):
    """Where a date goes that falls on a day off."""

    STAYS = ""
    EARLIER = "earlier"
    LATER = "later"


class Obstacle(StrEnum):
    """Why a date was moved."""

    WEEKEND = "weekend"
    BLACKOUT = "blackout"
    HOLIDAY = "holiday"


class DaysOff(Struct, frozen=True):
    """Days nothing is planned on. `holidays` are public ones with their names."""

    blackout: tuple[DateRange, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)

    def obstacle(self, day: date) -> tuple[Obstacle, str] | None:
        """Why nothing can be on this day; None when it is free."""
        for span in self.blackout:
            if span.holds(day):
                return Obstacle.BLACKOUT, span.name
        if day in self.holidays:
            return Obstacle.HOLIDAY, self.holidays[day]
        return (Obstacle.WEEKEND, "") if day.weekday() > FRIDAY else None

    def free_day(self, wanted: date, shift: Shift) -> date:
        """The nearest free day in that direction; the wanted one when there is none within two months."""
        match shift:
            case Shift.STAYS:
                return wanted
            case Shift.EARLIER:
                step = timedelta(days=-1)
            case Shift.LATER:
                step = timedelta(days=1)
            case _:
                assert_never(shift)
        day = wanted
        for _ in range(FARTHEST):
            if self.obstacle(day) is None:
                return day
            day += step
        return wanted


WEEKENDS = DaysOff()

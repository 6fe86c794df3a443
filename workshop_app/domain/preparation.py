"""What is due when around every workshop: days before and after it, moved off the weekend. The words stand with the
documents; this module only knows the days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

OFFSETS = (-21, -14, -7, -3, -1, 0, 1, 7, 30)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in the preparation or aftercare. `day` is None while the workshop has no day."""

    offset: int
    day: date | None = None

    @property
    def key(self) -> str:
        """Its name in lists of words."""
        if self.offset == 0:
            return "day"
        return f"before_{-self.offset}" if self.offset < 0 else f"after_{self.offset}"


def moments(day: date | None) -> tuple[Moment, ...]:
    """All moments around a workshop on this day."""
    return tuple(Moment(offset, None if day is None else working_day(day, offset)) for offset in OFFSETS)


def working_day(day: date, offset: int) -> date:
    """So many days away; from a weekend back to Friday before the workshop, on to Monday after it. The day itself
    stays what it is."""
    found = day + timedelta(days=offset)
    step = timedelta(days=-1 if offset < 0 else 1)
    while offset and found.weekday() >= SATURDAY:
        found += step
    return found

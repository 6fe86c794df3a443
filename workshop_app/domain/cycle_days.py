"""The days inside one cycle, before days off are stepped around: how far its distances are stretched, what was written
down of it, and where everything else falls. Pure; used by the calendar only.

The content file gives the distances of a cycle of four months. Those inside a cycle grow and shrink with its length,
but only so far that OKRs are published in the third week at the latest. What comes before a cycle stays: a workshop
takes as long to prepare for a short cycle as for a long one. What comes at its end gets no longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from msgspec import Struct

from workshop_app.domain.cycles import cycle_name
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts, date_ranges

TYPICAL = 17  # whole weeks in four months
MOST = 1.5  # two weeks to publishing become three, never more
TALKS_BEFORE, CHAMPIONS_AFTER, CHECK_IN_AFTER = 7, 7, 14  # days before and after publishing
SHARED_END = 14  # no regular check-in this close to the end of a cycle: the look back is then
LOOK_BACK_EARLIER = 14  # from the second cycle on: its sets are in force until the new ones are published


def scale(length: int) -> float:
    """How far the distances of a cycle of so many days are stretched; 1.0 for four months."""
    return min(length // 7 / TYPICAL, MOST)


def shrunk(days: int, length: int) -> int:
    """Days that get fewer in a short cycle and not more in a long one."""
    return round(days * min(scale(length), 1.0))


class CycleDays(Struct, frozen=True):
    """One cycle from `start` to the day before `end`, the first day of the next one; `number` counts from 1. What was
    written down in the interview is about the first."""

    number: int
    start: date
    end: date
    facts: ProgrammeFacts

    @property
    def length(self) -> int:
        """In days."""
        return (self.end - self.start).days

    @property
    def name(self) -> str:
        if self.number == 1 and self.facts.cycle_name:
            return self.facts.cycle_name
        return cycle_name(self.start, self.facts.cycle_months, self.facts.cycle_names)

    @property
    def middle(self) -> date:
        """The weekday the cycle began on, in the whole week nearest to the middle: the ninth of seventeen."""
        return self.start + timedelta(weeks=(self.length + 7) // 14)

    @property
    def windows(self) -> Mapping[str, DateRange | None]:
        """Windows written down with their dates."""
        if self.number > 1:
            return {}
        return {"team_workshops": _first(self.facts.drafting), "reflect": _first(self.facts.reflect)}

    @property
    def written(self) -> Mapping[str, date | None]:
        """Single days written down."""
        return {"publish": self.facts.publish_by, "mid_cycle": self.facts.mid_cycle} if self.number == 1 else {}

    @property
    def check_in_dates(self) -> tuple[date, ...]:
        """The check-ins written down, as long as they lie in the cycle and keep the rhythm that was agreed; () when the
        answers have moved on from them."""
        days = self.facts.check_in_dates if self.number == 1 else ()
        gaps = {(then - day).days for day, then in pairwise(days)}
        fit = gaps == {self.facts.check_in_days} and self.start <= days[0] and days[-1] < self.end
        return days if fit else ()

    def lasts(self, row: Mapping[str, Any]) -> int:
        """How many days a row of the content file takes."""
        days: int = row.get("lasts", 1)
        return max(1, shrunk(days, self.length)) if _inside(row) else days

    def counted(self, row: Mapping[str, Any], published: date) -> date:
        """Where a row falls. What stands around publishing goes with it: the talks a week before, the champions'
        workshop a week after and before the first check-in."""
        if row["id"] == "kr_champion_workshop":
            return self._champions(published)
        if row["id"] == "dependency_talks" and self.written.get("publish"):
            return published - timedelta(days=self._stretched(TALKS_BEFORE))
        day = row["later"] if self.number > 1 and "later" in row else row.get("day", 0)
        days = 7 * row.get("week", 0) + day
        if row["anchor"] == "start":
            return self.start + timedelta(days=self._stretched(days) if _inside(row) else days)
        anchor = self.middle if row["anchor"] == "middle" else self.end
        return anchor + timedelta(days=days if row["id"] == "cycle_end" else shrunk(days, self.length))

    def counted_check_ins(self, taken: list[date], published: date, not_before: date) -> Iterator[date]:
        """Every one or two weeks or month from publishing on; the one nearest to a day that is `taken` gives way."""
        rhythm = self.facts.check_in_days
        day = max(published, self.start) + timedelta(days=shrunk(CHECK_IN_AFTER, self.length))
        shared = SHARED_END if self.number == 1 else SHARED_END + LOOK_BACK_EARLIER
        while day <= self.end - timedelta(days=shrunk(shared, self.length)):
            if day >= not_before and all(abs((day - other).days) * 2 >= rhythm for other in taken):
                yield day
            day += timedelta(days=rhythm)

    def _champions(self, published: date) -> date:
        day = max(self.start, published + timedelta(days=self._stretched(CHAMPIONS_AFTER)))
        check_ins = self.check_in_dates
        return min(day, check_ins[0] - timedelta(days=1)) if check_ins else day

    def _stretched(self, days: int) -> int:
        return round(days * scale(self.length))


def _inside(row: Mapping[str, Any]) -> bool:
    """Whether a row belongs to the cycle itself and not to what comes before it."""
    return bool(row["anchor"] != "start" or row.get("week", 0) >= 0)


def _first(text: str) -> DateRange | None:
    return next(iter(date_ranges(text)), None)

"""What stands beside a set of OKRs and is no part of it: numbers that must not break, what is not done now, the
activities planned for a key result, and the numbers a team sorted before it chose (domain sections 5.9 and 5.14)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class WatchedMetric(Struct, frozen=True):
    """A health metric: a number that must stay in its range. `stay` is that range and `today` its value, as typed."""

    id: str
    set_id: str
    name: str = ""
    stay: str = ""
    today: str = ""
    source: str = ""
    position: int = 0


class NotNow(Struct, frozen=True):
    """What a team decided not to work on in this cycle, and why."""

    id: str
    set_id: str
    text: str = ""
    why: str = ""
    position: int = 0


class PlannedActivity(Struct, frozen=True):
    """Work that may move a key result; never a key result itself. `who_id` is the person of that name, where the list
    of people has exactly one."""

    id: str
    key_result_id: str
    text: str = ""
    who: str = ""
    who_id: str | None = None
    due: date | None = None
    done: bool = False
    position: int = 0


class MetricPile(StrEnum):
    """Where a team put one of its numbers. A KPI is read and reported, and nobody moves it in this cycle."""

    UNSORTED = ""
    HEALTH = "health"
    KEY_RESULT = "key_result"
    KPI = "kpi"


class SortedMetric(Struct, frozen=True):
    """One of the numbers a team has, as it was sorted in the exercise "health metric, key result or KPI?". `why` is
    what the team said when it was asked about it."""

    id: str
    set_id: str
    name: str = ""
    pile: MetricPile = MetricPile.UNSORTED
    why: str = ""
    position: int = 0

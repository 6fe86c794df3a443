"""Cycles: months counted from a day, and what a cycle is called. Pure; used by the programme facts, the calendar and
the commands that keep the name of the cycle true to its dates.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from workshop_app.domain.values.days import read_day

MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEAR = 12
SHORTEST_CYCLE, LONGEST_CYCLE = 1, 12  # months
LONGEST_NAME = 24  # characters; more is a sentence about the names, not a list of them
HALF_A_MONTH = timedelta(days=15)
FIRST_YEAR, LAST_YEAR = 1990, 2190  # a year outside is a slip of the finger, and nothing is counted from it


def plausible(day: date | None) -> bool:
    """Whether anything can be planned around this day."""
    return day is not None and FIRST_YEAR <= day.year <= LAST_YEAR


def plausible_day(text: str) -> date | None:
    """The day that is written there; None for words, and for a slip of the finger."""
    day = read_day(text)
    return day if plausible(day) else None


def sensible_months(months: int) -> int:
    """The length of a cycle as a command would have taken it, whatever a file says."""
    return min(max(months, SHORTEST_CYCLE), LONGEST_CYCLE)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    count = day.year * YEAR + day.month - 1 + months
    year, month = divmod(count, YEAR)
    first_of_next = date(year + (month + 1) // YEAR, (month + 1) % YEAR + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def span_of_cycle(first: date, last: date, number: int) -> tuple[date, date]:
    """First and last day of a later cycle, counted in the months of the first one, from `first` to `last`."""
    after = last + timedelta(days=1)
    months = max(1, (after.year - first.year) * YEAR + after.month - first.month)
    begins = months_later(first, months * (number - 1))
    return begins, months_later(begins, months) - timedelta(days=1)


def span_of_set(
    first_cycle: tuple[date, date] | None, number: int, event_day: date | None = None
) -> tuple[date, date] | None:
    """First and last day of a set of this cycle: they place days without a year. One that is tied to an event ends on
    its day. None while the first cycle has no days."""
    if first_cycle is None:
        return None
    begins, ends = span_of_cycle(*first_cycle, number)
    return (min(begins, event_day), event_day) if event_day is not None else (begins, ends)


def cycle_name(start: date, months: int, names: str = "") -> str:
    """ "Jan–Apr 2027", or the client's own name where `names` lists one for every cycle of a year. A cycle that begins
    on the first Monday, or in the last days of a month, belongs to the months it mostly fills."""
    months = sensible_months(months)
    first = (start + HALF_A_MONTH).replace(day=1)
    last = months_later(first, months - 1)
    year = f"{first.year}/{last.year}" if first.year != last.year else str(last.year)
    own = _own_name(first, months, names)
    if own:
        return own if str(first.year) in own else f"{own} {year}"
    spoken = MONTHS_SHORT[first.month - 1]
    return f"{spoken}–{MONTHS_SHORT[last.month - 1]} {year}" if months > 1 else f"{spoken} {year}"


def _own_name(first: date, months: int, names: str) -> str:
    """The name for cycles beginning in this month; empty when the list does not fit the length of a cycle."""
    listed = [name.strip() for name in re.split(r"[,;\n]", names) if name.strip()]
    fits = len(listed) * months == YEAR and (first.month - 1) % months == 0
    if not fits or any(len(name) > LONGEST_NAME for name in listed):
        return ""
    return listed[(first.month - 1) // months]


def same_name(name: str, other: str) -> bool:
    """Whether two names differ in dashes, spaces and capitals at most."""
    return _plain(name) == _plain(other)


def _plain(name: str) -> str:
    return re.sub(r"\s*[–—-]\s*", "-", " ".join(name.split())).casefold()

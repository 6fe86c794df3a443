"""Days told from where one stands: "today", "tomorrow", "Friday", "next Friday". One day of the week said alone is the
next one; what two people would take for two days is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

WEEK = 7
REACH = timedelta(days=5 * 365)  # no engagement plans further ahead
FIRST_EDITION = date(2027, 1, 1)  # a clock that stands before is counted from here: it may have lost its battery
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: Mapping[str, int] = {
    short: number
    for number, name in enumerate(_NAMES, 1)
    for short in (name, name[:3], *(("tues",) if number == 2 else ("thurs",) if number == 4 else ()))
}


def is_in_reach(day: date, today: date) -> bool:
    """Whether a day may be meant: one in 2062 is a slip of the finger, and would leave every time line a stroke. A
    computer that lost its clock refuses nobody the day it is."""
    return day <= max(today, FIRST_EDITION) + REACH


def near_day(
    words: str,
    today: date,
    weekdays: Mapping[str, int] = WEEKDAYS,
    today_word: str = "today",
    tomorrow_word: str = "tomorrow",
    next_word: str = "next",
) -> date | None:
    """Today, tomorrow, or a day of the week that is still to come; `weekdays` tells the names in use (in small letters,
    without a full stop) by the number of the day. "Next Friday", said on a Monday, is two days to two people: none."""
    words = " ".join(words.casefold().split())
    for said, days in ((today_word, 0), (tomorrow_word, 1)):
        if words == said:
            return today + timedelta(days=days)
    week_after = words.startswith(f"{next_word} ")
    number = weekdays.get(words.removeprefix(f"{next_word} ").rstrip("."))
    if number is None:
        return None
    ahead = (number - today.isoweekday() - 1) % WEEK + 1
    in_this_week = today.isoweekday() + ahead <= WEEK
    return None if week_after and in_this_week else today + timedelta(days=ahead)


def agreed_day(read: Callable[[date], date | None], agreed_on: date, today: date) -> date | None:
    """A day that `read` finds in words, counted from the day of a meeting. Where the meeting is still to come, a day of
    the year that comes before it is that one, and not the one a year later."""
    found, sooner = read(agreed_on), read(today) if today < agreed_on else None
    if found is None or sooner is None or sooner >= agreed_on:
        return found
    return sooner if (sooner.month, sooner.day) == (found.month, found.day) else found

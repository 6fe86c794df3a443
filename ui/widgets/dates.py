"""Days and times as every screen shows them: the words of the screens' language in the order of the reader's system
("12 May 2027", "May 12, 2027"), and its 12 or 24 hours. The only place where a form is written down.

`short_day` stands in narrow places, `week_day` in lists where the day of the week helps, `long_day` in sentences and
fields, `full_day` where a day is told about and not compared; `clock` for a planned time, `clock_of` for a moment that
was. Every form that is shown in a field is read back by `typed_days`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDateEdit

_DAY_MINUTES = 24 * 60
_STORED_DAY = r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])"  # patterns, made when they are needed
_BESIDE_ORDER = r"'[^']*'|d{3,}"  # quoted words, and the day of the week


def screen_language() -> QLocale:
    """The language of the screens. It is not the system's: "12. Mai" in an English sentence is nobody's language."""
    return QLocale(QLocale.Language.English)


def to_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def short_day(day: date) -> str:
    """ "12 May": for narrow places."""
    return _said(day, "MMM d" if _month_first() else "d MMM")


def long_day(day: date) -> str:
    """ "12 May 2027": for sentences and fields."""
    return _said(day, "MMMM d, yyyy" if _month_first() else "d MMMM yyyy")


def week_day(day: date) -> str:
    """ "Wed 12 May": for lists."""
    return _said(day, "ddd, MMM d" if _month_first() else "ddd d MMM")


def field_day(day: date) -> str:
    """ "Wed 12 May 2027": for a field, where the day of the week is what people look at first."""
    return _said(day, "ddd, MMM d, yyyy" if _month_first() else "ddd d MMM yyyy")


def full_day(day: date) -> str:
    """ "Wednesday 12 May 2027"."""
    return _said(day, "dddd, MMMM d, yyyy" if _month_first() else "dddd d MMMM yyyy")


def month_of(day: date) -> str:
    """ "May 2027"."""
    return _said(day, "MMMM yyyy")


def month_names(day: date, with_year: bool) -> tuple[str, ...]:
    """ "January 2027", "Jan 2027", "Jan": for a column, the longest that fits."""
    forms = (["MMMM yyyy", "MMM yyyy"] if with_year else ["MMMM"]) + ["MMM"]
    return tuple(_said(day, form) for form in forms)


def clock(minutes: int) -> str:
    """Minutes since the midnight before a day: "09:05" or "9:05 AM", and "00:30 (+1)" past its end."""
    days, rest = divmod(minutes, _DAY_MINUTES)
    text = _clock_text(rest, QLocale().timeFormat(QLocale.FormatType.ShortFormat))
    return f"{text} ({days:+})" if days else text


def clock_of(at: datetime, zone: tzinfo | None = None) -> str:
    """The time of a moment on the wall, here or in `zone`: "14:05" or "2:05 PM"."""
    local = at.astimezone(zone)
    return clock(local.hour * 60 + local.minute)


def wall_clock(at: datetime, zone: tzinfo | None = None) -> str:
    """The same for a clock on the wall, which says nothing about morning and evening: "14:05" or "2:05"."""
    return clock_of(at, zone).partition(" ")[0]


def moment(at: datetime) -> str:
    """ "12 May 2027, 14:05", here."""
    return f"{long_day(at.astimezone().date())}, {clock_of(at)}"


def stamp(at: datetime, now: datetime) -> str:
    """When something was written down, here: "14:05" today, "3 Nov, 14:05" before."""
    day = at.astimezone().date()
    return clock_of(at) if day == now.astimezone().date() else f"{short_day(day)}, {clock_of(at)}"


def in_words(stored: str) -> str:
    """A stored text as it is shown: the days in it, kept as 2027-01-31, in words."""
    return re.sub(_STORED_DAY, _day_in_words, stored)


def show_day_in(box: QDateEdit) -> None:
    """Let a box show days like everything around it; with the month cut short, as it is typed there: of "June" Qt would
    take nothing before its last letter."""
    box.setLocale(screen_language())
    box.setDisplayFormat("MMM d, yyyy" if _month_first() else "d MMM yyyy")


def _said(day: date, form: str) -> str:
    return screen_language().toString(to_qdate(day), form)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return long_day(date.fromisoformat(found[0]))
    except ValueError:  # the 30th of February stays as it was typed
        return found[0]


def _month_first() -> bool:
    """Whether the system says "May 12". One that begins with the year says the month first, too."""
    return _is_month_first(QLocale().dateFormat(QLocale.FormatType.LongFormat))


@cache
def _is_month_first(form: str) -> bool:
    form = re.sub(_BESIDE_ORDER, "", form)
    return -1 < form.find("M") < form.find("d")


@cache  # a running day shows a dozen times of its agenda every second
def _clock_text(minutes: int, form: str) -> str:
    """A time of a day, by twelve hours where the system's form has a place for morning and evening."""
    twelve = "a" in re.sub(_BESIDE_ORDER, "", form).lower()
    return screen_language().toString(QTime(*divmod(minutes, 60)), "h:mm AP" if twelve else "HH:mm")

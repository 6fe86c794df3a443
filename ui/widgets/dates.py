"""Days between Python and Qt, and in the reader's own way of writing them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def to_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def short_day(day: date) -> str:
    """ "12 May": for narrow places."""
    return QLocale().toString(to_qdate(day), "d MMM")


def long_day(day: date) -> str:
    """ "12 May 2027"."""
    return QLocale().toString(to_qdate(day), "d MMMM yyyy")


def week_day(day: date) -> str:
    """ "Mon 12 May": for lists."""
    return QLocale().toString(to_qdate(day), "ddd d MMM")


def month_of(day: date) -> str:
    """ "May 2027"."""
    return QLocale().toString(to_qdate(day), "MMMM yyyy")


def month_names(day: date, with_year: bool) -> tuple[str, ...]:
    """ "January 2027", "Jan 2027", "Jan": for a column, the longest that fits."""
    forms = (["MMMM yyyy", "MMM yyyy"] if with_year else ["MMMM"]) + ["MMM"]
    return tuple(QLocale().toString(to_qdate(day), form) for form in forms)


def full_day(day: date) -> str:
    """With the day of the week, as the locale writes it."""
    return QLocale().toString(to_qdate(day), QLocale.FormatType.LongFormat)

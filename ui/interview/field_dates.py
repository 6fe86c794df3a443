"""Dates as the fields of the interview have them: how one is typed, when it may be saved, and how it is shown. Called
by every page of the interview."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.widgets.dates import long_day
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import FieldContent, FieldKind
from workshop_app.domain.values.days import read_day

_EXAMPLE = date(2027, 1, 31)
_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_date(text: str, field: str) -> date | None:
    """A typed date; None for nothing. KnownError(DATE_UNREADABLE) for anything that is no date, or could be two."""
    typed = " ".join(text.split())
    if not typed:
        return None
    day = read_day(typed)
    if day is None:
        raise KnownError(ErrorCode.DATE_UNREADABLE, field=field, text=typed)
    return day


def day_hint() -> str:
    """What stands in an empty field for a day."""
    return QCoreApplication.translate("field_dates", "such as {day}").format(day=long_day(_EXAMPLE))


def until_hint() -> str:
    """The same in a field for the day something waits for."""
    return QCoreApplication.translate("field_dates", "until {day}").format(day=long_day(_EXAMPLE))


def is_whole_date(text: str) -> bool:
    """Whether a date is typed to its end, so that it may be saved while somebody may still be typing: "2027-01-3" is a
    date, too, but not yet the one that is meant."""
    return _WHOLE_DATE.fullmatch(text.strip()) is not None


def is_whole_value(field: FieldContent, text: str) -> bool:
    """The same for a field of the record. A number has no end of its own: it is whole when the field is left."""
    return field.kind is FieldKind.DATE and is_whole_date(text)


def shown_date(day: date | None) -> str:
    """The one way dates are written in fields; `read_date` reads it back."""
    return long_day(day) if day else ""

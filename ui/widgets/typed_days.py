"""Days as people type them, in the order and the words of their own country: "14 Dec", "14.12.", "12/14/2026",
"Monday", "tomorrow". What is no day, or could be two, is None: nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from ui.widgets.dates import screen_language, to_date
from workshop_app.domain.values.days import DateOrder, read_day
from workshop_app.domain.values.near_days import WEEKDAYS, is_in_reach, near_day

FIRST_YEAR = 2000  # a year before it is a slip of the finger
YEAR = timedelta(days=365)
_FORMATS = ("d MMMM yyyy", "d. MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "ddd d MMM yyyy", "dddd, d MMMM yyyy")


def typed_day(words: str, today: date | None = None) -> date | None:
    """A day as 2027-05-12, or as the reader's own country writes it; None when it is neither. With `today` a day
    without a year is the next one, and so is a day of the week; one that nobody plans for is none."""
    found = _read(" ".join(words.split()), today)
    return found if found is None or today is None or is_in_reach(found, today) else None


def typed_past_day(words: str, today: date) -> date | None:
    """The same of something that has happened: there "yesterday" is a day, too. An action is due on no such day."""
    if " ".join(words.casefold().split()) == _tr("yesterday"):
        return today - timedelta(days=1)
    return typed_day(words, today)


def _read(words: str, today: date | None) -> date | None:
    here = QLocale()
    short = here.dateFormat(QLocale.FormatType.ShortFormat)
    order = DateOrder.MONTH_FIRST if short.upper().find("M") < short.upper().find("D") else DateOrder.DAY_FIRST
    found = read_day(words, order, (today, today + YEAR) if today is not None else None)
    if found is not None:
        return found
    for format in _FORMATS:  # months in the reader's own language; those of the screens `read_day` knows
        if (day := here.toDate(words, format)).isValid() and day.year() >= FIRST_YEAR:
            return to_date(day)
    return _near(words.casefold(), today) if today is not None else None


def _near(words: str, today: date) -> date | None:
    """Today, tomorrow, a day of the week: in the language of the screens or the reader's own."""
    names = dict(WEEKDAYS)
    for number in range(1, 8):
        for language in (screen_language(), QLocale()):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                names[language.dayName(number, form).casefold().rstrip(".")] = number
    return near_day(words, today, names, _tr("today"), _tr("tomorrow"), _tr("next"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("typed_days", words)

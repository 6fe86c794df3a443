"""Days as people type them: "2027-12-31", "2027/12/31", "31.12.2027", "31 December 2027", "Dec 31", "31/12/2027".
A month may have the name it has in a neighbouring language ("30. Juni").

With slashes nobody knows whether the day or the month comes first, unless one of them is above twelve, or a neighbour
tells. `read_day` then answers None, `readings` gives both: whoever asked asks the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct


class DateOrder(StrEnum):
    """Which comes first where only figures and slashes are typed."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


Span = tuple[date, date]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS_ABROAD = (  # as sheets and mails of other countries name them, written out or short
    *("januar jänner janvier enero gennaio janeiro", "februar feber février fevrier febrero febbraio fevereiro"),
    *("märz maerz mär mrz mars marzo março maart", "avril abril aprile", "mai mayo maggio maio mei"),
    *("juni juin junio giugno junho", "juli juillet julio luglio julho", "août aout agosto augustus"),
    *("septembre septiembre settembre setembro", "oktober okt octobre octubre ottobre outubro"),
    *("novembre noviembre novembro", "dezember dez décembre decembre diciembre dicembre dezembro"),
)
MONTH_NAMES = (*_MONTHS, *(name for names in _MONTHS_ABROAD for name in names.split()))
_MONTH = r"([^\W\d_]{3,10})"
_WEEKDAY = (
    r"(?:(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"\.?,?\s+)?"
)
_LEAD = rf"^(?:by\s+)?(?:the\s+)?{_WEEKDAY}"
_CLEAR = (
    (r"^(\d{4})([-/.])(\d\d?)\2(\d\d?)$", "y-md"),
    (r"^(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})$", "dmy"),
    (r"^(\d\d?)\.\s?(\d\d?)\.$", "dm"),
    (rf"{_LEAD}(\d\d?)(?:st|nd|rd|th)?\.?\s+(?:(?:of|de)\s+)?{_MONTH}\.?,?\s+(\d{{4}})$", "dmy"),
    (rf"{_LEAD}{_MONTH}\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{{4}})$", "mdy"),
    (rf"{_LEAD}(\d\d?)(?:st|nd|rd|th)?\.?\s+(?:(?:of|de)\s+)?{_MONTH}\.?$", "dm"),
    (rf"{_LEAD}{_MONTH}\.?\s+(\d\d?)(?:st|nd|rd|th)?$", "md"),
)
_FIGURES = r"^(\d\d?)([/-])(\d\d?)(?:\2(\d{4}))?$"
_LIKE_A_DAY = r"\d[./-]\s?\d|[^\W\d_]{3}"  # without it no pattern above can match
_REMEMBERED = 2048  # texts: the same levels are read several times, by one check after the other
_NO_YEAR = 2000  # days without a year are compared within one year; this one has a 29 February


class _DayParts(Struct, frozen=True):
    """A day as typed; `year` None was not typed."""

    year: int | None
    month: int
    day: int

    def within(self, year: int, cycle: Span | None) -> date | None:
        """The day; one without a year is the one nearest to the middle of the cycle, else the one in `year`."""
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if cycle is None:
            return _date(year, self.month, self.day)
        middle = cycle[0] + (cycle[1] - cycle[0]) / 2
        near = (_date(middle.year + shift, self.month, self.day) for shift in (-1, 0, 1))
        return min((day for day in near if day), key=lambda day: abs(day - middle), default=None)


def read_day(text: str, order: DateOrder | None = None, cycle: Span | None = None) -> date | None:
    """The day that is typed; None for anything that is none, or that can be read in two ways. `order` is the one that
    the field itself shows; `cycle` places a day without a year, which is no day otherwise."""
    parts = _typed(text)
    if cycle is None and any(each.year is None for each in parts.values()):
        return None
    if order is not None:
        return parts[order].within(_NO_YEAR, cycle) if order in parts else None
    found = {each.within(_NO_YEAR, cycle) for each in parts.values()} - {None}
    return found.pop() if len(found) == 1 else None


def readings(texts: Sequence[str], cycle: Span | None = None) -> tuple[tuple[date, ...], ...]:
    """Every way of reading all of these as days in one and the same order: none when one of them is no day, two when
    nothing tells whether days or months come first. Days without a year stand in the year of the others."""
    typed = [_typed(text) for text in texts]
    found = []
    for order in DateOrder:
        parts = [each[order] for each in typed if order in each]
        if len(parts) < len(texts):
            continue
        years = {each.year for each in parts if each.year is not None}
        year = years.pop() if len(years) == 1 else _NO_YEAR
        days = tuple(day for each in parts if (day := each.within(year, cycle)) is not None)
        if len(days) == len(texts) and days not in found:
            found.append(days)
    return tuple(found)


def may_be_share(text: str) -> bool:
    """Whether it may also be so many of so many: "7/10", never "31/12"."""
    found = re.match(_FIGURES, _tidy(text))
    return found is not None and found[2] == "/" and found[4] is None and int(found[1]) <= int(found[3])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Each with the first day that gets as far: a start reads one day or none, and those a file keeps come first."""
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def _typed(text: str) -> Mapping[DateOrder, _DayParts]:
    """The readings of one text; both are the same where the order is clear."""
    text = _tidy(text)
    if not re.search(_LIKE_A_DAY, text):
        return {}
    for pattern, order in _CLEAR:
        if match := _compiled(pattern).match(text):
            parts = _parts(dict(zip(order, match.groups(), strict=True)))
            return dict.fromkeys(DateOrder, parts) if parts else {}
    return dict(_figures(text))


def _figures(text: str) -> Iterator[tuple[DateOrder, _DayParts]]:
    match = re.match(_FIGURES, text)
    if match is None:
        return
    first, second, year = int(match[1]), int(match[3]), int(match[4]) if match[4] else None
    for order, month, day in ((DateOrder.DAY_FIRST, second, first), (DateOrder.MONTH_FIRST, first, second)):
        if _date(year or _NO_YEAR, month, day) is not None:
            yield order, _DayParts(year, month, day)


def _parts(typed: dict[str, str]) -> _DayParts | None:
    month, year = typed["m"].lower(), typed.get("y")
    if not month.isdigit():
        number = _month(month)
        if number is None:
            return None  # "3 mayors", "13 Decz": no month begins so
        month = str(number)
    parts = _DayParts(int(year) if year else None, int(month), int(typed["d"]))
    return parts if _date(parts.year or _NO_YEAR, parts.month, parts.day) else None


def _month(name: str) -> int | None:
    """Its number. English ones may be cut short; of other languages a whole name counts."""
    for at, (known, abroad) in enumerate(zip(_MONTHS, _MONTHS_ABROAD, strict=True), 1):
        if known.startswith(name) or name in abroad.split():
            return at
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _tidy(text: str) -> str:
    """One kind of space (people paste non-breaking ones), none at the ends."""
    return " ".join(text.split())

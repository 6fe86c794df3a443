"""Which day a row of an agenda table belongs to: "Day 2", "Montag", "12 May", a date in a cell or in a line of its own.

Called by `table` only. Pure. A date is never worked out, only told from another one: the first that stands in the table
is the first day, whatever the calendar says, so that 05/06 needs no question here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

MOST_DAYS = 31

_COUNT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "first": 1, "second": 2, "third": 3,
    "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "un": 1, "deux": 2, "trois": 3, "uno": 1, "dos": 2, "tres": 3,
}  # fmt: skip
_NUMBERED = re.compile(
    r"(?:day|tag|jour|d[ií]a|dzień|dag|giorno|session|sitzung|module?|part|teil)\s*(?:no\.?|nr\.?|#)?\s*(\d{1,2}|"
    + "|".join(_COUNT)
    + r")\b(?:\s+of\s+\w+)?"
)
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|"
    r"(?:lune|marte|mercole|giove|vener)d[iì]|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|"
    r"mo|di|mi|do|fr|sa|so"
)
_MONTH = (
    r"jan(?:uar[yi]?|\.)?|feb(?:ruar[yi]?|\.)?|m(?:ar(?:ch|\.)?|ärz|rz\.?)|apr(?:il|\.)?|ma[yi]|june?|juni|july?|juli|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?|janvier|f[ée]vrier|mars|"
    r"avril|mai|juin|juillet|août|septembre|octobre|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|"
    r"novembre|dicembre|januari|februari|maart|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|"
    r"września|października|listopada|grudnia|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
)
_DATE = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}[./]\d{1,2}\.?|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?(?:{_MONTH})(?:\s+(?:de\s+)?\d{{4}})?|"
    rf"(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
)
_DATED = re.compile(rf"(?:(?:{_WEEKDAY})\.?,?\s+)?(?:the\s+|den\s+|le\s+|el\s+)?({_DATE})(?!\s*[:\d])")
_ONLY_WEEKDAY = re.compile(rf"({_WEEKDAY})\b\.?")
_AFTER = re.compile(r"\s*(?:$|[:–—(|,·-].*)", re.DOTALL)
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?")
_DATE_AND_TIME = re.compile(
    rf"(?:(?:{_WEEKDAY})\.?,?\s+)?({_DATE}),?\s+(?:at\s+|um\s+|à\s+|a las\s+|alle\s+|om\s+)?"
    r"(\d{1,2}(?:[:.h]\d{2}|\s*[ap]\.?m\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = re.compile(r"(\d{1,2})[./](\d{1,2})")  # without a year, and without the point behind a month
_TO_A_NUMBER = re.compile(r"\s*[-–—]\s*\d")
_AROUND = " \t*#_=:.-–—"


class DayMark(Struct, frozen=True):
    """What says which day it is: a `number`, or words that name one (the same words, the same day)."""

    number: int | None = None
    words: str = ""


def mark(text: str) -> DayMark | None:
    """The day a whole line or cell names ("Day 1: Basics", "Mon, 12 May", "2027-05-12"); None where it names none."""
    tidy = " ".join(text.strip(_AROUND).lower().split())
    if (found := _NUMBERED.match(tidy)) and _AFTER.fullmatch(tidy[found.end() :]):
        number = int(found[1]) if found[1].isdecimal() else _COUNT[found[1]]
        return DayMark(number) if 1 <= number <= MOST_DAYS else None
    if (found := _DATED.match(tidy)) and _AFTER.fullmatch(tidy[found.end() :]) and not _is_a_time(tidy, found):
        return DayMark(words=found[1].rstrip("."))
    if (found := _ONLY_WEEKDAY.match(tidy)) and _AFTER.fullmatch(tidy[found.end() :]):
        return DayMark(words=found[1])
    return None


def _is_a_time(tidy: str, found: re.Match[str]) -> bool:
    """Whether "9.30 - 11" is rather when something begins and ends than a day: no month has such a number, or a second
    number follows a dash."""
    short = _SHORT.fullmatch(found[1])
    if short is None:
        return False
    numbers = sorted((int(short[1]), int(short[2])))
    return numbers[0] > 12 or numbers[1] > 31 or _TO_A_NUMBER.match(tidy[found.end() :]) is not None


def cell_mark(text: str) -> DayMark | None:
    """As `mark`, for a cell below a heading that says "day": there a bare number counts, too."""
    tidy = text.strip(_AROUND)
    if re.fullmatch(r"\d{1,2}(?:\.0)?", tidy):
        number = int(float(tidy))
        return DayMark(number) if 1 <= number <= MOST_DAYS else None
    if stamp := _STAMP.fullmatch(text.strip()):
        return DayMark(words=stamp[1])
    return mark(text)


def stamped(text: str) -> tuple[DayMark | None, str]:
    """The day and the time, or times, of a cell that holds both, as workbooks and calendars write them ("2027-05-12
    09:00:00"); any other cell has no day of its own."""
    if found := _STAMP.fullmatch(text.strip()):
        return DayMark(words=found[1]), found[2]
    if found := _DATE_AND_TIME.fullmatch(text.strip()):  # "May 12, 2027 9:00 AM → 9:15 AM"
        return DayMark(words=found[1].lower().rstrip(".")), found[2]
    return None, text


def alike(one: DayMark, other: DayMark) -> bool:
    """Whether both are written in one way, so that they can be compared: "Day 1" and "2027-05-10" may be one day."""
    return (one.number is other.number is None and _form(one) == _form(other)) or None not in (one.number, other.number)


def _form(day: DayMark) -> str:
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "0", day.words))


def next_day(one: DayMark, other: DayMark) -> bool:
    """Whether the second is the day after the first, as far as their words tell: all the same but a number that is one
    more."""
    if one.number is not None and other.number is not None:
        return other.number == one.number + 1
    first, second = (re.findall(r"\d+|\D+", each.words) for each in (one, other))
    different = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or len(different) != 1:
        return False
    before, after = different[0]
    return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1


class DayCount:
    """Counts the days through a table, from 1 and never falling. `known` are names of days in their order."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self._names = list(known)
        self._known = tuple(known)
        self._day = 1

    @property
    def day(self) -> int:
        return self._day

    def go_to(self, named: DayMark) -> bool:
        """Whether the day is another one now."""
        before = self._day
        if named.number is not None:
            self._day = max(self._day, named.number)
        elif named.words in self._known:
            self._day = max(self._day, min(self._known.index(named.words) + 1, MOST_DAYS))
        elif named.words not in self._names:
            self._day = min(self._day + bool(self._names), MOST_DAYS)
            self._names.append(named.words)
        return self._day > before

    def next(self) -> None:
        """A time fell: the next day has begun."""
        self._day = min(self._day + 1, MOST_DAYS)


def line_mark(cells: Sequence[str]) -> DayMark | None:
    """The day named by a row that says nothing else."""
    filled = [cell for cell in cells if cell]
    return mark(filled[0]) if len(filled) == 1 else None

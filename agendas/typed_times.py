"""Reading the lengths and clock times people type, and those a workbook holds.

Called by the plan screen, the loader, imports, the run and the command line: the one place where a time is read. What
is not clearly one meaning gives None, and `why_no_length` or `why_no_clock` tell what to ask: a caller then leaves what
was typed where it is and asks. It never guesses.

A day ends at 24:00, which is the midnight after it. "24:00" and "midnight" are therefore an end, and never a start:
for that "00:00" is the midnight before and "00:00 (+1)" the one after.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from fractions import Fraction

LONGEST = 24 * 60
NOON = 12 * 60
_LONGEST_TEXT = 32
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PARTS = str.maketrans({"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 ", "⁄": "/", "∕": "/", "’": "'", "′": "'"})

_HOUR_WORD = r"(?:h|hrs?\.?|hour|hours|std\.?|stunde|stunden)"
_MINUTE_WORD = r"(?:m|min\.?|mins\.?|minute|minutes|minuten|')"
_AND = r"(?:\s*,\s*|\s+(?:and|und)\s+|\s*)"
_ONLY_MINUTES = re.compile(rf"(\d{{1,4}})\s*{_MINUTE_WORD}?")
_HOURS_AND_MINUTES = re.compile(rf"(\d{{1,2}})\s*{_HOUR_WORD}(?:{_AND}(\d{{1,2}})\s*{_MINUTE_WORD}?)?")
_COLON = re.compile(rf"(\d{{1,2}}):(\d{{2}})(?::00(?:\.0+)?)?(?:\s*{_HOUR_WORD})?")
_DECIMAL_HOURS = re.compile(rf"(\d{{0,2}})[.,](\d{{1,3}})\s*{_HOUR_WORD}")
_PART_HOURS = re.compile(rf"(?:(\d{{1,2}})\s+)?(\d{{1,2}})\s*/\s*(\d{{1,2}})\s*(?:of\s+an\s+)?{_HOUR_WORD}")
_IN_WORDS = {
    "an hour": 60, "one hour": 60, "half an hour": 30, "half hour": 30, "half-hour": 30, "a half hour": 30,
    "an hour and a half": 90, "one and a half hours": 90, "one hour and a half": 90, "1 hour and a half": 90,
    "1 and a half hours": 90, "two hours": 120, "two and a half hours": 150, "three hours": 180, "four hours": 240,
    "a quarter of an hour": 15, "quarter of an hour": 15, "a quarter hour": 15, "quarter hour": 15,
    "three quarters of an hour": 45, "an hour and a quarter": 75,
    "eine stunde": 60, "eine halbe stunde": 30, "halbe stunde": 30, "anderthalb stunden": 90,
    "eineinhalb stunden": 90, "eine viertelstunde": 15, "viertelstunde": 15, "dreiviertelstunde": 45,
}  # fmt: skip
_WITHOUT_UNIT = re.compile(r"\d{0,2}[.,]\d{1,3}|(?:\d{1,2}\s+)?\d{1,2}\s*/\s*\d{1,2}")
_TWO_LENGTHS = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b|\bbis\b|\bor\b|\boder\b)\s*(.+)")

_CLOCK = re.compile(r"(?:at\s+|um\s+)?(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:h|uhr|o'clock)?")
_CLOCK_WORD_BETWEEN = re.compile(r"(?:um\s+)?(\d{1,2})\s*uhr\s*(\d{2})")
_CLOCK_DIGITS = re.compile(r"(\d{1,2})(\d{2})\s*(?:h|uhr|hrs?|hours)?")
_CLOCK_HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:hrs?|hours)")
_CLOCK_TWELVE = re.compile(r"(?:at\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\.?")
_NOON_WORDS = re.compile(
    r"(?:at\s+)?(?:12(?:[:.]00)?\s*)?(?:noon|midday)|(?:12(?:[:.]00)?\s*uhr\s*)?mittags?|midi|mediod[ií]a"
)
_MIDNIGHT_WORDS = re.compile(r"(?:at\s+)?(?:12(?:[:.]00)?\s*)?midnight|(?:um\s+)?mitternacht")
_WHOLE_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?")
_NEXT_DAY = re.compile(r"(.+?)\s*\(\+(\d)\)")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):(\d{2})(?:\.\d+)?(\s*[ap]\.?m\.?|\s*uhr|\s*h)?")
_WHOLE_SECONDS = re.compile(r"(\d{1,2}:\d{2}):00(?:\.0+)?(\s*[ap]\.?m\.?|\s*uhr|\s*h)?")
_WHOLE_DECIMAL = re.compile(r"(\d{1,4})\.0+")
_ROUNDS = re.compile(r"([1-9]\d?)\s*[x×*]\s*(\d.*[^\d\s].*)", re.IGNORECASE)
_DAY_FRACTION = re.compile(r"0?\.\d{2,17}")


class TimeDoubt(StrEnum):
    """Why a text is no time: what has to be asked before it can be one."""

    UNREADABLE = "unreadable"
    WITHOUT_UNIT = "without_unit"  # "1.5", "1/2": of an hour?
    NOT_WHOLE = "not_whole"  # 1.33 h, 45 seconds: lengths are whole minutes
    TWO_LENGTHS = "two_lengths"  # "45-60"
    OUT_OF_RANGE = "out_of_range"  # 0 min, 25 h
    SECONDS = "seconds"  # 09:30:15
    END_OF_DAY = "end_of_day"  # 24:00 or midnight as a start


def parse_duration(text: str) -> int | None:
    """Whole minutes from 1 to 1440 ("45", "1h30", "1 h, 30 min", "1:30", "1,5 h", "1 1/2 h"), or None when the text is
    not clearly a length."""
    minutes = _length(text)
    if minutes is None or minutes.denominator != 1 or not 1 <= minutes <= LONGEST:
        return None
    return int(minutes)


def why_no_length(text: str) -> TimeDoubt | None:
    """What keeps a text from being a length; None where it is one."""
    if parse_duration(text) is not None:
        return None
    if (minutes := _length(text)) is not None:
        return TimeDoubt.NOT_WHOLE if minutes.denominator != 1 else TimeDoubt.OUT_OF_RANGE
    tidy = _tidy(text)
    if len(tidy) > _LONGEST_TEXT:
        return TimeDoubt.UNREADABLE
    if _WITHOUT_UNIT.fullmatch(tidy):
        return TimeDoubt.WITHOUT_UNIT
    if _SECONDS.fullmatch(tidy):
        return TimeDoubt.NOT_WHOLE
    two = _TWO_LENGTHS.fullmatch(tidy)
    return TimeDoubt.TWO_LENGTHS if two and _length(two[1]) and _length(two[2]) else TimeDoubt.UNREADABLE


def parse_clock(text: str) -> int | None:
    """The minutes since midnight at which something begins ("9:00", "9.30", "0930", "9h", "9 pm", "9 Uhr 30", "noon",
    "09:30:00", "00:30 (+1)"), or None."""
    return _clock(text, ends=False)


def parse_end(text: str) -> int | None:
    """The minutes since midnight at which something ends: read like a start, and "24:00" or "midnight" are the end of
    the day (1440)."""
    return _clock(text, ends=True)


def why_no_clock(text: str) -> TimeDoubt | None:
    """What keeps a text from being a start; None where it is one."""
    if parse_clock(text) is not None:
        return None
    if parse_end(text) is not None:
        return TimeDoubt.END_OF_DAY
    seconds = _SECONDS.fullmatch(_tidy(text))
    if seconds and _clock(seconds[1] + (seconds[3] or ""), ends=True) is not None and int(seconds[2]) < 60:
        return TimeDoubt.SECONDS
    return TimeDoubt.UNREADABLE


def is_whole_clock(text: str) -> bool:
    """Whether a time of day is typed to its end, so that it may be taken while somebody may still be typing: "8" is a
    time, too, but may become "8:30"."""
    return _WHOLE_CLOCK.fullmatch(_tidy(text)) is not None and parse_clock(text) is not None


def imported_clock(text: str, *, ends: bool = False) -> int | None:
    """A time of day: as typed, as a workbook writes it (09:00:00), or as the fraction of a day it stores (0.375)."""
    if is_day_fraction(text):
        return round(float(text) * LONGEST)
    return _clock(text, ends=ends)


def imported_duration(text: str) -> int | None:
    """A length: as typed, as a workbook writes it (00:30:00, 30.0), or as rounds are written ("3 x 15 min")."""
    if match := _WHOLE_DECIMAL.fullmatch(text):
        text = match[1]
    if match := _ROUNDS.fullmatch(text.strip()):
        each = parse_duration(match[2])
        return int(match[1]) * each if each is not None and int(match[1]) * each <= LONGEST else None
    return parse_duration(text)


def is_day_fraction(text: str) -> bool:
    """Whether it is a time of day as a workbook stores it: a part of a day."""
    return _DAY_FRACTION.fullmatch(text) is not None


def _length(text: str) -> Fraction | None:
    """The minutes of a length, whole or not; None when it is no length."""
    text = _tidy(text)
    if len(text) > _LONGEST_TEXT:
        return None
    if text in _IN_WORDS:
        return Fraction(_IN_WORDS[text])
    if match := _ONLY_MINUTES.fullmatch(text):
        minutes = int(match[1])
        return None if len(text) == len(match[1]) == 4 and minutes < 1000 else Fraction(minutes)  # "0930" is a clock
    if match := _HOURS_AND_MINUTES.fullmatch(text) or _COLON.fullmatch(text):
        hours, minutes = int(match[1]), int(match[2] or 0)
        return Fraction(hours * 60 + minutes) if minutes < 60 else None
    if match := _DECIMAL_HOURS.fullmatch(text):
        return 60 * (int(match[1] or 0) + Fraction(int(match[2]), 10 ** len(match[2])))
    if match := _PART_HOURS.fullmatch(text):
        above, below = int(match[2]), int(match[3])
        return 60 * (int(match[1] or 0) + Fraction(above, below)) if above < below else None
    return None


def _clock(text: str, *, ends: bool) -> int | None:
    text = _tidy(text)
    if len(text) > _LONGEST_TEXT:
        return None
    days = 0
    if match := _NEXT_DAY.fullmatch(text):
        text, days = match[1], int(match[2])
    if match := _WHOLE_SECONDS.fullmatch(text):
        text = match[1] + (match[2] or "")
    minutes = _clock_minutes(text)
    if minutes is None or (minutes == LONGEST and not ends):
        return None
    return minutes + days * LONGEST


def _clock_minutes(text: str) -> int | None:
    """Up to 1440, which is the end of the day."""
    if _NOON_WORDS.fullmatch(text):
        return NOON
    if _MIDNIGHT_WORDS.fullmatch(text):
        return LONGEST
    if match := _CLOCK_TWELVE.fullmatch(text):
        hours, minutes = int(match[1]), int(match[2] or 0)
        if not 1 <= hours <= 12 or minutes > 59:
            return None
        return hours % 12 * 60 + minutes + (NOON if match[3] == "p" else 0)
    match = _CLOCK.fullmatch(text) or _CLOCK_WORD_BETWEEN.fullmatch(text) or _CLOCK_DIGITS.fullmatch(text)
    match = match or _CLOCK_HOURS.fullmatch(text)
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= LONGEST else None


def _tidy(text: str) -> str:
    """Lower case, plain signs for full-width ones, one kind of space (people paste non-breaking ones), none at the
    ends, and nothing invisible."""
    text = text[: 20 * _LONGEST_TEXT].translate(_FULL_WIDTH).translate(_PARTS).lower()
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())

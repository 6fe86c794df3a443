"""Reading the lengths and clock times people type, and those a workbook holds.

Called by the plan screen, the loader, imports and the command line. What is not clearly one meaning gives
None: a caller then puts back what stood there before. It never guesses.
"""

from __future__ import annotations

import re
from fractions import Fraction

LONGEST = 24 * 60
_LONGEST_TEXT = 24
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}

_HOUR_WORD = r"(?:h|hr|hrs|hour|hours|std\.?|stunde|stunden)"
_MINUTE_WORD = r"(?:m|min\.?|mins|minute|minutes|minuten|'|′|’)"
_ONLY_MINUTES = re.compile(rf"(\d{{1,4}})\s*{_MINUTE_WORD}?")
_HOURS_AND_MINUTES = re.compile(rf"(\d{{1,2}})\s*{_HOUR_WORD}\s*(?:(\d{{1,2}})\s*{_MINUTE_WORD}?)?")
_COLON = re.compile(rf"(\d{{1,2}}):(\d{{2}})(?:\s*{_HOUR_WORD})?")
_DECIMAL_HOURS = re.compile(rf"(\d{{1,2}})[.,](\d{{1,3}})\s*{_HOUR_WORD}")
_PART_HOURS = re.compile(rf"(\d{{1,2}})?\s*([½¼¾])\s*{_HOUR_WORD}")

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:h|uhr)?")
_CLOCK_DIGITS = re.compile(r"(\d{1,2})(\d{2})\s*(?:h|uhr)?")
_CLOCK_TWELVE = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?")
_WHOLE_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?")
_NEXT_DAY = re.compile(r"(.+?)\s*\(\+(\d)\)")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):00(?:\.0+)?")
_WHOLE_DECIMAL = re.compile(r"(\d{1,4})\.0+")
_DAY_FRACTION = re.compile(r"0?\.\d{2,17}")


def parse_duration(text: str) -> int | None:
    """Whole minutes from 1 to 1440, or None when the text is not clearly a length."""
    text = _tidy(text)
    if len(text) > _LONGEST_TEXT:
        return None
    minutes = _minutes(text)
    if minutes is None or minutes.denominator != 1 or not 1 <= minutes <= LONGEST:
        return None
    return int(minutes)


def _minutes(text: str) -> Fraction | None:
    if match := _ONLY_MINUTES.fullmatch(text):
        return Fraction(int(match[1]))
    if match := _HOURS_AND_MINUTES.fullmatch(text) or _COLON.fullmatch(text):
        hours, minutes = int(match[1]), int(match[2] or 0)
        return Fraction(hours * 60 + minutes) if minutes < 60 else None
    if match := _DECIMAL_HOURS.fullmatch(text):
        return 60 * (int(match[1]) + Fraction(int(match[2]), 10 ** len(match[2])))
    if match := _PART_HOURS.fullmatch(text):
        return 60 * (int(match[1] or 0) + _HALVES[match[2]])
    return None


def parse_clock(text: str) -> int | None:
    """Minutes since midnight ("9:00", "9.30", "0930", "9h", "9 pm", "00:30 (+1)"), or None."""
    text = _tidy(text)
    if len(text) > _LONGEST_TEXT:
        return None
    days = 0
    if match := _NEXT_DAY.fullmatch(text):
        text, days = match[1], int(match[2])
    minutes = _clock_minutes(text)
    return None if minutes is None else minutes + days * LONGEST


def is_whole_clock(text: str) -> bool:
    """Whether a time of day is typed to its end, so that it may be taken while somebody may still be typing: "8" is a
    time, too, but may become "8:30"."""
    return _WHOLE_CLOCK.fullmatch(_tidy(text)) is not None


def imported_clock(text: str) -> int | None:
    """A time of day: as typed, as a workbook writes it (09:00:00), or as the fraction of a day it stores (0.375)."""
    if match := _SECONDS.fullmatch(text):
        text = match[1]
    if is_day_fraction(text):
        return round(float(text) * LONGEST)
    return parse_clock(text)


def imported_duration(text: str) -> int | None:
    """A length: as typed, or as a workbook writes it (00:30:00, 30.0)."""
    if match := _SECONDS.fullmatch(text):
        text = match[1]
    if match := _WHOLE_DECIMAL.fullmatch(text):
        text = match[1]
    return parse_duration(text)


def is_day_fraction(text: str) -> bool:
    """Whether it is a time of day as a workbook stores it: a part of a day."""
    return _DAY_FRACTION.fullmatch(text) is not None


def _clock_minutes(text: str) -> int | None:
    if match := _CLOCK_TWELVE.fullmatch(text):
        hours, minutes = int(match[1]), int(match[2] or 0)
        if not 1 <= hours <= 12 or minutes > 59:
            return None
        return hours % 12 * 60 + minutes + (LONGEST // 2 if match[3] == "p" else 0)
    match = _CLOCK.fullmatch(text) or _CLOCK_DIGITS.fullmatch(text)
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _tidy(text: str) -> str:
    """Lower case, one kind of space (people paste non-breaking ones), none at the ends."""
    return " ".join(text.lower().split())

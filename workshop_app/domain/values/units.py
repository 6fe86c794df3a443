"""Units behind a number, and which of them convert: "2 h" and "90 min" do, "12 %" and "3 weeks" do not.

A month has no length in days, so months, quarters and years convert among themselves only. Words that are no unit of
ours ("12 late ferries") say what is counted and are not compared.
"""

from __future__ import annotations

import re

from msgspec import Struct


class Unit(Struct, frozen=True):
    """What one of it is worth in the unit that its like are compared in; `like` is "" where nothing was said."""

    like: str = ""
    worth: float = 1.0


NO_UNIT = Unit()

_KNOWN: dict[str, dict[float, str]] = {
    "time": {
        1e-3: "ms millisecond milliseconds",
        1: "s sec secs second seconds sek sekunden",
        60: "min mins minute minutes minuten",
        3_600: "h hr hrs hour hours std stunde stunden",
        86_400: "d day days tag tage tagen",
        604_800: "wk wks week weeks woche wochen",
    },
    "month": {
        1: "month months mth mths monat monate",
        3: "quarter quarters quartal quartale",
        12: "year years yr yrs jahr jahre",
    },
    "length": {1e-3: "mm", 1e-2: "cm", 1: "metre metres meter meters", 1e3: "km"},
    "mass": {1e-3: "mg", 1: "g gram grams", 1e3: "kg", 1e6: "t tonne tonnes"},
    "volume": {1e-3: "ml", 1: "l litre litres liter liters"},
    "data": {1: "kb", 1e3: "mb", 1e6: "gb", 1e9: "tb"},
    "percent": {1: "% percent prozent"},
    "points": {1: "pp pts points"},
}  # fmt: skip
_UNITS = {
    word: Unit(like, worth)
    for like, sizes in _KNOWN.items()
    for worth, words in sizes.items()
    for word in words.split()
}
_MONEY = {"€": "EUR", "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_CODE = re.compile(r"[A-Z]{3}")
_WORD = re.compile(r"%|[^\W\d_]+\.?")
_PER = re.compile(r"^\s*(?:per|a|an|each|pro|/)\s*([^\W\d_]+)", re.IGNORECASE)


def money(sign: str) -> Unit:
    """The unit of "€", "US$" or "CHF" before or behind a number."""
    sign = sign.strip()
    if sign in _MONEY:
        return Unit(_MONEY[sign])
    return Unit(sign) if _CODE.fullmatch(sign) else NO_UNIT


def unit_of(text: str, before: Unit = NO_UNIT) -> tuple[Unit, str]:
    """The unit at the beginning of what follows a number, and what is left behind it. `before` is what stood in front
    of the number."""
    unit, rest = before, text.strip()
    first = _WORD.match(rest)
    word = first[0].rstrip(".") if first else ""
    found = _UNITS.get(word if len(word) == 1 else word.lower(), NO_UNIT)
    found = money(word or rest[:1]) if found is NO_UNIT else found
    if found is not NO_UNIT and before is NO_UNIT:
        unit, rest = found, rest[max(len(first[0]) if first else 1, 1) :]
    if per := _PER.match(rest):
        time = _UNITS.get(per[1].lower(), NO_UNIT)
        if time.like in ("time", "month"):
            return Unit(f"{unit.like} per {time.like}", unit.worth / time.worth), rest[per.end() :]
    return unit, rest

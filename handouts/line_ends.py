"""Blanks at which no line ends: within a day with its month and year, between a number and its unit, its per cent sign
or its currency, before a point between two things. Both renderers, and what measures for them, go by it; what is wider
than its line is parted there all the same. In the text nothing changes: a reader finds blanks, and what comes back from
Word is read with blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain.values.days import MONTH_NAMES

_UNITS = (
    *("%", "‰", "°C", "°F", "€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF", "kr", "k", "M", "bn", "pp", "pts", "ppm"),
    *("min", "h", "s", "ms", "am", "pm", "a.m.", "p.m.", "km", "m", "cm", "mm", "nm", "ha", "kg", "g", "mg", "t"),
    *("l", "ml", "cl", "dl", "kW", "kWh", "MW", "MWh", "GWh", "kB", "MB", "GB", "TB", "Hz", "kHz", "dB", "km/h"),
)
_MONEY = ("€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF")
_MONTHS = sorted({*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES[:12]), "sept"}, key=lambda name: (-len(name), name))
_DAYS = tuple(rf"\d{ordinal}" for ordinal in ("", r"\.", "st", "nd", "rd", "th"))


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _behind(names: Iterable[str]) -> str:
    """What stands before the blank: each look back has a length of its own."""
    return "|".join(f"(?<={name} )" for name in names)


_PLACES = (
    rf"(?<=\d )(?=(?:{_any(_UNITS)})(?!\w))",
    rf"(?:{_behind(_DAYS)})(?=(?i:{_any(_MONTHS)})\b)",
    r"(?=\d)(?i:" + _behind(rf"\b{month}" for month in _MONTHS) + ")",
    rf"(?=\d)(?:{_behind(map(re.escape, _MONEY))})",
    r"(?=\d\d\b)(?<=\d h )",
    r"(?<!  )(?=·(?: |$))",
)
_HELD = re.compile(f" (?:{'|'.join(_PLACES)})")
_ASKED = re.compile(r"[\d·]")
_KEPT = "\ufdd0"  # no character: stands for a blank that is held, within this module


def held(text: str, blank: str = "\N{NO-BREAK SPACE}") -> str:
    """The text with this in place of the blanks at which no line ends."""
    return _HELD.sub(blank, text) if _ASKED.search(text) else text


def unparted(text: str) -> list[str]:
    """The text parted at its other blanks, as `split(" ")` parts at all."""
    if not _ASKED.search(text):
        return text.split(" ")
    return [part.replace(_KEPT, " ") for part in _HELD.sub(_KEPT, text).split(" ")]


def tokens(text: str) -> list[str]:
    """Blanks, and what stands between them."""
    return [each.replace(_KEPT, " ") for each in re.findall(" +|[^ ]+", held(text, _KEPT))]


def held_at(text: str) -> set[int]:
    """The places behind the blanks at which no line ends."""
    return {each.end() for each in _HELD.finditer(text)} if _ASKED.search(text) else set()

"""Numbers as people type them into a draft: "1,200", "1.200,5", "12 %", "€ 3.5k", "2:30", "15 March 2027".

Called by `scoring`. Unreadable text is None, never a guess and never an error; words stay words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NumberKind(StrEnum):
    """What a typed number measures; only numbers of one kind are compared."""

    PLAIN = "plain"
    TIME = "time"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A readable value. A time counts its smaller unit (2:30 is 150), a date its days."""

    value: float
    kind: NumberKind = NumberKind.PLAIN


_SCALE = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "bn": 1e9, "b": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEFORE = (
    r"(?:[~≈<>≤≥=]+\s*|about\s+|approx\.?\s+|ca\.?\s+|at\s+least\s+|up\s+to\s+)?"
    r"(?:(?:US|A|C)?[$€£¥₹]|(?-i:[A-Z]{3})\s)?\s*"
)
_NUMBER = re.compile(
    rf"^{_BEFORE}(?P<sign>[+\-−–]?)\s*(?:[$€£¥₹]\s*)?(?P<digits>\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)\s*"
    r"(?:(?P<scale>k|tsd|thousand|mn|mio|millions?|m|bn|mrd|billions?|b)\b\.?)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?P<sign>[-−–]?)(?P<big>\d{1,5}):(?P<middle>[0-5]\d)(?::(?P<small>[0-5]\d))?\s*(?:h|hrs?|min|minutes|hours)?$"
)
_N_OF_M = re.compile(r"^\d+\s*(?:of|out\s+of|in|/)\s*\d+", re.IGNORECASE)


def read_number(text: str) -> TypedNumber | None:
    """The value of a field; None for words, for two numbers in one field, and for anything ambiguous beyond repair."""
    text = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    if not text:
        return None
    return _as_date(text) or _as_time(text) or _as_plain(text)


def same_kind(numbers: tuple[TypedNumber | None, ...]) -> bool:
    """Whether all of them are readable and can be compared."""
    return all(number is not None for number in numbers) and len({one.kind for one in numbers if one}) <= 1


def _as_time(text: str) -> TypedNumber | None:
    found = _TIME.match(text)
    if not found:
        return None
    value = int(found["big"]) * 60 + int(found["middle"])
    if found["small"]:
        value = value * 60 + int(found["small"])
    return TypedNumber(float(-value if found["sign"] else value), NumberKind.TIME)


def _as_date(text: str) -> TypedNumber | None:
    for pattern, order in (
        (r"^(\d{4})-(\d\d?)-(\d\d?)$", "ymd"),
        (r"^(\d\d?)\.(\d\d?)\.(\d{4})$", "dmy"),
        (r"^(?:by\s+)?(\d\d?)(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$", "dmy"),
        (r"^(?:by\s+)?([A-Za-z]{3,9})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{4})$", "mdy"),
        (r"^(?:by\s+)?(\d\d?)(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?$", "dm"),
        (r"^(?:by\s+)?([A-Za-z]{3,9})\.?\s+(\d\d?)(?:st|nd|rd|th)?$", "md"),
    ):
        if found := re.match(pattern, text, re.IGNORECASE):
            return _day(dict(zip(order, found.groups(), strict=True)))
    return None


def _day(parts: dict[str, str]) -> TypedNumber | None:
    month = parts["m"].lower()
    if not month.isdigit():
        if month[:3] not in _MONTHS:
            return None
        month = str(_MONTHS.index(month[:3]) + 1)
    try:
        # A day without a year is compared within one year: 2000 has a 29 February.
        day = date(int(parts.get("y", "2000")), int(month), int(parts["d"]))
    except ValueError:
        return None
    return TypedNumber(float(day.toordinal()), NumberKind.DATE)


def _as_plain(text: str) -> TypedNumber | None:
    found = _NUMBER.match(text)
    if not found:
        return None
    digits, rest = found["digits"].strip(), found["rest"]
    if re.search(r"\d", rest) and not _N_OF_M.match(text):
        return None  # "3 to 5", "10-12": two numbers in one field
    if re.match(r"\w", rest) and not found["digits"].endswith(" ") and not re.match(r"[a-zA-Zµ]{1,4}\b", rest):
        return None
    value = _value(digits)
    if value is None:
        return None
    value *= _SCALE.get((found["scale"] or "").lower(), 1.0)
    return TypedNumber(-value if found["sign"] in {"-", "−", "–"} else value)


def _value(digits: str) -> float | None:
    """Grouping and decimals told apart: the later of two different marks is the decimal mark; one mark followed by
    exactly three digits groups, unless the number starts with 0."""
    digits = re.sub(r"['’ ]", "", digits).rstrip(".,")
    marks = [mark for mark in digits if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            return None
        digits = digits.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif len(marks) > 1:
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            return None
        digits = digits.replace(marks[0], "")
    elif marks and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        digits = digits.replace(marks[0], "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None

"""Numbers as people type them into a draft: "1,200", "1.200,5", "12 %", "€ 3.5k", "2:30", "15 March 2027".

`read_number` reads one field, `together` the fields that are compared with each other. Text that is not understood to
its end is no number; words stay words. "3 of 5" counts as 3 beside other fives, and as its share beside anything else;
"1:4" is read beside other ratios, because "1:40" alone is a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from workshop_app.domain.values import days
from workshop_app.domain.values.units import NO_UNIT, Unit, money, unit_of


class NumberKind(StrEnum):
    """What a typed number measures; only numbers of one kind are compared."""

    PLAIN = "plain"
    TIME = "time"
    DATE = "date"


class ValueDoubt(StrEnum):
    """Why numbers that can be read one by one cannot be compared: ask, never reckon."""

    DATE_ORDER = "date_order"  # day or month first: both are possible
    UNITS = "units"  # they do not convert, or one has none and the others differ


class TypedNumber(Struct, frozen=True):
    """A readable value. A time counts its smaller unit (2:30 is 150), a date its days; `unit` is what was typed, and
    `whole` of how many it is a share: 5 of "3 of 5", 0 where it is none. `counts`: a word behind it that is no unit of
    ours says what was counted."""

    value: float
    kind: NumberKind = NumberKind.PLAIN
    unit: Unit = NO_UNIT
    whole: float = 0.0
    counts: bool = False


Readings = tuple[tuple[float, ...], ...]

_SCALE = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "bn": 1e9, "b": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9,
}  # fmt: skip
_BEFORE = (
    r"(?:[~≈<>≤≥=]+\s*|about\s+|approx\.?\s+|ca\.?\s+|at\s+least\s+|up\s+to\s+)?"
    r"(?P<money>(?:US|A|C)?[$€£¥₹]|(?-i:[A-Z]{3})\s)?\s*"
)
_NUMBER = re.compile(
    rf"^{_BEFORE}(?P<sign>[+\-−–]?)\s*(?P<inner>[$€£¥₹]\s*)?(?P<digits>\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)\s*"
    r"(?:(?P<scale>k|tsd|thousand|mn|mio|millions?|m|bn|mrd|billions?|b)\b\.?)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?P<sign>[-−–]?)(?P<big>\d{1,5}):(?P<middle>[0-5]\d)(?::(?P<small>[0-5]\d))?\s*(?:h|hrs?|min|minutes|hours)?$"
)
_N_OF_M = re.compile(
    r"^\d+(?:[.,]\d+)?\s*(?:of|out\s+of|in|/)\s*(?P<whole>\d+)(?!\d*\s*/)", re.IGNORECASE
)  # no day: "03/06/2027"
_RATIO = re.compile(r"^(\d+(?:[.,]\d+)?)\s*:\s*(\d+(?:[.,]\d+)?)(?![\d:])(?:\s+[^\W\d].*)?$")
_BARE = re.compile(r"[+\-−–]?\s*(?:\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)")
_SHARE = re.compile(r"^\d+\s*/\s*(\d+)$")
_PADDED = re.compile(r"(?<!\d)0\d")  # "05/06": days are written so, shares hardly ever
# Behind a number these words change what it says, or say that it is not meant exactly.
_DOUBTFUL = re.compile(
    r"(?<!\w)(?:and|or|plus|minus|maybe|perhaps|bit|so|more|less|fewer|than|but|if|not|until|till|to|und|oder|bis|mehr|"
    r"weniger|als|vielleicht)(?!\w)",
    re.IGNORECASE,
)
# The first word behind a number, unless it only says of what, or how often ("1.50 a ticket", "90 of our calls").
_COUNTED = re.compile(r"\s*(?!(?:a|an|per|pro|each|of|in|on|at|by|for|von|je|im|am)\b)[^\W\d_]{2,}", re.IGNORECASE)
# A mark that cannot group, by the digits around it: "0.975", "1,5", "2.1234", never "1.200".
_DECIMAL = re.compile(r"(?<![\d.,])(?:0[.,]\d+|\d+[.,](?:\d{1,2}|\d{4,}))(?![\d.,])")
_FEWEST_ALIKE = 3  # shares of the same whole, beside which another one may be a share, too
_REMEMBERED = 2048  # fields: each is read by several checks
_WORDS_BEHIND = 6  # what is counted: "late ferries a week"; more is a sentence


@lru_cache(maxsize=_REMEMBERED)
def read_number(text: str, decimal: str = "") -> TypedNumber | None:
    """The value of a field; None for words, for two numbers in one field, for what is not understood to its end, and
    for anything ambiguous beyond repair. `decimal` is the mark that its neighbours use before the decimals."""
    text = " ".join(text.split())
    if not text:
        return None
    return _as_date(text) or _as_time(text) or _as_plain(text, whole=True, decimal=decimal)


def leading_number(text: str) -> TypedNumber | None:
    """The number that a piece of a sentence begins with, whatever follows."""
    text = " ".join(text.split())
    return (_as_date(text) or _as_time(text) or _as_plain(text, whole=False)) if text else None


def together(texts: Sequence[str], cycle: days.Span | None = None) -> Readings | ValueDoubt | None:
    """The fields that are compared with each other, on one scale. None when one of them cannot be read. Two readings
    where nothing tells whether days or months come first; whoever needs one asks `agreed`."""
    shares = _are_shares(texts)
    if shares is None:
        return ValueDoubt.UNITS
    if not shares and (dated := days.readings(texts, cycle)):
        return tuple(tuple(float(day.toordinal()) for day in reading) for reading in dated)
    if ratios := _ratios(texts):
        return (ratios,)
    decimal = _decimal_mark(texts)
    numbers = [read_number(text, decimal) for text in texts]
    read = [number for number in numbers if number is not None]
    if len(read) < len(numbers) or len({number.kind for number in read}) > 1:
        return None
    if any(number.whole for number in read):
        return _shares(read)
    units = {number.unit for number in read} - {NO_UNIT}
    if units and any(number.unit is NO_UNIT and number.counts for number in read):
        return ValueDoubt.UNITS  # 140 cents are not 140 €
    percents = [number.value for number in read if number.unit.like == "percent"]
    if any(number.unit is NO_UNIT and _may_be_a_share(number.value, percents) for number in read):
        return ValueDoubt.UNITS
    if len(units) <= 1:  # a bare number has the unit of its neighbours
        return (tuple(number.value for number in read),)
    if len({unit.like for unit in units}) > 1 or any(number.unit is NO_UNIT for number in read):
        return ValueDoubt.UNITS
    return (tuple(number.value * number.unit.worth for number in read),)


def in_unit(texts: Iterable[str], unit: str) -> tuple[str, ...]:
    """Values as their own field says them: a bare number is of the unit beside it, where that is one of ours. One that
    may be a share of a hundred stays as it is, and is asked about."""
    typed, known = tuple(texts), unit_of(unit)[0]
    if known is NO_UNIT:
        return typed
    decimal = _decimal_mark(typed) if known.like == "percent" else ""
    read = {text: read_number(text, decimal) for text in typed} if known.like == "percent" else {}
    values = [number.value for number in read.values() if number is not None]
    shares = {text for text, number in read.items() if number and _may_be_a_share(number.value, values)}
    return tuple(f"{text.strip()} {unit.strip()}" if is_bare(text) and text not in shares else text for text in typed)


def _may_be_a_share(value: float, percents: Sequence[float]) -> bool:
    """Whether "0.6" stands beside about 60 per cent: nobody can tell whether it is 60 % or less than one."""
    part = value * 100
    return 0 < value < 1 and any(part / 2 <= each <= part * 2 for each in percents)


def is_bare(text: str) -> bool:
    """Whether it is digits and nothing else, so that its unit stands elsewhere."""
    return _BARE.fullmatch(text.strip()) is not None


def _decimal_mark(texts: Sequence[str]) -> str:
    """The mark before the decimals, where one of the texts tells: beside "0.975" the number "1.050" is no thousand."""
    found = {mark for text in texts for shown in _DECIMAL.findall(text) for mark in shown if mark in ".,"}
    return found.pop() if len(found) == 1 else ""


def _are_shares(texts: Sequence[str]) -> bool | None:
    """ "7/10", "8/10": so many of the same so many, and "1/2" beside four of those. None where nobody can tell whether
    one beside them is a day. Any other figures with a slash are days."""
    found = [_SHARE.match(text.strip()) for text in texts]
    wholes = [int(share[1]) for share in found if share is not None]
    if not wholes or len(wholes) < len(texts):
        return False
    alike = max(wholes.count(whole) for whole in wholes)
    if alike == len(wholes):
        return True
    if alike < _FEWEST_ALIKE:
        return False
    parts = all(days.may_be_share(text) for text in texts)
    if alike > _FEWEST_ALIKE:
        return True if parts and not any(map(_PADDED.search, texts)) else None
    return None if parts else False


def _shares(read: Sequence[TypedNumber]) -> Readings | ValueDoubt:
    """So many of so many: counted where the whole is one and the same, else compared as shares. A bare number beside
    them is a count of that whole; with several wholes, or beyond it, nobody can tell what it is of."""
    wholes = {number.whole for number in read if number.whole}
    bare = [number for number in read if not number.whole]
    if all(number.unit.like == "percent" for number in bare) and (bare or len(wholes) > 1):
        return (tuple(number.value / number.whole * 100 if number.whole else number.value for number in read),)
    whole = max(wholes)
    if len(wholes) == 1 and all(number.unit is NO_UNIT and 0 <= number.value <= whole for number in bare):
        return (tuple(number.value for number in read),)
    return ValueDoubt.UNITS


def _ratios(texts: Sequence[str]) -> tuple[float, ...]:
    """ "1:8", "1:4": one side as long as the other is the same in all, else the one through the other. Nothing where
    one of them is no ratio, or all of them may be times."""
    found = [_RATIO.match(" ".join(text.split())) for text in texts]
    if not found or not all(found) or all(_as_time(text.strip()) for text in texts):
        return ()
    sides = [tuple(float(side.replace(",", ".")) for side in each.groups()) for each in found if each is not None]
    if all(one[0] == other[0] for one, other in pairwise(sides)):
        return tuple(behind for _, behind in sides)
    if all(one[1] == other[1] for one, other in pairwise(sides)):
        return tuple(before for before, _ in sides)
    return tuple(before / behind for before, behind in sides) if all(behind for _, behind in sides) else ()


def _as_time(text: str) -> TypedNumber | None:
    found = _TIME.match(text)
    if not found:
        return None
    value = int(found["big"]) * 60 + int(found["middle"])
    if found["small"]:
        value = value * 60 + int(found["small"])
    return TypedNumber(float(-value if found["sign"] else value), NumberKind.TIME)


def _as_date(text: str) -> TypedNumber | None:
    found = () if days.may_be_share(text) else days.readings((text,))
    return TypedNumber(float(found[0][0].toordinal()), NumberKind.DATE) if len(found) == 1 else None


def _as_plain(text: str, *, whole: bool, decimal: str = "") -> TypedNumber | None:
    found = _NUMBER.match(text)
    if not found:
        return None
    digits, rest = found["digits"].strip(), found["rest"]
    share = _N_OF_M.match(text)
    if re.search(r"\d", rest) and not share:
        return None  # "3 to 5", "10-12": two numbers in one field
    if share and (not int(share["whole"]) or re.search(r"\d", text[share.end() :])):
        return None
    if re.match(r"\w", rest) and not found["digits"].endswith(" ") and not re.match(r"[a-zA-Zµ]{1,4}\b", rest):
        return None
    unit, behind = unit_of(rest, money(found["money"] or found["inner"] or ""))
    if whole and (_DOUBTFUL.search(behind) or len(behind.split()) > _WORDS_BEHIND):
        return None
    value = _value(digits, decimal)
    if value is None:
        return None
    value *= _SCALE.get((found["scale"] or "").lower(), 1.0)
    signed = -value if found["sign"] in {"-", "−", "–"} else value
    counts = unit is NO_UNIT and bool(_COUNTED.match(behind))
    return TypedNumber(signed, unit=unit, whole=float(share["whole"]) if share else 0.0, counts=counts)


def _value(digits: str, decimal_mark: str) -> float | None:
    """Grouping and decimals told apart: the later of two different marks is the decimal mark; one mark followed by
    exactly three digits groups, unless the number starts with 0 or its neighbours tell otherwise."""
    digits = re.sub(r"['’ ]", "", digits).rstrip(".,")
    marks = [mark for mark in digits if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        digits = digits.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif len(marks) > 1:
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            return None
        digits = digits.replace(marks[0], "")
    elif marks and marks[0] != decimal_mark and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        digits = digits.replace(marks[0], "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None

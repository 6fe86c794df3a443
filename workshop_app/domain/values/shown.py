"""Values as they are shown, on the screen and on paper alike. The file keeps them as they were typed: here a unit
stands behind a bare number, and once behind several of one key result, however each was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workshop_app.domain.values.numbers import is_bare
from workshop_app.domain.values.units import NO_UNIT, unit_of

_DIGITS = re.compile(r"[+\-−–]?\s*(?:\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)")
SHORT = 2  # letters of a unit that goes wherever its number goes: "%", "km", "€"


def with_unit(value: str, unit: str) -> str:
    """The unit behind a bare number; what was typed with its own unit, or told in words, stays."""
    value, unit = value.strip(), unit.strip()
    return f"{value} {unit}" if unit and is_bare(value) else value


def with_short_unit(value: str, unit: str) -> str:
    """The same where there is little room: a unit of words is told by the key result already."""
    return with_unit(value, unit if len(unit.strip()) <= SHORT else "")


def in_one_unit(values: Sequence[str], unit: str) -> tuple[tuple[str, ...], str]:
    """Values that stand beside each other, and the unit to say once behind them: beside "84" and the unit "%", "90 %"
    is 90. Where one has another unit each has its own, and none is said behind. Empty ones stay empty."""
    typed = tuple(value.strip() for value in values)
    numbers = tuple(_without(value, unit.strip()) for value in typed)
    others = [value for value, number in zip(typed, numbers, strict=True) if value and not number]
    if not others:
        return numbers, unit.strip()
    if any(numbers):
        return tuple(with_unit(value, unit) for value in typed), ""
    return typed, unit.strip()


def _without(value: str, unit: str) -> str:
    """The number alone, of one that has this unit or none; "" for anything else."""
    if is_bare(value):
        return value
    digits = _DIGITS.search(value)
    if digits is None or not unit:
        return ""
    own = f"{value[: digits.start()]} {value[digits.end() :]}".strip()
    known, behind = unit_of(own)
    same = own.casefold() == unit.casefold() or (known is not NO_UNIT and not behind and known == unit_of(unit)[0])
    return digits.group().strip() if same else ""

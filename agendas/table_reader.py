"""Reads the keys of one TOML table and notes what is wrong with them.

Used by `reading`, which knows the format. Nothing raises for bad input: a value that cannot be read is noted and
replaced by a harmless one, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeGuard, TypeVar

from msgspec import Struct

from agendas.typed_times import LONGEST, TimeDoubt, parse_clock, parse_end, why_no_clock

LONGEST_TEXT = 5_000
_NO_CLOCK = 'but must be a time in quotes, such as "9:00"'
_CLOCK_DOUBTS: Mapping[TimeDoubt | None, str] = {
    TimeDoubt.END_OF_DAY: 'which is an end; write "00:00" for the midnight before, "00:00 (+1)" for the one after',
    TimeDoubt.SECONDS: "but a plan counts whole minutes; leave the seconds out",
}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, object]


class Mistakes(Struct, frozen=True):
    """Where to note what is wrong in one file."""

    add: Callable[[str, str, str], None]


class TableReader:
    """Reads the keys of one table and notes what is wrong with them under one step."""

    def __init__(self, table: Table, mistakes: Mistakes, step: str = "", inside: str = "") -> None:
        self.table, self.mistakes, self.step, self.inside = table, mistakes, step, inside

    def note(self, key: str, message: str) -> None:
        self.mistakes.add(self.step, f"{self.inside}{key}", message)

    def only(self, known: Sequence[str]) -> None:
        for key in self.table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                self.note(key[:60], "is not a key of this format" + (f"; did you mean {near[0]!r}?" if near else ""))

    def text(self, key: str, *, required: bool = True, default: str = "", longest: int = LONGEST_TEXT) -> str:
        value = self.table.get(key, None)
        if value is None:
            if required:
                self.note(key, "is missing")
            return default
        if not isinstance(value, str):
            self.note(key, f"must be text, not {_kind(value)}")
            return default
        if required and not value.strip():
            self.note(key, "is empty")
        if len(value) > longest:
            self.note(key, f"is {len(value)} characters long; at most {longest} are allowed")
        if any(ord(char) < 32 and char not in "\n\t" for char in value):
            self.note(key, "contains a control character")
        return value.strip()

    def identifier(self, key: str, default: str | None = None) -> str:
        value = self.text(key, required=default is None, default=default or "")
        if key in self.table and value and not _ID.fullmatch(value):
            self.note(key, "may hold letters, digits, _ and - only, at most 64")
        return value[:64]

    def whole(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        value = self.table.get(key, default)
        if value is None:
            self.note(key, "is missing")
        elif not is_whole(value):
            self.note(key, f"must be a whole number, not {_kind(value)}")
        elif not lowest <= value <= highest:
            self.note(key, f"is {_short(value)}, but must be {lowest} to {highest}")
        else:
            return value
        return lowest

    def range(self, key: str, lowest: int, highest: int, default: tuple[int, int] | None = None) -> tuple[int, int]:
        value = self.table.get(key)
        if value is None:
            if default is None:
                self.note(key, "is missing")
            return default or (lowest, highest)
        if not (isinstance(value, list) and len(value) == 2 and all(is_whole(each) for each in value)):
            self.note(key, "must be two whole numbers, such as [20, 35]")
        elif not lowest <= value[0] <= value[1] <= highest:
            self.note(key, f"must run from smaller to larger within {lowest} to {highest}")
        else:
            return value[0], value[1]
        return lowest, highest

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.note(key, f"must be true or false, not {_kind(value)}")
            return False
        return value

    def one_of(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        if key not in self.table:
            if default is None:
                self.note(key, "is missing")
            return default
        return self._member(key, self.table[key], kind) or default

    def several(self, key: str, kind: type[E], default: tuple[E, ...] = ()) -> tuple[E, ...]:
        value = self.table.get(key)
        if value is None:
            if not default:
                self.note(key, "is missing")
            return default
        values = value if isinstance(value, list) else [value]
        if not values:
            self.note(key, "is empty")
        found = [self._member(key, each, kind) for each in values]
        return tuple(member for member in found if member is not None)

    def _member(self, key: str, value: object, kind: type[E]) -> E | None:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        self.note(key, f"is {_short(value)}, but must be one of: {', '.join(kind)}")
        return None

    def clock(self, key: str) -> int | None:
        return self._clock(key, self.table[key]) if key in self.table else None

    def end(self, key: str) -> int | None:
        """The time at which something ends: 24:00 is one, too."""
        text = _written(self.table.get(key))
        whole_day = None if text is None else parse_end(text)
        return self.clock(key) if whole_day is None else whole_day

    def day_starts(self, key: str, default: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """When each day begins, which is never on the day after."""
        value = self.table.get(key)
        if value is None and default is not None:
            return default
        values = value if isinstance(value, list) else [value]
        if value is None or not values:
            self.note(key, 'is missing; write starts = ["9:00"]')
        found = [self._day_start(key, each) for each in values if each is not None]
        return tuple(minutes for minutes in found if minutes is not None)

    def _day_start(self, key: str, value: object) -> int | None:
        text = _written(value)
        if text is not None and (parse_end(text) or 0) >= LONGEST:
            self.note(key, f"is {_short(text)}, but a day begins between 00:00 and 23:59")
            return None
        return self._clock(key, value)

    def _clock(self, key: str, value: object) -> int | None:
        text = _written(value)
        minutes = None if text is None else parse_clock(text)
        if minutes is None:
            doubt = None if text is None else why_no_clock(text)
            self.note(key, f"is {_short(value if text is None else text)}, {_CLOCK_DOUBTS.get(doubt, _NO_CLOCK)}")
        return minutes

    def table_of(self, key: str, *, required: bool = False) -> Table:
        value = self.table.get(key)
        if value is None and not required:
            return {}
        if not isinstance(value, dict):
            self.note(key, "is missing" if value is None else f"must be a table, not {_kind(value)}")
            return {}
        return value


def _written(value: object) -> str | None:
    """A time as written in quotes, or as TOML writes one without."""
    return value.isoformat("auto") if isinstance(value, time) else value if isinstance(value, str) else None


def is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a decimal number", str: "text", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


def _short(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python refuses to write out a number of thousands of digits
        return "a huge number"
    return text if len(text) <= 40 else f"{text[:37]}..."

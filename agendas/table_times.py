"""The times of an agenda table, row by row, and what they mean together: a clock of twelve hours that passes noon
without saying so, and times that count from the beginning instead of the clock.

Called by `table` only. Pure. Nothing is settled in silence: what was read as the afternoon is told as a remark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from agendas.table_days import DayCount, DayMark, alike, next_day, stamped
from agendas.typed_times import NOON, imported_clock, is_day_fraction

DAY = 24 * 60
LONGEST_ROW = 6 * 60  # minutes; a longer row is asked about, because it usually is a time that was misread

_SPAN = re.compile(
    r"(?:(?:from|von|de|das|dalle|od|van|du)\s+)?(.+?)\s*"
    r"(?:-|–|—|−|~|→|\b(?:to|bis|until|till?|à|hasta|às|até|alle|do|tot)\b|\s+a\s+)\s*(.+)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\d\s*[ap]\.?\s?m\b|\bnoon\b|\bmidday\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:at\s+)?([1-9]|1[0-2])(?:\s*[:.h]\s*\d\d)?\s*(?:h|uhr|o'clock)?", re.IGNORECASE)
_CLOCK_SIGN = re.compile(r"\d\s*[:.h]\s*\d\d|\d\s*[ap]\.?\s?m\b|\d\s*h\b|\buhr\b|\bnoon\b|\bmidday\b", re.IGNORECASE)


class RowTimes(Struct, frozen=True):
    """When a row begins and ends, in minutes since midnight, and how long it takes if that is said. `open` times are on
    a clock of twelve hours and do not say which half; `halves` tells that am, pm or noon is said; `day` is named where
    the cell holds a date, too, and `end_day` with the end. `moved` tells that it was read as the afternoon."""

    begin: int | None = None
    end: int | None = None
    begin_open: bool = False
    end_open: bool = False
    day: DayMark | None = None
    halves: bool = False
    minutes: int | None = None
    moved: bool = False
    end_day: DayMark | None = None

    @property
    def until(self) -> int | None:
        """When it is over, as far as the row itself says."""
        if self.end is None and self.begin is not None and self.minutes is not None:
            return self.begin + self.minutes
        return self.end


def looks_like_clock(cell: str) -> bool:
    """Whether a cell is meant as a time of day rather than as a length."""
    return bool(_CLOCK_SIGN.search(cell)) or is_day_fraction(cell) or stamped(cell)[0] is not None


def span(text: str) -> tuple[int | None, int | None]:
    """Start and end of "9:00-9:30", "9-9:30am", "von 9 bis 10 Uhr"; a single time has no end."""
    found = cell_times(text)
    return found.begin, found.end


def cell_times(text: str) -> RowTimes:
    """What one cell says; nothing in it where it is no time."""
    day, text = stamped(text)
    text = text.strip(" ()[]:;,*")
    halves = _HALF.search(text) is not None
    if (alone := imported_clock(text)) is not None:
        return RowTimes(alone, begin_open=_is_open(text), day=day, halves=halves)
    match = _SPAN.fullmatch(text)
    if match is None:
        return RowTimes()
    first, last = match[1].strip(), match[2].strip()
    begin, end = imported_clock(first), imported_clock(last, ends=True)
    if begin is None or end is None:
        return RowTimes()
    if _HALF.search(last) and _is_open(first):
        begin = _half_of(first, end)
        return RowTimes(begin, end, day=day, halves=True)
    return RowTimes(begin, end, _is_open(first), _is_open(last), day=day, halves=halves)


def _half_of(first: str, end: int) -> int | None:
    """The start before "9:30am" or "1pm", which says its half for both: the later one that is not after the end."""
    both = (imported_clock(first + half) for half in (" am", " pm"))
    before = [each for each in both if each is not None and each < end]
    return max(before, default=imported_clock(first))


def with_end(times: RowTimes, text: str) -> RowTimes:
    """The end out of a column of its own."""
    day, text = stamped(text)
    return replace(times, end=imported_clock(text, ends=True), end_open=_is_open(text), end_day=day)


def over_days(times: RowTimes, day: DayMark | None, ends: DayMark | None) -> bool:
    """Whether something that begins on `day` is over on another one, and is no single night: how long it takes is then
    asked, since nobody works through."""
    if day is None or ends is None or day == ends or not alike(day, ends):
        return False
    night = times.begin is not None and times.end is not None and times.end < times.begin
    return not (night and next_day(day, ends))


def from_the_beginning(rows: Sequence[RowTimes]) -> bool:
    """Whether the times count from the beginning ("0:00–0:05"): the first is zero, and none falls."""
    begins = [row.begin for row in rows if row.begin is not None]
    return len(begins) > 1 and begins[0] == 0 and begins == sorted(begins)


def on_one_clock(
    rows: Sequence[RowTimes], days: Sequence[DayMark | None], known: Sequence[str] = ()
) -> tuple[list[RowTimes], list[int]]:
    """The times on a clock of 24 hours, and the day of each row. `days` holds what names a day at each row, `known` the
    names of days in their order."""
    whole_day = any(_shows_24_hours(row) for row in rows)
    count = DayCount(known)
    settled: list[RowTimes] = []
    numbers: list[int] = []
    before: int | None = None
    for place, (row, named) in enumerate(zip(rows, days, strict=True)):
        named = row.day or named
        if named is not None and count.go_to(named):
            before = None
        morning = before is None and _is_early(rows[place:])
        row = row if whole_day or morning else _afternoon(row, before)
        if row.begin is not None and before is not None and row.begin < before and not _past_midnight(row, settled):
            count.next()
            before = None
            row = row if whole_day or row.moved else _afternoon(row, None)
        settled.append(row)
        numbers.append(count.day)
        before = row.begin if row.begin is not None else before
    return settled, numbers


def _shows_24_hours(row: RowTimes) -> bool:
    """Nobody writes 13:00 on a clock of twelve hours."""
    return not row.halves and any(at is not None and at >= 13 * 60 for at in (row.begin, row.end))


def _is_early(rows: Sequence[RowTimes]) -> bool:
    """Whether a day begins at five or six in the morning: its times rise from there to two of ten o'clock and later,
    and go on behind noon, where an evening is over ("6:30 Reception" to "11:30 Close")."""
    begins = [row.begin for row in rows if row.begin is not None]
    rising = list(takewhile(lambda pair: pair[0] < pair[1], pairwise(begins)))
    late = [later for _, later in rising if later >= 10 * 60]
    if not begins or not 5 * 60 <= begins[0] < 7 * 60 or len(late) < 2:
        return False
    return late[-1] > NOON or (late[-1] == NOON and len(begins) > len(rising) + 1)


def _afternoon(row: RowTimes, before: int | None) -> RowTimes:
    """One to six is the afternoon where it follows the morning or begins a day; seven to nine only within three hours
    of an afternoon that is under way."""
    begin, end = row.begin, row.end
    if begin is not None and row.begin_open:
        hour = begin // 60
        falls = before is None or begin < before
        later = begin + NOON
        soon = before is not None and before >= NOON and before <= later <= before + 180
        if falls and (1 <= hour < 7 or (7 <= hour < 10 and soon)):
            begin = later
    if end is not None and row.end_open and begin is not None and end <= begin < end + NOON:
        end += NOON
    return replace(row, begin=begin, end=end, moved=row.moved or begin != row.begin or end != row.end)


def _past_midnight(row: RowTimes, before: Sequence[RowTimes]) -> bool:
    """Whether it goes on where the row before it ends, in the night."""
    last = next((each for each in reversed(before) if each.begin is not None), None)
    return last is not None and last.until is not None and row.begin is not None and last.until % DAY == row.begin


def _is_open(text: str) -> bool:
    return _OPEN.fullmatch(text.strip()) is not None

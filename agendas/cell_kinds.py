"""What the cells of an agenda table look like, whatever their heading says: times of day, lengths, days, words. Called
by `table_columns` only. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agendas import table_days
from agendas.length_units import with_unit
from agendas.table_times import LONGEST_ROW, looks_like_clock, span
from agendas.typed_times import TimeDoubt, imported_duration, why_no_length

_DAY_OF_WORK = 8 * 60  # minutes


def is_time(cell: str) -> bool:
    return span(cell)[0] is not None


def is_length(cell: str) -> bool:
    """Also one that is too long, or no whole minutes: it is asked about."""
    return imported_duration(cell) is not None or why_no_length(cell) in (TimeDoubt.OUT_OF_RANGE, TimeDoubt.NOT_WHOLE)


def is_day(cell: str) -> bool:
    """A day alone: where a time stands behind it, the cell says when something starts."""
    day, time = table_days.stamped(cell)
    return table_days.cell_mark(cell) is not None and (day is None or not time.strip("0:."))


def has_words(cell: str) -> bool:
    return re.search(r"[^\W\d_]{2}", cell) is not None and not is_time(cell)


def has_a_letter(cell: str) -> bool:
    """An item may be called "A"."""
    return re.search(r"[^\W\d_]", cell) is not None and not is_time(cell) and not is_length(cell)


def is_numbering(cells: Sequence[str]) -> bool:
    """1, 2, 3 ... at least three of them: a length hardly ever looks like that."""
    return len(cells) >= 3 and [cell.rstrip(".") for cell in cells] == [str(n) for n in range(1, len(cells) + 1)]


def is_start(cells: Sequence[str]) -> bool:
    """Times of day, as far as the cells alone tell: also what rises and would fill more than a day of work as lengths
    ("5:00, 6:30, 8:00"), unless a cell is none ("5:00, 20:00, 45:00")."""
    times = clock_times(cells)
    rises = len(times) > 1 and all(earlier < later for earlier, later in pairwise(times))
    return are_times_of_day(cells) or (rises and sum(times) > _DAY_OF_WORK and not with_unit("", cells))


def are_times_of_day(cells: Sequence[str]) -> bool:
    """Mostly clock times, hardly ever falling. "1:30, 0:45" are lengths: they begin before six in the morning; what
    counts from zero and never falls is a start all the same."""
    if are_hours_that_meet(cells):
        return True
    times = clock_times(cells)
    if not times:
        return False
    falls = sum(later < earlier for earlier, later in pairwise(times))
    if times[0] == 0:
        return falls == 0 and len(times) > 1
    return (times[0] >= 6 * 60 or all("-" in cell or "–" in cell for cell in cells)) and 3 * falls <= len(times)


def may_be_lengths(cells: Sequence[str]) -> bool:
    """Whether none is too long for a row, where their heading says that they are lengths."""
    return not are_times_of_day(cells) and max(clock_times(cells)) <= LONGEST_ROW


def clock_times(cells: Sequence[str]) -> list[int]:
    """The times they begin with; none where they are not mostly such."""
    times = [begin for cell in cells if looks_like_clock(cell) and (begin := span(cell)[0]) is not None]
    return times if 3 * len(times) >= 2 * len(cells) else []


def are_hours_that_meet(cells: Sequence[str]) -> bool:
    """ "9-10", "10-11": without a sign of a clock they are times where each begins when the one before is over, as
    lengths ("5-10") and counts of people do not."""
    spans = [span(cell) for cell in cells]
    meet = sum(before[1] is not None and before[1] == after[0] for before, after in pairwise(spans))
    first = spans[0][0] if spans else None
    return first is not None and first >= 6 * 60 and meet > 0 and 3 * meet >= 2 * (len(spans) - 1)


def is_minutes(cells: Sequence[str]) -> bool:
    return bool(cells) and 3 * sum(map(is_length, cells)) >= 2 * len(cells)

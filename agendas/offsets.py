"""Starts that are counted from the beginning in a unit ("Start (min)": 0, 5, 15, 45): written as times that count from
the beginning ("0:45"), which the rest understands. Called by `table_columns`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agendas.length_units import unit_in_minutes

_NUMBER = re.compile(r"\+?\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:'|′|min(?:s|\.|utes?|uten)?)?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})(?:\s*(?:'|′|min(?:s|\.|utes?|uten)?))?", re.IGNORECASE)
_HOURS = 24
_FEWEST = 3


def as_clock(cells: Sequence[str], head: str, *, ends: bool = False, numbers: bool = True) -> list[str]:
    """The filled cells below a heading of starts, or of `ends`; as they are where they are no such counts. Without
    `numbers` only spans are: "0, 10, 20" below "Minutes" may be lengths, of which the first is to be asked about."""
    spans = [_SPAN.fullmatch(cell.strip()) for cell in cells]
    if len(spans) >= _FEWEST and all(spans) and _meet([(int(each[1]), int(each[2])) for each in spans if each]):
        return [f"{_clock(int(each[1]))}-{_clock(int(each[2]))}" for each in spans if each]
    unit = unit_in_minutes(head)
    found = [_NUMBER.fullmatch(cell.strip()) for cell in cells]
    if not numbers or len(found) < _FEWEST or not all(found):
        return list(cells)
    counts = [float(each[1].replace(",", ".")) for each in found if each]
    rises = all(earlier <= later for earlier, later in pairwise(counts)) and counts[0] < counts[-1]
    begins = ends or counts[0] == 0
    in_fives = all(count % 5 == 0 for count in counts)  # 0, 10, 20: no item of a day takes ten hours
    if not rises or not begins or (unit is None and (ends or (counts[-1] < _HOURS and not in_fives))):
        return list(cells)
    return [_clock(round(count * (unit or 1))) for count in counts]


def _meet(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether they count from zero, and each begins where the one before is over."""
    return spans[0][0] == 0 and all(before[1] == after[0] for before, after in pairwise(spans))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"

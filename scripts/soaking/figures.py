"""What was found, as one table, and the rule by which a soak is good.

It is not good when a file did not open or was not whole, when words were missing that the foot line had called saved,
when the file held words that nobody typed, when the 99th percentile of missing words is above 0.6 seconds of typing
(0.4 s is what the program waits at most, 0.2 s is for the save) and what the machine itself was late (the 99th
percentile of how much later than meant a key fell), when the clock of a resumed day was wrong by more than a second,
when something half-made still lay around after a start, or when a window showed a fault of its own.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field
from orders import Kind

MOST_LOSS = 0.6  # seconds of typing, at the 99th percentile
MOST_ERROR = 1.0  # seconds on the clock of a day
BAD = (
    "files that do not open or are not whole",
    "called saved and missing (the worst)",
    "words in the file that nobody typed",
    "days whose clock or log is wrong",
    "documents and copies that are not whole",
    "neither the old state nor the new one",
    "half-made things after the next start",
    "faults of the program",
    "windows that ended or stood still by themselves",
    "words changed or thrown out while typing",
)
OPEN, SAVED, WRONG, DAY, DOCUMENT, STATE, HALF, FAULT, ALONE, CHANGED = BAD


class Figures(Struct):
    """Everything counted so far. `losses` are seconds of typing, one for each kill of somebody who typed; `announced`
    those where the foot line said NOT SAVED; `lines` are the fields among them that wait for Enter."""

    kills: Counter[Kind] = field(default_factory=Counter)
    torn: int = 0
    keys: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    losses: list[float] = field(default_factory=list)
    lost_keys: list[int] = field(default_factory=list)
    announced: list[float] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    bad: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in BAD})
    told: Counter[str] = field(default_factory=Counter)

    @property
    def good(self) -> bool:
        return not any(self.bad.values()) and self._promptly

    @property
    def _promptly(self) -> bool:
        return _ninety_ninth(self.losses) <= MOST_LOSS + _ninety_ninth(self.late)

    def rows(self) -> Iterator[tuple[str, str]]:
        yield "kills", str(self.kills.total())
        for kind, count in sorted(self.kills.items()):
            yield f"  {kind}", str(count)
        yield "  of them in the middle of a write", str(self.torn)
        yield "keys typed", str(self.keys)
        for place, count in sorted(self.fields.items()):
            yield f"  fields written in: {place}", str(count)
        yield "  of them lines that wait for Enter", str(self.lines)
        yield "words missing, in seconds of typing", _spread(self.losses)
        yield "  in keys", _spread(self.lost_keys, "")
        yield "  while the foot line said NOT SAVED (not counted)", _spread(self.announced)
        yield "how much later than meant the machine let keys fall", _spread(self.late)
        yield "clock of a resumed day wrong by", _spread(self.errors)
        for name, found in self.bad.items():
            yield name, str(len(found))

    def details(self) -> Iterator[str]:
        for name, found in self.bad.items():
            for line in found[:20]:
                yield f"{name}: {line}"
        for words, count in self.told.most_common(10):
            yield f"said by the program, {count} x: {words}"


def _spread(values: list[float] | list[int], unit: str = " s") -> str:
    if not values:
        return "none"
    digits = 3 if unit else 0
    parts = (statistics.median(values), _ninety_ninth(values), max(values))
    middle, high, most = (f"{part:.{digits}f}{unit}" for part in parts)
    return f"median {middle}, 99th percentile {high}, most {most} ({len(values)})"


def _ninety_ninth(values: list[float] | list[int]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))] if values else 0.0

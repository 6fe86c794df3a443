"""A plan typed line by line, "9:00 30 Welcome": cells with nothing between them but spaces.

Called by `table` for rows of a single cell. Pure. Lines are cut only when every one of them begins with a time of day;
a bare number after it is a length only when every line has one, since "9:00 3 key results" has a title of three words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agendas.typed_times import is_whole_clock, parse_clock, parse_duration

_MOST_WORDS = 4  # of a time ("9 Uhr 30") or a length ("1 h, 30 min")


def cut(lines: Sequence[str]) -> list[list[str]] | None:
    """Start, length and title of each line (start and title where no length is given); None when they are not such
    lines."""
    for read_length in (_any_length, _length_with_unit):
        rows = [_cells(line.split(), read_length) for line in lines]
        whole = [row for row in rows if row is not None]
        if len(whole) < len(rows) or not rows:
            return None
        if all(row[1] for row in whole):
            return whole
    return whole if any(row[1] for row in whole) else [[start, title] for start, _, title in whole]


def _cells(words: list[str], read_length: Callable[[str], bool]) -> list[str] | None:
    start = _longest(words, _is_start)
    length = _longest(words[start:], read_length)
    title = " ".join(words[start + length :])
    return [" ".join(words[:start]), " ".join(words[start : start + length]), title] if start and title else None


def _longest(words: list[str], is_one: Callable[[str], bool]) -> int:
    """How many of the first words are one together."""
    counts = range(min(_MOST_WORDS, len(words)), 0, -1)
    return next((count for count in counts if is_one(" ".join(words[:count]))), 0)


def _is_start(text: str) -> bool:
    first, dash, last = text.replace("–", "-").partition("-")
    if dash:
        return is_whole_clock(first.strip()) and parse_clock(last) is not None
    return is_whole_clock(text) or (not text.isdecimal() and parse_clock(text) is not None)


def _any_length(text: str) -> bool:
    return parse_duration(text) is not None


def _length_with_unit(text: str) -> bool:
    return not text.isdecimal() and _any_length(text)

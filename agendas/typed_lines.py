"""A plan typed line by line, as it stands in a mail: "9:00 30 Welcome", "0:00–0:05 — Check-in", "Welcome (30 min)".

Called by `table` for rows of a single cell. Pure. It is such a plan when most lines begin with a time of day, or end
with a length that has a unit; the other lines are left as they are and asked about. A bare number after the time is a
length only when every line has one, since "9:00 3 key results" has a title of three words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from agendas.table_times import cell_times, looks_like_clock
from agendas.typed_times import imported_duration, is_whole_clock

_MOST_WORDS = 7  # of a time ("9:00 a.m. – 9 Uhr 30") or a length ("1 h, 30 min")
_BETWEEN = " \t:;,|–—-−·•→>"
_BULLET = re.compile(r"^\s*(?:[-*•–·▪◦]\s+|\(?\d{1,2}[.)]\s+(?=\d))")
_LENGTH_LAST = re.compile(r"(.*?\S)\s*(?:[-–—:,;|(\[]\s*|\s)((?:ca\.?\s*|~\s*)?\d[^()\[\]]{0,20})[)\]]?\s*")
_IN_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{1,20})[)\]]")
_LENGTH_BETWEEN = re.compile(r"(\S.*?)\s+([-–—|])\s+((?:ca\.?\s*|~\s*)?\d[^()\[\]|–—]{0,20}?)\s+[-–—|]\s+(\S.*)")
_HOURS = r"(?:\s*(?:h|hrs?|hours|uhr)\b\.?)?"
_DIGITS = re.compile(
    rf"(?P<h>\d{{2}})(?P<m>\d{{2}}){_HOURS}(?:\s*(?:-|–|—|to|bis|à|a)\s*(?P<h2>\d{{2}})(?P<m2>\d{{2}}){_HOURS})?"
    r"(?![\d.,:]|\s*(?:[€$£%]|EUR\b|USD\b|CHF\b))\s*[:–—|-]?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:from|von|de|at|um|à|ca\.?|circa|about|approx\.?|around|gegen|ab|vers|environ|hacia)\s+|~\s*)+",
    re.IGNORECASE,
)


def cut(lines: Sequence[str]) -> list[list[str]] | None:
    """Start, length and title of each line (without the columns that no line fills); a line that is none has its words
    alone, as the title. None when most lines are no lines of a plan."""
    tidy = _with_colons([_BULLET.sub("", line).strip() for line in lines])
    for read_length in (_any_length, _length_with_unit):
        rows = [_begun(line.split(), read_length) for line in tidy]
        whole = [row for row in rows if row is not None]
        if not (_are_most(whole, rows) or _stand_together(rows)):
            others = (
                [_ended(line) for line in tidy],
                [_led(line.split()) for line in tidy],
                [_timed_last(line.split()) for line in tidy],
            )
            rows = next((each for each in others if _are_most([row for row in each if row], each)), [])
            rows = rows or (others[0] if _stand_together(others[0]) else [])
            whole = [row for row in rows if row is not None]
            if not whole:
                return None
        if all(row[1] for row in whole) or read_length is _length_with_unit:
            break
    filled = [place for place in range(3) if any(row[place] for row in whole)]
    together = [row or ["", "", line] for row, line in zip(rows, tidy, strict=True)]
    return [[row[place] for place in filled] for row in together]


def _are_most(whole: Sequence[object], rows: Sequence[object]) -> bool:
    return bool(whole) and 2 * len(whole) >= len(rows)


def _stand_together(rows: Sequence[object]) -> bool:
    """Whether at least three lines of a plan stand one below the other, however long the letter around them is."""
    return any(all(row is not None for row in rows[at : at + 3]) for at in range(len(rows) - 2))


def _begun(words: list[str], read_length: Callable[[str], bool]) -> list[str] | None:
    start = _longest(words, _is_start)
    if not start:
        return None
    length = _longest(words[start:], read_length)
    title = " ".join(words[start + length :]).lstrip(_BETWEEN)
    if not title:
        return None
    return [_bare(words[:start]), _bare(words[start : start + length]), title]


def _ended(line: str) -> list[str] | None:
    """A title with its length behind it, and perhaps who leads behind that ("Welcome - 10 min - Nora"); the length
    needs its unit."""
    between = _LENGTH_BETWEEN.fullmatch(line)
    if between is not None and _length_with_unit(length := _without_about(between[3])):
        return ["", length, f"{between[1]} {between[2]} {between[4]}"]
    found = _LENGTH_LAST.fullmatch(line)
    if found is None:
        return None
    length = _without_about(found[2])
    return ["", length, found[1].rstrip(_BETWEEN)] if _length_with_unit(length) else None


def length_in_brackets(title: str) -> tuple[str, str]:
    """The title of a card, and the length it has in brackets behind it ("Theory (45 min)"); no length where it has
    none."""
    found = _IN_BRACKETS.fullmatch(title)
    length = _without_about(found[2]) if found else ""
    return (found[1], length) if found and _length_with_unit(length) else (title, "")


def _without_about(length: str) -> str:
    return re.sub(r"^(?:ca\.?|~)\s*", "", length.strip())


def _led(words: list[str]) -> list[str] | None:
    """A length with its unit, and the title behind it ("5 min – Check-in")."""
    length = _longest(words, _length_with_unit)
    title = " ".join(words[length:]).lstrip(_BETWEEN)
    return ["", _bare(words[:length]), title] if length and title else None


def _timed_last(words: list[str]) -> list[str] | None:
    """A title with the time behind it, as programmes are printed ("Welcome ..... 9:00-9:15")."""
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        time, title = _bare(words[-count:]), " ".join(words[:-count]).rstrip(_BETWEEN + "._(")
        if title and _is_start(time):
            return [time, "", title]
    return None


def _with_colons(lines: Sequence[str]) -> list[str]:
    """Lines that begin with hours and minutes without a sign between them ("0900 Welcome", "1030-1200 Practice"), with
    one. Years are no times ("2027 Growth"), nor are figures that mostly fall, or sums of money."""
    begun = [found for line in lines if (found := _DIGITS.match(line))]
    if len(begun) < 2 or 2 * len(begun) < sum(map(bool, lines)):
        return list(lines)
    times = [(int(found["h"]), int(found["m"])) for found in begun]
    clocks = all(hours < 24 and minutes < 60 and minutes % 5 == 0 for hours, minutes in times)
    rises = sum((then >= first) - (then < first) for first, then in pairwise(times))
    if not clocks or rises <= 0 or all(hours in (19, 20) for hours, _ in times):
        return list(lines)
    return [_DIGITS.sub(_one_or_two_times, line, count=1) for line in lines]


def _one_or_two_times(found: re.Match[str]) -> str:
    until = f" - {found['h2']}:{found['m2']}" if found["h2"] else ""
    return f"{found['h']}:{found['m']}{until} "


def _longest(words: list[str], is_one: Callable[[str], bool]) -> int:
    """How many of the first words are one together."""
    counts = range(min(_MOST_WORDS, len(words)), 0, -1)
    return next((count for count in counts if is_one(_bare(words[:count]))), 0)


def _bare(words: Sequence[str]) -> str:
    return _LINK.sub("", " ".join(words).strip(_BETWEEN + "()[]"))


def _is_start(text: str) -> bool:
    times = cell_times(text)
    return times.begin is not None and (is_whole_clock(text) or looks_like_clock(text) or times.end is not None)


def _any_length(text: str) -> bool:
    return imported_duration(text) is not None


def _length_with_unit(text: str) -> bool:
    return not text.isdecimal() and _any_length(text)

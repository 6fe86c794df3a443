"""Day and time in front of a line, as chats write them when they are copied or exported: WhatsApp, Teams, Slack, Zoom,
and logs. What is left is the line as somebody would have typed it; how far into the talk it was said is counted from
the first such time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

DAY = 24 * 3600  # seconds
_DATE = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{2,4})"
_CLOCK = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?(?:[\u202f\u00a0 ]?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
_BEHIND = r"[\])]?(?:\s+[-–—])?(?:\s+|$)"
_DATED = re.compile(rf"[\u200e\[(]*{_DATE},?[T\s]+{_CLOCK}{_BEHIND}")
_DATED_BEHIND = re.compile(rf"[\u200e\[(]*{_CLOCK},\s*{_DATE}{_BEHIND}")
_NAME_FIRST = re.compile(rf"(?P<name>[^\W\d_][^:<>]*?)\s+[\[(]?{_CLOCK}[\])]?")
_ALONE = re.compile(_CLOCK)
_TO = re.compile(r"(?:\S+\s+)?From (?P<name>[^:]{1,60}?) to [^:]{1,60}:\s*(?P<words>.*)")


class StampedLine(Struct, frozen=True):
    """`clock` is the second of the day, -1 without one; `head` that the words are only who speaks, below."""

    words: str
    clock: int = -1
    head: bool = False


def stamped(rows: Sequence[str], place: int) -> StampedLine | None:
    """What a line says behind its day and time, or None where it has none that is meant here."""
    plain = rows[place].strip().lstrip("\ufeff\u200e")
    following = rows[place + 1].strip() if place + 1 < len(rows) else ""
    found = _DATED.match(plain) or _DATED_BEHIND.match(plain)
    if found is not None:
        words = plain[found.end() :].strip()
        below = bool(following) and ":" not in words and _stamp(following) is None
        return StampedLine(words, _second(found), below)
    named = _NAME_FIRST.fullmatch(plain)
    if named is not None and named["half"]:
        return StampedLine(named["name"].strip(), _second(named), head=True)
    alone = _ALONE.fullmatch(following)
    if alone is not None and plain and ":" not in plain:
        return StampedLine(plain, _second(alone), head=True)
    told = _TO.fullmatch(plain)
    return StampedLine(f"{told['name']}: {told['words']}") if told is not None else None


def _stamp(plain: str) -> re.Match[str] | None:
    return _DATED.match(plain) or _DATED_BEHIND.match(plain)


def is_time(row: str) -> bool:
    """Whether a line is a time and nothing else."""
    return _ALONE.fullmatch(row.strip()) is not None


def _second(found: re.Match[str]) -> int:
    hour = int(found["h"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    return hour * 3600 + int(found["m"]) * 60 + int(found["s"] or 0)

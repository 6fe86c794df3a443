"""Lengths whose unit stands in the heading ("Hours", "Duration (sec)", "Length (mm:ss)"). Called by `table`. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOCKED = re.compile(r"\bm{1,2}:ss\b")
_MINUTES = re.compile(r"\bmin(?:s|ut\w*)?\b")
_HOURS = re.compile(r"\b(?:hours?|hrs?|hh?|stunden|std|heures?|horas?|ore|uren|godziny|godz)\b")
_SECONDS = re.compile(r"\b(?:seconds?|secs?|sekunden|sek|secondes?|segundos|secondi)\b")
_TWO_PARTS = re.compile(r"(\d{1,3}):([0-5]\d)")
_THREE_PARTS = re.compile(r"\d{1,2}:\d\d:\d\d")
_A_DAY = 24
_TOO_MANY_HOURS = 7  # below "Minutes"
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


def is_only_of_lengths(head: str) -> bool:
    """Whether a heading names a unit that no time of day has ("Time (mm:ss)", "Zeit (Min.)")."""
    said = head.casefold()
    return any(unit.search(said) for unit in (_CLOCKED, _MINUTES, _SECONDS)) and not _HOURS.search(said)


def with_unit(head: str, cells: Sequence[str]) -> str:
    """The heading of lengths, with the unit that they tell themselves: beside "1:30:00", or "45:00", which are no
    hours of a day, "5:00" is five minutes; below "Minutes" beside "10:00", too."""
    said = head.casefold()
    if _CLOCKED.search(said) or _HOURS.search(said):
        return head
    clocked = [int(found[1]) for each in cells if (found := _TWO_PARTS.fullmatch(each.strip()))]
    longer = any(_THREE_PARTS.fullmatch(each.strip()) for each in cells)
    most = _TOO_MANY_HOURS if _MINUTES.search(said) else _A_DAY
    return f"{head} (mm:ss)" if clocked and (longer or max(clocked) >= most) else head


def in_minutes(cell: str, head: str) -> str:
    """The cell as it would stand below "Minutes"; as it is where the heading names no other unit, or the cell its
    own."""
    said, found = head.casefold(), _TWO_PARTS.fullmatch(cell.strip())
    if _CLOCKED.search(said):
        if found is None:
            return cell
        return found[1] if found[2] == "00" else f"{found[1]}m {found[2]}s"
    if found is not None and _HOURS.search(said):
        return str(60 * int(found[1]) + int(found[2]))
    if not _NUMBER.fullmatch(cell.strip()) or _MINUTES.search(said):
        return cell
    if _HOURS.search(said):
        return f"{cell.strip()} h"
    if _SECONDS.search(said):
        whole = float(cell.replace(",", ".")) / 60
        return f"{whole:.0f}" if whole.is_integer() else f"{cell.strip()} s"
    return cell


def unit_in_minutes(head: str) -> float | None:
    """How many minutes one of the unit is that a heading names; None where it names none."""
    said = head.casefold()
    units = ((_MINUTES, 1.0), (_SECONDS, 1 / 60), (_HOURS, 60.0))
    return next((minutes for unit, minutes in units if unit.search(said)), None)

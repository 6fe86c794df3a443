"""Lengths whose unit stands in the heading ("Hours", "Duration (sec)", "Length (mm:ss)"). Called by `table`. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOCKED = re.compile(r"\bm{1,2}:ss\b")
_HOURS = re.compile(r"\b(?:hours?|hrs?|h|stunden|std|heures?|horas?|ore|uren|godziny|godz)\b")
_SECONDS = re.compile(r"\b(?:seconds?|secs?|sekunden|sek|secondes?|segundos|secondi)\b")
_MINUTES_AND_SECONDS = re.compile(r"(\d{1,3}):(\d\d)")
_THREE_PARTS = re.compile(r"\d{1,2}:\d\d:\d\d")
_A_DAY = 24
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


def with_unit(head: str, cells: Sequence[str]) -> str:
    """The heading of lengths, with the unit that they tell themselves: beside "1:30:00", or "45:00", which are no
    hours of a day, "5:00" is five minutes."""
    clocked = [found for each in cells if (found := _MINUTES_AND_SECONDS.fullmatch(each.strip()))]
    longer = any(_THREE_PARTS.fullmatch(each.strip()) for each in cells)
    return f"{head} (mm:ss)" if clocked and (longer or any(int(each[1]) >= _A_DAY for each in clocked)) else head


def in_minutes(cell: str, head: str) -> str:
    """The cell as it would stand below "Minutes"; as it is where the heading names no other unit, or the cell its
    own."""
    said = head.casefold()
    if _CLOCKED.search(said):
        found = _MINUTES_AND_SECONDS.fullmatch(cell.strip())
        if found is None:
            return cell
        return found[1] if found[2] == "00" else f"{found[1]}m {found[2]}s"
    if not _NUMBER.fullmatch(cell.strip()) or "min" in said:
        return cell
    if _HOURS.search(said):
        return f"{cell.strip()} h"
    if _SECONDS.search(said):
        whole = float(cell.replace(",", ".")) / 60
        return f"{whole:.0f}" if whole.is_integer() else f"{cell.strip()} s"
    return cell

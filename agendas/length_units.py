"""Lengths whose unit stands in the heading ("Hours", "Duration (sec)", "Length (mm:ss)"). Called by `table`. Pure."""

from __future__ import annotations

import re

_CLOCKED = re.compile(r"\bm{1,2}:ss\b")
_HOURS = re.compile(r"\b(?:hours?|hrs?|h|stunden|std|heures?|horas?|ore|uren|godziny|godz)\b")
_SECONDS = re.compile(r"\b(?:seconds?|secs?|sekunden|sek|secondes?|segundos|secondi)\b")
_MINUTES_AND_SECONDS = re.compile(r"(\d{1,3}):00")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


def in_minutes(cell: str, head: str) -> str:
    """The cell as it would stand below "Minutes"; as it is where the heading names no other unit, or the cell its
    own."""
    said = head.casefold()
    if _CLOCKED.search(said):
        found = _MINUTES_AND_SECONDS.fullmatch(cell.strip())
        return found[1] if found else cell
    if not _NUMBER.fullmatch(cell.strip()) or "min" in said:
        return cell
    if _HOURS.search(said):
        return f"{cell.strip()} h"
    if _SECONDS.search(said):
        whole = float(cell.replace(",", ".")) / 60
        return f"{whole:.0f}" if whole.is_integer() else f"{cell.strip()} s"
    return cell
